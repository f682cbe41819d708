"""The way back: which parts were read, one after the other, to which of them one comes back, and then on again."""

from collections.abc import Callable

from briefing.desktop.reading.page_turner import PageTurner
from briefing.desktop.reading.text_pane import LinkPlace, TextPane


class WayBack:
    """Keeps the places that were left in one briefing, the last of them last, each with the link that led away."""

    def __init__(self, text: TextPane, pages: PageTurner) -> None:
        self._text = text
        self._pages = pages
        self._left: list[tuple[str, float, LinkPlace]] = []
        self._ahead: list[tuple[str, float, LinkPlace]] = []

    def forget(self) -> None:
        """Have no way back, nor on."""
        self._left, self._ahead = [], []

    def leave(self, part: str) -> None:
        """Keep the place in ``part``, from where one goes elsewhere now."""
        self._left.append(self._here(part))
        self._ahead = []

    def back(self, part: str, go: Callable[[str, float], object], *, on: bool) -> bool:
        """Go back from ``part`` to the last place that was left, or ``on`` to where one went back; ``go`` shows it.

        Return whether there was such a place.
        """
        there, behind = (self._ahead, self._left) if on else (self._left, self._ahead)
        if not there:
            return False
        behind.append(self._here(part))
        part, fraction, link = there.pop()
        go(part, fraction)
        self._pages.once_shown(lambda: self._text.come_to_link(link))
        return True

    def _here(self, part: str) -> tuple[str, float, LinkPlace]:
        return part, self._pages.fraction(), self._text.link_here()
