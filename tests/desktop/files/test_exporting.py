import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.actions import plain_words
from briefing.desktop.commands import Commands
from briefing.desktop.files import file_dialog
from briefing.desktop.files.exporting import ask, write
from briefing.desktop.files.findings_window import FindingsDialog
from briefing.desktop.files.opening import Opener
from briefing.desktop.files.output import Output
from briefing.desktop.files.taking import write_picture
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.packing import pack
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method
from briefing.imagery.service import PictureService
from briefing.paper.export import exporting
from briefing.paper.export.pictures import Shown, prepare
from briefing.settings import Settings
from tests.end_to_end.pair import write_pair


@pytest.fixture
def reading(qtbot: QtBot, store: Settings, pair: Path, pictures: PictureService) -> Iterator[MainWindow]:
    """The window with a briefing, and a picture worker to make its pictures."""
    window = MainWindow(store, pictures)
    qtbot.addWidget(window)
    window.show()
    window.show_briefing(open_briefing(pair))
    yield window
    jobs.drain()
    assert window.opened is not None
    window.opened.close()


@pytest.fixture
def commands(reading: MainWindow) -> Commands:
    """The actions of that window."""
    return Commands(reading, Opener(reading), None)


def answer(monkeypatch: pytest.MonkeyPatch, path: str) -> list[tuple[str, ...]]:
    """Let the dialog that asks where to answer with ``path``, and keep what it was called with."""
    calls: list[tuple[str, ...]] = []

    def ask(_parent: object, *words: str) -> tuple[str, str]:
        calls.append(words)
        return path, words[-1]

    monkeypatch.setattr(file_dialog, "one_to_save", ask)
    return calls


def written(qtbot: QtBot, window: MainWindow, path: Path) -> str:
    qtbot.waitUntil(lambda: window.messages.words.text() == f"Saved: {path}", timeout=30_000)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "title", "start"),
    [
        ("html", "Export as web page", "<!doctype html>"),
        ("md", "Export as Markdown", "# Two colours"),
        ("txt", "Export as plain text", "Two colours\n==="),
    ],
)
def test_each_form_is_asked_for_and_written(
    reading: MainWindow,
    commands: Commands,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    form: str,
    title: str,
    start: str,
) -> None:
    calls = answer(monkeypatch, str(tmp_path / "out"))
    commands.actions[f"export-{form}"].trigger()
    text = written(qtbot, reading, tmp_path / f"out.{form}")
    assert text.startswith(start)
    assert "The first words stand here." in text
    ((asked, at, files),) = calls
    assert asked == title
    assert Path(at).name == f"two-colours-en.{form}"
    assert f"*.{form}" in files
    assert (tmp_path / "out-images").is_dir() == (form == "md")


