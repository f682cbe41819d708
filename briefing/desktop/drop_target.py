"""A window that takes files and folders, and says while they are dragged over it what a drop does."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from briefing.desktop.drop_sign import DropSign


class DropTarget(QMainWindow):
    """``paths_dropped`` tells which files and folders were dropped."""

    paths_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    @cached_property
    def drop_sign(self) -> "DropSign":
        """What says what a drop does, made when something is dragged here."""
        from briefing.desktop.drop_sign import DropSign

        return DropSign(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, and say what is done with them."""
        from briefing.desktop.dropping import promise

        if paths := _paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_sign.say(promise(paths))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Say it no more."""
        self.drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files and folders were dropped."""
        self.drop_sign.hide()
        event.acceptProposedAction()
        self.paths_dropped.emit(_paths(event.mimeData()))


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
