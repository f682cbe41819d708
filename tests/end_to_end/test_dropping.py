"""Files dropped on the window from another program, on a real screen."""

from pathlib import Path

import pytest
from PIL import Image

from briefing.document.packing import pack
from tests.end_to_end.dropping import Dragged
from tests.end_to_end.pair import AFTER, BEFORE, write_pair
from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import Screen, wait_until
from tests.end_to_end.view import wait_for_swipe

PLACE = 700, 450


def drop(screen: Screen, window: int, *paths: Path) -> bool:
    """Drop files in the middle of a window; whether they were taken."""
    dragged = Dragged(screen, paths)
    try:
        return dragged.drop(window, *PLACE)
    finally:
        dragged.close()


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_briefing_that_is_dropped_opens(screen: Screen, kind: str) -> None:
    dropped = write_pair(screen.home / "two-colours")
    if kind == "archive":
        archive = screen.home / "a name with spaces é.briefing"
        archive.write_bytes(pack(dropped))
        dropped = archive
    with Reader(screen) as reader:
        assert drop(screen, screen.window("December 2021"), dropped)
        screen.window("Two colours")
        wait_for_swipe(screen)
        assert reader.quit() == 0
        assert reader.said() == ""


def test_two_pictures_that_are_dropped_are_compared(screen: Screen) -> None:
    paths = [screen.home / name for name in ("field_2021-10-07.png", "field_2021-12-13.png")]
    for path, colour in zip(paths, (BEFORE, AFTER), strict=True):
        Image.new("RGB", (600, 400), tuple(colour)).save(path)
    with Reader(screen):
        assert drop(screen, screen.window("December 2021"), *paths)
        screen.window("field_2021-10-07 compared with field_2021-12-13")
        wait_for_swipe(screen)


def test_what_is_no_briefing_is_said_to_be_none_and_what_was_open_stays(screen: Screen) -> None:
    stray = screen.home / "stray.briefing"
    stray.write_bytes(b"no archive")
    with Reader(screen):
        window = screen.window("December 2021")
        before = screen.still()
        assert drop(screen, window, stray)
        wait_until(lambda: (screen.grab() != before).any(), "a sentence about it")
        assert screen.window("December 2021") == window
