"""The bar under the pages: which page it is, and how large."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QWidget

from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.preview.sheet_area import ZOOM_STEP, SheetArea
from briefing.translation import _

SPACING, GAP = 2, 16
BESIDE = 6  # more, between the percent and a button, which has a frame in strong looks


class ZoomBar(QWidget):
    """Tells the page that is read in ``area``, and zooms it."""

    def __init__(self, area: SheetArea) -> None:
        super().__init__()
        self._area = area
        self.words = plain_label(style="quiet", wraps=False)
        self.percent = plain_label(style="quiet", wraps=False)
        self.percent.setContentsMargins(0, 0, BESIDE, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(SPACING)
        row.addWidget(self.words, 1)
        row.addWidget(self.percent)
        row.addWidget(self._button("smaller-page", "−", _("Smaller"), lambda: area.zoom_by(1 / ZOOM_STEP)))
        row.addWidget(self._button("fit-page", _("Fit"), _("Fit width"), lambda: area.zoom_by(0)))
        row.addWidget(self._button("larger-page", "+", _("Larger"), lambda: area.zoom_by(ZOOM_STEP)))
        area.page_changed.connect(self._tell)
        area.zoomed.connect(self._tell_zoom)

    def minimumSizeHint(self) -> QSize:
        """The room of all but the percent."""
        least = super().minimumSizeHint()
        return least if self.percent.isHidden() else least - QSize(self.percent.sizeHint().width() + SPACING, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the percent where it would touch the number of the page."""
        wide = self.minimumSizeHint().width() + GAP + self.percent.sizeHint().width()
        self.percent.setVisible(self.width() >= wide)

    def _button(self, name: str, words: str, more: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(words)
        button.setToolTip(more)
        button.setAccessibleName(more)
        button.clicked.connect(lambda _checked=False: act())
        press_by_enter(button)
        return button

    def _tell(self) -> None:
        self._write(self.words, self._area.page_words())

    def _tell_zoom(self, zoom: float) -> None:
        self._write(self.percent, _("{percent}%").format(percent=round(100 * zoom)))

    def _write(self, label: QLabel, words: str) -> None:
        """Show words, and have them heard by who is at the pages or at a button here."""
        if words == label.text():
            return
        label.setText(words)
        self._fit()
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self._area or self.isAncestorOf(focus)):
            announce(label, words)
