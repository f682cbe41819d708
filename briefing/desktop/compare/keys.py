"""What the keys do while the canvas has the focus; a handler returns whether it had a use for its key."""

import sys
from collections.abc import Callable, Mapping
from itertools import product
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from briefing.desktop.compare.tooling import Tooling
from briefing.desktop.compare.words import value_words
from briefing.imagery.comparing.comparison import Mode, Side
from briefing.translation import _

Handler = Callable[[Tooling], bool]

STEP, PAGE, FINE = 0.01, 0.1, 0.001
PAN = 48.0
LENS_STEP = 0.02
TURN = 5.0

_Key = Qt.Key
_None = Qt.KeyboardModifier.NoModifier
_Shift = Qt.KeyboardModifier.ShiftModifier
_Control = Qt.KeyboardModifier.ControlModifier
_Alt = Qt.KeyboardModifier.AltModifier


def _do(name: str, *args: object) -> Handler:
    """Call what has this name on the canvas, or what emits a signal for what is not the canvas's own to do."""

    def handle(canvas: Tooling) -> bool:
        attrgetter(name)(canvas)(*args)
        return True

    return handle


def _arrow(x: int, y: int) -> Handler:
    """Move the lens, else pan where the pictures are zoomed, else move the slider: right and up are more."""

    def handle(canvas: Tooling) -> bool:
        if canvas.tool is not None and canvas.tool.arrow(x, y):
            return True
        now = canvas.comparison()
        if now.mode is Mode.LENS:
            canvas.set_lens((now.lens[0] + x * LENS_STEP, now.lens[1] + y * LENS_STEP))
        elif canvas.is_zoomed:
            canvas.pan_by(-x * PAN, -y * PAN)
        else:
            canvas.step_value((x - y) * STEP)
        return True

    return handle


def _slide(x: int, y: int) -> Handler:
    """Move the slider whatever the zoom; in steps ten times finer where the plain arrows move it too."""

    def handle(canvas: Tooling) -> bool:
        if canvas.tool is not None and canvas.tool.arrow(10 * x, 10 * y):
            return True
        plain = canvas.is_zoomed or canvas.comparison().mode is Mode.LENS
        canvas.step_value((x - y) * (STEP if plain else FINE))
        return True

    return handle


def _page(by: float) -> Handler:
    """Turn the description where not all of it is seen, else move the slider a good deal on, if it goes further."""

    def handle(canvas: Tooling) -> bool:
        if canvas.overlays.described and canvas.overlays.description.turn(-1 if by > 0 else 1):
            return True
        before = canvas.comparison()
        canvas.step_value(by)
        return canvas.comparison() != before

    return handle


def _turn(way: int) -> Handler:
    """Turn what the tool turns, else the divider."""

    def handle(canvas: Tooling) -> bool:
        if canvas.tool is None or not canvas.tool.turn(way):
            canvas.turn_by(way * TURN)
        return True

    return handle


def _step(way: int) -> Handler:
    """Scale what the tool scales, else bring the right side to another date."""

    def handle(canvas: Tooling) -> bool:
        if canvas.tool is None or not canvas.tool.scale(way):
            canvas.date_step_wanted.emit(Side.AFTER, way)
        return True

    return handle


def _enter(canvas: Tooling) -> bool:
    return canvas.tool is not None and canvas.tool.enter()


_larger = _do("zoom_in")

