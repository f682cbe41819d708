"""What is said below the pictures of a printed figure: which is which, what was done to them, which are left out."""

from briefing.document.model import Figure
from briefing.document.picture_names import picture_names
from briefing.imagery.comparing.comparison import Side
from briefing.paper.plate import Plate
from briefing.paper.words import LABELS, Words, noted_words, processing_words, shown_words


def plate_words(figure: Figure, plate: Plate, language: str, words: Words) -> str:
    """All of it, in sentences; empty where there is nothing."""
    comparison = plate.comparison
    names = picture_names(plate.printed(figure), language)
    named = dict(zip(plate.shown, names, strict=True))
    compared = zip(Side, (comparison.before, comparison.after), strict=True)
    sides = {side: named[at] for side, at in compared if at in named}  # of a single picture only the first
    toned = [name for at, name in named.items() if at != comparison.before]
    said = [
        shown_words(comparison, sides, words) if plate.composed else "",
        processing_words(comparison, sides, language, words, toned),
        noted_words(plate.notes, names, words, mismatch=plate.mismatch),
        _left_out(figure, plate, language, words),
    ]
    return " ".join(each for each in said if each)


def left_out(figure: Figure, plate: Plate, language: str) -> str:
    """The names of the pictures of a figure that are not printed; empty where all are."""
    names = enumerate(picture_names(figure.pictures, language))
    return ", ".join(name for at, name in names if at not in plate.shown)


def _left_out(figure: Figure, plate: Plate, language: str, words: Words) -> str:
    dates = left_out(figure, plate, language)
    return words(LABELS["not-printed"]).format(dates=dates) if dates else ""
