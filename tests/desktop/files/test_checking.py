import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from briefing import disks
from briefing.desktop import jobs
from briefing.desktop.files.findings import jump
from briefing.desktop.files.findings_window import FindingsDialog
from briefing.document.changes import state_of
from briefing.document.checks import check
from briefing.document.findings import Finding
from briefing.document.opening import open_briefing
from tests.desktop.conftest import Desk
from tests.raising import silent


def shown(desk: Desk) -> list[FindingsDialog]:
    """The dialogs that are shown, of which there is one at most."""
    return [each for each in desk.window.findChildren(FindingsDialog) if each.isVisible()]


def told(desk: Desk) -> list[str]:
    """What the dialog says, row by row."""
    rows = [each.panel.list for each in shown(desk)]
    return [each.item(row).text() for each in rows for row in range(each.count())]


def dialog_of(desk: Desk, qtbot: QtBot, rows: int) -> FindingsDialog:
    """The dialog, once it has so many rows."""
    qtbot.waitUntil(lambda: len(told(desk)) == rows)
    (dialog,) = shown(desk)
    return dialog


def go_to(rows: QListWidget, row: int) -> None:
    """Choose a row and press Enter."""
    rows.setCurrentRow(row)
    QTest.keyClick(rows, Qt.Key.Key_Return)


def visible_buttons(dialog: FindingsDialog) -> set[str]:
    return {each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()}


def test_that_what_is_shown_is_older_than_what_is_checked_is_said_first(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window, text = pair_desk.window, tmp_path / "pair/sections/en/first.md"
    right = text.read_text()
    assert window.opened is not None
    window.opened.state = state_of(window.opened)
    older = "What the window shows is older than the files."
    for words in ("One.", "Two."):
        text.write_text(right + words)
        pair_desk.trigger("check")
        qtbot.waitUntil(lambda: pair_desk.message() == f"{older} No problems found in “pair”.")
        assert not window.messages._timer.isActive(), "it stays until it is done"
        window.messages._extra.click()
        qtbot.waitUntil(lambda words=words: words in window.text.toPlainText())  # type: ignore[misc]
        pair_desk.trigger("check")
        qtbot.waitUntil(lambda: pair_desk.message() == "No problems found in “pair”.")
    text.write_text(f"{right}\n\n##Three")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    assert dialog.outdated.text() == older
    assert dialog.outdated.isVisible()
    assert visible_buttons(dialog) == {"Reload", "Open the file", "Copy", "Close"}
    dialog.reload.click()
    qtbot.waitUntil(lambda: not dialog.outdated.isVisible())
    assert visible_buttons(dialog) == {"Open the file", "Copy", "Close"}
    assert "##Three" in window.text.toPlainText()


def test_what_is_to_fix_is_told_and_when_nothing_is(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: pair_desk.message() == "No problems found in “pair”.")
    assert told(pair_desk) == []
    text = tmp_path / "pair/sections/en/second.md"
    right = text.read_text()
    text.write_text("# Words\n\n##More[^paint]")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=2)
    assert told(pair_desk)[0].startswith("sections/en/second.md, line ")
    assert dialog.windowTitle() == "2 things to fix"
    assert not dialog.isModal(), "its author goes on writing meanwhile"
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy")
    button.click()
    assert QGuiApplication.clipboard().text() == "\n\n".join(told(pair_desk))
    manifest = tmp_path / "pair/briefing.toml"
    whole = manifest.read_text()
    manifest.write_text('format = 1\nid = "pair"')
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: any(each.startswith("briefing.toml, edition:") for each in told(pair_desk)))
    assert shown(pair_desk) == [dialog]
    manifest.write_text(whole)
    text.write_text(right)
    pair_desk.trigger("check")
    qtbot.waitUntil(lambda: not shown(pair_desk))
    assert pair_desk.message() == "No problems found in “pair”."


