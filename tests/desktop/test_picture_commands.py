import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing import settings, translation
from briefing.desktop.actions import MENUS, OF_MACOS, SUBMENUS, TABLE, Row, key_words, keys_of
from briefing.desktop.commands import Commands
from briefing.desktop.compare.keys import handler_for
from briefing.desktop.files.opening import Opener
from briefing.desktop.files.taking import write_film
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import AlignmentRefused
from briefing.imagery.comparing.comparison import Alignment, Method, Mode, Side
from briefing.translation import LANGUAGES
from tests.desktop.conftest import Desk

KEYED = [row for row in TABLE if row.canvas_key]
FOUND = Alignment(dx=4.0, dy=-2.0, method=Method.AUTOMATIC)


def pressed(row: Row) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """The key that a row names, as it is pressed."""
    keys: Any = QKeySequence(row.canvas_key)
    return keys[0].key(), keys[0].keyboardModifiers()


@pytest.mark.parametrize("row", KEYED, ids=lambda row: row.name)
def test_the_key_beside_a_row_of_the_menu_is_one_of_the_canvas(row: Row) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, *pressed(row))
    assert handler_for(event) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_rows_of_a_menu_have_the_same_letter(language: str) -> None:
    translation.use(language)
    menus = {f"bar:{name}": (words, groups) for name, words, groups in MENUS}
    menus |= {f"menu:{name}": each for name, each in SUBMENUS.items()}
    said = {row.name: row.words for row in TABLE} | {name: each for name, (each, _groups) in menus.items()}
    rows = {name: [*chain(*groups)] for name, (_said, groups) in menus.items()}
    rows["bar"] = [name for name in menus if name.startswith("bar:")]
    for name, names in rows.items():
        letters = [letter for row in names for letter in re.findall(r"&(\w)", translation._(said[row]).lower())]
        assert sorted(letters) == sorted(set(letters)), f"{language}, {name}: {letters}"


@pytest.mark.parametrize(("system", "works"), [("darwin", True), ("linux", False)])
def test_a_sign_that_is_typed_with_option_on_macos_works(
    system: str, works: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    alt = Qt.KeyboardModifier.AltModifier
    for key, held in (
        (Qt.Key.Key_BracketLeft, alt),
        (Qt.Key.Key_BracketRight, alt | Qt.KeyboardModifier.ShiftModifier),
    ):
        assert (handler_for(QKeyEvent(QEvent.Type.KeyPress, key, held)) is not None) is works
    assert handler_for(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, alt)) is None


def test_no_key_of_the_canvas_is_taken_from_where_one_types() -> None:
    for row in TABLE:
        for keys in (*row.keys, *OF_MACOS.get(row.name, ())):
            assert len(keys) > 1, f"{row.name} would take {keys} from every field of text"


