"""Zoom and pan, the same for both pictures and in every mode."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from PySide6.QtCore import QPointF

from briefing.desktop.compare.comparing import Comparing
from briefing.desktop.compare.scene import Chosen, Scene
from briefing.imagery.comparing.comparison import WHOLE, Mode, Side, View
from briefing.imagery.comparing.geometry import Point
from briefing.imagery.comparing.placing import fit_scale, view_of
from briefing.translation import _

STEP = 1.25
MOST_SCALE = 16.0
NEARLY = 1e-6


class Zooming(Comparing):
    """A pair that can be zoomed and panned; scales are device pixels a pixel of the ground."""

    @property
    def scale(self) -> float:
        """The scale now; 1 is 100 percent."""
        return self.scene.frame.scale if self.scene is not None else 1.0

    @property
    def fitting_scale(self) -> float:
        """The scale at which all is seen."""
        return fit_scale(self.picture_room, self.scene.ground) if self.scene is not None else 1.0

    @property
    def zoom_percent(self) -> float:
        """The zoom in percent; at 100 a pixel of the picture is a pixel of the screen."""
        return self.scale * 100

    def set_mode(self, mode: Mode) -> None:
        """Compare in ``mode``, at the same place and zoom."""
        with self._same_place():
            super().set_mode(mode)

    def toggle_side(self) -> None:
        """Show one picture whole, then the other, at the same place and zoom."""
        with self._same_place():
            super().toggle_side()

    @contextmanager
    def _same_place(self) -> Iterator[None]:
        """Keep place and zoom: where a picture has less room then, less of it is seen."""
        scale, view, zoomed, room = self.scale, self.comparison().view, self.is_zoomed, self.picture_room
        yield
        if zoomed and self.picture_room != room and self.scene is not None:
            middle = view.left + view.width / 2, view.top + view.height / 2
            self.change(view=view_of(scale, middle, self.picture_room, self.scene.ground))

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom to ``scale``; what is at the widget point ``at``, or else in the middle, stays there."""
        scene = self.scene
        if scene is None or not scene.surfaces:
            return
        fit = self.fitting_scale
        scale = min(max(scale, min(fit, 1.0)), max(MOST_SCALE, fit))
        if abs(scale - fit) < NEARLY * fit:
            if self.is_zoomed:
                self.zoom_fit()
            return
        x, y = self.picture_room.centre if at is None else (at.x() * self.ratio, at.y() * self.ratio)
        second = scene.frames[Side.AFTER]
        if second.stage.contains(x, y) and second != scene.frame:
            x, y = x - second.x + scene.frame.x, y - second.y + scene.frame.y
        gx, gy = scene.frame.matrix.inverse()(x, y)
        middle = self.picture_room.centre
        self._look_at((gx + (middle[0] - x) / scale, gy + (middle[1] - y) / scale), scale)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in or out by a factor, with a stop at the scale that fits."""
        fit, old = self.fitting_scale, self.scale
        new = old * factor
        passes = (old < fit < new or new < fit < old) and abs(old - fit) > NEARLY * fit
        self.zoom_to(fit if passes else new, at)

    def zoom_in(self) -> None:
        """Zoom in a step, or say that it goes no further."""
        self._zoom_or_tell(STEP, _("The pictures are as large as they can be shown."))

    def zoom_out(self) -> None:
        """Zoom out a step, or say that it goes no further."""
        self._zoom_or_tell(1 / STEP, _("The pictures are as small as they can be shown."))

    def zoom_fit(self) -> None:
        """Show all of the pictures, or say that all is seen."""
        if self.is_zoomed:
            self.change(view=WHOLE)
            self._say_zoom()
        else:
            self.refused.emit(_("All of the pictures is seen already."))

    def zoom_actual(self, at: QPointF | None = None) -> None:
        """Show a pixel of the picture on a pixel of the screen."""
        self.zoom_to(1.0, at)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the pictures by so many widget pixels."""
        if self.scene is None or not self.is_zoomed:
            return
        x, y = self.picture_room.centre
        shift = round(dx * self.ratio), round(dy * self.ratio)
        self._look_at(self.scene.frame.matrix.inverse()(x - shift[0], y - shift[1]), self.scale, quiet=True)

    def centre_on(self, x: float, y: float) -> None:
        """Bring a point, in fractions of the ground, to the middle."""
        if self.scene is not None and self.is_zoomed:
            self._look_at((x * self.scene.ground[0], y * self.scene.ground[1]), self.scale, quiet=True)

    def keep_scale(self) -> None:
        """Lay out for a new size of the widget: at the scale of before where zoomed, else fitted.

        What somebody looked at last is kept with its scale until they look at something else, so that it is there
        again when the widget has its size of then; what was zoomed in meanwhile never becomes smaller than all of it.

        Until something is seen there is no scale to keep: the widget is not at its size yet, but what is to be seen of
        the pictures is known.
        """
        for scene in self._scenes():
            view, scale, chosen = scene.comparison.view, scene.frame.scale, scene.chosen
            if chosen is None or view != chosen.seen:
                chosen = Chosen(view, scale, view)
            scene.arrange(room=self.room)
            if chosen.view != WHOLE and self._seen is not None:
                scene.chosen = replace(chosen, seen=self._fitted(scene, chosen))
                scene.arrange(replace(scene.comparison, view=scene.chosen.seen))
        self.restyle()
        self.view_changed.emit()

    def _fitted(self, scene: Scene, chosen: Chosen) -> View:
        """What is seen in the room that there is of what was chosen."""
        view, room = chosen.view, self.picture_room
        is_larger = min(view.width, view.height) < 1
        scale = max(chosen.scale, fit_scale(room, scene.ground)) if is_larger else chosen.scale
        return view_of(scale, (view.left + view.width / 2, view.top + view.height / 2), room, scene.ground)

    def _zoom_or_tell(self, factor: float, otherwise: str) -> None:
        """Zoom by a factor, or say why not."""
        before = self.scale
        self.zoom_by(factor)
        if self.scale == before:
            self.refused.emit(otherwise)

    def _look_at(self, middle: Point, scale: float, *, quiet: bool = False) -> None:
        scene = self.scene
        if scene is None:
            return
        ground = scene.ground
        self.change(view=view_of(scale, (middle[0] / ground[0], middle[1] / ground[1]), self.picture_room, ground))
        if not quiet:
            self._say_zoom()

    def _say_zoom(self) -> None:
        self.say(_("{percent} percent").format(percent=round(self.zoom_percent)))
