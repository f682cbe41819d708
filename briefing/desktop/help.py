"""What this program is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QWidget

from briefing import __version__
from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.dialogs import finish
from briefing.desktop.parts.labels import plain_label
from briefing.translation import _


class AboutDialog(QDialog):
    """The name, the version, the licence, and what it is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        shortcuts.close_alone(self, parent)
