"""The command line: what the words ask for, done here, but for opening the window, which is told to the caller.

All is said in the language that was chosen in the window, else in that of the system.

Exit codes: 0 done, 1 the briefing or the output is at fault (one line on standard error), 2 usage, 130 interrupted.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import outputs
from briefing.errors import BriefingError, UsageError
from briefing.translation import _
from briefing.visible import visible_json

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.document.findings import Finding
    from briefing.document.model import Briefing
    from briefing.paper.options import PrintOptions
    from briefing.paper.rehearsal import Rehearsal

NEW_WINDOW = "--new-window"
PATIENCE = 2.0  # seconds in which a disk tells whether something is at a path, unless it does not answer


class Open(NamedTuple):
    """Open the window, with a briefing, with pictures to compare, or where it was left.

    ``anew`` is whether in a new one, also where another has that briefing.
    """

    path: Path | None = None
    compare: tuple[Path, ...] | None = None
    anew: bool = False


def main(words: Sequence[str]) -> "int | Open":
    """Do what the words say and return the exit code, or say that the window is to be opened."""
    if not words:
        return Open()
    if words[0] not in COMMANDS and NEW_WINDOW in words[:2]:  # before the path or after it
        wanted = main([each for each in words if each != NEW_WINDOW])
        return wanted._replace(anew=True) if isinstance(wanted, Open) else wanted
    if len(words) == 1 and words[0] not in COMMANDS and not words[0].startswith("-"):
        return _open(Path(words[0]))
    try:
        return _run(words)
    except UsageError as error:
        return _complain(error, 2)
    except BriefingError as error:
        return _complain(error, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except KeyboardInterrupt:
        return 130


def _open(path: Path) -> "int | Open":
    """Open the window with what is at ``path``; a word that names nothing, as a slip of the keys, opens none.

    Where nobody would read that, as on Windows without a console, the window says so.
    """
    if sys.stderr is None or _may_be_there(path):
        return Open(path=path)
    from briefing.errors import NotABriefing

    _speak()
    what, advice = _("there is nothing at this path"), _("Check the path")
    if meant := _meant(str(path)):
        advice = _("Check the path; or did you mean `briefing {command}`?").format(command=meant)
    return _complain(NotABriefing(what, where=str(path), advice=advice), 1)


def _may_be_there(path: Path) -> bool:
    """Whether something is at a path, or may be since its disk does not answer, of which the window tells."""
    from briefing.disks import soon
    from briefing.files import is_there

    return soon(lambda: is_there(path), True, PATIENCE)


def _meant(word: str) -> str:
    """The command that a word is a slip of, if it is of one."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, COMMANDS, 1)), "")


def _run(words: Sequence[str]) -> "int | Open":
    if words[0] not in COMMANDS:
        _refuse_misplaced(words)
    if words[0] not in COMMANDS and (meant := _meant(words[0])):
        _speak()
        what = _("there is no {what} “{wanted}”").format(what=_("command"), wanted=words[0])
        raise UsageError(what, advice=_("Did you mean `briefing {command}`?").format(command=meant))
    rehearsal = _rehearsal(words) if words[0] == "pdf" else None
    import datetime  # noqa: F401 - msgspec, left to load it, takes no notice of an interrupt meanwhile, and crashes later

    from briefing.arguments import parser

    _speak()
    try:
        given, rest = parser(words[0] if words[0] in COMMANDS else "").parse_known_args(words)
    except SystemExit as end:
        return int(end.code or 0)
    if rest:  # which argparse, left to tell it, would lead to the help of all commands
        what, whose = _("unrecognized arguments: %s") % " ".join(rest), f"briefing {given.command or ''}".rstrip()
        raise UsageError(what, advice=_("See `{program} --help`").format(program=whose))
    given.rehearsal = rehearsal
    if getattr(given, "output", None):
        given.output = outputs.called(given.output)
    return COMMANDS[given.command](given)


