"""A comparison that was never saved is saved as a briefing, and called by its pictures."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.files import file_dialog
from briefing.desktop.files.findings import jump
from briefing.document.checks import check
from briefing.document.packing import pack
from tests.desktop.conftest import Desk
from tests.desktop.files.loose import dates, drop
from tests.end_to_end.pair import write_pair


def test_what_lacks_leads_to_the_pictures_and_offers_to_save_them(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    desk.window.messages.end()
    jump(desk.window, "", "pictures")
    assert desk.message() == "This comparison is not saved yet."
    asked = list[str]()

    def answer(*words: object) -> tuple[str, str]:
        asked.append(str(words[2]))
        return "", ""

    monkeypatch.setattr(file_dialog, "one_to_save", answer)
    save = next(each for each in desk.window.messages.findChildren(QPushButton) if each.text() == "Save as a briefing…")
    save.click()
    assert len(asked) == 1


def test_that_a_comparison_is_not_saved_is_said_again_after_something_else_until_it_is(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    desk.opener.open(tmp_path / "none")
    qtbot.waitUntil(lambda: "cannot be opened" in desk.message())
    desk.window.messages.close_message()
    qtbot.waitUntil(lambda: desk.message() == "This comparison is not saved yet.")
    desk.opener.save(tmp_path / "kept")
    qtbot.waitUntil(lambda: desk.message().startswith("Saved:"))
    desk.window.messages.close_message()
    QApplication.processEvents()
    assert not desk.message()


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("kept", "One file (*.briefing)", "kept.briefing"),
        ("kept.briefing", "One file (*.briefing)", "kept.briefing"),
        ("KEPT.BRIEFING", "One file (*.briefing)", "KEPT.BRIEFING"),
        ("kept", "A folder (*)", "kept"),
        ("kept.briefing", "A folder (*)", "kept"),
    ],
)
def test_a_comparison_is_saved_as_a_briefing_and_is_open_from_there(
    desk: Desk,
    qtbot: QtBot,
    loose: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    written: str,
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    desk.window.images.canvas.set_position(0.2)
    asked = (str(tmp_path / typed), kind)
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_words: asked)
    desk.trigger("save-briefing")
    target = tmp_path / written
    qtbot.waitUntil(lambda: desk.message() == f"Saved: {target}")
    assert {each.what for each in check(target)} == {
        "this only says that nobody has written it yet",
        "“photo” is only a guess",
    }
    assert desk.store.get(settings.LAST) == str(target)
    assert desk.window.images.comparison().position == 0.2
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Yes.value)
    desk.trigger("save-briefing")
    qtbot.waitUntil(lambda: desk.message() == f"The briefing is there already: {target}")


def test_a_briefing_that_was_changed_since_it_was_opened_is_not_written_over_by_what_it_was(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "pair.briefing"
    path.write_bytes(pack(write_pair(tmp_path / "pair", (60, 40))))
    desk.opener.open(path)
    qtbot.waitUntil(lambda: desk.window.opened is not None and desk.window.opened.path == path)
    newer = tmp_path / "newer"
    newer.write_bytes(b"the next edition, of its author")
    newer.replace(path)
    desk.opener.save(path)
    assert desk.message() == f"The briefing is there already: {path}"
    jobs.drain()
    assert path.read_bytes() == b"the next edition, of its author"


def test_a_file_that_the_dialog_did_not_know_of_is_written_over_only_when_it_may_be(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.briefing"
    target.write_bytes(b"somebody's work")
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return QMessageBox.StandardButton.No.value

    monkeypatch.setattr(QMessageBox, "exec", no)
    typed = (str(tmp_path / "kept"), "One file (*.briefing)")
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_words: typed)
    desk.trigger("save-briefing")
    jobs.drain()
    assert asked == ["“kept.briefing” already exists. Overwrite it?"]
    assert target.read_bytes() == b"somebody's work"


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("save-briefing", "base-20211007-compared-with-base-20211213.briefing"),
        ("export-pdf", "base-20211007-compared-with-base-20211213-en.pdf"),
        ("save-film", "base-20211007-compared-with-base-20211213-animation.png"),
        ("save-picture", "base-20211007-compared-with-base-20211213.png"),
    ],
)
def test_a_comparison_is_called_by_its_pictures(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, action: str, name: str
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    asked: list[str] = []

    def given_up(*words: str) -> tuple[str, str]:
        asked.append(words[2])
        return "", ""

    monkeypatch.setattr(file_dialog, "one_to_save", given_up)
    desk.trigger(action)
    assert [Path(each).name for each in asked] == [name]


def test_giving_up_or_nothing_to_save_saves_nothing(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.opener.ask_save()
    desk.opener.save(tmp_path / "no.briefing")
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_words: ("", ""))
    desk.trigger("save-briefing")
    assert list(tmp_path.glob("*.briefing")) == []


def test_a_folder_that_was_saved_can_be_shown(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.opener.compare(loose)
    qtbot.waitUntil(lambda: dates(desk) != ())
    opened: list[Path] = []
    monkeypatch.setattr("briefing.desktop.files.saving.open_file", opened.append)
    desk.opener.save(tmp_path / "written-on")
    qtbot.waitUntil(lambda: desk.message().startswith("Saved: "))
    desk.window.messages._extra.click()
    assert opened == [tmp_path / "written-on"]
