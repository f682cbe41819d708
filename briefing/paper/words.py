"""The words of a briefing on paper or handed on that are not its own, in the language that it is printed in."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from briefing.document.model import KINDS_TITLE, Briefing, Picture, PictureKind
from briefing.imagery.comparing.comparison import Comparison, Method, Mode, Side
from briefing.paper.options import PrintOptions
from briefing.paper.plate import Notes
from briefing.translation import N_, number

LABELS: Mapping[str, str] = {
    "key-points": N_("Key points"),
    "contents": N_("Contents"),
    "timeline": N_("Timeline"),
    "date": N_("Date"),
    "event": N_("Event"),
    "see": N_("See “{title}”."),
    "more": N_("More in"),
    "on-page": N_("{title}, page {page}"),
    "sources": N_("Sources"),
    "more-sources": N_("and {count} more in the list of sources"),
    "kinds": KINDS_TITLE,
    "corrections": N_("Corrections"),
    "edition": N_("Edition"),
    "published": N_("Published"),
    "cutoff": N_("Information as of"),
    "illustration": N_("Illustration"),
    "page": N_("Page {page} of {pages}"),
    "historical": N_("Historical edition: this tells what was known on {date}. What happened later is not in it."),
    "extract": N_("This is an extract: {chosen} of {whole} sections."),
    "no-pictures": N_("The pictures are left out."),
    "no-key-points": N_("The key points are left out."),
    "no-timeline": N_("The timeline is left out."),
    "no-sources": N_("The sources are left out."),
    "other-language": N_("This section is not there in this language."),
    "other-language-points": N_("The key points are not there in this language."),
    "no-text": N_("The text of this section is missing."),
    "not-printed": N_("Not printed: {dates}."),
    "missing": N_("This picture cannot be shown: {reason}"),
    # What only the other ways out have a use for:
    "language": N_("Language"),
    "place": N_("Place"),
    "picture": N_("Picture"),
    "figure": N_("Figure: {title}"),
    "source": N_("Source {number}"),
    "footnote": N_("Footnote {letter}"),
    "footnotes": N_("Footnotes"),
    "back": N_("Back to the text"),
    "back-to": N_("Back to mention {number} in the text"),
    "divider": N_("Divider between {before} and {after}"),
    "both": N_("{before} on {one} percent, {after} on {other} percent"),
    "whole": N_("{date} whole"),
    "earlier": N_("Earlier:"),
    "between": N_("Between these two:"),
    "later": N_("Later:"),
    "others": N_("Other pictures:"),
    "how": N_("Drag the divider, click, or use the arrow keys. The space bar shows one whole picture, then the other."),
}

Words = Callable[[str], str]


def kind_words(picture: Picture, language: str, words: Words) -> str:
    """That a picture is an illustration, where it is one and its label does not say so already."""
    drawn = words(LABELS["illustration"]) if picture.kind is PictureKind.ILLUSTRATION else ""
    return "" if drawn.lower() in picture.label.get(language).lower() else drawn


def omitted_words(briefing: Briefing, options: PrintOptions, words: Words) -> str:
    """What of the briefing is left out, so that what is handed on does not pass for all of it."""
    chosen, whole = len(options.sections_of(briefing)), len(briefing.sections)
    said = {
        "extract": chosen < whole,
        "no-pictures": options.plates == "none" and bool(briefing.figures),
        "no-key-points": not options.key_points and briefing.summary is not None,
        "no-timeline": not options.timeline and bool(briefing.events),
        "no-sources": not options.sources and bool(briefing.sources),
    }
    return " ".join(words(LABELS[key]).format(chosen=chosen, whole=whole) for key, so in said.items() if so)


def notice_words(language: str, wanted: str, words: Words, other: str = "other-language") -> str:
    """What is said above a text that is in another language than is ``wanted``, or in none."""
    if language == wanted:
        return ""
    return words(LABELS[other if language else "no-text"])


def shown_words(comparison: Comparison, names: Mapping[Side, str], words: Words) -> str:
    """Which of the two pictures is where in a comparison that is printed as it was on the screen."""
    if comparison.alone is not None:
        return words(N_("Shown: {date}.")).format(date=names[comparison.alone])
    before, after = names[Side.BEFORE], names[Side.AFTER]
    match comparison.mode:
        case Mode.FADE:
            share = round(comparison.opacity * 100)
            return words(N_("{after} laid over {before} at {share} percent.")).format(
                before=before, after=after, share=share
            )
        case Mode.LENS:
            inside, around = names[comparison.shown.other], names[comparison.shown]
            return words(N_("{inside} in the circle, {around} around it.")).format(inside=inside, around=around)
        case Mode.SIDE_BY_SIDE:
            return words(N_("{before} first, {after} second.")).format(before=before, after=after)
        case Mode.DIFFERENCE:
            return words(
                N_("What differs between {before} and {after}: orange is lighter, blue is darker in “{after}”.")
            ).format(before=before, after=after)
    line = (
        N_("{before} left of the line, {after} right of it.")
        if comparison.is_upright
        else N_("{before} above the line, {after} below it.")
    )
    first, second = (names[side] for side in comparison.order)
    return words(line).format(before=first, after=second)


def processing_words(
    comparison: Comparison, names: Mapping[Side, str], language: str, words: Words, toned: Sequence[str]
) -> str:
    """What was done to pictures so that they can be compared; empty where nothing was.

    ``names`` are those of the two, as far as these are shown; ``toned`` of those whose tones were to be matched.
    """
    said = []
    alignment = comparison.alignment
    written = partial(number, decimals=1, language=language)
    if not alignment.is_none and Side.AFTER in names:
        how = {
            Method.AUTOMATIC: N_("“{picture}” was aligned automatically: shifted by {dx} and {dy} pixels"),
            Method.PINNED: N_("“{picture}” was aligned by pinned points: shifted by {dx} and {dy} pixels"),
        }.get(alignment.method, N_("“{picture}” was aligned by hand: shifted by {dx} and {dy} pixels"))
        moved = names[Side.AFTER]
        sentence = words(how).format(picture=moved, dx=written(alignment.dx), dy=written(alignment.dy))
        finely = partial(number, decimals=2, language=language)
        if (percent := finely(alignment.scale * 100)) != "100":
            sentence += words(N_(", scaled to {percent} percent")).format(percent=percent)
        if (degrees := finely(alignment.rotation)) != "0":
            sentence += words(N_(", turned by {degrees}°")).format(degrees=degrees)
        said.append(sentence + ".")
    if comparison.tone and toned:
        tones = words(N_("The tones of “{after}” were matched to those of “{before}”"))
        after = "”, “".join(toned)
        said.append(tones.format(before=names[Side.BEFORE], after=after) + ".")
    return " ".join(said)


def noted_words(notes: Notes, names: Sequence[str], words: Words, *, mismatch: bool) -> str:
    """What has to be known of pictures, each by its name; empty where there is nothing.

    ``mismatch`` is whether the two that are compared have different proportions.
    """
    said = [words(N_("The pictures differ in shape; they are scaled to fit")) + "."] if mismatch else []
    of_note: dict[str, list[str]] = {}
    for at, note in notes:
        of_note.setdefault(note, []).append(names[at])
    said += [f"{', '.join(of)}: {words(note)}." for note, of in of_note.items()]
    return " ".join(said)
