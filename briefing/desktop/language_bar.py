"""The languages of the briefing, of which one is read: a button for each, at the end of the bar of tools."""

from collections.abc import Collection, Mapping
from itertools import accumulate

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing.desktop.parts import accessible
from briefing.translation import _

GAP = 2  # as between the other tools


class LanguageBar(QWidget):
    """The tab key comes to the one that is chosen, and arrow keys choose another; ``chosen`` tells which.

    Where there is no room for all, those that have none are in the menu alone.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        accessible.install()
        self.setObjectName("languages")
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.parts.accessible_group import AccessibleGroup

        return AccessibleGroup

    def offer(self, names: Mapping[str, str]) -> None:
        """Have a button for each of the languages, by code and name, and no others; those that are there stay."""
        if [*names.items()] == [(code, button.text()) for code, button in self.buttons.items()]:
            return
        for button in self.buttons.values():
            button.setParent(None)
            button.deleteLater()
        self.buttons = {code: self._button(code, name) for code, name in names.items()}
        self.updateGeometry()

    def show_language(self, language: str) -> None:
        """Show which one is read, with the focus where one of the buttons has that."""
        if language in self.buttons:
            has_focus = any(each.hasFocus() for each in self.buttons.values())
            with QSignalBlocker(self):
                self.buttons[language].setChecked(True)
            for code, button in self.buttons.items():
                is_read = code == language
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_read else Qt.FocusPolicy.NoFocus)
            self._fit()
            if has_focus:
                self.buttons[language].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put the name into the language in use."""
        self.setAccessibleName(_("Language"))

    def sizeHint(self) -> QSize:
        """The room that all names take."""
        return QSize(_wide(self.buttons.values()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The room for any one of them."""
        widest = max((_wide([each]) for each in self.buttons.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show those for which there is room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the one that is read, and as many of the others, from the first on, as there is room for."""
        order = sorted(self.buttons.values(), key=lambda button: not button.isChecked())
        ends = accumulate(button.sizeHint().width() + GAP for button in order)
        for button, end in zip(order, ends, strict=True):
            button.setVisible(end - GAP <= self.width())

    def _button(self, code: str, name: str) -> QPushButton:
        button = QPushButton(name)  # a tool button is a check box to a screen reader, whatever it excludes
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.toggled.connect(lambda on: self.chosen.emit(code) if on else None)
        self._row.addWidget(button)
        return button


def _wide(buttons: Collection[QPushButton]) -> int:
    return sum(each.sizeHint().width() for each in buttons) + GAP * max(0, len(buttons) - 1)
