import datetime
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.compare import number_field
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.controls import ZoomLabel
from briefing.desktop.compare.date_strip import RING, DateStrip
from briefing.desktop.compare.mode_bar import ModeBar
from briefing.desktop.compare.number_field import NumberField
from briefing.desktop.compare.options import Options
from briefing.desktop.parts import accessible
from briefing.document.values import partial_date
from briefing.imagery.comparing.comparison import Mode, Side
from tests.desktop.heard import announced

LEFT = Qt.MouseButton.LeftButton
DAYS = [partial_date(datetime.date(2021, month, day)) for month, day in ((4, 1), (10, 7), (11, 1), (12, 13))]
WORDS = ["1 April", "7 October", "1 November", "13 December"]


@pytest.fixture
def strip(qtbot: QtBot) -> DateStrip:
    strip = DateStrip()
    qtbot.addWidget(strip)
    strip.resize(500, 50)
    strip.show_dates(DAYS, WORDS, 0, 3)
    return strip


def test_the_mode_bar_tells_what_is_chosen_and_names_the_mode_in_use(qtbot: QtBot) -> None:
    bar = ModeBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.mouseClick(bar.buttons[Mode.LENS], LEFT)
    assert told.args == [Mode.LENS]
    narrow = bar.buttons[Mode.FADE].sizeHint().width()
    bar.show_mode(Mode.FADE)
    assert bar.buttons[Mode.FADE].isChecked()
    assert bar.buttons[Mode.FADE].sizeHint().width() > narrow
    assert bar.buttons[Mode.FADE].text() == "Fade"
    assert bar.buttons[Mode.FADE].toolTip() == "Fade (4)"
    bar.grab()


def test_the_modes_stand_closer_where_there_is_no_room_for_all(qtbot: QtBot) -> None:
    bar = ModeBar()
    qtbot.addWidget(bar)
    bar.fit(0, 1000)
    usual = bar.sizeHint().width()
    bar.fit(0, usual)
    assert bar.sizeHint().width() == usual
    bar.fit(0, usual - 20)
    assert bar.sizeHint().width() <= usual - 20
    assert bar.width_in(Mode.FADE) == bar.sizeHint().width()


def test_the_strip_cuts_a_name_before_the_remark_after_it(strip: DateStrip) -> None:
    name = "an_aerial_photograph_of_the_whole_of_the_base_and_its_roads_from_the_south.jpg"
    seen = []
    for remark in ("(day of the file)", "(uncertain day)"):
        strip.show_dates(DAYS, [*WORDS[:3], f"{name} {remark}"], 0, 3)
        seen.append(strip.grab().toImage())
    assert seen[0] != seen[1]


def test_arrow_keys_move_along_the_mode_bar(qtbot: QtBot) -> None:
    bar = ModeBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.buttons[Mode.SWIPE].setFocus()
    QTest.keyClick(bar.buttons[Mode.SWIPE], Qt.Key.Key_Right)
    assert bar.buttons[Mode.TOGGLE].isChecked()


def test_a_figure_of_two_pictures_needs_no_strip(qtbot: QtBot) -> None:
    strip = DateStrip()
    qtbot.addWidget(strip)
    strip.show_dates(DAYS[:2], WORDS[:2], 0, 1)
    assert strip.isHidden()
    strip.show_dates([], [], 0, 1)
    strip.grab()


def test_keys_step_through_the_dates_and_pass_over_the_other_side(strip: DateStrip, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    strip.chosen.connect(lambda before, after: told.append((before, after)))
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert told == [(0, 2), (1, 2), (1, 0)]
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.pair == (1, 0)


@pytest.mark.parametrize(
    ("key", "modifier", "pair"),
    [
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, (1, 0)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, (1, 0)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, (1, 3)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, (1, 3)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier, (3, 2)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier, (0, 2)),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, (1, 2)),
    ],
)
def test_the_strip_has_the_keys_of_a_slider(
    strip: DateStrip, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, pair: tuple[int, int]
) -> None:
    strip.show_pair(1, 2)
    QTest.keyClick(strip, key, modifier)
    assert strip.pair == pair


