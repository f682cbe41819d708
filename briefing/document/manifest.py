"""``briefing.toml``: from TOML to the model, each error with its place."""

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from briefing.document import model
from briefing.document.addresses import is_web, objection
from briefing.document.complaints import explained
from briefing.document.hidden import spaced
from briefing.document.line_places import line_place, not_utf_8
from briefing.document.model import LocalizedText, PartialDate, PictureKind, SourceKind
from briefing.document.names import objection_to, trap_in
from briefing.document.storage import MANIFEST_NAME
from briefing.document.toml_depth import check_keys
from briefing.document.values import MONTH, partial_date, slips, values
from briefing.errors import ManifestError, NewerFormat
from briefing.translation import _

FORMAT = 1
MOST_NUMBER = 1_000_000
MOST_ROWS, MOST_LANGUAGES = 2_000, 100

Number = Annotated[int, Meta(ge=1, le=MOST_NUMBER)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,79}\Z")]
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-[A-Za-z0-9](-[A-Za-z0-9]{2,8})+)*\Z"
Language = Annotated[str, Meta(pattern=LANGUAGE)]
Month = Annotated[str, Meta(pattern=rf"^{MONTH}\Z")]
Words = str | dict[str, str]
Line = Annotated[
    Words,
    Meta(
        description="One paragraph of Markdown: [^source] cites a source, [words](figure:name) shows a figure,"
        " [words](section:name) goes to a section."
    ),
]
Day = datetime.date
Row = TypeVar("Row")
Rows = Annotated[list[Row], Meta(max_length=MOST_ROWS)]
SomeRows = Annotated[list[Row], Meta(min_length=1, max_length=MOST_ROWS)]


class PlaceTable(Struct, frozen=True, kw_only=True):
    """Where a figure is."""

    name: Words
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    latitude: Annotated[float, Meta(ge=-90, le=90)]


class PictureTable(Struct, frozen=True, kw_only=True):
    """One picture of a figure."""

    file: str
    date: Any
    label: Words
    alt: Words
    credit: Words
    kind: PictureKind


class FigureTable(Struct, frozen=True, kw_only=True):
    """A figure."""

    id: Slug
    title: Words
    caption: Line
    pictures: SomeRows[PictureTable]
    place: PlaceTable | None = None
    metres_per_pixel: Annotated[float, Meta(ge=0.0001, le=1_000_000)] | None = None


class SourceTable(Struct, frozen=True, kw_only=True):
    """A source."""

    id: Slug
    title: Words
    publisher: Words
    kind: SourceKind
    date: Any = None
    month: Month | None = None
    url: str | None = None
    note: Line | None = None


class SectionTable(Struct, frozen=True, kw_only=True):
    """A section."""

    id: Slug
    title: Words
    figures: Rows[Slug] = []


class EventTable(Struct, frozen=True, kw_only=True):
    """A moment on the timeline."""

    text: Line
    date: Any = None
    month: Month | None = None
    until: Any = None
    section: Slug | None = None


class CorrectionTable(Struct, frozen=True, kw_only=True):
    """What was wrong before."""

    date: Day
    text: Line


class Manifest(Struct, frozen=True, kw_only=True):
    """The whole of ``briefing.toml``."""

    format: Number
    id: Slug
    edition: Number
    languages: Annotated[list[Language], Meta(min_length=1, max_length=MOST_LANGUAGES)]
    published: Day
    cutoff: Any
    issuer: Words
    title: Words
    sections: SomeRows[SectionTable]
    summary: Words | None = None
    corrections: Rows[CorrectionTable] = []
    sources: Rows[SourceTable] = []
    figures: Rows[FigureTable] = []
    events: Rows[EventTable] = []


def parse(data: bytes) -> model.Briefing:
    """The briefing that ``data`` describes; raise ManifestError with place and line of a fault, or NewerFormat."""
    tables = read_tables(data)
    try:
        return parse_tables(tables)
    except ManifestError as error:
        from briefing.document.manifest_lines import ManifestLines

        if line := ManifestLines(data.decode("utf-8-sig")).line_of(error.place):
            error.where += f" ({line_place(line)})"
        raise


