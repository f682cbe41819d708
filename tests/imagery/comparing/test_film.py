import io

import pytest
from PIL import Image

from briefing.imagery.comparing.film import looping
from tests.imagery.pictures import plain_png


def test_a_film_shows_its_pictures_in_turn_for_ever() -> None:
    film = Image.open(io.BytesIO(looping([plain_png("#ff0000"), plain_png("#0000ff")], 1200)))
    assert getattr(film, "n_frames", 1) == 2
    assert film.info["loop"] == 0
    colours = []
    for at in range(2):
        film.seek(at)
        assert film.info["duration"] == 1200
        colours.append(film.convert("RGB").getpixel((20, 15)))
    assert colours == [(255, 0, 0), (0, 0, 255)]


def test_where_animation_is_not_known_the_first_picture_is_shown() -> None:
    data = looping([plain_png("#ff0000"), plain_png("#0000ff")], 500)
    assert data.index(b"IDAT") < data.index(b"fdAT")


@pytest.mark.parametrize("pictures", [[], [plain_png("#fff"), plain_png("#fff", (9, 9))], [b"GIF89a"]])
def test_pictures_that_do_not_go_together_are_refused(pictures: list[bytes]) -> None:
    with pytest.raises(ValueError, match="film"):
        looping(pictures, 500)
