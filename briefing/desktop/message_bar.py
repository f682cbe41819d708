"""The bar that says what went wrong, what is done, or how far long work is; it lies over the panes and moves none."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from briefing.desktop.actions import key_words
from briefing.desktop.compare.captions import Captions
from briefing.desktop.jobs import Job
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.foot import Foot
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _
from briefing.visible import visible

STAYS_MS = 8000
WIDEST = 860
MARGIN, PAD = 16, 12  # round it, and in it
LEAST_WIDTH, LEAST_HEIGHT = 440, 240
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
# Where buttons stand of the words, and of each other, with the most lines of words then; in a wide part they may have
# any number above them.
WAYS = ((ACROSS, ACROSS, 3), (DOWN, ACROSS, 5), (DOWN, DOWN, 5))
Button = tuple[str, Callable[[], object]]  # the words on it, and what it does
MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class MessageBar(QFrame):
    """Hidden until there is something to say; one message at a time, the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messages")
        self.words = plain_label(selectable=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self._extra = QPushButton()
        self._close = QPushButton()
        self._part: QWidget | None = None
        self._cover: Callable[[int], object] = lambda _pixels: None
        self._cleared: QWidget | None = None
        self._foot: Foot | None = None
        self._captions: Captions | None = None
        self._number = 0
        self._on_extra: Callable[[], object] = lambda: None
        self._on_close: Callable[[], object] = lambda: None
        self._say_anew: Callable[[], object] = lambda: None
        self._reminder: Callable[[], object] | None = None
        self._displaced: Callable[[], object] | None = None
        self._waits: Callable[[], bool] = lambda: False
        self._row = QBoxLayout(ACROSS, self)
        self._row.setContentsMargins(PAD, PAD, PAD, PAD)
        self._row.addWidget(self.words, 1)
        self._buttons = buttons = QBoxLayout(ACROSS)
        for widget in (self.progress, self._extra, self._close):
            buttons.addWidget(widget)
        self._row.addLayout(buttons)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignRight)
        self._extra.clicked.connect(lambda: self._on_extra())
        self._close.clicked.connect(self._closed)
        press_by_enter(self._extra, self._close)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._go)
        self._left: QWidget | None = None
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._focus_changed)
        super().hide()

    def lie_over(self, whole: QWidget, part: QWidget, cover: Callable[[int], object] = lambda _pixels: None) -> None:
        """Stand at the bottom of a ``part`` of ``whole`` that can be scrolled, or of all where that has no room.

        ``cover`` is told how many pixels at the foot of the part are no place for words then.
        """
        self.setParent(whole)
        self._part, self._cover = part, cover
        for each in (whole, part):
            each.installEventFilter(self)

    def clear(self, pane: QWidget) -> None:
        """Have what is in a pane end above what went wrong, which stays over it until it is closed."""
        self._cleared, self._foot = pane, Foot(pane)

    def spare(self, captions: Captions) -> None:
        """Stand beside captions where they have room there, and the part that can be scrolled is away."""
        self._captions = captions
        captions.installEventFilter(self)

    def heed(self, widget: QWidget, *, waits: Callable[[], bool]) -> None:
        """Close by Escape in ``widget`` too, before that has a use for the key, unless it ``waits`` for that."""
        widget.installEventFilter(self)
        self._waits = waits

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the place when what is below changes its size; close by Escape in what is heeded."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            return self.escape()
        if event.type() in MOVES and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def say_wrong(self, sentence: str, *, then: Button | None = None) -> int:
        """Say what went wrong, until it is closed, with one thing to do next; the number is for ``take_back``."""
        self._say(sentence, then=then, wrong=True)
        return self._number

    def says(self, number: int) -> bool:
        """Whether a sentence is the one that is said."""
        return number == self._number and not self.isHidden()

    def take_back(self, number: int) -> None:
        """Say a sentence no more, if it is the one that is said."""
        if self.says(number):
            self.end()

    def say_done(self, sentence: str, *, then: Button | None = None, by: str = "") -> int:
        """Say what is done, for a while, with one thing to do next, which the keys of the action ``by`` do too.

        The number is for ``take_back``.
        """
        self._say(sentence, then=then, by=by)
        self._timer.start()
        return self._number

    def hint(self, sentence: str) -> None:
        """Say for a while why a key does nothing; only aloud while what is said stays, or has more to do."""
        if self.isHidden() or (self._timer.isActive() and self._extra.isHidden()):
            self.say_done(sentence)
        else:
            announce(self, sentence)

    def say_beside(self, sentence: str, *, then: Button, by: str) -> None:
        """The same after what is said already of something done; not where there is more to that, or it went wrong."""
        if self.isHidden():
            self.say_done(sentence, then=then, by=by)
        elif self.progress.isHidden() and self._extra.isHidden() and not self.property("wrong"):
            self.say_done(f"{_ended(self.words.text())} {sentence}", then=then, by=by)

    def offer(self, words: Callable[[], tuple[str, str]], act: Callable[[], object]) -> None:
        """Say what can be done, until it is done or closed; ``words`` are a sentence, and those of a button."""
        sentence, do = words()
        self._say(sentence, then=(do, act))
        self._say_anew = lambda: self.offer(words, act)

    def remind(
        self,
        words: Callable[[], tuple[str, str]],
        act: Callable[[], object],
        *,
        holds: Callable[[], bool],
        waits: bool = False,
    ) -> None:
        """Say for a while what can be done, and again after whatever takes its place meanwhile, if it still ``holds``.

        ``waits`` is whether what is said already comes first; ``words`` are as those of an offer.
        """

        def say() -> None:
            if not holds():
                return
            sentence, do = words()
            self._say(sentence, then=(do, act))
            self._timer.start()
            self._say_anew = self._reminder = say
            self._displaced = None

        if waits and not self.isHidden():
            self._displaced = say
        else:
            say()

    def retranslate(self) -> None:
        """Say no more what is in another language now, but an offer anew, and leave work that goes on."""
        if self.progress.isHidden():
            say_anew = self._say_anew if self.isVisible() else lambda: None
            self.end()
            say_anew()

    def follow(self, sentence: str, job: Job[Any]) -> None:
        """Show how far ``job`` is, and let it be cancelled."""
        self._say(sentence, close=_("Cancel"), on_close=lambda: self._cancel(job))
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(sentence)
        self.progress.show()
        self._place()
        job.stepped.connect(self._step)

    def add(self, sentence: str) -> None:
        """Say a sentence beside that of work that goes on, where one is said."""
        if self.isHidden() or self.progress.isHidden():
            self._say(sentence)
        elif sentence not in self.words.text():
            self.words.setText(f"{self.words.text()} {sentence}")
            self._place()
            announce(self, sentence)

    def first_button(self) -> QWidget:
        """What can be done, or else what closes the message."""
        return self._close if self._extra.isHidden() else self._extra

    def end(self) -> None:
        """Say no more."""
        self._timer.stop()
        self.hide()

    def hide(self) -> None:
        """Go away; the focus goes back to where it came from, not on to whatever comes next in the window."""
        if self._has_focus() and self._left is not None and self._can_return():
            self._left.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hide()
        self._cover(0)
        self._keep_clear(QRect())
        QTimer.singleShot(0, self, self._say_displaced)  # unless something else is said at once

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() != Qt.Key.Key_Escape or not self.close_message():
            super().keyPressEvent(event)

    def escape(self) -> bool:
        """Close what is said by Escape elsewhere, unless what is out there comes first; whether that was done."""
        return not self._waits() and self.close_message()

    def close_message(self) -> bool:
        """Close what is said, unless it tells of work that goes on; whether there was something to close."""
        if self.isHidden() or not self.progress.isHidden():
            return False
        self._closed()
        return True

    def _say(
        self,
        sentence: str,
        *,
        close: str = "",
        then: Button | None = None,
        by: str = "",
        on_close: Callable[[], object] = lambda: None,
        wrong: bool = False,
    ) -> None:
        self._number += 1
        if not self._has_focus():
            self._left = None
            self._come_from(self.window().focusWidget())  # which a dialog that says something leaves as it is
        self._say_anew = lambda: None
        if self._reminder is not None and not self.isHidden():
            self._displaced = self._reminder
        self._reminder = None
        sentence = visible(sentence)
        self.setProperty("wrong", wrong)
        self.style().polish(self)
        self._timer.stop()
        self.progress.hide()
        self.words.setText(sentence)
        self._close.setText(close or _("Close"))
        self._on_close = on_close
        self._extra.setVisible(then is not None)
        if then is not None:
            self._extra.setText(then[0])
            self._on_extra = then[1]
        self._place()
        self.show()
        self.raise_()
        self.setAccessibleName(sentence)
        said = sentence if then is None else f"{_ended(sentence)} {self._way_to(then[0], by)}"
        announce(self, said, at_once=wrong)

    def _way_to(self, words: str, by: str) -> str:
        """What can be done as it is read aloud: with its key where that does it, else as what it is, a button."""
        window = self.window()
        action = window.findChild(QAction, by) if by else None
        key = key_words(action.shortcut().toString()) if action is not None else ""
        if not key or isinstance(window.focusWidget(), QLineEdit):  # in which the keys are about what is typed
            return _("Button: {words}").format(words=words)
        return _("{words}: {key}").format(words=words, key=key)

    def _say_displaced(self) -> None:
        """Say again what another message took the place of, which is said no more."""
        if self.isHidden() and self._displaced is not None:
            say, self._displaced = self._displaced, None
            say()

    def _go(self) -> None:
        """Go away after a while, unless somebody is at one of the buttons."""
        if self._has_focus():
            self._timer.start()
        else:
            self.hide()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self._can_return():
            self._come_from(old)
            self._come_from(new)

    def _come_from(self, place: QWidget | None) -> None:
        """Remember where to go back to, in this window: no menu bar, which may be left by now, and not this bar."""
        if place is None or isinstance(place, QMenuBar) or self.isAncestorOf(place):
            return
        if place.window() is self.window():
            self._left = place

    def _can_return(self) -> bool:
        return self._left is not None and isValid(self._left) and self._left.isVisible()

    def _cancel(self, job: Job[Any]) -> None:
        job.cancel()
        self.say_done(_("Cancelled; nothing was changed."))

    def _place(self) -> None:
        whole, part = self.parentWidget(), self._part
        if whole is None or part is None or (column := part.parentWidget()) is None:
            return
        self._buttons.invalidate()  # the layout around it would know of other words only later
        room = whole.rect()
        self._stand(ACROSS, ACROSS)
        if part.isVisible() and part.height() >= LEAST_HEIGHT and self._fits(part.width()):
            room = QRect(part.mapTo(whole, QPoint()), part.size())
        elif column is not whole and part.isVisible() and part.geometry().bottom() < column.rect().bottom():
            # not over what is below the part in its column, as where words are looked for
            room.setBottom(part.mapTo(whole, part.rect().bottomLeft()).y())
        elif not part.isVisible() and (captions := self._captions) is not None and not self.property("wrong"):
            free = captions.beside().translated(captions.mapTo(whole, QPoint()))
            if self._fits(free.width()):
                room = QRect(free.left(), 0, free.width(), room.height())
        width = min(WIDEST, room.width() - 2 * MARGIN)
        height = self._row.totalHeightForWidth(width)
        left, top = room.left() + (room.width() - width) // 2, room.bottom() + 1 - height - MARGIN
        self.setGeometry(left, top, width, height)
        stands = QRect(part.mapTo(whole, QPoint()), part.size())
        is_over = part.isVisible() and stands.intersects(self.geometry())
        self._cover(stands.bottom() + 1 - top + MARGIN if is_over else 0)
        self._keep_clear(self.geometry() if self.property("wrong") else QRect())

    def _keep_clear(self, over: QRect) -> None:
        """Have what is in the pane that is to be clear end above what lies over it."""
        whole, pane = self.parentWidget(), self._cleared
        if whole is None or pane is None or self._foot is None:
            return
        stands = QRect(pane.mapTo(whole, QPoint()), pane.size())
        is_over = pane.isVisible() and stands.intersects(over)
        self._foot.keep_clear(stands.bottom() + 1 - over.top() if is_over else 0)

    def _fits(self, width: int) -> bool:
        """Whether a part of this width has room, with the buttons below if need be: a narrow one for a few lines."""
        margins, line = self._row.contentsMargins(), self.words.fontMetrics().lineSpacing()
        inner = width - 2 * MARGIN - margins.left() - margins.right()
        word = self.words.minimumSizeHint().width()
        for of_words, of_each_other, most in WAYS:
            self._stand(of_words, of_each_other)
            buttons = self._buttons.sizeHint().width()
            room = inner - self._row.spacing() - buttons if of_words is ACROSS else inner
            is_low = self.words.heightForWidth(room) <= most * line
            if room >= word and inner >= buttons and (is_low or (width >= LEAST_WIDTH and of_words is DOWN)):
                return True
        self._stand(ACROSS, ACROSS)
        return False

    def _stand(self, of_words: QBoxLayout.Direction, of_each_other: QBoxLayout.Direction) -> None:
        self._row.setDirection(of_words)
        self._buttons.setDirection(of_each_other)

    def _step(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _closed(self) -> None:
        self.hide()
        self._on_close()


def _ended(sentence: str) -> str:
    """A sentence with a full stop, so that what follows is read as another."""
    return sentence if sentence.endswith((".", "…", "!", "?")) else f"{sentence}."