def test_the_ring_is_round_the_handle_that_the_next_key_moves(strip: DateStrip, qtbot: QtBot) -> None:
    strip.show()
    strip.activateWindow()
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)

    def ringed() -> list[bool]:
        image = strip.grab().toImage()
        accent = strip.palette().color(QPalette.ColorRole.Accent)
        tops = [QPoint(round(strip._places()[at]), int(11 - RING)) for at in strip.pair]
        return [image.pixelColor(top).name() == accent.name() for top in tops]

    assert ringed() == [False, True]
    QTest.keyPress(strip, Qt.Key.Key_Shift)
    assert ringed() == [True, False]
    QTest.keyRelease(strip, Qt.Key.Key_Shift)
    assert ringed() == [False, True]
    QTest.keyPress(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert strip.pair == (1, 3)
    assert ringed() == [True, False]
    QTest.keyRelease(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert ringed() == [False, True]
    QTest.keyPress(strip, Qt.Key.Key_Shift)
    for focus in (strip.clearFocus, strip.setFocus):
        focus()
    assert ringed() == [False, True], "who comes back has let go of it"


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_End])
def test_what_is_compared_is_told_at_an_end_too(strip: DateStrip, monkeypatch: pytest.MonkeyPatch, key: Qt.Key) -> None:
    said = announced(monkeypatch, accessible)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert said == [], "who hears of another date tells it"
    strip.show_pair(0, 3)
    QTest.keyClick(strip, key)
    assert said == ["1 April compared with 13 December"]


