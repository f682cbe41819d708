"""A file that somebody asked for, made and written in a thread: never over a briefing, nor what nobody has seen."""

from collections.abc import Callable
from pathlib import Path

from briefing.desktop.files.saving import saved_words, say_written
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.document.sparing import spare
from briefing.errors import BriefingError
from briefing.files import Chosen
from briefing.paper.export.saving import Exported, save


def write_out(
    window: MainWindow,
    path: Path,
    make: Callable[[Progress], Exported],
    *,
    sentence: str = "",
    done: Callable[[int], object] | None = None,
    failed: Callable[[BriefingError], object] | None = None,
) -> Job[int] | None:
    """Write to ``path`` what is made of the briefing that is open, and say so, or why not.

    Meanwhile ``sentence`` tells what is done, and there it can be cancelled. ``done`` is called with how much it lacks,
    and ``failed`` with the reason, instead of what is said at the end.
    """
    opened = window.opened
    if opened is None:
        return None
    place, messages = Chosen(path), window.messages

    def work(progress: Progress) -> int:
        opened.protect(path)
        spare(path)
        made = make(progress)
        place.check()
        save(made, path)
        return len(made.findings)

    job: Job[int] = Job(
        work,
        done=done or (lambda lacking: say_written(window, path, saved_words(path, lacking))),
        failed=failed or (lambda error: messages.say_wrong(str(error))),
        parent=window,
        writes=True,
    )
    if sentence:
        messages.follow(sentence, job)
    return job.start()
