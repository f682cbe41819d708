"""The parts of a briefing that is nowhere on the disk yet."""

from collections.abc import Mapping

from briefing.document.storage import MOST_ENTRY_BYTES, missing, too_large


class MemoryStorage:
    """Parts held as bytes, by name."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)

    def read(self, name: str, most: int = MOST_ENTRY_BYTES) -> bytes:
        """The bytes of a part, at most ``most``."""
        if name not in self._parts:
            raise missing(name)
        if len(self._parts[name]) > most:
            raise too_large(name, most)
        return self._parts[name]

    def size(self, name: str) -> int:
        """How many bytes a part has."""
        return len(self._parts[name])

    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return sorted(self._parts)

    def close(self) -> None:
        """Nothing is open; the parts go with the last who knows them."""
