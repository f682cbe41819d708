"""What a window is called: by the part that is read, if there are others, then as Qt names dialogs."""

from PySide6.QtWidgets import QWidget

from briefing.desktop.reading.part_titles import parts_around, title_of
from briefing.document.model import Briefing


class Title:
    """Names a window. The part comes first, since the end of a title is cut where windows are listed.

    By its number one of several with the same briefing is told from the others; the first shows none.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._names: list[str] = []
        self._number = 1

    def tell(self, briefing: Briefing, part: str, language: str) -> None:
        """Name what is read now."""
        several = len(briefing.sections) + len(parts_around(briefing)) > 1
        read = [title_of(briefing, part, language)] if several else []
        self._names = [*read, briefing.title.get(language), "Briefing"]
        self._show()

    def set_number(self, number: int) -> None:
        """Be the one with that number from now on."""
        self._number = number
        self._show()

    def _show(self) -> None:
        if self._names:
            first, *others = self._names
            numbered = first if self._number == 1 else f"{first} ({self._number})"
            self._window.setWindowTitle(" — ".join([numbered, *others]))
