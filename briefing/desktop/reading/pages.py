"""What the text pane shows: a section, the key points, the timeline or the sources, as a page of rich text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from briefing.desktop.look import Look
from briefing.desktop.reading.about import broken_well
from briefing.desktop.reading.citing import OF_FIGURE, OF_SOURCE, Place, are_at_hand, cited_sources, where_cited
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.part_titles import CORRECTIONS, KEY_POINTS, SOURCES, TIMELINE, TITLES, title_of
from briefing.desktop.reading.rich_text import COLUMN, Writer
from briefing.document import walking
from briefing.document.blocks import BlockTree, FigureLink, Inline, Link, SectionLink, Text
from briefing.document.dates import format_date, format_span
from briefing.document.directions import is_right_to_left
from briefing.document.model import KIND_MEANINGS, KIND_NAMES, KINDS_TITLE, Briefing, Event, LocalizedText, Source
from briefing.document.opening import LONG, OpenedBriefing
from briefing.errors import DocumentError, MissingPart
from briefing.translation import _, catalogue

WRITTEN_AT_ONCE = 4 * LONG  # letters, which take a fifth of a second
MOST_PLACES = 12  # that are named


class Pages:
    """Writes the pages of one briefing in one language, in lines ``room`` times as wide as letters are high.

    ``wide`` leaves more room between the lines.
    """

    def __init__(
        self, opened: OpenedBriefing, language: str, look: Look, size: int, room: float = COLUMN, *, wide: bool = False
    ) -> None:
        self._opened = opened
        self._briefing = opened.briefing
        self._language = language
        self._numbers = self._briefing.numbers()
        self._writer = Writer(
            look=look,
            number=lambda source: self._numbers.get(source, 0),
            lost=lambda link: why_lost(self._briefing, link),
            letters=Letters(size),
            room=room,
            wide=wide,
            right_to_left=is_right_to_left(language),
        )

    def page(self, part: str, progress: Callable[[int, int], object] | None = None) -> str:
        """The page of a section or of one of the parts round the sections, as HTML."""
        opened, language = self._opened, self._language
        around = {
            KEY_POINTS: self._key_points,
            TIMELINE: self._timeline,
            SOURCES: lambda: self._sources(where_cited(opened, language, progress)),
            CORRECTIONS: self._corrections,
        }
        body = around[part]() if part in around else self._section(part)
        return self._writer.page(self._heading(part) + body)

    def is_quick(self, part: str) -> bool:
        """Whether the page is made in no time worth mentioning."""
        if part in TITLES:
            return self._is_short(part) and (part != SOURCES or are_at_hand(self._opened, self._language))
        if self._briefing.section(part) is None:
            return True
        return self._opened.is_at_hand(part, self._language) and not self._is_slow(part)

    def _is_slow(self, part: str) -> bool:
        """Whether it takes a while to write a section that was read."""
        with suppress(DocumentError):
            tree, _language = self._opened.text_in(part, self._language)
            return sum(len(each.text) for each in walking.inlines(tree) if isinstance(each, Text)) > WRITTEN_AT_ONCE
        return False

    def draft(self, part: str) -> str:
        """What there is at once of a page that is not quick: nothing, but of the sources all except their places."""
        has_any = part == SOURCES and self._is_short(part)
        return self._writer.page(self._heading(part) + self._sources({})) if has_any else ""

    def _is_short(self, part: str) -> bool:
        texts = self._texts_of(part)
        return sum(len(words.get(self._language)) for words in texts if words is not None) <= LONG

    def _texts_of(self, part: str) -> Iterable[LocalizedText | None]:
        """What is read as Markdown of a part round the sections."""
        briefing = self._briefing
        texts: Mapping[str, Iterable[LocalizedText | None]] = {
            KEY_POINTS: [briefing.summary],
            TIMELINE: (event.text for event in briefing.events),
            SOURCES: (source.note for source in briefing.sources),
            CORRECTIONS: (each.text for each in briefing.corrections),
        }
        return texts[part]

    def _lines(self, part: str) -> list[tuple[Inline, ...]]:
        """The same as inlines, where each is one paragraph."""
        return self._opened.lines(self._texts_of(part), self._language)

    def sentence(self, part: str, sentence: str) -> str:
        """A page that says something about a part instead of showing it, such as why it cannot be shown."""
        return self._writer.page(self._heading(part) + self._writer.quiet(sentence))

    def _heading(self, part: str) -> str:
        return self._writer.heading(title_of(self._briefing, part, self._language))

    def _section(self, part: str) -> str:
        section = self._briefing.section(part)
        tree, language = self._opened.text_in(part, self._language)
        if not language:
            words = self._writer.quiet(self._why_missing(part))
        else:
            words = self._text(tree, language, _("This section is not there in the language that you chose."))
        figures = [figure for each in section.figures if (figure := self._briefing.figure(each))] if section else []
        if len(figures) > 1:
            entries = (self._writer.figure(each.id, each.title.get(self._language)) for each in figures)
            words += self._writer.heading(_("Pictures of this section"), 3) + "".join(entries)
        captions = self._opened.lines((each.caption for each in figures), self._language)
        cited = cited_sources(walking.inlines(tree)).union(*(cited_sources(walking.within(each)) for each in captions))
        sources = [self._entry(source) for source in self._briefing.sources if source.id in cited]
        if sources:
            words += self._writer.heading(_("Sources of this section"), 3) + "".join(sources)
        return words

    def _why_missing(self, section: str) -> str:
        """That a section has no text, and which file it would be in where there is none of that name."""
        try:
            self._opened.own_text(section, self._language)
        except MissingPart as error:
            return _("The text of this section is missing: {file} is not in the briefing.").format(file=error.where)
        return _("The text of this section is missing.")

    def _key_points(self) -> str:
        tree, language = self._opened.summary_in(self._language)
        return self._text(tree, language, _("The key points are not there in the language that you chose."))

    def _text(self, tree: BlockTree, language: str, otherwise: str) -> str:
        """A text, after what is to be said where it is in another language."""
        if language == self._language:
            return self._writer.tree(tree)
        text = self._writer.tree_from(tree, right_to_left=is_right_to_left(language))
        return self._writer.quiet(otherwise) + text

    def _timeline(self) -> str:
        events = zip(self._briefing.events, self._lines(TIMELINE), strict=True)
        return "".join(
            self._writer.event(format_span(event, self._language), said, self._told_in(event)) for event, said in events
        )

    def _told_in(self, event: Event) -> tuple[str, str]:
        """The id of the section that tells more of an event, and words that lead to it, or nothing."""
        section = self._briefing.section(event.section) if event.section else None
        if section is None:
            return "", ""
        return section.id, _("See “{title}”.").format(title=section.title.get(self._language))

    def _sources(self, places: Mapping[str, Sequence[Place]]) -> str:
        """All sources, each with the ``places`` where it is cited, and what their kinds mean."""
        said = catalogue(self._language).gettext
        kinds = (
            self._writer.term(said(KIND_NAMES[each]), said(KIND_MEANINGS[each])) for each in self._briefing.kinds()
        )
        entries = (
            self._whole_entry(source, note, places.get(source.id, ()))
            for source, note in zip(self._briefing.sources, self._lines(SOURCES), strict=True)
        )
        return "".join((*entries, self._writer.heading(said(KINDS_TITLE), 3), *kinds))

    def _corrections(self) -> str:
        corrections = zip(self._briefing.corrections, self._lines(CORRECTIONS), strict=True)
        return "".join(self._writer.event(format_date(each.date, self._language), said) for each, said in corrections)

    def _entry(self, source: Source, *more: Sequence[Inline], leads: bool = True) -> str:
        title, about = source.title.get(self._language), broken_well(source, self._language)
        return self._writer.source(source.id, title, about, *more, most=len(self._numbers), leads=leads)

    def _whole_entry(self, source: Source, note: Sequence[Inline], places: Sequence[Place]) -> str:
        """An entry with all that is known of a source, so that it need not lead to that."""
        address = [Link(url=source.url, content=(Text(text=source.url),))] if source.url is not None else []
        return self._entry(source, note, address, self._cited_in(source, places), leads=False)

    def _cited_in(self, source: Source, places: Sequence[Place]) -> list[Inline]:
        """A line that leads to each of the places where a source is cited, or to the first of many; none without."""
        said: list[Inline] = []
        for place in places[:MOST_PLACES]:
            said += (Text(text=", " if said else _("Cited in:") + " "), self._place(source, place))
        if len(places) > MOST_PLACES:
            said.append(Text(text=", " + _("and {count} more").format(count=len(places) - MOST_PLACES)))
        return said

    def _place(self, source: Source, place: Place) -> Inline:
        kind, name = place
        figure = self._briefing.figure(name) if kind == OF_FIGURE else None
        if figure is not None:
            words = _("figure “{title}”").format(title=figure.title.get(self._language))
            return FigureLink(figure=figure.id, content=(Text(text=words),))
        if kind == OF_SOURCE:
            words = _("note on source {number}").format(number=self._numbers[name])
            return Link(url=f"cited:{source.id}:{SOURCES}#{name}", content=(Text(text=words),))
        words = title_of(self._briefing, name, self._language)
        return Link(url=f"cited:{source.id}:{name}", content=(Text(text=words),))


def why_lost(briefing: Briefing, link: FigureLink | SectionLink) -> str:
    """Why a link leads nowhere; empty where it leads to something of ``briefing``."""
    match link:
        case FigureLink(figure=figure) if briefing.figure(figure) is None:
            return _("There is no figure “{figure}” in this briefing.").format(figure=figure)
        case SectionLink(section=section) if briefing.section(section) is None:
            return _("There is no section “{section}” in this briefing.").format(section=section)
    return ""
