"""Beginning a briefing of one's own: what `briefing new` writes, written and opened from the window."""

import os
from itertools import chain, count
from pathlib import Path

from briefing.desktop.files import choosing
from briefing.desktop.files.opening import Opener
from briefing.desktop.files.saving import open_file, where_to_start
from briefing.desktop.jobs import Job
from briefing.desktop.window import MainWindow
from briefing.document.opening import text_name
from briefing.document.storage import MANIFEST_NAME
from briefing.translation import _


def ask(window: MainWindow, opener: Opener) -> None:
    """Let a person name the folder, and begin a briefing there."""
    folder = choosing.where_to_begin(window, _not_there(where_to_start(window) / _("new-briefing")))
    if folder is not None:
        begin(window, opener, folder)


def begin(window: MainWindow, opener: Opener, folder: Path) -> None:
    """Write the example into ``folder``, open it, and say in which files it is written on; else say why not."""
    from briefing.document.scaffold import create

    def words() -> tuple[str, str]:
        opened = window.opened
        section = opened.briefing.sections[0].id if opened is not None else ""
        text = text_name(section, window.language)
        said = _("A new briefing is in {folder}. Write your own words in {manifest}, and its text in {text}.")
        return said.format(folder=folder, manifest=MANIFEST_NAME, text=text), _("Show")

    def open_it() -> None:
        opener.open(folder, then=lambda: window.messages.offer(words, lambda: open_file(folder)))

    def not_opened() -> tuple[str, str]:
        return _("A new briefing is in {folder}.").format(folder=folder), _("Open")

    def written(_nothing: None) -> None:
        window.saved_in = folder.parent
        if window.is_unsaved():  # of which it is asked whether it may go, and may stay
            window.messages.offer(not_opened, open_it)
        open_it()

    Job(
        lambda _progress: create(folder),
        done=written,
        failed=lambda error: window.messages.say_wrong(str(error)),
        parent=window,
        writes=True,
    ).start()


def _not_there(folder: Path) -> Path:
    """The folder, or another beside it with a number, where there is something: a dialog would begin inside that."""
    numbered = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(each for each in chain([folder], numbered) if not os.path.lexists(each))
