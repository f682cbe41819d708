"""A film of a few still pictures as an animated GIF, for programs that know no animated PNG. 256 colours a picture."""

import io
from collections.abc import Sequence

from PIL import Image


def looping_gif(pictures: Sequence[bytes], milliseconds: int) -> bytes:
    """PNGs of our own making as a GIF that shows each for so long, for ever."""
    stills = [Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB").quantize() for picture in pictures]
    out = io.BytesIO()
    stills[0].save(out, "GIF", save_all=True, append_images=stills[1:], duration=milliseconds, loop=0, disposal=1)
    return out.getvalue()
