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
_READ_BY_TOML = str.maketrans({"\b": "/b", "\t": "/t", "\n": "/n", "\f": "/f", "\r": "/r"})
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


def objection_to(name: str) -> tuple[str, str]:
    """What is wrong with the name of a picture that sets a trap, and what to do: to write it as it was meant, say."""
    if meant := _meant(name):
        what = _("a file is named from the folder of briefing.toml on, with forward slashes")
        return what, _("Write {form}").format(form=meant)
    trap = trap_in(name)
    if trap in _WRITTEN:
        return _("the name of this file is not safe ({trap})").format(trap=trap), _("Rename it")
    own = name.replace("\\", "/").rpartition("/")[2]
    own = f"images/{'before.jpg' if trap_in(own) else own}"
    what = _("the name of this file leads out of the briefing, or could")
    return what, _("Copy the file into the briefing, and write {name}").format(name=own)


def _meant(name: str) -> str:
    """A name with forward slashes for others, also for those that TOML has read as the beginning of a sign."""
    parts = name.translate(_READ_BY_TOML).replace("\\", "/").split("/")
    plain = "/".join(each for each in parts if each != ".")
    return "" if trap_in(plain) else plain


def check_name(name: str) -> None:
    """Raise UnsafeArchive where ``name`` leads, or could lead, out of the briefing."""
    trap = trap_in(name)
    if trap:
        what = _("the name of a file in it is not safe ({trap})").format(trap=trap)
        elsewhere = _("Names are relative, with forward slashes, and never lead upwards")
        advice = _("Rename it") if trap in _WRITTEN else elsewhere
        raise UnsafeArchive(what, trap=trap, where=ascii(name)[:120], advice=advice)


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
