"""What keeps a briefing from being complete in the language in which it is handed on, each with its place."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefing.document import walking
from briefing.document.blocks import FigureLink, Inline, SectionLink, Text
from briefing.document.examples import first_example, is_example
from briefing.document.findings import Finding
from briefing.document.model import Briefing, Figure, LocalizedText, Picture, Section
from briefing.document.opening import OpenedBriefing
from briefing.document.placeholders import is_placeholder
from briefing.document.seeking import Seeker
from briefing.document.untranslated import KINDS, untranslated
from briefing.paper.options import PrintOptions
from briefing.translation import _
from briefing.visible import shortened

MOST_NAMED = 5


def incomplete(
    opened: OpenedBriefing,
    options: PrintOptions,
    shown: Callable[[Figure], Iterable[Finding]],
    pictures: Callable[[Figure], Sequence[Picture]] = lambda figure: figure.pictures,
) -> Iterator[Finding]:
    """All of it, what concerns the whole first; ``shown`` tells what is wrong with the images of a figure.

    ``pictures`` are those of a figure that are handed on: of what the others lack nothing is told.
    """
    language = options.language
    yield from _of_whole(opened, options, pictures)
    for section in options.sections_of(opened.briefing):
        yield from _section(opened, section, language)
    for figure in options.figures_of(opened):
        yield from _figure(opened, figure, pictures(figure), language)
        yield from shown(figure)


def _of_whole(
    opened: OpenedBriefing, options: PrintOptions, pictures: Callable[[Figure], Sequence[Picture]]
) -> Iterator[Finding]:
    """What lacks in the title, and in what stands before and after the sections."""
    briefing, language = opened.briefing, options.language
    if not briefing.title.has(language):
        yield Finding(what=_("the title is not in the language that was chosen"), advice=_("Translate it"))
    summary = briefing.summary if options.key_points else None
    if summary is not None and not summary.has(language):
        yield Finding(what=_("the key points are not in the language that was chosen"), advice=_("Translate them"))
    if several := _in_one(opened, options, pictures):
        what = _("one text for all languages: {names}").format(names=", ".join(several))
        yield Finding(what=what, advice=_("Write them in each language"))
    for words, what in (
        (briefing.title, _("the title still says what a new briefing says")),
        (briefing.issuer, _("the issuer still says what a new briefing says")),
    ):
        if is_example(words.get(language)):
            yield Finding(what=what, advice=_("Write your own"))
    yield from _unwritten(_("the key points"), [summary], language)
    tree, found_in = options.summary_of(opened)
    written = summary.get(found_in) if summary is not None else ""
    yield from _marks(briefing, walking.inlines(tree), _("the key points"), written)
    events = [event.text for event in options.events_of(briefing)]
    yield from _unwritten(_("the timeline"), events, language)
    sources = briefing.sources if options.sources else ()
    told = [words for each in sources for words in (each.title, each.publisher, each.note)]
    yield from _unwritten(_("the sources"), told, language)
    for name, texts in (
        (_("the timeline"), events),
        (_("the corrections"), [each.text for each in briefing.corrections]),
        (_("the notes of the sources"), [source.note for source in sources]),
    ):
        inlines = itertools.chain.from_iterable(map(walking.within, opened.lines(texts, language)))
        written = "\n\n".join(words.get(language) for words in texts if words is not None)
        yield from _marks(briefing, inlines, name, written)


def _in_one(
    opened: OpenedBriefing, options: PrintOptions, pictures: Callable[[Figure], Sequence[Picture]]
) -> list[str]:
    """What is in one text for all languages, where another is chosen than the first, in which it probably is."""
    briefing = opened.briefing
    if options.language == briefing.languages[0]:
        return []
    handed_on = replace(
        briefing,
        summary=briefing.summary if options.key_points else None,
        sources=briefing.sources if options.sources else (),
        sections=tuple(options.sections_of(briefing)),
        figures=tuple(replace(each, pictures=tuple(pictures(each))) for each in options.figures_of(opened)),
        events=options.events_of(briefing),
    )
    return [_(KINDS[kind]) for kind in untranslated(handed_on)]


def not_shown(figure: Figure, language: str, file: str, reason: str, advice: str) -> Finding:
    """That an image of a figure cannot be shown, and what to do."""
    what = _("“{name}”: {file} cannot be shown: {reason}")
    words = what.format(name=figure.title.get(language), file=file, reason=reason)
    return Finding(what=words, advice=advice, figure=figure.id)


def _section(opened: OpenedBriefing, section: Section, language: str) -> Iterator[Finding]:
    title = section.title.get(language)
    tree, found_in = opened.text_in(section.id, language)
    if found_in != language:
        several = len(opened.briefing.languages) > 1
        what = _("“{name}” has no text in the language that was chosen") if several else _("“{name}” has no text")
        advice = _("That of another stands in its place") if found_in else _("Write it; it is said that it is missing")
        yield Finding(what=what.format(name=title), advice=advice, section=section.id)
        return
    written = opened.own_words(section.id, language) if tree.blocks else ""
    if first_example(written)[0]:
        yield _still(f"“{title}”", section=section.id)
    for _heading, _before in walking.skipping_headings(tree):
        what = _("“{name}” skips a level of headings").format(name=title)
        yield Finding(what=what, advice=_("Use the level in between"), section=section.id)
    yield from _marks(opened.briefing, walking.inlines(tree), f"“{title}”", written, section=section.id)
    for figure in section.figures:
        if opened.briefing.figure(figure) is None:
            what = _("“{name}” has a figure that is not there: “{figure}”").format(name=title, figure=figure)
            yield Finding(what=what, advice=_("Add it to figures"), section=section.id)


def _figure(opened: OpenedBriefing, figure: Figure, pictures: Sequence[Picture], language: str) -> Iterator[Finding]:
    title, written = figure.title.get(language), figure.caption.get(language)
    if not figure.caption.has(language):
        what = _("the caption of “{name}” is not in the language that was chosen").format(name=title)
        yield Finding(what=what, advice=_("Translate it"), figure=figure.id)
    elif opened.path is not None and is_placeholder(written):
        what = _("the caption of “{name}” only says where its pictures are from").format(name=title)
        yield Finding(what=what, advice=_("Write your own"), figure=figure.id)
    told = [figure.caption, *(words for each in pictures for words in (each.alt, each.credit))]
    yield from _unwritten(f"“{title}”", told, language, figure=figure.id)
    [caption] = opened.lines([figure.caption], language)
    name = _("the caption of “{name}”").format(name=title)
    yield from _marks(opened.briefing, walking.within(caption), name, written, figure=figure.id)
    if opened.path is None:
        yield from _nowhere_yet(figure.id, pictures, language)
    else:
        for picture in pictures:
            yield from _picture(opened, figure.id, picture, language)


def _unwritten(
    name: str, texts: Iterable[LocalizedText | None], language: str, *, figure: str = ""
) -> Iterator[Finding]:
    if any(first_example(each.get(language))[0] for each in texts if each is not None):
        yield _still(name, figure=figure)


def _still(name: str, *, section: str = "", figure: str = "") -> Finding:
    what = _("{name}: there is still what a new briefing says").format(name=name)
    return Finding(what=what, advice=_("Write your own"), section=section, figure=figure)


def _marks(
    briefing: Briefing, inlines: Iterable[Inline], name: str, written: str, *, section: str = "", figure: str = ""
) -> Iterator[Finding]:
    """Marks and links of a text, called ``name``, that lead to what is not there; ``written`` is how it is written."""
    inlines = list(inlines)
    words = [inline.text for inline in inlines if isinstance(inline, Text) and "[^" in inline.text]
    marks = itertools.chain.from_iterable(map(Seeker(written).unread, words)) if words else ()
    figures = [inline.figure for inline in inlines if isinstance(inline, FigureLink)]
    sections = [inline.section for inline in inlines if isinstance(inline, SectionLink)]
    for what, advice, which in (
        (
            _("{name}: a source is cited that is not there: {which}"),
            _("Add it to the sources, or fix the mark"),
            [each for each in marks if briefing.source(each) is None and f"[^{each}]:" not in written],
        ),
        (
            _("{name}: a link leads to a figure that is not there: {which}"),
            _("Add it to figures, or fix the link"),
            [each for each in figures if briefing.figure(each) is None],
        ),
        (
            _("{name}: a link leads to a section that is not there: {which}"),
            _("Fix the link"),
            [each for each in sections if briefing.section(each) is None],
        ),
    ):
        if which:
            named = ", ".join(f"“{shortened(each)}”" for each in list(dict.fromkeys(which))[:MOST_NAMED])
            yield Finding(what=what.format(name=name, which=named), advice=advice, section=section, figure=figure)


def _picture(opened: OpenedBriefing, figure: str, picture: Picture, language: str) -> Iterator[Finding]:
    several = len(opened.briefing.languages) > 1
    advice = _("Write it in the language that was chosen") if several else _("Write it in briefing.toml")
    if opened.path is not None and opened.path.is_file():
        advice = _("Save the briefing as a folder, and write it in briefing.toml there")
    for words, what in (
        (picture.alt, _("{file} has no description for those who cannot see it")),
        (picture.credit, _("{file} does not say whose it is")),
        (picture.label, _("{file} has no label")),
    ):
        if _lacks(words, language):
            yield Finding(what=what.format(file=picture.file), advice=advice, figure=figure)


def _nowhere_yet(figure: str, pictures: Iterable[Picture], language: str) -> Iterator[Finding]:
    """What nobody was asked to write in a comparison of loose pictures, whose files have other names there."""
    if any(_lacks(words, language) for each in pictures for words in (each.alt, each.credit)):
        what = _("nobody has written yet what the pictures show, for those who cannot see them, and whose they are")
        advice = _("Save the comparison as a folder, and write it in briefing.toml there")
        yield Finding(what=what, advice=advice, figure=figure)


def _lacks(words: LocalizedText, language: str) -> bool:
    said = words.get(language).strip()
    return not words.has(language) or not said or is_placeholder(said)
