"""What hands and eyes do with the preview."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QToolButton

from briefing.desktop.preview.window import PreviewWindow


def ink(preview: PreviewWindow) -> float:
    """The share of dark pixels of what is seen of the pages."""
    image = preview.pages.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = sum(byte < 128 for byte in bytes(image.constBits()))
    return dark / (image.width() * image.height())


def click(preview: PreviewWindow, name: str) -> None:
    """Press the button of that name."""
    button = preview.findChild(QPushButton, name) or preview.findChild(QToolButton, name)
    assert button is not None
    button.click()
