"""Links that lead out of a briefing: the full host is shown first, and nothing opens by itself."""

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from briefing.desktop.parts.boxes import open_wide, plain_box
from briefing.translation import _


def ask_to_open(address: str, parent: QWidget) -> None:
    """Ask whether to open ``address`` outside, naming its host letter by letter as the network will."""
    box = plain_box(parent, "link", _("Open a link"))
    box.setText(_("This link leads out of the briefing, to {host}.").format(host=host_of(address)))
    box.setInformativeText(address if len(address) <= 400 else address[:400] + "…")
    url = url_of(address)
    if url is None:
        box.setText(_("This link cannot be opened: it does not say clearly where it leads."))
    else:
        go = box.addButton(_("Open in the browser"), QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda: QDesktopServices.openUrl(url))
    box.addButton(QMessageBox.StandardButton.Cancel)
    open_wide(box)


def url_of(address: str) -> QUrl | None:
    """The address for the system to open, or None where Qt would be led to another host than the one that is named."""
    url = QUrl(address, QUrl.ParsingMode.TolerantMode)
    if url.scheme() == "mailto":
        return url if "@" in url.path() else None
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    plain = url.isValid() and not url.userInfo()
    return url if plain and host and host == host_of(address).lower() else None


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
