"""The bar in which words are looked for: hits are marked in the page, and lead on from part to part."""

from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.finding.counts import Counts
from briefing.desktop.finding.find_row import FindRow
from briefing.desktop.finding.found_figure import FoundFigure
from briefing.desktop.finding.hit_list import HitList, count_of, hits_in, room_above
from briefing.desktop.finding.page_hits import MOST_MARKED, hit_beside, hit_chosen, hits_on, line_at
from briefing.desktop.jobs import Job
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.folding import folded
from briefing.desktop.reading.figure_texts import FIGURE, texts_of_figures
from briefing.desktop.reading.page_texts import PageText, texts_of
from briefing.desktop.reading.part_titles import title_of
from briefing.desktop.window import MainWindow
from briefing.translation import _

TYPING_MS = 120


class FindBar(QFrame):
    """Lies below the text of ``window`` while something is looked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("find")
        self._window = window
        self._text = window.text
        self._texts: dict[str, PageText] = {}
        self._job: Job[dict[str, PageText]] | None = None
        self._hits: list[QTextCursor] = []
        self._found = 0
        self._coming: bool | None = None
        self._waiting: bool | None = None
        self._chosen = "", 0
        self._figure = FoundFigure(window)
        self._row = FindRow()
        self.field, self.count, self.buttons = self._row.field, self._row.count, self._row.buttons
        self.list = HitList()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._look)
        self._lay_out()
        self.field.textChanged.connect(lambda _words: self._typing.start())
        self.field.down.connect(self._enter_list)
        self.list.left.connect(lambda: self.field.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.field.entered.connect(lambda backwards: self.step(backwards=backwards))
        self.buttons["list"].toggled.connect(self._list_hits)
        self.list.hide()
        self.list.wanted.connect(self._go)
        self.list.reached.connect(self._tell_row)
        self.list.gone.connect(self._leave_list)
        self.buttons["previous"].clicked.connect(lambda: self.step(backwards=True))
        self.buttons["next"].clicked.connect(lambda: self.step())
        self.buttons["close"].clicked.connect(self.end)
        self._text.page_shown.connect(self._page_shown)
        self._text.cursorPositionChanged.connect(self._figure.leave)
        self._text.selectionChanged.connect(self._set_finding)
        self._text.installEventFilter(self)
        self._pane = cast(QWidget, self.parentWidget())
        self._pane.installEventFilter(self)
        window.briefing_shown.connect(self._read_anew)
        window.pages.room_changed.connect(self._read_anew)
        window.language_changed.connect(lambda _language: self._read_anew())
        self.hide()
        self._name()

    def ask(self) -> None:
        """Have words typed; those that are selected in the text to begin with, but for a link.

        The list of hits comes up anew when it is wanted; one that is open stays.
        """
        if self.isHidden():
            self.buttons["list"].setChecked(False)
        chosen = "" if self._text.link_reached_last() else self._text.textCursor().selectedText()
        if chosen.strip() and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._read()
        self._look()

    def step(self, *, backwards: bool = False) -> None:
        """Go to the next hit, or the one before: in this part, else in the next that has one, and round."""
        if not self.field.text():
            self.ask()
            return
        if self.isHidden():
            self.show()
            self._read()
            self._mark()
        if self._typing.isActive():
            self._look(backwards=backwards)
            return
        is_at_one = bool(self._figure.part or self._hit_chosen())
        if self._job is None and (reason := self._counts().no_other(is_at_one=is_at_one)):
            self._window.messages.hint(reason)
        here = None if self._figure.part else hit_beside(self._hits, self._text.textCursor(), backwards=backwards)
        part = "" if here is not None else self._part_beside(backwards=backwards)
        if here is not None:
            self._choose(here)
        elif not part:
            self._waiting = backwards if self._job is not None else None
            self._tell()
        elif part.startswith(FIGURE):
            self._show_figure(part)
        elif part == self._window.part:
            self._choose(self._hits[-1 if backwards else 0])
        else:
            self._coming = backwards
            self._window.go(part)

    def end(self) -> None:
        """Look for nothing more; what was found last in the text stays selected."""
        self._coming = self._waiting = None
        self._typing.stop()
        self._figure.leave()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)  # before it would go on to what comes next
        self.hide()
        self._text.mark("hits", [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the hit that is chosen stand out among the others."""
        super().showEvent(event)
        self._set_finding()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show what is selected as always, and give the text its room back."""
        super().hideEvent(event)
        for each in (self._text, self._pane):
            each.setMinimumHeight(0)
        self._set_finding()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by Escape in the text too, part the room of the pane anew, and keep the hit in view."""
        if watched is not self._text:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self._share_room()
            return False
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._keep_in_view()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not escape or event.type() is not QEvent.Type.KeyPress or self.isHidden():
            return False
        self.end()
        return True

    # Inner works

    def _share_room(self) -> None:
        """Leave the list no more of the pane than the text has, and both so little that they lie over nothing."""
        if self.isHidden():
            return
        notice = self._window.reading.notice
        row = self.sizeHint().height() - (0 if self.list.isHidden() else self.list.minimumHeight())
        others = row + (0 if notice.isHidden() else notice.height())
        room = self._pane.height() - others
        self.list.set_room(room // 2)
        text = 0 if self.list.isHidden() else room_above(self._text, room - self.list.height())
        self._text.setMinimumHeight(text)
        # The notice has more lines than it would have at its widest, with which a layout reckons.
        self._pane.setMinimumHeight(others + self.list.height() + text if text else 0)

    def _set_finding(self) -> None:
        """Have what is selected look like the hit that was found, unless it is none."""
        is_hit = self._hit_chosen() > 0 or not self._text.textCursor().hasSelection()
        self._text.show_as_found(is_hit and not self.isHidden())

    def _hit_chosen(self) -> int:
        return hit_chosen(self._hits, self._text.textCursor())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._row)
        self._window.reading.column.addWidget(self)
        for one, other in pairwise((self._text, self.list, self.field, *self.buttons.values())):
            self.setTabOrder(one, other)

    def _name(self) -> None:
        self.setAccessibleName(_("Find in the briefing"))
        self._row.name()

    def _read_anew(self) -> None:
        """Forget the words of what was read before."""
        if self._job is not None:
            self._job.cancel()
        self._texts, self._job, self._waiting = {}, None, None
        self._chosen = "", 0
        self._figure.leave()
        self._name()
        if not self.isHidden():
            self._read()

    def _read(self) -> None:
        """Read the words of all parts in a thread, where that was not yet done."""
        opened = self._window.opened
        if opened is None or self._texts or self._job is not None:
            return
        language = self._window.language
        pages = self._window.pages.pages(opened, language)
        parts = self._window.parts()
        self._job = Job(
            lambda progress: texts_of(pages, parts, progress) | texts_of_figures(opened, language),
            done=self._has_read,
            failed=lambda _error: None,
            parent=self,
        ).start()

    def _has_read(self, texts: dict[str, PageText]) -> None:
        self._texts, self._job = texts, None
        self._list_hits()
        if self._waiting is None or self.isHidden():
            self._tell()
        else:
            self.step(backwards=self._waiting)

    def _look(self, *, backwards: bool = False) -> None:
        """Mark the hits in the page, and go to the first from where one is, or the last before it."""
        self._typing.stop()
        self._waiting = None
        self._figure.leave()
        self._mark()
        start = self._text.textCursor().selectionStart()
        beside = [
            hit for hit in self._hits if (hit.selectionStart() < start if backwards else hit.selectionStart() >= start)
        ]
        if self._hits:
            self._choose((beside or self._hits)[-1 if backwards else 0])
        else:
            if self._words():
                self._text.choose_nothing()
            self._tell()
        self._list_hits()

    def _list_hits(self) -> None:
        """List the hits in all parts, where that is wanted and there are any."""
        opened, parts, words = self._window.opened, self._parts(), folded(self._words())
        wanted = self.buttons["list"].isChecked() and any(self._has(part, words) for part in parts)
        if opened is not None and wanted:
            titles = {part: self._title(part) for part in parts}
            whole = sum(count_of(self._texts, part, words) for part in parts)
            self.list.show_hits(hits_in(self._texts, parts, words), titles, whole)
            self.list.choose(*self._chosen)
        self.list.setVisible(wanted)
        self._share_room()

    def _keep_in_view(self) -> None:
        """Bring the hit that is chosen and seen into view once more, when the text has its new room."""
        where = self._text.cursorRect()
        if self._hit_chosen() and where.top() >= 0 and where.bottom() <= self._text.viewport().height():
            QTimer.singleShot(0, self, lambda: self._text.bring_into_view(self._text.textCursor()))

    def _enter_list(self) -> None:
        """Go down into the list of hits, which comes up for that."""
        if self._typing.isActive():
            self._look()
        self.buttons["list"].setChecked(True)
        if not self.list.isHidden():
            self.list.enter()

    def _tell_row(self, part: str, at: int) -> None:
        """Say at which of how many hits one is in the list, which is read aloud itself."""
        counts = self._counts()
        self._row.say(counts.at(counts.before(part) + at + 1))

    def _leave_list(self) -> None:
        """Show again to which hit one went last."""
        self.list.choose(*self._chosen)
        self._tell()

    def _go(self, part: str, at: int) -> None:
        """Go to one of the hits of a part."""
        if part.startswith(FIGURE):
            self._show_figure(part)
        elif part != self._window.part:
            self._chosen = part, at
            self._window.go(part)
        elif at < len(self._hits):
            self._choose(self._hits[at])

    def _page_shown(self) -> None:
        if self.isHidden() or self._window.pages.waits:
            return
        self._mark()
        part, at = self._chosen
        backwards, self._coming = self._coming, None
        if backwards is not None and self._hits:
            self._choose(self._hits[-1 if backwards else 0])
        elif part == self._window.part and at < len(self._hits):
            self._text.setTextCursor(self._hits[at])
        self._tell()

    def _mark(self) -> None:
        self.list.ground = ground = QColor(theme.wanted_look(self._window.store.get(settings.THEME)).hit)
        found = hits_on(self._text.document(), self._words())
        self._hits, self._found = found[:MOST_MARKED], len(found)
        marks = [QTextEdit.ExtraSelection() for _hit in self._hits]
        for mark, hit in zip(marks, self._hits, strict=True):
            mark.cursor = hit
            mark.format.setBackground(ground)
        self._text.mark("hits", marks)

    def _words(self) -> str:
        """What is looked for; Qt takes a space of a page that does not break for any other, but not one of these."""
        return self.field.text().replace("\xa0", " ")

    def _choose(self, hit: QTextCursor) -> None:
        self._text.come_to(hit)
        self._figure.leave()
        self._chosen = self._window.part, self._hits.index(hit)
        self.list.choose(*self._chosen)
        self._tell()

    def _show_figure(self, part: str) -> None:
        """Go to the words of a figure."""
        self._text.choose_nothing()  # before, since one who goes in the text leaves the figure
        self._figure.show(part, folded(self._words()))
        self._chosen = part, 0
        self.list.choose(*self._chosen)
        self._tell()

    def _parts(self) -> list[str]:
        """All that is looked through, in its order: the parts, then the figures."""
        return [*self._window.parts(), *(part for part in self._texts if part.startswith(FIGURE))]

    def _title(self, part: str) -> str:
        """What is told of a part in the list."""
        if part.startswith(FIGURE):
            return _("Picture")
        assert self._window.opened is not None  # noqa: S101
        return title_of(self._window.opened.briefing, part, self._window.language)

    def _part_beside(self, *, backwards: bool) -> str:
        """The next part that has a hit, or the one before, and round; the one that is read where only that has."""
        parts, here = self._parts(), self._figure.part or self._window.part
        at = parts.index(here) if here in parts else 0
        round_ = [*parts[at + 1 :], *parts[: at + 1]] if not backwards else [*parts[:at][::-1], *parts[at:][::-1]]
        words = folded(self._words())
        return next((part for part in round_ if self._has(part, words)), "")

    def _has(self, part: str, words: str) -> bool:
        if part == self._window.part:
            return bool(self._hits)
        return part in self._texts and words in self._texts[part].folded

    def _counts(self) -> Counts:
        """How many hits each part has."""
        words = folded(self._words())
        counts = {part: count_of(self._texts, part, words) for part in self._parts()}
        return Counts({**counts, self._window.part: self._found})

    def _tell(self) -> None:
        """Say which of how many hits is chosen."""
        words = folded(self._words())
        counts = self._counts()
        here = 1 if self._figure.part else self._hit_chosen()
        if not words:
            said = ""
        elif not counts.whole:
            said = "…" if self._job is not None else _("Not found")
        elif here:
            said = counts.at(here + counts.before(self._figure.part or self._window.part))
        else:
            said = counts.all() if self._hits else counts.elsewhere()
        if self._row.say(said):
            announce(self, f"{said}: {self._line()}" if here else said)

    def _line(self) -> str:
        """The line in which the hit that is chosen stands, as it is read aloud."""
        if self._figure.part:
            return next(hits_in(self._texts, [self._figure.part], folded(self._words()))).words
        return line_at(self._text.textCursor())