def _refuse_misplaced(words: Sequence[str]) -> None:
    """Raise UsageError where an option of a command stands before it, or without one."""
    options = [each.partition("=")[0] for each in words if each.startswith("-")]
    if not options:
        return
    from briefing.arguments import takers

    for option in options:
        if commands := takers(option):
            _speak()
            what = _("“{option}” is an option of commands, and stands after one of them").format(option=option)
            named = ", ".join(f"`briefing {each}`" for each in commands)
            raise UsageError(what, advice=_("Available: {known}").format(known=named))


def _rehearsal(words: Sequence[str]) -> "Rehearsal":
    """What these words printed last, begun before all else that a print needs is loaded."""
    from briefing.paper.rehearsal import Rehearsal

    try:
        return Rehearsal(str(Path.cwd()), *words)
    except FileNotFoundError:
        return Rehearsal(*words)


def _pdf(given: "Namespace") -> int:
    rehearsal: Rehearsal = given.rehearsal
    from briefing.imagery.service import PictureService

    with PictureService(at_once=not rehearsal.is_on) as pictures:
        from briefing.document.opening import open_briefing
        from briefing.paper.printing import render_and_check

        with open_briefing(given.path or _usual()) as opened:
            outputs.protect(opened, given.output)
            options, progress = _options(given, opened.briefing), _tell_progress()
            printed, findings = render_and_check(opened, options, pictures, progress=progress, rehearsal=rehearsal)
            outputs.write(given.output, printed.data)
            outputs.say_where(given.output, _("The PDF is in {file}."))
            outputs.warn_ending(given.output, "pdf")
            outputs.warn_inside(given.output)
            _tell(findings)
    return 0


def _export(given: "Namespace") -> int:
    from briefing.imagery.service import PictureService

    with PictureService() as pictures:
        from briefing.document.opening import open_briefing
        from briefing.paper.export.exporting import export
        from briefing.paper.export.saving import picture_folder, save

        with open_briefing(given.path or _usual()) as opened:
            outputs.protect(opened, given.output)
            options = _options(given, opened.briefing)
            target = Path(given.output) if outputs.takes_files_beside(given.output) else None
            folder = picture_folder(target) if target else ""
            exported = export(opened, given.to, options, pictures, folder=folder, progress=_tell_progress())
            if target:
                save(exported, target)
            else:
                outputs.write(given.output, exported.data)
                if given.to == "md" and opened.briefing.figures:
                    outputs.warn(
                        _("the pictures are left out; they go into a folder beside a file: choose one with -o")
                    )
            outputs.say_where(given.output, _("The export is in {file}."))
            outputs.warn_ending(given.output, given.to)
            outputs.warn_inside(given.output)
            _tell(exported.findings)
    return 0


def _speak() -> None:
    """Speak the language that was chosen in the window from now on; of settings that are no good nothing is said.

    What is logged is kept from standard error: what a person can act on is told as a finding or an error.
    """
    import logging

    from briefing.settings import of_reader

    logging.getLogger("briefing").addHandler(logging.NullHandler())
    of_reader()


def _check(given: "Namespace") -> int:
    path = given.path or _usual()
    findings = _findings(path)
    is_wrong = not all(each.harmless for each in findings)
    if given.json:
        import json

        tables = [finding.table() for finding in findings]
        outputs.say_exactly(visible_json(json.dumps(tables, ensure_ascii=False, indent=2)))
    else:
        for finding in findings:
            outputs.say(str(finding))
        if not findings:
            from briefing.document.untouched import still_new

            words = _("No problems found in the built-in briefing.") if path == _builtin() else _("No problems found.")
            outputs.say(f"{words} {still_new(path)}".rstrip())
        elif not is_wrong:
            outputs.say(_("These are hints alone: readers miss nothing by them."))
    return 1 if is_wrong else 0


def _new(given: "Namespace") -> int:
    from briefing.document.scaffold import SPOKEN, create

    create(given.folder, given.language or SPOKEN)
    outputs.say(_("A new briefing is in {folder}.").format(folder=given.folder))
    return 0


