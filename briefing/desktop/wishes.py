"""What the system asks for on behalf of who uses it, where Qt knows: contrast (from 6.10 on), less motion (6.12).

Less motion may be the wish of the reader alone as well.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from briefing import settings
from briefing.settings import Settings

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


class Motion(QObject):
    """Tells ``tell`` whether motion is reduced, now and whenever the system or the reader changes that."""

    def __init__(self, store: Settings, tell: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tell = tell
        heed(MOTION, self.follow)
        self.follow()

    @property
    def is_reduced(self) -> bool:
        """Whether nothing may move by itself, because of the reader or of the system."""
        return self._store.get(settings.REDUCED_MOTION) or system_reduces_motion()

    def reduce(self, reduced: bool) -> None:
        """Let nothing move by itself from now on, or leave it to the system."""
        self._store.set(settings.REDUCED_MOTION, reduced)
        self.follow()

    def follow(self) -> None:
        """Tell it as it is now."""
        self._tell(self.is_reduced)


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
