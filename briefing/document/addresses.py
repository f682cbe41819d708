"""Which addresses a briefing may have, and to which of them a reader may be sent."""

from urllib.parse import SplitResult, urlsplit


def is_web(address: str) -> bool:
    """Whether an address is one of the web: http or https with a host, and without a user."""
    parts = _parts(address)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None


def leads_out(address: str) -> bool:
    """Whether an address leads somewhere a reader may be sent: into the web, to a host in plain letters, or to mail."""
    parts = _parts(address)
    if parts.scheme == "mailto":
        return "@" in parts.path
    return is_web(address) and "%" not in parts.netloc


def _parts(address: str) -> SplitResult:
    """The parts of an address; those of an empty one where it has none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
