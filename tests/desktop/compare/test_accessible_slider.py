"""What Qt itself asks of our sliders when a screen reader is there, which Python alone never asks."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.parts import accessible
from briefing.desktop.parts.accessible_slider import AccessibleSlider
from briefing.imagery.comparing.comparison import UNALIGNED, Comparison, Mode, Side
from tests.desktop.compare.conftest import MATCHED, PAIR, RED, plain
from tests.desktop.heard import announced


@pytest.fixture
def slider(canvas: Canvas) -> AccessibleSlider:
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(interface, AccessibleSlider)
    return interface


@pytest.mark.parametrize("kind", QAccessible.InterfaceType)
def test_every_interface_is_an_address_for_none_would_crash_qt(
    slider: AccessibleSlider, kind: QAccessible.InterfaceType
) -> None:
    assert isinstance(slider.interface_cast(kind), Shiboken.VoidPtr)


def test_the_address_of_the_value_is_that_of_the_value(slider: AccessibleSlider) -> None:
    _widget, value = Shiboken.getCppPointer(slider)
    assert int(slider.interface_cast(QAccessible.InterfaceType.ValueInterface)) == value


def test_a_screen_reader_or_a_voice_can_give_it_the_focus(canvas: Canvas, slider: AccessibleSlider) -> None:
    canvas.clearFocus()
    offered = slider.actionInterface()
    assert offered is not None
    assert offered.actionNames() == ["SetFocus"]
    offered.doAction("SetFocus")
    assert canvas.hasFocus()


def test_what_a_slider_is_not_is_not_offered(slider: AccessibleSlider) -> None:
    assert slider.textInterface() is None


@pytest.fixture
def told(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that a screen reader is told: words, why something is not done, or that the value changed."""
    said = announced(monkeypatch, accessible)
    canvas.refused.connect(said.append)
    monkeypatch.setattr(accessible, "value_changed", lambda _canvas: said.append("value"))
    return said


def test_each_change_is_told_once(canvas: Canvas, told: list[str]) -> None:
    for key, *words in (
        (Qt.Key.Key_Left, "value"),
        (Qt.Key.Key_Space, "7 October 2021 whole"),
        (Qt.Key.Key_Left, "7 October 2021 on 48 percent, 13 December 2021 on 52 percent"),
        (Qt.Key.Key_BracketRight, "5 degrees"),
        (Qt.Key.Key_H, "90 degrees"),
        (Qt.Key.Key_T, MATCHED),
        (Qt.Key.Key_T, "Tones not matched"),
        (Qt.Key.Key_T, MATCHED),
        (Qt.Key.Key_U, "Alignment and tones undone"),
        (Qt.Key.Key_U, "Nothing is aligned or matched."),
        (Qt.Key.Key_2, "Toggle", "13 December 2021 whole"),
        (Qt.Key.Key_Space, "7 October 2021 whole"),
        (Qt.Key.Key_2, "Toggle is in use already."),
        (Qt.Key.Key_4, "Fade"),
        (Qt.Key.Key_Right, "value"),
        (Qt.Key.Key_5, "Lens", "13 December 2021 in the lens, 7 October 2021 around it"),
        (Qt.Key.Key_PageUp, "46 percent"),
        (Qt.Key.Key_7, "Difference"),
        (Qt.Key.Key_Right, "25 percent"),
        (Qt.Key.Key_G, "Grid shown"),
        (Qt.Key.Key_G, "Grid hidden"),
    ):
        QTest.keyClick(canvas, key)
        assert told == words
        told.clear()


def test_where_the_slider_stands_is_not_told_as_pictures_come_and_get_sharper(canvas: Canvas, told: list[str]) -> None:
    canvas.set_pixels(Side.BEFORE, plain(RED, 800, 600))
    canvas.show_pair(replace(PAIR, name="Another"))
    canvas.set_pixels(Side.BEFORE, plain(RED))
    canvas.set_pixels(Side.AFTER, plain(RED))
    assert told == []


def test_why_a_picture_is_not_there_is_told_with_which_it_is(canvas: Canvas, told: list[str]) -> None:
    canvas.show_pair(replace(PAIR, name="Another"))
    canvas.set_pixels(Side.BEFORE, plain(RED))
    canvas.show_problem(Side.AFTER, "The file is damaged.")
    assert told == ["13 December 2021: The file is damaged."]


def test_without_a_scale_there_is_no_grid_and_that_is_told(canvas: Canvas, told: list[str]) -> None:
    assert canvas.scene is not None
    canvas.scene.pair = replace(canvas.scene.pair, metres_per_pixel=None)
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert told == ["This figure does not say how large its pixels are."]
    canvas.scene.pair = replace(canvas.scene.pair, is_uneven=True)
    QTest.keyClick(canvas, Qt.Key.Key_G)
    assert told[1:] == ["The pixels of this figure are longer one way than the other on the ground."]
    assert not canvas.overlays.grid


def test_of_what_changes_nothing_only_that_is_told(canvas: Canvas, told: list[str]) -> None:
    canvas.set_comparison(Comparison(mode=Mode.FADE))
    told.clear()
    QTest.keyClick(canvas, Qt.Key.Key_4)
    assert told == ["Fade is in use already."]


def test_blinking_is_not_told_at_every_turn(canvas: Canvas, told: list[str]) -> None:
    canvas.set_mode(Mode.BLINK)
    told.clear()
    canvas.change(shown=Side.BEFORE)
    assert told == []
    canvas.set_reduced_motion(True)
    canvas.change(shown=Side.AFTER)
    assert told == ["13 December 2021 whole"]


