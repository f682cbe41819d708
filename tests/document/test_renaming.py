"""Which section is the one that was read, where its id was changed."""

import pytest

from briefing.document import manifest
from briefing.document.model import Briefing
from briefing.document.renaming import renamed
from tests.document.samples import MANIFEST


def with_sections(*ids: str) -> Briefing:
    begin, end = MANIFEST.index("[[sections]]"), MANIFEST.index("[[figures]]")
    rows = "".join(f'[[sections]]\nid = "{each}"\ntitle = "A"\n\n' for each in ids)
    return manifest.parse((MANIFEST[:begin] + rows + MANIFEST[end:]).encode())


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (("one", "three"), "three"),
        (("two", "one"), "two"),
        (("one",), "two"),
        (("one", "three", "four"), "two"),
        (("three", "one"), "two"),
    ],
)
def test_a_new_section_in_the_place_of_one_that_is_gone_is_that_one(now: tuple[str, ...], found: str) -> None:
    assert renamed("two", with_sections("one", "two"), with_sections(*now)) == found


def test_what_is_no_section_is_not_renamed() -> None:
    assert renamed("about:sources", with_sections("one"), with_sections("two")) == "about:sources"
