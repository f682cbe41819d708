"""What the system asks for on behalf of who uses it, where Qt knows: contrast (from 6.10 on), less motion (6.12)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QGuiApplication

MOTION, CONTRAST = "motionPreference", "contrastPreference"


def system_reduces_motion() -> bool:
    """Whether the system asks for less motion."""
    return _asks(MOTION)


def system_wants_contrast() -> bool:
    """Whether the system asks for more contrast."""
    return _asks(CONTRAST)


def heed(wish: str, tell: Callable[[], object]) -> None:
    """Have ``tell`` called whenever the system changes its mind about a wish."""
    styles = _styles()
    changed = getattr(_hints(styles), f"{wish}Changed", None)
    if changed is not None:
        changed.connect(lambda _preference: tell())


def _asks(wish: str) -> bool:
    styles = _styles()
    preference = getattr(_hints(styles), wish, None)
    return preference is not None and preference().name != "NoPreference"


def _styles() -> Any:
    return QGuiApplication.styleHints()


def _hints(styles: Any) -> Any:
    """What Qt knows of such wishes; in Python it is of use only as long as ``styles`` is kept."""
    accessibility = getattr(styles, "accessibility", None)
    return accessibility() if accessibility is not None else None
