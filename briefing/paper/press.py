"""The press: a private folder with our template and a compiler that stays warm, in which a briefing is laid out.

The briefing goes in as JSON and picture files, so that none of its text is ever read as code. The fonts that Typst
carries come first, so that the pages are the same on every machine; only letters that none of them has, or none that
reads well, are looked for in the fonts of the machine.
"""

import logging
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct
from msgspec.json import decode, encode

from briefing.document.opening import OpenedBriefing
from briefing.errors import OutputError
from briefing.files import why_not_written
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.compiler import FULLEST, arabic_faces, compiled, compiler, fonts, refused, wishes
from briefing.paper.content import Texts, content
from briefing.paper.joined_letters import limited
from briefing.paper.maps import write_maps
from briefing.paper.options import PrintOptions
from briefing.paper.patience import Step, patiently
from briefing.paper.plate import Plate
from briefing.paper.plates import Platemaker
from briefing.paper.rehearsal import Rehearsal
from briefing.paper.too_long import Place, may_be_too_long, without_too_long
from briefing.paper.workroom import Workroom
from briefing.paths import resource
from briefing.translation import _

if TYPE_CHECKING:
    import typst

log = logging.getLogger(__name__)

# What is claimed, the fullest first: what does not hold is not claimed. Only PDF/A-3 may have a file within it.
STANDARDS: tuple[tuple[Any, ...], ...] = (FULLEST, ("ua-1",), ("a-2a",), ("a-2b",), ())
ARCHIVE_STANDARDS: tuple[tuple[Any, ...], ...] = (("a-3a", "ua-1"), ("ua-1",), ("a-3a",), ("a-3b",), ())
DATA, WORDS = "briefing.json", "words.json"
PACKAGE = "package.zip"
# Layouts after which figures that send each other to and fro stay where they are.
MOST_LAYOUTS = 12
# Letters of data that are laid out before a thread for it would be worth its while.
QUICK = 1 << 16

