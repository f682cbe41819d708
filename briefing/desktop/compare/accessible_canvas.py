"""The canvas as a screen reader meets it: a slider with a name, a value and words for it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible

from briefing.desktop.compare.problems import problems_told
from briefing.desktop.compare.words import description, mode_name
from briefing.desktop.parts.accessible_slider import AccessibleSlider
from briefing.imagery.comparing.comparison import Mode
from briefing.imagery.comparing.slider import value_of
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.comparing import Comparing
    from briefing.desktop.compare.scene import Scene


class AccessibleCanvas(AccessibleSlider):
    """Role slider, 0 to 100: the divider, the fade, the lens or the threshold, whatever the mode slides.

    While a tool is out the arrow keys are that tool's, and nothing is slid.
    """

    def __init__(self, canvas: "Comparing") -> None:
        super().__init__(canvas)
        self._canvas = canvas

    def role(self) -> QAccessible.Role:
        """A slider where there are two pictures to compare, and no tool is out."""
        scene = self._canvas.scene
        alone = scene is not None and scene.pair.after is None
        return QAccessible.Role.Graphic if alone or self._canvas.tool is not None else QAccessible.Role.Slider

    def text(self, kind: QAccessible.Text) -> str:
        """The figure's name, the value in words, and what the pictures show, which no tool is about."""
        scene, tool = self._canvas.scene, self._canvas.tool
        if scene is None:
            return _("Pictures") if kind == QAccessible.Text.Name else ""
        match kind:
            case QAccessible.Text.Name:
                if tool is not None:
                    return _("{figure}, {mode}").format(figure=scene.pair.name, mode=tool.name())
                if scene.pair.after is None:
                    return scene.pair.name
                return _("{figure}, {mode}").format(figure=scene.pair.name, mode=mode_name(scene.effective.mode))
            case QAccessible.Text.Value:
                return self._canvas.value_text() if tool is None else tool.value()
            case QAccessible.Text.Description if tool is not None:
                return ""
            case QAccessible.Text.Description:
                remarks = self._canvas.overlays.remarks()
                return " ".join((description(scene.pair), *problems_told(scene), *remarks))
            case QAccessible.Text.Help if tool is not None:
                return tool.usage()
            case QAccessible.Text.Help:
                return _usage(self._canvas, scene)
            case _:
                return super().text(kind)

    def currentValue(self) -> int:
        """The slider's place, 0 to 100."""
        return round(100 * value_of(self._canvas.comparison()))

    def setCurrentValue(self, value: Any) -> None:
        """Move the slider, as a screen reader asks."""
        self._canvas.set_value(float(value) / 100)


def _usage(canvas: "Comparing", scene: "Scene") -> str:
    """What the keys do now."""
    if scene.pair.after is None:
        return _("Plus and minus zoom, arrow keys move what is zoomed in.")
    others = _("Space shows one picture whole, 1 to 7 choose how to compare.")
    return " ".join(filter(None, (_arrows(canvas.comparison().mode, is_zoomed=canvas.is_zoomed), others)))


def _arrows(mode: Mode, *, is_zoomed: bool) -> str:
    """What the arrow keys do; nothing where they do nothing."""
    if mode is Mode.LENS:
        return _("Arrow keys move the lens, and size it with Shift.")
    if is_zoomed:
        return _("Arrow keys move what is zoomed in.")
    match mode:
        case Mode.SWIPE:
            return _("Arrow keys move the divider.")
        case Mode.FADE:
            return _("Arrow keys fade between the pictures.")
        case Mode.DIFFERENCE:
            return _("Arrow keys set how large a difference is told.")
        case Mode.TOGGLE | Mode.BLINK:
            return _("Arrow keys show the one picture or the other.")
        case _:
            return ""
