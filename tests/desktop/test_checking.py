from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefing.desktop.checking import FindingsDialog
from tests.desktop.conftest import Desk


def told(desk: Desk) -> list[str]:
    """What the dialogs say that are shown."""
    dialogs = [each for each in desk.window.findChildren(FindingsDialog) if each.isVisible()]
    return [words.toPlainText() for each in dialogs for words in each.findChildren(QPlainTextEdit)]


def test_what_is_to_fix_is_told_and_when_nothing_is(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: pair_desk.message() == "No problems found.")
    assert told(pair_desk) == []
    text = tmp_path / "pair/sections/en/second.md"
    text.write_text("# Words\n\n##More[^paint]")
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: len(told(pair_desk)) == 1)
    (words,) = told(pair_desk)
    assert words.startswith("sections/en/second.md, line ")
    assert len(words.split("\n\n")) == 2
    (dialog,) = pair_desk.window.findChildren(FindingsDialog)
    assert dialog.windowTitle() == "2 things to fix"
    assert not dialog.isModal(), "its author goes on writing meanwhile"
    (tmp_path / "pair/briefing.toml").write_text("format = 1")
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: [each[:18] for each in told(pair_desk)] == ["briefing.toml, id:"])
    qtbot.waitUntil(lambda: len(pair_desk.window.findChildren(FindingsDialog)) == 1)  # the one before is gone
    (tmp_path / "pair/briefing.toml").write_text('format = 1\nid = "pair"')
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: any(each.startswith("briefing.toml, edition:") for each in told(pair_desk)))
    assert len(told(pair_desk)) == 1


def test_the_folder_of_a_briefing_is_shown_or_named(
    pair_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def first_only(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return len(shown) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", first_only)
    pair_desk.trigger("show-folder")
    assert pair_desk.message() == ""
    pair_desk.trigger("show-folder")
    assert shown == [str(tmp_path / "pair")] * 2
    assert pair_desk.message() == f"The briefing is in {tmp_path / 'pair'}."


def test_what_is_nowhere_yet_has_no_files(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from PIL import Image

    pictures = [tmp_path / f"{day}.png" for day in ("2021-01-01", "2021-01-02")]
    for each in pictures:
        Image.new("RGB", (9, 9)).save(each)
    desk.opener.compare(pictures)
    qtbot.waitUntil(lambda: desk.window.opened is not None)
    for name in ("check", "show-folder", "reload"):
        assert not desk.commands.actions[name].isEnabled()
