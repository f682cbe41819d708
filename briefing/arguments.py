"""The words of the command line: what argparse is told of them, and its own words in the reader's language."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from briefing import __version__
from briefing.errors import UsageError
from briefing.translation import N_, _

# What argparse says of itself.
OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """What is wrong with the words, as an error of ours."""
        raise UsageError(message, advice=_("See `{program} --help`").format(program=self.prog))


def parser(only: str) -> Parser:
    """What reads the words of the command line; it knows ``only`` that command where one is named, to be quicker."""
    argparse._ = _  # type: ignore[attr-defined]  # or it speaks the language of the system
    about = _("Read, compare and print sourced briefings. `briefing [PATH]` opens the reader.")
    usage = "briefing [-h] [--version] [--new-window] [PATH | COMMAND ...]"
    made = Parser(prog="briefing", usage=usage, description=about)
    version = f"briefing {__version__}"
    made.add_argument("--version", action="version", version=version, help=_("say which version this is"))
    anew = _("open the reader in a new window, also where one has the briefing")
    made.add_argument("--new-window", action="store_true", help=anew)
    commands = made.add_subparsers(prog="briefing", dest="command", metavar="COMMAND", parser_class=Parser)
    for name, (words, fill) in COMMANDS.items():
        if only in ("", name):
            fill(commands.add_parser(name, help=_(words), description=_(words)))
    return made


def takers(option: str) -> list[str]:
    """The commands that take an option which the program itself does not know."""

    def has(parser: Parser) -> bool:
        return option in parser._option_string_actions  # noqa: SLF001 - argparse tells it in no other way

    known = {name: Parser() for name in COMMANDS}
    for name, (_words, fill) in COMMANDS.items():
        fill(known[name])
    return [] if has(parser("")) else [name for name, each in known.items() if has(each)]


def _pdf(parser: Parser) -> None:
    _path(parser)
    _output(parser)
    _choice(parser, "--paper", ("a4", "letter"), default="a4", help=_("the size of the pages"))
    _sections(parser)
    plates = _("how figures are printed: the two pictures that are compared, all of them, or as the reader shows them")
    ways = "side-by-side", "all-dates", "on-screen", "none"
    _choice(parser, "--plates", ways, default="side-by-side", help=plates)
    within = _("put the briefing itself into the PDF")
    parser.add_argument("--archive", action="store_true", help=within)
    large = _("print in large letters, for readers who see little: none is smaller than 18 points")
    parser.add_argument("--large-print", dest="large", action="store_true", help=large)
    parser.add_argument("--grey", action="store_true", help=_("leave out the colours"))
    left_out = {
        "key_points": _("leave out the key points"),
        "timeline": _("leave out the timeline"),
        "sources": _("leave out the list of sources and the marks that lead to it"),
    }
    for part, words in left_out.items():
        parser.add_argument(f"--no-{part.replace('_', '-')}", dest=part, action="store_false", help=words)


def _export(parser: Parser) -> None:
    _path(parser)
    _output(parser)
    kinds = _("web page, Markdown (its pictures go into a folder beside it) or plain text")
    _choice(parser, "--to", ("html", "md", "txt"), required=True, help=kinds)
    _sections(parser)


def _check(parser: Parser) -> None:
    _path(parser)
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _new(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("a folder that is empty or does not exist yet"))
    languages = _("a language of the briefing, such as fr or pt-BR; once for each, else en and nl")
    parser.add_argument("--language", action="append", help=languages)


def _pack(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("the folder of a briefing"))
    where = _("the file to write; else one beside the folder, called as it is, with .briefing after it")
    parser.add_argument("-o", "--output", metavar="FILE", help=where)


def _schema(_parser: Parser) -> None:
    """There is nothing to say beside the name."""


def _compare(parser: Parser) -> None:
    parser.usage = f"{parser.prog} [-h] PICTURE PICTURE [PICTURE ...]"
    pictures = _(
        "two pictures or more: PNG, JPEG, WebP or TIFF; they are put in the order of their dates, "
        "and any two of them can be compared"
    )
    # Of too few argparse would say that one is required, also where one is given.
    parser.add_argument("pictures", metavar="PICTURE", nargs="*", type=Path, help=pictures)


def _path(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", nargs="?", type=Path, help=_("a folder or a .briefing file"))


def _output(parser: Parser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help=_("the file to write; - is standard output")
    )
    parser.add_argument("--language", help=_("one of the languages of the briefing"))


def _choice(parser: Parser, option: str, choices: Sequence[str], **others: Any) -> None:
    """An option that is one of a few words, in small letters or capitals."""
    parser.add_argument(option, choices=choices, type=str.lower, **others)


def _sections(parser: Parser) -> None:
    parser.add_argument("--sections", help=_("the ids of sections, with commas between"))


COMMANDS: Mapping[str, tuple[str, Callable[[Parser], None]]] = {
    "pdf": (N_("print a briefing to a PDF file"), _pdf),
    "export": (N_("write a briefing as a web page, Markdown or plain text"), _export),
    "check": (N_("say what is wrong with a briefing, where, and what to do"), _check),
    "new": (N_("begin a briefing in a new folder"), _new),
    "pack": (N_("make one .briefing file of a folder"), _pack),
    "schema": (N_("print the JSON Schema of briefing.toml"), _schema),
    "compare": (N_("compare two or more pictures"), _compare),
}
