"""Marks words and places in the text of a window, shows what is marked, and keeps it."""

import datetime
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.highlights.page_words import PageWords
from briefing.desktop.highlights.ribbons import Ribbons
from briefing.desktop.jobs import Job
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.labels import plain_tip
from briefing.desktop.reading.quoting import quoted
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing
from briefing.translation import _

MOST_WORDS = 80  # letters by which a place is known


class _Shown(Struct, frozen=True):
    """A highlight or a bookmark in the page, from one place of the document to another."""

    key: str
    first: int
    last: int
    is_place: bool

    def holds(self, cursor: QTextCursor) -> bool:
        """Whether a cursor, with all that it chooses, is within it."""
        return self.first <= cursor.selectionStart() and cursor.selectionEnd() <= self.last

    def meets(self, cursor: QTextCursor) -> bool:
        """Whether it has a letter of those that a cursor chooses."""
        return self.first < cursor.selectionEnd() and cursor.selectionStart() < self.last


class Highlighter(QObject):
    """What can be done with highlights; ``changed`` tells that there are others than before.

    ``here_changed`` tells whether the cursor is in a highlight, and whether in a paragraph with a bookmark.
    """

    changed = Signal()
    here_changed = Signal(bool, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._text = window.text
        self._opened: OpenedBriefing | None = None
        self._kept: Highlights | None = None
        self._words: PageWords | None = None
        self._shown: list[_Shown] = []
        self._ribbons = Ribbons(self._text)
        self._told = ""
        self._coming = ""
        self._complaint = ""
        self._undo: Callable[[], None] | None = None
        self._text.page_left.connect(self._forget_page)
        self._text.page_shown.connect(self._show_page)
        self._text.cursorPositionChanged.connect(self._tell_here)
        self._text.viewport().installEventFilter(self)
        window.closing.connect(self._save_now)
        self._show_page()

    def toggle(self) -> None:
        """Mark the words that are chosen, or mark them no longer where they or the cursor are within a highlight."""
        here = self._here()
        if here is not None:
            self.remove(here.key)
        else:
            self._add()
        self._tell_state()

    def bookmark(self) -> None:
        """Mark the paragraph with the cursor, or at the top where that is not in sight; or mark it no longer."""
        block = self._text.paragraph_in_sight()
        key = self._bookmark_of(block)
        words = self._page_words()
        quote = words.between(block.position(), min(block.position() + MOST_WORDS, block.position() + block.length()))
        if key:
            self.remove(key)
        elif self._kept is not None and quote is not None and not self._window.pages.waits:
            place = self._highlight(quote, is_place=True)
            self._kept.add(place)
            self._keep(self._kept)
            self._window.messages.say_done(_("Bookmarked: “{words}”").format(words=place.line))
        self._tell_state()

    def undo(self) -> None:
        """Bring back what was marked before words were marked no longer, or became one with others, the last time."""
        undo, self._undo = self._undo, None
        self._window.say_no_more()
        if undo is not None:
            undo()
        else:
            self._window.messages.say_done(_("There is no removed highlight or bookmark to bring back."))

    def key_here(self) -> str:
        """The key of the highlight, or else the bookmark, at the cursor; nothing where there is none."""
        here = self._here()
        return here.key if here is not None else self._bookmark_of(self._text.textCursor().block())

    def write_note(self) -> None:
        """Have a note written on the words that are chosen, or on the highlight in which the cursor is."""
        here = self._here()
        key = here.key if here is not None else self._add()
        if key:
            self.edit(key)

    def edit(self, key: str, above: QWidget | None = None) -> None:
        """Have the note on a highlight written, above the window or what lies above it."""
        kept, highlight = self._kept, self._all().get(key)
        if kept is None or highlight is None:
            return

        def change(note: str) -> None:
            now = kept.all().get(key, highlight)
            kept.put(key, replace(now, note=note))
            self._keep(kept)

        dialog = NoteDialog(highlight.quote.words, highlight.note, above or self._window)
        dialog.changed.connect(change)
        dialog.open()

    def remove(self, key: str) -> None:
        """Mark words no longer, which can be undone for a while."""
        kept, highlight = self._kept, self._all().get(key)
        if kept is None or highlight is None:
            return

        def undo() -> None:
            kept.put(key, highlight)
            self._keep(kept)

        kept.remove(key)
        self._keep(kept)
        told = _("The highlight and its note are removed.") if highlight.note else _("The highlight is removed.")
        if highlight.is_place:
            told = _("The bookmark is removed.")
        self._offer(told, undo)

    def go(self, key: str) -> None:
        """Go to where the words of a highlight are."""
        window = self._window
        highlight = self._all().get(key)
        if highlight is None or window.opened is None:
            return
        if highlight.part not in window.parts() or highlight.language not in window.opened.briefing.languages:
            self._say_gone()
            return
        window.set_language(highlight.language)
        self._coming = key
        if highlight.part != window.part:
            window.follow(highlight.part)
        else:
            window.pages.once_shown(self.show)

    def listed(self) -> list[tuple[str, Highlight]]:
        """All with their keys, in the order in which they are read."""
        if self._kept is not None:
            before = self._all()
            self._kept.look_again()
            if self._all() != before:
                self.show()
        parts = self._window.parts()
        order = {part: at for at, part in enumerate(parts)}
        return sorted(
            self._all().items(),
            key=lambda each: (order.get(each[1].part, len(parts)), each[1].language, each[1].quote.at),
        )

    def show(self) -> None:
        """Mark in the page what is marked."""
        window = self._window
        look = theme.wanted_look(window.store.get(settings.THEME))
        self._shown, marks = [], []
        for key, highlight in self._all().items():
            is_here = (highlight.part, highlight.language) == (window.part, window.language)
            found = self._page_words().find(highlight.quote) if is_here else None
            if found is None:
                continue
            self._shown.append(_Shown(key, *found, highlight.is_place))
            if highlight.is_place:
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(*found)
            mark.format.setBackground(QColor(look.highlight))
            if highlight.note:
                mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                mark.format.setUnderlineColor(QColor(look.muted))
            marks.append(mark)
        self._text.mark("highlights", marks)
        places = [self._cursor(each.first, each.first) for each in self._shown if each.is_place]
        self._ribbons.show_at(places, look.accent)
        self._tell_state()
        self._come()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the note on the words at which a mouse points."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._shown:
            note = self._note(self._at(self._text.cursorForPosition(event.pos())))
            if note:
                QToolTip.showText(event.globalPos(), plain_tip(note), self._text.viewport())
            return bool(note)
        return False

    # Inner works

    def _forget_page(self) -> None:
        """Tell of nothing in the page that goes, for the cursor comes to the top of the next before that is shown."""
        self._shown = []

    def _show_page(self) -> None:
        """Show what is marked in a page that is new, of a briefing that may be another."""
        opened, self._words = self._window.opened, None
        if opened is self._opened:
            self.show()
            return
        self._save_now()
        self._opened, self._undo = opened, None
        self._kept = Highlights(file_of(opened.briefing.id)) if opened is not None else None
        self.show()
        self.changed.emit()

    def _all(self) -> dict[str, Highlight]:
        """Those of the briefing that is shown, by their keys."""
        return self._kept.all() if self._kept is not None else {}

    def _page_words(self) -> PageWords:
        """The words of the page that is shown."""
        if self._words is None:
            self._words = PageWords(self._text.document())
        return self._words

    def _add(self) -> str:
        """Keep the words that are chosen, as one with what they meet; the key, or nothing where none are chosen."""
        window, chosen = self._window, self._text.textCursor()
        met = [each for each in self._shown if not each.is_place and each.meets(chosen)]
        places = [(chosen.selectionStart(), chosen.selectionEnd()), *((each.first, each.last) for each in met)]
        chosen = self._cursor(min(first for first, _last in places), max(last for _first, last in places))
        quote = self._page_words().between(chosen.selectionStart(), chosen.selectionEnd())
        if self._kept is None or quote is None or window.pages.waits:
            window.messages.say_done(_("Mark words in the text first, by the mouse or by Shift and the arrow keys."))
            return ""
        kept, before = self._kept, {each.key: self._all()[each.key] for each in met}
        note = "\n\n".join(each.note for each in before.values() if each.note)
        key = kept.add(self._highlight(quote, sources=quoted(chosen).sources, note=note))
        for each in before:
            kept.remove(each)
        self._keep(kept)
        chosen.setPosition(next(each.last for each in self._shown if each.key == key))
        self._text.setTextCursor(chosen)
        if before:
            self._tell_joined(kept, key, before)
        else:
            window.messages.say_done(_("Highlighted."))
        return key

    def _highlight(self, quote: Quote, **facts: Any) -> Highlight:
        """A highlight of words in the page that is shown, made today."""
        window = self._window
        assert window.opened is not None  # noqa: S101
        return Highlight(
            part=window.part,
            language=window.language,
            edition=window.opened.briefing.edition,
            quote=quote,
            made=datetime.datetime.now().astimezone().date().isoformat(),
            **facts,
        )

    def _tell_joined(self, kept: Highlights, key: str, before: dict[str, Highlight]) -> None:
        """Say that a highlight took the place of others, which can be undone for a while."""
        joined = kept.all()[key]

        def undo() -> None:
            now = kept.all().get(key, joined)
            kept.remove(key)
            for each, highlight in before.items():
                kept.put(each, highlight)
            if now.note != joined.note:  # what was noted since stays
                kept.put(each, replace(highlight, note=now.note))
            self._keep(kept)

        self._offer(_("Highlighted, as one with what was highlighted there."), undo)

    def _offer(self, told: str, undo: Callable[[], None]) -> None:
        """Say what was done, and let it be undone from the message, and by its key for as long as nothing else was."""
        self._undo = undo
        self._window.messages.say_done(told, then=(_("Undo"), self.undo))

    def _keep(self, kept: Highlights) -> None:
        """Show what is marked now, and write it in a thread."""
        self.show()
        self.changed.emit()
        Job(
            lambda _progress: kept.save(), done=lambda _nothing: self._saved(kept), failed=self._saved, parent=self
        ).start()

    def _saved(self, kept: object) -> None:
        told, self._complaint = self._complaint, kept.complaint if isinstance(kept, Highlights) else str(kept)
        if self._complaint not in ("", told):
            words = _("Your highlights cannot be kept. {reason}")
            self._window.messages.say_wrong(words.format(reason=self._complaint))

    def _save_now(self) -> None:
        if self._kept is not None:
            self._kept.save()

    def _cursor(self, first: int, last: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _here(self) -> _Shown | None:
        return self._at(self._text.textCursor())

    def _at(self, cursor: QTextCursor) -> _Shown | None:
        """The shortest highlight that holds what a cursor chooses."""
        holding = (each for each in self._shown if not each.is_place and each.holds(cursor))
        return min(holding, key=lambda each: each.last - each.first, default=None)

    def _bookmark_of(self, block: QTextBlock) -> str:
        """The key of the bookmark of a paragraph, or nothing."""
        return next((each.key for each in self._shown if each.is_place and block.contains(each.first)), "")

    def _note(self, shown: _Shown | None) -> str:
        highlight = self._all().get(shown.key) if shown is not None else None
        return highlight.note if highlight is not None else ""

    def _tell_state(self) -> None:
        block = self._text.textCursor().block()
        self.here_changed.emit(self._here() is not None, bool(self._bookmark_of(block)))

    def _tell_here(self) -> None:
        """Tell that the cursor has come to a mark, and the note on it, to those who do not see them."""
        key = self.key_here() if self._shown else ""
        if key not in ("", self._told):
            highlight = self._all()[key]
            said = _("Bookmark") if highlight.is_place else _("Highlight")
            if highlight.note:
                said = _("{said}, note: {note}").format(said=said, note=highlight.note)
            announce(self._text, said)
        self._told = key
        self._tell_state()

    def _come(self) -> None:
        """Come to the highlight that is wanted, once its page is there."""
        if not self._coming or self._window.pages.waits:
            return
        key, self._coming = self._coming, ""
        found = next((each for each in self._shown if each.key == key), None)
        if found is None:
            self._say_gone()
        else:
            self._text.come_to(self._cursor(found.first, found.first if found.is_place else found.last))

    def _say_gone(self) -> None:
        self._window.messages.say_wrong(_("These words are not in the text of this edition."))
