"""Pictures of a figure that were copied and not changed, or of which the files were swapped."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from briefing.document.dates_in_names import NamedDate, dates_in
from briefing.document.model import Briefing, Picture
from briefing.document.names import composed
from briefing.document.placeholders import is_placeholder
from briefing.document.untranslated import is_phrase
from briefing.translation import _


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do."""
    for at, figure in enumerate(briefing.figures):
        place = f"figures[{at}].pictures"
        yield from _same_files(place, figure.pictures)
        yield from _same_words(place, figure.pictures)
        names = [PurePosixPath(picture.file).stem for picture in figure.pictures]
        yield from _swapped(place, figure.pictures, dates_in(names, briefing.published))


def _same_files(place: str, pictures: Sequence[Picture]) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for number, picture in enumerate(pictures):
        file = composed(picture.file)
        if file in seen:
            what = _("another picture of this figure shows the same file")
            yield f"{place}[{number}].file", what, _("Name the file of this one, or take it out")
        seen.add(file)


def _same_words(place: str, pictures: Sequence[Picture]) -> Iterator[tuple[str, str, str]]:
    """Descriptions that are those of another picture, so that who cannot see learns nothing of what has changed."""
    seen: set[tuple[str, str]] = set()
    for number, picture in enumerate(pictures):
        for language, words in picture.alt.texts.items():
            said = language, words.strip()
            if said in seen and is_phrase(words) and not is_placeholder(words):
                what = _("another picture of this figure is described by the same words")
                yield f"{place}[{number}].alt.{language}".rstrip("."), what, _("Say what is to be seen in this one")
            seen.add(said)


def _swapped(
    place: str, pictures: Sequence[Picture], named: Sequence[NamedDate | None]
) -> Iterator[tuple[str, str, str]]:
    """Pictures in the order of their dates whose names tell the opposite."""
    for number, ((first, told), (second, other)) in enumerate(pairwise(zip(pictures, named, strict=True)), start=1):
        if told is None or other is None or not (told.certain and other.certain):
            continue
        if first.date.is_before(second.date) and other.date.is_before(told.date):
            what = _("the names of this file and the one before it tell their dates the other way round")
            yield f"{place}[{number}].file", what, _("Check which of the two is the earlier one")
