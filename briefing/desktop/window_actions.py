"""The actions of a window and its menus, made from the table of everything that a person can do."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefing import translation
from briefing.desktop.actions import (
    MENUS,
    SUBMENUS,
    TABLE,
    Groups,
    key_words,
    keys_of,
    plain_words,
    submenu_words,
    words_alone,
)
from briefing.translation import _

Handler = Callable[[], object]

# Where macOS keeps what stands in other menus elsewhere; it goes by English words where it is not told.
ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


class Entry(Struct, frozen=True):
    """What can be done in words, the keys that do it as they are named, and the action, if it is one of a menu.

    ``name`` is that of the action where another key can be chosen for it, ``menu`` the words of the menu within a menu
    that it is in, ``reason`` why it cannot be done now.
    """

    words: str
    keys: tuple[str, ...]
    action: QAction | None = None
    name: str = ""
    menu: str = ""
    reason: str = ""


class Actions:
    """The actions of a window, made from the table; ``handlers`` says what each does.

    ``keys`` are those that were chosen instead of the ones in the table, by the name of the action.
    """

    def __init__(self, window: QWidget, handlers: Mapping[str, Handler], keys: dict[str, list[str]]) -> None:
        self._by_name: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.menus: dict[str, QMenu] = {}
        self._language = ""
        self._reasons: dict[str, str] = {}
        for row in TABLE:
            action = QAction(window)
            action.setObjectName(row.name)
            action.setCheckable(row.checkable or bool(row.group))
            action.setShortcuts(_sequences(keys.get(row.name, keys_of(row))))
            action.setMenuRole(ROLES.get(row.name, QAction.MenuRole.NoRole))
            if row.group:
                self._group(row.group, window).addAction(action)
            handler = handlers[row.name]
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            window.addAction(action)
            self._by_name[row.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus on ``bar``."""
        for name, _words, groups in MENUS:
            self._fill(self._menu(name, bar), groups)
        self._title_menus()

    def retranslate(self) -> None:
        """Put everything into the language in use."""
        if self._language == translation.language():
            return
        self._language = translation.language()
        for row in TABLE:
            self._by_name[row.name].setText(_(row.words) + (f"\t{key_words(row.hint)}" if row.hint else ""))
        self._title_menus()

    def _title_menus(self) -> None:
        titles = {name: words for name, words, _groups in MENUS} | {name: each[0] for name, each in SUBMENUS.items()}
        for name, menu in self.menus.items():
            menu.setTitle(_(titles[name]))

    def refuse(self, name: str, reason: str) -> None:
        """Have an action, or all of a submenu, be used only while there is no ``reason`` against it.

        That is a sentence, not translated yet.
        """
        kind, _colon, menu = name.partition(":")
        if kind == "menu":
            self.menus[menu].setEnabled(not reason)
            for row in chain(*SUBMENUS[menu][1]):
                self.refuse(row, reason)
        else:
            self._reasons[name] = reason
            self._by_name[name].setEnabled(not reason)

    def reason(self, name: str) -> str:
        """Why an action cannot be used, or nothing where it can be."""
        reason = self._reasons.get(name)
        return _(reason) if reason else ""

    def entries(self, *, of_pictures: bool, everywhere: bool = True) -> list[Entry]:
        """All that can be done, in the order of the table: by keys of the window, or by those of the pictures alone.

        ``everywhere`` is whether all keys of the pictures are keys of the window too.
        """
        entries = []
        for row in TABLE:
            if (bool(row.canvas_key) and not everywhere) == of_pictures:
                action = self._by_name[row.name]
                keys = (*_texts(action.shortcuts()), *([row.hint] if row.hint else ()))
                name = "" if row.hint else row.name
                menu, shown = submenu_words(row.name), tuple(map(key_words, keys))
                entries.append(Entry(words_alone(row), shown, action, name, menu, self.reason(row.name)))
        return entries

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys, and no others."""
        self._by_name[name].setShortcuts(_sequences(keys))

    def choose_keys(self, keys: dict[str, list[str]]) -> None:
        """Give each action the keys that were chosen for it, or else those in the table."""
        for row in TABLE:
            self.set_keys(row.name, keys.get(row.name, keys_of(row)))

    def taken(self, name: str) -> Mapping[str, str]:
        """The keys of the other actions and of the menus, with the words of those."""
        others = {
            key: words_alone(row)
            for row in TABLE
            if row.name != name
            for key in _texts(self._by_name[row.name].shortcuts())
        }
        titles = [self.menus[menu].title() for menu, _words, _groups in MENUS]
        return {QKeySequence.mnemonic(title).toString(): plain_words(title) for title in titles} | others

    def _fill(self, menu: QMenu, groups: Groups) -> None:
        for rows in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for row in rows:
                if row.startswith("menu:"):
                    name = row.removeprefix("menu:")
                    self._fill(self._menu(name, menu), SUBMENUS[name][1])
                else:
                    menu.addAction(self._by_name[row])

    def _menu(self, name: str, holder: QMenuBar | QMenu) -> QMenu:
        """A new menu in another or on the bar, with which it goes."""
        menu = holder.addMenu("")
        menu.setObjectName(f"menu-{name}")
        self.menus[name] = menu
        return menu

    def _group(self, name: str, window: QWidget) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(window)
        return self._groups[name]


def _sequences(keys: Sequence[str]) -> list[QKeySequence]:
    return [QKeySequence(key) for key in keys]


def _texts(sequences: Sequence[QKeySequence]) -> list[str]:
    return [each.toString() for each in sequences]
