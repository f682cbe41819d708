import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTextEdit, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.actions import key_words
from briefing.desktop.commands import Commands
from briefing.desktop.reading.part_titles import SOURCES
from briefing.desktop.reading.source_card import SourceCard
from briefing.desktop.window import MainWindow
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.conftest import Desk
from tests.desktop.reading.test_quoting import choose
from tests.desktop.seen import marked, words


def test_keys_walk_from_section_to_section_and_into_the_list_below(reading: MainWindow) -> None:
    reading.sidebar.sections.setFocus()
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_Down)
    assert reading.part == "second"
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_Down)
    assert reading.part == SOURCES
    assert reading.windowTitle() == "Sources — Two colours — Briefing"
    assert marked(reading) == ["Sources"]
    assert "Paint" in words(reading)
    QTest.keyClick(reading.sidebar.around, Qt.Key.Key_Up)
    assert reading.part == "second"


def test_space_and_escape_reach_the_pictures_from_the_text(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    reading.text.setFocus()
    QTest.keyClick(reading.text, Qt.Key.Key_Space)
    first = reading.images.comparison().single
    assert first is not None
    QTest.keyClick(reading.text, Qt.Key.Key_Space)
    assert reading.images.comparison().single is first.other
    QTest.keyClick(reading.text, Qt.Key.Key_Escape)
    assert reading.images.comparison().single is None
    assert reading.images.comparison().mode is Mode.SWIPE


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_the_window_is_closed_by_the_keys_that_other_programs_have_for_it(
    pair_desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    pair_desk.window.activateWindow()
    qtbot.waitUntil(pair_desk.window.isActiveWindow)
    QTest.keyClick(pair_desk.window.text, key, Qt.KeyboardModifier.ControlModifier)
    assert not pair_desk.window.isVisible()


def test_one_to_seven_choose_how_to_compare_from_the_text_too(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    reading.text.setFocus()
    QTest.keyClick(reading.text, Qt.Key.Key_4)
    assert reading.images.comparison().mode is Mode.FADE


@pytest.mark.parametrize("place", ["text", "list", "button"])
def test_the_keys_of_the_menu_of_pictures_work_wherever_the_focus_is(
    reading: MainWindow, commands: Commands, qtbot: QtBot, place: str
) -> None:
    commands._briefing_shown()
    canvas = reading.images.canvas
    qtbot.waitUntil(lambda: canvas.scene is not None)
    before = reading.images.comparison()
    places = {"text": reading.text, "list": reading.sidebar.sections, "button": reading.images.controls.zoom}
    QTest.keyClick(places[place], Qt.Key.Key_X)
    now = reading.images.comparison()
    assert (now.before, now.after) == (before.after, before.before)
    QTest.keyClick(places[place], Qt.Key.Key_BracketRight)
    assert reading.images.comparison().angle != before.angle
    QTest.keyClick(places[place], Qt.Key.Key_R)
    assert canvas.tool is not None
    assert reading.focusWidget() is canvas, "arrows move what was taken out"


def test_a_letter_in_the_list_of_parts_goes_to_the_name_that_begins_with_it(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "keyboardInputInterval", lambda: 100_000)
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    sections, before = reading.sidebar.sections, reading.images.comparison()
    assert sections.item(1).text() == "The ending"
    QTest.keyClicks(sections, "thx")
    assert reading.part == "second"
    assert reading.images.comparison() == before, "what goes on with a name is none of the keys of the pictures"


def test_shift_with_a_letter_is_a_key_of_the_pictures_in_the_list_of_parts_too(
    reading: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    sections = reading.sidebar.sections
    sections.item(1).setText("A lake")
    heard: list[bool] = []
    reading.images.canvas.alignment_wanted.connect(lambda: heard.append(True))
    QTest.keyClick(sections, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert heard
    assert reading.part == "first"


def test_to_come_to_the_parts_by_keys_changes_nothing_that_is_read(reading: MainWindow) -> None:
    sidebar = reading.sidebar
    for part, has, has_not in (
        ("second", sidebar.sections, sidebar.around),
        (SOURCES, sidebar.around, sidebar.sections),
    ):
        reading.go(part)
        for parts in (sidebar.sections, sidebar.around):
            parts.setFocus(Qt.FocusReason.TabFocusReason)
            assert reading.part == part
            parts.clearFocus()
        assert has.focusPolicy() == Qt.FocusPolicy.StrongFocus
        assert has_not.focusPolicy() == Qt.FocusPolicy.ClickFocus, "the tab key leads to where the choice is"
        reading.images.canvas.setFocus()
        reading.next_pane()
        assert has.hasFocus()


def test_the_pictures_hear_their_keys_from_the_list_of_parts(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    reading.sidebar.sections.setFocus()
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_2)
    assert reading.images.comparison().mode is Mode.TOGGLE
    assert reading.part == "first"


@pytest.mark.usefixtures("commands")
def test_a_card_stands_at_its_mark_for_keys_and_at_the_pointer_for_the_mouse(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    near: list[QPoint] = []
    monkeypatch.setattr(SourceCard, "show_near", lambda _card, where: near.append(where))
    pointer = QPoint(7, 9)
    monkeypatch.setattr("briefing.desktop.reading.text_pane.QCursor.pos", lambda: pointer)
    reading.text.link_followed.emit(QUrl("source:paint"))
    reading.text.setFocus()
    for _each in range(8):
        QTest.keyClick(reading.text, Qt.Key.Key_Tab)
        QTest.keyClick(reading.text, Qt.Key.Key_Return)
        if len(near) == 2:
            break
    cursor = reading.text.cursorRect()
    assert near == [pointer, reading.text.viewport().mapToGlobal(cursor.bottomLeft())]


@pytest.mark.parametrize("where", ["text", "pictures"])
def test_escape_closes_a_message_first(reading: MainWindow, qtbot: QtBot, where: str) -> None:
    qtbot.waitUntil(lambda: reading.images.canvas.scene is not None)
    pane = reading.text if where == "text" else reading.images.canvas
    reading.images.canvas.toggle_side()
    reading.messages.say_wrong("Something is wrong.")
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert reading.messages.isHidden()
    assert reading.images.comparison().single is not None
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert reading.images.comparison().single is None


@pytest.mark.parametrize("where", ["text", "pictures", "window"])
def test_escape_ends_a_tool_before_it_closes_a_message(reading: MainWindow, qtbot: QtBot, where: str) -> None:
    canvas = reading.images.canvas
    qtbot.waitUntil(lambda: canvas.scene is not None)
    canvas.start_aligning()
    reading.messages.say_done("The picture is copied.")
    pane = {"text": reading.text, "pictures": canvas, "window": reading}[where]
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert canvas.tool is None
    assert not reading.messages.isHidden()
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert reading.messages.isHidden()


def test_escape_at_the_buttons_of_a_message_closes_it_whatever_is_out(reading: MainWindow, qtbot: QtBot) -> None:
    canvas = reading.images.canvas
    qtbot.waitUntil(lambda: canvas.scene is not None)
    canvas.start_aligning()
    reading.messages.say_done("The picture is copied.")
    QTest.keyClick(reading.messages.first_button(), Qt.Key.Key_Escape)
    assert reading.messages.isHidden()
    assert canvas.tool is not None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_the_space_bar_does(
    reading: MainWindow, commands: Commands, qtbot: QtBot, key: Qt.Key
) -> None:
    commands._briefing_shown()
    pressed = []
    commands.actions["print"].triggered.disconnect()
    commands.actions["print"].triggered.connect(lambda: pressed.append(key))
    button = next(each for each in reading.findChildren(QToolButton) if each.text() == "Print")
    reading.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, key)
    assert pressed == [key]


def test_the_tab_key_goes_through_the_pictures_as_the_eye_does(
    reading: MainWindow, commands: Commands, qtbot: QtBot
) -> None:
    assert commands.actions
    images = reading.images
    qtbot.waitUntil(lambda: images.controls.options is not None)
    images.canvas.set_mode(Mode.FADE)
    assert images.controls.options is not None
    control = images.controls.options.control
    assert control is not None
    chain: list[QWidget | None] = [images.controls.modes.buttons[Mode.FADE]]
    while len(chain) < 200 and chain[-1] is not images.canvas:
        last = chain[-1]
        assert last is not None
        chain.append(last.nextInFocusChain())
    stops = [each for each in chain if each in (control, images.controls.zoom, images.canvas)]
    assert stops == [control, images.controls.zoom, images.canvas]
    assert not any(isinstance(each, QTextEdit | QToolBar | QListWidget) for each in chain)


def test_back_comes_back_from_a_link_to_where_it_was_followed(reading: MainWindow) -> None:
    reading.back()
    assert reading.part == "first"
    reading.text.scroll_to(0.5)
    where = reading.pages.fraction()
    assert where > 0
    reading.text.link_followed.emit(QUrl("section:second"))
    reading.text.link_followed.emit(QUrl(f"section:{SOURCES}"))
    for part in ("second", "first", "first"):
        reading.back()
        assert reading.part == part
    assert reading.pages.fraction() == pytest.approx(where, abs=0.01)


def test_forward_goes_again_to_where_one_came_back_from(reading: MainWindow) -> None:
    reading.back(on=True)
    assert reading.part == "first"
    reading.text.link_followed.emit(QUrl("section:second"))
    reading.text.link_followed.emit(QUrl(f"section:{SOURCES}"))
    for on, part in ((False, "second"), (False, "first"), (True, "second"), (True, SOURCES), (True, SOURCES)):
        reading.back(on=on)
        assert reading.part == part
    reading.back()
    reading.text.link_followed.emit(QUrl("section:first"))
    reading.back(on=True)
    assert reading.part == "first", "a link leads elsewhere from here"


def test_each_step_back_is_one_of_those_by_which_one_came(reading: MainWindow) -> None:
    reading.text.link_followed.emit(QUrl("section:second"))
    reading.back()
    reading.back(on=True)
    reading.sidebar.chosen.emit(SOURCES)
    for on, part in ((False, "second"), (False, "first"), (False, "first"), (True, "second"), (True, SOURCES)):
        reading.back(on=on)
        assert reading.part == part
    reading.step(-1)
    reading.back()
    assert reading.part == SOURCES


def test_a_tool_tells_its_key(reading: MainWindow, commands: Commands) -> None:
    commands._briefing_shown()
    for language, tip in (("en", f"Open ({key_words('Ctrl+O')})"), ("nl", f"Openen ({key_words('Ctrl+O')})")):
        reading.set_language(language)
        tools = [each for each in reading.findChildren(QToolButton) if each.defaultAction() is not None]
        tips = {each.toolTip() for each in tools if not each.defaultAction().shortcut().isEmpty()}
        assert tip in tips
        assert len([each for each in tips if each.endswith(")")]) == len(tips) == 3


@pytest.mark.parametrize("find", ["find", "find-next", "find-previous"])
def test_the_pictures_have_all_of_the_room_until_something_is_looked_for(pair_desk: Desk, find: str) -> None:
    window = pair_desk.window
    shares = window.panes.sizes(), window.panes.inner.sizes()
    pair_desk.trigger("pictures-alone")
    QApplication.processEvents()
    assert window.images.width() == window.width()
    assert not window.text.isVisible()
    assert not any(each.isVisible() for each in window.findChildren(QToolBar))
    assert window.images.canvas.hasFocus()
    window.next_pane()
    assert window.images.canvas.hasFocus(), "there is no other pane"
    pair_desk.trigger(find)
    QApplication.processEvents()
    assert (window.panes.sizes(), window.panes.inner.sizes()) == shares
    assert pair_desk.commands.find_bar.isVisible()
    assert all(each.isVisible() for each in window.findChildren(QToolBar))
    assert not pair_desk.commands.actions["pictures-alone"].isChecked()


def test_nothing_is_done_with_a_text_that_is_not_seen(pair_desk: Desk) -> None:
    names = ("copy-cited", "highlight", "note", "bookmark")

    def can_be_done() -> list[bool]:
        return [pair_desk.commands.actions[name].isEnabled() for name in names]

    assert all(can_be_done())
    pair_desk.trigger("pictures-alone")
    assert not any(can_be_done())
    choose(pair_desk.window, "The", "first")
    assert not any(can_be_done())
    pair_desk.trigger("pictures-alone")
    assert all(can_be_done())


def test_the_page_keys_read_on_from_part_to_part(reading: MainWindow) -> None:
    bar = reading.text.verticalScrollBar()
    reading.sidebar.sections.setFocus()
    QTest.keyClick(reading.sidebar.sections, Qt.Key.Key_PageDown)
    assert reading.part == "first"
    assert 0 < bar.value() < bar.maximum(), "the text is turned from the list of its sections too"
    for _each in range(20):
        if bar.value() == bar.maximum():
            break
        QTest.keyClick(reading.text, Qt.Key.Key_PageDown)
    assert reading.part == "first"
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(reading.text, held)
    assert reading.part == "first", "a key that is held stops at the end"
    QTest.keyClick(reading.text, Qt.Key.Key_PageDown)
    assert reading.part == "second"
    assert bar.value() == 0
    QTest.keyClick(reading.text, Qt.Key.Key_PageUp)
    assert reading.part == "first"
    assert bar.value() == bar.maximum() > 0, "back where one was"
    reading.panes.show_alone(reading.images.canvas)
    QTest.keyClick(reading.images.controls.zoom, Qt.Key.Key_PageDown)
    assert reading.part == "first", "what is not seen is not turned"


def test_a_page_begins_with_the_line_that_was_cut(reading: MainWindow) -> None:
    text, bar = reading.text, reading.text.verticalScrollBar()
    text.setFocus()

    def line(y: int) -> tuple[str, QRect]:
        cursor = text.cursorForPosition(QPoint(0, y))
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        return cursor.selectedText(), text.cursorRect(text.cursorForPosition(QPoint(0, y)))

    bar.setValue(bar.maximum() // 3)  # by the wheel, which leaves the cursor at the top
    cut, _where = line(text.viewport().height() - 1)
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    first, where = line(0)
    assert first == cut
    assert where.top() == 0
    bar.setValue(bar.value() + where.height() // 2)
    QTest.keyClick(text, Qt.Key.Key_PageUp)
    last, where = line(text.viewport().height() - 1)
    assert last == first
    assert where.bottom() == text.viewport().height()


def test_escape_comes_back_from_the_pictures_alone_and_from_the_full_screen(pair_desk: Desk) -> None:
    window, actions = pair_desk.window, pair_desk.commands.actions
    for name in ("full-screen", "pictures-alone"):
        pair_desk.trigger(name)
    window.images.canvas.toggle_side()
    QTest.keyClick(window.images.canvas, Qt.Key.Key_Escape)
    assert window.images.comparison().single is None
    assert not window.text.isVisible()
    assert window.isFullScreen()
    QTest.keyClick(window.images.canvas, Qt.Key.Key_Escape)
    assert window.text.isVisible()
    assert window.isFullScreen()
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not any(actions[name].isChecked() for name in ("full-screen", "pictures-alone"))
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_escape_begins_no_full_screen_after_the_system_has_ended_it(pair_desk: Desk) -> None:
    window, full = pair_desk.window, pair_desk.commands.actions["full-screen"]
    full.trigger()
    assert window.isFullScreen()
    window.showNormal()
    assert not full.isChecked()
    QTest.keyClick(window.sidebar.sections, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    window.showFullScreen()
    QTest.keyClick(window.sidebar.sections, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
