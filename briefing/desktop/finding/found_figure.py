"""The figure in whose words something was found, and these words where they stand."""

from briefing.desktop.reading.figure_texts import FIGURE, pictures_with
from briefing.desktop.window import MainWindow


class FoundFigure:
    """``part`` is the figure at which one is while one looks for words, as ``figure:`` and its id; or nothing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.part = self._words = ""
        self._describes = self._is_coming = False
        window.images.canvas.shown.connect(self._follow)

    def show(self, part: str, words: str) -> None:
        """Bring up a figure, with ``words``, which are folded, where they stand, once its pictures are there."""
        self.part, self._words, self._is_coming = part, words, True
        self._window.pictures_wanted.emit()
        self._window.show_figure(part.removeprefix(FIGURE))
        canvas = self._window.images.canvas
        if canvas.newest is canvas.scene:
            self._mark()

    def leave(self) -> None:
        """Go on from the text, and put away what was brought up over the pictures, and the marks."""
        if self.part:
            self.part = ""
            self._window.images.captions.select_words("")
            self._window.images.canvas.overlays.description.mark("")
            self._describe(wanted=False)
            self._describes = False

    def _follow(self) -> None:
        """Mark the words in a figure that has come, or leave them where somebody turned to another."""
        if self.part != FIGURE + self._window.images.figure_id:
            self.leave()
        elif self._is_coming:
            self._mark()

    def _mark(self) -> None:
        """Mark the words below the pictures, else over them as they describe, of whichever dates they tell."""
        images = self._window.images
        below = images.captions.select_words(self._words)
        if below or not self._bring_up_picture():
            self._is_coming = False
            self._describe(wanted=not below)
            images.canvas.overlays.description.mark("" if below else self._words)

    def _bring_up_picture(self) -> bool:
        """Have a picture compared of which the words are told, where they are told of neither of the two that are."""
        images, opened = self._window.images, self._window.opened
        figure = opened.briefing.figure(images.figure_id) if opened is not None else None
        told = pictures_with(self._words, figure, self._window.language) if figure is not None else []
        now = images.comparison()
        if not told or now.before in told or now.after in told:
            return False
        images.choose_dates(*((told[0], now.after) if told[0] < now.after else (now.before, told[0])))
        return True

    def _describe(self, *, wanted: bool) -> None:
        canvas = self._window.images.canvas
        if canvas.overlays.described is not wanted and (wanted or self._describes):
            canvas.toggle_description()
            self._describes = wanted
