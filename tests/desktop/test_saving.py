from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.message_bar import MessageBar
from briefing.desktop.saving import Location, ask_where, folder, say_written

KINDS = [("Animated PNG", ".png"), ("Animated GIF", ".gif")]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(monkeypatch: pytest.MonkeyPatch, path: str, kind: str = "Animated PNG (*.png)") -> list[tuple[str, ...]]:
    asked = list[tuple[str, ...]]()

    def choose(_parent: QWidget, *words: str) -> tuple[str, str]:
        asked.append(words)
        return path, kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


def test_the_dialog_offers_a_name_in_the_folder_of_such_files(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    asked = answer(monkeypatch, "")
    assert ask_where(parent, "Save", "film.png", KINDS) is None
    title, start, offered = asked[0]
    assert title == "Save"
    assert Path(start).name == "film.png"
    assert Path(start).parent.is_dir()
    assert offered == "Animated PNG (*.png);;Animated GIF (*.gif)"


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("film.png", "Animated PNG (*.png)", "film.png"),
        ("film.GIF", "Animated PNG (*.png)", "film.GIF"),
        ("film", "Animated GIF (*.gif)", "film.gif"),
        ("film", "", "film.png"),
        ("film.of.december", "Animated GIF (*.gif)", "film.of.december.gif"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_kind(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, kind: str, name: str
) -> None:
    answer(monkeypatch, str(tmp_path / typed), kind)
    assert ask_where(parent, "Save", "film.png", KINDS) == tmp_path / name


def test_a_file_that_the_dialog_did_not_ask_about_is_written_over_only_when_that_is_wanted(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "film.png"
    there.write_bytes(b"precious")
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked = list[str]()

    def question(
        _parent: QWidget, _title: str, words: str, _buttons: object, preset: QMessageBox.StandardButton
    ) -> QMessageBox.StandardButton:
        asked.append(words)
        assert preset is QMessageBox.StandardButton.No
        return answers.pop(0)

    monkeypatch.setattr(QMessageBox, "question", question)
    answer(monkeypatch, str(tmp_path / "film"))
    assert ask_where(parent, "Save", "film.png", KINDS) is None
    assert ask_where(parent, "Save", "film.png", KINDS) == there
    assert len(asked) == 2
    assert all("film.png" in words for words in asked)


def test_where_there_is_no_such_folder_it_is_the_home(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    for nowhere in ("", str(own_home / "gone")):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location, found=nowhere: found)
        assert folder(Location.DocumentsLocation) == own_home
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(own_home))
    assert folder(Location.PicturesLocation) == own_home


def test_what_is_written_is_told_and_can_be_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    opened = list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    say_written(bar, Path("/tmp/film.png"))
    assert "/tmp/film.png" in bar.words.text()
    next(button for button in bar.findChildren(QPushButton) if button.text() == "Open").click()
    assert opened == ["/tmp/film.png"]
