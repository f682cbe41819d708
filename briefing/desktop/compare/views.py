"""What is said of a figure's pictures, in the words of one language."""

from typing import TYPE_CHECKING

from briefing.desktop.compare.words import PairView, PictureView
from briefing.document.dates import format_date
from briefing.document.model import Figure, Picture, PictureKind
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.imagery.comparison import Comparison


def pair_view(figure: Figure, comparison: "Comparison", language: str) -> PairView:
    """The two pictures of a figure that are compared, or its only one."""
    several = len(figure.pictures) > 1
    return PairView(
        name=figure.title.get(language),
        before=picture_view(figure.pictures[comparison.before], language),
        after=picture_view(figure.pictures[comparison.after], language) if several else None,
        caption=figure.caption.get(language),
        metres_per_pixel=figure.metres_per_pixel,
    )


def picture_view(picture: Picture, language: str) -> PictureView:
    """One picture; that it is an illustration is always told."""
    return PictureView(
        date=format_date(picture.date, language),
        label=picture.label.get(language),
        alt=picture.alt.get(language),
        credit=picture.credit.get(language),
        kind=_("Illustration") if picture.kind is PictureKind.ILLUSTRATION else "",
    )


def note_words(date: str, note: str) -> str:
    """What the worker noted of a picture, in words; ``note`` is one of its keys."""
    return f"{date}: {_(note)}"


def dates_words(figure: Figure, before: int, after: int, language: str) -> str:
    """Which two dates of a figure are compared."""
    one, other = (format_date(figure.pictures[at].date, language) for at in (before, after))
    return _("{before} compared with {after}").format(before=one, after=other)
