"""The segmented control over the canvas: the ways to compare, of which the one in use shows its name."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from briefing.desktop.compare.glyphs import SIDE, mode_icon
from briefing.desktop.compare.words import mode_name
from briefing.imagery.comparison import Mode
from briefing.translation import _


class ModeBar(QWidget):
    """One button for each mode, in the order of the keys 1 to 7; arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modes")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Mode, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for mode in Mode:
            button = QToolButton()
            button.setObjectName(f"mode-{mode.value}")
            button.setCheckable(True)
            button.setIconSize(QSize(SIDE, SIDE))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, mode=mode: self.chosen.emit(mode))
            self._group.addButton(button)
            layout.addWidget(button)
            self.buttons[mode] = button
        self.retranslate()
        self._draw()
        self.show_mode(Mode.SWIPE)

    def show_mode(self, mode: Mode) -> None:
        """Show ``mode`` as the one in use."""
        for each, button in self.buttons.items():
            here = each is mode
            button.setChecked(here)
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if here else Qt.ToolButtonStyle.ToolButtonIconOnly
            button.setToolButtonStyle(style)

    def retranslate(self) -> None:
        """Put the names into the language in use."""
        self.setAccessibleName(_("Ways to compare"))
        for number, (mode, button) in enumerate(self.buttons.items(), start=1):
            button.setText(mode_name(mode))
            button.setAccessibleName(mode_name(mode))
            button.setToolTip(_("{mode} ({key})").format(mode=mode_name(mode), key=number))

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the new ink."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for mode, button in self.buttons.items():
            button.setIcon(mode_icon(mode, ink, self.devicePixelRatioF()))