def _pack(given: "Namespace") -> int:
    from briefing.document.opening import SUFFIX
    from briefing.document.packing import pack
    from briefing.document.storage import MANIFEST_NAME

    source = given.folder.parent if given.folder.name == MANIFEST_NAME else given.folder
    folder = Path(os.path.realpath(source))
    output = given.output or str(folder.parent / (folder.name + SUFFIX))
    data = pack(source, Path(output) if output != outputs.STANDARD_OUTPUT else None)
    outputs.write(output, data)
    outputs.say_where(output, _("The briefing is packed in {file}."))
    outputs.warn_ending(output, "briefing")
    _tell(_findings(source))
    return 0


def _schema(_given: "Namespace") -> int:
    from briefing.document.schema import schema_text

    outputs.write(outputs.STANDARD_OUTPUT, schema_text().encode())
    return 0


def _compare(given: "Namespace") -> Open:
    from briefing.document.loose import to_compare

    if len(given.pictures) < 2:
        advice = _("See `{program} --help`").format(program="briefing compare")
        raise UsageError(_("a comparison needs two pictures or more"), advice=advice)
    to_compare(given.pictures)
    return Open(compare=tuple(given.pictures))


COMMANDS: Mapping[str, "Callable[[Namespace], int | Open]"] = {
    "pdf": _pdf,
    "export": _export,
    "check": _check,
    "new": _new,
    "pack": _pack,
    "schema": _schema,
    "compare": _compare,
}


def _findings(path: Path) -> "tuple[Finding, ...]":
    """All that is to fix in a briefing, with what only decoding its pictures tells."""
    from briefing.imagery.service import PictureService

    with PictureService() as pictures:
        from briefing.document.checks import check

        return check(path, pictures.told_by)


def _tell(findings: Iterable[object]) -> None:
    """Say what is not right with what is written all the same."""
    for finding in findings:
        outputs.warn(str(finding))


def _usual() -> Path:
    """The briefing that is meant where none is named: that of the folder in which one stands, else the built-in one."""
    from briefing.document.storage import MANIFEST_NAME
    from briefing.files import is_there

    return Path() if is_there(Path(MANIFEST_NAME)) else _builtin()


def _builtin() -> Path:
    from briefing.paths import builtin_briefing

    return builtin_briefing()


def _options(given: "Namespace", briefing: "Briefing") -> "PrintOptions":
    """What is chosen of how a briefing is printed, or of what of it is exported."""
    from briefing.document.dates import is_historical
    from briefing.paper.options import PrintOptions

    language = _known(given.language or briefing.languages[0], briefing.languages, _("language"))
    ids, wanted = [section.id for section in briefing.sections], given.sections
    sections = None if wanted is None else tuple(_known(each.strip(), ids, _("section")) for each in wanted.split(","))
    names = "paper", "plates", "grey", "large", "key_points", "timeline", "sources", "archive"
    others = {name: vars(given)[name] for name in names if name in given}
    historical = is_historical(briefing)
    return PrintOptions(language=language, sections=sections, historical=historical, **others)


def _known(wanted: str, known: Sequence[str], what: str) -> str:
    found = next((each for each in known if each.lower() == wanted.lower()), "")
    if not found:
        wrong, advice = _("there is no {what} “{wanted}”"), _("Available: {known}").format(known=", ".join(known))
        raise UsageError(wrong.format(what=what, wanted=wanted), advice=advice)
    return found


def _tell_progress() -> Callable[[int, int], None]:
    """What tells how far the work is, on a terminal only."""
    terminal = sys.stderr is not None and sys.stderr.isatty()

    def tell(done: int, whole: int) -> None:
        if terminal:
            words = (f"{done}/{whole}" if done < whole else "") if whole else _("Laying out the pages…")
            sys.stderr.write(f"\r\033[K{words}")
            sys.stderr.flush()

    return tell


def _complain(error: BriefingError, code: int) -> int:
    outputs.warn(str(error).replace("\n", " "))
    return code
