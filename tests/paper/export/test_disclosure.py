"""What a reader has to know of the pictures and of what is left out is told in every form."""

from pathlib import Path

import pytest
from PIL import Image

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method
from tests.document.samples import MANIFEST
from tests.imagery.pictures import saved, scene
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make

SECOND = '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]'


@pytest.mark.parametrize(("form", "beside"), [("html", ""), ("md", "pictures"), ("md", ""), ("txt", "")])
def test_what_was_noted_of_the_pictures_is_told(tmp_path: Path, make: Make, form: str, beside: str) -> None:
    folder = small_briefing(tmp_path / "noted")
    moving = scene(400, 280, 5)
    (folder / "images/b.png").write_bytes(saved(moving, "PNG", save_all=True, append_images=[moving.rotate(9)]))
    with open_briefing(folder) as opened:
        said = make(opened, form, folder=beside).data.decode()
    assert " ".join(said.split()).count("13 December 2021: first frame of an animation.") == 1
    assert "differ in shape" not in said


@pytest.mark.parametrize("form", ["html", "md"])
def test_that_pictures_differ_in_shape_is_told(tmp_path: Path, make: Make, form: str) -> None:
    folder = small_briefing(tmp_path / "shapes")
    Image.new("RGB", (400, 100)).save(folder / "images/a.png")
    with open_briefing(folder) as opened:
        assert "The pictures differ in shape; they are scaled to fit." in make(opened, form, folder="p").data.decode()


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_an_extract_says_that_it_is_one(tmp_path: Path, make: Make, form: str) -> None:
    folder = small_briefing(tmp_path / "extract", manifest=MANIFEST.replace("[[figures]]", SECOND, 1))
    (folder / "sections/en/second.md").write_text("Afterwards.")
    with open_briefing(folder) as opened:
        part = make(opened, form, sections=("second",), historical=True).data.decode()
        whole = make(opened, form).data.decode()
    assert "This is an extract: 1 of 2 sections." in part
    assert part.index("Historical edition") < part.index("This is an extract")
    assert "extract" not in whole


def test_a_pair_of_which_one_is_missing_has_nothing_noted(small: OpenedBriefing, tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "missing")
    (folder / "images/a.png").unlink()
    with open_briefing(folder) as opened:
        assert "<em>" not in make(opened, "html").data.decode()
        text = make(opened, "txt")
    assert text.data == make(small, "txt").data
    assert not text.findings, "what it does not show is not missing in it"
    assert "<em>" not in make(small, "html").data.decode()


def test_of_a_pair_of_which_one_is_missing_nothing_is_said_to_be_done(tmp_path: Path, make: Make) -> None:
    state = Comparison(tone=True, alignment=Alignment(dx=3, method=Method.NUDGED))
    folder = small_briefing(tmp_path / "missing")
    (folder / "images/b.png").write_bytes(b"broken")
    with open_briefing(folder) as opened:
        said = make(opened, "html", {"pair": state}).data.decode()
    assert "cannot be shown" in said
    assert "aligned" not in said
    assert "The tones" not in said
