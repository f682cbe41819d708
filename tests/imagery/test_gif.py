import io

from PIL import Image

from briefing.imagery.gif import looping_gif


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def test_a_gif_shows_its_pictures_in_turn_for_ever() -> None:
    with Image.open(io.BytesIO(looping_gif([png("#c03020"), png("#2040c0")], 1200))) as film:
        assert (film.format, getattr(film, "n_frames", 1), film.info["loop"]) == ("GIF", 2, 0)
        seen = []
        for at in range(2):
            film.seek(at)
            seen.append(film.convert("RGB").getpixel((20, 15)))
            assert film.info["duration"] == 1200
    assert seen == [(0xC0, 0x30, 0x20), (0x20, 0x40, 0xC0)]
