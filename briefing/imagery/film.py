"""A film of a few still pictures that loops for ever.

An animated PNG keeps every colour, and shows its first picture where animation is not known; a GIF has 256 colours a
picture, for programs that know no animated PNG.
"""

import io
from collections.abc import Sequence

from PIL import Image


def looping(pictures: Sequence[bytes], milliseconds: int, kind: str) -> bytes:
    """PNGs of one size as a film of a ``kind``, PNG or GIF, that shows each for so long."""
    stills = [Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB") for picture in pictures]
    out = io.BytesIO()
    stills[0].save(out, kind, save_all=True, append_images=stills[1:], duration=milliseconds, loop=0)
    return out.getvalue()