KEYS: Mapping[tuple[int, Qt.KeyboardModifier], Handler] = {
    **{(_Key.Key_1 + at, _None): _do("set_mode", mode) for at, mode in enumerate(Mode)},
    (_Key.Key_Left, _None): _arrow(-1, 0),
    (_Key.Key_Right, _None): _arrow(1, 0),
    (_Key.Key_Up, _None): _arrow(0, -1),
    (_Key.Key_Down, _None): _arrow(0, 1),
    (_Key.Key_Left, _Shift): _slide(-1, 0),
    (_Key.Key_Right, _Shift): _slide(1, 0),
    (_Key.Key_Up, _Shift): _slide(0, -1),
    (_Key.Key_Down, _Shift): _slide(0, 1),
    (_Key.Key_Return, _None): _enter,
    (_Key.Key_Enter, _None): _enter,
    (_Key.Key_PageUp, _None): _page(PAGE),
    (_Key.Key_PageDown, _None): _page(-PAGE),
    (_Key.Key_Home, _None): _do("set_value", 0.0),
    (_Key.Key_End, _None): _do("set_value", 1.0),
    (_Key.Key_Space, _None): _do("toggle_side"),
    (_Key.Key_Escape, _None): lambda canvas: canvas.escape(),
    (_Key.Key_Plus, _None): _larger,
    (_Key.Key_Equal, _None): _larger,
    (_Key.Key_Minus, _None): _do("zoom_out"),
    (_Key.Key_0, _None): _do("zoom_fit"),
    (_Key.Key_Z, _None): _do("zoom_actual"),
    (_Key.Key_BracketLeft, _None): _turn(-1),
    (_Key.Key_BracketRight, _None): _turn(1),
    (_Key.Key_V, _None): _do("lay_divider", 0.0),
    (_Key.Key_H, _None): _do("lay_divider", 90.0),
    (_Key.Key_X, _None): _do("swap"),
    (_Key.Key_T, _None): _do("toggle_tone"),
    (_Key.Key_A, _None): _do("start_aligning"),
    (_Key.Key_A, _Shift): _do("alignment_wanted.emit"),
    (_Key.Key_U, _None): _do("undo_alignment"),
    (_Key.Key_I, _None): _do("toggle_description"),
    (_Key.Key_N, _None): _do("toggle_notes"),
    (_Key.Key_M, _None): _do("place_wanted.emit"),
    (_Key.Key_G, _None): _do("toggle_grid"),
    (_Key.Key_R, _None): _do("start_ruler"),
    (_Key.Key_C, _Control): _do("copy_wanted.emit"),
    (_Key.Key_Comma, _None): _step(-1),
    (_Key.Key_Period, _None): _step(1),
    (_Key.Key_Less, _None): _do("date_step_wanted.emit", Side.BEFORE, -1),
    (_Key.Key_Greater, _None): _do("date_step_wanted.emit", Side.BEFORE, 1),
}

# What moves something as far as it goes, and what of that moves pictures that are zoomed.
_ARROWS = _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down
MOVING = frozenset(
    KEYS[key, held]
    for key, held in (*product(_ARROWS, (_None, _Shift)), *product((_Key.Key_Home, _Key.Key_End), (_None,)))
)
PANNING = frozenset(KEYS[key, _None] for key in _ARROWS)

# What a keyboard may want held to type a sign or a digit: on one a sign needs no Shift, on another AltGr.
TYPING = (_Shift, Qt.KeyboardModifier.GroupSwitchModifier, _Control | _Alt)
# On macOS it is Option.
TYPING_ON_MACOS = (*TYPING, _Alt, _Alt | _Shift)


def end_words(canvas: Tooling, handler: Handler) -> str:
    """Why what a key moves, ``handler``, has moved nothing."""
    scene, now = canvas.scene, canvas.comparison()
    if scene is None or canvas.tool is not None:
        return ""
    if canvas.is_zoomed and handler in PANNING:
        return _("It goes no further.")
    if now.mode is Mode.SIDE_BY_SIDE:
        if canvas.is_zoomed:
            return _("Side by side the arrow keys move the pictures.")
        return _("Side by side there is nothing to move.")
    return value_words(scene.pair, now) if now.mode in (Mode.TOGGLE, Mode.BLINK) else _("It goes no further.")


def types_sign(event: QKeyEvent) -> bool:
    """Whether a key is one that types a letter or a sign in a field."""
    return bool(event.text()) and event.text().isprintable() and event.modifiers() != _Control


def handler_for(event: QKeyEvent) -> Handler | None:
    """What a key does; a sign or digit does the same however this keyboard has it typed."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_sign = 0x20 < key < 0x7F and not chr(key).isalpha()
    typing = TYPING_ON_MACOS if sys.platform == "darwin" else TYPING
    return KEYS.get((key, held)) or (KEYS.get((key, _None)) if is_sign and held in typing else None)
