"""The errors that people meet, each worded as one sentence: what is wrong, where, what to do.

BriefingError
├── UsageError            the words on the command line do not fit (exit code 2)
├── DocumentError         the briefing is at fault
│   ├── NotABriefing      there is no briefing at that path
│   ├── ManifestError     briefing.toml is wrong; ``place`` is a path such as figures[1].pictures[0].date
│   ├── NewerFormat       written in a format version this reader does not know
│   ├── LimitExceeded     larger, deeper or longer than the format allows; ``limit`` names which
│   ├── UnsafeArchive     the archive uses a trick that is refused; ``trap`` names which
│   ├── MissingPart       a file that the manifest names is not there
│   │   └── UnreadablePart  it is there and cannot be read
│   └── TextError         a section's text cannot be read
├── PictureError          a picture cannot be shown
│   ├── AlignmentRefused  two pictures could not be aligned with certainty
│   └── WorkerLost        the picture worker died, hung or ran out of memory
├── PaperError            the briefing cannot be laid out on paper
└── OutputError           a file could not be written; what was there before is whole
"""


class BriefingError(Exception):
    """Something went wrong that a person can act on.

    ``what`` is a translated phrase without a full stop, ``where`` a file or a place in it, ``advice`` what to do, which
    may be a question.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else self.reason

    def said_of(self, path: str) -> str:
        """The sentence, which begins with the path of what is at fault."""
        return str(self) if self.where.startswith(path) else f"{path}: {self}"

    @property
    def reason(self) -> str:
        """What is wrong and what to do, without where."""
        end = "" if self.advice.endswith("?") else "."
        return f"{self.what}. {self.advice}{end}" if self.advice else f"{self.what}."


class UsageError(BriefingError):
    """The words on the command line do not fit."""


class DocumentError(BriefingError):
    """The briefing is at fault."""


class NotABriefing(DocumentError):
    """There is no briefing at that path."""


class ManifestError(DocumentError):
    """``briefing.toml`` is wrong; ``place`` is a path such as ``figures[1].pictures[0].date``."""

    def __init__(self, what: str, *, place: str = "", advice: str = "") -> None:
        super().__init__(what, where=f"briefing.toml, {place}" if place else "briefing.toml", advice=advice)
        self.place = place


class NewerFormat(DocumentError):
    """The briefing is written in a format version this reader does not know."""


class LimitExceeded(DocumentError):
    """Something is larger, deeper or longer than the format allows; ``limit`` names which limit."""

    def __init__(self, what: str, *, limit: str, where: str = "", advice: str = "") -> None:
        super().__init__(what, where=where, advice=advice)
        self.limit = limit


class UnsafeArchive(DocumentError):
    """The archive uses a trick that is refused; ``trap`` names which."""

    def __init__(self, what: str, *, trap: str, where: str = "", advice: str = "") -> None:
        super().__init__(what, where=where, advice=advice)
        self.trap = trap


class MissingPart(DocumentError):
    """A file that the manifest names is not there."""


class UnreadablePart(MissingPart):
    """A file that is there, and cannot be read."""


class TextError(DocumentError):
    """A section's text cannot be read."""


class PictureError(BriefingError):
    """A picture cannot be shown."""


class AlignmentRefused(PictureError):
    """Two pictures could not be aligned with certainty."""


class WorkerLost(PictureError):
    """The picture worker died, hung or ran out of memory."""


class PaperError(BriefingError):
    """The briefing cannot be laid out on paper."""


class OutputError(BriefingError):
    """A file could not be written; what was there before is whole."""