# Arabic letters, which only a typewriter face has among the fonts that Typst carries.
_BETTER_ELSEWHERE = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_COMPLAINT = re.compile(r"^error: (.*)$", re.MULTILINE)
_STANDARD = re.compile(r"^PDF/.* error: ")
_MISSING = re.compile(r'the text `"(.+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGES = re.compile(rb"NPages>(\d+)<")


class Printed(Struct, frozen=True):
    """A PDF, the standards that it meets, and why it meets no more, in the words of who refused.

    ``missing`` are the letters that no font has, ``pages`` is how many pages there are.
    """

    data: bytes
    standards: tuple[str, ...]
    refusals: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pages: int = 0


class _Words(Struct, rename="kebab"):
    """What of the data depends on the language, the fonts and their size."""

    language: str
    own_language: str
    right_to_left: bool
    digits: int
    large: bool
    day_and_month: str
    labels: dict[str, str]
    faces: list[str] = []


class Press:
    """Lays out one briefing for any options; what two layouts have in common is made once.

    Raises OutputError where there is no room for its folder, now or later.

    Safe to use from several threads, and to close while they are at work: the folder goes when the last is done.
    """

    def __init__(self, opened: OpenedBriefing, pictures: PictureService, rehearsal: Rehearsal | None = None) -> None:
        self._opened = opened
        self._rehearsal = rehearsal
        with _refusals_told():
            self._room = Workroom()
        self.root = self._room.path
        self._platemaker = Platemaker(opened, pictures, self.root)
        self._texts: Texts = {}
        self._compilers: dict[bool, typst.Compiler] = {}
        self._written = b""
        self._compiling = threading.Lock()
        self._guard = threading.Lock()
        self._laying_out = threading.Lock()
        self._at_work = 0
        self._closed = False
        try:
            with _refusals_told():
                for source in resource("print").glob("*.typ"):
                    (self.root / source.name).write_bytes(source.read_bytes())
        except BaseException:
            self.close()
            raise

    def lay_out(
        self,
        options: PrintOptions,
        comparisons: Mapping[str, Comparison] | None = None,
        *,
        progress: Step = lambda _done, _whole: None,
    ) -> "LaidOut":
        """Prepare pictures and text; DocumentError where a text cannot be read. Pictures at fault print their reason.

        ``progress`` is told how many of how many steps are done, and may raise to end the work.
        """
        with _refusals_told(), self.busy(), self._laying_out:
            maps: dict[str, dict[str, Any]] = {}

            def meanwhile() -> None:
                self._read(options, progress)
                maps.update(write_maps(self._opened, options, self.root))
                fonts(own=True)

            plates = self._platemaker.plates(options, comparisons or {}, progress, meanwhile)
            data = content(self._opened, options, plates, maps, self._texts)
            if options.archive:
                self._pack()
                data["package"] = {"file": PACKAGE, "name": f"{self._opened.briefing.id}.briefing"}
            written, cut = encode(data).decode(), tuple[Place, ...]()
            if may_be_too_long(written):
                data, cut = without_too_long(data)
                written = encode(data).decode()
            return LaidOut(self, options, written, self._moment(), plates, cut)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Keep the folder while something is done in it; PaperError where the press is closed."""
        with self._guard:
            if self._closed:
                raise refused(_("they are no longer wanted"))
            self._at_work += 1
        try:
            yield
        finally:
            with self._guard:
                self._at_work -= 1
                last = self._closed and not self._at_work
            if last:
                self._room.clear()

    def compile(self, data: str, *, own_fonts: bool, **how: Any) -> bytes:
        """A PDF of laid out data; RuntimeError or ValueError where it is refused.

        Where figures that move send each other to and fro, so that pages are not those that the contents tell, each is
        told where to stand; and should that not help, all stay where they are told of.
        """
        with _refusals_told(), self._compiling:
            if own_fonts not in self._compilers:
                self._compilers[own_fonts] = compiler(self.root, own_fonts=own_fonts)
            if self._rehearsal:
                self._rehearsal.wait()
            if not own_fonts:
                data = _with(data, faces=arabic_faces())
            made, settled = self._made(data, own_fonts, how)
            if not settled:
                made, settled = self._made(self._fixed(data, own_fonts), own_fonts, how)
            if not settled:
                made, _settled = self._made(_with(data, still=True), own_fonts, how)
            if self._rehearsal:
                self._rehearsal.remember(self.root)
            return made

    def _made(self, data: str, own_fonts: bool, how: dict[str, Any]) -> tuple[bytes, bool]:
        with self.busy():  # or what is closed meanwhile would find something in its folder again
            self._write(data)
            return compiled(self._compilers[own_fonts], **how)

    def _fixed(self, data: str, own_fonts: bool) -> str:
        """Data that tell each figure where to stand: where it wishes to when the others stand as they are told.

        Each layout settles at least the first figure that was told wrongly; so many are enough for nearly all.
        """
        places: dict[str, float] = {}
        fixed = data
        with self.busy():
            for _time in range(MOST_LAYOUTS):
                wished = wishes(self._compilers[own_fonts])
                if wished == places:
                    break
                places = wished
                fixed = _with(data, fixed=places)
                self._write(fixed)
        return fixed

    def _write(self, data: str) -> None:
        """Write what is compiled, unless the press is closed: the folder of one that was interrupted goes at once."""
        words = encode(decode(data, type=_Words))
        with self._guard:
            if self._closed:
                raise refused(_("they are no longer wanted"))
            (self.root / DATA).write_text(data, encoding="utf-8")
            if words != self._written:
                (self.root / WORDS).write_bytes(words)
                self._written = words

    def close(self) -> None:
        """Remove the folder, now or when nobody is at work in it."""
        with self._guard:
            self._closed = True
            idle = not self._at_work
        if idle:
            self._room.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _read(self, options: PrintOptions, progress: Step) -> None:
        """Read the texts, which the briefing then keeps."""
        for section in options.sections_of(self._opened.briefing):
            progress(0, 1)
            self._opened.text(section.id, options.language)

    def _pack(self) -> None:
        if not (self.root / PACKAGE).exists():
            from briefing.document.packing import packed

            (self.root / PACKAGE).write_bytes(packed(self._opened))

    def _moment(self) -> int:
        """The moment that the file says it was made: that of publication, so that it is the same every time."""
        import datetime

        published = self._opened.briefing.published
        return int(datetime.datetime.combine(published, datetime.time(), tzinfo=datetime.UTC).timestamp())


class LaidOut:
    """A briefing laid out for some options, ready to be printed."""

    def __init__(
        self,
        press: Press,
        options: PrintOptions,
        data: str,
        moment: int,
        plates: Mapping[str, Plate],
        cut: tuple[Place, ...],
    ) -> None:
        self.options = options
        self.plates = plates
        self.cut = cut
        self._press = press
        self._data = limited(data)
        self.is_cut = self._data != data
        self._moment = moment

    def pdf(self, progress: Step = lambda _done, _whole: None) -> Printed:
        """The PDF, in the fullest standard that it meets; PaperError where it cannot be laid out at all.

        ``progress`` is asked all the while, and may raise to end the wait; how far it is, the compiler does not tell.
        """
        progress(0, 0)
        with self._press.busy():
            if len(self._data) < QUICK:
                return self._pdf()
            return patiently(self._pdf, lambda: progress(0, 0))

    def _pdf(self) -> Printed:
        standards = ARCHIVE_STANDARDS if self.options.archive else STANDARDS
        missing: dict[str, None] = {}
        refusals: dict[str, None] = {}
        own_fonts, left = _BETTER_ELSEWHERE.search(self._data) is None, list(standards)
        while True:
            claimed = left.pop(0)
            try:
                data = self._press.compile(
                    self._data, own_fonts=own_fonts, pdf_standards=list(claimed), timestamp=self._moment
                )
            except (RuntimeError, ValueError) as error:
                log.info("the PDF does not meet %s: %s", claimed, error)
                lacking, others = complaints(error)
                if not claimed:
                    raise refused(next(iter(others))) from error
                if lacking and own_fonts:
                    own_fonts, left = False, list(standards)
                    continue
                missing |= dict.fromkeys(lacking)
                refusals |= dict.fromkeys(others)
            else:
                return Printed(data, claimed, tuple(refusals), tuple(missing), count_pages(data))


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Say in words for people what the disk refuses; OutputError."""
    try:
        yield
    except OSError as error:
        where, advice = _("the folder for temporary files"), _("Make room there, or name another in TMPDIR")
        raise OutputError(why_not_written(error), where=where, advice=advice) from error


def _with(data: str, **facts: object) -> str:
    """Laid out data with more facts."""
    return f"{encode(facts).decode()[:-1]},{data[1:]}"


def complaints(error: Exception) -> tuple[list[str], list[str]]:
    """The letters that could not be shown, and what else was wrong, in what the compiler said."""
    said = _COMPLAINT.findall(getattr(error, "diagnostic", "")) or [str(error).splitlines()[0]]
    found = [(_MISSING.search(each), _STANDARD.sub("", each)) for each in said]
    letters = [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), match[1]) for match, _words in found if match]
    return letters, [words for match, words in found if not match]


def count_pages(data: bytes) -> int:
    """How many pages a PDF of ours says that it has."""
    match = _PAGES.search(data)
    if match is None:
        raise refused("XMP")
    return int(match[1])
