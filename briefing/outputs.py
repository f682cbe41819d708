"""Where a command writes, to a file or standard output, and what it says there and on standard error."""

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import OutputError
from briefing.translation import _
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.document.opening import OpenedBriefing

STANDARD_OUTPUT = "-"
# By which programs know what commands make, by its form.
ENDINGS = {"pdf": (".pdf",), "html": (".html", ".htm"), "md": (".md",), "txt": (".txt",), "briefing": (".briefing",)}


def called(output: str) -> str:
    """How an output is named here: standard output also where it is called by a path, such as /dev/stdout.

    One that leads to a file is named as that file is, beside which there may be others. OutputError where it names a
    folder that is not there.
    """
    is_folder = output.endswith((os.sep, os.altsep or os.sep))  # of which a Path would be a file without that sign
    if is_folder and not Path(output).is_dir():
        raise OutputError(_("this folder does not exist"), where=output)
    try:
        named = Path(output).stat()
        is_standard = sys.stdout is not None and os.path.samestat(named, os.fstat(1))
    except (OSError, ValueError):
        return output
    is_known = named.st_ino != 0  # as it is of every device on Windows, where all look alike
    if not (is_standard and is_known):
        return output
    return os.path.realpath(output) if stat.S_ISREG(named.st_mode) else STANDARD_OUTPUT


def takes_files_beside(output: str) -> bool:
    """Whether it is a file, or will be: a pipe or a device has no folder of its own."""
    from briefing.files import kind_at

    return output != STANDARD_OUTPUT and kind_at(Path(output)) in (0, stat.S_IFREG)


def protect(opened: "OpenedBriefing", output: str) -> None:
    """Refuse to write over what is read, or another briefing."""
    if output != STANDARD_OUTPUT:
        from briefing.document.sparing import spare

        opened.protect(Path(output))
        spare(Path(output))


def write(output: str, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output != STANDARD_OUTPUT:
        from briefing.files import write_atomically

        write_atomically(Path(output), data)
        return
    if sys.stdout is None:
        raise OutputError(_("there is no standard output"))
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(_("this cannot be written ({reason})").format(reason=error.strerror or error)) from error


def say_where(output: str, words: str) -> None:
    """Say which file was written; nothing where that is standard output, or there is none to say it on."""
    if output != STANDARD_OUTPUT and sys.stdout is not None:
        say(words.format(file=output))


def warn_inside(output: str) -> None:
    """Warn of a file that lies in the folder of a briefing, of which it becomes a part."""
    if output != STANDARD_OUTPUT:
        from briefing.document.sparing import folder_of_briefing

        if folder := folder_of_briefing(Path(output)):
            words = _(
                "it lies in the folder of a briefing, {folder}, and `briefing pack` takes it in; move it elsewhere"
            )
            warn(f"{output}: {words.format(folder=folder)}")


def warn_ending(output: str, form: str) -> None:
    """Warn of a file whose name ends as that of another of the forms in ENDINGS."""
    ending = Path(output).suffix.lower()
    if any(ending in endings for other, endings in ENDINGS.items() if other != form):
        words = _("its name ends in {ending}, so that programs may not know it for what it is; name it {right}")
        warn(f"{output}: {words.format(ending=ending, right=ENDINGS[form][0])}")


def say(words: str) -> None:
    """Say to a person what was done, on standard output."""
    say_exactly(visible(words))


def say_exactly(words: str) -> None:
    """Write to standard output; what is no letter, as in the name of a file, as JSON would write it."""
    write(STANDARD_OUTPUT, f"{words}\n".encode(errors="backslashreplace"))


def warn(sentence: str) -> None:
    """Say on standard error what is not right."""
    if sys.stderr is not None:
        sys.stderr.write(f"briefing: {visible(sentence)}\n")
