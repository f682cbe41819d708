"""What is wrong with a briefing that cannot be opened is told as of one that can."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefing import disks
from briefing.desktop.files import checking, findings_window
from briefing.desktop.files.watching import Watch
from briefing.document.opening import open_briefing
from briefing.document.packing import pack
from briefing.errors import ManifestError
from briefing.paths import builtin_briefing
from tests.desktop.conftest import Desk
from tests.desktop.files.test_checking import dialog_of, go_to, shown, told
from tests.desktop.files.test_watching import come_back
from tests.end_to_end.pair import write_pair
from tests.raising import silent


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A briefing with two dates that are none and an empty text."""
    folder = write_pair(tmp_path / "broken", (30, 20))
    manifest = folder / "briefing.toml"
    words = manifest.read_text("utf-8").replace("published = 2021-12-24", 'published = "24 december"')
    manifest.write_text(words.replace("date = 2021-12-13", 'date = "13 december"'), "utf-8")
    (folder / "sections/nl/second.md").write_text("")
    return folder


def mend(folder: Path) -> None:
    """Write the dates as they should be, and a text."""
    manifest = folder / "briefing.toml"
    words = manifest.read_text("utf-8").replace('"24 december"', "2021-12-24")
    manifest.write_text(words.replace('"13 december"', "2021-12-13"), "utf-8")
    (folder / "sections/nl/second.md").write_text("Woorden.[^paint]")


def show_all(desk: Desk, qtbot: QtBot) -> None:
    """Choose what the message offers, by the keys."""
    qtbot.waitUntil(lambda: "cannot be opened" in desk.message())
    button = desk.window.messages.first_button()
    assert button.property("text") == "Show all problems"
    desk.trigger("next-pane")
    while not button.hasFocus():
        desk.trigger("next-pane")
    QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", ["start", "open", "drop", "manifest"])
def test_all_that_keeps_a_briefing_from_being_opened_is_told(
    pair_desk: Desk, qtbot: QtBot, broken: Path, way: str
) -> None:
    match way:
        case "start":
            with pytest.raises(ManifestError) as refusal:
                open_briefing(broken)
            pair_desk.opener.begin(open_briefing(builtin_briefing()), broken, refusal.value)
        case "open":
            pair_desk.opener.open(broken)
        case "drop":
            pair_desk.opener.open_dropped([broken])
        case _:
            pair_desk.opener.open_dropped([broken / "briefing.toml"])
    show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    rows = told(pair_desk)
    assert rows[0].startswith("briefing.toml, published (line 5): ")
    assert rows[1].startswith("briefing.toml, figures[0].pictures[1].date (line ")
    assert rows[2].startswith("sections/nl/second.md, line 1: ")
    assert dialog.windowTitle() == "“broken”: 3 things to fix"
    assert dialog.closing.isVisible()
    assert dialog.closing.text() == "The first 2, in bold, keep the briefing from being opened."
    assert [dialog.panel.list.item(row).font().bold() for row in range(3)] == [True, True, False]
    part = pair_desk.window.part
    go_to(dialog.panel.list, 2)
    assert pair_desk.window.part == part, "the other briefing has a section of that name too"


def test_the_file_of_what_is_to_fix_is_opened(
    pair_desk: Desk, qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(findings_window, "open_file", opened.append)
    script = broken / "run.sh"
    script.write_text("echo")
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=4)
    rows = dialog.panel.list
    for row, file in enumerate((broken / "briefing.toml",) * 2 + (broken / "sections/nl/second.md",)):
        rows.setCurrentRow(row)
        assert dialog.edit.isEnabled()
        dialog.edit.click()
        assert opened.pop() == file
        rows.itemActivated.emit(rows.item(row))
        assert opened.pop() == file
    rows.setCurrentRow(3)
    assert rows.item(3).text().startswith("run.sh: ")
    rows.itemActivated.emit(rows.item(3))
    assert not dialog.edit.isEnabled(), "a stranger's file is not for opening"
    assert opened == []


