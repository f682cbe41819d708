"""The list of shortcuts, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing import __version__
from briefing.desktop.actions import Pair, key_words
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.window import FRAME
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
CAPTION = N_("Copy the caption, where the tab key has come to it"), ("Ctrl+C",)
PICTURE_KEYS = (
    (N_("Move the divider, fade or lens; when zoomed in, the picture"), ("←", "→", "↑", "↓")),
    (
        N_("Move the divider even when zoomed in; otherwise in finer steps"),
        ("Shift+←", "Shift+→", "Shift+↑", "Shift+↓"),
    ),
    (N_("The same in larger steps; in the lens its size"), ("PgUp", "PgDown")),
    (N_("To either end"), ("Home", "End")),
    (N_("While aligning by hand: turn and scale the later picture"), ("[", "]", ",", ".")),
    (N_("Copy the comparison"), ("Ctrl+C",)),
)
WIDTH, HEIGHT = 560, 560
MARGIN = 16
COLUMN_GAP, HEADING_GAP = 24, 10
PADDING = 26, 15  # of a row of a list, as the style sheet has it


class ShortcutsDialog(QDialog):
    """All keys in two columns, what they do and which they are: those of the window, then those of the pictures."""

    def __init__(self, pairs: Sequence[Pair], canvas_pairs: Sequence[Pair], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shortcuts-dialog")
        self.setWindowTitle(_("Keyboard shortcuts"))
        table = _KeyList()
        everywhere = [*pairs, *_pairs((PAGES, BORDER, CAPTION, ESCAPE))]
        picture = [*canvas_pairs, *_pairs(PICTURE_KEYS)]
        for title, rows in ((_("Everywhere"), everywhere), (_("While the pictures have the focus"), picture)):
            table.add(plain_label(title, style="title"), above=HEADING_GAP)
            for words, keys in rows:
                table.add(plain_label(words), keys)
        table.setCurrentRow(1)
        finish(self, table)
        room = parent.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height() - FRAME))


class AboutDialog(QDialog):
    """The name, the version, the licence, and what it is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("about-dialog")
        self.setWindowTitle(_("About Briefing"))
        text = "\n\n".join(
            (
                f"Briefing {__version__}",
                _("A reader for sourced briefings with before/after imagery, on your own machine."),
                _("Free software under the Apache License 2.0. It uses Qt {version}, Typst and Pillow.").format(
                    version=qVersion()
                ),
            )
        )
        finish(self, plain_label(text))


class _KeyList(QListWidget):
    """Rows of words and keys that the arrow keys go through, so that a screen reader says each."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self.setAccessibleName(_("Keyboard shortcuts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def add(self, words: QLabel, keys: Sequence[str] = (), *, above: int = 0) -> None:
        """Add a row."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, above, 0, 0)
        row.setSpacing(COLUMN_GAP)
        row.addWidget(words, 1)
        row.addLayout(_caps(keys))
        item = QListWidgetItem(self)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((words.text(), *keys)))
        self.setItemWidget(item, inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each row the height that its words need in the new width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for at in range(self.count()):
            item = self.item(at)
            high = self.itemWidget(item).heightForWidth(width - PADDING[0])
            item.setSizeHint(QSize(width, high + PADDING[1]))


def finish(dialog: QDialog, inside: QWidget) -> QDialogButtonBox:
    """Put ``inside`` into a dialog, above a button that closes it; return what holds the button."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(MARGIN)
    layout.addWidget(inside, 1)
    layout.addWidget(buttons)
    return buttons


def _pairs(rows: Sequence[Pair]) -> list[Pair]:
    return [(_(words), [key_words(key) for key in keys]) for words, keys in rows]


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
