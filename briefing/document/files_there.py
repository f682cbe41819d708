"""Which files lie in a briefing, which of them it asks for, and which one was meant where it asks for another."""

from functools import cached_property

from briefing.document.names import composed, folded, is_hidden
from briefing.document.near import Near
from briefing.document.opening import OpenedBriefing
from briefing.document.storage import missing
from briefing.errors import UnreadablePart

MOST_SEARCHED = 100


class FilesThere:
    """The files of one briefing; those that were meant somewhere are remembered."""

    def __init__(self, opened: OpenedBriefing) -> None:
        self._opened = opened
        self._searched = 0
        self._near = Near()
        self._meant: set[str] = set()

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of all files by how they are when ``composed``."""
        try:
            names = self._opened.storage.names()
        except UnreadablePart:  # which is told where it is asked whether this can be packed
            names = self._opened.names()
        return {composed(name): name for name in names}

    def check(self, name: str) -> None:
        """Raise MissingPart where a disk that ignores capitals gave a file of nearly that name: others will not."""
        if composed(name) not in self.names:
            raise missing(name)

    def meant(self, file: str, folder: str = "", endings: str | tuple[str, ...] = "") -> str:
        """The file below ``folder`` that ends so and is called nearly as one that is missing, if nothing asks for it.

        Else the only one beside it, where it is the only one that is missing there. Of very many that are missing only
        the first are looked for, which takes long.
        """
        self._searched += 1
        if self._searched > MOST_SEARCHED:
            return ""
        place, _slash, own = folded(file).rpartition("/")
        others = [each for each in self._unused if each.startswith(folded(folder)) and each.endswith(endings)]
        by_name = {each.rpartition("/")[2]: each for each in reversed(others)}
        near = by_name.get(self._near.to(own, by_name), "")
        beside = [each for each in others if each.rpartition("/")[0] == place]
        is_alone = len(beside) == 1 and sum(each.rpartition("/")[0] == place for each in self._lacking) == 1
        found = self._unused.get(near or (beside[0] if is_alone else ""), "")
        self._meant.add(found)
        return found

    def asks_for(self, name: str) -> bool:
        """Whether the manifest names a file."""
        return composed(name) in self._used

    def is_meant(self, name: str) -> bool:
        """Whether a file was meant somewhere by another name."""
        return name in self._meant

    @cached_property
    def _used(self) -> set[str]:
        return {composed(name) for name in self._opened.names()}

    @cached_property
    def _unused(self) -> dict[str, str]:
        """The files of the briefing that nothing in the manifest names, by their names as ``folded`` makes them."""
        idle = (name for plain, name in self.names.items() if plain not in self._used)
        return {folded(name): name for name in idle if not is_hidden(name)}

    @cached_property
    def _lacking(self) -> list[str]:
        return [folded(name) for name in self._used if name not in self.names]
