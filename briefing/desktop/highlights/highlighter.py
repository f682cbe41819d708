"""Marks words and places in the text of a window, shows what is marked, and keeps it."""

import datetime
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.history import (
    BOOKMARKING,
    HIGHLIGHTING,
    JOINING,
    REMOVING,
    REMOVING_BOOKMARK,
    REMOVING_NOTED,
    SHORTENING,
    History,
    Kind,
    Step,
    of_note,
    turned,
)
from briefing.desktop.highlights.keeping import Keeping
from briefing.desktop.highlights.marked_page import MarkedPage, Shown
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.highlights.telling import Telling
from briefing.desktop.highlights.whereabouts import Whereabouts, is_part_there
from briefing.desktop.parts.labels import plain_tip
from briefing.desktop.reading.quoting import SELECT_FIRST, quoted
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing
from briefing.translation import _

MOST_WORDS = 80  # letters by which a place is known


class Highlighter(QObject):
    """What can be done with highlights; ``changed`` tells that there are others than before, or more is known of them.

    ``came_back`` tells of which it is that a step was undone or done again. ``here_changed`` tells whether the cursor
    is in a highlight, and whether the paragraph in sight has a bookmark.
    """

    changed = Signal()
    came_back = Signal(str)
    here_changed = Signal(bool, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._text = window.text
        self._opened: OpenedBriefing | None = None
        self._kept: Highlights | None = None
        self._page = MarkedPage(self._text)
        self._telling = Telling(self._text, self._page)
        self._whereabouts = Whereabouts(window)
        self._keeping = Keeping(window)
        self._coming = ""
        self._told_gone = 0
        self.steps = History()
        self._page.signs.wanted.connect(self.edit)
        self._whereabouts.known.connect(self.changed)
        self._text.page_left.connect(self._page.leave)
        self._text.page_shown.connect(self._show_page)
        self._text.cursorPositionChanged.connect(self._tell_here)
        self._text.verticalScrollBar().valueChanged.connect(self._tell_state)
        self._text.viewport().installEventFilter(self)
        window.closing.connect(self._save_now)
        self._show_page()

    def toggle(self) -> None:
        """Mark the words that are chosen, or mark them no longer where they are within a highlight.

        Where none are chosen, the whole highlight is meant in which the cursor is.
        """
        chosen = self._text.textCursor()
        is_marked = self._page.at(chosen) is not None  # as far as is seen, which is what is meant
        self._look_again()
        here = self._page.at(chosen)
        if not is_marked:
            self._add()
        elif here is not None and chosen.hasSelection():
            self._take_out(here, chosen)
        elif here is not None:
            self.remove(here.key)
        self._tell_state()

    def bookmark(self) -> None:
        """Mark the paragraph with the cursor, or at the top where that is not in sight; or mark it no longer."""
        block = self._text.paragraph_in_sight()
        is_marked = bool(self._page.bookmark_of(block))  # as far as is seen, which is what is meant
        self._look_again()
        key = self._page.bookmark_of(block)
        last = min(block.position() + MOST_WORDS, block.position() + block.length())
        quote = self._page.words.between(block.position(), last)
        if is_marked:
            self.remove(key)
        elif key:  # another window has done it
            self._window.messages.say_done(Step(BOOKMARKING, self._all()[key], {}).told)
        elif self._kept is not None and quote is not None and not self._window.pages.waits:
            whole = self._page.cursor(block.position(), block.position() + block.length() - 1)
            place = self._highlight(quote, sources=quoted(whole).sources, is_place=True)
            added = self._kept.add(place)
            self._changed(self._kept, BOOKMARKING, place, {added: None})
        self._tell_state()

    def undo(self) -> None:
        """Undo what was marked, noted, marked no longer, or became one with others; the last first."""
        kept = self._look_again() if self.steps.undoes else None
        if kept is not None:
            step = self.steps.undo(lambda each: turned(each, kept))
            self._come_back_to(step, kept)
            told = self._told(step, _("Undone: {what}"), _("Undone in “{section}”: {what}"))
            self._window.messages.say_done(told, then=(_("Redo"), self.redo), by="redo")

    def redo(self) -> None:
        """Do again what was undone last."""
        kept = self._look_again() if self.steps.redoes else None
        if kept is not None:
            step = self.steps.redo(lambda each: turned(each, kept))
            self._come_back_to(step, kept)
            told = self._told(step, _("Done again: {what}"), _("Done again in “{section}”: {what}"))
            self._window.messages.say_done(told, then=(_("Undo"), self.undo), by="undo")

    @property
    def undoes(self) -> str:
        """What ``undo`` would do in the words of a menu; nothing where it would do nothing."""
        return self.steps.undoes

    @property
    def redoes(self) -> str:
        """The same of ``redo``."""
        return self.steps.redoes

    def key_here(self) -> str:
        """The key of the highlight, or else the bookmark, at the cursor; nothing where there is none."""
        return self._page.key_at(self._text.textCursor())

    def write_note(self) -> None:
        """Have a note written on the words that are chosen, or on the highlight in which the cursor is."""
        self._look_again()
        here = self._page.at(self._text.textCursor())
        key = here.key if here is not None else self._add()
        if key:
            self.edit(key)

    def edit(self, key: str, above: QWidget | None = None) -> None:
        """Have the note on a highlight written, above the window or what lies above it."""
        kept, highlight = self._look_again(), self._all().get(key)
        if kept is None or highlight is None:
            return

        told = highlight.note

        def change(note: str) -> None:
            nonlocal told
            kept.look_again()
            there = kept.all().get(key)
            is_by_others = there is not None and there.note not in (told, note)
            told = dialog.join(told, there.note) if there is not None and is_by_others else note
            kept.put(key, replace(there or highlight, note=told))
            self._keep(kept)

        def finish() -> None:
            now = kept.all().get(key)
            if kept is self._kept and now is not None and now.note != highlight.note:
                self._changed(kept, of_note(highlight.note, now.note), highlight, {key: highlight})

        dialog = NoteDialog(highlight.line, highlight.note, above or self._window)
        dialog.changed.connect(change)
        dialog.finished.connect(finish)
        dialog.open()

    def remove(self, key: str) -> None:
        """Mark words no longer, which can be undone for a while."""
        kept, highlight = self._look_again(), self._all().get(key)
        if kept is None or highlight is None:
            return
        kept.remove(key)
        kind = REMOVING_NOTED if highlight.note else REMOVING
        if highlight.is_place:
            kind = REMOVING_BOOKMARK
        self._changed(kept, kind, highlight, {key: highlight})

    def go(self, key: str) -> None:
        """Go to where the words of a highlight are, or else to what is nearest to where they were."""
        window = self._window
        highlight = self._all().get(key)
        if highlight is None or window.opened is None:
            return
        if self._told_gone:
            window.messages.take_back(self._told_gone)
        if not is_part_there(highlight, window.parts(), window.opened):
            self._say_gone(_("The section in which these words stood is not in this edition."))
            return
        window.text_wanted.emit()
        window.set_language(highlight.language)
        self._coming = key
        if highlight.part != window.part:
            window.follow(highlight.part)
        else:
            window.pages.once_shown(self.show)

    def listed(self) -> list[tuple[str, Highlight]]:
        """All with their keys, in the order in which they are read."""
        self._look_again()
        self._whereabouts.look_for(self._all())
        parts = self._window.parts()
        order = {part: at for at, part in enumerate(parts)}
        return sorted(
            self._all().items(),
            key=lambda each: (order.get(each[1].part, len(parts)), each[1].language, each[1].quote.at),
        )

    def is_gone(self, key: str) -> bool:
        """Whether the words of one that was listed are known to be in this edition no more."""
        return self._whereabouts.is_gone(key)

    def show(self) -> None:
        """Mark in the page what is marked."""
        window = self._window
        here = window.part, window.language
        marks = {key: each for key, each in self._all().items() if (each.part, each.language) == here}
        self._page.show(marks, theme.wanted_look(window.store.get(settings.THEME)))
        self._tell_state()
        self._come()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the note on the words at which a mouse points."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._page:
            shown = self._page.at(self._text.cursorForPosition(event.pos()))
            note = self._all()[shown.key].note if shown is not None else ""
            if note:
                QToolTip.showText(event.globalPos(), plain_tip(note), self._text.viewport())
            return bool(note)
        return False

    # Inner works

    def _show_page(self) -> None:
        """Show what is marked in a page that is new, of a briefing that may be another."""
        opened = self._window.opened
        if opened is self._opened:
            self.show()
            return
        self._save_now()
        self._opened = opened
        path = file_of(opened.briefing.id) if opened is not None else None
        if self._kept is None or path != self._kept.path:
            self._kept = self._keeping.of(path) if path is not None else None
            self.steps = History()
        else:  # as where it is reloaded
            self._kept.look_again()
        self.show()
        self.changed.emit()

    def _look_again(self) -> Highlights | None:
        """What is kept, and shown, with what other windows have saved since: a note of theirs may be about to go."""
        if self._kept is not None:
            before = self._all()
            self._kept.look_again()
            if self._all() != before:
                self.show()
                self.changed.emit()
        return self._kept

    def _all(self) -> dict[str, Highlight]:
        """Those of the briefing that is shown, by their keys."""
        return self._kept.all() if self._kept is not None else {}

    def _add(self) -> str:
        """Keep the words that are chosen, as one with what they meet; the key, or nothing where none are chosen."""
        self._look_again()
        window, words = self._window, self._page.words
        chosen = words.meant(self._text.textCursor())
        met = self._page.met_by(chosen)
        first = min((chosen.selectionStart(), *(each.first for each in met)))
        chosen = self._page.cursor(first, max((chosen.selectionEnd(), *(each.last for each in met))))
        quote = words.between(chosen.selectionStart(), chosen.selectionEnd())
        if self._kept is None or quote is None or window.pages.waits:
            window.messages.say_done(_(SELECT_FIRST))
            return ""
        before = {each.key: self._all()[each.key] for each in met}
        note = "\n\n".join(each.note for each in before.values() if each.note)
        added = self._highlight(quote, sources=quoted(chosen).sources, note=note)
        key = self._kept.add(added)
        for each in before:
            self._kept.remove(each)
        self._changed(self._kept, JOINING if before else HIGHLIGHTING, added, {**before, key: None})
        shown = self._page.of(key)
        if shown is not None:
            self._telling.leave_out(key)
            self._text.setTextCursor(self._page.cursor(shown.last, shown.last))
        return key

    def _take_out(self, here: Shown, chosen: QTextCursor) -> None:
        """Mark words of a highlight no longer; what is left of it keeps its note, the first part where it is in two."""
        kept, highlight, words = self._kept, self._all()[here.key], self._page.words
        first, last = words.whole(chosen.selectionStart(), chosen.selectionEnd())
        left = [each for each in ((here.first, first), (last, here.last)) if words.are_any(*each)]
        if kept is None or not left:
            self.remove(here.key)
            return
        keys: list[str] = []
        for places in left:
            quote = words.between(*places)
            part = replace(highlight, quote=quote, sources=quoted(self._page.cursor(*places)).sources)
            if not keys:
                kept.put(here.key, part)
            keys.append(here.key if not keys else kept.add(replace(part, note="")))
        self._changed(kept, SHORTENING, highlight, {**dict.fromkeys(keys), here.key: highlight})

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

    def _changed(self, kept: Highlights, kind: Kind, about: Highlight, before: Mapping[str, Highlight | None]) -> None:
        """Show and say what was done, which can be undone from the message, by its key or from the menu."""
        step = Step(kind, about, before)
        self.steps.add(step)
        self._keep(kept)
        self._window.messages.say_done(step.told, then=(_("Undo"), self.undo), by="undo")

    def _come_back_to(self, step: Step, kept: Highlights) -> None:
        """Show what is changed by a step that was undone or done again, in sight where it is in the page here."""
        self._keep(kept)
        self.came_back.emit(next((key for key, state in step.states.items() if state is not None), ""))
        about = step.about
        if (about.part, about.language) == (self._window.part, self._window.language):
            self._page.bring_into_view(about.quote)

    def _told(self, step: Step, here: str, elsewhere: str) -> str:
        """What to say of a step that was undone or done again, with the section where that is not the one shown."""
        part = step.about.part
        section = self._window.sidebar.words_of(part) if part != self._window.part else ""
        return (elsewhere if section else here).format(what=step.what, section=section)

    def _keep(self, kept: Highlights) -> None:
        """Show what is marked now, and write it in a thread."""
        self.show()
        self.changed.emit()
        self._keeping.keep(kept)

    def _save_now(self) -> None:
        self._keeping.keep_now(*([self._kept] if self._kept is not None else []))

    def _tell_state(self) -> None:
        bookmark = self._page.bookmark_of(self._text.paragraph_in_sight()) if self._page else ""
        self.here_changed.emit(self._page.at(self._text.textCursor()) is not None, bool(bookmark))

    def _tell_here(self) -> None:
        self._telling.tell(self._all)
        self._tell_state()

    def _come(self) -> None:
        """Come to where the highlight that is wanted begins, once its page is there, or say that it is not in it."""
        if not self._coming or self._window.pages.waits:
            return
        key, self._coming = self._coming, ""
        found, highlight = self._page.of(key), self._all().get(key)
        if highlight is None:  # removed meanwhile
            return
        if found is not None:
            self._text.come_to(self._page.cursor(found.first if found.is_place else found.last, found.first))
            return
        near, told = self._page.words.near(highlight.quote), _("These words are not in the text of this edition.")
        if near is not None:
            told = _("These words are not in this edition; the paragraph nearest to their place is selected.")
            block = self._page.cursor(near, near).block()
            self._text.come_to(self._page.cursor(block.position() + block.length() - 1, block.position()))
        self._say_gone(told)

    def _say_gone(self, told: str) -> None:
        self._told_gone = self._window.messages.say_done(told)
