"""What the picture worker finds around it: the environment of its process."""

import os
from collections.abc import Mapping
from pathlib import Path

# How glibc keeps memory in the worker (others do not read this): all pixels of a large picture are given back at once,
# while what is needed again for the next rows or tile is kept, and does not cost the system a page at a time. Where
# the kernel has large pages for who asks, pixels get them: 480 MB are 240 pages then, not 120,000.
FRUGAL = {
    "MALLOC_MMAP_THRESHOLD_": str(4 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
    "MALLOC_TOP_PAD_": str(16 << 20),
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


def surroundings() -> Mapping[str, str]:
    """The environment of the reader, but for how memory is kept and where modules come from."""
    return {**os.environ, **FRUGAL, **places_of_modules()}


def places_of_modules() -> Mapping[str, str]:
    """Where another process of ours finds its modules.

    What lies in the folder where one stands, perhaps the briefing of a stranger, is none of them.
    """
    known = filter(os.path.isabs, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    places = os.pathsep.join([str(Path(__file__).resolve().parents[2]), *known])
    return {"PYTHONPATH": places, "PYTHONSAFEPATH": "1"}
