"""Renew the catalogues: collect the words from the source, merge them into each .po, and compile each .mo.

usage: translations.py [--check]

Runs in the environment of dev.py. --check changes nothing, and fails if it would or if a text has no translation.

Nothing in the files depends on the day or the machine, so that a catalogue changes when words do.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefing import __version__
from briefing.translation import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
DOMAIN = "briefing"
SOURCE_LANGUAGE = "en"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
NO_DAY = datetime(2021, 12, 24, tzinfo=UTC)


def main(words: Sequence[str]) -> int:
    """Renew or check all catalogues; return the exit code."""
    if [word for word in words if word != "--check"]:
        print(__doc__, file=sys.stderr)
        return 2
    source = template(ROOT / "briefing")
    stale, lacking = [], 0
    for language in LANGUAGES:
        if language == SOURCE_LANGUAGE:
            continue
        path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        catalogue = merged(path, source)
        missing = sum(1 for message in catalogue if message.id and not is_translated(message))
        lacking += missing
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts, {missing} without a translation")
        for target, data in ((path, as_po(catalogue)), (path.with_suffix(".mo"), as_mo(catalogue))):
            if target.exists() and target.read_bytes() == data:
                continue
            stale.append(str(target.relative_to(ROOT)))
            if not words:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    print(f"{'out of date' if words else 'written'}: {', '.join(stale)}" if stale else "all is up to date")
    return 1 if words and (stale or lacking) else 0


def is_translated(message: Message) -> bool:
    """Whether all forms of a text have a translation that nobody has to look at again."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(forms) and not message.fuzzy


def template(package: Path) -> Catalog:
    """All the words of ``package`` that are marked for translation, with the places where they stand."""
    catalogue = Catalog(project=DOMAIN)
    for path in sorted(package.rglob("*.py")):
        for message, comments, context in words_of(path):
            place = (path.relative_to(package.parent).as_posix(), 0)
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    return catalogue


def words_of(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    """The marked words of one file."""
    with path.open("rb") as file:
        for _line, message, comments, context in extract("python", file, KEYWORDS, ["Translators:"]):
            yield message, comments, context


def merged(path: Path, source: Catalog) -> Catalog:
    """The catalogue at ``path`` brought up to ``source``: translations are kept, new ones are empty."""
    language = path.parent.parent.name
    data = path.read_bytes() if path.exists() else b""
    catalogue = read_po(io.BytesIO(data), locale=language, domain=DOMAIN)
    catalogue.update(source, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version = DOMAIN, __version__
    catalogue.header_comment = f"# The words of the reader: {language}."
    catalogue.fuzzy = False
    catalogue.msgid_bugs_address = ""
    catalogue.last_translator = catalogue.language_team = "Briefing project"
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as translators edit it."""
    kept = io.BytesIO()
    write_po(kept, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
    return kept.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the reader loads it."""
    kept = io.BytesIO()
    write_mo(kept, catalogue)
    return kept.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
