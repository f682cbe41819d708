"""The bar of tools above the panes: what is done most, in words, and at its end the languages of the briefing."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from briefing.desktop.actions import TOOLS, key_words, plain_words
from briefing.desktop.language_bar import LanguageBar
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.window_actions import Actions
from briefing.translation import _

END = 4  # with the bar's own padding and spacing, so that the last language ends where the pictures do


class ToolBar(QToolBar):
    """The tab key comes to its buttons."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.setObjectName("tools")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLS:
            self._add(actions[name])
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.languages = LanguageBar()
        self._seen = self.addWidget(self.languages)
        end = QWidget()
        end.setFixedWidth(END)
        self.addWidget(end)

    def offer(self, languages: Mapping[str, str]) -> None:
        """Have these languages, by code and name, at the end; none where there are none."""
        self.languages.offer(languages)
        self._seen.setVisible(bool(languages))

    def retranslate(self) -> None:
        """Put everything into the language in use, and into the keys that were chosen."""
        self.setWindowTitle(_("Tools"))
        self.setAccessibleName(_("Tools"))  # Qt keeps the first title for a name
        for name in TOOLS:
            action = self._actions[name]
            words, key = plain_words(action.text()), key_words(action.shortcut().toString())
            action.setToolTip(_("{mode} ({key})").format(mode=words, key=key))
            button = self._button(action)
            button.setText(words)
            button.setAccessibleDescription(key)  # or the tip would be read, which says the words again
        self.languages.retranslate()

    def _add(self, action: QAction) -> None:
        self.addAction(action)
        button = self._button(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        press_by_enter(button)

    def _button(self, action: QAction) -> QToolButton:
        # Not by widgetForAction, which takes as long as parts.viewports says.
        return next(each for each in self.findChildren(QToolButton) if each.defaultAction() is action)
