"""What a briefing is, parsed: frozen values that nothing below them can change."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from briefing.translation import N_


class SourceKind(StrEnum):
    """How a source knows what it says."""

    IMAGERY = "imagery"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"
    REPORT = "report"
    DATASET = "dataset"


KIND_NAMES: Mapping[SourceKind, str] = {
    SourceKind.IMAGERY: N_("imagery"),
    SourceKind.STATEMENT: N_("statement"),
    SourceKind.ASSESSMENT: N_("assessment"),
    SourceKind.REPORT: N_("report"),
    SourceKind.DATASET: N_("dataset"),
}
KINDS_TITLE = N_("What the kinds of source mean")
KIND_MEANINGS: Mapping[SourceKind, str] = {
    SourceKind.IMAGERY: N_("what a camera saw at one moment; it shows what is there, not why"),
    SourceKind.STATEMENT: N_("what somebody says for themselves; it shows their position, not that it is so"),
    SourceKind.ASSESSMENT: N_("what somebody concludes from what they know; it is a judgement, and may be wrong"),
    SourceKind.REPORT: N_("what somebody passes on from others; it is only as reliable as they are"),
    SourceKind.DATASET: N_("what was counted or measured by a stated method"),
}


class PictureKind(StrEnum):
    """How a picture was made."""

    SATELLITE = "satellite"
    AERIAL = "aerial"
    PHOTO = "photo"
    MAP = "map"
    ILLUSTRATION = "illustration"


class LocalizedText(Struct, frozen=True, kw_only=True):
    """A text in one or more languages; ``texts`` maps a BCP 47 tag to words, the first is the one to fall back on.

    A text that is the same in every language has the one key ``""``. Empty words are as none.
    """

    texts: Mapping[str, str]

    def get(self, language: str) -> str:
        """The words in ``language``, else the language-neutral ones, else those of the first language."""
        return self.texts.get(self.key(language), "")

    def key(self, language: str) -> str:
        """The language of the words that a reader of ``language`` gets; empty where they are for all."""
        return next((each for each in (language, "", *self.texts) if self._is_in(each)), "")

    def has(self, language: str) -> bool:
        """Whether there are words that a reader of ``language`` is meant to read."""
        return self._is_in(language) or self._is_in("")

    def _is_in(self, language: str) -> bool:
        return bool(self.texts.get(language, "").strip())


class PartialDate(Struct, frozen=True, kw_only=True):
    """A day, or a month or year of which no more is known (``day`` is 0, and ``month``)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """ISO 8601, as exact as it is known: ``2021-10-07``, ``2021-10`` or ``2021``."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @property
    def first(self) -> datetime.date:
        """The first day that it covers."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it covers."""
        from calendar import monthrange

        month = self.month or 12
        return datetime.date(self.year, month, self.day or monthrange(self.year, month)[1])

    def is_before(self, other: "PartialDate") -> bool:
        """Whether it is known to be the earlier one: of two dates that share days no order is known."""
        return self.last < other.first


class Source(Struct, frozen=True, kw_only=True):
    """Something that the briefing cites."""

    id: str
    title: LocalizedText
    publisher: LocalizedText
    kind: SourceKind
    date: PartialDate | None = None
    url: str | None = None
    note: LocalizedText | None = None


class Section(Struct, frozen=True, kw_only=True):
    """A part of the text; its words stand in ``sections/<language>/<id>.md``."""

    id: str
    title: LocalizedText
    figures: tuple[str, ...] = ()


class Place(Struct, frozen=True, kw_only=True):
    """Where a figure is: degrees east and north, WGS 84."""

    name: LocalizedText
    longitude: float
    latitude: float


class Picture(Struct, frozen=True, kw_only=True):
    """One dated picture of a figure; ``file`` is a path inside the briefing."""

    file: str
    date: PartialDate
    label: LocalizedText
    alt: LocalizedText
    credit: LocalizedText
    kind: PictureKind


class Figure(Struct, frozen=True, kw_only=True):
    """One or more pictures of one place, in order of date; two or more can be compared."""

    id: str
    title: LocalizedText
    caption: LocalizedText
    pictures: tuple[Picture, ...]
    place: Place | None = None
    metres_per_pixel: float | None = None

    @property
    def files(self) -> list[str]:
        """The files of its pictures, in their order."""
        return [picture.file for picture in self.pictures]


class Event(Struct, frozen=True, kw_only=True):
    """A moment on the timeline, or with ``until`` a stretch of it."""

    date: PartialDate
    text: LocalizedText
    until: PartialDate | None = None
    section: str | None = None


class Correction(Struct, frozen=True, kw_only=True):
    """What was wrong in an earlier edition."""

    date: datetime.date
    text: LocalizedText


class Briefing(Struct, frozen=True, kw_only=True, dict=True):
    """A whole briefing but for the words of its sections and the bytes of its pictures.

    ``cutoff`` is the last day of which it knows; ``cutoff_time`` the hour of it with its zone, where that is said.
    """

    id: str
    edition: int
    languages: tuple[str, ...]
    published: datetime.date
    cutoff: datetime.date
    issuer: LocalizedText
    title: LocalizedText
    cutoff_time: str = ""
    summary: LocalizedText | None = None
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()

    def figure(self, figure_id: str) -> Figure | None:
        """The figure of that id, if there is one."""
        return self._figures.get(figure_id)

    def section(self, section_id: str) -> Section | None:
        """The section of that id, if there is one."""
        return self._sections.get(section_id)

    def source(self, source_id: str) -> Source | None:
        """The source of that id, if there is one."""
        return self._sources.get(source_id)

    def kinds(self) -> list[SourceKind]:
        """The kinds of its sources, in the order in which they are explained."""
        return [kind for kind in SourceKind if any(source.kind is kind for source in self.sources)]

    def numbers(self) -> dict[str, int]:
        """The numbers by which the sources are cited, by their ids."""
        return {source.id: at for at, source in enumerate(self.sources, start=1)}

    @cached_property
    def _figures(self) -> Mapping[str, Figure]:
        return {each.id: each for each in self.figures}

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {each.id: each for each in self.sections}

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {each.id: each for each in self.sources}
