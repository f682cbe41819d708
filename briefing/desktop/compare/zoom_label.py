"""The zoom in percent; a click goes from all of the picture to 100 percent and back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from briefing.desktop.compare.canvas import Canvas
from briefing.translation import _


class ZoomLabel(QToolButton):
    """Shows how large a pixel of the picture is on the screen."""

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
