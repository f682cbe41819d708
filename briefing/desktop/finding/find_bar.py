"""The bar in which words are looked for: hits are marked in the page, and lead on from part to part."""

from itertools import pairwise, takewhile

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.finding.find_field import FindField
from briefing.desktop.finding.found_figure import FoundFigure
from briefing.desktop.finding.hit_list import HitList, count_of, hits_in
from briefing.desktop.jobs import Job
from briefing.desktop.parts.accessible import announce, name_clear_button
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.folding import folded
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.reading.figure_texts import FIGURE, texts_of_figures
from briefing.desktop.reading.page_texts import PageText, texts_of
from briefing.desktop.reading.pages import title_of
from briefing.desktop.window import MainWindow
from briefing.translation import _

MOST_MARKED = 1000
TYPING_MS = 120
MARGIN, SPACING, LEAST_FIELD = 12, 4, 84
COUNT_GAP = 6  # that more before the count, which is no part of the field


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
        self._coming: bool | None = None
        self._waiting: bool | None = None
        self._chosen = "", 0
        self._figure = FoundFigure(window)
        self.field = FindField()
        self.field.setClearButtonEnabled(True)
        self.count = plain_label(wraps=False)
        self.buttons = {name: QToolButton() for name in ("list", "previous", "next", "close")}
        self.list = HitList()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._look)
        self._lay_out()
        self.field.textChanged.connect(lambda _words: self._typing.start())
        self.field.down.connect(self._enter_list)
        self.list.left.connect(lambda: self.field.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.field.entered.connect(lambda backwards: self.step(backwards=backwards))
        self.buttons["list"].setCheckable(True)
        self.buttons["list"].toggled.connect(self._list_hits)
        self.list.hide()
        self.list.wanted.connect(self._go)
        self.buttons["previous"].clicked.connect(lambda: self.step(backwards=True))
        self.buttons["next"].clicked.connect(lambda: self.step())
        self.buttons["close"].clicked.connect(self.end)
        self._text.page_shown.connect(self._page_shown)
        self._text.cursorPositionChanged.connect(self._figure.leave)
        self._text.installEventFilter(self)
        window.briefing_shown.connect(self._read_anew)
        window.pages.room_changed.connect(self._read_anew)
        window.language_changed.connect(lambda _language: self._read_anew())
        self.hide()
        self._name()

    def ask(self) -> None:
        """Have words typed; those that are selected in the text to begin with, but for a link."""
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
        here = None if self._figure.part else self._hit_beside(self._text.textCursor(), backwards=backwards)
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
        self._set_finding(now=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show what is selected as always."""
        super().hideEvent(event)
        self._set_finding(now=False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Close by Escape in the text too."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not escape or event.type() is not QEvent.Type.KeyPress or self.isHidden():
            return False
        self.end()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    # Inner works

    def _set_finding(self, *, now: bool) -> None:
        self._text.setProperty("finding", now)
        self._text.style().polish(self._text)

    def _fit(self) -> None:
        """Leave out the count, and then the button for the list, to which the arrow down leads as well."""
        others = sum(button.sizeHint().width() + SPACING for button in self.buttons.values())
        room = self.width() - 2 * MARGIN - LEAST_FIELD - others
        self.count.setVisible(room >= self.count.sizeHint().width() + SPACING)
        self.buttons["list"].setVisible(room >= 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        row.setSpacing(SPACING)
        self.field.setMinimumWidth(LEAST_FIELD)
        row.addWidget(self.field, 1)
        self.count.setContentsMargins(COUNT_GAP, 0, 0, 0)
        row.addWidget(self.count)
        for name, sign in (("list", "≡"), ("previous", "↑"), ("next", "↓"), ("close", "✕")):
            button = self.buttons[name]
            button.setObjectName(f"find-{name}")
            button.setText(sign)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            press_by_enter(button)
            row.addWidget(button)
        self._window.column.addWidget(self)
        for one, other in pairwise((self._text, self.list, self.field, *self.buttons.values())):
            self.setTabOrder(one, other)

    def _name(self) -> None:
        self.field.setPlaceholderText(_("Find in the briefing"))
        for each in (self, self.field):
            each.setAccessibleName(_("Find in the briefing"))
        words = {
            "list": _("List the hits"),
            "previous": _("Find previous"),
            "next": _("Find next"),
            "close": _("Close"),
        }
        name_clear_button(self.field)
        for name, button in self.buttons.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])

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
            self.list.show_hits(hits_in(self._texts, parts, words), titles)
            self.list.choose(*self._chosen)
        self.list.setVisible(wanted)

    def _enter_list(self) -> None:
        """Go down into the list of hits, which comes up for that."""
        if self._typing.isActive():
            self._look()
        self.buttons["list"].setChecked(True)
        if not self.list.isHidden():
            self.list.enter()

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
        words, document = self._words(), self._text.document()
        look = theme.wanted_look(self._window.store.get(settings.THEME))
        self._hits, marks = [], []
        found = document.find(words) if words else QTextCursor()
        while not found.isNull() and len(self._hits) < MOST_MARKED:
            self._hits.append(found)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = found
            mark.format.setBackground(QColor(look.hit))
            marks.append(mark)
            found = document.find(words, found)
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

    def _hit_beside(self, cursor: QTextCursor, *, backwards: bool) -> QTextCursor | None:
        """The hit after the cursor in this page, or before it."""
        if backwards:
            return next((hit for hit in reversed(self._hits) if hit.selectionEnd() <= cursor.selectionStart()), None)
        return next((hit for hit in self._hits if hit.selectionStart() >= cursor.selectionEnd()), None)

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

    def _tell(self) -> None:
        """Say which of how many hits is chosen."""
        words = folded(self._words())
        counts = {part: count_of(self._texts, part, words) for part in self._parts()}
        counts[self._window.part] = len(self._hits)
        whole = sum(counts.values())
        start = self._text.textCursor().selectionStart()
        here = next((at for at, hit in enumerate(self._hits, 1) if hit.selectionStart() == start), 0)
        if self._figure.part:
            here = 1
        before = takewhile(lambda part: part != (self._figure.part or self._window.part), counts)
        if not words:
            said = ""
        elif not whole:
            said = "…" if self._job is not None else _("Not found")
        else:
            words_of = _("{at} of {count}") if here or self._hits else _("{count} in other parts")
            at = here + sum(counts.get(part, 0) for part in before)
            said = words_of.format(at=at, count=whole) if here or not self._hits else str(whole)
        if said != self.count.text():
            self.count.setText(said)
            self._fit()
            announce(self, f"{said}: {self._line()}" if here else said)

    def _line(self) -> str:
        """The line in which the hit that is chosen stands, as it is read aloud."""
        if self._figure.part:
            return next(hits_in(self._texts, [self._figure.part], folded(self._words()))).words
        from briefing.desktop.reading.quoting import quoted

        line = self._text.textCursor()
        line.movePosition(QTextCursor.MoveOperation.StartOfLine)
        line.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
        return quoted(line, goes_on=False).text.strip()
