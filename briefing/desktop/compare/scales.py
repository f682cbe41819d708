"""How large the pixels of two pictures are beside those of the largest of their figure, by which lengths are told."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefing.desktop.compare.loading import Loaded, Loader
from briefing.imagery.comparing.comparison import Side
from briefing.imagery.comparing.geometry import Size
from briefing.imagery.comparing.lengths import pixels_of_largest
from briefing.imagery.comparing.placing import ground_size

if TYPE_CHECKING:
    from briefing.document.model import Figure
    from briefing.document.opening import OpenedBriefing


class Scales:
    """Learns how large the pictures of a figure are that are not shown; ``changed`` is called once all are known."""

    def __init__(self, loader: Loader, changed: Callable[[], None]) -> None:
        self._loader = loader
        self._changed = changed
        self._opened: OpenedBriefing | None = None
        self._wanted: list[str] = []  # the first is being asked for
        self._sizes: dict[str, Size | None] = {}

    def begin(self, opened: "OpenedBriefing", figure: "Figure") -> None:
        """Ask for the sizes of the pictures of a figure, where two of them do not tell all that is to be known."""
        if opened is not self._opened:
            self._opened, self._wanted, self._sizes = opened, [], {}
        if figure.metres_per_pixel is None or len(figure.pictures) <= len(Side):
            return
        is_asking = bool(self._wanted)
        self._wanted += [file for file in figure.files if file not in self._sizes and file not in self._wanted]
        if self._wanted and not is_asking:
            self._ask(opened)

    def pixels(self, figure: "Figure", loaded: Mapping[Side, Loaded]) -> float:
        """How many pixels of the largest picture one of what is compared is; 0 where that is not known."""
        shown = [each.size for each in loaded.values()]
        if len(shown) < min(len(figure.pictures), len(Side)):
            return 0.0
        others = [self._sizes.get(file) for file in figure.files] if len(figure.pictures) > len(Side) else []
        return pixels_of_largest(ground_size(shown[0], shown[-1]), [*shown, *others])

    def _ask(self, opened: "OpenedBriefing") -> None:
        """Ask for the next one, so that many of them need no more memory than one."""
        self._loader.measure(opened, self._wanted[0], partial(self._come, opened))

    def _come(self, opened: "OpenedBriefing", size: Size | None) -> None:
        if opened is not self._opened:
            return
        self._sizes[self._wanted.pop(0)] = size
        if self._wanted:
            self._ask(opened)
        else:
            self._changed()
