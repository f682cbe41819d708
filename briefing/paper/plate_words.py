"""What is said below the pictures of a printed figure: which is which, what was done to them, which are left out."""

from briefing.document.model import Figure
from briefing.document.picture_names import picture_names
from briefing.imagery.comparing.comparison import Side
from briefing.paper.plate import Plate
from briefing.paper.words import LABELS, Words, noted_words, processing_words, shown_words


def plate_words(figure: Figure, plate: Plate, language: str, words: Words) -> str:
    """All of it, in sentences; empty where there is nothing, as of pictures that cannot be shown."""
    comparison = plate.comparison
    names = picture_names([figure.pictures[at] for at in plate.shown], language)
    images = plate.images * len(plate.shown) if plate.composed else plate.images
    there = {at: name for at, name, image in zip(plate.shown, names, images, strict=True) if not image.problem}
    treated = there if comparison.before in there else {}  # without it the others are as they are
    compared = zip(Side, (comparison.before, comparison.after), strict=True)
    sides = {side: treated[at] for side, at in compared if at in treated and at in (comparison.before, *plate.seen)}
    toned = [name for at, name in treated.items() if at != comparison.before and at in plate.seen]
    notes = tuple((at, note) for at, note in plate.notes if plate.shown[at] in there and plate.shown[at] in plate.seen)
    said = [
        shown_words(comparison, sides, words) if plate.composed and treated else "",
        processing_words(comparison, sides, language, words, toned),
        noted_words(notes, names, words, mismatch=plate.mismatch and bool(toned)),
        _left_out(figure, plate, language, words),
    ]
    return " ".join(each for each in said if each)


def _left_out(figure: Figure, plate: Plate, language: str, words: Words) -> str:
    """The names of the pictures of a figure that are not printed; empty where all are."""
    names = enumerate(picture_names(figure.pictures, language))
    dates = ", ".join(name for at, name in names if at not in plate.seen)
    return words(LABELS["not-printed"]).format(dates=dates) if dates else ""
