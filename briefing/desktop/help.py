"""The list of shortcuts, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing import __version__
from briefing.translation import N_, _

# Keys of the pictures that are no actions of a menu.
PICTURE_KEYS = (
    (N_("Move the divider, fade or lens; when zoomed in, the picture"), "← → ↑ ↓"),
    (N_("Move the divider even when zoomed in; otherwise in finer steps"), N_("Shift with ← → ↑ ↓")),
    (N_("The same in larger steps; in the lens its size"), N_("PgUp, PgDn")),
    (N_("To either end"), N_("Home, End")),
    (N_("Close a tool or the description; back to the swipe"), N_("Esc")),
    (N_("Copy the comparison"), N_("Ctrl+C")),
)


class ShortcutsDialog(QDialog):
    """All keys in two columns, what they do and which they are: those of the window, then those of the pictures."""

    def __init__(
        self, pairs: Sequence[tuple[str, str]], canvas_pairs: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shortcuts-dialog")
        self.setWindowTitle(_("Keyboard shortcuts"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(40)
        grid.setColumnStretch(0, 1)
        picture = [*canvas_pairs, *((_(words), _(keys)) for words, keys in PICTURE_KEYS)]
        for title, rows in ((_("Everywhere"), pairs), (_("While the pictures have the focus"), picture)):
            heading = _words(title)
            heading.setProperty("title", True)
            heading.setContentsMargins(0, 12, 0, 4)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for words, keys in rows:
                row = grid.rowCount()
                grid.addWidget(_words(words), row, 0)
                grid.addWidget(_words(keys, quiet=True, wrapped=False), row, 1, Qt.AlignmentFlag.AlignRight)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        _finish(self, area)
        self.resize(520, 560)


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
        _finish(self, _words(text))


def _finish(dialog: QDialog, inside: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(inside, 1)
    layout.addWidget(buttons)


def _words(text: str, *, quiet: bool = False, wrapped: bool = True) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    label.setProperty("quiet", quiet)
    return label
