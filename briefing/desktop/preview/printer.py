"""Pages to a printer: rendered in the background at its resolution, painted in the thread of the window."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from briefing.desktop.jobs import Job
from briefing.errors import BriefingError, OutputError
from briefing.translation import _

MOST_INCH = 300.0
SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def has_printer() -> bool:
    """Whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(paper: str) -> QPrinter:
    """A printer that is asked for pages of ours, which have margins of their own."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setFullPage(True)
    device.setPageSize(QPageSize(SIZES[paper]))
    device.setPageMargins(QMarginsF())
    return device


def chosen_pages(device: QPrinter, count: int, seen: int) -> list[int]:
    """The pages that a printer was asked for, counted from 0, in its order, and as often as it was asked.

    ``seen`` is the page that is looked at.
    """
    match device.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [seen]
        case QPrinter.PrintRange.PageRange if device.fromPage():
            ranges = device.pageRanges()
            pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
        case _:
            pages = list(range(count))
    if device.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if device.supportsMultipleCopies() else device.copyCount()
    if device.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


class PrintRun(QObject):
    """Puts pages on a printer, one a sheet; ``image`` makes that of a page in a thread."""

    stepped = Signal(int, int)
    ended = Signal(str)

    def __init__(
        self,
        device: QPrinter,
        pages: list[int],
        image: Callable[[int, float], QImage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._device = device
        self._pages = pages
        self._image = image
        self._painter = QPainter()
        self._done = 0
        self._job: Job[QImage] | None = None

    def start(self) -> None:
        """Begin; ``ended`` tells an empty sentence when all is done, else what went wrong."""
        if not self._painter.begin(self._device):
            self._end(str(OutputError(_("the printer does not take the pages"), where=self._device.printerName())))
        else:
            self._next()

    def cancel(self) -> None:
        """Print no further."""
        if self._job is not None:
            self._job.cancel()
        if self._painter.isActive():
            self._device.abort()
            self._painter.end()

    def _next(self) -> None:
        self.stepped.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._end("")
            return
        page, inch = self._pages[self._done], min(MOST_INCH, float(self._device.resolution()))
        self._job = Job(lambda _progress: self._image(page, inch), done=self._put, failed=self._fail, parent=self)
        self._job.start()

    def _put(self, image: QImage) -> None:
        self._job = None
        if self._done and not self._device.newPage():
            self._end(str(OutputError(_("the printer stopped"), where=self._device.printerName())))
            return
        sheet = QRectF(self._device.pageLayout().fullRectPixels(self._device.resolution()))
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(fitted(QSizeF(image.size()), sheet), image)
        self._done += 1
        self._next()

    def _fail(self, error: BriefingError) -> None:
        self._job = None
        self._end(str(error))

    def _end(self, sentence: str) -> None:
        if self._painter.isActive() and not self._painter.end() and not sentence:
            sentence = str(OutputError(_("the printer stopped"), where=self._device.printerName()))
        self.ended.emit(sentence)


def fitted(size: QSizeF, sheet: QRectF) -> QRectF:
    """Where a page of some shape goes on a sheet: as large as it can be, in the middle."""
    share = min(sheet.width() / size.width(), sheet.height() / size.height())
    box = QRectF(0, 0, size.width() * share, size.height() * share)
    box.moveCenter(sheet.center())
    return box
