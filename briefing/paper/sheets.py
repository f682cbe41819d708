"""The pages of a printed PDF as images: the very file that is written, one page at a time and as sharp as is asked."""

import threading
from itertools import count
from pathlib import Path

from briefing.paper.press import Press, Printed, compiler, one, refused

POINTS_AN_INCH = 72.0
PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image("%s", page: %d)
"""


class Sheets:
    """Makes images of the pages of PDFs in the folder of a press. Safe to use from several threads."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._compiler = compiler(press.root)
        self._lock = threading.Lock()
        self._names = count(1)
        self._printed: Printed | None = None
        self._file: Path | None = None

    def image(self, printed: Printed, page: int, pixels_per_inch: float) -> bytes:
        """A page, counted from 0, as a PNG; PaperError where it cannot be made."""
        with self._press.busy(), self._lock:
            source = PAGE % (self._name(printed).encode(), page + 1)
            try:
                return one(self._compiler.compile(input=source, format="png", ppi=pixels_per_inch))
            except (RuntimeError, ValueError) as error:
                raise refused(str(error).splitlines()[0]) from error

    def _name(self, printed: Printed) -> str:
        """The file of a PDF, under a new name for each, so that no page of another is remembered."""
        if self._file is None or printed is not self._printed:
            if self._file is not None:
                self._file.unlink()
            self._file = self._press.root / f"pages-{next(self._names)}.pdf"
            self._file.write_bytes(printed.data)
            self._printed = printed
        return self._file.name