def test_the_language_and_the_alignment_on_the_screen_are_exported(
    reading: MainWindow, commands: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    moved = {"pair": Comparison(alignment=Alignment(dx=5, method=Method.NUDGED))}
    monkeypatch.setattr(reading.images, "comparisons", lambda: moved)
    reading.set_language("nl")
    write(reading, "html", tmp_path / "nl.html")
    qtbot.waitUntil((tmp_path / "nl.html").exists, timeout=30_000)
    text = (tmp_path / "nl.html").read_text(encoding="utf-8")
    assert '<html lang="nl" dir="ltr">' in text
    assert "Hier staan de eerste woorden." in text
    assert re.search(r"<em>.*5.*</em>", text)
    qtbot.waitUntil(lambda: str(tmp_path / "nl.html") in reading.messages.words.text())


def test_nothing_is_written_where_nothing_is_open_or_the_dialog_is_closed(
    window: MainWindow, opener: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pair: Path
) -> None:
    calls = answer(monkeypatch, "")
    ask(window, "html")
    write(window, "html", tmp_path / "out.html")
    assert calls == []
    window.show_briefing(open_briefing(pair))
    ask(window, "html")
    assert len(calls) == 1
    assert not window.messages.isVisible()
    jobs.drain()
    assert not list(tmp_path.glob("*.html"))


def test_what_goes_wrong_is_said(reading: MainWindow, commands: Commands, qtbot: QtBot, tmp_path: Path) -> None:
    write(reading, "txt", tmp_path / "none" / "out.txt")
    qtbot.waitUntil(lambda: "this folder does not exist" in reading.messages.words.text(), timeout=30_000)


def test_an_export_can_be_cancelled(
    reading: MainWindow, commands: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go_on = threading.Event()

    def patient(*given: Any) -> dict[str, Shown]:
        assert go_on.wait(30)
        return prepare(*given)

    monkeypatch.setattr(exporting, "prepare", patient)
    write(reading, "html", tmp_path / "out.html")
    assert reading.messages.words.text() == "Writing out.html…"
    reading.messages._closed()
    go_on.set()
    jobs.drain()
    QApplication.processEvents()
    assert not (tmp_path / "out.html").exists()
    assert reading.messages.words.text() == "Cancelled; nothing was changed."


def test_all_forms_stand_in_one_menu(commands: Commands) -> None:
    menu: Any = commands.actions.menus["export"]
    assert [plain_words(action.text()) for action in menu.actions()] == [
        "Export as PDF",
        "Export as web page",
        "Export as Markdown",
        "Export as plain text",
    ]
    letters = [action.text()[action.text().index("&") + 1].lower() for action in menu.actions()]
    assert len(set(letters)) == len(letters)


def test_no_export_is_written_over_the_briefing_itself(qtbot: QtBot, reading: MainWindow, pair: Path) -> None:
    manifest = pair / "briefing.toml"
    before = manifest.read_bytes()
    for writes in (partial(write, reading, "txt"), Output(reading).write_pdf):
        reading.messages.words.clear()
        writes(manifest)
        qtbot.waitUntil(lambda: "this is the briefing itself" in reading.messages.words.text(), timeout=30_000)
    assert manifest.read_bytes() == before


@pytest.mark.parametrize("name", ["other.briefing", "other/briefing.toml"])
def test_no_export_is_written_over_another_briefing(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, name: str
) -> None:
    (tmp_path / "other.briefing").write_bytes(pack(write_pair(tmp_path / "other", (6, 4))))
    path = tmp_path / name
    before = path.read_bytes()
    for writes in (partial(write, reading, "txt"), Output(reading).write_pdf):
        reading.messages.words.clear()
        writes(path)
        qtbot.waitUntil(lambda: "a briefing is there" in reading.messages.words.text(), timeout=30_000)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("form", "lacks"), [("html", True), ("md", True), ("txt", False)])
def test_pictures_that_an_export_lacks_are_told(
    reading: MainWindow, pair: Path, tmp_path: Path, qtbot: QtBot, form: str, lacks: bool
) -> None:
    path = tmp_path / f"out.{form}"
    next((pair / "images").iterdir()).unlink()
    write(reading, form, path)
    words = f"Saved: {path}" + (". 1 thing keeps it from being complete." if lacks else "")
    qtbot.waitUntil(lambda: reading.messages.words.text() == words, timeout=30_000)
    assert reading.messages._extra.text() == ("Show" if lacks else "Open")


def lists(window: MainWindow) -> list[FindingsDialog]:
    return [each for each in window.findChildren(FindingsDialog) if each.isVisible()]


@pytest.mark.usefixtures("commands")
def test_what_an_export_lacks_is_listed_and_leads_to_its_place(
    reading: MainWindow, pair: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (pair / "sections/en/second.md").unlink()
    for _again in range(2):
        write(reading, "txt", tmp_path / "out.txt")
        qtbot.waitUntil(lambda: "1 thing keeps" in reading.messages.words.text(), timeout=30_000)
        reading.messages._extra.click()
        (dialog,) = lists(reading)
    rows = dialog.panel.list
    assert dialog.windowTitle() == "1 thing to fix"
    assert rows.item(0).text().startswith("“The ending” has no text in the language that was chosen.")
    rows.itemActivated.emit(rows.item(0))
    assert reading.part == "second"
    reading.set_language("nl")
    assert lists(reading) == [], "it is in another language"


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.png", "a.briefing"])
def test_what_another_window_has_put_there_meanwhile_is_not_written_over(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    path = tmp_path / name
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)

    def meanwhile(*_words: object) -> None:
        path.write_bytes(b"theirs")

    monkeypatch.setattr(OpenedBriefing, "protect", meanwhile)
    monkeypatch.setattr("briefing.document.saving.check_outside", meanwhile)
    writers: dict[str, Callable[[Path], object]] = {
        "a.pdf": Output(reading).write_pdf,
        "a.txt": partial(write, reading, "txt"),
        "a.png": partial(write_picture, reading),
        "a.briefing": Opener(reading).save,
    }
    writers[name](path)
    qtbot.waitUntil(lambda: "another file was put there meanwhile" in reading.messages.words.text(), timeout=30_000)
    assert path.read_bytes() == b"theirs"
