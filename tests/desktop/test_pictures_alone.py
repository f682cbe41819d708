"""What the keys do in front of a class, where the pictures have all of the room and nobody sees the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.files.findings import jump
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.conftest import Desk
from tests.desktop.reading.test_quoting import choose


@pytest.fixture
def lesson(pair_desk: Desk, tmp_path: Path) -> Desk:
    """A briefing of three sections, of which the first has two figures and the second none, with its pictures alone."""
    path = tmp_path / "pair/briefing.toml"
    before, head, rest = path.read_text().partition("[[figures]]")
    more = '[[sections]]\nid = "third"\ntitle = "Third"\nfigures = ["third"]\n\n'
    pairs = [(head + rest).replace('id = "pair"', f'id = "{name}"', 1) for name in ("pair", "other", "third")]
    path.write_text(before.replace('["pair"]', '["pair", "other"]') + more + "\n".join(pairs))
    pair_desk.window.show_briefing(open_briefing(tmp_path / "pair"))
    pair_desk.trigger("pictures-alone")
    return pair_desk


def here(desk: Desk) -> tuple[str, str]:
    return desk.window.part, desk.window.images.figure_id


def test_next_goes_to_the_next_figure_also_of_the_same_section(lesson: Desk) -> None:
    seen = [here(lesson)]
    for name in ["next-section"] * 3 + ["previous-section"] * 3:
        lesson.trigger(name)
        seen.append(here(lesson))
    there = [("first", "pair"), ("first", "other"), ("third", "third")]
    assert seen == [*there, there[2], there[1], there[0], there[0]]
    lesson.trigger("pictures-alone")
    lesson.trigger("next-section")
    assert here(lesson) == ("second", "pair")


def test_the_keys_of_a_clicker_move_the_divider_and_then_lead_on(lesson: Desk) -> None:
    canvas = lesson.window.images.canvas
    assert canvas.hasFocus()
    for _each in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.comparison().position == 0
    assert here(lesson) == ("first", "pair")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(canvas, held)
    assert here(lesson) == ("first", "pair"), "a key that is held stops at the end"
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert here(lesson) == ("first", "other")
    canvas.set_mode(Mode.SIDE_BY_SIDE)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert here(lesson) == ("third", "third"), "there is nothing to move"
    lesson.trigger("pictures-alone")
    canvas.set_value(0.0)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert here(lesson) == ("third", "third"), "beside the text the pictures have the key for themselves"


def test_the_text_is_there_again_for_what_leads_into_it(lesson: Desk) -> None:
    window, highlighter = lesson.window, lesson.commands.highlighter
    choose(window, "first", "words")
    for name in ("pictures-alone", "highlight", "pictures-alone"):  # which are not marked while they are not seen
        lesson.trigger(name)
    [(key, _highlight)] = highlighter.listed()
    ways: list[Callable[[], None]] = [
        lambda: highlighter.go(key),
        lambda: jump(window, "second", ""),
        lambda: window.follow("first"),
    ]
    for lead in ways:
        lead()
        assert window.text.isVisible()
        assert not lesson.commands.actions["pictures-alone"].isChecked()
        lesson.trigger("pictures-alone")
        assert not window.text.isVisible()


def test_what_went_wrong_lies_over_nothing_that_is_said_below_the_pictures(lesson: Desk) -> None:
    window = lesson.window
    captions, bar = window.images.captions, window.messages

    def rooms() -> tuple[QRect, QRect]:
        QApplication.processEvents()
        return (
            QRect(captions.mapTo(window, QPoint()), captions.size()),
            QRect(bar.mapTo(window, QPoint()), bar.size()),
        )

    before = rooms()[0]
    bar.say_done("This is done.")
    assert rooms()[0] == before, "nothing moves for what goes by itself"
    bar.say_wrong("This went wrong. " * 8)
    assert rooms()[0].bottom() < rooms()[1].top()
    lesson.trigger("pictures-alone")
    assert not rooms()[0].intersects(rooms()[1])
    lesson.trigger("pictures-alone")
    bar.end()
    assert rooms()[0] == before
    window.resize(720, 480)
    for _each in range(2):
        bar.say_wrong("This went wrong. " * 40)
        QApplication.processEvents()
        assert window.height() == 480, "a window that is low stays so"
        bar.end()


@pytest.mark.parametrize(("width", "is_beside"), [(1320, True), (900, True), (720, False)])
def test_what_is_said_stands_beside_the_caption_where_that_has_room(
    lesson: Desk, qtbot: QtBot, width: int, is_beside: bool
) -> None:
    window, captions = lesson.window, lesson.window.images.captions
    window.resize(width, 700)
    QTest.keyClick(window.images.canvas, Qt.Key.Key_V)
    assert lesson.message() == "The divider stands so already."

    def covers() -> bool:
        words = [each for each in (captions.caption, captions.credit) if each.isVisible()]
        assert words
        there = [QRect(each.mapTo(window, QPoint()), each.size()) for each in words]
        bar = QRect(window.messages.mapTo(window, QPoint()), window.messages.size())
        assert window.rect().contains(bar)
        return any(bar.intersects(each) for each in there)

    qtbot.waitUntil(lambda: covers() is not is_beside)
    window.messages.say_wrong("That is no briefing.")
    assert abs(window.messages.geometry().center().x() - window.rect().center().x()) <= 1
