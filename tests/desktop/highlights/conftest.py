"""Two highlights, and the list of them."""

from pathlib import Path

import pytest

from briefing.desktop.commands import Commands
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of
from briefing.desktop.highlights.listing import HighlightsDialog
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing

LAST = Highlight(part="second", language="en", quote=Quote("Quite different words", at=11))
FIRST = Highlight(
    part="first",
    language="en",
    quote=Quote("first words", at=20),
    sources=("paint",),
    note="Who says so?\n\n# Ask *her*",
    made="2026-11-27",
)


@pytest.fixture
def listed(window: MainWindow, commands: Commands, pair: Path) -> HighlightsDialog:
    """The list of two highlights."""
    kept = Highlights(file_of("two-colours"))
    for each in (LAST, FIRST):
        kept.add(each)
    kept.save()
    window.show_briefing(open_briefing(pair))
    commands.actions["highlights"].trigger()
    (dialog,) = window.findChildren(HighlightsDialog)
    return dialog
