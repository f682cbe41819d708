import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.reading.link_text import LinkText

PAGE = """<p>Up <a href="a:1">one <b>link</b></a> and</p>
    <p>words, <a href="a:2">two</a></p>
    <p>and <a href="a:3">x</a>.</p>"""


@pytest.fixture
def whole(qtbot: QtBot) -> QWidget:
    """A window with a text between two fields."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (QLineEdit("before"), LinkText(), QLineEdit("after")):
        column.addWidget(each)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def text(whole: QWidget) -> LinkText:
    """The text, with the focus."""
    shown = whole.findChild(LinkText)
    assert shown is not None
    shown.setHtml(PAGE)
    shown.setFocus()
    return shown


def tab(text: LinkText, *, back: bool = False) -> str:
    """The words of the link that the tab key reaches, or of the field."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    return focus.text() if isinstance(focus, QLineEdit) else text.textCursor().selectedText()


def put(text: LinkText, words: str) -> None:
    """Read where ``words`` begin."""
    cursor = text.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    text.setTextCursor(cursor)


def test_a_screen_reader_meets_a_text_that_is_read_line_by_line_not_a_label(text: LinkText) -> None:
    interface = QAccessible.queryAccessibleInterface(text)
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.state().readOnly


def test_the_tab_key_goes_on_from_where_one_reads(text: LinkText) -> None:
    put(text, "words")
    assert [tab(text), tab(text)] == ["two", "x"]
    put(text, "words")
    assert tab(text, back=True) == "one link"


def test_past_its_last_link_the_tab_key_leaves_the_text_where_it_was_read(text: LinkText) -> None:
    assert [tab(text), tab(text), tab(text), tab(text)] == ["one link", "two", "x", "after"]
    assert not text.textCursor().hasSelection()
    assert text.textCursor().position() == text.document().find("x").selectionEnd()
    assert tab(text, back=True) == "", "back in the text"
    assert tab(text, back=True) == "x"
    assert [tab(text, back=True) for _each in range(3)] == ["two", "one link", "before"]
    assert [tab(text), tab(text)] == ["", "one link"]


def test_who_went_through_all_links_begins_anew(text: LinkText) -> None:
    for _each in range(4):
        tab(text)
    text.setFocus()
    assert tab(text) == "one link"


def place_of(text: LinkText, words: str) -> QPoint:
    """Where words are seen."""
    cursor = text.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    return text.cursorRect(cursor).center()


def test_a_link_is_followed_by_a_click_of_the_left_button_alone(text: LinkText, qtbot: QtBot) -> None:
    where = place_of(text, "two")
    with qtbot.waitSignal(text.link_followed) as caught:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [each.toString() for each in caught.args] == ["a:2"]
    with qtbot.assertNotEmitted(text.link_followed):
        QTest.mouseClick(text.viewport(), Qt.MouseButton.MiddleButton, pos=where)
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, "words"))


def test_a_link_that_is_clicked_looks_as_if_the_tab_key_came_to_it(text: LinkText) -> None:
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert text.reach_link(text.textCursor())
    by_keys = text.grab().toImage()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, "one"))
    assert text.link_reached_last() is not None
    assert text.grab().toImage() == by_keys


def test_who_marks_words_that_begin_in_a_link_does_not_follow_it(text: LinkText, qtbot: QtBot) -> None:
    view = text.viewport()
    with qtbot.assertNotEmitted(text.link_followed):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place_of(text, "one"))
        QTest.mouseMove(view, place_of(text, "words"))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place_of(text, "words"))


def test_a_hand_is_over_links(text: LinkText) -> None:
    view = text.viewport()
    for words, shape in (("two", Qt.CursorShape.PointingHandCursor), ("words", Qt.CursorShape.ArrowCursor)):
        QTest.mouseMove(view, place_of(text, words))
        assert view.cursor().shape() is shape


def test_what_is_read_cannot_be_written_on(text: LinkText) -> None:
    before = text.toPlainText()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(text, "abc")
    assert text.toPlainText() == before


TABLE = f"""<p>{"Many words before. " * 8}</p><table>
    <tr><th>Place</th><th>Tanks</th></tr><tr><td>Yelnya</td><td>{"200 or more " * 9}</td></tr></table>
    <p>After.</p>"""


def lines_read(text: LinkText, key: Qt.Key) -> list[str]:
    """The line at which the reading is, and those at which it comes by a key until it comes to no other."""
    lines: list[tuple[int, str]] = []
    while not lines or lines[-1][0] != text.textCursor().position():
        here = text.textCursor()
        here.movePosition(QTextCursor.MoveOperation.StartOfLine)
        here.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
        lines.append((text.textCursor().position(), here.selectedText().strip()))
        QTest.keyClick(text, key)
    return [words for _place, words in lines if words]


def test_no_cell_of_a_table_is_left_out_by_who_reads_line_by_line(text: LinkText) -> None:
    text.setHtml(TABLE)
    down = lines_read(text, Qt.Key.Key_Down)
    at = down.index("Place")
    assert at > 1, "the words before take some lines"
    assert down[at : at + 3] == ["Place", "Tanks", "Yelnya"]
    assert " ".join(down[at + 3 : -1]) == " ".join(["200 or more"] * 9)
    assert len(down) > at + 5, "the last cell takes some lines"
    assert down[-1] == "After."
    assert lines_read(text, Qt.Key.Key_Up) == down[::-1]


def test_the_cursor_is_seen_by_who_reads_by_keys_alone(text: LinkText) -> None:
    put(text, "words")
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect().center())
    assert text.cursorWidth() == 0, "it would stand before a title like a mark"
    QTest.keyClick(text, Qt.Key.Key_Right)
    assert text.cursorWidth() == 1
    tab(text)
    assert text.cursorWidth() == 0, "the ring round the link tells where one is"
    QTest.keyClick(text, Qt.Key.Key_Left)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect().center())
    text.clearFocus()
    text.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert text.cursorWidth() == 1, "or nothing would tell that the keys have come here"
