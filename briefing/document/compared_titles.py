"""What a comparison of pictures is called, all of them or some, by their names."""

from collections.abc import Sequence
from pathlib import Path

from briefing.document.picture_names import parted
from briefing.translation import catalogue

MOST_NAMED, MOST_LETTERS = 4, 60  # pictures that a title names one by one, and how long their names are together


def title_of_all(names: Sequence[str], language: str) -> str:
    """What is compared; of many pictures how many they are comes first, since a long title is cut at its end."""
    _ = catalogue(language).gettext
    first, *between, last = names
    if not between:
        return _("{before} compared with {after}").format(before=first, after=last)
    listed = _("{words} and {last}").format(words=", ".join((first, *between)), last=last)
    if len(names) <= MOST_NAMED and len(listed) <= MOST_LETTERS:
        return _("{names} compared").format(names=listed)
    return _("{count} pictures compared, from {first} to {last}").format(count=len(names), first=first, last=last)


def title_of_seen(title: str, labels: Sequence[str], seen: Sequence[int], language: str) -> str:
    """The title in a language of what is seen of a figure, by the labels of its pictures.

    One that names all of them, as that of a comparison of loose pictures, names no others than these.
    """
    names = [Path(parted(label)[0]).stem for label in labels]
    if len(seen) == len(names) or title != title_of_all(names, language):
        return title
    return title_of_all([names[at] for at in seen], language) if len(seen) > 1 else names[seen[0]]
