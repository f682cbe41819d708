"""A film of a few still pictures that loops for ever: an animated PNG, put together from plain ones.

An animated PNG shows its first picture where animation is not known, keeps every colour, and needs no more than the
chunks of the PNGs it is made of.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Chunk = tuple[bytes, bytes]


def looping(pictures: Sequence[bytes], milliseconds: int) -> bytes:
    """PNGs of one size and kind as an animated PNG that shows each for so long.

    Raises ValueError where there are none, or they differ in size or kind.
    """
    films = [list(_chunks(picture)) for picture in pictures]
    headers = {dict(chunks)[b"IHDR"] for chunks in films}
    if len(headers) != 1:
        raise ValueError("a film needs pictures of one size and kind")
    header = headers.pop()
    written = [SIGNATURE, _chunk(b"IHDR", header), _chunk(b"acTL", struct.pack(">II", len(films), 0))]
    number = 0
    for at, chunks in enumerate(films):
        written.append(_chunk(b"fcTL", _control(number, header, milliseconds)))
        number += 1
        for kind, data in chunks:
            if kind != b"IDAT":
                continue
            if at == 0:
                written.append(_chunk(b"IDAT", data))
            else:
                written.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
                number += 1
    return b"".join([*written, _chunk(b"IEND", b"")])


def _control(number: int, header: bytes, milliseconds: int) -> bytes:
    width, height = struct.unpack(">II", header[:8])
    return struct.pack(">IIIIIHHBB", number, width, height, 0, 0, milliseconds, 1000, 0, 0)


def _chunks(picture: bytes) -> Iterator[Chunk]:
    if not picture.startswith(SIGNATURE):
        raise ValueError("a film is made of PNGs")
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