def parse_tables(tables: dict[str, Any]) -> model.Briefing:
    """The briefing that these tables describe; ManifestError as for ``parse``."""
    manifest = _convert(tables)
    languages = tuple(manifest.languages)
    cutoff, cutoff_time = _moment(manifest.cutoff, "cutoff")
    _unique("languages", languages)
    for name, rows in (
        ("sections", manifest.sections),
        ("figures", manifest.figures),
        ("sources", manifest.sources),
    ):
        _unique(name, [row.id for row in rows])
    return model.Briefing(
        id=manifest.id,
        edition=manifest.edition,
        languages=languages,
        published=manifest.published,
        cutoff=cutoff,
        cutoff_time=cutoff_time,
        issuer=_words(manifest.issuer),
        title=_words(manifest.title),
        summary=None if manifest.summary is None else _localized(manifest.summary),
        corrections=tuple(model.Correction(date=row.date, text=_words(row.text)) for row in manifest.corrections),
        sources=tuple(_source(row, f"sources[{at}]") for at, row in enumerate(manifest.sources)),
        sections=tuple(
            model.Section(id=row.id, title=_words(row.title), figures=tuple(row.figures)) for row in manifest.sections
        ),
        figures=tuple(_figure(row, f"figures[{at}]") for at, row in enumerate(manifest.figures)),
        events=tuple(_event(row, f"events[{at}]") for at, row in enumerate(manifest.events)),
    )


def read_tables(data: bytes) -> dict[str, Any]:
    """The tables of the TOML, of a format this reader knows."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        check_keys(text)
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        what, place, advice = not_utf_8(error)
        raise ManifestError(what, place=place, advice=advice) from error
    except RecursionError as error:
        raise ManifestError(_("its values are nested too deeply")) from error
    except ValueError as error:
        from briefing.document.toml_complaints import complaint, long_number

        if not isinstance(error, tomllib.TOMLDecodeError):
            raise long_number(text) from error
        raise complaint(text, str(error)) from error
    version = tables.get("format")
    if isinstance(version, int) and FORMAT < version <= MOST_NUMBER:
        words = _("this briefing is in format {version}, and this reader knows up to {known}")
        what = words.format(version=version, known=FORMAT)
        raise NewerFormat(what, where=MANIFEST_NAME, advice=_("Use a newer reader"))
    return tables


def faults(data: bytes) -> list[ManifestError]:
    """Everything of ``data`` that does not fit format 1, where ``parse`` stops at the first."""
    tables = read_tables(data)
    named = {fault.place: fault for fault in slips(tables)}
    return [*(named.pop(fault.place, fault) for fault in _faults(tables, Manifest, "")), *named.values()]


def _faults(table: Mapping[str, Any], kind: type[Struct], place: str) -> Iterator[ManifestError]:
    for field in msgspec.structs.fields(kind):
        here, value = f"{place}.{field.name}".lstrip("."), table.get(field.name)
        if value is None:
            if field.required:
                yield _fault(f"Object missing required field `{field.name}` - at `$.{place}`")
        elif field.name in _ROWS and value and isinstance(value, list) and all(isinstance(row, dict) for row in value):
            for at, row in enumerate(value):
                yield from _faults(row, _ROWS[field.name], f"{here}[{at}]")
        else:
            try:
                msgspec.convert(value, field.type, builtin_types=_DATES)
            except msgspec.ValidationError as error:
                words, _at, inner = str(error).partition(" - at `$")
                yield _fault(f"{words} - at `$.{here}{inner or '`'}", values(value, here))


def _fault(message: str, among: Iterable[tuple[str, object]] = ()) -> ManifestError:
    """What a message complains of, which is somewhere ``among`` these places and values."""
    what, place, advice = explained(message)
    texts, in_a_language, _rest = place.partition("[...]")
    if in_a_language:
        wrong = (each for each, value in among if _is_in(texts, each) and not isinstance(value, str))
        place = next(wrong, texts)
    return ManifestError(what, place=place, advice=advice)


def _is_in(texts: str, place: str) -> bool:
    """Whether a place is that of one of the ``texts`` by language; who knows what else a stranger calls one."""
    outer, _dot, language = place.rpartition(".")
    return outer == texts and re.match(LANGUAGE, language) is not None


def unknown_keys(tables: Mapping[str, Any]) -> list[str]:
    """The places of keys that format 1 does not have."""
    return list(_unknown(tables, Manifest, ""))


def keys_of(place: str) -> tuple[str, ...]:
    """The keys that format 1 has in the table at ``place``; in the manifest itself where that is empty."""
    name = place.rpartition(".")[2].partition("[")[0]
    return (PlaceTable if name == "place" else _ROWS.get(name, Manifest)).__struct_fields__


_DATES = (datetime.date, datetime.datetime, datetime.time)
_ROWS: Mapping[str, type[Struct]] = {
    "corrections": CorrectionTable,
    "sources": SourceTable,
    "sections": SectionTable,
    "figures": FigureTable,
    "events": EventTable,
    "pictures": PictureTable,
}


def _unknown(table: Mapping[str, Any], kind: type[Struct], place: str) -> Iterable[str]:
    for key, value in table.items():
        here = f"{place}{key}"
        if key not in kind.__struct_fields__:
            yield here
        elif key in _ROWS and isinstance(value, list):
            for at, row in enumerate(value):
                if isinstance(row, dict):
                    yield from _unknown(row, _ROWS[key], f"{here}[{at}].")
        elif key == "place" and isinstance(value, dict):
            yield from _unknown(value, PlaceTable, f"{here}.")


def _convert(tables: dict[str, Any]) -> Manifest:
    for slip in slips(tables):
        raise slip
    try:
        return msgspec.convert(tables, Manifest, builtin_types=_DATES)
    except msgspec.ValidationError as error:
        raise _fault(str(error), values(tables)) from error
    except RecursionError as error:
        raise ManifestError(_("its values are nested too deeply")) from error


def _words(words: Words) -> LocalizedText:
    """A text of one paragraph; ``summary`` alone has lines."""
    return LocalizedText(texts={name: spaced(each).strip(" ") for name, each in _localized(words).texts.items()})


def _localized(words: Words) -> LocalizedText:
    return LocalizedText(texts={"": words} if isinstance(words, str) else words)


def _moment(value: object, place: str) -> tuple[datetime.date, str]:
    """A day, and the hour of it with its zone where that is said."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise ManifestError(_("this moment has no time zone"), place=place, advice=_("Add Z, or +01:00"))
        return value.date(), f"{value:%H:%M} {value.tzname()}"
    if isinstance(value, datetime.date):
        return value, ""
    raise ManifestError(_("this is not a date"), place=place, advice=_("Write it as 2021-12-24, without quotes"))


