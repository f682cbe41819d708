"""The composition root: which words open the window, and what starts in which order.

Nothing is imported here before it is known to be needed, and at first nothing that Python has not loaded itself, since
an interrupt before ``main`` makes it print a trace. What will be shown is found first, with the overviews of its
pictures that were kept; the others are asked of the picture worker, and only then Qt comes in, so that they are decoded
while Qt loads.
"""

import gc
import os
import sys

SETUP = "python3 packaging/dev.py run"
# Most of what is made stays, and looking it through for garbage every 700 things took a sixth of the time.
SELDOM = 50_000
INTERRUPTED = 130


def run() -> None:
    """Do what the words say, and end; at once where all went well, since to take apart what is left takes a while."""
    code = main()
    if code:
        sys.exit(code)
    import contextlib

    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(0)


def main(argv: list[str] | None = None) -> int:
    """Do what the words say; return the exit code (0 done, 1 the briefing or the output is at fault, 2 usage)."""
    words = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(SELDOM)
    try:
        return _main(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "briefing":
            return _unforeseen(error)
        _say(f"briefing: the package {error.name} is not installed. In a checkout, `{SETUP}` sets everything up.")
        return 1
    except Exception as error:  # noqa: BLE001 - a trace is of use to nobody who reads a terminal
        return _unforeseen(error)


def _main(words: list[str]) -> int:
    from briefing import translation

    translation.use(translation.system_language())
    from briefing.cli import main as run_command

    wanted = run_command(words)
    if isinstance(wanted, int):  # a command has done its work
        return wanted
    problem = _no_display()
    if problem:
        _say(problem)
        return 1
    gc.disable()  # what a start makes, stays; the window looks for garbage itself
    _hold_interrupts()
    from briefing import log, paths
    from briefing.desktop.starting.summons import raise_window

    log_file = log.start(paths.log_folder())
    if not (wanted.anew or wanted.compare) and raise_window(wanted.path):
        return 0
    from briefing.imagery.service import PictureService

    with PictureService(at_once=False) as pictures:
        from briefing.desktop.session import come_back
        from briefing.desktop.starting.first import find_first
        from briefing.settings import of_reader

        store = of_reader()
        compare = wanted.compare or ([] if wanted.path else come_back(store))
        first = None if compare else find_first(store, pictures, wanted.path)
        if compare:
            pictures.begin()  # and not only when they are asked for, once Qt is there
        from briefing.desktop.starting import qt_import

        qt_import.load()
        from briefing.desktop.starting.startup import read

        return read(store, pictures, log_file, first, compare, is_command=bool(wanted.compare))


def _hold_interrupts() -> None:
    """Let Ctrl+C wait until the window can heed it: libraries in C, while they load, lose it or crash over it later."""
    import signal

    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _no_display() -> str:
    """Why no window can be shown here, or nothing; Qt would end the process without a chance to say so."""
    from briefing.translation import _

    if not sys.platform.startswith(("linux", "freebsd")) or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    from briefing.settings import of_reader

    of_reader()
    return _(
        "briefing: there is no display to open a window on; set DISPLAY or WAYLAND_DISPLAY, "
        "or use `briefing pdf`, which needs none."
    )


def _unforeseen(error: Exception) -> int:
    """Say in a sentence what nobody foresaw, as of a machine without memory or files left; the trace is logged."""
    import logging

    from briefing import log, paths
    from briefing.translation import _

    if log.file() is None:
        log.start(paths.log_folder())
    reason = f"{type(error).__name__}: {error}"
    if isinstance(error, MemoryError):
        reason = _("there is not enough memory")
    elif isinstance(error, OSError):
        reason = ": ".join(str(each) for each in (error.filename, error.strerror or error) if each)
    sentence = _("briefing: something went wrong ({reason}).").format(reason=reason)
    if file := log.file():
        sentence += " " + _("The log file is {path}.").format(path=file)
    logging.getLogger(__name__).critical(sentence, exc_info=error)
    return 1


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
