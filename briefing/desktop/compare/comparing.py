"""Which pair is compared and how: the scene of a canvas, and every way to change it.

What is shown follows from one frozen ``Comparison``. A change of it repaints no more than what it touched: a step of
the divider only the strip that it crossed.
"""

from collections.abc import Callable
from math import ceil, floor
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QImage, QPalette, QRegion

from briefing.desktop.compare.badges import advised
from briefing.desktop.compare.blinking import Blinking
from briefing.desktop.compare.overlays import Overlays
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.surface import Detail, united
from briefing.desktop.compare.tone_advice import ToneAdvice
from briefing.desktop.compare.viewport import Viewport
from briefing.desktop.compare.words import PairView, mode_name, problem_words, value_words
from briefing.desktop.parts import accessible
from briefing.desktop.parts.accessible_names import Names
from briefing.imagery.comparing.comparison import ENDS, LEAST_LENS, MOST_LENS, Comparison, Mode, Side
from briefing.imagery.comparing.geometry import Circle, Point, Size
from briefing.imagery.comparing.placing import lens_circle
from briefing.imagery.comparing.slider import stepped, value_of, with_value
from briefing.translation import _

RIM = 4
INSCRIBED = 0.7
SIDED = (Mode.TOGGLE, Mode.BLINK, Mode.LENS)  # modes in which it is seen which side is shown
IN_PERCENT = {"lens_size", "threshold"}


