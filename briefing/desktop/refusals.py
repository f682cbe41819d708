"""Why nothing is done by the key of an action that cannot be used now."""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefing import settings
from briefing.desktop.actions import SUBMENUS, TABLE, Row
from briefing.desktop.window import MainWindow
from briefing.desktop.window_actions import Actions

if TYPE_CHECKING:
    from briefing.desktop.compare.keys import Handler

OF_TOOLS = frozenset(chain(*SUBMENUS["dates"][1], ["undo-alignment"]))  # whose keys a tool that is out hears first


def _of_field(row: Row) -> list[QKeySequence]:
    """The key that a field or a list hears by itself, if there is one, which comes here where none had a use for it."""
    return [QKeySequence(row.field_key)] if row.field_key else []


class Refusals(QObject):
    """Says it in ``window``, to which a key comes that is none while its action is off.

    ``refresh`` has the actions say whether they can be used.
    """

    def __init__(self, window: MainWindow, actions: Actions, refresh: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = window.images.canvas
        self._actions = actions
        self._refresh = refresh
        for each in (window, self._canvas):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why a key does nothing, or do it where it only seemed that it could not be; whether either was so."""
        if event.type() is not QEvent.Type.KeyPress:
            return False
        key = cast(QKeyEvent, event)
        name = self._name(key, at_pictures=watched is self._canvas)
        if not name:
            return False
        action = self._actions[name]
        was_missed = not action.isEnabled() and QKeySequence(key.keyCombination()) in action.shortcuts()
        self._refresh()
        reason = self._actions.reason(name)
        if reason and not key.isAutoRepeat():
            self._window.messages.hint(reason)
        elif was_missed and not reason:
            action.trigger()
        return bool(reason) or was_missed

    def _name(self, event: QKeyEvent, *, at_pictures: bool) -> str:
        """The action that has the key, if it were on; none where a tool may have it first."""
        key = QKeySequence(event.keyCombination())
        by_key = (row.name for row in TABLE if key in (*self._actions[row.name].shortcuts(), *_of_field(row)))
        name = next(by_key, "") or self._name_at_pictures(event, at_pictures=at_pictures)
        return "" if name in OF_TOOLS and self._canvas.tool is not None else name

    def _name_at_pictures(self, event: QKeyEvent, *, at_pictures: bool) -> str:
        """The same of a key of the pictures, where it is heard."""
        from briefing.desktop.compare.keys import handler_for, types_sign

        if at_pictures or (self._window.store.get(settings.SINGLE_KEYS) and types_sign(event)):
            handler = handler_for(event)
            return self._by_handler.get(handler, "") if handler is not None else ""
        return ""

    @cached_property
    def _by_handler(self) -> "Mapping[Handler, str]":
        """The actions by what their keys of the pictures do."""
        from briefing.desktop.compare.keys import KEYS

        keys = {row.name: cast(Any, QKeySequence(row.canvas_key))[0] for row in TABLE if row.canvas_key}
        return {KEYS[each.key(), each.keyboardModifiers()]: name for name, each in keys.items()}
