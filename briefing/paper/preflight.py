"""What keeps a printed briefing from being accessible or complete, each with the place to jump to."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.document import walking
from briefing.document.blocks import Code, CodeBlock, FigureLink, Inline, SectionLink, Text
from briefing.document.examples import is_example
from briefing.document.findings import Finding
from briefing.document.model import Briefing, Figure, LocalizedText, Picture, Section
from briefing.document.opening import OpenedBriefing
from briefing.document.placeholders import is_placeholder
from briefing.errors import MissingPart
from briefing.paper.compiler import in_words
from briefing.paper.joined_letters import MOST_JOINED
from briefing.paper.options import PrintOptions
from briefing.paper.plate import Plate
from briefing.paper.press import LaidOut, Printed
from briefing.translation import _
from briefing.visible import shortened

LEAST_DOTS = 150  # an inch
UNREAD_MARK = re.compile(r"\[\^([^\]\s]*)")
MOST_NAMED = 5


def preflight(opened: OpenedBriefing, laid_out: LaidOut, printed: Printed) -> tuple[Finding, ...]:
    """Everything that is found in what was laid out and printed, what concerns the whole first."""
    return tuple(_findings(opened, laid_out, printed))


def _findings(opened: OpenedBriefing, laid_out: LaidOut, printed: Printed) -> Iterator[Finding]:
    options = laid_out.options
    language = options.language
    for refusal in printed.refusals:
        what = _("a standard for archives or accessibility is not met: {reason}").format(reason=in_words(refusal))
        yield Finding(what=what, advice=_("The PDF is written without claiming to meet it"))
    if not opened.briefing.title.has(language):
        yield Finding(what=_("the title is not in the language that is printed"), advice=_("Translate it"))
    if (summary := opened.briefing.summary) is not None and not summary.has(language):
        yield Finding(what=_("the key points are not in the language that is printed"), advice=_("Translate them"))
    for words, what in (
        (opened.briefing.title, _("the title still says what `briefing new` wrote")),
        (opened.briefing.issuer, _("the issuer still says what `briefing new` wrote")),
    ):
        if is_example(words.get(language)):
            yield Finding(what=what, advice=_("Write your own"))
    if laid_out.is_cut:
        what = _("more than {most} marks or letters are joined into one; the rest of them is left out")
        yield Finding(what=what.format(most=MOST_JOINED), advice=_("Write fewer on each other"))
    yield from _letters(opened, options, printed.missing)
    yield from _marks(opened.briefing, walking.inlines(opened.summary(language)), _("the key points"))
    for name, texts in (
        (_("the timeline"), [event.text for event in opened.briefing.events]),
        (_("the corrections"), [each.text for each in opened.briefing.corrections]),
        (_("the notes of the sources"), [source.note for source in opened.briefing.sources if options.sources]),
    ):
        inlines = itertools.chain.from_iterable(map(walking.within, opened.lines(texts, language)))
        yield from _marks(opened.briefing, inlines, name)
    for section in options.sections_of(opened.briefing):
        yield from _section(opened, section, language)
    for figure in options.figures_of(opened):
        if not figure.caption.has(language):
            what = _("the caption of “{name}” is not in the language that is printed")
            yield _at(figure.id, what.format(name=figure.title.get(language)), _("Translate it"))
        name = _("the caption of “{name}”").format(name=figure.title.get(language))
        [caption] = opened.lines([figure.caption], language)
        yield from _marks(opened.briefing, walking.within(caption), name, figure=figure.id)
        for picture in figure.pictures:
            yield from _picture(figure.id, picture, language)
        yield from _plate(figure, laid_out.plates[figure.id], options.language)


def _letters(opened: OpenedBriefing, options: PrintOptions, missing: Sequence[str]) -> Iterator[Finding]:
    """Letters that no font has, at the first place where each is met."""
    places: dict[tuple[str, str], list[str]] = {}
    for letter in missing:
        places.setdefault(_place(opened, options, letter), []).append(_code(letter))
    for (section, figure), letters in places.items():
        what = _("no font here has these letters: {letters}").format(letters=", ".join(letters))
        yield Finding(what=what, advice=_("Install a font that has them"), section=section, figure=figure)


def _place(opened: OpenedBriefing, options: PrintOptions, letter: str) -> tuple[str, str]:
    """The section or the figure that has a letter; neither where it is in what surrounds them."""
    language = options.language
    for section in options.sections_of(opened.briefing):
        tree = opened.text(section.id, language)
        words = [each.text for each in walking.inlines(tree) if isinstance(each, Text | Code)]
        words += [each.text for each in walking.blocks(tree) if isinstance(each, CodeBlock)]
        if any(letter in each for each in (section.title.get(language), *words)):
            return section.id, ""
    for figure in options.figures_of(opened):
        shown = [figure.title, figure.caption]
        shown += [words for each in figure.pictures for words in (each.label, each.credit)]
        if any(letter in words.get(language) for words in shown):
            return "", figure.id
    return "", ""


def _code(letter: str) -> str:
    """A letter and its number, or the number alone where the letter is not for showing."""
    number = f"U+{ord(letter[0]):04X}"
    return f"{letter} ({number})" if letter.isprintable() else number


def _section(opened: OpenedBriefing, section: Section, language: str) -> Iterator[Finding]:
    title = section.title.get(language)
    try:
        tree = opened.own_text(section.id, language)
    except MissingPart:
        what = _("“{name}” has no text in the language that is printed").format(name=title)
        elsewhere = opened.text_in(section.id, language)[1]
        advice = _("That of another is printed") if elsewhere else _("Write it; it is said that it is missing")
        yield Finding(what=what, advice=advice, section=section.id)
        return
    for _heading, _before in walking.skipping_headings(tree):
        what = _("“{name}” skips a level of headings").format(name=title)
        yield Finding(what=what, advice=_("Use the level in between"), section=section.id)
    yield from _marks(opened.briefing, walking.inlines(tree), f"“{title}”", section=section.id)
    for figure in section.figures:
        if opened.briefing.figure(figure) is None:
            what = _("“{name}” has a figure that is not there: “{figure}”").format(name=title, figure=figure)
            yield Finding(what=what, advice=_("Add it to figures"), section=section.id)


def _marks(
    briefing: Briefing, inlines: Iterable[Inline], name: str, *, section: str = "", figure: str = ""
) -> Iterator[Finding]:
    """Marks and links of a text, called ``name``, that lead to what is not there."""
    inlines = list(inlines)
    words = [inline.text for inline in inlines if isinstance(inline, Text)]
    figures = [inline.figure for inline in inlines if isinstance(inline, FigureLink)]
    sections = [inline.section for inline in inlines if isinstance(inline, SectionLink)]
    for what, advice, which in (
        (
            _("{name}: a source is cited that is not there: {which}"),
            _("Add it to the sources, or fix the mark"),
            [mark for text in words for mark in UNREAD_MARK.findall(text)],
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


def _picture(figure: str, picture: Picture, language: str) -> Iterator[Finding]:
    for words, what in (
        (picture.alt, _("{file} has no description for those who cannot see it")),
        (picture.credit, _("{file} does not say whose it is")),
        (picture.label, _("{file} has no label")),
    ):
        if _lacks(words, language):
            yield _at(figure, what.format(file=picture.file), _("Write it in the language that is printed"))


def _plate(figure: Figure, plate: Plate, language: str) -> Iterator[Finding]:
    name = figure.title.get(language)
    shown = (plate.comparison.before, plate.comparison.after) if len(figure.pictures) > 1 else (0,)
    files = [_("a picture")] if plate.composed else [figure.pictures[at].file for at in shown]
    for file, image in zip(files, plate.images, strict=True):
        if image.problem:
            what = _("“{name}”: {file} cannot be shown: {reason}")
            words = what.format(name=name, file=file, reason=image.problem)
            yield _at(figure.id, words, image.advice)
        elif image.dots < LEAST_DOTS:
            what = _("“{name}”: {file} has {dots} dots an inch at the size at which it is printed")
            words = what.format(name=name, file=file, dots=round(image.dots))
            yield _at(figure.id, words, _("Use a larger one, or zoom out"))


def _lacks(words: LocalizedText, language: str) -> bool:
    said = words.get(language).strip()
    return not words.has(language) or not said or is_placeholder(said)


def _at(figure: str, what: str, advice: str) -> Finding:
    return Finding(what=what, advice=advice, figure=figure)
