"""Which files are pictures of the formats that a briefing may have, by how they begin, and by how they are called."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")
# Of so many bytes at its beginning a file is known; the last of TIFF's are those of BigTIFF.
START = 16

_STARTS = {
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"II*\0": ".tif",
    b"MM\0*": ".tif",
    b"II+\0": ".tif",
    b"MM\0+": ".tif",
}


def suffix_of(data: bytes) -> str:
    """How the name of a picture ends that begins with ``data``; nothing where that is the beginning of none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return next((suffix for start, suffix in _STARTS.items() if data.startswith(start)), "")
