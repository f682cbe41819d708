import pytest
from PIL import Image, ImageChops, ImageFilter

from briefing.imagery.service import PictureService
from tests.paper.golden import CASES, FOLDER, TOLERANCE, difference, pages


@pytest.mark.parametrize("name", CASES)
def test_the_pages_look_as_they_should(pictures: PictureService, name: str) -> None:
    made = list(pages(pictures, CASES[name]))
    kept = [Image.open(FOLDER / f"{name}-{number}.png") for number in range(1, len(made) + 1)]
    assert not (FOLDER / f"{name}-{len(made) + 1}.png").exists()
    for number, (page, golden) in enumerate(zip(made, kept, strict=True), start=1):
        assert difference(page, golden) <= TOLERANCE, f"{name}-{number}.png; a change of design: see golden.py"


def test_a_block_that_moved_is_seen_and_another_rendering_is_not() -> None:
    with Image.open(FOLDER / "a4-en-1.png") as page:
        moved = page.copy()
        moved.paste(page.crop((0, 100, page.width, 200)), (0, 104))
        assert difference(page, moved) > TOLERANCE
        assert difference(page, ImageChops.offset(page, 0, 6)) > TOLERANCE
        assert difference(page, page.filter(ImageFilter.GaussianBlur(0.5))) <= TOLERANCE
        assert difference(page, page.crop((0, 0, 50, 50))) == 255
