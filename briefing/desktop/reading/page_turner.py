"""Brings pages into the text pane: at once where that is quick, else from a thread, and says so meanwhile."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.jobs import Job
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.text_pane import TextPane
from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError, DocumentError
from briefing.settings import Settings
from briefing.translation import _

log = logging.getLogger(__name__)

TEXT_PIXELS = 17


class PageTurner(QObject):
    """Shows the part of a briefing that was asked for last, in the size and the look of the settings."""

    def __init__(self, pane: TextPane, store: Settings) -> None:
        super().__init__(pane)
        self._pane = pane
        self._store = store
        self._turn = 0
        self._waiting: float | None = None
        self._next: Callable[[], object] | None = None

    def show(self, opened: OpenedBriefing, language: str, part: str, fraction: float) -> None:
        """Show a part, ``fraction`` (0 to 1) of the way down."""
        self._turn += 1
        self._next = None
        turn = self._turn
        size = round(TEXT_PIXELS * self._store.get(settings.TEXT_SIZE) / 100)
        pages = Pages(opened, language, theme.wanted_look(self._store.get(settings.THEME)), size)

        def done(html: str) -> None:
            if turn == self._turn:
                self._waiting = None
                self._pane.set_page(html, size=size, fraction=fraction)
                if self._next is not None:
                    self._next()

        def failed(error: BriefingError) -> None:
            log.warning("%s", error)
            done(pages.sentence(part, str(error)))

        if pages.is_quick(part):
            try:
                done(pages.page(part))
            except DocumentError as error:
                failed(error)
            return
        self._waiting = fraction
        self._pane.set_page(pages.sentence(part, _("This text is long. It is being laid out…")), size=size)
        job: Job[str] = Job(lambda _progress: pages.page(part), done=done, failed=failed, parent=self)
        job.start()

    def once_shown(self, do: Callable[[], object]) -> None:
        """Do something now, or where a long text is still being laid out, when it is shown."""
        if self.waits:
            self._next = do
        else:
            do()

    @property
    def waits(self) -> bool:
        """Whether what is shown only says that a long text is being laid out."""
        return self._waiting is not None

    def fraction(self) -> float:
        """How far down the page is, or will be, 0 to 1."""
        return self._pane.fraction() if self._waiting is None else self._waiting
