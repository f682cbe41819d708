"""An event leads to the section that tells more of it, in every form; where that is left out it leads nowhere."""

import io
from pathlib import Path

import pikepdf
import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.export.conftest import Make
from tests.paper.readback import poppler, text_of

FORMS = {
    "html": ('<td>Something <a href="#section-first">See “First”.</a></td>', "<td>Something</td>"),
    "md": ("| Something [See “First”.](#first) |", "| Something |"),
    "txt": ("    Something See “First”.\n", "    Something\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_exported(small: OpenedBriefing, make: Make, form: str) -> None:
    leads, alone = FORMS[form]
    assert leads in make(small, form).data.decode()
    assert alone in make(small, form, sections=()).data.decode()


def test_it_is_printed_with_its_page(tmp_path: Path, small: OpenedBriefing, render: Render) -> None:
    data = render(small).data
    assert "Date Event More in November to 13 December 2021 Something First, page 1" in text_of(data, tmp_path)
    assert "December 2021 Something Corrections" in text_of(render(small, sections=()).data, tmp_path)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        targets = [str(link.Dest) for page in pdf.pages for link in page.get("/Annots", []) if "/Dest" in link]
    assert "section-first" in targets


def test_its_heading_stays_in_a_line_over_a_short_title(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('title.en = "First"', 'title.en = "S"')
    with open_briefing(small_briefing(tmp_path / "short", manifest=manifest)) as opened:
        lines = poppler("pdftotext", render(opened).data, tmp_path, "-layout").splitlines()
    assert any(line.split() == ["Date", "Event", "More", "in"] for line in lines)


def test_a_long_title_takes_no_more_than_the_side(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('title.en = "First"', f'title.en = "{"Long words " * 12}"')
    with open_briefing(small_briefing(tmp_path / "long", manifest=manifest)) as opened:
        assert "2021 Something Long words Long" in text_of(render(opened).data, tmp_path)
