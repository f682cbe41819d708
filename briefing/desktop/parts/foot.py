"""The foot of a pane: what is in the pane ends above what lies over it there."""

from PySide6.QtWidgets import QWidget


class Foot:
    """Keeps the layout of ``pane`` clear of so many pixels at its foot, as far as it has them to spare."""

    def __init__(self, pane: QWidget) -> None:
        self._pane = pane
        self._clear = 0

    def keep_clear(self, pixels: int) -> None:
        """Have what is in the pane end so many pixels above its foot; by none it has all of the room again."""
        layout = self._pane.layout()
        if layout is None:
            return
        spare = self._pane.height() - layout.minimumSize().height() + self._clear
        margins, wanted = layout.contentsMargins(), max(0, min(pixels, spare))
        margins.setBottom(margins.bottom() - self._clear + wanted)
        self._clear = wanted
        layout.setContentsMargins(margins)
