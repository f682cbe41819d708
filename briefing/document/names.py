"""Which names of files are safe inside a briefing, whatever the system it is opened on."""

import re
import unicodedata

from briefing.document.hidden import HIDDEN
from briefing.errors import UnsafeArchive
from briefing.translation import _

_DRIVE = re.compile(r"^[A-Za-z]:")
MOST_LETTERS = 255
# The traps that lie in how a name is written, not in where it leads.
_WRITTEN = ("control", "encoding", "long")
# What Windows takes for a device, whatever its ending, or does not let stand in a name.
_UNPORTABLE = re.compile(
    r'(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?|.*[<>:"|?*].*|.*[. ]', re.IGNORECASE
)


def trap_in(name: str) -> str:
    """The trap that a name sets, by its name, or nothing where it is safe."""
    checks = {
        "empty": not name,
        "nul": "\0" in name,
        "backslash": "\\" in name,
        "absolute": name.startswith("/"),
        "drive": bool(_DRIVE.match(name)),
        "parent": ".." in name.split("/"),
        "dot": any(part in ("", ".") for part in name.rstrip("/").split("/")),
        "control": any(unicodedata.category(letter) == "Cc" for letter in name) or HIDDEN.search(name) is not None,
        "encoding": any(unicodedata.category(letter) == "Cs" for letter in name),
        "long": len(name) > MOST_LETTERS,
    }
    return next((trap for trap, sprung in checks.items() if sprung), "")


def is_badly_written(trap: str) -> bool:
    """Whether a trap lies in how a name is written, not in where it leads."""
    return trap in _WRITTEN


def check_name(name: str) -> None:
    """Raise UnsafeArchive where ``name`` leads, or could lead, out of the briefing."""
    trap = trap_in(name)
    if trap:
        raise UnsafeArchive(
            _("the name of a file in it is not safe ({trap})").format(trap=trap),
            trap=trap,
            where=ascii(name)[:120],
            advice=_("Rename it")
            if is_badly_written(trap)
            else _("Names are relative, with forward slashes, and never lead upwards"),
        )


def is_portable(name: str) -> bool:
    """Whether Windows, too, can have a file of this name."""
    return not any(_UNPORTABLE.fullmatch(part) for part in name.split("/"))


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder that it is in, is hidden, and no part of the briefing."""
    return any(part.startswith(".") for part in name.split("/"))


def composed(name: str) -> str:
    """The name with each accent in its letter; macOS takes both for one, and may name a file either way."""
    return unicodedata.normalize("NFC", name)


def folded(name: str) -> str:
    """The name as a file system that ignores case and composition sees it."""
    return composed(composed(name).casefold())
