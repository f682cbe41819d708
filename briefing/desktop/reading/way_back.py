"""The way back: where links in the text were followed, and to which of them one comes back."""

from collections.abc import Callable

from briefing.desktop.reading.page_turner import PageTurner
from briefing.desktop.reading.text_pane import LinkPlace, TextPane


class WayBack:
    """Keeps the links that were followed in one briefing, the last of them last."""

    def __init__(self, text: TextPane, pages: PageTurner) -> None:
        self._text = text
        self._pages = pages
        self._left: list[tuple[str, float, LinkPlace]] = []

    def forget(self) -> None:
        """Have no way back."""
        self._left = []

    def leave(self, part: str) -> None:
        """Keep the link in ``part`` that is followed now."""
        self._left.append((part, self._pages.fraction(), self._text.link_here()))

    def back(self, go: Callable[[str, float], object]) -> None:
        """Go back to the last link that was followed, if there was one; ``go`` shows its part."""
        if self._left:
            part, fraction, link = self._left.pop()
            go(part, fraction)
            self._pages.once_shown(lambda: self._text.come_to_link(link))
