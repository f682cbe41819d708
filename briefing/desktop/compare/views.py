"""What is said of a figure's pictures, in the words of one language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.desktop.compare.words import PairView, PictureView, Span
from briefing.document.compared_titles import title_of_seen
from briefing.document.dates import format_date
from briefing.document.line_words import Run, seen_runs, told_words
from briefing.document.model import Figure, Picture, PictureKind
from briefing.document.picture_names import go_by_labels, picture_names
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.reasons import UNEVEN
from briefing.translation import N_, _, capitalized

if TYPE_CHECKING:
    from briefing.document.model import Briefing
    from briefing.document.opening import OpenedBriefing
    from briefing.imagery.comparing.comparison import Comparison


def pair_view(
    opened: "OpenedBriefing",
    figure: Figure,
    comparison: "Comparison",
    language: str,
    notes: Sequence[str] = (),
    pixels: float = 1.0,
) -> PairView:
    """The two pictures of a figure of a briefing that are compared, or its only one; ``notes`` are in English.

    Of the largest picture of the figure so many ``pixels`` are one of what these two show, 0 where that is not known.
    """
    several = len(figure.pictures) > 1
    chosen = (comparison.before, comparison.after) if several else (comparison.before,)
    title, labels = figure.title.get(language), [each.label.get(language) for each in figure.pictures]
    views = [
        replace(view, title=title_of_seen(title, labels, [at], language))
        for view, at in zip(picture_views([figure.pictures[at] for at in chosen], language), chosen, strict=True)
    ]
    [caption] = opened.lines([figure.caption], language)
    numbers, where = opened.briefing.numbers(), place_sentence(figure, language)
    runs = seen_runs(caption, numbers)
    return PairView(
        name=title,
        before=views[0],
        after=views[1] if several else None,
        caption=f"{''.join(run.words for run in runs)} {where}".strip(),
        links=tuple(links_in(runs, opened.briefing)),
        told=f"{told_words(caption, numbers)} {where}".strip(),
        title=title_of_seen(title, labels, chosen, language),
        metres_per_pixel=figure.metres_per_pixel * pixels if figure.metres_per_pixel and pixels else None,
        is_unsure=figure.metres_per_pixel is not None and not pixels,
        is_uneven=UNEVEN in notes,
    )


def links_in(runs: Iterable[Run], briefing: "Briefing") -> Iterator[Span]:
    """Where in the words of some runs those are that lead somewhere; parts of a link that look different are one."""
    at = 0
    for address, together in groupby(runs, lambda run: run.address):
        end = at + sum(len(run.words) for run in together)
        kind, _colon, name = address.partition(":")
        known = {"figure": briefing.figure, "section": briefing.section}.get(kind)
        if address and (known is None or known(name) is not None):
            yield Span(at, end, address)
        at = end


def place_sentence(figure: Figure, language: str) -> str:
    """Where the figure is, if that is known."""
    if figure.place is None:
        return ""
    from briefing.document.places import place_words

    return f"{place_words(figure.place, language, _)}."


def picture_views(pictures: Sequence[Picture], language: str) -> list[PictureView]:
    """Some pictures beside each other: those of one date go by their labels, if these differ."""
    told, names = go_by_labels(pictures, language), picture_names(pictures, language)
    return [
        _picture_view(each, language, name if by_label else "")
        for each, name, by_label in zip(pictures, names, told, strict=True)
    ]


def _picture_view(picture: Picture, language: str, short: str) -> PictureView:
    """One picture; that it is an illustration is always told."""
    return PictureView(
        date=format_date(picture.date, language),
        label=picture.label.get(language),
        alt=picture.alt.get(language),
        credit=picture.credit.get(language),
        kind=_("Illustration") if picture.kind is PictureKind.ILLUSTRATION else "",
        short=short,
    )


# What is noted of a picture that is another than the one that was aligned.
REPLACED = N_("replaced since it was aligned")


def note_words(pair: PairView, notes: Mapping[Side, Sequence[str]]) -> tuple[str, ...]:
    """What was noted of the pictures of each side, in English; what holds for both is said once."""
    said = []
    both = set(notes[Side.BEFORE]) & set(notes[Side.AFTER])
    for side, keys in notes.items():
        for key in keys:
            words = _(key)
            said.append(capitalized(words) if key in both else f"{pair.side(side).name}: {words}")
    return tuple(dict.fromkeys(said))


def dates_words(figure: Figure, before: int, after: int, language: str) -> str:
    """Which two dates of a figure are compared."""
    names = picture_names(figure.pictures, language)
    return _("{before} compared with {after}").format(before=names[before], after=names[after])
