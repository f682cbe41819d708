"""What keeps a printed briefing from being accessible or complete, each with the place to jump to."""

from collections.abc import Iterator, Sequence

from briefing.document import walking
from briefing.document.blocks import Code, CodeBlock, Text
from briefing.document.findings import Finding
from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparing.comparison import WHOLE
from briefing.paper.compiler import in_words
from briefing.paper.incomplete import MOST_NAMED, incomplete, not_shown
from briefing.paper.joined_letters import MOST_JOINED
from briefing.paper.options import PrintOptions
from briefing.paper.plate import Plate
from briefing.paper.press import LaidOut, Printed
from briefing.paper.too_long import Place
from briefing.translation import _

LEAST_DOTS = 150  # an inch


def preflight(opened: OpenedBriefing, laid_out: LaidOut, printed: Printed) -> tuple[Finding, ...]:
    """Everything that is found in what was laid out and printed, what concerns the whole first."""
    return (*of_print(opened, laid_out, printed), *of_contents(opened, laid_out))


def of_print(opened: OpenedBriefing, laid_out: LaidOut, printed: Printed) -> tuple[Finding, ...]:
    """What is found in the PDF itself."""
    return tuple(_in_print(opened, laid_out, printed))


def of_contents(opened: OpenedBriefing, laid_out: LaidOut) -> tuple[Finding, ...]:
    """What is found in the texts and pictures that go into it, which can be said before it is made."""
    language, plates = laid_out.options.language, laid_out.plates
    return tuple(
        incomplete(
            opened,
            laid_out.options,
            lambda figure: _plate(figure, plates[figure.id], language),
            lambda figure: plates[figure.id].printed(figure),
        )
    )


def left_out(opened: OpenedBriefing, laid_out: LaidOut) -> Finding | None:
    """That figures are printed without some of their pictures, as it was chosen; None where all are there."""
    language, plates = laid_out.options.language, laid_out.plates
    figures = [each for each in laid_out.options.figures_of(opened) if len(each.pictures) > len(plates[each.id].seen)]
    if not figures:
        return None
    named = ", ".join(f"“{each.title.get(language)}”" for each in figures[:MOST_NAMED])
    what = _("not all pictures are printed of {figures}").format(figures=named)
    return Finding(what=what, advice=_("Choose “All dates” to have them printed"), harmless=True)


def _in_print(opened: OpenedBriefing, laid_out: LaidOut, printed: Printed) -> Iterator[Finding]:
    for refusal in printed.refusals:
        what = _("a standard for archives or accessibility is not met: {reason}").format(reason=in_words(refusal))
        yield Finding(what=what, advice=_("The PDF is written without claiming to meet it"))
    if laid_out.is_cut:
        what = _("more than {most} marks or letters are joined into one; the rest of them is left out")
        yield Finding(what=what.format(most=MOST_JOINED), advice=_("Write fewer on each other"))
    yield from map(_cut, laid_out.cut)
    yield from _letters(opened, laid_out.options, printed.missing)


def _cut(place: Place) -> Finding:
    """What is told of a place where something was cut for paper."""
    what = _("a word or a line of code is too long for paper; its end is left out")
    if place.is_name:
        what = _("a title, a label or another name is too long for paper; its end is left out")
    parts = {
        "summary": _("the key points"),
        "events": _("the timeline"),
        "corrections": _("the corrections"),
        "sources": _("the sources"),
    }
    if place.part:
        what = f"{parts[place.part]}: {what}"
    return Finding(what=what, advice=_("Shorten it"), section=place.section, figure=place.figure)


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


def _plate(figure: Figure, plate: Plate, language: str) -> Iterator[Finding]:
    name = figure.title.get(language)
    files = [_("a picture")] if plate.composed else [each.file for each in plate.printed(figure)]
    coarse = sum(0 < image.dots < LEAST_DOTS for image in plate.images)
    for file, image in zip(files, plate.images, strict=True):
        if image.problem:
            yield not_shown(figure, language, file, image.problem, image.advice)
        elif image.dots < LEAST_DOTS and coarse <= MOST_NAMED:
            what = _("“{name}”: {file} has {dots} dots an inch at the size at which it is printed")
            words = what.format(name=name, file=file, dots=round(image.dots))
            is_zoomed = len(figure.pictures) > 1 and plate.comparison.view != WHOLE
            advice = _("Use a larger one, or zoom out") if is_zoomed else _("Use a larger one")
            yield Finding(what=words, advice=advice, figure=figure.id)
    if coarse > MOST_NAMED:
        what = _("“{name}”: {count} pictures have less than {least} dots an inch at the size at which they are printed")
        words = what.format(name=name, count=coarse, least=LEAST_DOTS)
        yield Finding(what=words, advice=_("Use larger ones"), figure=figure.id)