def test_the_ends_of_the_strip_pass_over_the_other_side(strip: DateStrip, qtbot: QtBot) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.pair == (0, 1)
    strip.show_pair(0, 3)
    QTest.keyClick(strip, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert strip.pair == (2, 3)


def test_the_strip_is_a_slider_to_a_screen_reader(strip: DateStrip) -> None:
    strip.show_pair(1, 3)
    interface = QAccessible.queryAccessibleInterface(strip)
    value = interface.valueInterface()
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Dates"
    assert interface.text(QAccessible.Text.Value) == f"{WORDS[1]} compared with {WORDS[3]}"
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (1, 4, 4)
    assert value.minimumStepSize() == 1
    value.setCurrentValue(1)
    assert strip.pair == (1, 0)


def test_which_dates_are_compared_is_read_once_on_each_system(
    strip: DateStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    interface = QAccessible.queryAccessibleInterface(strip)
    for system, is_described in (("linux", True), ("win32", False)):
        monkeypatch.setattr(sys, "platform", system)
        assert (strip.value_text() in interface.text(QAccessible.Text.Description)) is is_described
        assert "Shift" in interface.text(QAccessible.Text.Description), "some screen readers get no help"
        assert ("Shift" in interface.text(QAccessible.Text.Help)) is not is_described


def test_a_click_brings_the_nearer_handle(strip: DateStrip) -> None:
    places = strip._places()
    QTest.mouseClick(strip, LEFT, pos=QPoint(round(places[1]), 11))
    assert strip.pair in ((1, 3), (0, 1))
    strip.show_pair(0, 3)
    QTest.mousePress(strip, LEFT, pos=QPoint(round(places[3]), 11))
    QTest.mouseMove(strip, QPoint(round(places[2]), 11))
    QTest.mouseMove(strip, QPoint(round(places[0]), 11))
    QTest.mouseRelease(strip, LEFT, pos=QPoint(round(places[0]), 11))
    assert strip.pair == (0, 2)
    strip.grab()


def test_dates_stand_as_time_is_spaced_but_never_on_each_other(strip: DateStrip) -> None:
    places = strip._places()
    assert places == sorted(places)
    assert places[1] - places[0] > places[2] - places[1] >= 18
    strip.show_dates([DAYS[0]] * 3, WORDS[:3], 0, 2)
    assert len(set(strip._places())) == 3


def test_dates_of_one_day_stand_evenly(strip: DateStrip) -> None:
    strip.show_dates([DAYS[0]] * 3, WORDS[:3], 0, 2)
    assert strip._places() == [16, 250, 484]


@pytest.mark.parametrize(
    ("dates", "is_even"),
    [
        (("1992", "2014-06", "2021"), False),
        (("2014", "2014-06", "2021"), True),
        (("2014-06", "2014", "2021"), True),
        (("1992", "2021-10", "2021-10"), True),
        (("1992", "2021-10", "2021-11"), False),
    ],
)
def test_dates_of_which_no_order_is_known_stand_evenly(strip: DateStrip, dates: tuple[str, ...], is_even: bool) -> None:
    strip.show_dates([partial_date(each) for each in dates], dates, 0, 2)
    places = strip._places()
    assert places == sorted(places)
    assert (places == [16, 250, 484]) is is_even


def test_a_step_leads_nowhere_at_the_ends(strip: DateStrip) -> None:
    strip.step(Side.AFTER, 1)
    strip.step(Side.BEFORE, -1)
    assert strip.pair == (0, 3)


@pytest.mark.parametrize(
    ("typed", "value"), [("30", 30), ("-12,5°", -12.5), ("900", 180), ("x", 0), ("nan", 0), (" 45 °", 45)]
)
def test_degrees_can_be_typed(qtbot: QtBot, typed: str, value: float) -> None:
    chosen: list[float] = []
    field = NumberField(-180, 180, 1, "°", chosen.append)
    qtbot.addWidget(field)
    field.set_value(0)
    field.clear()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == value
    assert chosen == ([value] if value else [])
    assert field.text().endswith("°")


def test_keys_step_a_number(qtbot: QtBot) -> None:
    field = NumberField(0.2, 3, 0.1, "", lambda _value: None)
    qtbot.addWidget(field)
    field.set_value(1)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "1.1"
    for _each in range(3):
        QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert field.value() == 3


def test_each_mode_has_its_option(canvas: Canvas, qtbot: QtBot) -> None:
    rates: list[float] = []
    options = Options(canvas, rates.append)
    qtbot.addWidget(options)
    options.follow()
    assert isinstance(options.control, NumberField)
    canvas.set_angle(33)
    assert options.control.text() == "33°"
    canvas.set_mode(Mode.FADE)
    options.control.setValue(25)  # type: ignore[attr-defined]
    assert canvas.comparison().opacity == pytest.approx(0.25)
    canvas.set_mode(Mode.LENS)
    options.control.setValue(100)  # type: ignore[attr-defined]
    assert canvas.comparison().lens_size == pytest.approx(0.5)
    canvas.set_mode(Mode.DIFFERENCE)
    options.control.setValue(50)  # type: ignore[attr-defined]
    assert canvas.comparison().threshold == pytest.approx(0.25)
    canvas.set_mode(Mode.BLINK)
    assert options.control.text() == "1/s"
    QTest.keyClick(options.control, Qt.Key.Key_Up)
    assert rates == [pytest.approx(1.1)]
    canvas.set_mode(Mode.TOGGLE)
    assert options.control is None
    options.retranslate()


def test_the_zoom_is_told_in_percent_and_a_click_goes_to_100(canvas: Canvas, qtbot: QtBot) -> None:
    label = ZoomLabel(canvas)
    qtbot.addWidget(label)
    canvas.zoom_to(2)
    assert label.text() == "200%"
    QTest.mouseClick(label, LEFT)
    assert label.text() == "100%"
    canvas.resize(200, 150)
    assert label.text() == "50%"
    QTest.mouseClick(label, LEFT)
    assert label.text() == "100%"


def test_words_follow_the_language(qtbot: QtBot) -> None:
    bar = ModeBar()
    qtbot.addWidget(bar)
    translation.use("en")
    bar.retranslate()
    assert bar.accessibleName() == "Ways to compare"


def test_dates_are_not_told_as_numbers_beside_words_nor_when_they_stay(
    strip: DateStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(accessible, "value_changed", lambda strip: told.append(strip.pair))
    QTest.keyClick(strip, Qt.Key.Key_Home)
    strip.show_pair(*strip.pair)
    assert told == []
    strip.show_pair(2, 3)
    assert told == [(2, 3)]


def test_a_number_is_heard_when_it_is_stepped_and_not_written_again_where_it_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, number_field)
    field = NumberField(-180, 180, 1, "°", lambda _value: None)
    qtbot.addWidget(field)
    field.set_value(5)
    with qtbot.assertNotEmitted(field.textChanged):
        field.set_value(5)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert said == ["6°"]


def test_the_ways_to_compare_are_radio_buttons_of_which_tab_comes_to_the_one_in_use(qtbot: QtBot) -> None:
    bar = ModeBar()
    qtbot.addWidget(bar)
    for mode in (Mode.SWIPE, Mode.LENS):
        bar.show_mode(mode)
        assert [each for each in bar.buttons if bar.buttons[each].focusPolicy() & Qt.FocusPolicy.TabFocus] == [mode]
    chosen: list[object] = []
    bar.chosen.connect(chosen.append)
    bar.show_mode(Mode.SWIPE)
    assert chosen == []
    bar.buttons[Mode.BLINK].toggle()  # as a screen reader does
    assert chosen == [Mode.BLINK]
    bar.buttons[Mode.BLINK].click()
    assert chosen[-1] == Mode.BLINK
    roles = {QAccessible.queryAccessibleInterface(button).role() for button in bar.buttons.values()}
    assert roles == {QAccessible.Role.RadioButton}
