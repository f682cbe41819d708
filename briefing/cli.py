"""The command line: what the words ask for, done here, but for opening the window, which is told to the caller."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import __version__
from briefing.errors import BriefingError, UsageError
from briefing.translation import _

COMMANDS = ("pdf",)
BUILTIN = "briefings/troop-buildup-2021-12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open the window, with a briefing, or where it was left."""

    path: Path | None = None
    compare: tuple[Path, Path] | None = None


def main(words: Sequence[str]) -> "int | Open":
    """Do what the words say and return the exit code, or say that the window is to be opened."""
    if words and words[0] in COMMANDS:
        return _run(_parser().parse_args(words))
    opening = argparse.ArgumentParser(prog="briefing", description=_("Read, compare and print sourced briefings."))
    opening.add_argument("path", nargs="?", type=Path, help=_("a folder or a .briefing file; or the command pdf"))
    opening.add_argument("--version", action="version", version=f"briefing {__version__}")
    try:
        return Open(path=opening.parse_args(words).path)
    except SystemExit as end:
        return int(end.code or 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="briefing")
    commands = parser.add_subparsers(dest="command", required=True)
    pdf = commands.add_parser("pdf", help=_("print a briefing to a PDF file"))
    pdf.add_argument("path", nargs="?", type=Path)
    pdf.add_argument("-o", "--output", required=True)
    pdf.add_argument("--language")
    pdf.add_argument("--paper", choices=("a4", "letter"), default="a4")
    pdf.add_argument("--sections")
    return parser


def _run(given: argparse.Namespace) -> int:
    try:
        _pdf(given)
    except UsageError as error:
        sys.stderr.write(f"briefing: {error}\n")
        return 2
    except BriefingError as error:
        sys.stderr.write(f"briefing: {error}\n")
        return 1
    return 0


def _pdf(given: argparse.Namespace) -> None:
    from briefing.imagery.service import PictureService

    with PictureService() as pictures:
        from briefing.document.opening import open_briefing
        from briefing.files import write_atomically
        from briefing.paper.options import PrintOptions
        from briefing.paper.printing import render_pdf
        from briefing.paths import resource

        with open_briefing(given.path or resource(BUILTIN)) as opened:
            briefing = opened.briefing
            language = _known(given.language or briefing.languages[0], briefing.languages, _("language"))
            ids = [section.id for section in briefing.sections]
            sections = given.sections.split(",") if given.sections else None
            chosen = None if sections is None else tuple(_known(each, ids, _("section")) for each in sections)
            options = PrintOptions(language=language, paper=given.paper, sections=chosen)
            data = render_pdf(opened, options, pictures)
        if given.output == "-":
            sys.stdout.buffer.write(data)
        else:
            write_atomically(Path(given.output), data)


def _known(wanted: str, known: Sequence[str], what: str) -> str:
    if wanted not in known:
        raise UsageError(
            _("there is no {what} “{wanted}”").format(what=what, wanted=wanted),
            advice=_("There are: {known}").format(known=", ".join(known)),
        )
    return wanted
