"""What stands below the canvas: the title of the figure, its caption, and whose the pictures are."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefing.desktop.compare.fitting import cut
from briefing.desktop.compare.link_label import LinkLabel
from briefing.desktop.compare.words import PairView, Span
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.folding import folded
from briefing.desktop.parts.labels import plain_label, plain_tip
from briefing.desktop.parts.units import units
from briefing.document.binding import bound
from briefing.translation import _

LOW = 430
HIGH = 640
SHARE = 0.4
FEW = 4  # lines, of which title and credits take so many that no part of the caption is worth one
SPACING = 3
EDGE = 1  # of the labels, as the style sheet has it
BUTTON_PAD = 3  # by which the words of a button stand lower than those of a label
LEAST_TITLE = 8  # as wide as an n, of a title that has buttons beside it
TITLE_LINES = 2  # that a title may have, unless there are but few
LETTERS_A_LINE = 75  # as wide as an n, of which some more go into a line that can still be read


class Captions(QWidget):
    """Title, caption and credits, which are cut where there is no room, with the whole of each as a tip.

    The tab key comes to the caption, where Ctrl+C copies all three, and to its links: ``link_followed``.
    ``place_wanted`` asks to be shown where the figure is, and ``whole_wanted`` for all that is said of it: by a button
    where one of the three is cut, and by a click on the caption or Enter then.
    """

    place_wanted = Signal()
    whole_wanted = Signal()
    link_followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("captions")
        self.title = plain_label(style="title", selectable=True)
        self.place, self.more = QToolButton(), QToolButton()
        self.place.clicked.connect(self.place_wanted)
        self.more.clicked.connect(self.whole_wanted)
        for button in (self.place, self.more):
            press_by_enter(button)
        self.caption = LinkLabel()
        self.caption.pressed.connect(self._press)
        self.caption.setObjectName("caption")
        self.caption.installEventFilter(self)
        self.caption.linkActivated.connect(self.link_followed)
        self._by_keys = False
        self.credit = plain_label(style="quiet", selectable=True)
        for label in (self.title, self.caption, self.credit):
            label.setIndent(0)  # or a label with an edge has its words further in
        self.title.setContentsMargins(0, BUTTON_PAD, 0, 0)
        self._text = self._told = self._name = self._credits = ""
        self._links: Sequence[Span] = ()
        self._is_cut = False
        self._room = (1, 0, 0, 1)  # lines, spare pixels, the height of a line, lines of all that is said
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        self._top = top = QHBoxLayout()
        top.addWidget(self.title, 1)
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()  # of the title, of which one has the buttons
        self._buttons = self._below
        top.addLayout(self._beside)
        for row in (top, self._below):
            layout.addLayout(row)
        layout.setAlignment(self._below, Qt.AlignmentFlag.AlignRight)
        self._put_buttons(self._beside)
        self._measured = QVBoxLayout()
        self._measured.setSpacing(SPACING)
        layout.addLayout(self._measured)
        for label in (self.caption, self.credit):
            self._measured.addWidget(label)

    def show_figure(self, pair: PairView, *, has_place: bool, right_to_left: bool = False) -> None:
        """Say what the figure is, and whose its pictures are, and whether it can be told where."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        right, left = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        for label in (self.title, self.caption, self.credit):  # in whatever letters they are
            label.setAlignment(Qt.AlignmentFlag.AlignTop | (right if right_to_left else left))
        self._name = pair.name
        self.place.setText(_("Map"))
        self.place.setToolTip(_("Show the place on a map"))
        self.place.setVisible(has_place)
        self.more.setText(_("More"))
        self._text, self._told, self._links = bound(pair.caption), pair.told, pair.links
        self._credits = " · ".join(pair.credits)
        self._fit()

    def clear(self) -> None:
        """Say nothing."""
        self._text = self._told = self._name = self._credits = ""
        self.place.hide()
        self._fit()

    def set_room(self, height: int, spare: int) -> None:
        """Take no more of a pane of that height than leaves room for the pictures, but all that these ``spare``."""
        line = QFontMetrics(self.caption.font()).lineSpacing()
        most = max(1, int(height * SHARE / line))
        lines = 0 if most < FEW else 1 if height < LOW else 4 if height < HIGH else 12
        room = lines, spare, line, most
        if room != self._room:
            self._room = room
            self._fit()

    def beside(self) -> QRect:
        """The room beside the caption and the credits, in which there are no words of these."""
        margins = self._measured.contentsMargins()
        right = QRect(self.width() - margins.right(), 0, margins.right(), self.height())
        return right if margins.right() else QRect(0, 0, margins.left(), self.height())

    def select_words(self, words: str) -> bool:
        """Select words that are looked for, which are folded, where they stand; whether they can be seen."""
        labels = {self.title: self.title.text(), self.caption: self.caption.words, self.credit: self.credit.text()}
        places = {label: folded(text).find(words) for label, text in labels.items()}
        for label, at in places.items():
            before, found = (labels[label][:at], labels[label][at : at + len(words)]) if at >= 0 else ("", "")
            label.setSelection(units(before), units(found))
        return any(at >= 0 for at in places.values())

    def link_place(self) -> QPoint:
        """Where on the screen what is told of a link comes up: at the mouse, or at the caption for who uses keys."""
        return self.mapToGlobal(self.caption.geometry().center()) if self._by_keys else QCursor.pos()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy everything where no words of the caption are marked, and open by Enter what is cut."""
        self._by_keys = isinstance(event, QKeyEvent)
        enters = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and event.type() is QEvent.Type.KeyPress and not self.caption.hasSelectedText():
            self._press()
            return True
        is_copy = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if not is_copy or event.type() is not QEvent.Type.KeyPress or self.caption.hasSelectedText():
            return super().eventFilter(watched, event)
        words = (self._name, self._told, self._credits)
        QGuiApplication.clipboard().setText("\n".join(each for each in words if each).replace("\xa0", " "))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the caption for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        metric = QFontMetrics(self.caption.font())
        spare = max(0, self.width() - LETTERS_A_LINE * metric.horizontalAdvance("n"))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._measured.setContentsMargins(spare if rtl else 0, 0, 0 if rtl else spare, 0)
        width = max(40, self.width() - spare - 2 * EDGE)
        words = self._say_all(width, spare, more=False)
        self._is_cut = (words, self.title.text(), self.credit.text()) != (self._text, self._name, self._credits)
        if self._is_cut:
            words = self._say_all(width, spare, more=True)
        self.more.setVisible(self._is_cut)
        shown = len(words if words == self._text else words.removesuffix(" …"))
        links = [replace(each, end=min(each.end, shown)) for each in self._links if each.start < shown]
        self.caption.show_words(words, links)
        self.caption.setAccessibleName(bound(self._told))  # or the words that are cut would not be heard
        tip = _("{mode} ({key})").format(mode=_("Read all that is said of the pictures"), key="I")
        self.more.setToolTip(tip)
        self.more.setAccessibleName(tip)
        self.caption.setToolTip(plain_tip(f"{self._text}\n{tip}") if self._is_cut else "")
        self.caption.setCursor(Qt.CursorShape.PointingHandCursor if self._is_cut else Qt.CursorShape.IBeamCursor)
        self.title.setVisible(bool(self.title.text()))
        self.caption.setVisible(bool(words))
        self.credit.setVisible(bool(self.credit.text()))
        for row in (self._beside, self._below, self._top):
            row.invalidate()  # which has kept how high it was in other letters
        self.updateGeometry()

    def _say_all(self, width: int, spare: int, *, more: bool) -> str:
        """Say title and credits in lines as wide as they may be; return so much of the caption as there is room for."""
        buttons = [self.place] * (not self.place.isHidden()) + [self.more] * more
        beside = sum(each.sizeHint().width() + self._top.spacing() for each in buttons)
        metric = QFontMetrics(self.caption.font())
        lines, room, _line, most = self._room
        title_lines = max(TITLE_LINES if most >= FEW else 1, most // 3)
        is_narrow = self._is_narrow(width + spare, beside, title_lines)
        self._put_buttons(self._below if is_narrow else self._beside)
        beside = 0 if is_narrow else beside
        labels = (
            (self.title, self._name, width + spare - beside, title_lines),
            (self.credit, self._credits, width, max(1, most // 4)),
        )
        for label, said, wide, share in labels:
            _say(label, said, cut(said, QFontMetrics(label.font()), wide, share))
        others = [label.heightForWidth(wide) for label, said, wide, _share in labels if said]
        used = sum(others) + len(others) * SPACING + 2 * EDGE
        used += max((each.sizeHint().height() for each in buttons), default=0) if is_narrow else 0
        left = most - round(used / metric.lineSpacing())
        count = max(min(lines, max(1, left)), (room - used) // metric.lineSpacing())
        return cut(self._text, metric, width, count) if count > 0 else ""

    def _is_narrow(self, width: int, beside: int, lines: int) -> bool:
        """Whether buttons that need so much are below the title: it has no room beside them, or would be cut there."""
        metric = QFontMetrics(self.title.font())
        if width - beside < LEAST_TITLE * QFontMetrics(self.caption.font()).horizontalAdvance("n"):
            return True
        is_whole = lines > 1 and cut(self._name, metric, width, lines) == self._name
        return is_whole and cut(self._name, metric, width - beside, lines) != self._name

    def _put_buttons(self, row: QHBoxLayout) -> None:
        """Have the buttons in the row of the title, or in one of their own."""
        if row is not self._buttons:
            for button in (self.more, self.place):
                self._buttons.removeWidget(button)
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons = row

    def _press(self) -> None:
        if self._is_cut:
            self.whole_wanted.emit()

    def minimumSizeHint(self) -> QSize:
        """Words can always be cut."""
        return QSize(120, super().minimumSizeHint().height())


def _say(label: QLabel, words: str, shown: str) -> None:
    """Say words of which there is room for those that are ``shown``; the whole of them is heard, and is a tip."""
    label.setText(shown)
    label.setAccessibleName(words)
    label.setToolTip(plain_tip(words) if shown != words else "")
