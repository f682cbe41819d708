"""The list of shortcuts, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing import __version__
from briefing.translation import N_, _

# Keys that widgets take themselves, and that are therefore not in the table of actions.
PICTURE_KEYS = (
    (N_("Show one whole picture, again the other"), N_("Space")),
    (N_("Back to the swipe"), "Esc"),
    (N_("Move the divider"), "← → ↑ ↓"),
    (N_("Move the divider in larger steps"), N_("PgUp, PgDn")),
    (N_("Divider to either end"), "Home, End"),
)


class ShortcutsDialog(QDialog):
    """All keys in two columns: what they do, and which they are."""

    def __init__(self, pairs: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shortcuts-dialog")
        self.setWindowTitle(_("Keyboard shortcuts"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(40)
        picture = [(_(words), _(keys)) for words, keys in PICTURE_KEYS]
        for row, (words, keys) in enumerate([*picture, *pairs]):
            grid.addWidget(_words(words), row, 0)
            grid.addWidget(_words(keys, quiet=True, wrapped=False), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
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
