"""What is read off the window."""

from collections import Counter

from PySide6.QtGui import QImage

from briefing.desktop.window import MainWindow


def colours(image: QImage) -> Counter[str]:
    """How many pixels each colour has."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # whose bits go with it
    pixels = Counter(memoryview(plain.constBits()).cast("I"))
    return Counter({f"#{pixel & 0xFFFFFF:06x}": count for pixel, count in pixels.items()})


def words(window: MainWindow) -> str:
    return window.text.toPlainText()


def rows(window: MainWindow) -> list[str]:
    lists = (window.sidebar.sections, window.sidebar.around)
    return [parts.item(row).text() for parts in lists for row in range(parts.count())]


def marked(window: MainWindow) -> list[str]:
    lists = (window.sidebar.sections, window.sidebar.around)
    return [item.text() for parts in lists for item in parts.selectedItems()]
