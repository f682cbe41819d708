"""A new briefing from the window: as the command writes it, open at once, and never over anything."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.cli import main
from briefing.desktop.files import file_dialog
from briefing.files import is_one
from tests.desktop.conftest import Desk


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What is chosen in the dialog, one after the other, with what it offered in place of each afterwards."""
    answered = [str(tmp_path / "mine")]

    def choose(_parent: QWidget, _title: str, start: str, kinds: str) -> tuple[str, str]:
        chosen, answered[0] = answered[0], start
        return chosen, kinds

    monkeypatch.setattr(file_dialog, "one_to_save", choose)
    return answered


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_new_briefing_is_written_opened_and_told(
    pair_desk: Desk, answers: list[str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    window, mine = pair_desk.window, tmp_path / "mine"
    pair_desk.trigger("new-briefing")
    sentence = (
        f"A new briefing is in {mine}. Write your own words in briefing.toml, and its text in sections/en/beginning.md."
    )
    qtbot.waitUntil(lambda: pair_desk.message() == sentence, timeout=20_000)
    assert answers == [str(tmp_path / "new-briefing")]
    assert window.opened is not None
    assert window.opened.path is not None
    assert is_one(window.opened.path, mine)
    assert pair_desk.store.get(settings.LAST) == str(mine)
    assert not window.messages._timer.isActive(), "it stays until it is read"
    window.set_language("nl")
    assert pair_desk.message().endswith("sections/nl/beginning.md.")
    window.messages._extra.click()
    assert shown == [str(mine)]
    (tmp_path / "by").mkdir()
    assert main(["new", str(tmp_path / "by/mine")]) == 0
    assert files_of(mine) == files_of(tmp_path / "by/mine")


def test_a_name_is_offered_at_which_there_is_nothing_yet(pair_desk: Desk, answers: list[str], tmp_path: Path) -> None:
    for name in ("new-briefing", "new-briefing-2"):
        (tmp_path / name).mkdir()
    answers[0] = ""
    pair_desk.trigger("new-briefing")
    assert answers == [str(tmp_path / "new-briefing-3")]


def test_a_new_briefing_is_told_of_too_where_a_comparison_is_to_stay(
    pair_desk: Desk, answers: list[str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, opened = pair_desk.window, pair_desk.window.opened
    assert opened is not None
    monkeypatch.setattr(opened, "path", None)
    pair_desk.trigger("new-briefing")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "unsaved") is not None)
    window.findChild(QMessageBox, "unsaved").reject()  # type: ignore[union-attr]
    assert window.opened is opened
    assert pair_desk.message() == f"A new briefing is in {tmp_path / 'mine'}."
    monkeypatch.undo()
    window.messages._extra.click()
    qtbot.waitUntil(lambda: pair_desk.message().endswith("sections/en/beginning.md."))


def test_nothing_is_written_where_something_is_or_nobody_wants_it(
    pair_desk: Desk, answers: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    before = files_of(tmp_path)
    for answers[0], said in (("", ""), (str(tmp_path / "pair"), f"{tmp_path / 'pair'}: this folder is not empty.")):
        opened = pair_desk.window.opened
        pair_desk.trigger("new-briefing")
        qtbot.waitUntil(lambda said=said: pair_desk.message().startswith(said))  # type: ignore[misc]
        assert pair_desk.window.opened is opened
    assert pair_desk.message().count(".") - str(tmp_path).count(".") == 2, "what is wrong, and what to do"
    assert files_of(tmp_path) == before
