"""Laying out and rendering pages in the background; the newest wish wins, and what is shown stays until it is there.

What was laid out last is kept, so that one goes to and fro between two choices at once, however long the briefing is.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QSizeF, QTimer, Signal, SignalInstance
from PySide6.QtGui import QImage

from briefing.desktop.jobs import Job, Progress
from briefing.desktop.preview.paper_sizes import POINTS
from briefing.document.findings import Finding
from briefing.document.opening import OpenedBriefing
from briefing.errors import BriefingError
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.preflight import left_out, preflight
from briefing.paper.press import Press, Printed
from briefing.paper.sheets import Sheet, Sheets

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]

KEPT_BYTES = 96 << 20


class Rendered(Struct, frozen=True, kw_only=True):
    """A PDF as it would be written, what was found in it, and images of the pages that were asked for with it.

    ``left_out`` says which figures are there without some of their dates.
    """

    options: PrintOptions
    printed: Printed
    sheets: Sheets
    findings: tuple[Finding, ...]
    left_out: Finding | None
    images: Mapping[int, QImage]
    inch: float

    @property
    def points(self) -> QSizeF:
        """The size of a page in points."""
        return POINTS[self.options.paper]

    @property
    def bytes(self) -> int:
        """The memory that it takes, of which the images are the most."""
        return 2 * len(self.printed.data) + sum(image.sizeInBytes() for image in self.images.values())


def as_image(sheet: Sheet) -> QImage:
    """An image with memory of its own."""
    return QImage(sheet.pixels, sheet.width, sheet.height, sheet.stride, QImage.Format.Format_RGB32).copy()


class Renderer(QObject):
    """Keeps one briefing laid out for the options asked for last. One job at a time."""

    rendered = Signal(object)
    sharp = Signal(int, QImage, float)
    small = Signal(int, QImage, float)
    failed = Signal(str)
    busy = Signal(bool)
    stepped = Signal(int, int)

    def __init__(
        self,
        opened: OpenedBriefing,
        pictures: PictureService,
        comparisons: Mapping[str, Comparison],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._comparisons = comparisons
        self._press = Press(opened, pictures)
        self._now: Rendered | None = None
        self._kept: OrderedDict[PrintOptions, Rendered] = OrderedDict()
        self._wanted: tuple[PrintOptions, Sequence[int], float] | None = None
        self._sharp: list[tuple[int, float]] = []
        self._small: list[tuple[int, float]] = []
        self._job: Job[Any] | None = None
        self._lays_out = False
        self._closed = False

    def show(self, options: PrintOptions, pages: Sequence[int], inch: float) -> None:
        """Lay out for ``options``, and with it the images of ``pages``, or show what was laid out for them before."""
        if self._job is not None and self._lays_out:
            self._job.cancel()
        kept = self._kept.get(options)
        self._wanted = (options, pages, inch) if kept is None else None
        if kept is not None:
            self._sharp, self._small = [], []
            self._show(kept)
        self._next()

    def want_sharp(self, pages: Sequence[int], inch: float) -> None:
        """Make images of these pages, and of no others that were wanted before."""
        self._sharp = [(page, inch) for page in pages]
        self._next()

    def want_small(self, pages: Sequence[int], inch: float) -> None:
        """The same for small images, when there is nothing else to do."""
        self._small = [(page, inch) for page in pages]
        self._next()

    def image(self, rendered: Rendered, page: int, inch: float) -> QImage:
        """The image of a page; in a thread, since it takes a while."""
        (sheet,) = rendered.sheets.drawn([page], inch)
        return as_image(sheet)

    def close(self) -> None:
        """Give up what is under way and what is wanted, and remove what was prepared."""
        self._closed = True
        if self._job is not None:
            self._job.cancel()
        self._press.close()

    def _next(self) -> None:
        if self._job is not None or self._closed:
            return
        if self._wanted is not None:
            (options, pages, inch), self._wanted = self._wanted, None
            self._sharp, self._small = [], []
            self._start(partial(self._lay_out, options, pages, inch), self._show, lays_out=True)
        elif self._now is not None and (self._sharp or self._small):
            waiting, told = (self._sharp, self.sharp) if self._sharp else (self._small, self.small)
            self._start(partial(self._page, self._now, *waiting.pop(0)), partial(self._show_page, told))

    def _start(self, work: Work, done: Done, *, lays_out: bool = False) -> None:
        self._lays_out = lays_out
        self._job = Job(work, done=done, failed=self._fail, parent=self)
        self._job.ended.connect(self._ended)
        if lays_out:
            self._job.stepped.connect(self.stepped)
            self.busy.emit(True)
        self._job.start()

    def _lay_out(self, options: PrintOptions, pages: Sequence[int], inch: float, progress: Progress) -> Rendered:
        laid_out = self._press.lay_out(options, self._comparisons, progress=progress)
        printed = laid_out.pdf(progress)
        findings = preflight(self._opened, laid_out, printed)
        there = [page for page in pages if page < printed.pages]
        sheets = Sheets(printed)
        images = dict(zip(there, map(as_image, sheets.drawn(there, inch)), strict=True))
        return Rendered(
            options=options,
            printed=printed,
            sheets=sheets,
            findings=findings,
            left_out=left_out(self._opened, laid_out),
            images=images,
            inch=inch,
        )

    def _page(
        self, rendered: Rendered, page: int, inch: float, _progress: Progress
    ) -> tuple[Rendered, int, QImage, float]:
        return rendered, page, self.image(rendered, page, inch), inch

    def _show(self, rendered: Rendered) -> None:
        self._now = self._kept[rendered.options] = rendered
        self._kept.move_to_end(rendered.options)
        while len(self._kept) > 1 and sum(each.bytes for each in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
        self.rendered.emit(rendered)

    def _show_page(self, told: SignalInstance, made: tuple[Rendered, int, QImage, float]) -> None:
        rendered, page, image, inch = made
        if rendered is self._now:
            told.emit(page, image, inch)

    def _fail(self, error: BriefingError) -> None:
        self.failed.emit(str(error))

    def _ended(self) -> None:
        self._job = None
        if self._lays_out and self._wanted is None:
            self.busy.emit(False)
        QTimer.singleShot(0, self, self._next)
