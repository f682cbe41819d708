"""A figure that shows one file twice, as where a picture was copied and its file was not changed."""

from collections.abc import Iterator

from briefing.document.model import Briefing
from briefing.document.names import composed
from briefing.translation import _


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """The place of each file that a figure has shown before, what is wrong there, and what to do."""
    for at, figure in enumerate(briefing.figures):
        seen: set[str] = set()
        for number, picture in enumerate(figure.pictures):
            file = composed(picture.file)
            if file in seen:
                what = _("another picture of this figure shows the same file")
                yield f"figures[{at}].pictures[{number}].file", what, _("Name the file of this one, or take it out")
            seen.add(file)
