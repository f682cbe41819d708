"""Words that have to do with the lines that there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def cut(text: str, metric: QFontMetrics, width: int, lines: int) -> str:
    """As much as fits in so many lines, with an ellipsis where some are left out."""
    flags = int(Qt.TextFlag.TextWordWrap)

    def fits(some: str) -> bool:
        return metric.boundingRect(0, 0, width, 100_000, flags, some).height() < (lines + 0.5) * metric.lineSpacing()

    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(f"{text[:middle]} …"):
            low = middle
        else:
            high = middle - 1
    whole = text[: low + 1].rpartition(" ")[0]  # no word is parted, but where there are none, as in Chinese
    return f"{whole or text[:low]} …"
