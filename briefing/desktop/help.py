"""What this program is."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing import __version__
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _

MARGIN = 16


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
