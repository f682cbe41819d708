"""Loose pictures, and what a person does with them."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import Desk

GOES = QMessageBox.ButtonRole.DestructiveRole


def write(path: Path, colour: str) -> Path:
    Image.new("RGB", (300, 200), colour).save(path, "JPEG")
    return path


def drop(desk: Desk, *paths: Path, on: QWidget | None = None) -> None:
    """Drop files on the window, or on a widget in it, as a file manager does."""
    target = on or desk.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = target.rect().center()
    entering = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, left, none))


def questions(desk: Desk) -> list[QMessageBox]:
    """The questions whether the comparison that is open may go."""
    return [box for box in desk.window.findChildren(QMessageBox, "unsaved") if box.isVisible()]


def leave(desk: Desk, qtbot: QtBot) -> None:
    """Answer that the comparison that is open may go, where that is going to be asked."""
    qtbot.waitUntil(lambda: bool(questions(desk)) or not desk.window.is_unsaved())
    for box in questions(desk):
        next(button for button in box.buttons() if box.buttonRole(button) is GOES).click()


def dates(desk: Desk) -> tuple[str, ...]:
    scene = desk.window.images.canvas.scene
    return (scene.pair.before.date, scene.pair.after.date) if scene is not None and scene.pair.after else ()
