"""The canvas: one widget with one paint, on which two pictures of a place are compared."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from briefing.desktop.compare.painting import paint_scene
from briefing.desktop.compare.problems import problems_told
from briefing.desktop.compare.surface import device_rect, rects_of, united
from briefing.desktop.compare.tooling import Tooling
from briefing.desktop.parts import accessible
from briefing.desktop.parts.labels import breakable_anywhere, plain_tip

if TYPE_CHECKING:
    from briefing.desktop.compare.pointer import Pointer


class Canvas(Tooling):
    """Paints a pair, takes what mouse, keys and touch do to it, and is a slider to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        accessible.install()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._by_keys = False
        self.grabGesture(Qt.GestureType.PinchGesture)

    @cached_property
    def _pointer(self) -> "Pointer":
        from briefing.desktop.compare.pointer import Pointer

        return Pointer(self)

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.compare.accessible_canvas import AccessibleCanvas

        return AccessibleCanvas

    # What happens to the widget

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what was asked for."""
        with QPainter(self) as painter:
            ratio = self.ratio
            ground = self.palette().color(QPalette.ColorRole.Midlight)
            region = event.region()
            for rect in rects_of(region.subtracted(self.covered())):
                painter.fillRect(rect, ground)
            if self.scene is None:
                return
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            paint_scene(painter, self.scene, device_rect(region.boundingRect(), ratio), self.palette())
            painter.restore()
            self._paint_over(painter, region.boundingRect())
        if self._seen is not self.scene:
            self._seen = self.scene
            QTimer.singleShot(0, self, self.seen.emit)

    def _paint_over(self, painter: QPainter, rect: QRect) -> None:
        divider = self.divider()
        focused = self.hasFocus() and self._by_keys
        if divider is not None:
            divider.paint(painter, self.palette(), focused=focused, ring=self.ring_shown)
        elif focused:
            self._paint_frame(painter)
        self.overlays.paint(painter, rect)

    def _paint_frame(self, painter: QPainter) -> None:
        """Frame the pictures, but not under signs that are wider than these, through which it would shine."""
        painter.save()
        painter.setClipRegion(QRegion(self.rect()) - united([chip.rect for chip in self.overlays.chips]))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3))
        painter.drawRect(self.stage().adjusted(1, 1, -2, -2))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the zoom where the pictures are zoomed, else keep them fitted."""
        super().resizeEvent(event)
        self.keep_scale()

    def changeEvent(self, event: QEvent) -> None:
        """Put on new colours and letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.restyle()

    def event(self, event: QEvent) -> bool:
        """Take pinches and other gestures of a touchpad or a touch screen; tell why pictures are missing in a tip."""
        if event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture) and self._pointer.gesture(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            told = problems_told(self.scene) if self.scene is not None else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(map(breakable_anywhere, told))), self)
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.rearrange()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says."""
        self._by_keys = True
        if not self._pressed(event):
            super().keyPressEvent(event)

    def hear(self, event: QKeyEvent) -> bool:
        """Do what a key that types a sign does here, though another pane has the keys; whether it does anything.

        A tool that it takes out gets the keys, since arrows move it.
        """
        from briefing.desktop.compare.keys import types_sign

        tool = self.tool
        done = types_sign(event) and self._pressed(event)
        if done and self.tool not in (None, tool):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return done

    def _pressed(self, event: QKeyEvent) -> bool:
        from briefing.desktop.compare.keys import MOVING, end_words, handler_for

        handler, before = handler_for(event), self.comparison()
        done = handler is not None and self.scene is not None and handler(self)
        if done and handler in MOVING and self.comparison() == before and not event.isAutoRepeat():
            self.say(end_words(self, handler))
        return done

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where the focus came by keys."""
        self._by_keys = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.names.look()
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to drag, or place the divider."""
        self._by_keys = False
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be dragged."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to 100 percent at the pointer, or back to all."""
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, pan, or size the lens."""
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show no ring when the pointer is elsewhere."""
        self.show_ring(shown=False)
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        """A size at which a pair is well seen."""
        return QSize(640, 440)

    def minimumSizeHint(self) -> QSize:
        """The least at which dates and handle have room."""
        return QSize(240, 150)
