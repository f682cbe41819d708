"""A briefing laid out: its PDF, or its pages as images, by Typst from our own template.

The briefing goes in as JSON and picture files in a private folder, so that none of its text is ever read as code.
Only the fonts that Typst carries are used, so that the pages are the same on every machine.
"""

import json
import logging
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from briefing.document.opening import OpenedBriefing
from briefing.errors import PaperError
from briefing.imagery.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.content import content
from briefing.paper.maps import write_maps
from briefing.paper.options import PrintOptions
from briefing.paper.plates import Plate, Step, prepare
from briefing.paths import resource
from briefing.translation import _

if TYPE_CHECKING:
    import typst

log = logging.getLogger(__name__)

# What is claimed, the fullest first: what does not hold is not claimed.
STANDARDS: tuple[tuple[Any, ...], ...] = (("a-2a", "ua-1"), ("ua-1",), ("a-2a",), ("a-2b",), ())
MAIN = "briefing.typ"
DATA = "briefing.json"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, the standards that it meets, and why it meets no more, in the words of who refused."""

    data: bytes
    standards: tuple[str, ...]
    refusals: tuple[str, ...]


class LaidOut:
    """A briefing in a folder of its own, ready to be compiled; warm after the first time."""

    def __init__(self, folder: "tempfile.TemporaryDirectory[str]", published: int, plates: Mapping[str, Plate]) -> None:
        self.plates = plates
        self._folder = folder
        self._published = published
        self._compiler = _compiler(folder.name)
        self._lock = threading.Lock()

    def pdf(self) -> Printed:
        """The PDF, in the fullest standard that it meets; PaperError where it cannot be laid out at all."""
        refusals: list[str] = []
        for standards in STANDARDS:
            try:
                with self._lock:
                    data = self._compiler.compile(
                        format="pdf", pdf_standards=list(standards), timestamp=self._published
                    )
            except (RuntimeError, ValueError) as error:
                refusals.append(str(error).splitlines()[0])
                log.warning("the PDF does not meet %s: %s", standards, error)
                if standards:
                    continue
                raise _refused(refusals[-1]) from error
            return Printed(_only(data), standards, tuple(dict.fromkeys(refusals)))
        raise AssertionError("the last standard is none")

    def pages(self, pixels_per_inch: float) -> list[bytes]:
        """Every page as a PNG; PaperError where it cannot be laid out."""
        try:
            with self._lock:
                made = self._compiler.compile(format="png", ppi=pixels_per_inch)
        except (RuntimeError, ValueError) as error:
            raise _refused(str(error).splitlines()[0]) from error
        return made if isinstance(made, list) else [_only(made)]

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def lay_out(
    opened: OpenedBriefing,
    options: PrintOptions,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison] | None = None,
    *,
    progress: Step = lambda _done, _whole: None,
) -> LaidOut:
    """Prepare pictures and text; DocumentError where a text cannot be read. Pictures at fault print their reason."""
    import datetime

    folder = tempfile.TemporaryDirectory(prefix="briefing-")
    try:
        root = Path(folder.name)
        plates = prepare(opened, options, pictures, comparisons or {}, root, progress)
        maps = write_maps(opened, options, root)
        data = json.dumps(content(opened, options, plates, maps), ensure_ascii=False)
        (root / DATA).write_text(data, encoding="utf-8")
        for source in sorted(resource("print").glob("*.typ")):
            (root / source.name).write_bytes(source.read_bytes())
        moment = datetime.datetime.combine(opened.briefing.published, datetime.time(), tzinfo=datetime.UTC)
        return LaidOut(folder, int(moment.timestamp()), plates)
    except BaseException:
        folder.cleanup()
        raise


def _compiler(root: str) -> "typst.Compiler":
    import typst

    return typst.Compiler(input=str(Path(root) / MAIN), root=root, font_paths=_fonts())


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False)


def _refused(reason: str) -> PaperError:
    return PaperError(_("the pages cannot be laid out ({reason})").format(reason=reason))


def _only(made: "bytes | Sequence[bytes] | None") -> bytes:
    if not isinstance(made, bytes):
        raise _refused(type(made).__name__)
    return made
