"""Printing on a real screen: the pages are seen, and closing them leaves nothing behind."""

from pathlib import Path

from tests.end_to_end.pair import write_pair
from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import Pixels, Screen, wait_until

WHITE_SHARE = 0.2
INK_SHARE = 0.002


def test_the_pages_are_seen_before_they_are_printed(screen: Screen) -> None:
    scratch = screen.home / "scratch"
    scratch.mkdir()
    pair = write_pair(screen.home / "two-colours", words=400)
    with Reader(screen, str(pair), TMPDIR=str(scratch)) as reader:
        screen.window("Two colours")
        screen.still()
        screen.keys("ctrl+p")
        screen.window("Print: Two colours")
        wait_until(lambda: has_page(screen.grab()), "a page")
        assert folders(scratch)
        screen.keys("Escape")
        wait_until(lambda: not folders(scratch), "nothing that was prepared")
        screen.gone("Print: Two colours")
        screen.keys("ctrl+p")
        screen.window("Print: Two colours")
        screen.keys("Escape")
        screen.gone("Print: Two colours")
        assert reader.quit() == 0
        assert reader.said() == ""
    assert not folders(scratch)


def has_page(pixels: Pixels) -> bool:
    """Whether the middle of the screen is a white sheet with words on it."""
    height, width, _colours = pixels.shape
    middle = pixels[height // 4 : height * 3 // 4, width // 4 : width * 11 // 16]
    return bool((middle.min(axis=2) > 250).mean() > WHITE_SHARE and (middle.max(axis=2) < 90).mean() > INK_SHARE)


def folders(scratch: Path) -> list[Path]:
    return [each for each in scratch.glob("briefing-*") if each.is_dir()]  # beside them is the name of the window
