"""Lengths on paper and in exports where the largest picture of a figure, by which they are told, is not compared."""

from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.export.pictures import prepare
from briefing.paper.options import Plates, PrintOptions
from briefing.paper.plate import Plate
from briefing.paper.press import Press
from tests.paper.test_all_dates import dated

SIZES = (500, 350), (2000, 1400), (1000, 700)


def scaled(folder: Path) -> Path:
    made = dated(folder, *SIZES)
    manifest = made / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("metres_per_pixel = 0.5", "metres_per_pixel = 1"))
    return made


def printed(opened: OpenedBriefing, pictures: PictureService, plates: Plates) -> Plate:
    with Press(opened, pictures) as press:
        return press.lay_out(PrintOptions(language="en", plates=plates)).plates["pair"]


@pytest.mark.parametrize("plates", ["side-by-side", "on-screen", "all-dates"])
def test_pictures_are_as_long_on_the_ground_as_the_largest_of_their_figure(
    tmp_path: Path, pictures: PictureService, plates: Plates
) -> None:
    with open_briefing(scaled(tmp_path / "x")) as opened:
        for _again in range(2):  # the second plate is a kept one
            images = printed(opened, pictures, plates).images
            assert [image.width / image.scale for image in images] == pytest.approx([2000] * len(images), rel=1e-3)


def test_no_length_is_told_where_the_largest_picture_may_be_one_that_cannot_be_read(
    tmp_path: Path, pictures: PictureService
) -> None:
    folder = scaled(tmp_path / "x")
    largest = folder / "images/1.png"
    for spoil in (lambda: largest.write_bytes(b"nothing"), largest.unlink):
        spoil()
        with open_briefing(folder) as opened:
            assert [image.scale for image in printed(opened, pictures, "side-by-side").images] == [0, 0]
            shown = prepare(opened, opened.briefing.figures, pictures, {}, lambda _done, _whole: None)
        assert shown["pair"].ground == 0


def test_in_an_export_too(tmp_path: Path, pictures: PictureService) -> None:
    with open_briefing(scaled(tmp_path / "x")) as opened:
        for pair in (Comparison(after=2), Comparison(after=1)):
            shown = prepare(opened, opened.briefing.figures, pictures, {"pair": pair}, lambda _done, _whole: None)
            assert shown["pair"].ground == 2000
