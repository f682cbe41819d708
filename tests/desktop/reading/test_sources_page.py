"""The page of the sources: what is told of each, and of their kinds."""

import pytest

from briefing.desktop.reading.pages import SOURCES
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing
from tests.desktop.seen import words


@pytest.fixture
def sources(window: MainWindow) -> MainWindow:
    """The window with the sources of the built-in briefing."""
    window.show_briefing(open_briefing(builtin_briefing()))
    window.set_language("en")
    window.go(SOURCES)
    return window


@pytest.mark.parametrize(
    ("language", "heading", "kind"),
    [
        ("en", "What the kinds of source mean", "imagery: what a camera saw at one moment"),
        ("nl", "Wat de soorten bronnen betekenen", "beeldmateriaal: wat een camera op één moment zag"),
    ],
)
def test_below_the_sources_stands_what_their_kinds_mean(
    sources: MainWindow, language: str, heading: str, kind: str
) -> None:
    sources.set_language(language)
    lines = words(sources).split("\n")
    told = lines[lines.index(heading) + 1 :]
    assert told[0].startswith(kind)
    assert len(told) == 4, "and nothing of data sets, which are cited nowhere here"