class Comparing(Viewport):
    """Changes what is compared and how; ``comparison_changed`` tells each change of how.

    ``shown`` tells that another pair is there, ``seen`` that it has been painted.
    What keys ask for that is not the canvas's own to do is told by the signals that end in ``wanted``; ``refused``
    tells why something that was asked for is not done.
    """

    comparison_changed = Signal(object)
    mode_changed = Signal(object)
    view_changed = Signal()
    shown = Signal()
    seen = Signal()
    alignment_wanted = Signal()
    copy_wanted = Signal()
    place_wanted = Signal()
    date_step_wanted = Signal(object, int)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._seen: Scene | None = None
        self.ring_shown = False
        self.mode_is_told: Callable[[], bool] = lambda: False  # by what has the focus
        self.value_is_told: Callable[[], bool] = lambda: False
        self.overlays = Overlays(self)
        self.blinking = Blinking(self, self._blink)
        self.tone_advice = ToneAdvice(self, self._looked, self._advise)
        self.names = Names(self)

    # The pair

    def show_pair(self, pair: PairView, comparison: Comparison | None = None) -> None:
        """Show a pair as soon as there are pixels for it; what was shown before stays until then."""
        self._coming = Scene(pair, comparison or Comparison())
        self._prepare(self._coming)

    def set_pixels(self, side: Side, image: QImage, size: Size | None = None, detail: Detail | None = None) -> None:
        """Give the pixels of a side of the newest pair: an overview of a picture of ``size`` pixels."""
        scene = self.newest
        if scene is not None:
            scene.set_pixels(side, image, size or (image.width(), image.height()), detail)
            self._arrived(scene)

    def set_detail(self, side: Side, detail: Detail) -> None:
        """Give a side of the newest pair a source of sharper pixels than its overview's."""
        scene = self.newest
        if scene is not None and side in scene.surfaces:
            scene.surfaces[side].detail = detail

    def show_problem(self, side: Side, sentence: str) -> None:
        """Say on the picture why a side of the newest pair cannot be shown."""
        scene = self.newest
        if scene is not None:
            scene.set_problem(side, sentence)
            self._arrived(scene)
            self.say(problem_words(scene.pair, side, sentence))

    def refresh(self, side: Side, box: QRectF) -> None:
        """Paint a part of a side's picture (picture pixels) anew, for which sharper pixels have come."""
        if self.scene is not None and side in self.scene.surfaces:
            area = self.scene.surfaces[side].refresh(box)
            ratio = self.ratio
            wide = QRectF(area.x() / ratio, area.y() / ratio, area.width() / ratio, area.height() / ratio)
            self.update(wide.toAlignedRect())

    def show_nothing(self) -> None:
        """Show an empty ground."""
        self.scene = self._coming = None
        self.blinking.follow()
        self.restyle()

    def set_words(self, pair: PairView) -> None:
        """Say the newest pair in other words, as in another language."""
        scene = self.newest
        if scene is not None and scene.pair != pair:
            scene.pair = pair
            self.restyle()

    # How it is compared

    def set_comparison(self, comparison: Comparison) -> None:
        """Compare in another way."""
        if self._coming is not None:
            self._coming.arrange(comparison)
        elif self.scene is not None and comparison != self.scene.comparison:
            self._apply(self.scene, comparison)

    def change(self, **changes: Any) -> None:
        """Change some fields of the comparison."""
        self.set_comparison(replace(self.comparison(), **changes))

    def set_mode(self, mode: Mode) -> None:
        """Compare in ``mode``, at the same place and zoom."""
        self._change_or_tell(_("{mode} is in use already.").format(mode=mode_name(mode)), mode=mode, whole=None)

    def set_position(self, position: float) -> None:
        """Put the divider at ``position``, 0 to 1; goes back to swiping."""
        self.change(position=_within(position, 0, 1), whole=None, mode=Mode.SWIPE)

    def lay_divider(self, degrees: float) -> None:
        """Turn the divider so far, unless it stands so."""
        self._change_or_tell(_("The divider stands so already."), angle=degrees, whole=None, mode=Mode.SWIPE)

    def set_angle(self, degrees: float) -> None:
        """Turn the divider, in degrees clockwise from upright; goes back to swiping."""
        self.change(angle=(degrees + 180) % 360 - 180, whole=None, mode=Mode.SWIPE)

    def turn_by(self, degrees: float) -> None:
        """Turn the divider on."""
        self.set_angle(self.comparison().angle + degrees)

    def set_opacity(self, opacity: float) -> None:
        """Fade: 0 shows the before picture, 1 the after picture."""
        self.change(opacity=_within(opacity, 0, 1), whole=None)

    def set_lens(self, middle: Point | None = None, size: float | None = None) -> None:
        """Move the lens to ``middle`` (fractions of the ground), or make it ``size`` (of the stage's shorter side)."""
        now = self.comparison()
        x, y = middle or now.lens
        size = now.lens_size if size is None else size
        self.change(lens=(_within(x, 0, 1), _within(y, 0, 1)), lens_size=_within(size, LEAST_LENS, MOST_LENS))

    def step_value(self, by: float) -> None:
        """Move the slider of the mode by a part of its whole way."""
        self.set_comparison(stepped(self.comparison(), by))

    def set_value(self, value: float) -> None:
        """Put the slider of the mode at ``value``, 0 to 1."""
        self.set_comparison(with_value(self.comparison(), value))

    def toggle_side(self) -> None:
        """Show one picture whole, then the other, and so on; with the lens, which of them is round it."""
        now = self.comparison()
        if now.mode in (Mode.TOGGLE, Mode.BLINK, Mode.LENS):
            self.change(shown=now.shown.other)
        else:
            self.change(whole=now.whole.other if now.whole else now.shown.other)

    def back_to_swipe(self) -> None:
        """Go back from a whole picture to what it interrupts, else from another mode to the divider."""
        now = self.comparison()
        self.set_mode(now.mode if now.whole else Mode.SWIPE)

    def swap(self) -> None:
        """Put each picture on the other's side."""
        scene = self.scene
        if scene is None or self._coming is not None or scene.pair.after is None:
            return
        scene.swap()
        self.restyle()
        self._apply(scene, scene.comparison.swapped())

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move by itself."""
        self.reduced_motion = reduced
        self.blinking.follow()
        self.restyle()

    def show_ring(self, *, shown: bool) -> None:
        """Show or hide the ring by which the divider is turned."""
        if shown != self.ring_shown:
            self.ring_shown = shown
            divider = self.divider()
            if divider is not None:
                self.update(divider.handle_rect())

    def value_text(self) -> str:
        """What is seen, in words."""
        return value_words(self.scene.pair, self.scene.comparison) if self.scene is not None else ""

    def say(self, words: str) -> None:
        """Have a screen reader say ``words``."""
        accessible.announce(self, words)

    def follow(self) -> None:
        """Have signs, and what screen readers call it, be those of what is compared now."""
        self.overlays.follow()
        self.names.look()

    # Inner works

    def _change_or_tell(self, otherwise: str, **changes: Any) -> None:
        """Change the comparison, or say what it is ``otherwise``, where it is so already."""
        if replace(self.comparison(), **changes) == self.comparison():
            self.refused.emit(otherwise)
        else:
            self.change(**changes)

    def rearrange(self) -> None:
        """Lay out for the size that the widget has now."""
        for scene in self._scenes():
            scene.arrange(room=self.room)
        self.restyle()

    def restyle(self) -> None:
        """Draw everything anew, in the colours and letters of now."""
        for scene in self._scenes():
            scene.set_backdrop(self.palette().color(QPalette.ColorRole.Mid))
        self.overlays.forget()
        self.follow()
        self.update()

    def _blink(self) -> None:
        self.change(shown=self.comparison().shown.other)

    def _looked(self) -> None:
        """Say what was found out about the pair."""
        self.follow()
        self.update()
        self.tone_advice.follow()

    def _advise(self) -> None:
        assert self.scene is not None  # noqa: S101
        self.say(" ".join(each.words for each in advised(self.scene)))

    def _scenes(self) -> list[Scene]:
        return [scene for scene in (self.scene, self._coming) if scene is not None]

    def _prepare(self, scene: Scene) -> None:
        scene.set_backdrop(self.palette().color(QPalette.ColorRole.Mid))
        if scene.room != self.room:
            scene.arrange(room=self.room)

    def _arrived(self, scene: Scene) -> None:
        """Put a scene on the screen once there is something to show for each side."""
        if scene is self._coming:
            if not scene.is_ready:
                return
            self.scene, self._coming = scene, None
            self._prepare(scene)
            self.blinking.follow()
            self.mode_changed.emit(scene.comparison.mode)
            self.view_changed.emit()
            self.shown.emit()
        self.follow()
        self.update()
        self.tone_advice.follow()

    def _apply(self, scene: Scene, comparison: Comparison) -> None:
        old, before = scene.comparison, self.divider()
        frame = scene.frame
        scene.arrange(comparison)
        changed = {name for name in Comparison.__struct_fields__ if getattr(old, name) != getattr(comparison, name)}
        after = self.divider()
        at_an_end = old.position in ENDS or comparison.position in ENDS
        if changed == {"position"} and before is not None and after is not None and not (at_an_end or scene.problems):
            self.update(united(before.swept(after)))
        elif changed <= {"lens", "lens_size"} and comparison.mode is Mode.LENS:
            self._repaint_lenses(*(lens_circle(each, frame, scene.ground) for each in (old, comparison)))
        else:
            self.follow()
            self.update()
        self._tell(old, comparison, changed)
        self.tone_advice.follow()

    def _repaint_lenses(self, old: Circle, new: Circle) -> None:
        """Paint what two lenses cover, but for the middle that lies inside both."""
        area = united([_square(circle, circle.radius / self.ratio + RIM, self.ratio) for circle in (old, new)])
        inner = [_square(circle, (circle.radius / self.ratio - RIM) * INSCRIBED, self.ratio) for circle in (old, new)]
        self.update(area.subtracted(QRegion(inner[0].intersected(inner[1]))))

    def _tell(self, old: Comparison, new: Comparison, changed: set[str]) -> None:
        self.comparison_changed.emit(new)
        if "mode" in changed:
            self.blinking.follow()
            self.mode_changed.emit(new.mode)
        if changed & {"view", "mode", "whole"}:  # side by side pictures are smaller
            self.view_changed.emit()
        if new.mode is Mode.BLINK and "mode" not in changed and not self.reduced_motion:
            return
        words = self._words_of(new, changed)
        if "mode" in changed and not self.mode_is_told():
            self.say(mode_name(new.mode))
        if words:
            self.say(words)
        elif "mode" in changed:
            return
        elif value_of(old) != value_of(new):
            accessible.value_changed(self)

    def _words_of(self, new: Comparison, changed: set[str]) -> str:
        """What is said of a change; nothing where the number that the slider tells does."""
        if "mode" in changed:
            return self.value_text() if new.mode in (Mode.TOGGLE, Mode.LENS) else ""
        if changed & {"whole", "before", "after"} or ("shown" in changed and new.mode in SIDED):
            return self.value_text()
        if self.value_is_told():
            return ""
        if "angle" in changed:
            return _("{degrees} degrees").format(degrees=round(new.angle))
        return _("{percent} percent").format(percent=round(100 * value_of(new))) if changed & IN_PERCENT else ""


def _square(circle: Circle, reach: float, ratio: float) -> QRect:
    """The square round the middle of a circle (device pixels) that reaches so many widget pixels each way."""
    x, y = circle.x / ratio, circle.y / ratio
    return QRect(floor(x - reach), floor(y - reach), ceil(2 * reach) + 1, ceil(2 * reach) + 1)


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))
