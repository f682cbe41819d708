import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.unsaved import URGENT
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import OutputError
from briefing.paths import builtin_briefing
from tests.end_to_end.pair import write_pair


@pytest.fixture
def unsaved(reading: MainWindow) -> Iterator[MainWindow]:
    """The window with something in it that lies nowhere."""
    opened = reading.opened
    assert opened is not None
    where, opened.path = opened.path, None
    yield reading
    opened.path = where


def question(window: MainWindow) -> QMessageBox:
    box = window.findChild(QMessageBox, "unsaved")
    assert isinstance(box, QMessageBox)
    return box


def wait_for_question(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what is wanted is known to open, before which nothing is asked."""
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "unsaved") is not None)


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def test_what_was_never_saved_is_asked_about(unsaved: MainWindow) -> None:
    assert not unsaved.close()
    assert "not saved" in question(unsaved).text()
    press(question(unsaved), "Cancel")
    assert unsaved.isVisible()


@pytest.mark.parametrize("least", ["", "QPushButton { min-width: 64px; padding: 5px 14px; }"])
def test_the_buttons_are_as_wide_as_their_words(unsaved: MainWindow, least: str) -> None:
    unsaved.setStyleSheet(least)
    unsaved.close()
    for button in question(unsaved).buttons():
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 10


def test_the_words_stand_above_the_buttons(unsaved: MainWindow) -> None:
    unsaved.close()
    box = question(unsaved)
    words = [label for label in box.findChildren(QLabel) if label.text()]
    first = min(button.mapTo(box, QPoint()).x() for button in box.buttons())
    assert {label.mapTo(box, QPoint()).x() for label in words} == {first}


def test_it_can_be_saved_first(unsaved: MainWindow, qtbot: QtBot) -> None:
    unsaved.close()
    with qtbot.waitSignal(unsaved.save_wanted):
        press(question(unsaved), "Save as a briefing…")
    assert unsaved.isVisible()


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let the dialog that asks where to save answer with ``path``."""
    monkeypatch.setattr("briefing.desktop.files.choosing.where_to_save", lambda *_words: path)


def settle(qtbot: QtBot) -> None:
    """Let everything that has begun come to its end."""
    for _each in range(3):
        jobs.drain()
        qtbot.wait(20)


def test_what_is_saved_first_is_closed_then(
    unsaved: MainWindow, commands: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "saved.briefing"
    save_to(monkeypatch, path)
    commands.actions["quit"].trigger()
    press(question(unsaved), "Save as a briefing…")
    qtbot.waitUntil(lambda: not unsaved.isVisible())
    assert path.is_file()
    assert unsaved.store.get(settings.LAST) == str(path)


@pytest.mark.parametrize("where", ["", "no-such-folder/saved.briefing"])
def test_nothing_is_closed_where_it_is_not_saved(
    unsaved: MainWindow, commands: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    save_to(monkeypatch, tmp_path / where if where else None)
    commands.actions["quit"].trigger()
    press(question(unsaved), "Save as a briefing…")
    settle(qtbot)
    assert unsaved.isVisible()
    assert unsaved.is_unsaved()


def test_the_other_briefing_is_opened_once_this_one_is_saved(
    unsaved: MainWindow, opener: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_to(monkeypatch, tmp_path / "saved.briefing")
    opener.open(builtin_briefing())
    wait_for_question(unsaved, qtbot)
    press(question(unsaved), "Save as a briefing…")
    qtbot.waitUntil(lambda: unsaved.opened is not None and unsaved.opened.path == builtin_briefing())
    assert unsaved.store.get(settings.RECENT) == [str(tmp_path / "saved.briefing")]


def test_it_can_go_without(unsaved: MainWindow) -> None:
    unsaved.close()
    press(question(unsaved), "Close without saving")
    assert not unsaved.isVisible()


def test_a_shutdown_does_not_wait_for_an_answer(unsaved: MainWindow) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    app.setProperty(URGENT, True)
    try:
        assert unsaved.close()
    finally:
        app.setProperty(URGENT, None)


def test_what_lies_somewhere_is_not_asked_about(reading: MainWindow, pair: Path) -> None:
    assert reading.opened is not None
    assert reading.opened.path == pair
    assert reading.close()


def test_another_briefing_takes_its_place_only_when_it_may_go(unsaved: MainWindow, qtbot: QtBot) -> None:
    before = unsaved.opened
    opener = Opener(unsaved)
    opener.open(builtin_briefing())
    wait_for_question(unsaved, qtbot)
    press(question(unsaved), "Cancel")
    jobs.drain()
    QCoreApplication.processEvents()
    assert unsaved.opened is before
    qtbot.waitUntil(lambda: unsaved.findChild(QMessageBox, "unsaved") is None)
    opener.open(builtin_briefing())
    wait_for_question(unsaved, qtbot)
    press(question(unsaved), "Close without saving")
    qtbot.waitUntil(lambda: unsaved.opened is not before)
    assert unsaved.opened is not None
    assert unsaved.opened.path == builtin_briefing()


def questions(window: MainWindow) -> list[QMessageBox]:
    """Those that are on the screen."""
    return [box for box in window.findChildren(QMessageBox, "unsaved") if box.isVisible()]


def wait_for_another(before: list[QMessageBox], window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: questions(window) != before)


@pytest.fixture
def others(tmp_path: Path) -> list[Path]:
    """Two other briefings."""
    return [write_pair(tmp_path / name, (30, 20)) for name in ("one", "other")]


def test_what_comes_while_it_is_asked_about_is_asked_about_instead_and_opened_once(
    unsaved: MainWindow, opener: Opener, qtbot: QtBot, others: list[Path]
) -> None:
    shown: list[Path | None] = []
    unsaved.briefing_shown.connect(lambda: shown.append(unsaved.opened.path if unsaved.opened is not None else None))
    unsaved.close()
    for path in (*others, others[1]):
        opener.open(path)
        wait_for_another(questions(unsaved), unsaved, qtbot)
        assert len(questions(unsaved)) == 1
    press(questions(unsaved)[0], "Close without saving")
    qtbot.waitUntil(lambda: bool(shown))
    settle(qtbot)
    assert shown == [others[1]]
    assert questions(unsaved) == []
    assert unsaved.isVisible()


def test_the_question_stays_where_what_comes_cannot_be_opened(
    unsaved: MainWindow, opener: Opener, qtbot: QtBot, others: list[Path], tmp_path: Path
) -> None:
    opener.open(others[0])
    wait_for_question(unsaved, qtbot)
    opener.open(tmp_path / "nothing")
    qtbot.waitUntil(lambda: "cannot be opened" in unsaved.messages.words.text())
    (box,) = questions(unsaved)
    press(box, "Close without saving")
    qtbot.waitUntil(lambda: unsaved.opened is not None and unsaved.opened.path == others[0])


def test_what_is_open_by_the_time_one_has_chosen_where_to_save_is_not_saved_there(
    unsaved: MainWindow, opener: Opener, monkeypatch: pytest.MonkeyPatch, others: list[Path], tmp_path: Path
) -> None:
    def choose(*_words: object) -> Path:
        other = open_briefing(others[0])
        unsaved.show_briefing(other)
        return tmp_path / "saved.briefing"

    monkeypatch.setattr("briefing.desktop.files.choosing.where_to_save", choose)
    opener.ask_save()
    jobs.drain()
    assert not (tmp_path / "saved.briefing").exists()
    assert unsaved.messages.words.text().startswith("Nothing is saved")


def test_what_was_reloaded_by_the_time_one_has_chosen_where_to_save_is_saved_there(
    reading: MainWindow, opener: Opener, monkeypatch: pytest.MonkeyPatch, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "saved.briefing"

    def choose(*_words: object) -> Path:
        reading.show_briefing(open_briefing(pair))
        return target

    monkeypatch.setattr("briefing.desktop.files.choosing.where_to_save", choose)
    opener.ask_save()
    qtbot.waitUntil(target.exists)


def test_other_pictures_take_its_place_only_when_it_may_go(
    unsaved: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pair: Path
) -> None:
    opener = Opener(unsaved)
    asked: list[str] = []
    monkeypatch.setattr(opener, "ask_save", lambda _then: asked.append("save"))
    opener.compare(sorted(pair.glob("images/*")))
    wait_for_question(unsaved, qtbot)
    assert not unsaved.messages.isVisible()
    press(question(unsaved), "Save as a briefing…")
    assert asked == ["save"]
    assert not unsaved.messages.isVisible()


def written(window: MainWindow, go_on: threading.Event, error: OutputError | None = None) -> None:
    """Begin to make a file that somebody waits for, which ends, well or not, when it may."""

    def work(_progress: Progress) -> None:
        go_on.wait(20)
        if error is not None:
            raise error

    say = window.messages.say_wrong
    Job(work, done=lambda _nothing: None, failed=lambda error: say(str(error)), parent=window, writes=True).start()


def test_a_window_that_is_closed_while_a_file_is_written_goes_when_that_is_there(
    reading: MainWindow, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    written(reading, go_on)
    for _time in range(2):
        assert not reading.close()
        assert reading.isVisible()
        assert reading.messages.words.text() == "The window closes when the file is written."
    go_on.set()
    qtbot.waitUntil(lambda: not reading.isVisible())


def test_a_file_that_could_not_be_written_is_told_before_the_window_goes(reading: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    written(reading, go_on, OutputError("the disk is full", where="a.pdf"))
    assert not reading.close()
    go_on.set()
    qtbot.waitUntil(lambda: reading.messages.words.text() == "a.pdf: the disk is full.")
    settle(qtbot)
    assert reading.isVisible()
    assert reading.close()


def test_a_file_that_is_written_does_not_hold_a_shutdown(reading: MainWindow) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    go_on = threading.Event()
    written(reading, go_on)
    app.setProperty(URGENT, True)
    try:
        assert reading.close()
    finally:
        app.setProperty(URGENT, None)
        go_on.set()
