import pytest
from msgspec.structs import replace

from briefing.document import manifest
from briefing.document.figure_order import beside
from briefing.document.model import Briefing, LocalizedText, Section
from tests.document.samples import MANIFEST


def section(name: str, *figures: str) -> Section:
    return Section(id=name, title=LocalizedText(texts={"en": name}), figures=figures)


@pytest.fixture
def briefing() -> Briefing:
    """Three sections, of which the second tells of no figure, and the third of one that the first has too."""
    sections = section("first", "a", "b"), section("second"), section("third", "b", "c")
    return replace(manifest.parse(MANIFEST.encode()), sections=sections)


def test_the_next_figure_is_in_the_section_or_in_one_that_has_any(briefing: Briefing) -> None:
    assert beside(briefing, "first", "a", 1) == ("first", "b")
    assert beside(briefing, "first", "b", 1) == ("third", "b")
    assert beside(briefing, "third", "b", -1) == ("first", "b")
    assert beside(briefing, "third", "c", 1) is None
    assert beside(briefing, "first", "a", -1) is None


def test_of_a_figure_that_its_part_does_not_tell_of_it_is_where_it_is_told_of_or_where_one_reads(
    briefing: Briefing,
) -> None:
    assert beside(briefing, "sources", "b", 1) == ("third", "b")
    assert beside(briefing, "second", "linked", 1) == ("third", "b")
    assert beside(briefing, "second", "linked", -1) == ("first", "b")
    assert beside(briefing, "first", "linked", 1) == ("first", "a")
    assert beside(briefing, "sources", "linked", -1) == ("third", "c")
    assert beside(briefing, "sources", "linked", 1) is None
    assert beside(replace(briefing, sections=()), "sources", "a", 1) is None
