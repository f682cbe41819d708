"""Pictures that are likely wanted next, asked for while nobody waits for any, so that their figure comes up at once."""

import logging
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer

from briefing.desktop.compare.loading import Loader
from briefing.desktop.mailbox import mailbox
from briefing.errors import BriefingError
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.comparing.state import default_for
from briefing.picture_files import suffix_of

if TYPE_CHECKING:
    from briefing.document.model import Briefing, Figure
    from briefing.document.opening import OpenedBriefing

log = logging.getLogger(__name__)

IDLE_MS = 500
# A JPEG is decoded small; of any other kind so many bytes may be decoded whole for a figure that may never be seen.
LIGHT_BYTES = 8 << 20


class ReadingAhead(QObject):
    """Has a loader read the pictures of the figures round the one that is shown, one after the other."""

    def __init__(self, loader: Loader, parent: QObject) -> None:
        super().__init__(parent)
        self._loader = loader
        self._opened: OpenedBriefing | None = None
        self._wanted: deque[str] = deque()
        self._is_reading = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._next)
        self._mailbox = mailbox()

    def begin(self, opened: "OpenedBriefing", figure: "Figure", size: Size) -> None:
        """Read on from a figure that is on the screen, for overviews that fit in ``size`` device pixels, in a while."""
        if opened is not self._opened:
            self._is_reading = False  # of another briefing nothing comes any more
        self._opened, self._size = opened, size
        self._wanted = deque(files_near(opened.briefing, figure.id))
        self._idle.start()

    @property
    def is_active(self) -> bool:
        """Whether something is read, or will be in a while."""
        return self._idle.isActive() or self._is_reading

    def _next(self) -> None:
        opened = self._opened
        if opened is not None and self._wanted and not self._is_reading:
            self._is_reading = True
            file = self._wanted.popleft()
            if self._loader.kept(opened, file) is not None:
                self._ask(opened, file)
                return
            QThreadPool.globalInstance().start(lambda: self._look(opened, file))

    def _look(self, opened: "OpenedBriefing", file: str) -> None:
        """Ask for a picture, in a thread of the pool, where that is soon done."""
        try:
            light = is_light(opened.picture(file))
        except BriefingError as error:
            log.info("%s cannot be read ahead: %s", file, error.what)
            light = False
        self._mailbox.post(self, lambda: self._ask(opened, file) if light else self._go_on(opened))

    def _ask(self, opened: "OpenedBriefing", file: str) -> None:
        self._loader.load_ahead(opened, file, self._size, lambda: self._go_on(opened))

    def _go_on(self, opened: "OpenedBriefing") -> None:
        if opened is self._opened:
            self._is_reading = False
            if not self._idle.isActive():
                self._next()


def files_near(briefing: "Briefing", figure_id: str) -> list[str]:
    """The pictures of the figures that come after one and before it as the sections tell of them, the next one first.

    That is the next figure, the first of the next section, and the one before; of each the two that it shows at first.
    """
    told = [section.figures for section in briefing.sections if section.figures]
    order = list(dict.fromkeys([*chain.from_iterable(told), *(figure.id for figure in briefing.figures)]))
    if figure_id not in order:
        return []
    at = order.index(figure_id)
    later = [figures[0] for figures in told if order.index(figures[0]) > at]
    near = [*order[at + 1 : at + 2], *later[:1], *order[max(0, at - 1) : at]]
    figures = [figure for each in dict.fromkeys(near) if (figure := briefing.figure(each)) is not None]
    return [figure.pictures[at].file for figure in figures for at in _shown_at_first(figure)]


def is_light(data: bytes) -> bool:
    """Whether a picture of these bytes is decoded without much ado."""
    return suffix_of(data) == ".jpg" or len(data) <= LIGHT_BYTES


def _shown_at_first(figure: "Figure") -> list[int]:
    pair = default_for(len(figure.pictures))
    return list(dict.fromkeys((pair.before, pair.after)))[: len(figure.pictures)]
