"""Which addresses a briefing may have, and to which of them a reader may be sent: one rule for sources and texts."""

import re

from briefing.translation import _
from briefing.visible import shortened

_UNSEEN = r"\s\u0000-\u0020\u007f-\u009f\u202a-\u202e\ufeff"
_LABEL = rf"[^{_UNSEEN}!-,./:-@\[-^`{{-~]+"
_HOST = rf"(\[[0-9A-Fa-f:.]+\]|{_LABEL}(\.{_LABEL})*\.?)"
_PORT = "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})"
# An address of the web: http or https, a host without a user, perhaps a port, and what follows that.
WEB = rf'[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(:{_PORT})?([/?#][^{_UNSEEN}"<>\\]*)?'
_TO = re.compile(r"mailto:[^?#]*@[^?#]*", re.IGNORECASE)
# Of what an address may fill in of a mail only what a person sees there: some programs of mail attach files by others.
_FIELDS = re.compile(r"(\?(subject|body|cc)=[^&#]*(&(subject|body|cc)=[^&#]*)*)?", re.IGNORECASE)
_BEGINNING = re.compile(r"https?://([^/?#]+)", re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether an address is one of the web: http or https with a host, and without a user."""
    return re.fullmatch(WEB, address) is not None


def leads_out(address: str) -> bool:
    """Whether an address leads somewhere a reader may be sent: into the web, or to mail."""
    mail = _TO.match(address)
    return is_web(address) or (mail is not None and _FIELDS.fullmatch(address, mail.end()) is not None)


def fills_in(address: str) -> bool:
    """Whether an address is one of mail that leads nowhere, since it fills in more than it may."""
    return _TO.match(address) is not None and not leads_out(address)


def objection(address: str) -> tuple[str, str]:
    """What keeps an address from being one of the web, and what to do."""
    host = _BEGINNING.match(address)
    if re.search(f"[{_UNSEEN}]", address):
        return _("this address has a space in it, or what is not seen"), _("Take it out, or write %20 for a space")
    if host is None:
        return _("this is not an address of the web"), _("Begin it with https:// and a host")
    if "@" in host[1]:
        return _("this address names a user"), _("Take out what stands before the host, and the sign @")
    name, colon, port = host[1].rpartition(":")
    if colon and re.fullmatch(_HOST, name) and not re.fullmatch(_PORT, port):
        what = _("“{port}” is not the number of a port").format(port=shortened(port))
        return what, _("Write one up to 65535, or take it out")
    if not re.fullmatch(f"{_HOST}(:{_PORT})?", host[1]):
        return _("“{host}” is not the name of a host").format(host=shortened(host[1])), _("Check the address")
    what = _("this address has a sign in it that is not allowed")
    return what, _('Write %22 for ", %3C for <, %3E for >, %5C for \\')
