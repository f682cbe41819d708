"""The contents of what is handed on list what those on paper do."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.export.conftest import Make
from tests.paper.readback import text_of

ALL = ["Key points", "First", "Timeline", "Corrections", "Sources"]


def listed(data: bytes, form: str) -> list[str]:
    """The words of the contents."""
    if form == "html":
        return [re.sub("<.*?>", "", each) for each in re.findall("<li>(.*?)</li>", _between(data, "<nav", "</nav>"))]
    if form == "md":
        return re.findall(r"^- \[(.*)\]\(#.*\)$", _between(data, "## Contents", "\n## "), re.MULTILINE)
    return re.findall(r"^\d\. (.*)$", _between(data, "Contents\n---", "\n\n\n"), re.MULTILINE)


def _between(data: bytes, start: str, end: str) -> str:
    return data.decode().partition(start)[2].partition(end)[0]


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_all_parts_are_listed_in_every_form(small: OpenedBriefing, make: Make, form: str) -> None:
    assert listed(make(small, form).data, form) == ALL


def test_so_they_are_on_paper(tmp_path: Path, render: Render) -> None:
    long = "\n\n".join(["Words of a text that goes on for more than three pages. " * 12] * 20)
    with open_briefing(small_briefing(tmp_path / "long", en=long)) as opened:
        words = text_of(render(opened, plates="none").data, tmp_path)
    contents = words.partition("Contents ")[2].partition("Sources")[0]
    assert re.findall("|".join(ALL), contents) == ALL[:-1]


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_they_stay_where_a_briefing_has_no_key_points(tmp_path: Path, make: Make, form: str) -> None:
    bare = re.sub("summary.*\n", "", MANIFEST)
    with open_briefing(small_briefing(tmp_path / "bare", manifest=bare)) as opened:
        assert listed(make(opened, form).data, form) == ALL[1:]


def test_contents_of_markdown_lead_to_their_headings(small: OpenedBriefing, make: Make) -> None:
    told = make(small, "md").data.decode()
    assert "- [Key points](#key-points)" in told
    assert "- [Sources](#sources)" in told


def test_headings_that_are_not_there_do_not_count_in_what_links_lead_to(tmp_path: Path, make: Make) -> None:
    bare = re.sub("summary.*\n", "", MANIFEST).replace('title.en = "First"', 'title.en = "Key points"')
    with open_briefing(small_briefing(tmp_path / "bare", manifest=bare)) as opened:
        assert "- [Key points](#key-points)" in make(opened, "md").data.decode()
