"""What is said over the window while files are dragged over it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop import drop_sign
from briefing.desktop.drop_sign import INSET, PAD, DropSign
from briefing.desktop.look import DARK, LIGHT, STRONG, Look, contrast
from briefing.desktop.theme import letter_size, palette
from briefing.desktop.window import LEAST_SIZE, MainWindow
from tests.desktop.conftest import Desk
from tests.desktop.heard import announced

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(window: MainWindow, *paths: Path) -> str:
    """Drag files over a window; what is said then."""
    data = urls(*paths)  # of which the event keeps no reference
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS))
    return window.drop_sign.accessibleName() if window.drop_sign.isVisible() else ""


def leave(window: MainWindow) -> None:
    QApplication.sendEvent(window, QDragLeaveEvent())


def drop(window: MainWindow) -> None:
    data = urls(Path("a.png"))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), COPY, data, LEFT, NO_KEYS))


def escape(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


def click(window: MainWindow) -> None:
    QTest.mouseClick(window.drop_sign, LEFT)


def test_it_is_said_what_a_drop_does_or_lacks_and_nothing_of_what_is_of_no_use(
    window: MainWindow, tmp_path: Path
) -> None:
    folder, packed, pictures = tmp_path / "folder", tmp_path / "a.briefing", [Path("a.PNG"), Path("b.tif")]
    folder.mkdir()
    opens = "Open this briefing"
    assert [drag(window, each) for each in (folder, packed, folder / "briefing.toml")] == [opens] * 3
    assert drag(window, *pictures) == "Compare these 2 pictures"
    assert drag(window, pictures[0]) == "Drop two or more pictures to compare them"
    for others in ([Path("notes.txt")], [*pictures, Path("notes.txt")], [*pictures, folder], pictures * 200):
        assert drag(window, *pictures)
        assert drag(window, *others) == ""


@pytest.mark.parametrize("end", [leave, drop, escape, click])
def test_it_lies_over_all_until_what_is_dragged_is_gone(reading: MainWindow, end: Callable[[MainWindow], None]) -> None:
    reading.text.setFocus()
    focus = reading.focusWidget()
    assert drag(reading, Path("a.png"), Path("b.png"))
    sign = reading.drop_sign
    for size in (reading.size(), LEAST_SIZE):
        reading.resize(size)
        assert sign.geometry() == reading.rect()
        assert reading.childAt(reading.rect().center()) is sign
    assert reading.focusWidget() is focus
    end(reading)
    assert sign.isHidden()
    assert reading.focusWidget() is focus


def test_escape_closes_nothing_below_it_and_is_free_again_afterwards(reading: MainWindow) -> None:
    reading.messages.say_wrong("A sentence.")
    drag(reading, Path("a.png"), Path("b.png"))
    escape(reading)
    assert reading.messages.isVisible()
    escape(reading)
    assert reading.messages.isHidden()


def test_its_letters_grow_with_the_text(window: MainWindow) -> None:
    window.resize_text(100)
    drag(window, Path("a.png"), Path("b.png"))
    assert window.drop_sign.fontInfo().pixelSize() == 2 * letter_size()


def test_a_screen_reader_says_it_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch, drop_sign)
    drag(window, Path("a.png"), Path("b.png"))
    window.resize(LEAST_SIZE)
    leave(window)
    assert said == ["Compare these 2 pictures"]


@pytest.mark.parametrize("below", ["#000000", "#ffffff"])
@pytest.mark.parametrize("look", [LIGHT, DARK, *STRONG.values()])
def test_its_words_can_be_read_over_whatever_is_below_and_its_edge_is_of_ink(
    qtbot: QtBot, look: Look, below: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(LEAST_SIZE)
    window.setPalette(QPalette(QColor(below)))
    sign = DropSign(window)
    sign.setPalette(palette(look))
    window.show()
    sign.say("Compare these 2 pictures")
    seen = window.grab().toImage()
    middle = seen.height() // 2
    assert contrast(look.ink, seen.pixelColor(INSET + PAD // 2, middle).name()) >= 7
    assert seen.pixelColor(INSET, middle).name() == look.ink
    words = {seen.pixelColor(x, y).name() for x in range(100, 620) for y in range(middle - 20, middle + 20)}
    assert look.ink in words


def test_it_is_said_also_where_files_enter_over_a_field_in_which_one_types(pair_desk: Desk) -> None:
    window = pair_desk.window
    pair_desk.trigger("find")
    data = urls(Path("a.png"), Path("b.png"))
    data.setText("/a.png")  # as file managers do
    assert {"_Field", "NumberField"} <= {type(each).__name__ for each in window.findChildren(QWidget)}
    for each in window.findChildren(QWidget):
        QApplication.sendEvent(each, QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, NO_KEYS))
        assert window.drop_sign.isVisible() or each.window() is not window, each
        leave(window)


def test_words_can_be_dropped_where_one_looks_for_them(pair_desk: Desk) -> None:
    pair_desk.trigger("find")
    field = pair_desk.window.focusWidget()
    assert field is not None
    words = QMimeData()
    words.setText("words")
    event = QDragEnterEvent(QPoint(1, 1), COPY, words, LEFT, NO_KEYS)
    QApplication.sendEvent(field, event)
    assert event.isAccepted()
