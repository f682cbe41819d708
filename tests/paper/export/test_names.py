"""Every place in an export has a name of its own, whatever a stranger calls sections."""

import re
from collections import Counter
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make
from tests.paper.export.html_page import page

NOTED = "Words.[^a]\n\n[^a]: Whence they are.\n"
SECTION = '[[sections]]\nid = "{name}"\ntitle = "{name}"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing whose sections are called as other things in an export are, or were, each with a footnote."""
    names = ("summary", "summary-title", "key-points", "sources-title")
    sections = "".join(SECTION.format(name=name) for name in names)
    manifest = MANIFEST.replace('"- A point.[^one]"', f'"""{NOTED}"""').replace(
        "[[sections]]", f"{sections}[[sections]]", 1
    )
    made = small_briefing(tmp_path / "x", manifest=manifest)
    for name in names:
        (made / f"sections/en/{name}.md").write_text(NOTED)
    return made


def test_no_two_places_of_a_page_have_one_name(folder: Path, make: Make) -> None:
    with open_briefing(folder) as opened:
        found = page(make(opened, "html").data)
    names = Counter(facts["id"] for _tag, facts in found.elements if "id" in facts)
    assert "section-summary-title" in names
    assert max(names.values()) == 1


def test_no_two_footnotes_of_a_markdown_file_have_one_name(folder: Path, make: Make) -> None:
    with open_briefing(folder) as opened:
        names = re.findall(r"^\[\^(.*?)\]:", make(opened, "md").data.decode(), re.MULTILINE)
    assert len(names) == len(set(names)) == 5