def test_what_is_to_fix_leads_to_its_place(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = pair_desk.window
    manifest = tmp_path / "pair/briefing.toml"
    whole = manifest.read_text().replace('{ en = "A plain', '{ fr = "X", en = "A plain', 1)
    manifest.write_text(f"colour = 1\n{whole}")
    text = tmp_path / "pair/sections/en/second.md"
    text.write_text(f"{text.read_text()}\n\n##More")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    rows = dialog.panel.list
    go_to(rows, 2)
    assert window.part == "second"
    go_to(rows, 0)
    assert window.part == "second", "a key of no section leads nowhere"
    go_to(rows, 1)
    assert window.part == "first", "the figure is in this one"
    assert dialog.isVisible(), "there may be more to fix"


def test_what_is_to_fix_in_the_sources_leads_to_them(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with (tmp_path / "pair/briefing.toml").open("a") as file:
        file.write('[[sources]]\nid = "idle"\ntitle = "I"\npublisher = "P"\nkind = "report"\n')
    pair_desk.trigger("check")
    go_to(dialog_of(pair_desk, qtbot, rows=1).panel.list, 0)
    assert pair_desk.window.part == "about:sources"


def test_what_is_gone_meanwhile_leads_nowhere(pair_desk: Desk) -> None:
    jump(pair_desk.window, "gone", "")
    assert pair_desk.window.part == "first"
    jump(pair_desk.window, "", "gone")
    assert pair_desk.message() == "There is no figure “gone” in this briefing."
    opened, pair_desk.window.opened = pair_desk.window.opened, None
    jump(pair_desk.window, "second", "")
    assert pair_desk.window.part == "first"
    pair_desk.window.opened = opened


def test_the_window_of_findings_reloads_and_checks_again(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    text = tmp_path / "pair/sections/en/first.md"
    text.write_text("##More[^paint]")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    text.write_text("##More[^paint]\n\n[^none]")
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    dialog_of(pair_desk, qtbot, rows=2)
    assert "[^none]" not in pair_desk.window.text.toPlainText()
    text.write_text("##More\n\n[^paint][^none][^other]")
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    dialog_of(pair_desk, qtbot, rows=3)
    qtbot.waitUntil(lambda: "[^none]" in pair_desk.window.text.toPlainText())
    pair_desk.window.set_language("nl")
    dialog = dialog_of(pair_desk, qtbot, rows=3)
    assert dialog.windowTitle() == "3 punten te verbeteren"
    assert visible_buttons(dialog) == {"Bestand openen", "Kopiëren", "Sluiten"}


def test_the_window_of_findings_closes_where_there_is_nothing_to_check(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("##More[^paint]")
    pair_desk.trigger("check")
    dialog_of(pair_desk, qtbot, rows=1)
    opened = open_briefing(tmp_path / "pair")
    opened.path = None
    pair_desk.window.show_briefing(opened)
    assert not shown(pair_desk)


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
    answers = Event()
    with pytest.MonkeyPatch.context() as far:
        far.setattr(disks, "PATIENCE", 0.01)
        far.setattr(Path, "is_dir", silent(answers))
        pair_desk.trigger("show-folder")
    answers.set()
    assert shown.pop() == str(tmp_path / "pair"), "the window waits for no disk"


def test_what_is_nowhere_yet_has_no_files(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from PIL import Image

    pictures = [tmp_path / f"{day}.png" for day in ("2021-01-01", "2021-01-02")]
    for each in pictures:
        Image.new("RGB", (9, 9)).save(each)
    desk.opener.compare(pictures)
    qtbot.waitUntil(lambda: desk.window.opened is not None)
    for name in ("check", "show-folder", "reload"):
        assert not desk.commands.actions[name].isEnabled()


def test_what_was_found_is_of_the_briefing_that_is_shown(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tmp_path / "pair", tmp_path / "other")
    (tmp_path / "pair/sections/en/first.md").write_text("##More[^paint]")
    (tmp_path / "other/sections/en/first.md").write_text("##More[^none]")
    goes_on = Event()

    def slow(path: Path, *rest: Any) -> tuple[Finding, ...]:
        assert path.name != "pair" or goes_on.wait(9)
        return check(path, *rest)

    monkeypatch.setattr("briefing.desktop.files.checking.check", slow)
    pair_desk.trigger("check")
    pair_desk.window.show_briefing(open_briefing(tmp_path / "other"))
    qtbot.waitUntil(lambda: bool(told(pair_desk)))
    found = told(pair_desk)
    assert any("none" in each for each in found)
    goes_on.set()
    jobs.drain()
    QApplication.processEvents()
    assert told(pair_desk) == found


def test_the_keys_that_close_a_window_close_that_of_findings_alone(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "pair/sections/en/second.md").write_text("[^none]\n")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert shown(pair_desk) == []
    assert pair_desk.window.isVisible()


def test_a_window_of_findings_that_was_closed_stays_so(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "pair/sections/en/first.md").write_text("##More[^paint]")
    pair_desk.trigger("check")
    dialog = dialog_of(pair_desk, qtbot, rows=1)
    pair_desk.trigger("check")
    dialog.close()
    jobs.drain()
    QApplication.processEvents()
    assert not shown(pair_desk)
