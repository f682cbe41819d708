"""A small briefing to begin with: it opens, passes every check until it is begun, and shows the usual parts."""

import contextlib
import datetime
import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import combining, normalize

from briefing.document.manifest import LANGUAGE
from briefing.errors import OutputError, UsageError
from briefing.files import is_there, new_folder, write_atomically
from briefing.paths import resource
from briefing.translation import _

SPOKEN = ("en", "nl")  # that there are words in to begin with; in another language the English ones stand
LONGEST_ID = 80
PICTURES = ("images/before.png", "images/after.png")

_LANGUAGES = re.compile(r'(?<=^languages = )\["en", "nl"\]', re.MULTILINE)
_WORDS = re.compile(r"^(?P<key>\w+)\.en = (?P<en>.*)\n(?P=key)\.nl = (?P<nl>.*)\n", re.MULTILINE)
_COMMENT = re.compile(r"# (?P<en>[^|\n]*) \| (?P<nl>[^|\n]*)$", re.MULTILINE)


def create(folder: Path, languages: Sequence[str] = SPOKEN) -> None:
    """Write the briefing of today into ``folder``, which is made; OutputError where there are files in it already.

    Its comments are in the first of ``languages``.
    """
    for each in languages:
        if not re.match(LANGUAGE, each):
            what = _("“{value}” is not a language tag").format(value=each)
            advice = _("Write a language tag such as en or pt-BR, each after a --language of its own")
            raise UsageError(what, advice=advice)
    once = {each.lower(): each for each in languages}  # or disks that ignore capitals would take two for one
    today = datetime.datetime.now().astimezone().date()
    write_parts(folder, _files(Path(os.path.realpath(folder)).name, today, tuple(once.values())))


def write_parts(folder: Path, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write files by name into ``folder``, which is made; OutputError where it is there already with files in it.

    What could not be written whole is taken away again.
    """
    try:
        if not is_there(folder):
            with new_folder(folder) as part:
                _fill(part, parts, [])
            return
        if any(folder.iterdir()):
            advice = _("Choose a folder that is empty or does not exist yet")
            raise OutputError(_("this folder is not empty"), where=str(folder), advice=advice)
        begun: list[Path] = []
        try:
            _fill(folder, parts, begun)
        except BaseException:
            _take_away(begun, folder)
            raise
    except OSError as error:
        what = _("this folder cannot be made ({reason})").format(reason=error.strerror)
        raise OutputError(what, where=str(folder)) from error


def _fill(folder: Path, parts: Iterable[tuple[str, bytes]], begun: list[Path]) -> None:
    """Write files by name into ``folder``, and those that are ``begun`` into a list; none over another."""
    for name, data in parts:
        path = folder / name
        if is_there(path):
            what = _("there are two files of this name, or of two that this disk takes for one")
            advice = _("Change one of the names, or choose a folder on another disk")
            raise OutputError(what, where=name, advice=advice)
        begun.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)


def _take_away(files: Sequence[Path], stays: Path) -> None:
    """Take away these files and their folders, up to the one that stays, as far as others have put nothing there."""
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
    for folder in sorted({each for file in files for each in file.parents if stays in each.parents}, reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()


def slug(name: str) -> str:
    """The id that a name makes: lower-case letters, digits and single hyphens; a long one is cut between words."""
    plain = "".join(each for each in normalize("NFKD", name.lower()) if not combining(each))
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in plain)
    whole = "-".join(part for part in letters.split("-") if part)
    cut = whole if len(whole) <= LONGEST_ID else whole[: LONGEST_ID + 1].rpartition("-")[0] or whole[:LONGEST_ID]
    return cut or "briefing"


def _files(name: str, today: datetime.date, languages: Sequence[str]) -> list[tuple[str, bytes]]:
    root = resource("format/beginning")
    text = (root / "briefing.toml").read_text(encoding="utf-8")
    text = text.replace("NAME", slug(name)).replace("TODAY", today.isoformat())
    text = _LANGUAGES.sub(json.dumps(languages), text)
    text = _WORDS.sub(lambda words: _in_all(words, languages), text)
    text = _COMMENT.sub(lambda words: f"# {words[_spoken(languages[0])]}", text)
    begun = [(each, root / f"sections/{_spoken(each)}/beginning.md") for each in languages]
    texts = [(f"sections/{each}/beginning.md", file.read_bytes()) for each, file in begun]
    pictures = [(name, (root / name).read_bytes()) for name in PICTURES]
    return [("briefing.toml", text.encode()), *texts, *pictures]


def _in_all(words: re.Match[str], languages: Sequence[str]) -> str:
    """A text of the manifest in all languages, a line each."""
    return "".join(f"{words['key']}.{each} = {words[_spoken(each)]}\n" for each in languages)


def _spoken(language: str) -> str:
    """The language whose words stand in a briefing in ``language`` to begin with."""
    base = language.partition("-")[0]
    return base if base in SPOKEN else SPOKEN[0]
