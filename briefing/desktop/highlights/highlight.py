"""What a highlight or a bookmark is, and where those of a briefing are kept."""

import logging
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from briefing.files import is_there
from briefing.paper.shortening import shortened
from briefing.paths import data_folder
from briefing.settings import Setting, Settings

MOST_IN_SHORT = 60  # letters

log = logging.getLogger(__name__)

HIGHLIGHTS: Setting[dict[str, object]] = Setting("highlights", {}, dict[str, Any])


class Quote(Struct, frozen=True):
    """Words as they are found again: by themselves, the letters before and after them, and how many precede them.

    This is the TextQuoteSelector of the Web Annotation Data Model of the W3C, and the start of its
    TextPositionSelector for where that leaves a doubt.
    """

    words: str
    before: str = ""
    after: str = ""
    at: int = 0


class Highlight(Struct, frozen=True, kw_only=True):
    """Words of a part in one language that were marked, and the ``note`` on them, if there is one.

    ``edition`` is the one in which they stood, 0 where that is not known; ``sources`` are the ids of those that the
    words cite; ``made`` is the day, as ISO 8601 has it. With ``is_place`` it is a bookmark: of the words only where
    they begin is meant.
    """

    part: str
    language: str
    edition: int = 0
    quote: Quote
    sources: tuple[str, ...] = ()
    note: str = ""
    made: str = ""
    is_place: bool = False

    @property
    def line(self) -> str:
        """The words in a line, as they are told of in a list; those of a place go on where its paragraph does."""
        words = " ".join(self.quote.words.split())
        goes_on = self.is_place and self.quote.after[:1] not in ("", "\n")
        return (words.rpartition(" ")[0] or words).rstrip(".,;:") + "…" if goes_on else words

    @property
    def in_short(self) -> str:
        """The first of the words in quotation marks, as they are told of by the way."""
        return f"“{shortened(self.line, MOST_IN_SHORT)}”"


def file_of(briefing_id: str) -> Path:
    """Where the highlights of a briefing are kept; the name is none that Windows keeps for itself."""
    return data_folder() / f"highlights-{briefing_id}.json"


def has_any(briefing_id: str) -> bool:
    """Whether anything was ever highlighted in a briefing."""
    return is_there(file_of(briefing_id))


class Highlights:
    """Those of one briefing by their keys; nothing is written before ``save``, which is safe to use from any thread.

    Several windows may have the same, as with settings. ``complaint`` is why they could not be written the last time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = Settings(path)

    def all(self) -> dict[str, Highlight]:
        """What can be read; a row that cannot, as of a newer version, stays where it is."""
        found = {}
        for key, row in self._rows().items():
            try:
                found[key] = msgspec.convert(row, Highlight)
            except msgspec.ValidationError as error:
                log.warning("the highlight %s cannot be read: %s", key, error)
        return found

    def add(self, highlight: Highlight) -> str:
        """Keep one more; its key."""
        from uuid import uuid4

        key = uuid4().hex
        self.put(key, highlight)
        return key

    def put(self, key: str, highlight: Highlight) -> None:
        """Keep one instead of what has its key."""
        self._kept.set(HIGHLIGHTS, {**self._rows(), key: msgspec.to_builtins(highlight)})

    def remove(self, key: str) -> None:
        """Keep one no longer."""
        self._kept.set(HIGHLIGHTS, {each: row for each, row in self._rows().items() if each != key})

    def _rows(self) -> dict[str, object]:
        return self._kept.get(HIGHLIGHTS)

    def look_again(self) -> None:
        """Take in what other windows have saved since."""
        self._kept.look_again(HIGHLIGHTS)

    def save(self) -> None:
        """Write what was changed since the last time."""
        self._kept.save()

    @property
    def set_aside(self) -> Path | None:
        """Where a file is now that could not be read, if there was one."""
        return self._kept.set_aside

    @property
    def is_saved(self) -> bool:
        """Whether nothing was changed since they were written."""
        return self._kept.is_saved

    @property
    def complaint(self) -> str:
        """Why they could not be written the last time, or nothing."""
        return self._kept.complaint