def test_what_another_control_tells_the_pictures_do_not_tell_again(canvas: Canvas, told: list[str]) -> None:
    canvas.set_mode(Mode.LENS)
    told.clear()
    canvas.clearFocus()
    canvas.set_lens(size=0.5)
    assert told == ["100 percent"]
    canvas.value_is_told = lambda: True
    canvas.set_lens(size=0.4)
    assert told[1:] == ["value"]


def test_a_tool_says_how_it_is_used_and_when_it_is_put_away(canvas: Canvas, told: list[str]) -> None:
    here = "7 October 2021 on 50 percent, 13 December 2021 on 50 percent"
    for key in (Qt.Key.Key_R, Qt.Key.Key_A):
        QTest.keyClick(canvas, key)
        assert canvas.tool is not None
        assert told == [canvas.tool.hint()]
        assert "arrow keys" in told.pop()
        for end in (Qt.Key.Key_Escape, key):
            QTest.keyClick(canvas, end)
            assert told == ["Tool put away", here]
            QTest.keyClick(canvas, key)
            told.clear()
        canvas.put_away_tool()


def test_the_pictures_are_what_the_tool_is_that_is_out(canvas: Canvas, slider: AccessibleSlider) -> None:
    for key, name, done in (
        (Qt.Key.Key_R, "Ruler", "50 cm"),
        (Qt.Key.Key_A, "Align by hand", "Aligned by hand: +1, 0 pixels"),
    ):
        QTest.keyClick(canvas, key)
        assert canvas.tool is not None
        assert slider.role() == QAccessible.Role.Graphic, "there is nothing to slide"
        assert slider.text(QAccessible.Text.Name) == f"The base, {name}"
        assert slider.text(QAccessible.Text.Help) == canvas.tool.hint()
        assert slider.text(QAccessible.Text.Value) == ""
        assert slider.text(QAccessible.Text.Description) == "", "or all of it would be read before how the tool is used"
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        assert slider.text(QAccessible.Text.Value) == done
        assert "arrow keys" in slider.text(QAccessible.Text.Help)
        QTest.keyClick(canvas, key)
        assert slider.role() == QAccessible.Role.Slider
        assert slider.text(QAccessible.Text.Name) == "The base, Swipe"
        assert "Rows of tents" in slider.text(QAccessible.Text.Description)


def test_it_says_what_the_keys_do_in_each_way_to_compare(canvas: Canvas, slider: AccessibleSlider) -> None:
    others = "Space shows one picture whole, 1 to 7 choose how to compare."
    for mode, arrows in (
        (Mode.SWIPE, "Arrow keys move the divider. "),
        (Mode.TOGGLE, "Arrow keys show the one picture or the other. "),
        (Mode.BLINK, "Arrow keys show the one picture or the other. "),
        (Mode.FADE, "Arrow keys fade between the pictures. "),
        (Mode.LENS, "Arrow keys move the lens, and size it with Shift. "),
        (Mode.SIDE_BY_SIDE, ""),
        (Mode.DIFFERENCE, "Arrow keys set how large a difference is told. "),
    ):
        canvas.set_mode(mode)
        assert slider.text(QAccessible.Text.Help) == arrows + others
        canvas.zoom_to(8.0)
        moved = arrows if mode is Mode.LENS else "Arrow keys move what is zoomed in. "
        assert slider.text(QAccessible.Text.Help) == moved + others
        canvas.zoom_fit()


def test_where_a_line_begins_anew_is_told(canvas: Canvas, told: list[str]) -> None:
    for key in (Qt.Key.Key_R, Qt.Key.Key_Right, Qt.Key.Key_Return):
        told.clear()
        QTest.keyClick(canvas, key)
    assert told == ["0 cm"]


def test_the_description_is_heard_when_it_is_shown(canvas: Canvas, told: list[str]) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_I)
    assert "13 December 2021: Rows of tents. The same place twice." in told[0]
    for key in (Qt.Key.Key_I, Qt.Key.Key_Escape):
        QTest.keyClick(canvas, key)
        assert told.pop() == "Description hidden"
        QTest.keyClick(canvas, Qt.Key.Key_I)


def test_that_notes_are_put_away_is_told(canvas: Canvas, told: list[str]) -> None:
    canvas.overlays.notes = ("Bands 4 to 7 are left out",)
    canvas.overlays.follow()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert told == ["Notes hidden"]


def test_what_is_noted_of_the_pictures_is_described_too(slider: AccessibleSlider, canvas: Canvas) -> None:
    canvas.overlays.notes = ("Bands 4 to 7 are left out",)
    canvas.change(mode=Mode.DIFFERENCE, tone=True, alignment=replace(UNALIGNED, dx=3))
    words = slider.text(QAccessible.Text.Description)
    assert f"Bands 4 to 7 are left out. Aligned by hand: +3, 0 pixels. {MATCHED}. Orange is lighter" in words


def test_that_it_is_an_illustration_or_not_described_is_told_once(slider: AccessibleSlider, canvas: Canvas) -> None:
    before = replace(PAIR.before, alt="Illustration: empty fields.")
    canvas.set_words(replace(PAIR, before=before, after=replace(PAIR.before, alt="", kind="")))
    words = slider.text(QAccessible.Text.Description)
    assert words.startswith("7 October 2021: Illustration: empty fields. 7 October 2021: There is no description of")


def test_a_picture_alone_is_no_slider(empty_canvas: Canvas) -> None:
    empty_canvas.show_pair(replace(PAIR, after=None))
    empty_canvas.set_pixels(Side.BEFORE, plain(RED))
    interface = QAccessible.queryAccessibleInterface(empty_canvas)
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "The base"
    assert interface.text(QAccessible.Text.Help) == "Plus and minus zoom, arrow keys move what is zoomed in."
