"""Whether things may move by themselves: as the reader chose, and as the system asks where Qt knows (from 6.12 on)."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from briefing import settings
from briefing.settings import Settings


class Motion(QObject):
    """Tells ``tell`` whether motion is reduced, now and whenever the system or the reader changes that."""

    def __init__(self, store: Settings, tell: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tell = tell
        hints = _hints()
        if hints is not None and hasattr(hints, "motionPreferenceChanged"):
            hints.motionPreferenceChanged.connect(lambda _preference: self._follow())
        self._follow()

    @property
    def is_reduced(self) -> bool:
        """Whether nothing may move by itself, because of the reader or of the system."""
        return self._store.get(settings.REDUCED_MOTION) or system_reduces_motion()

    def reduce(self, reduced: bool) -> None:
        """Let nothing move by itself from now on, or leave it to the system."""
        self._store.set(settings.REDUCED_MOTION, reduced)
        self._follow()

    def _follow(self) -> None:
        self._tell(self.is_reduced)


def system_reduces_motion() -> bool:
    """Whether the system asks for less motion; False where this Qt does not know."""
    preference = getattr(_hints(), "motionPreference", None)
    return preference is not None and preference().name != "NoPreference"


def _hints() -> QObject | None:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return accessibility() if accessibility is not None else None
