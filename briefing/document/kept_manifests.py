"""Manifests that were read once are kept in the cache, so that opening a briefing again need not load the reader."""

import functools
from pathlib import Path

from briefing.document.model import Briefing
from briefing.kept import Shelf, maker

SHELF = Shelf("manifests", 8 << 20, Briefing)
MOST_BYTES = 1 << 18


def parsed(data: bytes) -> Briefing:
    """The briefing that a manifest describes; raise ManifestError or NewerFormat as ``manifest.parse`` does.

    It goes by the very bytes: a manifest of which one letter has changed is read anew.
    """
    key = _reader(), data.decode("latin-1")
    kept = SHELF.recall(*key) if len(data) <= MOST_BYTES else None
    if kept is not None:
        return kept
    from briefing.document.manifest import parse

    briefing = parse(data)
    if len(data) <= MOST_BYTES:
        SHELF.remember(briefing, *key)
    return briefing


@functools.cache
def _reader() -> str:
    """What a briefing depends on beside its manifest: what reads it, and what is in the way of being read."""
    names = "manifest.py", "model.py", "values.py", "names.py", "hidden.py", "addresses.py", "toml_depth.py"
    return maker(*(Path(__file__).with_name(name) for name in names))
