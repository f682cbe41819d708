"""What was done to a pair of pictures is undone by the same key as what was marked, whichever came last."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop.actions import plain_words
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Method
from tests.desktop.conftest import Desk
from tests.desktop.reading.test_quoting import choose
from tests.end_to_end.pair import PICTURE

FOUND = Alignment(dx=4.0, dy=-2.0, method=Method.AUTOMATIC)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def active(pair_desk: Desk, qtbot: QtBot) -> Desk:
    """The window with the keyboard, which the pictures have."""
    pair_desk.window.activateWindow()
    qtbot.waitUntil(pair_desk.window.isActiveWindow)
    pair_desk.window.images.canvas.setFocus()
    return pair_desk


def look(desk: Desk) -> tuple[Alignment, bool]:
    now = desk.window.images.comparison()
    return now.alignment, now.tone


def steps(desk: Desk, name: str) -> list[str]:
    """What the menu says of each step, until there is none."""
    action, told = desk.commands.actions[name], []
    while action.isEnabled():
        told.append(plain_words(action.text()))
        action.trigger()
    return told


def align(desk: Desk, qtbot: QtBot) -> None:
    desk.service.alignment = FOUND
    desk.trigger("align-automatically")
    qtbot.waitUntil(lambda: look(desk)[0] == FOUND)


def test_an_alignment_is_undone_and_redone_by_the_keys_of_all_else(active: Desk, qtbot: QtBot) -> None:
    canvas = active.window.images.canvas
    align(active, qtbot)
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert look(active) == (UNALIGNED, False)
    assert active.message() == "Undone: automatic alignment of the pictures"
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert look(active) == (FOUND, False)
    assert active.message() == "Done again: automatic alignment of the pictures"
    for words, aligned in (("Undo", UNALIGNED), ("Redo", FOUND)):
        button = active.window.messages.first_button()
        assert isinstance(button, QPushButton)
        assert button.text() == words
        button.click()
        assert look(active) == (aligned, False)
        assert active.commands.actions["redo"].isEnabled() is (words == "Undo")
    canvas.shown.emit()
    assert active.message() == "", "other pictures have steps of their own"


def test_each_kind_of_step_says_what_it_is(active: Desk, qtbot: QtBot) -> None:
    for name in ("match-tones", "match-tones", "match-tones"):
        active.trigger(name)
    align(active, qtbot)
    active.trigger("align-by-hand")
    QTest.keyClick(active.window.images.canvas, Qt.Key.Key_Right)
    before = look(active)
    assert before[0].dx == 5.0
    active.trigger("undo-alignment")
    assert look(active) == (UNALIGNED, False)
    assert steps(active, "undo") == [
        "Undo taking out the alignment",
        "Undo aligning by hand",
        "Undo aligning automatically",
        "Undo matching tones",
        "Undo showing tones as they are",
        "Undo matching tones",
    ]
    assert look(active) == (UNALIGNED, False)
    again = steps(active, "redo")
    assert again[-1] == "Redo taking out the alignment"
    assert len(again) == 6
    active.trigger("undo")
    assert look(active) == before


def test_what_is_done_by_hand_with_the_tool_out_is_one_step_and_another_after_it_was_undone(active: Desk) -> None:
    canvas = active.window.images.canvas
    active.trigger("align-by-hand")
    for _each in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    active.trigger("align-by-hand")
    active.trigger("align-by-hand")
    for _each in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    for dx in (3.0, 0.0):
        active.trigger("undo")
        assert (look(active)[0].dx, look(active)[0].dy) == (dx, 0.0)
    active.trigger("redo")
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert not active.commands.actions["redo"].isEnabled()
    active.trigger("undo")
    assert (look(active)[0].dx, look(active)[0].dy) == (3.0, 0.0)


@pytest.mark.parametrize(
    ("between", "undone"),
    [(["bookmark"], ["bookmarking:", "aligning"]), (["bookmark", "undo"], ["aligning"])],
)
def test_what_is_done_by_hand_after_something_else_is_a_step_of_its_own(
    active: Desk, between: list[str], undone: list[str]
) -> None:
    canvas = active.window.images.canvas
    active.trigger("align-by-hand")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    for name in between:
        active.trigger(name)
    for _each in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert not active.commands.actions["redo"].isEnabled()
    active.trigger("undo")
    assert look(active)[0].dx == 1.0
    assert [words.split()[1] for words in steps(active, "undo")] == undone
    assert look(active)[0] == UNALIGNED


def test_pins_go_with_the_alignment_that_is_undone(active: Desk) -> None:
    canvas = active.window.images.canvas
    active.trigger("align-by-hand")
    tool = canvas.tool
    assert tool is not None
    middle = canvas.rect().center()
    tool.press(middle.toPointF())
    tool.release((middle + middle / 10).toPointF())
    assert look(active)[0].method is Method.PINNED
    assert tool.pins  # type: ignore[attr-defined]
    active.trigger("undo")
    assert look(active)[0] == UNALIGNED
    assert not tool.pins  # type: ignore[attr-defined]


def test_a_spot_that_is_held_is_no_step_and_one_with_what_is_moved_round_it(active: Desk) -> None:
    canvas = active.window.images.canvas
    active.trigger("align-by-hand")
    tool, undo = canvas.tool, active.commands.actions["undo"]
    assert tool is not None
    middle = canvas.rect().center().toPointF()
    tool.press(middle)
    tool.release(middle)
    assert look(active)[0].method is Method.PINNED
    assert not undo.isEnabled(), "nothing was moved"
    active.trigger("match-tones")
    active.trigger("undo-alignment")
    assert steps(active, "undo") == ["Undo showing tones as they are", "Undo matching tones"]
    tool.press(middle / 2)
    tool.release(middle / 1.8)
    assert not look(active)[0].is_none
    assert steps(active, "undo") == ["Undo aligning by hand"]
    assert look(active) == (UNALIGNED, False)


def test_nudges_that_come_back_to_where_they_began_are_still_by_hand(active: Desk) -> None:
    canvas = active.window.images.canvas
    active.trigger("align-by-hand")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(canvas, key)
    assert steps(active, "undo") == ["Undo aligning by hand"]
    assert look(active)[0] == UNALIGNED


def test_words_and_pictures_are_undone_in_the_order_in_which_they_were_done(active: Desk) -> None:
    choose(active.window, "first", "words")
    active.trigger("highlight")
    active.trigger("match-tones")
    active.trigger("bookmark")
    undone = steps(active, "undo")
    assert [words.split()[1] for words in undone] == ["bookmarking:", "matching", "highlighting:"]
    assert [words.split()[1] for words in steps(active, "redo")] == ["highlighting:", "matching", "bookmarking:"]
    active.trigger("undo")
    active.trigger("match-tones")
    assert not active.commands.actions["redo"].isEnabled(), "something else was done since"


@pytest.mark.parametrize("first", ["bookmark", "match-tones"])
@pytest.mark.parametrize("last", ["bookmark", "match-tones"])
def test_what_was_undone_before_something_else_was_done_is_not_done_again(active: Desk, first: str, last: str) -> None:
    active.trigger(first)
    active.trigger("undo")
    active.trigger(last)
    assert active.commands.highlighter.redoes == active.commands.realigning.redoes == ""
    active.trigger("undo")
    again = {"bookmark": "bookmarking:", "match-tones": "matching"}[last]
    assert [words.split()[1] for words in steps(active, "redo")] == [again]
    assert [words.split()[1] for words in steps(active, "undo")] == [again]


def test_what_was_undone_from_its_message_is_done_again_though_another_step_is_later(active: Desk) -> None:
    choose(active.window, "first", "words")
    active.trigger("highlight")
    active.trigger("match-tones")
    button = active.window.messages.first_button()
    assert isinstance(button, QPushButton)
    button.click()
    assert [words.split()[1] for words in steps(active, "redo")] == ["highlighting:"]


def test_what_was_undone_of_another_pair_is_not_done_again_either(active: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "pair/images/after.png", tmp_path / "pair/images/last.png")
    with (tmp_path / "pair/briefing.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(PICTURE.format(name="last", date="2021-12-20", suffix="png", english="Last", dutch="Laatst"))
    active.opener.begin(open_briefing(tmp_path / "pair"))
    images, redo = active.window.images, active.commands.actions["redo"]

    def show(step: str, last: int) -> None:
        active.trigger(step)
        qtbot.waitUntil(lambda: images.comparison().after == last and images.handles() is not None)

    qtbot.waitUntil(lambda: images.dates is not None and images.dates.count == 3 and images.handles() is not None)
    active.trigger("match-tones")
    active.trigger("undo")
    show("after-previous", 1)
    show("after-next", 2)
    assert redo.isEnabled()
    show("after-previous", 1)
    active.trigger("match-tones")
    show("after-next", 2)
    assert not redo.isEnabled()


def test_pictures_that_changed_sides_are_undone_as_they_lie_now(active: Desk, qtbot: QtBot) -> None:
    align(active, qtbot)
    active.trigger("match-tones")
    active.trigger("swap-sides")
    for tone, aligned in ((False, True), (False, False)):
        active.trigger("undo")
        now = active.window.images.comparison()
        assert (now.before, now.tone, not now.alignment.is_none) == (1, tone, aligned)
    active.trigger("swap-sides")
    active.trigger("redo")
    assert look(active) == (FOUND, False)


def test_what_was_done_can_be_undone_after_a_reload(active: Desk, qtbot: QtBot) -> None:
    active.trigger("bookmark")
    active.trigger("match-tones")
    with qtbot.waitSignal(active.opener.shown):
        active.trigger("reload")
    qtbot.waitUntil(lambda: active.window.images.handles() is not None)
    assert look(active) == (UNALIGNED, True)
    assert [words.split()[1] for words in steps(active, "undo")] == ["matching", "bookmarking:"]
    assert look(active) == (UNALIGNED, False)


@pytest.mark.parametrize(("changed", "into"), [('id = "two-colours"', 'id = "other"'), ("after.png", "later.png")])
def test_there_is_nothing_to_undo_in_another_briefing_or_of_other_pictures(
    active: Desk, tmp_path: Path, changed: str, into: str
) -> None:
    other = shutil.copytree(tmp_path / "pair", tmp_path / "other")
    shutil.copy(other / "images/after.png", other / "images/later.png")
    manifest = other / "briefing.toml"
    manifest.write_text(manifest.read_text().replace(changed, into))
    active.trigger("match-tones")
    assert active.commands.actions["undo"].isEnabled()
    active.opener.begin(open_briefing(other))
    assert not active.commands.actions["undo"].isEnabled()


@pytest.mark.parametrize("found", [UNALIGNED, Alignment(method=Method.AUTOMATIC)])
def test_no_undo_is_offered_where_the_pictures_were_aligned_already(
    active: Desk, qtbot: QtBot, found: Alignment
) -> None:
    active.trigger("match-tones")
    active.service.alignment = found
    active.trigger("align-automatically")
    qtbot.waitUntil(lambda: active.message() == "The pictures match as they are.")
    assert [each.text() for each in active.window.messages.findChildren(QPushButton) if each.isVisible()] == ["Close"]
