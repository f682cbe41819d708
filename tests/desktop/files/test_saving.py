from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.files import file_dialog
from briefing.desktop.files.saving import ask_where, documents, saved_words, say_written, where_to_start
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.conftest import Desk

KINDS = [("Animated PNG", ".png", ".apng"), ("Animated GIF", ".gif")]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(
    monkeypatch: pytest.MonkeyPatch, path: str, kind: str = "Animated PNG (*.png *.apng)"
) -> list[tuple[str, ...]]:
    asked = list[tuple[str, ...]]()

    def choose(_parent: QWidget, *words: str) -> tuple[str, str]:
        asked.append(words)
        return path, kind

    monkeypatch.setattr(file_dialog, "one_to_save", choose)
    return asked


def test_the_dialog_offers_a_place_and_kinds(parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = answer(monkeypatch, "")
    assert ask_where(parent, "Save", tmp_path / "film.png", KINDS) is None
    assert asked == [("Save", str(tmp_path / "film.png"), "Animated PNG (*.png *.apng);;Animated GIF (*.gif)")]


def test_it_starts_beside_the_briefing_and_then_where_something_was_saved_last(
    reading: MainWindow, pair: Path, tmp_path: Path
) -> None:
    assert where_to_start(reading) == pair.parent
    other = tmp_path / "other"
    other.mkdir()
    say_written(reading, other / "film.png", "")
    assert where_to_start(reading) == other
    other.rmdir()
    assert where_to_start(reading) == pair.parent


def test_it_does_not_start_among_the_files_of_the_reader(window: MainWindow) -> None:
    assert where_to_start(window) == documents()
    window.show_briefing(open_briefing(builtin_briefing()))
    assert where_to_start(window) == documents()


@pytest.mark.parametrize(
    "name", ["save-picture", "save-film", "export-pdf", "export-html", "export-md", "export-txt", "save-briefing"]
)
def test_everything_that_is_saved_starts_there(
    pair_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    asked = answer(monkeypatch, "")
    pair_desk.window.saved_in = tmp_path
    pair_desk.trigger(name)
    assert Path(asked[0][1]).parent == tmp_path


@pytest.mark.parametrize("name", ["save-picture", "save-film"])
def test_no_kind_of_picture_is_offered_twice(pair_desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    asked = answer(monkeypatch, "")
    pair_desk.trigger(name)
    kinds = [each.partition(" (")[0] for each in asked[0][2].split(";;")]
    assert len(kinds) == len(set(kinds)) == 2


def test_a_briefing_that_is_saved_is_the_place_for_what_comes_next(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    pair_desk.opener.save(place / "saved.briefing")
    qtbot.waitUntil(lambda: pair_desk.message().startswith("Saved"))
    assert where_to_start(pair_desk.window) == place


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("film.png", "Animated PNG (*.png *.apng)", "film.png"),
        ("film.apng", "Animated GIF (*.gif)", "film.apng"),
        ("film.GIF", "Animated PNG (*.png *.apng)", "film.GIF"),
        ("film", "Animated GIF (*.gif)", "film.gif"),
        ("film", "", "film.png"),
        ("film.of.december", "Animated GIF (*.gif)", "film.of.december.gif"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_kind(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, kind: str, name: str
) -> None:
    answer(monkeypatch, str(tmp_path / typed), kind)
    assert ask_where(parent, "Save", tmp_path / "film.png", KINDS) == tmp_path / name


def test_a_file_that_the_dialog_did_not_ask_about_is_written_over_only_when_that_is_wanted(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "film <b>.png"
    there.write_bytes(b"precious")
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked = list[str]()

    def answered(box: QMessageBox) -> int:
        asked.append(box.text())
        assert box.textFormat() is Qt.TextFormat.PlainText
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.No)
        return answers.pop(0).value

    monkeypatch.setattr(QMessageBox, "exec", answered)
    answer(monkeypatch, str(tmp_path / "film <b>"))
    assert ask_where(parent, "Save", tmp_path / "film.png", KINDS) is None
    assert ask_where(parent, "Save", tmp_path / "film.png", KINDS) == there
    assert len(asked) == 2
    assert all("film <b>.png" in words for words in asked)


def test_where_there_is_no_such_folder_it_is_the_home(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    for nowhere in ("", str(own_home / "gone")):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location, found=nowhere: found)
        assert documents() == own_home
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(own_home))
    assert documents() == own_home


def test_each_thing_that_is_told_of_a_file_is_a_sentence() -> None:
    path, more = Path("/tmp/out.pdf"), "More is in it."
    assert saved_words(path) == f"Saved: {path}"
    assert saved_words(path, 2) == f"Saved: {path}. 2 things keep it from being complete."
    chosen = f"Saved: {path}, in large print, as chosen in the print preview."
    assert saved_words(path, choices="in large print") == chosen
    assert saved_words(path, 1, "in large print", more) == f"{chosen} {more} 1 thing keeps it from being complete."
    assert saved_words(path, put_in=more) == f"Saved: {path}. {more}"


def test_what_is_written_is_told_and_can_be_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = window.messages
    opened = list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    path = Path("/tmp/film.png")
    say_written(window, path, saved_words(path))
    assert str(path) in bar.words.text()
    next(button for button in bar.findChildren(QPushButton) if button.text() == "Open").click()
    assert opened == [path.as_posix()]
