"""The pages of a printed PDF as images: the very file that is written, one page at a time and as sharp as is asked."""

import queue
import threading
from collections import OrderedDict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.paper.press import Press, Printed, compiler, one, refused

if TYPE_CHECKING:
    import typst

AT_ONCE = 2
KEPT = 4
PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image("%s", page: %d)
"""


class Sheets:
    """Makes images of the pages of PDFs in the folder of a press. Safe to use from several threads, two at once."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._compilers: queue.SimpleQueue[typst.Compiler] = queue.SimpleQueue()
        for _each in range(AT_ONCE):
            self._compilers.put(compiler(press.root))
        self._lock = threading.Lock()
        self._names = count(1)
        self._files: OrderedDict[int, tuple[Printed, Path]] = OrderedDict()

    def image(self, printed: Printed, page: int, pixels_per_inch: float) -> bytes:
        """A page, counted from 0, as a PNG; PaperError where it cannot be made."""
        with self._press.busy():
            source = PAGE % (self._name(printed).encode(), page + 1)
            free = self._compilers.get()
            try:
                return one(free.compile(input=source, format="png", ppi=pixels_per_inch))
            except (RuntimeError, ValueError) as error:
                raise refused(str(error).splitlines()[0]) from error
            finally:
                self._compilers.put(free)

    def _name(self, printed: Printed) -> str:
        """The file of a PDF, under a name that no other had; those used last are kept."""
        with self._lock:
            key = id(printed)
            if key not in self._files:
                path = self._press.root / f"pages-{next(self._names)}.pdf"
                path.write_bytes(printed.data)
                self._files[key] = printed, path
                while len(self._files) > KEPT:
                    _key, (_printed, old) = self._files.popitem(last=False)
                    old.unlink()
            self._files.move_to_end(key)
            return self._files[key][1].name