@pytest.mark.skipif(os.name == "nt", reason="there only an administrator may link")
def test_a_link_out_of_the_folder_is_not_for_opening(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(findings_window, "open_file", opened.append)
    (tmp_path / "run.sh").write_text("echo")
    (tmp_path / "pair/notes.md").symlink_to(tmp_path / "run.sh")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    assert not dialog.edit.isEnabled()
    dialog.panel.list.itemActivated.emit(dialog.panel.list.item(0))
    assert opened == []


def test_there_is_no_file_to_open_in_a_packed_briefing(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "pair/sections/nl/second.md").write_text("")
    packed = tmp_path / "packed.briefing"
    packed.write_bytes(pack(tmp_path / "pair"))
    pair_desk.opener.open(packed)
    qtbot.waitUntil(lambda: pair_desk.window.opened is not None and pair_desk.window.opened.path == packed)
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    assert not dialog.edit.isVisible()
    assert not dialog.closing.isVisible()


def test_the_sentence_names_the_line(pair_desk: Desk, qtbot: QtBot, broken: Path) -> None:
    pair_desk.opener.open(broken)
    qtbot.waitUntil(
        lambda: "“broken” cannot be opened. briefing.toml, figures[0].pictures[1].date (line " in pair_desk.message()
    )


def test_what_was_broken_meanwhile_leads_to_its_places(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    manifest = tmp_path / "pair/briefing.toml"
    right = manifest.read_text("utf-8")
    (tmp_path / "pair/sections/nl/second.md").write_text("")
    manifest.write_text(right.replace("edition = 1", "edition = 0"), "utf-8")
    pair_desk.trigger("reload")
    show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=2)
    assert dialog.windowTitle() == "2 things to fix"
    go_to(dialog.panel.list, 1)
    assert pair_desk.window.part == "second"
    manifest.write_text(right.replace("edition = 1", "edition = 0").replace("2021-10-07", '"x"'), "utf-8")
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    dialog_of(pair_desk, qtbot, rows=3)


def test_what_is_mended_is_checked_again_and_opened(pair_desk: Desk, qtbot: QtBot, broken: Path) -> None:
    window, before = pair_desk.window, pair_desk.window.opened
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    (broken / "sections/nl/second.md").write_text("Woorden.[^paint]")
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    dialog_of(pair_desk, qtbot, rows=2)
    (broken / "sections/en/second.md").write_text("")
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    dialog_of(pair_desk, qtbot, rows=3)
    assert window.opened is before, "it can still not be opened"
    window.set_language("nl")
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    assert dialog.windowTitle() == "“broken”: 3 punten te verbeteren"
    window.set_language("en")
    dialog_of(pair_desk, qtbot, rows=3)
    mend(broken)
    (broken / "sections/en/second.md").write_text("Words.[^paint]")
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: pair_desk.message() == "No problems found in “broken”.")
    assert not shown(pair_desk)
    with qtbot.waitSignal(window.briefing_shown):
        button = window.messages.first_button()
        assert isinstance(button, QPushButton)
        assert button.text() == "Open"
        button.click()
    assert window.opened is not None
    assert window.opened.path == broken


def test_f5_opens_what_is_mended_and_tells_what_is_left(pair_desk: Desk, qtbot: QtBot, broken: Path) -> None:
    window = pair_desk.window
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    mend(broken)
    (broken / "sections/nl/second.md").write_text("")
    with qtbot.waitSignal(window.briefing_shown):
        QTest.keyClick(dialog, Qt.Key.Key_F5)
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    assert dialog.windowTitle() == "1 thing to fix"
    assert window.opened is not None
    assert window.opened.path == broken


def test_once_the_list_is_closed_the_keys_are_of_what_is_open_again(
    pair_desk: Desk, qtbot: QtBot, broken: Path
) -> None:
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog_of(pair_desk, qtbot, rows=3).close()
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: pair_desk.message() == "No problems found in “pair”.")
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: pair_desk.message() == "The briefing has been reloaded.")


