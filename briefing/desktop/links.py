"""Links that lead out of a briefing: the full host is shown first, and nothing opens by itself."""

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from briefing.translation import _


def ask_to_open(address: str, parent: QWidget) -> None:
    """Ask whether to open ``address`` outside, naming its host letter by letter as the network will."""
    box = QMessageBox(parent)
    box.setObjectName("link")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Open a link"))
    box.setText(_("This link leads out of the briefing, to {host}.").format(host=host_of(address)))
    box.setInformativeText(address if len(address) <= 400 else address[:400] + "…")
    go = box.addButton(_("Open in the browser"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    go.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)))
    box.open()


def host_of(address: str) -> str:
    """The host of an address in the letters of the network (punycode), or the mail address of a mailto."""
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return parts.path
    host = parts.hostname or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ascii(host).strip("'")
