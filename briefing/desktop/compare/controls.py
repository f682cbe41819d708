"""The row over the canvas: the ways to compare, what can be set of the one in use, and the zoom."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.mode_bar import ModeBar
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.options import Options

SPACING = 10
ZOOM_WIDTH = 72


class Controls(QHBoxLayout):
    """What a row of some width has room for; ``remade`` tells that another control is in it."""

    remade = Signal()

    def __init__(self, canvas: Canvas, blink_rate_chosen: Callable[[float], None]) -> None:
        super().__init__()
        self._canvas = canvas
        self._blink_rate_chosen = blink_rate_chosen
        self.modes = ModeBar()
        self.options: Options | None = None
        self.zoom = ZoomLabel(canvas)
        self.setSpacing(SPACING)
        self.addWidget(self.modes)
        self.addStretch(1)
        self.addWidget(self.zoom)
        self.modes.chosen.connect(canvas.set_mode)
        canvas.mode_changed.connect(self.modes.show_mode)
        canvas.mode_is_told = self.modes.has_focus

    def add_options(self) -> None:
        """Add the control of the mode, if it is not there yet; it can wait until pictures are on the screen."""
        if self.options is not None:
            return
        from briefing.desktop.compare.options import Options

        self.options = Options(self._canvas, self._blink_rate_chosen)
        self.options.remade.connect(self.remade)
        self._canvas.value_is_told = self.options.has_focus
        self.insertWidget(1, self.options)
        self.options.stackUnder(self.zoom)  # screen readers go by that order
        self.options.follow()

    def in_order(self) -> tuple[QWidget | None, ...]:
        """What the tab key comes to after the modes; None where a control is not there."""
        return self.options.control if self.options else None, self.zoom

    def fit(self, width: int, pictures: int) -> None:
        """Show what a figure of so many pictures has use for, and ``width`` pixels have room for."""
        pair = pictures > 1
        self.modes.setVisible(pair)
        room = width - max(ZOOM_WIDTH, self.zoom.sizeHint().width()) - 3 * SPACING
        self.modes.fit(room, width)
        if self.options is not None:
            wanted = self.options.wanted().items()
            labelled = all(self.modes.width_in(mode) + needed <= room for mode, needed in wanted)
            self.options.fit(room - self.modes.sizeHint().width() if pair else 0, labelled=labelled)
        least = self.modes.sizeHint().width() + SPACING + self.zoom.sizeHint().width()
        self.zoom.setVisible(pictures > 0 and (not pair or least <= width))

    def retranslate(self) -> None:
        """Put the words into the language in use."""
        for each in (self.modes, self.options, self.zoom):
            if each is not None:
                each.retranslate()


class ZoomLabel(QToolButton):
    """The zoom in percent; a click goes from all of the picture to 100 percent and back."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.setObjectName("zoom")
        self._canvas = canvas
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._change)
        canvas.view_changed.connect(self.follow)
        canvas.shown.connect(self.follow)
        self.retranslate()

    def follow(self) -> None:
        """Show the zoom of now."""
        words = _("{percent}%").format(percent=round(self._canvas.zoom_percent))
        self.setText(words if self._canvas.scene is not None and self._canvas.scene.surfaces else "")
        self.setAccessibleName(_("Zoom, {percent} percent").format(percent=round(self._canvas.zoom_percent)))

    def retranslate(self) -> None:
        """Put the words into the language in use."""
        self.setToolTip(_("Show all (0) or 100 percent (Z)"))
        self.follow()

    def _change(self) -> None:
        if self._canvas.is_zoomed:
            self._canvas.zoom_fit()
        else:
            self._canvas.zoom_actual()
