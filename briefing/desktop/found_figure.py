"""The figure in whose words something was found, and these words where they stand."""

from briefing.desktop.reading.figure_texts import FIGURE
from briefing.desktop.window import MainWindow


class FoundFigure:
    """``part`` is the figure at which one is while one looks for words, as ``figure:`` and its id; or nothing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.part = ""
        self._describes = False

    def show(self, part: str, words: str) -> None:
        """Bring up a figure, with ``words`` where they stand: below the pictures, else over them as they describe."""
        self._window.show_figure(part.removeprefix(FIGURE))
        below = self._window.images.captions.select_words(words)
        self._describe(wanted=not below)
        self._window.images.canvas.overlays.description.mark("" if below else words)
        self.part = part

    def leave(self) -> None:
        """Go on from the text, and put away what was brought up over the pictures, and the marks."""
        if self.part:
            self._window.images.captions.select_words("")
            self._window.images.canvas.overlays.description.mark("")
        self.part = ""
        self._describe(wanted=False)

    def _describe(self, *, wanted: bool) -> None:
        canvas = self._window.images.canvas
        if canvas.overlays.described is not wanted and (wanted or self._describes):
            canvas.toggle_description()
            self._describes = wanted
