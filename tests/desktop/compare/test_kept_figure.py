"""What is kept of a figure comes back as it was, also where its pictures are others by then."""

from msgspec.structs import replace

from briefing.desktop.compare.kept_figure import KeptFigure
from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Side

FILES = ["a.png", "b.png", "c.png"]
MOVED = Alignment(dx=3.0)


def aligned(before: int, after: int) -> KeptFigure:
    """A figure of three pictures, of which two were aligned with each other."""
    kept = KeptFigure(FILES, None)
    kept.comparison = replace(kept.of_dates(before, after), alignment=MOVED)
    kept.stamp({Side.BEFORE: "one", Side.AFTER: "other"})
    return kept


def test_an_alignment_stays_that_of_its_two_pictures() -> None:
    kept = aligned(0, 2)
    kept.comparison = kept.of_dates(0, 1)
    assert kept.comparison.alignment.is_none
    assert kept.of_dates(0, 2).alignment == MOVED
    assert KeptFigure(FILES, kept.state()).of_dates(0, 2).alignment == MOVED


def test_an_alignment_that_was_changed_with_the_sides_changed_is_the_one_that_is_kept() -> None:
    kept = aligned(0, 2)
    kept.comparison = replace(kept.of_dates(2, 0), alignment=Alignment(dx=5.0))
    for each in (kept, KeptFigure(FILES, kept.state())):
        assert each.of_dates(0, 2).alignment == Alignment(dx=5.0).reversed()
    kept.comparison = replace(kept.of_dates(2, 0), alignment=UNALIGNED)
    for each in (kept, KeptFigure(FILES, kept.state())):
        assert each.of_dates(0, 2).alignment.is_none


def test_a_picture_is_replaced_where_another_has_come_under_the_name_of_one_that_was_aligned() -> None:
    kept = KeptFigure(FILES, aligned(0, 2).state())
    assert not kept.is_replaced(Side.AFTER, "other")
    assert kept.is_replaced(Side.AFTER, "a new one")
    kept.comparison = kept.of_dates(2, 1)
    assert not kept.is_replaced(Side.BEFORE, "a new one"), "these two are not aligned"


def test_what_makes_no_sense_is_kept_as_is_usual() -> None:
    assert KeptFigure(FILES, ["nonsense"]).state() == KeptFigure(FILES, None).state()
