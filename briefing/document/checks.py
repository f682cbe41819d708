"""What is wrong with a briefing that opens all the same: what a writer wants to know before handing it on."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefing.document import (
    date_checks,
    key_checks,
    languages_lacking,
    manifest,
    manifest_checks,
    reference_checks,
    scale_checks,
    text_checks,
    walking,
)
from briefing.document.blocks import BlockTree, Citation, FigureLink, Inline
from briefing.document.examples import is_example
from briefing.document.files_there import FilesThere
from briefing.document.findings import Finding, finding_of, in_order
from briefing.document.hidden import HIDDEN
from briefing.document.lacking import Kind, Lack, gathered
from briefing.document.line_places import line_place
from briefing.document.line_texts import is_marked
from briefing.document.manifest_lines import ManifestLines
from briefing.document.manifest_texts import is_line, texts
from briefing.document.mending import Mended, follows, mended
from briefing.document.model import Briefing, Figure, LocalizedText
from briefing.document.names import composed, is_hidden, is_portable
from briefing.document.near import Near
from briefing.document.opening import OpenedBriefing, open_briefing, open_storage, text_name
from briefing.document.packing import check_packable
from briefing.document.placeholders import guesses, is_placeholder
from briefing.document.storage import MANIFEST_NAME, MOST_MANIFEST_BYTES, Storage
from briefing.document.text_checks import MOST_SEARCHED, hidden_words
from briefing.document.translations import findings as of_languages
from briefing.document.untouched import is_untouched
from briefing.document.untranslated import objections as untranslated
from briefing.document.values import values
from briefing.document.whereabouts import belongs_to, unlisted
from briefing.errors import DocumentError, ManifestError, MissingPart, PictureError
from briefing.picture_files import SUFFIXES
from briefing.translation import _

# Why a picture cannot be shown, else how many metres on the ground a pixel of it is across and down, where it says so.
Decode = Callable[[bytes], PictureError | tuple[float, float] | None]
Step = Callable[[], object]
_Asking = tuple[Decode, Step]

# With one of these a text of one paragraph may be no Markdown, and look like what it is elsewhere.
_SIGNS = frozenset("\n~$=")
_FREE = re.compile(r"^(mimetype|(readme|licen[cs]e|changelog)[^/]*)$", re.IGNORECASE)


def check(path: Path, decode: Decode = lambda _data: None, step: Step = lambda: None) -> tuple[Finding, ...]:
    """All findings in the briefing at ``path``, those of its manifest first; within a file in the order of its lines.

    Where it cannot be opened, what keeps it from that comes before all else. In one that is still as ``briefing new``
    wrote it nothing is wrong.
    ``decode`` tells of the bytes of a picture why they cannot be shown, or what they say. ``step`` is called before
    each text and picture; what it raises ends the check.
    """
    try:
        opened = open_briefing(path)
    except ManifestError as error:
        with contextlib.closing(open_storage(path)) as storage:
            data = storage.read(MANIFEST_NAME, MOST_MANIFEST_BYTES)
            keeping, others = _faults(path, storage, data, (decode, step), error)
            closing = (replace(each, closing=True) for each in keeping)
            return *_located(closing, data), *_located((each for each in others if each not in keeping), data)
    except DocumentError as error:
        return (replace(finding_of(error), closing=True),)
    with opened:
        data = opened.storage.read(MANIFEST_NAME, MOST_MANIFEST_BYTES)
        checker = _Checker(opened, data, manifest.read_tables(data), (decode, step))
        return tuple(_belonging(each, opened.briefing) for each in _located(checker.findings(), data))


def _belonging(finding: Finding, briefing: Briefing) -> Finding:
    section, figure = belongs_to(finding.file, finding.place, briefing)
    return replace(finding, section=section, figure=figure)


def _located(findings: Iterable[Finding], data: bytes) -> tuple[Finding, ...]:
    """Findings, each once and in order, with the lines of those that are in the manifest, whose bytes are ``data``."""
    lines = ManifestLines(data.decode("utf-8", "replace"))
    found = (replace(each, line=each.line or lines.line_of(each.place)) for each in dict.fromkeys(findings))
    return in_order(found, MANIFEST_NAME)


def _faults(
    path: Path, storage: Storage, data: bytes, asking: _Asking, first: ManifestError
) -> tuple[list[Finding], list[Finding]]:
    """What keeps a manifest from being read, of which ``first`` was told, and what else is wrong.

    A key may be meant for one that its table lacks. Where stand-ins for what is wrong are enough, so is what is wrong
    elsewhere, but what those may have led to.
    """
    try:
        found, keys = mended(data), [_at(*each) for each in key_checks.objections(manifest.read_tables(data))]
    except (ManifestError, RecursionError):
        return [finding_of(first)], []
    tables = {_table(fault.place) for fault in found.faults}
    if found.briefing is not None:
        keys = [_belonging(each, found.briefing) for each in keys]
    keeping = [*map(finding_of, found.faults), *(each for each in keys if each.place and _table(each.place) in tables)]
    return keeping, [*keys, *_elsewhere(path, storage, data, asking, found)]


def _elsewhere(path: Path, storage: Storage, data: bytes, asking: _Asking, found: Mended) -> Iterator[Finding]:
    """What is wrong besides the faults of a manifest, as far as it could be mended."""
    if found.briefing is None:
        return
    lacks_file = any(fault.place.endswith(".file") for fault in found.faults)
    for finding in _Checker(OpenedBriefing(path, storage, found.briefing), data, found.tables, asking).findings():
        unused = lacks_file and not finding.place
        if not unused and not (finding.file == MANIFEST_NAME and follows(finding.place, found.faults)):
            yield _belonging(finding, found.briefing)


def _table(place: str) -> str:
    """The place of the table in which a place of the manifest is."""
    return place.rpartition(".")[0]


class _Checker:
    """Goes through one briefing; what the texts cite and link to is gathered on the way."""

    def __init__(self, opened: OpenedBriefing, data: bytes, tables: dict[str, Any], asking: _Asking) -> None:
        self._opened = opened
        self._data = data
        self._tables = tables
        self._decode, self._step = asking
        self._briefing: Briefing = opened.briefing
        self._is_begun = not is_untouched(opened)
        self._cited: set[str] = set()
        self._led_to: set[str] = set()
        self._wordless: set[str] = set()
        self._lacks: dict[Finding, Lack] = {}
        self._files = FilesThere(opened)
        self._refused: set[str] = set()
        self._pictures: dict[str, tuple[str, str]] = {}
        self._near = Near()
        self._ground: dict[str, tuple[float, float]] = {}
        self._unwritten: list[Finding] = []
        self._shown = {each for section in self._briefing.sections for each in section.figures}

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong."""
        found = list(self._all())
        yield from gathered(found, self._lacks, self._idle())

    def _idle(self) -> dict[Kind, set[str]]:
        """The names of sources and figures to which no text leads, and of sections that have none."""
        sources, figures = ({each.id for each in rows} for rows in (self._briefing.sources, self._briefing.figures))
        return {Kind.SOURCE: sources - self._cited, Kind.FIGURE: figures - self._led_to, Kind.SECTION: self._wordless}

    def _all(self) -> Iterator[Finding]:
        yield from self._manifest()
        for place, words in texts(self._briefing):
            yield from self._languages(place, words)
        yield from self._references()
        for at, figure in enumerate(self._briefing.figures):
            yield from self._figure(f"figures[{at}]", figure)
        yield from self._lines()
        yield from self._words()
        yield from of_languages(self._opened)
        yield from self._unused()
        try:
            check_packable(self._opened, self._refused)
        except DocumentError as error:
            yield finding_of(error)
        if self._unwritten:  # in the manifest, of which it is told once
            first, *others = self._unwritten
            yield replace(first, what=text_checks.unwritten_words(len(others))[0])

    def _manifest(self) -> Iterator[Finding]:
        yield from (_at(*each) for each in key_checks.objections(manifest.read_tables(self._data)))
        yield from (_at(*each) for each in manifest_checks.objections(self._briefing))
        yield from (_at(*each) for each in languages_lacking.objections(self._briefing))
        yield from (_at(*each, harmless=True) for each in guesses(self._briefing, self._data.decode()))
        yield from (_at(*each, harmless=True) for each in untranslated(self._briefing))
        for place, value in values(self._tables):
            found = HIDDEN.search(value) if isinstance(value, str) else None
            if found and not place.startswith("summary"):  # which is looked at as the texts are
                yield _at(place, *hidden_words(found[0]), harmless=True)
        for rows in ("sources", "events"):
            for at, row in enumerate(self._tables.get(rows, ())):
                if row.keys() >= {"date", "month"}:
                    what = _("there is a date here too, which is what is shown")
                    yield _at(f"{rows}[{at}].month", what, _("Take one of them out"), harmless=True)

    def _languages(self, place: str, words: LocalizedText) -> Iterator[Finding]:
        languages = self._briefing.languages
        for language in languages:
            at = place if "" in words.texts else f"{place}.{language}"
            said = words.texts.get(language, words.texts.get("", "")).strip()
            if not {language, ""} & words.texts.keys():
                continue
            if not said:
                yield _at(at, _("this text is empty"), _("Write it"))
            elif is_placeholder(said):
                yield _at(at, _("this only says that nobody has written it yet"), _("Write it"))
            elif place != "summary" and self._is_begun and is_example(said):
                self._unwritten.append(_at(at, *text_checks.unwritten_words()))
        for language in words.texts:
            if language and language not in languages:
                yield _at(
                    f"{place}.{language}",
                    _("this language is not among the languages"),
                    _("Add it to languages, or take it out"),
                    harmless=True,
                )

    def _references(self) -> Iterator[Finding]:
        for place, what, advice, lack in reference_checks.objections(self._briefing, self._near):
            finding = _at(place, what, advice, harmless=lack is None)
            yield finding if lack is None else self._lacking(finding, lack)

    def _lacking(self, finding: Finding, lack: Lack) -> Finding:
        self._lacks[finding] = lack
        return finding

    def _figure(self, place: str, figure: Figure) -> Iterator[Finding]:
        if any(date_checks.out_of_order(picture.date for picture in figure.pictures)):
            yield _at(f"{place}.pictures", _("the pictures are not in the order of their dates"), _("Sort them"))
        for at, picture in enumerate(figure.pictures):
            if picture.file not in self._pictures:
                self._pictures[picture.file] = self._picture(picture.file)
            what, advice = self._pictures[picture.file]
            if what:
                yield _at(f"{place}.pictures[{at}].file", what, advice)
        yield from self._scale(f"{place}.metres_per_pixel", figure)

    def _scale(self, place: str, figure: Figure) -> Iterator[Finding]:
        """That all pictures of a figure say how large a pixel is, and it says otherwise."""
        told = {self._ground.get(picture.file, (0.0, 0.0)) for picture in figure.pictures}
        smallest = min(told)  # of the largest picture
        if objection := scale_checks.objection(figure.metres_per_pixel, smallest):
            yield _at(place, *objection)

    def _picture(self, file: str) -> tuple[str, str]:
        """What is wrong with the file of a picture, and what to do; nothing where it can be shown."""
        self._step()
        try:
            data = self._opened.picture(file)
            self._files.check(file)
        except DocumentError as error:
            self._refused.add(self._files.names.get(composed(file), file))
            meant = self._files.meant(file, endings=SUFFIXES) if type(error) is MissingPart else ""
            advice = _("Write {name}, if that is the picture: no figure asks for it")
            return f"{file}: {error.what}", advice.format(name=meant) if meant else error.advice
        told = self._decode(data)
        if isinstance(told, PictureError):
            return f"{file}: {told.what}", told.advice
        self._ground[file] = told or (0.0, 0.0)
        return "", ""

    def _lines(self) -> Iterator[Finding]:
        """What is wrong in the texts of one paragraph, of which those that are nothing but words are passed by."""
        for place, value in values(self._tables):
            if isinstance(value, str) and is_line(place) and (is_marked(value) or _SIGNS & set(value)):
                yield from self._line(value, place)

    def _line(self, text: str, place: str) -> Iterator[Finding]:
        from briefing.document.markdown import parse_line

        try:
            line = parse_line(text, sources=self._briefing.numbers(), where=f"{MANIFEST_NAME}, {place}")
        except DocumentError as error:
            yield finding_of(error)
            return
        self._note_leads(walking.within(line))
        yield from self._found(text_checks.line_faults(line, text, self._briefing, self._near), MANIFEST_NAME, place)

    def _words(self) -> Iterator[Finding]:
        summary = self._briefing.summary
        for language in self._briefing.languages:
            if summary is not None and {language, ""} & summary.texts.keys():
                place = "summary" if "" in summary.texts else f"summary.{language}"
                try:
                    yield from self._text(self._opened.summary(language), summary.get(language), MANIFEST_NAME, place)
                except DocumentError as error:
                    yield finding_of(error)
            found, unread = list[Finding](), 0
            for section in self._briefing.sections:
                self._step()
                name = text_name(section.id, language)
                try:
                    tree = self._opened.own_text(section.id, language)
                    self._files.check(name)
                except DocumentError as error:
                    unread += 1
                    found.append(self._unread(error, section.id, language))
                else:
                    found.extend(self._text(tree, self._opened.own_words(section.id, language), name))
            if unread == len(self._briefing.sections) > 1 and {each.advice for each in found} == {_("Write it")}:
                what = _("no section has a text in this language")
                advice = _("Write one for each, the first in {name}").format(name=found[0].file)
                found = [Finding(file=f"sections/{language}", what=what, advice=advice)]
            yield from found

    def _unread(self, error: DocumentError, section: str, language: str) -> Finding:
        """Why the text of a section cannot be read; where it is missing, which section asks for it too."""
        finding = finding_of(error)
        if type(error) is not MissingPart:
            return finding
        self._wordless.add(section)
        meant = self._files.meant(text_name(section, language), f"sections/{language}/")
        advice = _("Rename {name} to this, if that is the text: no section asks for it")
        what = _("this file is not in the briefing, and the section “{name}” asks for it").format(name=section)
        return replace(finding, what=what, advice=advice.format(name=meant) if meant else error.advice)

    def _text(self, tree: BlockTree, text: str, file: str, place: str = "") -> Iterator[Finding]:
        """What is wrong in a text, at ``place`` of its file, else at its line."""
        if not place and not tree.blocks:
            yield Finding(file=file, place=line_place(1), what=_("this text is empty"), advice=_("Write it"), line=1)
        self._note_leads(walking.inlines(tree))
        for inline in walking.inlines(tree):
            if isinstance(inline, FigureLink) and not place:  # the key points bring one up, and have none
                self._shown.add(inline.figure)
        yield from self._found(text_checks.faults(tree, text, self._briefing, self._near), file, place)
        unwritten = self._found(text_checks.unwritten(text) if self._is_begun else (), file, place)
        if place:
            self._unwritten.extend(unwritten)
        else:
            yield from unwritten

    def _note_leads(self, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            if isinstance(inline, Citation):
                self._cited.add(inline.source)
            elif isinstance(inline, FigureLink):
                self._led_to.add(inline.figure)

    def _found(self, faults: Iterable[text_checks.Fault], file: str, place: str) -> Iterator[Finding]:
        """Faults of a text as findings."""
        for number, fault in enumerate(faults):
            where = place or (line_place(fault.line) if fault.line else "")
            line = (self._line_from(place, fault.sought) if number < MOST_SEARCHED else 0) if place else fault.line
            finding = Finding(file=file, place=where, what=fault.what, advice=fault.advice, line=line)
            yield self._lacking(finding, fault.lack) if fault.lack is not None else finding

    def _line_from(self, place: str, sought: str) -> int:
        """The line of the manifest where ``sought`` stands, from ``place`` on; that of the place where it does not."""
        rows, lines = self._rows
        first = lines.line_of(place)
        return next((at for at, row in enumerate(rows[first - 1 :], start=first) if sought and sought in row), first)

    @cached_property
    def _rows(self) -> tuple[list[str], ManifestLines]:
        """The manifest line by line."""
        text = self._data.decode("utf-8")
        return text.split("\n"), ManifestLines(text)

    def _unused(self) -> Iterator[Finding]:
        """What nothing leads to, and files that some cannot have. Goes last: it needs to know what the texts cite."""
        for at, source in enumerate(self._briefing.sources):
            if source.id not in self._cited:
                what = _("no text cites the source “{name}”").format(name=source.id)
                yield _at(f"sources[{at}]", what, _("Cite it, or take it out"), harmless=True)
        for at, figure in enumerate(self._briefing.figures):
            if figure.id not in self._shown:
                what = _("no section shows the figure “{name}”").format(name=figure.id)
                yield _at(f"figures[{at}]", what, _("Give it to a section, or take it out"))
        for name in self._files.names.values():
            if is_hidden(name):
                continue
            if not self._files.asks_for(name):
                yield from self._unused_file(name)
            if not is_portable(name):
                what = _("Windows cannot have a file of this name")
                yield Finding(file=name, what=what, advice=_("Rename the file"), harmless=True)

    def _unused_file(self, name: str) -> Iterator[Finding]:
        """What is wrong with a file that nothing names: that it could not be packed, else that it is there."""
        try:
            self._opened.storage.size(name)
        except DocumentError as error:
            self._refused.add(name)
            yield finding_of(error)
            return
        if not _FREE.match(name) and not self._files.is_meant(name):
            language = unlisted(name, self._briefing)
            lacking = _("Add {language} to languages, or take it out").format(language=language)
            advice = lacking if language else _("Use it, or take it out")
            yield Finding(file=name, what=_("nothing uses this file"), advice=advice, harmless=True)


def _at(place: str, what: str, advice: str, harmless: bool = False) -> Finding:
    return Finding(file=MANIFEST_NAME, place=place, what=what, advice=advice, harmless=harmless)
