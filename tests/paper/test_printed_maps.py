"""Maps on paper: beside their figures, with words for those who do not see them."""

import io
import re
from pathlib import Path

import pikepdf

from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import MANIFEST
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import poppler, structure, text_of


def test_a_printed_figure_has_its_map_with_words_for_it(
    builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    printed = render(builtin, language="nl")
    assert printed.standards == ("a-2a", "ua-1")
    assert "resolutie 68/262" in text_of(printed.data, tmp_path)
    alternatives = [facts.get("/Alt", "") for kind, facts in structure(printed.data) if kind == "/Figure"]
    assert any(alt.startswith("Kaart: De Krim") for alt in alternatives)
    grey = render(builtin, language="nl", grey=True).data
    assert grey != printed.data
    assert len(poppler("pdfimages", grey, tmp_path, "-list").splitlines()) == 4, "the map is no picture"
    with pikepdf.open(io.BytesIO(grey)) as pdf:
        assert len(pdf.pages) == 4


def test_a_figure_without_a_place_has_no_map(small: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(small).data, tmp_path)
    assert "Natural Earth" in words
    bare = MANIFEST.replace('place = { name = "Somewhere", longitude = 34.1, latitude = 45.3 }\n', "")
    with open_briefing(small_briefing(tmp_path / "bare", manifest=bare)) as opened:
        words = text_of(render(opened).data, tmp_path)
    assert "Natural Earth" not in words


def test_tall_pictures_leave_room_for_caption_and_map_on_their_page(render: Render, tmp_path: Path) -> None:
    folder = small_briefing(tmp_path / "tall")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(400, 980, 5))
    with open_briefing(folder) as opened:
        printed = render(opened)
    assert printed.standards == ("a-2a", "ua-1")
    pages = poppler("pdftotext", printed.data, tmp_path).split("\f")
    (page,) = [page for page in pages if "A caption" in page]
    assert "Natural Earth" in page
    bottoms = re.findall(r'yMax="([\d.]+)">(?:Natural|caption)', poppler("pdftotext", printed.data, tmp_path, "-bbox"))
    assert all(float(bottom) < 842 - 70 for bottom in bottoms)
