"""A briefing in one language, ready to be written in any form: what is said, in which order, and in which words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from briefing.document.blocks import BlockTree
from briefing.document.dates import format_cutoff, format_date, format_span
from briefing.document.line_texts import Line
from briefing.document.manifest_texts import line_texts
from briefing.document.model import (
    KIND_MEANINGS,
    KIND_NAMES,
    Event,
    Figure,
    LocalizedText,
    PartialDate,
    Picture,
    Section,
    Source,
)
from briefing.document.opening import OpenedBriefing
from briefing.document.picture_names import go_by_labels, picture_names
from briefing.document.places import place_words
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.lengths import length_words, round_length
from briefing.languages import own_name
from briefing.paper.export.pictures import Image, Shown
from briefing.paper.foreign import Foreign, in_language, joined, line_in
from briefing.paper.locator.kept_maps import locator_map
from briefing.paper.locator.locator_map import LocatorMap
from briefing.paper.options import PrintOptions
from briefing.paper.runs import places, run_of
from briefing.paper.words import LABELS, kind_words, noted_words, notice_words, omitted_words, processing_words
from briefing.translation import catalogue, spoken

KEY_POINTS = "key_points"  # what they are called among the sections, none of which can have this id
WIDEST_BAR = 0.25  # of the width of the pictures


class Dated(Struct, frozen=True, kw_only=True):
    """Something said of a moment; ``moment`` is ISO 8601, or empty for a stretch of time.

    ``section`` is the id of one that tells more, if there is one here, and ``see`` says so.
    """

    when: str
    text: Line
    moment: str = ""
    section: str = ""
    see: str = ""


class Pictured(Struct, frozen=True, kw_only=True):
    """One picture of a figure, in words: the ``name`` that it goes by, and what else is ``told`` of it.

    That is its label, or its date where that is not its name, and its kind where that must be told.
    """

    name: str
    date: str
    moment: str
    told: tuple[str, ...]
    alt: str
    credit: str
    image: Image

    @property
    def about(self) -> str:
        """What stands over the picture behind its name."""
        return joined(" · ", self.told)

    @property
    def head(self) -> str:
        """What stands over the picture."""
        return joined(" · ", (self.name, *self.told))


class Bar(Struct, frozen=True, kw_only=True):
    """A length on the ground, in words, and which share of the width of the pictures it is."""

    share: float
    words: str


class FigureView(Struct, frozen=True, kw_only=True):
    """A figure in words, with its pictures; ``pair`` counts those of the two that can slide over each other.

    ``others`` are the rest then, in their order, by the key of the label that tells when they are from.
    """

    id: str
    title: str
    caption: Line
    processing: str
    place: str
    map: LocatorMap | None
    pictures: tuple[Pictured, ...]
    pair: tuple[int, int] | None
    others: tuple[tuple[str, tuple[Pictured, ...]], ...]
    bar: Bar | None


class Written(Struct, frozen=True, kw_only=True):
    """A text in ``language``, which is another than the edition's where it is not translated.

    ``notice`` says so, or that there is no text.
    """

    notice: str
    text: BlockTree
    language: str


class Part(Written, frozen=True, kw_only=True):
    """A section; ``after`` are its figures by the number of blocks of the text after which they stand, as on paper."""

    id: str
    title: str
    figures: tuple[FigureView, ...]
    after: Mapping[int, list[FigureView]]


class Reference(Struct, frozen=True, kw_only=True):
    """A source in the list of sources; ``about`` are publisher, kind and date, some of them empty."""

    id: str
    number: int
    title: str
    about: tuple[str, ...]
    url: str
    note: Line

    @property
    def facts(self) -> str:
        """What it is, in a line."""
        return joined(", ", self.about)


class Edition:
    """All that an export says."""

    def __init__(self, opened: OpenedBriefing, options: PrintOptions, shown: Mapping[str, Shown]) -> None:
        self._opened = opened
        self._shown = shown
        self._options = options
        self._words = catalogue(options.language).gettext
        briefing = opened.briefing
        self.id = briefing.id
        self.language = options.language
        self.own_language = spoken(options.language)
        self.title = self._in_language(briefing.title)
        self.issuer = self._in_language(briefing.issuer)
        self.cutoff = format_cutoff(briefing, self.language)
        historical = self.label("historical", date=self.cutoff) if options.historical else ""
        omitted = self.own(omitted_words(briefing, options, self._words))
        self.notices = [each for each in (historical, omitted) if each]
        summary, language = opened.summary_in(self.language)
        notice = self.own(notice_words(language, self.language, self._words, "other-language-points"))
        self.summary = Written(notice=notice, text=summary, language=language)
        self.numbers = briefing.numbers()
        self._lines(text for _place, text in line_texts(briefing))  # at once, so kept as one
        self.parts = self._parts()
        self.figures = {figure.id for part in self.parts for figure in part.figures}
        events = zip(briefing.events, self._lines(event.text for event in briefing.events), strict=True)
        self.events = [self._event(event, said) for event, said in events]
        said = self._lines(each.text for each in briefing.corrections)
        self.corrections = [
            Dated(when=format_date(each.date, self.language), text=text, moment=each.date.isoformat())
            for each, text in zip(briefing.corrections, said, strict=True)
        ]
        notes = self._lines(source.note for source in briefing.sources)
        self.sources = list(map(self._reference, briefing.sources, notes))
        self.kinds = [
            (self.own(self._words(KIND_NAMES[kind])), self.own(self._words(KIND_MEANINGS[kind])))
            for kind in briefing.kinds()
        ]

    def label(self, key: str, **values: object) -> str:
        """Words of the form, in the language of the edition."""
        words = self._words(LABELS[key])
        return self.own(words.format(**values) if values else words)

    def own(self, words: str) -> str:
        """Words of the program, which are foreign where it does not speak the language of the edition."""
        return Foreign(words, self.own_language) if words and self.own_language != self.language else words

    def facts(self) -> list[tuple[str, str]]:
        """What the title block tells besides title and issuer: pairs of a word and a value."""
        briefing = self._opened.briefing
        return [
            (self.label("edition"), str(briefing.edition)),
            (self.label("published"), format_date(briefing.published, self.language)),
            (self.label("cutoff"), self.cutoff),
            (self.label("language"), own_name(self.language)),
        ]

    def contents(self) -> list[tuple[str, str, str]]:
        """What the contents list, as on paper: of each heading a kind, a name and its words; none for a single part."""
        around = {
            name: ("list", name, self.label(name))
            for name, there in (
                ("key-points", self.summary.text.blocks),
                ("timeline", self.events),
                ("corrections", self.corrections),
                ("sources", self.sources),
            )
            if there
        }
        before = [around.pop("key-points")] if "key-points" in around else []
        parts = [*(("section", part.id, part.title) for part in self.parts), *around.values()]
        return [*before, *parts] if len(parts) > 1 else []

    def _lines(self, texts: Iterable[LocalizedText | None]) -> list[Line]:
        texts = list(texts)
        lines = zip(self._opened.lines(texts, self.language), texts, strict=True)
        return [line_in(line, text, self.language) if text else line for line, text in lines]

    def _in_language(self, text: LocalizedText) -> str:
        return in_language(text, self.language)

    def _event(self, event: Event, said: Line) -> Dated:
        part = next((part for part in self.parts if part.id == event.section), None)
        return Dated(
            when=format_span(event, self.language),
            text=said,
            moment="" if event.until else str(event.date),
            section=part.id if part else "",
            see=self.label("see", title=part.title) if part else "",
        )

    def _parts(self) -> tuple[Part, ...]:
        placed: set[str] = set()
        parts = []
        for section in self._options.sections_of(self._opened.briefing):
            figures = dict.fromkeys(self._options.figures_with(self._opened, section))
            ids = [each for each in figures if each in self._shown and each not in placed]
            placed.update(ids)
            parts.append(self._part(section, ids))
        return tuple(parts)

    def _part(self, section: Section, ids: list[str]) -> Part:
        text, language = self._opened.text_in(section.id, self.language)
        figures = tuple(self._figure(each) for id_ in ids if (each := self._opened.briefing.figure(id_)))
        after: defaultdict[int, list[FigureView]] = defaultdict(list)
        blocks = [run_of((block,), frozenset()) for block in text.blocks]
        for figure, at in zip(figures, places([each.id for each in figures], blocks), strict=True):
            after[at].append(figure)
        return Part(
            id=section.id,
            title=self._in_language(section.title),
            notice=self.own(notice_words(language, self.language, self._words)),
            text=text,
            language=language or self.language,
            figures=figures,
            after=after,
        )

    def _figure(self, figure: Figure) -> FigureView:
        shown = self._shown[figure.id]
        [caption] = self._lines([figure.caption])
        comparison = shown.comparison
        names = picture_names(figure.pictures, self.language)
        by_labels = go_by_labels(figure.pictures, self.language)
        two = dict(zip(Side, (comparison.before, comparison.after), strict=True))
        are_there = len(names) > 1 and not any(shown.images[at].problem for at in two.values())
        sides = {side: names[at] for side, at in two.items()} if are_there else {}  # else each is as it is
        said = (
            processing_words(comparison, sides, self.language, self._words, list(sides.values())[1:]),
            noted_words(shown.notes, names, self._words, mismatch=shown.mismatch),
        )
        pictures = tuple(map(self._pictured, figure.pictures, shown.images, by_labels))
        pair = (comparison.before, comparison.after) if shown.can_slide else None
        rest = [at for at in range(len(pictures)) if pair is not None and at not in pair]
        others = groupby(
            rest, lambda at: _when(figure.pictures[at].date, [figure.pictures[each].date for each in pair or ()])
        )
        return FigureView(
            id=figure.id,
            title=self._in_language(figure.title),
            caption=caption,
            processing=self.own(joined(" ", said)),
            place=place_words(figure.place, self.language, self._words) if figure.place else "",
            map=locator_map(figure.place, self.language) if figure.place else None,
            pictures=pictures,
            pair=pair,
            others=tuple((when, tuple(pictures[at] for at in some)) for when, some in others),
            bar=self._bar(shown.ground * (figure.metres_per_pixel or 0)),
        )

    def _bar(self, metres: float) -> Bar | None:
        """A bar for pictures that are so many metres wide; None where that is not known."""
        if not metres:
            return None
        length = round_length(metres * WIDEST_BAR)
        return Bar(share=length / metres, words=length_words(length, self.language, self._words))

    def _pictured(self, picture: Picture, image: Image, by_label: bool) -> Pictured:
        label, date = self._in_language(picture.label), format_date(picture.date, self.language)
        kind = self.own(kind_words(picture, self.language, self._words))
        return Pictured(
            name=label if by_label else date,
            date=date,
            moment=str(picture.date),
            told=tuple(each for each in (date if by_label else label, kind) if each),
            alt=self._in_language(picture.alt) or label,
            credit=self._in_language(picture.credit),
            image=image,
        )

    def _reference(self, source: Source, note: Line) -> Reference:
        date = format_date(source.date, self.language) if source.date else ""
        kind = self.own(self._words(KIND_NAMES[source.kind]))
        return Reference(
            id=source.id,
            number=self.numbers[source.id],
            title=self._in_language(source.title),
            about=(self._in_language(source.publisher), kind, date),
            url=source.url or "",
            note=note,
        )


def _when(date: PartialDate, pair: Sequence[PartialDate]) -> str:
    """The key of the label of pictures of a date beside those of two, as far as it is known which is the earlier."""
    match [date.is_before(each) - each.is_before(date) for each in pair]:
        case [1, 1]:
            return "earlier"
        case [-1, -1]:
            return "later"
        case [1, -1] | [-1, 1]:
            return "between"
    return "others"
