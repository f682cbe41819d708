"""Long sections: the window never waits for them, what is seen meanwhile says so, and all of the text comes."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from briefing import disks, settings
from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.reading.cutting import MOST
from briefing.desktop.reading.part_titles import KEY_POINTS
from briefing.desktop.session import recall
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.document.storage import FolderStorage
from briefing.settings import Settings
from tests.end_to_end.pair import write_pair

MEBIBYTE = 1 << 20
MOST_BLOCKS = 2000
WAIT = 60_000
TEXTS: dict[str, Callable[[int], str]] = {
    "one paragraph": lambda size: "A first word. " + "word and more words of it, " * (size // 27 - 1) + "the last.",
    "one word": lambda size: "A first word. " + "x" * (size - 30) + " the last.",
    "paragraphs": lambda size: "A first word.\n\n" + ("Some words of it. " * 20 + "\n\n") * (size // 362) + "the last.",
}


def long_briefing(folder: Path, words: str) -> Path:
    """A briefing of two sections, the first of which is long."""
    made = write_pair(folder, (60, 40), words=40)
    for text in made.glob("sections/*/first.md"):
        text.write_text(words, encoding="utf-8")
    return made


class Ticks:
    """How often the window gets round to something else while a text is waited for."""

    def __init__(self, window: MainWindow) -> None:
        self.count = 0
        self._window = window
        self._timer = QTimer(window, interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self.count += self._window.pages.waits


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
def test_a_section_of_two_mebibytes_does_not_hold_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, words: Callable[[int], str]
) -> None:
    folder = long_briefing(tmp_path / "long", words(2 * MEBIBYTE - 100))
    opened = open_briefing(folder)
    window.show_briefing(opened)
    ticks = Ticks(window)
    assert "is being laid out" in window.text.toPlainText()
    assert "The beginning" in window.text.toPlainText()
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)
    text = window.text.toPlainText()
    assert len(text) > 1.9 * MEBIBYTE
    assert "the last." in text
    assert ticks.count
    longest = max(window.text.document().findBlockByNumber(each).length() for each in range(MOST_BLOCKS))
    assert longest < 1.01 * MOST, "Qt lays a paragraph out in one go"
    assert window.text.find("the last.")


def wait_until_laid_out(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until Qt has told how high all of the text is, without having it lay that out sooner."""
    text = window.text
    last = text.document().findBlockByNumber(text.document().blockCount() - 20).position()
    qtbot.waitUntil(lambda: text.top._last_laid_out() > last, timeout=WAIT)


def test_going_on_leaves_nothing_of_it_behind(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = long_briefing(tmp_path / "long", TEXTS["paragraphs"](MEBIBYTE))
    window.show_briefing(open_briefing(folder))
    window.step(1)
    shown = window.text.toPlainText()
    assert "The ending" in shown
    jobs.drain()
    qtbot.wait(50)
    assert window.text.toPlainText() == shown
    window.step(-1)
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)


def test_a_long_text_that_was_read_is_written_anew_in_a_thread_and_stays_at_its_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = long_briefing(tmp_path / "long", TEXTS["paragraphs"](MEBIBYTE))
    window.show_briefing(open_briefing(folder))
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)
    wait_until_laid_out(qtbot, window)
    window.text.scroll_to(0.5)
    place = window.text.top.place()
    assert place is not None
    assert place.block > 1000
    for _each in range(3):
        window.resize_text(10)
        assert "is being laid out" in window.text.toPlainText()
        assert len(window.text.toPlainText()) < MOST
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)
    wait_until_laid_out(qtbot, window)
    now = window.text.top.place()
    assert now is not None
    assert (now.block, now.at) == (place.block, place.at)


def test_the_place_is_kept_where_the_text_has_not_come_yet(
    qtbot: QtBot, window: MainWindow, store: Settings, tmp_path: Path
) -> None:
    folder = long_briefing(tmp_path / "long", TEXTS["paragraphs"](MEBIBYTE))
    opened = open_briefing(folder)
    window.show_briefing(opened)
    window.go(window.part, 0.5)
    window.keep_place()
    assert recall(store, opened.briefing.id).fraction == 0.5
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)
    wait_until_laid_out(qtbot, window)
    place = window.text.top.place()
    assert place is not None
    assert place.block == pytest.approx(window.text.document().blockCount() / 2, rel=0.1)
    assert window.pages.fraction() == pytest.approx(0.5, abs=0.02)


def test_a_long_text_that_is_refused_says_why(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = long_briefing(tmp_path / "long", "- item\n" * 30_000)
    window.show_briefing(open_briefing(folder))
    qtbot.waitUntil(lambda: "Make two sections of it" in window.text.toPlainText(), timeout=WAIT)
    window.resize_text(10)
    assert window.store.get(settings.TEXT_SIZE) == 110
    qtbot.waitUntil(lambda: "Make two sections of it" in window.text.toPlainText(), timeout=WAIT)


def test_long_key_points_come_from_a_thread_too(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = long_briefing(tmp_path / "long", "Words.")
    manifest = folder / "briefing.toml"
    long = "A first word. " + "more words " * 20_000
    manifest.write_text(f'summary = "{long}"\n' + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    window.show_briefing(open_briefing(folder))
    window.go(KEY_POINTS)
    assert window.text.toPlainText().startswith("Key points\n")
    assert "is being laid out" in window.text.toPlainText()
    qtbot.waitUntil(lambda: "A first word" in window.text.toPlainText(), timeout=WAIT)


def test_lines_stand_wider_apart_at_the_same_place_and_so_at_the_next_start(
    reading: MainWindow, commands: Commands, store: Settings
) -> None:
    usual = reading.text.document().size().height()
    reading.text.scroll_to(0.5)
    commands.actions["wide-lines"].trigger()
    assert reading.text.document().size().height() > usual * 1.2
    assert reading.text.fraction() == pytest.approx(0.5, abs=0.02)
    assert Settings(store.path).get(settings.WIDE_LINES) is False, "nothing is written before it is saved"
    store.save()
    assert Settings(store.path).get(settings.WIDE_LINES) is True
    commands.actions["wide-lines"].trigger()
    assert reading.text.document().size().height() == usual


def test_a_text_whose_disk_does_not_answer_does_not_hold_the_window(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, read = threading.Event(), FolderStorage.read

    def read_late(storage: FolderStorage, name: str, most: int = MEBIBYTE) -> bytes:
        answers.wait(60)
        return read(storage, name, most)

    monkeypatch.setattr(FolderStorage, "read", read_late)
    monkeypatch.setattr(disks, "PATIENCE", 0.01)
    try:
        reading.go("second")
        assert "does not answer" in reading.text.toPlainText()
        reading.go("first")
        qtbot.waitUntil(lambda: "first words" in reading.text.toPlainText())  # which was read before
        reading.go("second")
    finally:
        answers.set()
    qtbot.waitUntil(lambda: "Quite different words" in reading.text.toPlainText())