@pytest.mark.parametrize("by_key", [True, False])
def test_the_list_takes_the_place_of_the_message(pair_desk: Desk, qtbot: QtBot, broken: Path, by_key: bool) -> None:
    """Or it would still be said when the list is closed and the keys are of what is open."""
    pair_desk.opener.open(broken)
    if by_key:
        qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
        pair_desk.trigger("check")
    else:
        show_all(pair_desk, qtbot)
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    assert not pair_desk.window.messages.isVisible()
    assert pair_desk.opener.mending == broken
    dialog.close()
    assert pair_desk.opener.mending is None


def test_while_it_is_said_that_it_cannot_be_opened_the_keys_are_of_that_one(
    pair_desk: Desk, qtbot: QtBot, broken: Path
) -> None:
    pair_desk.opener.open(broken)
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    pair_desk.trigger("check")
    dialog_of(pair_desk, qtbot, rows=3).close()
    pair_desk.opener.open(broken)
    qtbot.waitUntil(lambda: pair_desk.opener.told_of == broken)
    mend(broken)
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: pair_desk.window.opened is not None and pair_desk.window.opened.path == broken)


def test_what_could_not_be_opened_last_comes_before_what_is_mended(
    pair_desk: Desk, qtbot: QtBot, broken: Path, tmp_path: Path
) -> None:
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog_of(pair_desk, qtbot, rows=3)
    other = shutil.copytree(broken, tmp_path / "other")
    pair_desk.opener.open(other)
    qtbot.waitUntil(lambda: pair_desk.opener.told_of == other)
    mend(other)
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: pair_desk.window.opened is not None and pair_desk.window.opened.path == other)


def test_what_is_open_is_reloaded_where_that_is_offered_and_the_other_is_mended_on(
    pair_desk: Desk, qtbot: QtBot, broken: Path, tmp_path: Path
) -> None:
    watch = Watch(pair_desk.window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    pair_desk.opener.open(broken)
    show_all(pair_desk, qtbot)
    dialog_of(pair_desk, qtbot, rows=3)
    (broken / "sections/en/second.md").write_text("")
    (tmp_path / "pair/sections/en/second.md").write_text("Words that are new.")
    come_back()
    qtbot.waitUntil(lambda: pair_desk.message() == "The files of this briefing have been changed.")
    QTest.mouseClick(pair_desk.window.messages.first_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pair_desk.message() == "The briefing has been reloaded.")
    assert dialog_of(pair_desk, qtbot, rows=4).windowTitle() == "“broken”: 4 things to fix"


def test_once_that_is_closed_the_keys_are_of_what_is_open(pair_desk: Desk, qtbot: QtBot, broken: Path) -> None:
    pair_desk.opener.open(broken)
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    pair_desk.window.messages.close_message()
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: pair_desk.message() == "The briefing has been reloaded.")


def test_of_what_is_no_briefing_there_is_no_more_to_tell(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    pair_desk.opener.open(tmp_path / "none")
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    assert pair_desk.window.messages.first_button().property("text") == "Close"


def test_of_the_built_in_briefing_it_is_told_that_nothing_is_wrong(desk: Desk, qtbot: QtBot) -> None:
    desk.opener.begin(open_briefing(builtin_briefing()))
    desk.trigger("check")
    qtbot.waitUntil(lambda: desk.message() == "No problems found in the built-in briefing.")


def test_a_disk_that_does_not_answer_does_not_hold_the_window(
    pair_desk: Desk, qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(disks, "PATIENCE", 0.01)
    monkeypatch.setattr(checking, "is_one", silent(answers))
    monkeypatch.setattr(findings_window, "kind_at", silent(answers))
    pair_desk.commands.checking.check_refused(broken)
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    answers.set()
    assert not dialog.edit.isEnabled()
