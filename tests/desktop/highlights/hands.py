"""What hands and eyes do with highlights and notes."""

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.highlights.highlight import Highlight, Highlights, file_of
from briefing.desktop.highlights.note import NoteDialog
from briefing.desktop.window import MainWindow
from tests.desktop.reading.test_quoting import choose

BRIEFING = "two-colours"


def kept() -> list[Highlight]:
    jobs.drain()
    return list(Highlights(file_of(BRIEFING)).all().values())


def marked(window: MainWindow) -> list[str]:
    return [each.cursor.selectedText() for each in window.text.extraSelections()]


def mark_words(window: MainWindow, commands: Commands, first: str, last: str) -> None:
    """Highlight the words from ``first`` to ``last``, or no longer where they are."""
    choose(window, first, last)
    commands.actions["highlight"].trigger()


def note_on(window: MainWindow) -> NoteDialog:
    (dialog,) = (each for each in window.findChildren(NoteDialog) if each.isVisible())
    return dialog


def write_note(window: MainWindow, commands: Commands, words: str) -> None:
    """Write a note on what is chosen."""
    commands.actions["note"].trigger()
    note_on(window).field.setPlainText(words)
    note_on(window).close()
