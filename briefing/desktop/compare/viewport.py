"""A widget on which a pair of pictures lies: what of the pair is where, in widget, device and picture pixels."""

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from briefing.desktop.compare.chips import Style
from briefing.desktop.compare.divider import Divider
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.surface import united
from briefing.imagery.comparing.comparison import WHOLE, Comparison, Mode, Side
from briefing.imagery.comparing.geometry import Box, Point
from briefing.imagery.comparing.placing import panels

if TYPE_CHECKING:
    from briefing.desktop.compare.tool import Tool


class Viewport(QWidget):
    """Knows where everything is and changes nothing: what is drawn over the pictures asks here."""

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.tool: Tool | None = None
        self.reduced_motion = False
        self.times = 1.0  # how much larger than on the screen all is, while it is taken along
        self.signs = 0  # where those end that stand at the top
        self._coming: Scene | None = None

    @property
    def lettering(self) -> Style:
        """Letters and colours of what is written over the pictures."""
        return Style(self.font(), self.palette(), self.ratio)

    @property
    def newest(self) -> Scene | None:
        """The pair that was asked for last, whether it is on the screen yet or not."""
        return self._coming or self.scene

    def comparison(self) -> Comparison:
        """How the newest pair is compared."""
        scene = self.newest
        return scene.comparison if scene is not None else Comparison()

    @property
    def is_swiping(self) -> bool:
        """Whether the pictures are divided by the divider."""
        return self.scene is not None and self.scene.effective.mode is Mode.SWIPE

    @property
    def is_zoomed(self) -> bool:
        """Whether the pictures are shown at another size than that which fits."""
        return self.scene is not None and self.scene.comparison.view != WHOLE

    @property
    def ratio(self) -> float:
        """Device pixels a widget pixel."""
        return self.devicePixelRatioF() * self.times

    @property
    def room(self) -> Box:
        """The canvas in device pixels."""
        ratio = self.ratio
        return Box(0, 0, max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    @property
    def picture_room(self) -> Box:
        """The room that one picture has, in device pixels: all, or a half where they lie side by side."""
        if self.scene is not None and self.scene.effective.mode is Mode.SIDE_BY_SIDE:
            return panels(self.room, self.scene.ground)[0]
        return self.room

    def stage(self) -> QRect:
        """Where the pictures are, in widget coordinates."""
        if self.scene is None:
            return QRect()
        boxes = [frame.stage for frame in self.scene.frames.values()]
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        ratio = self.ratio
        x, y = round(left / ratio), round(top / ratio)
        return QRect(x, y, round(right / ratio) - x, round(bottom / ratio) - y)

    def covered(self) -> QRegion:
        """What the pictures cover for certain, in widget coordinates: a pixel that they only touch is left out."""
        boxes = [frame.stage for frame in self.scene.frames.values()] if self.scene is not None else []
        ratio = self.ratio
        corners = (
            (ceil(b.left / ratio), ceil(b.top / ratio), floor(b.right / ratio), floor(b.bottom / ratio)) for b in boxes
        )
        return united([QRect(left, top, right - left, bottom - top) for left, top, right, bottom in corners])

    def divider(self) -> Divider | None:
        """The divider, where there is one to be seen."""
        if self.scene is None or not self.is_swiping:
            return None
        return Divider.of(self.scene.effective, self.scene.frame.stage, self.ratio, self.signs)

    def ground_at(self, point: QPointF) -> Point:
        """What pixel of the ground is at a widget point."""
        scene = self.scene
        if scene is None:
            return 0.0, 0.0
        x, y = point.x() * self.ratio, point.y() * self.ratio
        after = scene.frames[Side.AFTER]
        beside = scene.effective.mode is Mode.SIDE_BY_SIDE and after.stage.contains(x, y)
        return (after if beside else scene.frame).matrix.inverse()(x, y)

    def point_of(self, ground: Point) -> QPointF:
        """Where a pixel of the ground is in the widget; on the before picture where they lie side by side."""
        if self.scene is None:
            return QPointF()
        x, y = self.scene.frame.matrix(*ground)
        return QPointF(x, y) / self.ratio