def _when(row: SourceTable | EventTable) -> PartialDate | None:
    """The date of a row, else its month; None where it has neither."""
    when = row.date or row.month
    return partial_date(when) if when else None


def _source(row: SourceTable, place: str) -> model.Source:
    if row.url is not None:
        _check_url(row.url, f"{place}.url")
    return model.Source(
        id=row.id,
        title=_words(row.title),
        publisher=_words(row.publisher),
        kind=row.kind,
        date=_when(row),
        url=row.url,
        note=None if row.note is None else _words(row.note),
    )


def _check_url(url: str, place: str) -> None:
    if not is_web(url):
        what, advice = objection(url)
        raise ManifestError(what, place=place, advice=advice)


def _figure(row: FigureTable, where: str) -> model.Figure:
    place = row.place
    for at, each in enumerate(row.pictures):
        if trap_in(each.file):
            what, advice = objection_to(each.file)
            raise ManifestError(what, place=f"{where}.pictures[{at}].file", advice=advice)
    return model.Figure(
        id=row.id,
        title=_words(row.title),
        caption=_words(row.caption),
        pictures=tuple(
            model.Picture(
                file=each.file,
                date=partial_date(each.date),
                label=_words(each.label),
                alt=_words(each.alt),
                credit=_words(each.credit),
                kind=each.kind,
            )
            for each in row.pictures
        ),
        place=None
        if place is None
        else model.Place(name=_words(place.name), longitude=place.longitude, latitude=place.latitude),
        metres_per_pixel=row.metres_per_pixel,
    )


def _event(row: EventTable, place: str) -> model.Event:
    when = _when(row)
    if when is None:
        raise ManifestError(_("this event has no date"), place=place, advice=_("Add a date, or a month"))
    until = partial_date(row.until) if row.until else None
    return model.Event(date=when, until=until, text=_words(row.text), section=row.section)


def _unique(name: str, values: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for at, value in enumerate(values):
        if value.lower() in seen:
            what = _("“{value}” is there twice").format(value=value)
            if value != seen[value.lower()]:
                what = _("“{value}” and “{other}” are one language").format(value=value, other=seen[value.lower()])
            advice = _("Take one of them out") if name == "languages" else _("Give each a name of its own")
            raise ManifestError(what, place=f"{name}[{at}]", advice=advice)
        seen[value.lower()] = value