@pytest.mark.parametrize("system", ["darwin", "win32", "linux"])
def test_no_two_rows_have_the_same_keys(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", system)
    keys = [QKeySequence(each).toString() for row in TABLE for each in keys_of(row)]
    assert sorted(keys) == sorted(set(keys))


def test_on_macos_the_keys_are_those_of_other_programs_there(
    window: MainWindow, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    actions = Commands(window, opener, None).actions
    assert [each.toString() for each in actions["full-screen"].shortcuts()] == ["Meta+Ctrl+F"]
    assert "Ctrl+W" in [each.toString() for each in actions["quit"].shortcuts()]
    keys = {entry.words: entry.keys for entry in actions.entries(of_pictures=False)}
    assert keys["Reload"] == (key_words("Ctrl+R"), key_words("F5"))


def test_in_every_language_macos_is_told_what_stands_in_its_own_menu(desk: Desk) -> None:
    role = QAction.MenuRole
    actions = desk.commands.actions
    told = {row.name: actions[row.name].menuRole() for row in TABLE}
    assert (told.pop("quit"), told.pop("about")) == (role.QuitRole, role.AboutRole)
    assert set(told.values()) == {role.NoRole}


@pytest.mark.parametrize("mode", Mode)
def test_the_menu_and_the_keys_choose_the_same_mode_and_the_menu_follows(pair_desk: Desk, mode: Mode) -> None:
    canvas = pair_desk.window.images.canvas
    row = next(row for row in TABLE if row.name == f"compare-{mode.value}")
    pair_desk.trigger(row.name)
    assert canvas.comparison().mode is mode
    canvas.set_mode(Mode.FADE if mode is not Mode.FADE else Mode.LENS)
    assert not pair_desk.commands.actions[row.name].isChecked()
    QTest.keyClick(canvas, *pressed(row))
    assert canvas.comparison().mode is mode
    assert pair_desk.commands.actions[row.name].isChecked()
    assert key_words(row.canvas_key) in pair_desk.commands.actions[row.name].text()


def test_the_menu_offers_notes_where_there_are_any_and_tells_whether_they_are_seen(pair_desk: Desk) -> None:
    canvas, action = pair_desk.window.images.canvas, pair_desk.commands.actions["notes"]
    pair_desk.commands.pictures.refresh()
    assert not action.isEnabled()
    assert not action.isChecked()
    canvas.overlays.notes = ("Bands are left out",)
    canvas.overlays.follow()
    for is_told in (False, True):
        pair_desk.trigger("notes")
        pair_desk.commands.pictures.refresh()
        assert canvas.overlays.has_notes is action.isChecked() is is_told


def test_without_pictures_nothing_of_them_can_be_done(desk: Desk) -> None:
    desk.commands.pictures.refresh()
    for name in ("compare-fade", "zoom-in", "ruler", "align-automatically", "copy-picture", "save-film", "grid"):
        assert not desk.commands.actions[name].isEnabled(), name
    desk.commands.pictures.copy()
    desk.commands.pictures.align_automatically()
    desk.commands.pictures.ask_picture()
    write_film(desk.window, Path("film.png"))
    assert desk.message() == ""


def test_rows_do_what_they_say(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.trigger("divider-flat")
    pair_desk.trigger("divider-right")
    assert canvas.comparison().angle == 95
    pair_desk.trigger("divider-left")
    pair_desk.trigger("divider-upright")
    assert canvas.comparison().angle == 0
    pair_desk.trigger("zoom-in")
    assert canvas.is_zoomed
    pair_desk.trigger("zoom-fit")
    assert not canvas.is_zoomed
    pair_desk.trigger("other-picture")
    assert canvas.comparison().whole is Side.BEFORE
    pair_desk.trigger("swap-sides")
    assert canvas.comparison().before == 1
    pair_desk.trigger("match-tones")
    assert pair_desk.commands.actions["match-tones"].isEnabled()
    assert canvas.comparison().tone
    pair_desk.trigger("undo-alignment")
    assert not canvas.comparison().tone
    pair_desk.trigger("describe")
    assert canvas.overlays.described
    assert not pair_desk.commands.actions["grid"].isEnabled(), "nothing says how large a pixel is"
    assert not pair_desk.commands.actions["after-next"].isEnabled(), "there are only two dates"
    pair_desk.trigger("ruler")
    pair_desk.commands.pictures.refresh()
    assert pair_desk.commands.actions["ruler"].isChecked()


def test_motion_is_reduced_by_the_menu_and_remembered(pair_desk: Desk) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.trigger("compare-blink")
    assert canvas.blinking.is_running
    pair_desk.trigger("reduce-motion")
    assert not canvas.blinking.is_running
    assert pair_desk.store.get(settings.REDUCED_MOTION)
    pair_desk.trigger("reduce-motion")
    assert canvas.blinking.is_running


def test_pictures_are_aligned_in_the_background_and_that_is_undone(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.service.alignment = FOUND
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: canvas.comparison().alignment == FOUND)
    assert pair_desk.message() == "“13 December 2021” was shifted only, neither turned nor scaled."
    assert canvas.overlays.remarks()[-1] == "Aligned automatically: +4, −2 pixels."
    assert ("aligned", pair_desk.window.images.handles()) in pair_desk.service.asked
    QTest.keyClick(canvas, Qt.Key.Key_U)
    assert canvas.comparison().alignment.is_none


def test_the_button_undoes_the_automatic_alignment_and_no_more(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    canvas.change(alignment=FOUND, tone=True)
    pair_desk.service.alignment = Alignment(dx=9.0, method=Method.AUTOMATIC)
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: canvas.comparison().alignment.dx == 9.0)
    undo = next(each for each in pair_desk.window.messages.findChildren(QPushButton) if each.text() == "Undo")
    undo.click()
    assert canvas.comparison().alignment == FOUND
    assert canvas.comparison().tone
    assert pair_desk.message() == "Undone: automatic alignment of the pictures"


def test_what_is_said_of_an_alignment_goes_with_it(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.service.alignment = FOUND
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: not canvas.comparison().alignment.is_none)
    canvas.set_position(0.2)
    assert pair_desk.window.messages.isVisible()
    canvas.undo_alignment()
    assert pair_desk.window.messages.isHidden()
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(pair_desk.window.messages.isVisible)
    qtbot.waitUntil(lambda: not canvas.comparison().alignment.is_none)
    canvas.toggle_tone()
    assert pair_desk.window.messages.isHidden(), "its button would undo the tones"


def test_the_button_goes_when_other_pictures_come(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.service.alignment = FOUND
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: "was shifted only" in pair_desk.message())
    assert pair_desk.window.messages.isVisible()
    canvas.shown.emit()
    assert pair_desk.window.messages.isHidden()


def test_pictures_that_lie_on_each_other_are_said_to(pair_desk: Desk, qtbot: QtBot) -> None:
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: pair_desk.message() == "The pictures match as they are.")


def test_a_refusal_is_told_in_words_and_changes_nothing(pair_desk: Desk, qtbot: QtBot) -> None:
    pair_desk.service.alignment = AlignmentRefused("no shift fits clearly better than others")
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: "no shift fits clearly better than others." in pair_desk.message())
    assert pair_desk.window.images.comparison().alignment.is_none


def test_a_refusal_goes_with_the_pair_that_it_is_about(pair_desk: Desk, qtbot: QtBot) -> None:
    messages = pair_desk.window.messages
    pair_desk.service.alignment = AlignmentRefused("no shift fits clearly better than others")
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: "were not aligned" in pair_desk.message())
    pair_desk.window.images.choose_dates(1, 0)
    qtbot.waitUntil(messages.isHidden)
    messages.say_wrong("something else")
    pair_desk.window.images.choose_dates(0, 1)
    qtbot.wait(50)
    assert messages.isVisible()


