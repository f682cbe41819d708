"""Whether things may move by themselves: as the reader chose, and as the system asks."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefing import settings
from briefing.desktop import wishes
from briefing.settings import Settings


class Motion(QObject):
    """Tells ``tell`` whether motion is reduced, now and whenever the system or the reader changes that."""

    def __init__(self, store: Settings, tell: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tell = tell
        wishes.heed(wishes.MOTION, self._follow)
        self._follow()

    @property
    def is_reduced(self) -> bool:
        """Whether nothing may move by itself, because of the reader or of the system."""
        return self._store.get(settings.REDUCED_MOTION) or wishes.system_reduces_motion()

    def reduce(self, reduced: bool) -> None:
        """Let nothing move by itself from now on, or leave it to the system."""
        self._store.set(settings.REDUCED_MOTION, reduced)
        self._follow()

    def _follow(self) -> None:
        self._tell(self.is_reduced)
