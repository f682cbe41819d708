"""Brings pages into the text pane: at once where that is quick, else from a thread, with a draft meanwhile."""

import contextlib
import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.jobs import Job
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.rich_text import has_tables
from briefing.desktop.reading.text_pane import TextPane
from briefing.disks import soon
from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError, DocumentError
from briefing.settings import Settings
from briefing.translation import _

log = logging.getLogger(__name__)

TEXT_PIXELS = 17
SETTLED_MS = 120


class PageTurner(QObject):
    """Shows the part of a briefing that was asked for last, in the size and the look of the settings.

    ``room_changed`` tells that the pane is wider or narrower than before, and tables may stand otherwise.
    """

    room_changed = Signal()

    def __init__(self, pane: TextPane, store: Settings) -> None:
        super().__init__(pane)
        self._pane = pane
        self._store = store
        self._turn = 0
        self._waiting: float | None = None
        self._job: Job[str] | None = None
        self._next: Callable[[], object] | None = None
        self._shown: tuple[OpenedBriefing, str, str] | None = None
        self._html = ""
        self._room = 0.0
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settling.timeout.connect(self._fit)
        pane.room_changed.connect(self._settling.start)

    def show(self, opened: OpenedBriefing, language: str, part: str, fraction: float) -> None:
        """Show a part, ``fraction`` (0 to 1) of the way down."""
        self._turn += 1
        self._next = None
        if self._job is not None:
            self._job.cancel()
        turn = self._turn
        size = self._size()
        self._shown = opened, language, part
        self._room = self._pane.room(size)
        pages = self.pages(opened, language)
        is_quick = soon(lambda: pages.is_quick(part), None)
        draft = "" if is_quick else pages.draft(part)

        def done(html: str) -> None:
            if turn == self._turn:
                pane = self._pane
                marks, where = (pane.landmarks(), pane.fraction()) if draft else ([], fraction)
                self._waiting = None
                self._html = html
                pane.set_page(html, size=size, fraction=where)
                pane.find_again(marks)
                if self._next is not None:
                    self._next()

        def failed(error: BriefingError) -> None:
            log.warning("%s", error)
            done(pages.sentence(part, str(error)))

        if is_quick:
            try:
                done(pages.page(part))
            except DocumentError as error:
                failed(error)
            return
        self._waiting = fraction
        if draft:
            self._pane.set_page(draft, size=size, fraction=fraction)
        else:
            self._pane.set_page(pages.sentence(part, _why_not_yet(is_quick)), size=size)
        self._job = Job(lambda progress: pages.page(part, progress), done=done, failed=failed, parent=self).start()

    def show_anew(self) -> None:
        """Show what is shown as it is to look by now, with the same words at the top."""
        if self._shown is None:
            return
        come_back = self._next if self.waits else partial(self._pane.top.come_back, self._pane.top.place())
        self.show(*self._shown, self.fraction())
        if come_back is not None:
            self.once_shown(come_back)

    def pages(self, opened: OpenedBriefing, language: str) -> Pages:
        """What writes pages as they are shown."""
        look, size = theme.wanted_look(self._store.get(settings.THEME)), self._size()
        wide = self._store.get(settings.WIDE_LINES)
        return Pages(opened, language, look, size, self._pane.room(size), wide=wide)

    def _size(self) -> int:
        return round(TEXT_PIXELS * self._store.get(settings.TEXT_SIZE) / 100)

    def _fit(self) -> None:
        """Write the page anew where that would be another for the room that there is now, and stay at the place."""
        if self._shown is None or self._pane.room(self._size()) == self._room:
            return
        opened, language, part = self._shown
        self._room = self._pane.room(self._size())
        self.room_changed.emit()
        if self.waits or self._is_fit(self.pages(opened, language), part):
            return
        marks = self._pane.landmarks()
        self.show(opened, language, part, self._pane.fraction())
        self.once_shown(lambda: self._pane.find_again(marks))

    def _is_fit(self, pages: Pages, part: str) -> bool:
        """Whether what is shown is known to be what ``pages`` writes, for which the room matters to tables alone."""
        if not has_tables(self._html):
            return True
        with contextlib.suppress(DocumentError):
            return pages.is_quick(part) and pages.page(part) == self._html
        return True

    def once_shown(self, do: Callable[[], object]) -> None:
        """Do something now, or where a long text is still being laid out, when it is shown."""
        if self.waits:
            self._next = do
        else:
            do()

    @property
    def waits(self) -> bool:
        """Whether what is shown is not all of the page, or only says that a long text is being laid out."""
        return self._waiting is not None

    def fraction(self) -> float:
        """How far down the page is, or will be, 0 to 1."""
        return self._pane.fraction() if self._waiting is None else self._waiting


def _why_not_yet(is_quick: bool | None) -> str:
    """What is said in the place of a text that is not there at once, of which it may not be known how long it is."""
    return (
        _("This text is long. It is being laid out…")
        if is_quick is not None
        else _("This text has not come yet: the disk that it is on does not answer.")
    )