def test_a_refusal_goes_once_the_pictures_are_aligned_by_hand(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    pair_desk.service.alignment = AlignmentRefused("no shift fits clearly better than others")
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: "were not aligned" in pair_desk.message())
    pair_desk.trigger("align-by-hand")
    canvas.set_position(0.2)
    assert pair_desk.window.messages.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert pair_desk.window.messages.isHidden()


def test_a_refusal_that_comes_late_is_not_told(pair_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pair_desk.service.alignment = AlignmentRefused("no shift fits clearly better than others")
    asked = pair_desk.window.images.handles()
    answers = iter([asked, (99, 98)])
    monkeypatch.setattr(pair_desk.window.images, "handles", lambda: next(answers, (99, 98)))
    pair_desk.trigger("align-automatically")
    assert pair_desk.window.messages.isVisible()
    qtbot.waitUntil(pair_desk.window.messages.isHidden)
    assert "were not aligned" not in pair_desk.message()


def test_an_alignment_survives_a_restart(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    pair_desk.service.alignment = FOUND
    pair_desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: not pair_desk.window.images.comparison().alignment.is_none)
    pair_desk.window.close()
    again = settings.Settings(pair_desk.store.path)
    state = again.get(settings.READING)["two-colours"]["comparisons"]["pair"]  # type: ignore[index]
    assert state["alignments"] == {"0-1": [4.0, -2.0, 1.0, 0.0, "automatic"]}
    manifest = (tmp_path / "pair" / "briefing.toml").read_text(encoding="utf-8")
    assert "alignment" not in manifest


def test_an_alignment_stays_that_of_its_pictures_where_others_come_before_them(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pair_desk.service.alignment = FOUND
    pair_desk.trigger("align-automatically")
    window, folder = pair_desk.window, tmp_path / "pair"
    qtbot.waitUntil(lambda: not window.images.comparison().alignment.is_none)
    aligned = window.images.comparison().alignment
    manifest = folder / "briefing.toml"
    text = manifest.read_text(encoding="utf-8")
    first = re.search(r"\[\[figures\.pictures\]\]\n(?:.+\n)+", text)
    assert first is not None
    new = re.sub(r"^date = \S+", "date = 2019-01-01", first[0].replace('.png"', '-earlier.png"'), flags=re.MULTILINE)
    [file] = re.findall(r'"(.+-earlier\.png)"', new)
    (folder / file).write_bytes((folder / file.replace("-earlier", "")).read_bytes())
    manifest.write_text(text.replace(first[0], new + "\n" + first[0]), encoding="utf-8")
    window.show_briefing(open_briefing(folder))
    now = window.images.comparison()
    assert (now.before, now.after, now.alignment) == (1, 2, aligned)
    assert window.comparisons()["pair"] == now
    window.images.choose_dates(0, 2)
    assert window.images.comparison().alignment.is_none


def test_what_is_seen_is_copied_and_that_is_said(pair_desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(pair_desk.window.images.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().image().isNull()
    assert "copied" in pair_desk.message()


def test_the_menu_comes_up_on_the_pictures(pair_desk: Desk, qtbot: QtBot) -> None:
    canvas = pair_desk.window.images.canvas
    middle = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, canvas.mapToGlobal(middle))
    QApplication.sendEvent(canvas, event)
    menu = pair_desk.commands.actions.menus["picture"]
    qtbot.waitUntil(menu.isVisible)
    menu.close()
