"""A briefing as plain data for the print template: strings, numbers, lists and tables, nothing that is code."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from briefing.document import walking
from briefing.document.binding import DAY_AND_MONTH, bound, parted
from briefing.document.blocks import (
    Block,
    BlockTree,
    Citation,
    FigureLink,
    Inline,
    List,
    Paragraph,
    Quote,
    SectionLink,
    Table,
    Text,
)
from briefing.document.dates import format_cutoff, format_date, format_span
from briefing.document.directions import is_right_to_left
from briefing.document.line_texts import Line
from briefing.document.manifest_texts import line_texts
from briefing.document.model import KIND_MEANINGS, KIND_NAMES, Event, Figure, LocalizedText, Picture, Section, Source
from briefing.document.opening import OpenedBriefing
from briefing.document.picture_names import go_by_labels
from briefing.document.places import place_words
from briefing.languages import own_name
from briefing.paper import tables
from briefing.paper.depth import Depth
from briefing.paper.foreign import Foreign, in_language
from briefing.paper.options import PrintOptions
from briefing.paper.plate import Image, Plate
from briefing.paper.plate_words import plate_words
from briefing.paper.runs import Run, places, run_of, runs_of, stays
from briefing.paper.scale_bars import scale_bar
from briefing.paper.shortening import running_head, shortened
from briefing.paper.words import LABELS, Words, kind_words, notice_words, omitted_words
from briefing.translation import catalogue, spoken

PAPER_NAMES = {"a4": "a4", "letter": "us-letter"}
# With more sections than this the text is laid out only once, for the memory that twice would take: the contents have
# pages of their own, figures stay where they are told of, and it is the name of a source beside the text that leads to
# the list, not its number as well.
MANY = 40
# A publisher beside the text; the list of sources has all of the name.
LONGEST_NOTE = 200  # letters
# What has more letters may be parted at the end of a page: it could be longer than one.
LONGEST_WHOLE, LONGEST_WHOLE_LARGE = 1500, 500
# Pictures of a figure; it is parted where it has more rows than are ever on one page.
IN_A_ROW, MOST_ROWS = 2, 12
# A paragraph with a longer word, as an address is, is not justified: the lines beside it would be torn apart.
LONGEST_SET = 36  # letters
# Of so many choices of what is printed the texts are kept: one goes to and fro between two.
KEPT = 2

Texts = dict[Hashable, dict[str, tuple[list[Run], dict[str, Any]]]]


def content(
    opened: OpenedBriefing,
    options: PrintOptions,
    plates: Mapping[str, Plate],
    maps: Mapping[str, dict[str, Any]],
    texts: Texts | None = None,
) -> dict[str, Any]:
    """All that the template needs; ``plates`` holds the figures that are printed, ``maps`` where they are.

    ``texts`` keeps what is made of the texts of this briefing, for the next time.
    """
    return _Content(opened, options, plates, maps, {} if texts is None else texts).data()


class _Content:
    def __init__(
        self,
        opened: OpenedBriefing,
        options: PrintOptions,
        plates: Mapping[str, Plate],
        maps: Mapping[str, dict[str, Any]],
        texts: Texts,
    ) -> None:
        self._opened = opened
        self._briefing = opened.briefing
        self._options = options
        self._language = options.language
        self._plates = plates
        self._maps = maps
        self._placed: set[str] = set()
        self._large = options.large
        # For tables: what the text has, and what a wide one has.
        self._rooms = (tables.LARGE_ROOM,) * 2 if options.large else (tables.ROOM, tables.WIDE_ROOM)
        self._room = self._rooms[0]
        self._depth = Depth(large=options.large)
        self._printed = {section.id for section in options.sections_of(opened.briefing)}
        self._long = len(self._printed) > MANY
        self._words: Words = catalogue(options.language).gettext
        self._numbers = self._briefing.numbers() if options.sources else {}
        chosen = options.language, options.sources, options.large, frozenset(plates), frozenset(self._printed)
        self._texts = texts.pop(chosen, {})
        texts[chosen] = self._texts
        while len(texts) > KEPT:
            del texts[next(iter(texts))]

    def data(self) -> dict[str, Any]:
        briefing, language, options = self._briefing, self._language, self._options
        chosen = options.sections_of(briefing)
        self._opened.lines((text for _place, text in line_texts(briefing)), language)  # at once, so kept as one
        title, issuer = briefing.title.get(language), briefing.issuer.get(language)
        cutoff = format_cutoff(briefing, language)
        labels = {key: self._words(label) for key, label in LABELS.items()}
        summary = self._summary()
        sections = [self._section(section) for section in chosen]
        return {
            "digits": len(str(max(self._numbers.values(), default=1))),
            "running": running_head(title, issuer, large=self._large),
            "large": self._large,
            "day-and-month": DAY_AND_MONTH,
            **_tongue(language),
            "own-language": spoken(language).split("-")[0],
            "language-name": own_name(language),
            "paper": PAPER_NAMES[options.paper],
            "labels": labels,
            "title": title,
            "issuer": issuer,
            "edition": briefing.edition,
            "published": format_date(briefing.published, language),
            "cutoff": cutoff,
            "year": briefing.published.year,
            "month": briefing.published.month,
            "day": briefing.published.day,
            "historical": labels["historical"].format(date=cutoff) if options.historical else "",
            "omitted": omitted_words(briefing, options, self._words),
            "keywords": [section.title.get(language) for section in chosen],
            "summary": summary,
            "long": self._long,
            "long-titles": self._are_long(section.title.get(language) for section in chosen),
            "sections": sections,
            "events": self._events(),
            "corrections": self._dated((format_date(each.date, language), each.text) for each in briefing.corrections),
            "sources": [self._source(source) for source in briefing.sources if options.sources],
            "kinds": [
                {"kind": self._words(KIND_NAMES[kind]), "reading": self._words(KIND_MEANINGS[kind])}
                for kind in briefing.kinds()
                if options.sources
            ],
        }

    def _summary(self) -> dict[str, Any]:
        tree, language = self._options.summary_of(self._opened)
        name = "" if self._options.key_points else "-"  # of which no section has the name
        return {**self._text(name, tree)[1], **self._told(language, "other-language-points")}

    def _told(self, language: str, other: str = "other-language") -> dict[str, Any]:
        """The language of a text, and what is said where that is another, or none."""
        return {
            "notice": notice_words(language, self._language, self._words, other),
            **_tongue(language or self._language),
        }

    def _events(self) -> dict[str, Any]:
        events = self._options.events_of(self._briefing)
        told = self._dated((format_span(event, self._language), event.text) for event in events)
        sections = list(map(self._told_in, events))
        rows = zip(told["rows"], sections, strict=True)
        texts = zip((event.text.get(self._language) for event in events), sections, strict=True)
        return {
            **told,
            "long": any(self._are_long([text, section["title"] if section else ""]) for text, section in texts),
            "rows": [{**row, "section": section} for row, section in rows],
        }

    def _told_in(self, event: Event) -> dict[str, str] | None:
        """The section that tells more of an event, where that is printed; the number of its page is known later."""
        section = self._briefing.section(event.section) if event.section in self._printed else None
        if section is None:
            return None
        return {"target": f"section-{section.id}", "title": section.title.get(self._language)}

    def _said(self, text: LocalizedText, most: int | None = None) -> str | dict[str, Any]:
        """The words of a text, ``most`` letters at most, and in which language they are where that is another."""
        words = in_language(text, self._language)
        short = str(words) if most is None else shortened(str(words), most)
        if not isinstance(words, Foreign):
            return short
        return {"text": short, **_tongue(words.language)}

    def _section(self, section: Section) -> dict[str, Any]:
        """A section; each of its figures stands ``after`` so many runs of its text."""
        tree, language = self._opened.text_in(section.id, self._language)
        figures = [
            figure for each in self._options.figures_with(self._opened, section) if (figure := self._new_figure(each))
        ]
        captions = self._opened.lines((figure.caption for figure in figures), self._language)
        runs, text = self._text(section.id, tree, captions)
        after = places([figure.id for figure in figures], runs)
        return {
            "id": section.id,
            "title": self._said(section.title),
            "text": text,
            **self._told(language),
            "figures": [{**self._figure(each), "after": at} for each, at in zip(figures, after, strict=True)],
        }

    def _new_figure(self, figure_id: str) -> Figure | None:
        """A figure that is printed, the first time that it is asked for."""
        if figure_id in self._placed or figure_id not in self._plates:
            return None
        self._placed.add(figure_id)
        return self._briefing.figure(figure_id)

    def _text(self, name: str, tree: BlockTree, captions: Iterable[Line] = ()) -> tuple[list[Run], dict[str, Any]]:
        """The runs of a text, and what is made of them, the footnotes last; kept by its ``name``.

        In large print nothing stands beside a text: below it is all that it and its captions cite and lead to.
        """
        if name not in self._texts:
            sources = self._numbers.keys()
            runs = list(runs_of(tree.blocks, sources))
            data = [self._run(run, following) for run, following in zip(runs, (*runs[1:], None), strict=False)]
            notes = tuple(block for note in tree.notes for block in note)
            if notes:
                beside = self._run(run_of(notes, sources))
                self._room = self._rooms[0]
                data.append({**beside, "blocks": [], "notes": [self._nodes(note) for note in tree.notes]})
            self._texts[name] = runs, {"runs": data}
            if self._large:
                blocks = (*tree.blocks, *notes, *(Paragraph(content=each) for each in captions))
                self._texts[name][1]["below"] = self._beside(run_of(blocks, sources))
        return self._texts[name]

    def _run(self, run: Run, following: Run | None = None) -> dict[str, Any]:
        """A run, with what stands beside it."""
        self._room = self._rooms[run.is_wide]
        return {
            "heading": run.is_heading,
            "wide": run.is_wide,
            "blocks": self._nodes(run.blocks, following.blocks[0] if following else None),
            **self._beside(run),
        }

    def _line(self, text: LocalizedText | None) -> dict[str, Any]:
        """A text of one paragraph, with what stands below it."""
        [line] = self._opened.lines([text], self._language)
        return {"text": self._value(line), **self._below([line])}

    def _dated(self, rows: Iterable[tuple[str, LocalizedText]]) -> dict[str, Any]:
        """Such texts, each of a moment, with what stands below them all."""
        rows = list(rows)
        lines = self._opened.lines((text for _when, text in rows), self._language)
        said = [
            {"when": bound(when), "text": self._value(line)} for (when, _text), line in zip(rows, lines, strict=True)
        ]
        return {"rows": said, **self._below(lines)}

    def _below(self, lines: Iterable[Line]) -> dict[str, Any]:
        blocks = tuple(Paragraph(content=line) for line in lines)
        return self._beside(run_of(blocks, self._numbers.keys()))

    def _beside(self, run: Run) -> dict[str, Any]:
        """The sources that a run is the first to cite, in the order of their numbers, and where its words lead."""
        return {
            "cited": [self._note(source) for source in self._briefing.sources if source.id in run.cited],
            "addresses": list(run.addresses),
        }

    def _note(self, source: Source) -> dict[str, Any]:
        """A source as it is named beside the text."""
        return {
            "id": source.id,
            "number": self._numbers[source.id],
            "publisher": self._said(source.publisher, LONGEST_NOTE),
            "kind": self._words(KIND_NAMES[source.kind]),
            "date": format_date(source.date, self._language) if source.date else "",
            "once": not self._long,
        }

    def _source(self, source: Source) -> dict[str, Any]:
        language = self._language
        words = [source.title, source.publisher, *([source.note] if source.note else [])]
        return {
            "id": source.id,
            "long": self._are_long([*(each.get(language) for each in words), source.url or ""]),
            "title": self._said(source.title),
            "publisher": self._said(source.publisher),
            "kind": self._words(KIND_NAMES[source.kind]),
            "date": format_date(source.date, language) if source.date else "",
            "url": source.url or "",
            "note": self._line(source.note),
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        plate = self._plates[figure.id]
        printed = plate.printed(figure)
        rows = [printed[at : at + IN_A_ROW] for at in range(0, len(printed), IN_A_ROW)]
        beside = [[text.get(self._language) for each in row for text in (each.label, each.credit)] for row in rows]
        below = [text.get(self._language) for text in (figure.title, figure.caption)]
        return {
            "id": figure.id,
            "long": len(rows) > MOST_ROWS or self._are_long([*below, *(words for row in beside for words in row)]),
            "long-heads": any(map(self._are_long, beside)),
            "title": self._said(figure.title),
            "caption": self._line(figure.caption),
            "place": place_words(figure.place, self._language, self._words) if figure.place else "",
            "map": self._maps.get(figure.id),
            "processing": plate_words(figure, plate, self._language, self._words),
            "composed": plate.composed,
            "stacked": plate.stacked,
            "images": [self._image(each, figure) for each in plate.images],
            "pictures": list(map(self._picture, printed, go_by_labels(printed, self._language))),
        }

    def _image(self, image: Image, figure: Figure) -> dict[str, Any]:
        return {
            "file": image.file,
            "width": image.width,
            "problem": self._words(LABELS["missing"]).format(reason=image.problem),
            "bar": scale_bar(image, figure.metres_per_pixel, self._language, self._words),
        }

    def _picture(self, picture: Picture, by_label: bool) -> dict[str, Any]:
        """A picture, with the ``name`` that it goes by and, of its date and its label, what that is not."""
        label = picture.label.get(self._language)
        date, said = format_date(picture.date, self._language), self._said(picture.label)
        return {
            "name": said if by_label else date,
            "rest": date if by_label else said,
            "kind": kind_words(picture, self._language, self._words),
            "alt": picture.alt.get(self._language) or label,
            "credit": self._said(picture.credit),
        }

    def _are_long(self, texts: Iterable[str]) -> bool:
        """Whether some texts that stand together may be longer than a page."""
        return sum(map(len, texts)) > (LONGEST_WHOLE_LARGE if self._large else LONGEST_WHOLE)

    def _nodes(self, blocks: Sequence[Block], following: Block | None = None) -> list[dict[str, Any]]:
        """Blocks as tables with a ``kind``, and whether each stays on the page of the next.

        A link has the label to which it leads, empty where that is not printed.
        """
        return [
            self._node(block) | ({"stays": True} if stays(block, next_) else {})
            for block, next_ in zip(blocks, (*blocks[1:], following), strict=False)
        ]

    def _node(self, node: Block | Inline) -> dict[str, Any]:
        data: dict[str, Any] = {"kind": type(node).__name__}
        is_deeper = isinstance(node, List | Quote)
        self._room -= tables.INDENT * is_deeper
        with self._depth.within(node):
            for name in node.__struct_fields__:
                data[name] = self._value(getattr(node, name))
        self._room += tables.INDENT * is_deeper
        match node:
            case Paragraph(content=content):
                data["ragged"] = self._large or max(map(len, walking.words(content).split()), default=0) > LONGEST_SET
            case Table():
                data |= tables.look(node, self._room, large=self._large)
            case Citation(source=source):
                data["number"] = self._numbers.get(source, 0)
                data["target"] = f"source-{source}" if not self._long else ""
            case FigureLink(figure=figure):
                data["target"] = f"figure-{figure}" if figure in self._plates else ""
            case SectionLink(section=section):
                data["target"] = f"section-{section}" if section in self._printed else ""
        return data

    def _parts(self, value: object) -> list[Any]:
        instead = self._depth.instead(value)
        if instead is not None:
            return list(self._value(instead))
        return _pieces(value.text) if isinstance(value, Text) else [self._value(value)]

    def _value(self, value: object) -> Any:
        if isinstance(value, str | int) or value is None:
            return value
        if isinstance(value, Iterable):
            return [part for each in value for part in self._parts(each)]
        return self._node(value)  # type: ignore[arg-type]


def _tongue(language: str) -> dict[str, Any]:
    """In which language words are set, and which way they run."""
    return {"language": language.split("-")[0], "right-to-left": is_right_to_left(language)}


def _pieces(words: str) -> list[dict[str, str]]:
    """Words as inlines, of which some are kept on one line."""
    return [{"kind": "Bound" if bound else "Text", "text": piece} for piece, bound in parted(words)]
