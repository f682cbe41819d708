"""The text can have all of the room, as the pictures can, until something is to be done with these."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from briefing.desktop.files.findings import jump
from briefing.document.opening import open_briefing
from briefing.imagery.comparing.comparison import Mode
from tests.desktop.conftest import Desk
from tests.document.samples import write_folder


@pytest.fixture
def page(pair_desk: Desk) -> Desk:
    """A briefing with its text alone."""
    pair_desk.trigger("text-alone")
    return pair_desk


def seen(desk: Desk) -> tuple[bool, bool, bool]:
    """Whether there are sections, text and pictures."""
    window = desk.window
    return window.sidebar.isVisible(), window.text.isVisible(), window.images.isVisible()


def test_the_text_has_all_of_the_room_and_the_keys(page: Desk) -> None:
    assert seen(page) == (False, True, False)
    assert page.window.focusWidget() is page.window.text
    assert page.window.text.width() > 0.9 * page.window.width()
    page.window.set_language("nl")
    page.trigger("next-section")
    assert seen(page) == (False, True, False)
    page.trigger("text-alone")
    assert seen(page) == (True, True, True)


def test_escape_leads_back(page: Desk) -> None:
    page.window.images.canvas.set_mode(Mode.LENS)
    QTest.keyClick(page.window.text, Qt.Key.Key_Escape)
    assert seen(page) == (True, True, True)
    assert not page.commands.actions["text-alone"].isChecked()
    assert page.window.images.comparison().mode is Mode.LENS, "which was not seen"


def test_one_alone_takes_the_place_of_the_other(page: Desk) -> None:
    actions = page.commands.actions
    assert actions["copy-cited"].isEnabled()
    page.trigger("pictures-alone")
    assert seen(page) == (False, False, True)
    assert not actions["copy-cited"].isEnabled()
    page.trigger("text-alone")
    assert seen(page) == (False, True, False)
    assert actions["copy-cited"].isEnabled()
    assert not actions["pictures-alone"].isChecked()


def test_the_pictures_are_there_again_for_what_is_about_them(page: Desk) -> None:
    window = page.window
    ways: list[Callable[[], object]] = [
        lambda: window.text.follow(QUrl("figure:pair")),
        lambda: QTest.keyClick(window.text, Qt.Key.Key_4),
        lambda: page.trigger("zoom-in"),
        lambda: page.trigger("copy-picture"),
        lambda: jump(window, "", "pair"),
    ]
    for lead in ways:
        lead()
        assert seen(page) == (True, True, True)
        page.trigger("text-alone")
    page.trigger("size-double")
    assert seen(page) == (False, True, False), "none is needed for that"


def test_a_briefing_without_pictures_has_its_text_alone_too(page: Desk, tmp_path: Path) -> None:
    manifest = 'format = 1\nid = "none"\nedition = 1\nlanguages = ["en"]\npublished = 2022-01-01\n'
    manifest += 'cutoff = 2022-01-01\nissuer = "I"\ntitle = "T"\n'
    manifest += '[[sections]]\nid = "one"\ntitle = "One"\n'
    parts = {"briefing.toml": manifest.encode(), "sections/en/one.md": b"Words."}
    page.window.show_briefing(open_briefing(write_folder(tmp_path / "none", parts)))
    assert seen(page) == (False, True, False)
    page.trigger("text-alone")
    assert seen(page) == (True, True, False)
