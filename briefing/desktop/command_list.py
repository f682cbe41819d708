"""All that can be done, with its keys: it is looked through by words, and done from here."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import combining, normalize

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.actions import key_words
from briefing.desktop.parts import accessible, shortcuts
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.dialogs import finish
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.room import room_for
from briefing.desktop.window_actions import Entry
from briefing.translation import N_, _

# Keys that are no actions of a menu.
PAGES = N_("Turn the pages of the text, on to the next section"), ("PgUp", "PgDown")
ESCAPE = (
    N_("Close a message, the search, a tool, notes or the description; back to the swipe, the text, the window"),
    ("Esc",),
)
BORDER = (
    N_("Move the border between two panes, where the tab key has come to it"),
    ("←", "→", "↑", "↓", "Home", "End"),
)
NAMES = N_("In the list of sections, go to the name that begins with it"), ("A", "…", "Z")
CAPTION = N_("Copy the caption, where the tab key has come to it"), ("Ctrl+C",)
PICTURE_KEYS = (
    (N_("Move the divider, fade or lens; when zoomed in, the picture"), ("←", "→", "↑", "↓")),
    (
        N_("Move the divider even when zoomed in; otherwise in finer steps"),
        ("Shift+←", "Shift+→", "Shift+↑", "Shift+↓"),
    ),
    (N_("Move the divider in larger steps; in the lens, change its size"), ("PgUp", "PgDown")),
    (N_("Turn the pages of a description of which not all is seen"), ("PgUp", "PgDown")),
    (N_("To either end"), ("Home", "End")),
    (N_("While aligning by hand: turn and scale the picture that is moved"), ("[", "]", ",", ".")),
    (N_("Copy the comparison"), ("Ctrl+C",)),
)
WIDTH, HEIGHT = 560, 560
COLUMN_GAP, HEADING_GAP = 24, 10
PADDING = 26, 15  # of a row of a list, as the style sheet has it

Index = QModelIndex | QPersistentModelIndex
NOTHING = Entry("", ())
_WORDS = re.compile(r"\w+")
Entries = Callable[[], list[Entry]]


class CommandList(QDialog):
    """Rows in two groups, those of the window and those of the pictures: what is done, and by which keys.

    ``key_wanted`` tells the name of a command for which another key is to be chosen; ``fill`` shows that.
    """

    key_wanted = Signal(str)

    def __init__(self, everywhere: Entries, pictures: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("command-list")
        self.setWindowTitle(_("Commands and keys"))
        self._everywhere, self._pictures = everywhere, pictures
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("What would you like to do?"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.words.setClearButtonEnabled(True)
        accessible.name_clear_button(self.words)
        self.rows = _Rows()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.rows, 1)
        buttons = finish(self, inside)
        self.key = buttons.addButton(_("Change the key…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.button = buttons.addButton(_("Do it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        buttons.accepted.connect(self._do)
        self.key.clicked.connect(lambda: self.key_wanted.emit(self.rows.entry().name))
        self.rows.itemActivated.connect(self._do)
        self.rows.currentItemChanged.connect(self._tell)
        self.words.textChanged.connect(self._look)
        shortcuts.heed([each for each in parent.actions() if each.objectName() != shortcuts.CLOSING], self)
        shortcuts.close_alone(self, parent)
        self.fill()
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room_for(parent)))
        self.words.setFocus()

    def fill(self) -> None:
        """Show all commands as they are now, those with the words that are looked for, from the row where one was."""
        here = self.rows.entry().words
        with QSignalBlocker(self.rows):  # or the button that was pressed is disabled meanwhile, and loses the focus
            self.rows.clear_groups()
            self.rows.add_group(
                _("Everywhere"), [*self._everywhere(), *_entries((PAGES, NAMES, BORDER, CAPTION, ESCAPE))]
            )
            self.rows.add_group(_("While the pictures have the focus"), [*self._pictures(), *_entries(PICTURE_KEYS)])
            self.rows.fit()
            self.rows.show_those_with(self.words.text())
            self.rows.go_to(here)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from what is typed into the rows that it leaves."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _look(self, words: str) -> None:
        """Show what has the words, and say what fits them best, which Enter does, or that there is nothing."""
        self.rows.show_those_with(words)
        announce(self.words, self.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))

    def _tell(self) -> None:
        entry = self.rows.entry()
        self.button.setEnabled(_can_be_done(entry))
        self.key.setEnabled(bool(entry.name))

    def _do(self) -> None:
        """Close, and do what is chosen, for which the window has to be there again."""
        entry = self.rows.entry()
        if entry.action is not None and _can_be_done(entry):
            self.accept()
            QTimer.singleShot(0, entry.action, entry.action.trigger)


class _Rows(QListWidget):
    """Rows of words and keys that the arrow keys go through, so that a screen reader says each."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self.setAccessibleName(_("Commands and keys"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._groups: list[tuple[QListWidgetItem, list[tuple[QListWidgetItem, Entry]]]] = []
        self._nothing: QListWidgetItem | None = None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell screen readers in which row one is: QListView counts only those that are shown, and tells of others."""
        QAbstractItemView.currentChanged(self, current, previous)
        if self.hasFocus():
            accessible.child_focused(self, current.row())

    def clear_groups(self) -> None:
        """Show no rows."""
        self._groups = []
        self.clear()
        self._nothing = self._add(plain_label(_("No command found."), style="quiet"))
        self._nothing.setFlags(Qt.ItemFlag.ItemIsEnabled)  # there is nothing to choose

    def add_group(self, title: str, entries: Iterable[Entry]) -> None:
        """Add a heading and the rows below it."""
        heading = self._add(plain_label(title, style="title"), above=HEADING_GAP)
        rows = []
        for entry in entries:
            style = "quiet" if entry.action is not None and not entry.action.isEnabled() else ""
            words = plain_label("\n".join(filter(None, (entry.words, entry.reason))), style=style)
            rows.append((self._add(words, entry.keys), entry))
        self._groups.append((heading, rows))

    def show_those_with(self, words: str) -> None:
        """Show the rows in which all of some words are, or in whose menu, and go to the one that they fit best."""
        wanted = _compared(words).split()
        for heading, rows in self._groups:
            for item, entry in rows:
                there = _compared(" ".join((entry.words, entry.menu, *entry.keys)))
                item.setHidden(not all(each in there for each in wanted))
            heading.setHidden(all(item.isHidden() for item, _entry in rows))
        if self._nothing is not None:
            self._nothing.setHidden(not all(heading.isHidden() for heading, _rows in self._groups))
        rows = sorted(self._shown(), key=lambda row: _distance(wanted, row[1]))
        fitting = rows[0][0] if rows else self._nothing
        if fitting is not None:
            self.setCurrentItem(fitting)

    def go_to(self, words: str) -> None:
        """Go to the row of these words, where it is shown."""
        item = next((item for item, entry in self._shown() if entry.words == words), None)
        if item is not None:
            self.setCurrentItem(item)

    def entry(self) -> Entry:
        """What the row says in which one is; nothing where it is none of a command or a key."""
        here = self.currentItem()
        return next((entry for item, entry in self._shown() if item is here), NOTHING)

    def _shown(self) -> Iterator[tuple[QListWidgetItem, Entry]]:
        return (row for _heading, rows in self._groups for row in rows if not row[0].isHidden())

    def _add(self, words: QLabel, keys: Sequence[str] = (), *, above: int = 0) -> QListWidgetItem:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, above, 0, 0)
        row.setSpacing(COLUMN_GAP)
        row.addWidget(words, 1)
        row.addLayout(_caps(keys))
        item = QListWidgetItem(self)
        told, *reason = words.text().splitlines()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((told, *keys, *reason)))
        self.setItemWidget(item, inside)
        return item

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows into the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each row the height that its words need, and no less where it has no key than where it has one."""
        width = self.viewport().width()
        least = max((cap.sizeHint().height() for cap in self.findChildren(QLabel, "key")), default=0)
        for item in map(self.item, range(self.count())):
            inside = self.itemWidget(item)
            if inside is not None:  # there is none yet while a row is added
                high = max(least, inside.heightForWidth(width - PADDING[0]))
                item.setSizeHint(QSize(width, high + PADDING[1]))


def _can_be_done(entry: Entry) -> bool:
    return entry.action is not None and entry.action.isEnabled()


def _distance(wanted: Sequence[str], entry: Entry) -> int:
    """How far some words are from those of a row: none where they are among them, little where these begin so."""
    there = _WORDS.findall(_compared(entry.words))
    if all(each in there for each in wanted):
        return 0
    return 1 if all(any(word.startswith(each) for word in there) for each in wanted) else 2


def _entries(rows: Iterable[tuple[str, Sequence[str]]]) -> list[Entry]:
    return [Entry(_(words), tuple(key_words(key) for key in keys)) for words, keys in rows]


def _compared(words: str) -> str:
    """Words as they are compared: in small letters, without accents."""
    return "".join(each for each in normalize("NFKD", words.casefold()) if not combining(each))


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    """Keys as they lie on a keyboard: a full stop would not be seen otherwise."""
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for key in keys:
        cap = plain_label(key, wraps=False)
        cap.setObjectName("key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
