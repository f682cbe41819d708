"""What is kept of the choices of the preview, and what of them a file is made with that nobody saw there."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing.desktop.preview.choices import put_in, recalled, remember, told, unseen
from briefing.desktop.preview.window import PreviewWindow
from briefing.desktop.window import MainWindow
from briefing.document.model import Briefing
from briefing.document.opening import open_briefing
from briefing.paper.options import PrintOptions
from briefing.settings import Settings
from tests.desktop.preview.conftest import wait_for_pages
from tests.paper.readback import text_of


@pytest.fixture
def briefing(folder: Path) -> Briefing:
    with open_briefing(folder) as opened:
        return opened.briefing


def test_what_is_left_out_or_put_in_holds_for_that_briefing(store: Settings, briefing: Briefing) -> None:
    other = replace(briefing, id="another")
    remember(store, briefing, PrintOptions(language="nl", grey=True, sources=False, archive=True))
    again, elsewhere = recalled(store, briefing, "en"), recalled(store, other, "en")
    assert (again.language, again.grey, again.sources, again.archive) == ("en", True, False, True)
    assert (elsewhere.grey, elsewhere.sources, elsewhere.archive) == (True, True, False)
    remember(store, briefing, PrintOptions(language="en"))
    assert recalled(store, briefing, "en").sources


def test_what_was_chosen_in_another_window_holds_in_one_that_was_open_before(
    store: Settings, briefing: Briefing
) -> None:
    remember(store, briefing, PrintOptions(language="en", grey=True))
    store.save()
    other = Settings(store.path)
    remember(other, briefing, PrintOptions(language="en", large=True, sources=False))
    other.save()
    options = recalled(store, briefing, "en")
    assert (options.grey, options.large, options.sources) == (False, True, False)
    remember(store, briefing, PrintOptions(language="en", paper="letter"))
    options = recalled(store, briefing, "en")
    assert (options.large, options.paper) == (False, "letter"), "what was chosen here comes last"


def test_what_nobody_sees_before_is_whole(store: Settings, briefing: Briefing) -> None:
    left_out: dict[str, Any] = dict.fromkeys(("key_points", "timeline", "sources"), False)
    remember(store, briefing, PrintOptions(language="en", large=True, sections=("first",), **left_out))
    again = recalled(store, briefing, "en")
    assert (again.key_points, again.timeline, again.sources) == (False, False, False)
    chosen = unseen(store, briefing, "en")
    assert (chosen.key_points, chosen.timeline, chosen.sources) == (True, True, True)
    assert (chosen.large, chosen.sections) == (True, None)
    remember(store, briefing, PrintOptions(language="en", plates="none"))
    assert unseen(store, briefing, "en").plates == "side-by-side"
    remember(store, briefing, PrintOptions(language="en", plates="on-screen"))
    assert unseen(store, briefing, "en").plates == "on-screen"


def test_what_was_left_out_in_the_preview_and_is_put_in_is_told(store: Settings, briefing: Briefing) -> None:
    def said(briefing: Briefing = briefing, **options: Any) -> str:
        remember(store, briefing, PrintOptions(language="en", **options))
        return put_in(store, briefing, "en")

    begin = "What was left out in the print preview is in it:"
    assert said(large=True) == ""
    assert said(sources=False) == f"{begin} the sources."
    assert said(plates="none", timeline=False) == f"{begin} the timeline and the pictures."
    none: dict[str, Any] = {"key_points": False, "timeline": False, "sources": False, "plates": "none"}
    assert said(**none) == f"{begin} the key points, the timeline, the sources and the pictures."
    assert said(replace(briefing, figures=(), sources=(), events=(), summary=None), **none) == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, ""),
        ({"large": True}, "in large print"),
        ({"large": True, "grey": True}, "in large print and without colours"),
        ({"language": "nl", "paper": "letter", "plates": "on-screen"}, None),
        ({"plates": "all-dates"}, "with the pictures of all dates"),
        ({"plates": "none", "sources": False}, "without the pictures and without the sources"),
        ({"key_points": False, "timeline": False}, "without the key points and without the timeline"),
        ({"sections": ("first",), "archive": True}, "with 1 of 2 sections and with the briefing itself in it"),
        ({"sections": ("first", "second")}, ""),
    ],
)
def test_what_is_not_as_usual_is_told(briefing: Briefing, options: dict[str, Any], words: str | None) -> None:
    if words is None:
        words = "in Nederlands, on Letter paper and with the pictures as on the screen"
    assert told(replace(PrintOptions(language="en"), **options), briefing, "en") == words


def test_a_pdf_of_all_that_was_left_out_in_the_preview_has_its_sources_and_tells_the_rest(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, tmp_path: Path
) -> None:
    parts = preview.panel.parts
    parts.item(parts.count() - 1).setCheckState(Qt.CheckState.Unchecked)
    preview.panel.colours.click()
    wait_for_pages(qtbot, preview)
    preview.reject()
    path = tmp_path / "out.pdf"
    window.commands.output.write_pdf(path)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.messages.words.text().startswith("Saved:"), timeout=20_000)
    assert window.messages.words.text().startswith(
        f"Saved: {path}, without colours, as chosen in the print preview. "
        "What was left out in the print preview is in it: the sources. "
    )
    words = text_of(path.read_bytes(), tmp_path)
    assert "What the kinds of source mean" in words
    assert "The sources are left out." not in words
