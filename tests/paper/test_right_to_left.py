"""A briefing in a language that is written from right to left, on paper."""

from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from briefing.paper.compiler import arabic_faces
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, poppler, structure


@pytest.fixture
def arabic(tmp_path: Path, render: Render) -> bytes:
    manifest = MANIFEST.replace('["en", "nl"]', '["ar", "nl"]').replace(
        "cutoff = 2021-12-24", "cutoff = 2021-12-24T18:00:00Z"
    )
    folder = small_briefing(tmp_path / "ar", manifest=manifest.replace('title.en = "Small"', 'title.ar = "حريق"'))
    (folder / "sections/en").rename(folder / "sections/ar")
    (folder / "sections/ar/first.md").write_text("كلمات.[^one]\n", encoding="utf-8")
    with open_briefing(folder) as opened:
        return render(opened, language="ar", historical=True).data


def test_figures_and_words_of_the_program_keep_their_order(arabic: bytes, tmp_path: Path) -> None:
    found = boxes(arabic, tmp_path)

    def left(words: str) -> float:
        return next(left for _page, word, left, _right, _top in found if words in word)

    assert left("45.3°") < left("34.1°")
    assert left("Information") < left("2021-12-24") < left("18:00") < left("UTC")
    assert left("Historical") < left("edition")
    assert left("Edition") > 400, "at the side at which one begins to read"


def test_words_of_the_program_are_read_aloud_in_its_language(arabic: bytes) -> None:
    assert "en" in {facts.get("/Lang") for _kind, facts in structure(arabic)}


def test_arabic_has_a_face_that_reads_well_where_the_machine_has_one(arabic: bytes, tmp_path: Path) -> None:
    if not arabic_faces():
        pytest.skip("this machine has none")
    assert "Mono" not in poppler("pdffonts", arabic, tmp_path)
