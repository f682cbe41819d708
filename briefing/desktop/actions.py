"""Everything a person can do, as one table; menus, the tool bar and the list of shortcuts all read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefing.translation import N_, _

Handler = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One action: its name, its words, its shortcuts, and the group of which just one is chosen."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False


TABLE = (
    Row(name="open", words=N_("&Open…"), keys=("Ctrl+O",)),
    Row(name="open-folder", words=N_("Open &folder…"), keys=("Ctrl+Shift+O",)),
    Row(name="open-builtin", words=N_("Open the &built-in briefing")),
    Row(name="export-pdf", words=N_("&Export as PDF…"), keys=("Ctrl+E",)),
    Row(name="export-html", words=N_("Export as &web page…")),
    Row(name="export-md", words=N_("Export as &Markdown…")),
    Row(name="export-txt", words=N_("Export as plain &text…")),
    Row(name="print", words=N_("&Print…"), keys=("Ctrl+P",)),
    Row(name="quit", words=N_("&Quit"), keys=("Ctrl+Q",)),
    Row(name="next-section", words=N_("&Next section"), keys=("Alt+Down", "Ctrl+PgDown")),
    Row(name="previous-section", words=N_("&Previous section"), keys=("Alt+Up", "Ctrl+PgUp")),
    Row(name="larger", words=N_("&Larger text"), keys=("Ctrl++", "Ctrl+=")),
    Row(name="smaller", words=N_("&Smaller text"), keys=("Ctrl+-",)),
    Row(name="usual-size", words=N_("&Usual text size"), keys=("Ctrl+0",)),
    Row(name="next-pane", words=N_("Next pa&ne"), keys=("F6",)),
    Row(name="full-screen", words=N_("&Full screen"), keys=("F11",), checkable=True),
    Row(name="theme-system", words=N_("As the &system"), group="theme", checkable=True),
    Row(name="theme-light", words=N_("&Light"), group="theme", checkable=True),
    Row(name="theme-dark", words=N_("&Dark"), group="theme", checkable=True),
    Row(name="shortcuts", words=N_("&Keyboard shortcuts"), keys=("F1",)),
    Row(name="show-log", words=N_("Show the &log file")),
    Row(name="about", words=N_("&About Briefing")),
)

SEPARATOR = ""
MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            "open",
            "open-folder",
            "menu:recent",
            "open-builtin",
            SEPARATOR,
            "menu:export",
            "print",
            SEPARATOR,
            "quit",
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            "previous-section",
            "next-section",
            "next-pane",
            SEPARATOR,
            "menu:language",
            "menu:theme",
            SEPARATOR,
            "larger",
            "smaller",
            "usual-size",
            SEPARATOR,
            "full-screen",
        ),
    ),
    ("help", N_("&Help"), ("shortcuts", "show-log", SEPARATOR, "about")),
)
SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "recent": (N_("Open &recent"), ()),
    "export": (N_("&Export"), ("export-pdf", "export-html", "export-md", "export-txt")),
    "language": (N_("L&anguage"), ()),
    "theme": (N_("&Theme"), ("theme-system", "theme-light", "theme-dark")),
}
TOOLS = ("open", "export-pdf", "print")


class Actions:
    """The actions of a window, made from the table; ``handlers`` says what each does."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Handler]) -> None:
        self._by_name: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.menus: dict[str, QMenu] = {}
        for row in TABLE:
            action = QAction(window)
            action.setObjectName(row.name)
            action.setCheckable(row.checkable)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
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
        for name, _words, rows in MENUS:
            menu = self._menu(name)
            bar.addMenu(menu)
            self._fill(menu, rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Put everything into the language in use."""
        for row in TABLE:
            self._by_name[row.name].setText(_(row.words))
        for name, words, _rows in MENUS:
            if name in self.menus:
                self.menus[name].setTitle(_(words))
        for name, (words, _rows) in SUBMENUS.items():
            if name in self.menus:
                self.menus[name].setTitle(_(words))

    def shortcuts(self) -> list[tuple[str, str]]:
        """Pairs of words and keys for all actions that have keys, in the order of the table."""
        pairs = []
        for action in self._by_name.values():
            keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()]
            if keys:
                pairs.append((plain_words(action.text()), ", ".join(keys)))
        return pairs

    def _fill(self, menu: QMenu, rows: tuple[str, ...]) -> None:
        for row in rows:
            if row == SEPARATOR:
                menu.addSeparator()
            elif row.startswith("menu:"):
                name = row.removeprefix("menu:")
                inner = self._menu(name)
                menu.addMenu(inner)
                self._fill(inner, SUBMENUS[name][1])
            else:
                menu.addAction(self._by_name[row])

    def _menu(self, name: str) -> QMenu:
        menu = QMenu()
        menu.setObjectName(f"menu-{name}")
        self.menus[name] = menu
        return menu

    def _group(self, name: str, window: QWidget) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(window)
        return self._groups[name]


def plain_words(words: str) -> str:
    """The words of an action without the mark of its letter and its dots."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
