"""A file that somebody asked for, made and written in a thread: never over a briefing, nor what nobody has seen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.desktop.files.saving import saved_words, say_written
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.document.findings import Finding
from briefing.document.sparing import spare
from briefing.errors import BriefingError
from briefing.files import Chosen
from briefing.paper.export.saving import Exported, save
from briefing.translation import _


def write_out(
    window: MainWindow,
    path: Path,
    make: Callable[[Progress], Exported],
    *,
    sentence: str = "",
    done: Callable[[Sequence[Finding]], object] | None = None,
    failed: Callable[[BriefingError], object] | None = None,
) -> Job[Sequence[Finding]] | None:
    """Write to ``path`` what is made of the briefing that is open, and say so, or why not.

    Meanwhile ``sentence`` tells what is done, and there it can be cancelled. ``done`` is called with what it lacks,
    and ``failed`` with the reason, instead of what is said at the end.
    """
    opened = window.opened
    if opened is None:
        return None
    place, messages = Chosen(path), window.messages

    def work(progress: Progress) -> Sequence[Finding]:
        opened.protect(path)
        spare(path)
        made = make(progress)
        place.check()
        save(made, path)
        return made.findings

    job: Job[Sequence[Finding]] = Job(
        work,
        done=done or (lambda findings: _say_written(window, path, findings)),
        failed=failed or (lambda error: messages.say_wrong(str(error))),
        parent=window,
        writes=True,
    )
    if sentence:
        messages.follow(sentence, job)
    return job.start()


def _say_written(window: MainWindow, path: Path, findings: Sequence[Finding]) -> None:
    """Say that it is there, and lead to what keeps it from being complete, if anything does."""

    def show() -> None:
        from briefing.desktop.files.findings_window import show_lacking

        show_lacking(window, findings)

    say_written(window, path, saved_words(path, len(findings)), then=(_("Show"), show) if findings else None)
