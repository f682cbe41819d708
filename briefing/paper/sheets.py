"""The pages of a printed PDF as images: of the very file that is written, as sharp as is asked.

PDFium draws them. Typst would have to lay out all pages anew and draw each of them, seen or not.
"""

import re
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.paper.compiler import refused
from briefing.paper.press import Printed

if TYPE_CHECKING:
    import pypdfium2

POINTS_AN_INCH = 72
SMALL = 32 << 20  # bytes of a PDF that may be held twice
PDFIUM = threading.Lock()

_PROFILE = re.compile(rb"\n(\d+) 0 obj\n<</Length \d+/N ([13])/")
_DEVICE = {b"3": b"/DeviceRGB", b"1": b"/DeviceGray"}


class Sheet(Struct, frozen=True):
    """A page as pixels: rows of ``stride`` bytes from the top, four a pixel, which are blue, green, red and unused."""

    pixels: memoryview
    width: int
    height: int
    stride: int


class Sheets:
    """Draws the pages of one PDF of ours. Safe to use from several threads, which wait for each other."""

    def __init__(self, printed: Printed) -> None:
        self._data = in_device_colours(printed.data) if len(printed.data) < SMALL else printed.data

    def drawn(self, pages: Iterable[int], pixels_per_inch: float) -> list[Sheet]:
        """Images of pages, counted from 0; PaperError where one cannot be drawn."""
        import pypdfium2

        with PDFIUM:
            try:
                with pypdfium2.PdfDocument(self._data) as document:
                    return [_drawn(document, page, pixels_per_inch / POINTS_AN_INCH) for page in pages]
            except pypdfium2.PdfiumError as error:
                raise refused(str(error)) from error


def _drawn(document: "pypdfium2.PdfDocument", page: int, scale: float) -> Sheet:
    """Draw one page, and give back at once what PDFium holds of it: left to the collector, any thread might do that."""
    opened = document[page]
    try:
        bitmap = opened.render(scale=scale, prefer_bgrx=True)
        try:
            # The memory is Python's, and outlives the bitmap.
            return Sheet(memoryview(bitmap.buffer).cast("B"), bitmap.width, bitmap.height, bitmap.stride)
        finally:
            bitmap.close()
    finally:
        opened.close()


def in_device_colours(data: bytes) -> bytes:
    """A PDF of Typst without its colour profiles, which are those of the screen.

    PDFium would reckon with them for each document and each picture, half of its time, and come to the same pixels.
    Whatever is put in their place is as long, so that every object stays where the file says that it is.
    """
    for number, channels in _PROFILE.findall(data):
        space = b"[/ICCBased %b 0 R]" % number
        data = data.replace(space, _DEVICE[channels].ljust(len(space)))
    return data
