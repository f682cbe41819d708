"""What was laid out once is shown again at once."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.jobs import Progress
from briefing.desktop.preview import rendering
from briefing.desktop.preview.rendering import Rendered
from briefing.desktop.preview.window import PreviewWindow
from tests.desktop.preview.conftest import wait_for_pages
from tests.desktop.preview.hands import ink


def test_what_was_laid_out_before_is_shown_at_once_and_as_it_was(qtbot: QtBot, preview: PreviewWindow) -> None:
    first, seen = preview._rendered, ink(preview)
    preview.panel.large.click()
    wait_for_pages(qtbot, preview)
    assert preview._rendered is not first
    assert ink(preview) < seen / 2  # large print
    preview.panel.large.click()
    assert preview._rendered is first
    wait_for_pages(qtbot, preview)
    assert ink(preview) == pytest.approx(seen, rel=0.2)


def test_pages_at_another_zoom_are_drawn_anew(qtbot: QtBot, preview: PreviewWindow) -> None:
    first = preview._rendered
    preview.panel.large.click()
    wait_for_pages(qtbot, preview)
    preview.pages.zoom_by(1.2)
    wait_for_pages(qtbot, preview)
    preview.panel.large.click()
    assert preview._rendered is first
    wait_for_pages(qtbot, preview)  # sharp at the zoom there is now


def test_what_takes_too_much_memory_is_laid_out_anew(
    qtbot: QtBot, preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = preview._rendered
    monkeypatch.setattr(rendering, "KEPT_BYTES", 0)
    preview.panel.large.click()
    wait_for_pages(qtbot, preview)
    preview.panel.large.click()
    wait_for_pages(qtbot, preview)
    assert preview._rendered is not first


def test_a_layout_that_is_no_longer_wanted_does_not_come_after_what_is_shown(
    qtbot: QtBot, preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, goes_on, begun = preview._rendered, threading.Event(), threading.Event()
    lay_out = preview.renderer._lay_out

    def slow(options: object, pages: object, inch: object, _progress: Progress) -> Rendered:
        begun.set()
        goes_on.wait(20)
        return lay_out(options, pages, inch, lambda *_steps: None)  # type: ignore[arg-type]

    monkeypatch.setattr(preview.renderer, "_lay_out", slow)
    preview.panel.large.click()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    preview.panel.large.click()
    assert preview._rendered is first
    goes_on.set()
    qtbot.waitUntil(lambda: not preview.renderer._lays_out or preview.renderer._job is None, timeout=20_000)
    assert preview._rendered is first
    assert preview.progress.isHidden()
