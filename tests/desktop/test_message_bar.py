import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop import message_bar, theme
from briefing.desktop.actions import key_words
from briefing.desktop.jobs import Cancelled, Job, Progress
from briefing.desktop.look import DARK, LIGHT, Look
from briefing.desktop.message_bar import LEAST_HEIGHT, LEAST_WIDTH, MARGIN, PAD, STAYS_MS, WIDEST, MessageBar
from briefing.desktop.window import MainWindow
from briefing.errors import OutputError
from tests.desktop.conftest import Desk
from tests.desktop.heard import announced
from tests.desktop.reading.test_quoting import choose
from tests.raising import raising


def shown_buttons(bar: MessageBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()]


def make(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def test_what_went_wrong_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = make(qtbot)
    assert bar.isHidden()
    bar.say_wrong("That is <b>not</b> a briefing.")
    assert bar.words.text() == "That is <b>not</b> a briefing."
    assert bar.words.textFormat() is Qt.TextFormat.PlainText
    assert shown_buttons(bar) == ["Close"]
    assert not bar._timer.isActive()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_what_went_wrong_is_marked_at_its_edge_and_what_is_done_is_not(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    theme.apply(qapp, look)
    bar = make(qtbot)
    bar.resize(400, 60)
    edges = []
    for say in (bar.say_wrong, bar.say_done, bar.say_wrong):
        say("A sentence.")
        edges.append(bar.grab().toImage().pixelColor(2, 30).name())
    assert edges == [look.alarm, look.paper, look.alarm]


def test_its_margins_are_even(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.say_done("A sentence.")
    margins = bar._row.contentsMargins()
    assert {margins.left(), margins.top(), margins.right(), margins.bottom()} == {PAD}


def test_what_is_done_goes_away_by_itself_and_offers_what_comes_next(qtbot: QtBot) -> None:
    bar, opened = make(qtbot), list[str]()
    bar.say_done("Written.", then=("Open", lambda: opened.append("it")))
    assert bar._timer.isActive()
    assert bar._timer.interval() == STAYS_MS
    open_button = next(button for button in bar.findChildren(QPushButton) if button.text() == "Open")
    open_button.click()
    assert opened == ["it"]
    bar._timer.timeout.emit()
    assert bar.isHidden()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    bar, parent, told = make(qtbot), QObject(), list[object]()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(3, 10)
        go_on.wait(10)
        progress(4, 10)

    job = Job(work, done=told.append, failed=told.append, parent=parent)
    bar.follow("Writing…", job)
    job.start()
    qtbot.waitUntil(lambda: bar.progress.value() == 3)
    assert bar.progress.maximum() == 10
    assert shown_buttons(bar) == ["Cancel"]
    with qtbot.waitSignal(job.ended):
        next(button for button in bar.findChildren(QPushButton) if button.text() == "Cancel").click()
        go_on.set()
    assert bar.words.text() == "Cancelled; nothing was changed."
    assert told == []


def test_a_job_tells_its_outcome_or_its_error_and_raises_what_nobody_foresaw(qtbot: QtBot) -> None:
    parent, told = QObject(), list[object]()
    for work in (lambda _progress: 42, raising(OutputError("the disk is full"))):
        job: Job[object] = Job(work, done=told.append, failed=told.append, parent=parent)
        with qtbot.waitSignal(job.ended):
            job.start()
    assert told[0] == 42
    assert isinstance(told[1], OutputError)
    with qtbot.captureExceptions() as caught:
        broken: Job[object] = Job(raising(ZeroDivisionError), done=told.append, failed=told.append, parent=parent)
        with qtbot.waitSignal(broken.ended):
            broken.start()
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert len(told) == 2


def test_progress_raises_once_it_is_cancelled() -> None:
    said = list[tuple[int, int]]()
    progress = Progress(lambda done, whole: said.append((done, whole)))
    progress(1, 2)
    progress.cancel()
    assert progress.cancelled
    try:
        progress(2, 2)
    except Cancelled:
        assert said == [(1, 2)]
    else:
        raise AssertionError("it went on")


def test_it_lies_over_the_part_that_can_be_scrolled_and_moves_nothing(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    part = QWidget(whole)
    part.setGeometry(100, 50, 700, 500)
    whole.resize(1000, 600)
    whole.show()
    bar = MessageBar()
    bar.lie_over(whole, part)
    assert bar.isHidden()
    bar.say_wrong("That is not a briefing. " * 12)
    assert part.geometry().contains(bar.geometry())
    assert bar.geometry().bottom() == part.geometry().bottom() - MARGIN
    assert bar.geometry().center().x() == part.geometry().center().x()
    high = bar.height()
    part.resize(500, 400)
    qtbot.waitUntil(lambda: bar.width() == 500 - 2 * MARGIN)
    assert bar.height() > high
    part.move(200, 50)
    assert part.geometry().contains(bar.geometry())


@pytest.mark.parametrize("size", [(LEAST_WIDTH - 1, 500), (700, LEAST_HEIGHT - 1), None])
def test_it_lies_over_all_where_the_part_has_no_room_or_is_away(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int] | None
) -> None:
    theme.apply(qapp, LIGHT)  # by which its buttons have their room
    whole = QWidget()
    qtbot.addWidget(whole)
    part = QWidget(whole)
    part.resize(*size or (700, 500))
    part.setVisible(size is not None)
    whole.resize(1000, 600)
    whole.show()
    bar = MessageBar()
    bar.lie_over(whole, part)
    bar.say_wrong("That is not a briefing. " * 12)
    assert bar.width() == WIDEST
    assert bar.geometry().bottom() == 600 - MARGIN - 1


def test_a_few_words_stay_in_a_narrow_part_with_the_buttons_below_where_they_would_take_the_room(
    qtbot: QtBot,
) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    part = QWidget(whole)
    whole.resize(1000, 600)
    whole.show()
    bar = MessageBar()
    bar.lie_over(whole, part)
    bar.say_done("The bookmark is removed.", then=("Undo", lambda: None))
    for width, beside in ((LEAST_WIDTH - 40, True), (LEAST_WIDTH - 160, False), (LEAST_WIDTH, True)):
        part.setGeometry(100, 50, width, 500)
        qtbot.waitUntil(lambda: bar.width() == part.width() - 2 * MARGIN)
        assert part.geometry().contains(bar.geometry())
        QApplication.processEvents()
        assert (bar._close.geometry().top() < bar.words.geometry().bottom()) is beside
        assert bar.rect().contains(bar._close.geometry() | bar.words.geometry())
    part.setGeometry(100, 50, LEAST_WIDTH - 160, 500)
    bar.say_done("The bookmark is removed. " * 12, then=("Undo", lambda: None))
    assert bar.width() == WIDEST, "many words would cover much of the text"
    bar.say_done("Done.", then=("Save it as a briefing…", lambda: None))
    QApplication.processEvents()
    assert bar.width() == part.width() - 2 * MARGIN
    above, below = bar._extra.geometry(), bar._close.geometry()
    assert above.bottom() < below.top(), "beside each other they have no room"
    assert bar.words.geometry().bottom() < above.top()
    assert above.width() == below.width() >= bar._extra.sizeHint().width()
    bar.say_done("Done.", then=("A button with as many words as that has", lambda: None))
    assert bar.width() == WIDEST, "the words of the buttons would be cut"
    QApplication.processEvents()
    assert bar._extra.geometry().top() == bar._close.geometry().top()


@pytest.mark.parametrize("width", [LEAST_WIDTH, LEAST_WIDTH + 40, 600])
def test_no_long_word_and_no_progress_takes_the_room_of_the_buttons_in_a_wide_part(
    qtbot: QtBot, qapp: QApplication, width: int
) -> None:
    theme.apply(qapp, LIGHT)
    whole = QWidget()
    qtbot.addWidget(whole)
    part = QWidget(whole)
    part.setGeometry(100, 50, width, 500)
    whole.resize(1000, 600)
    whole.show()
    bar = MessageBar()
    bar.lie_over(whole, part)
    words = "It cannot be opened. briefing.toml, figures[0].pictures[0].credit (line 132): this key is missing. Add it."
    bar.say_wrong(words, then=("Show all problems", lambda: None))
    QApplication.processEvents()
    assert part.geometry().contains(bar.geometry())
    assert bar._extra.width() >= bar._extra.sizeHint().width()
    assert bar.words.geometry().bottom() < bar._extra.geometry().top()
    bar.follow(words, Job(lambda _progress: None, done=lambda _done: None, failed=print, parent=bar))
    QApplication.processEvents()
    assert bar._close.width() >= bar._close.sizeHint().width()
    assert bar.words.geometry().bottom() < bar.progress.geometry().top()
    assert bar.rect().contains(bar.words.geometry() | bar.progress.geometry() | bar._close.geometry())


def test_what_is_hidden_in_words_is_shown(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say_wrong("gpj.\u202ea\nb")
    assert bar.words.text() == r"gpj.\u202ea\nb"


def test_a_screen_reader_says_each_message_with_what_can_be_done_and_what_is_wrong_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(message_bar, "announce", lambda _bar, words, *, at_once=False: said.append((words, at_once)))
    bar = make(qtbot)
    bar.say_done("Written.")
    bar.say_done("Written.", then=("Open", lambda: None))
    bar.say_wrong("That is no briefing.")
    assert said == [("Written.", False), ("Written. Button: Open", False), ("That is no briefing.", True)]


def test_a_screen_reader_says_by_which_key_the_button_is_pressed_where_that_does_it(
    pair_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, message_bar)
    choose(pair_desk.window, "first", "words")
    pair_desk.window.text.setFocus()
    for name in ("highlight", "undo", "redo"):
        pair_desk.trigger(name)
    assert said == [
        f"Highlighted. Undo: {key_words('Ctrl+Z')}",
        f"Undone: highlight of “first words”. Redo: {key_words('Ctrl+Shift+Z')}",
        f"Done again: highlight of “first words”. Undo: {key_words('Ctrl+Z')}",
    ]
    pair_desk.commands.actions.set_keys("redo", [])
    pair_desk.trigger("undo")
    assert said[-1].endswith("”. Button: Redo")
    pair_desk.window.set_language("nl")
    pair_desk.commands.find_bar.ask()
    pair_desk.commands.highlighter.redo()
    assert said[-1].endswith("”. Knop: Ongedaan maken"), "in a field its key is about what is typed"


def test_what_was_said_in_another_language_is_said_no_more(reading: MainWindow) -> None:
    bar = reading.messages
    bar.say_wrong("That is no briefing.")
    reading.set_language("nl")
    assert bar.isHidden()
    bar.offer(lambda: ("Er is iets.", "Doen"), lambda: None)
    bar.say_done("Bewaard.")
    reading.set_language("en")
    assert bar.isHidden(), "an offer that gave way to another message is not made again"
    bar.follow("Writing the PDF…", Job(lambda _progress: None, done=lambda _done: None, failed=print, parent=bar))
    reading.set_language("nl")
    assert bar.isVisible(), "work that goes on can be cancelled"


def test_what_is_said_beside_work_that_goes_on_leaves_its_progress_in_sight(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.follow("Writing…", Job(lambda _progress: None, done=lambda _done: None, failed=print, parent=bar))
    for _time in range(2):
        bar.add("It closes then.")
    assert bar.words.text() == "Writing… It closes then."
    assert not bar.progress.isHidden()
