"""What mouse, wheel, touchpad and touch do to the canvas.

While all of the pictures is seen, a drag anywhere moves the divider and a click places it. Once they are zoomed, a
drag that starts on the divider moves it and any other pans; a click still places the divider. The ring round the
handle turns the divider; with Shift it goes in steps of 15 degrees. A press on a note puts the notes away.
"""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from briefing.desktop.compare.divider import Part
from briefing.desktop.compare.tooling import Tooling
from briefing.imagery.comparing.comparison import Mode
from briefing.imagery.comparing.geometry import direction
from briefing.imagery.comparing.placing import position_at

NOTCH = 120.0
ZOOM_A_NOTCH = 1.25
LENS_A_NOTCH = 1.12
SNAP = 15.0


class Drag(Enum):
    """What a drag does."""

    DIVIDE = auto()
    TURN = auto()
    PAN = auto()
    FADE = auto()
    MAP = auto()
    TOOL = auto()


class Pointer:
    """Turns what the pointer does into changes of the comparison."""

    def __init__(self, canvas: Tooling) -> None:
        self._canvas = canvas
        self._drag: Drag | None = None
        self._start = QPointF()
        self._last = QPointF()
        self._offset = QPointF()
        self._moved = False
        self._before = canvas.comparison()

    def press(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        point = event.position()
        self._start = self._last = point
        self._moved = False
        self._before = self._canvas.comparison()
        self._drag = self._drag_for(event)
        if self._drag is Drag.DIVIDE:
            self._begin_dividing(point)
        elif self._drag is Drag.FADE:
            self._fade(point)
        elif self._drag is Drag.PAN:
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent) -> None:
        """Go on dragging, or hover."""
        point = event.position()
        if self._drag is None or not event.buttons():
            self._hover(point)
            return
        if (point - self._start).manhattanLength() >= QApplication.startDragDistance():
            self._moved = True
        match self._drag:
            case Drag.DIVIDE:
                self._divide(point + self._offset)
            case Drag.TURN:
                self._turn(point, snapped=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case Drag.PAN if self._moved:
                self._canvas.pan_by(point.x() - self._last.x(), point.y() - self._last.y())
                self._last = point
            case Drag.FADE:
                self._fade(point)
            case Drag.MAP:
                self._go_on_map(point)
            case Drag.TOOL if self._canvas.tool is not None:
                self._canvas.tool.move(point)

    def release(self, event: QMouseEvent) -> None:
        """End the drag; one that went nowhere was a click."""
        point = event.position()
        drag, self._drag = self._drag, None
        if drag is Drag.TOOL and self._canvas.tool is not None:
            self._canvas.tool.release(point)
        elif drag is Drag.PAN and not self._moved and event.button() == Qt.MouseButton.LeftButton:
            self._click(point)
        self._hover(point)

    def double_click(self, event: QMouseEvent) -> None:
        """Go to 100 percent where the pointer is, or back to all."""
        canvas = self._canvas
        if event.button() != Qt.MouseButton.LeftButton or canvas.tool is not None:
            return
        self._take_back()
        if canvas.is_zoomed:
            canvas.zoom_fit()
        else:
            canvas.zoom_actual(event.position())

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll the description, else zoom at the pointer; in the lens size it; a touchpad pans what is zoomed."""
        canvas = self._canvas
        zoom = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        touchpad = not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        notches = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        event.accept()
        over = canvas.overlays
        if over.described and not zoom and over.description.scroll_at(event.position(), notches):
            return
        if canvas.comparison().mode is Mode.LENS and not zoom:
            canvas.set_lens(size=canvas.comparison().lens_size * LENS_A_NOTCH**notches)
        elif touchpad and canvas.is_zoomed and not zoom:
            canvas.pan_by(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            canvas.zoom_by(ZOOM_A_NOTCH**notches, event.position())

    def gesture(self, event: QEvent) -> bool:
        """Zoom by a pinch; return whether it was one."""
        canvas = self._canvas
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                canvas.zoom_by(1 + event.value(), event.position())
                return True
            if event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                canvas.zoom_fit() if canvas.is_zoomed else canvas.zoom_actual(event.position())
                return True
            return False
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._undo_drag()
                canvas.zoom_by(pinch.scaleFactor(), QPointF(canvas.mapFromGlobal(pinch.hotSpot().toPoint())))
                moved = pinch.centerPoint() - pinch.lastCenterPoint()
                canvas.pan_by(moved.x(), moved.y())
                return True
        return False

    def _undo_drag(self) -> None:
        """Have nothing be dragged, or have been: of two fingers the first was taken for a pointer."""
        drag, self._drag = self._drag, None
        if drag is not None:
            self._take_back()

    def _take_back(self) -> None:
        """Compare as before the press, which was not meant to change how."""
        before = self._before
        shown = before.shown if before.mode is Mode.TOGGLE else self._canvas.comparison().shown
        changed = {"position": before.position, "angle": before.angle, "opacity": before.opacity}
        self._canvas.change(**changed, whole=before.whole, shown=shown)

    def _drag_for(self, event: QMouseEvent) -> Drag | None:
        canvas, point = self._canvas, event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            return Drag.PAN
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        if self._go_on_map(point):
            return Drag.MAP
        if canvas.tool is not None and canvas.tool.press(point):
            return Drag.TOOL
        if canvas.overlays.is_live(point):
            canvas.overlays.press_badge()
            return None
        divider = canvas.divider()
        part = divider.part_at(point, ring=canvas.ring_shown) if divider is not None else None
        if part is Part.RING:
            return Drag.TURN
        if part is not None:
            return Drag.DIVIDE
        if not canvas.is_zoomed and canvas.comparison().mode is Mode.SWIPE:
            return Drag.DIVIDE
        if not canvas.is_zoomed and canvas.comparison().mode is Mode.FADE:
            return Drag.FADE
        return Drag.PAN

    def _go_on_map(self, point: QPointF) -> bool:
        canvas = self._canvas
        if not canvas.is_zoomed:
            return False
        from briefing.desktop.compare import minimap

        spot = minimap.spot(canvas, canvas.overlays.chips, point)
        if spot is not None:
            canvas.centre_on(*spot)
        return spot is not None

    def _fade(self, point: QPointF) -> None:
        stage = self._canvas.stage()
        self._canvas.set_opacity((point.x() - stage.left()) / max(1, stage.width()))

    def _begin_dividing(self, point: QPointF) -> None:
        divider = self._canvas.divider()
        part = divider.part_at(point, ring=False) if divider is not None else None
        if divider is not None and part is not None:
            self._offset = self._across(divider.start - point)
        else:
            self._offset = QPointF()
            self._divide(point)

    def _across(self, away: QPointF) -> QPointF:
        """The part of a way that is square to the divider."""
        x, y = direction(self._canvas.comparison().angle)
        length = x * away.x() + y * away.y()
        return QPointF(x * length, y * length)

    def _divide(self, point: QPointF) -> None:
        canvas = self._canvas
        scene = canvas.scene
        if scene is None or scene.pair.after is None:
            return
        ratio = canvas.ratio
        angle = scene.comparison.angle
        canvas.set_position(position_at(scene.frame.stage, angle, point.x() * ratio, point.y() * ratio))

    def _turn(self, point: QPointF, *, snapped: bool) -> None:
        divider = self._canvas.divider()
        if divider is None:
            return
        angle = divider.angle_to(point)
        nearest = round(angle / SNAP) * SNAP
        if snapped or (abs(angle - nearest) < 2 and nearest % 45 == 0):
            angle = nearest
        self._canvas.set_angle(round(angle, 1))

    def _click(self, point: QPointF) -> None:
        mode = self._canvas.comparison().mode
        if mode is Mode.SWIPE:
            self._divide(point)
        elif mode is Mode.TOGGLE:
            self._canvas.toggle_side()

    def _hover(self, point: QPointF) -> None:
        canvas = self._canvas
        scene = canvas.scene
        if scene is None:
            return
        if scene.effective.mode is Mode.LENS:
            x, y = canvas.ground_at(point)
            canvas.set_lens((x / scene.ground[0], y / scene.ground[1]))
        divider = canvas.divider()
        near = divider is not None and divider.near_handle(point)
        canvas.show_ring(shown=near)
        if canvas.tool is None and canvas.overlays.is_live(point):
            canvas.setCursor(Qt.CursorShape.PointingHandCursor)
            return
        canvas.setCursor(self._cursor(divider.part_at(point, ring=near) if divider is not None else None))

    def _cursor(self, part: Part | None) -> Qt.CursorShape:
        canvas = self._canvas
        if canvas.tool is not None:
            return Qt.CursorShape.CrossCursor
        if part is Part.RING:
            return Qt.CursorShape.PointingHandCursor
        if part is not None:
            turned = canvas.comparison().angle % 180
            if turned < 22.5 or turned > 157.5:
                return Qt.CursorShape.SplitHCursor
            if 67.5 < turned < 112.5:
                return Qt.CursorShape.SplitVCursor
            return Qt.CursorShape.SizeBDiagCursor if turned > 90 else Qt.CursorShape.SizeFDiagCursor
        return Qt.CursorShape.OpenHandCursor if canvas.is_zoomed else Qt.CursorShape.ArrowCursor
