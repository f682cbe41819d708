import io

import pytest
from PIL import Image

from briefing.imagery.film import looping
from tests.imagery.pictures import plain_png


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_film_shows_its_pictures_in_turn_for_ever(kind: str) -> None:
    with Image.open(io.BytesIO(looping([plain_png("#c03020"), plain_png("#2040c0")], 1200, kind))) as film:
        assert (film.format, getattr(film, "n_frames", 1), film.info["loop"]) == (kind, 2, 0)
        seen = []
        for at in range(2):
            film.seek(at)
            seen.append(film.convert("RGB").getpixel((20, 15)))
            assert film.info["duration"] == 1200
    assert seen == [(0xC0, 0x30, 0x20), (0x20, 0x40, 0xC0)]


def test_where_animation_is_not_known_the_first_picture_is_shown() -> None:
    data = looping([plain_png("#ff0000"), plain_png("#0000ff")], 500, "PNG")
    assert data.index(b"IDAT") < data.index(b"fdAT")
