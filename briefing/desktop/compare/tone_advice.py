"""Whether most of a difference is one of tones, looked for in small once the pair has been as it is for a moment."""

from collections.abc import Callable
from itertools import compress
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QImage

from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.viewport import Viewport
from briefing.imagery.comparing.comparison import WHOLE, Mode, Side
from briefing.imagery.comparing.geometry import Box

if TYPE_CHECKING:
    from briefing.imagery.comparing.difference import Apart

SMALL = 64  # pixels, the longer side of what is looked at
SOON_MS = 200
LINE = 4  # of the bytes in each line of an image there are multiples


class ToneAdvice:
    """Keeps ``apart`` of the scene in step with its pair, and tells when there begins to be something to advise."""

    def __init__(self, canvas: Viewport, found: Callable[[], object], advise: Callable[[], object]) -> None:
        self._canvas = canvas
        self._found = found
        self._advise = advise
        self._key: tuple[object, ...] = ()
        self._advises = False
        self._timer = QTimer(canvas, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(self._look)

    def follow(self) -> None:
        """Look again in a moment where another pair is compared, or it lies otherwise, and its difference is shown."""
        scene = self._canvas.scene
        if scene is not None and scene.differs and not scene.comparison.tone and self._is_new(scene):
            self._timer.start()
        else:
            self._timer.stop()
        advises = scene is not None and scene.is_apart_by_tones
        if advises and not self._advises:
            self._advise()
        self._advises = advises

    def _is_new(self, scene: Scene) -> bool:
        return scene.apart is None or _key(scene) != self._key

    def _look(self) -> None:
        scene = self._canvas.scene
        if scene is not None:
            self._key, scene.apart = _key(scene), apart(scene)
            self._found()


def _key(scene: Scene) -> tuple[object, ...]:
    overviews = (scene.surfaces[side].overview.cacheKey() for side in Side)
    return *overviews, scene.comparison.alignment


def apart(scene: Scene) -> "Apart":
    """How far the two pictures of a scene are apart, all of them, from what is at hand of them."""
    from briefing.desktop.compare.difference import shown
    from briefing.desktop.compare.toning import bytes_of, tables_for, toned
    from briefing.imagery.comparing.difference import Apart, counted

    whole = replace(scene.comparison, mode=Mode.DIFFERENCE, whole=None, view=WHOLE, tone=False)
    small = scene.again(whole, Box(0, 0, SMALL, SMALL))
    surfaces = [small.surfaces[side] for side in Side]
    for surface in surfaces:
        surface.detail = None
    stage = small.frame.stage
    box = QRect(stage.left, stage.top, max(LINE, stage.width // LINE * LINE), stage.height)
    before, after = (shown(surface, box) for surface in surfaces)
    free = [layer for surface in surfaces if (layer := surface.uncovered(box)) is not None]
    covers = [bytes_of(layer, QImage.Format.Format_Alpha8) for layer in free]
    compared = [not any(alphas) for alphas in zip(bytes(box.width() * box.height()), *covers, strict=True)]

    def greys(image: QImage) -> bytes:
        return bytes(compress(bytes_of(image, QImage.Format.Format_Grayscale8), compared))

    of_before, matched = greys(before), toned(after, tables_for(after, before))
    return Apart(counted(of_before, greys(after)), counted(of_before, greys(matched)))
