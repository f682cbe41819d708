"""The main job on a real screen, from launch to PDF, seen and done from outside as a person does it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from briefing.desktop.look import LIGHT
from briefing.paths import builtin_briefing
from tests.end_to_end.dialogs import save_through
from tests.end_to_end.reader import ROOT, Reader
from tests.end_to_end.screen import DEADLINE, Pixels, Screen, wait_until
from tests.end_to_end.view import View, view_of, wait_for_swipe, wait_for_view

CORNER = (1396, 896)
MARKED = tuple(bytes.fromhex(LIGHT.highlight.removeprefix("#")))
FRAME = 6  # the mark of the focus may cover this much of a picture's edge


def test_a_reader_swipes_toggles_reads_on_exports_and_finds_the_place_again(screen: Screen, pair: Path) -> None:
    target = screen.home / "out.pdf"
    with Reader(screen, str(pair)) as reader:
        screen.window("Two colours")
        drag_the_divider(screen)
        toggle_and_come_back(screen)
        change_the_section(screen)
        change_the_language(screen)
        left = park(screen)
        save_through(screen, "ctrl+e", target)
        assert reader.quit() == 0
        assert reader.said() == ""
    assert_is_the_dutch_briefing(target)
    with Reader(screen) as reader:
        screen.window("Twee kleuren")
        wait_for_swipe(screen)
        found = park(screen)
        assert View.of(found) == View.of(left)
        assert share_of_difference(text_of(left), text_of(found)) < 0.002
        assert reader.quit() == 0


def test_the_divider_goes_where_one_clicks_and_obeys_the_keys(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        start = wait_for_swipe(screen)
        target = start.left + (start.right - start.left) // 4
        screen.click(target, start.top + (start.bottom - start.top) // 3)
        clicked = wait_for_view(screen, lambda view: abs(view.divider - target) <= 4, "the divider at the click")
        screen.keys("Right")
        stepped = wait_for_view(screen, lambda view: view.divider > clicked.divider, "a step to the right")
        screen.keys("Page_Up")
        wait_for_view(screen, lambda view: view.divider > stepped.divider + 20, "a large step")
        screen.keys("Home")
        wait_for_view(screen, lambda view: view.before < 0.05, "the divider at the left")
        screen.keys("End")
        wait_for_view(screen, lambda view: view.after < 0.05, "the divider at the right")
        assert reader.quit() == 0


def test_the_built_in_briefing_opens_without_a_word_and_can_be_swiped(screen: Screen) -> None:
    with Reader(screen) as reader:
        wait_until(lambda: has_photographs(screen.grab()), "the pictures")
        first = screen.still()
        screen.keys("space")
        wait_until(lambda: share_of_difference(first, screen.grab()) > 0.002, "the other picture")
        screen.keys("Escape")
        wait_until(lambda: share_of_difference(first, screen.grab()) < 0.002, "the swipe as it was")
        assert reader.quit() == 0
        assert reader.said() == ""


def test_a_polite_request_to_end_keeps_the_place(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        start = wait_for_swipe(screen)
        screen.click(start.left + 60, start.middle)
        moved = wait_for_view(screen, lambda view: view.divider < start.left + 80, "the divider at the click").divider
        reader.process.terminate()
        assert reader.process.wait(DEADLINE) == 0
    with Reader(screen) as reader:
        assert abs(wait_for_swipe(screen).divider - moved) <= 1
        assert reader.quit() == 0


def test_a_note_by_keys_alone_is_there_again_after_a_crash(screen: Screen, pair: Path) -> None:
    def is_marked() -> bool:
        return bool((text_of(screen.grab()) == MARKED).all(axis=2).mean() > 0.01)

    with Reader(screen, str(pair)) as reader:
        wait_for_swipe(screen)
        screen.keys("F6", "ctrl+a", "ctrl+shift+m")
        screen.window("Note")
        screen.type("Who says so?")
        screen.keys("Escape")
        screen.gone("Note")
        wait_until(is_marked, "the words that are marked")
        wait_until(lambda: "Who says so?" in notes(screen), "the note on the disk")
        reader.process.kill()
    assert View.of(screen.grab()) is None
    with Reader(screen, str(pair)) as reader:
        wait_for_swipe(screen)
        wait_until(is_marked, "the words that are marked, again")
        screen.keys("ctrl+shift+l")
        screen.window("Highlights and notes")
        screen.keys("Delete", "Escape")
        wait_until(lambda: not is_marked(), "the words as they were")
        assert reader.quit() == 0
        assert reader.said() == ""
    assert "Who says so?" not in notes(screen)


@pytest.mark.parametrize("name", ["", ":4321", "nonsense"])
def test_without_a_display_it_says_so_in_one_line(screen: Screen, name: str) -> None:
    with Reader(screen, DISPLAY=name) as reader:
        assert reader.process.wait(30) == 1
        assert len(reader.said().splitlines()) == 1
        assert "display" in reader.said()


def test_a_broken_briefing_does_not_keep_the_window_from_opening(screen: Screen) -> None:
    broken = screen.home / "broken.briefing"
    broken.write_bytes(b"no archive at all")
    with Reader(screen, str(broken)) as reader:
        screen.window("Briefing")
        screen.still()
        assert reader.quit() == 0
        assert "broken.briefing" in reader.said()
        assert "Traceback" not in reader.said()


def test_what_is_opened_again_comes_up_in_the_window_that_has_it(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as first, Reader(screen, str(builtin_briefing())) as second:
        for title in ("Two colours", "Ukraine"):
            screen.window(title)
        names = screen.home / ".cache/briefing"
        wait_until(lambda: len(list(names.glob("windows*/briefing-*"))) == 2, "two that listen")
        for path, title in ((pair, "Two colours"), (builtin_briefing(), "Ukraine"), (pair, "Two colours")):
            open_again(screen, path, title)
        screen.keys("ctrl+shift+n")
        wait_until(lambda: len(screen.windows("Two colours")) == 2, "another window with it")
        screen.keys("ctrl+q")
        wait_until(lambda: len(screen.windows("Two colours")) == 1, "only the first window with it")
        open_again(screen, pair, "Two colours")
        assert first.quit() == 0
        screen.gone("Two colours")
        assert second.quit() == 0


def open_again(screen: Screen, path: Path, title: str) -> None:
    """Start the reader as one does who does not know that it runs; its window comes to the front."""
    words = [sys.executable, str(ROOT / "main.py"), str(path)]
    again = subprocess.run(words, env=screen.environment(), capture_output=True, timeout=DEADLINE, check=False)
    assert (again.returncode, again.stdout, again.stderr) == (0, b"", b"")
    wait_until(lambda: title in screen.active(), f"{title} in front")


def notes(screen: Screen) -> str:
    return "".join(file.read_text() for file in (screen.home / ".data/briefing").glob("highlights-*.json"))


def drag_the_divider(screen: Screen) -> None:
    start = wait_for_swipe(screen)
    before = screen.grab()
    target = start.divider + (start.right - start.divider) // 2
    screen.drag((start.divider, start.middle), (target, start.middle))
    end = wait_for_view(screen, lambda view: abs(view.divider - target) <= 4, "the divider where it was let go")
    assert end.before > start.before + 0.1
    changed = np.flatnonzero((screen.grab() != before).any(axis=2)[start.top : start.bottom].mean(axis=0) > 0.5)
    assert start.divider - 8 <= changed.min()
    assert changed.max() <= target + 8
    assert len(changed) > 0.9 * (target - start.divider)


def toggle_and_come_back(screen: Screen) -> None:
    swipe = View.of(screen.grab())
    assert swipe is not None
    screen.keys("space")
    first = wait_for_view(screen, lambda view: not view.is_swipe, "one whole picture")
    is_before = first.before > first.after
    screen.keys("space")
    wait_for_view(screen, lambda view: (view.after if is_before else view.before) > 0.9, "the other one")
    assert (first.left, first.right) == pytest.approx((swipe.left, swipe.right), abs=FRAME)
    screen.keys("Escape")
    assert wait_for_swipe(screen).divider == swipe.divider


def change_the_section(screen: Screen) -> None:
    before = screen.still()
    view = View.of(before)
    screen.keys("alt+Down")
    wait_until(lambda: share_of_difference(before, screen.grab()) > 0.002, "another section")
    assert view_of(screen) == view, "a section without a figure keeps the last one"


def change_the_language(screen: Screen) -> None:
    screen.keys("alt+v", "a", "Down", "Return")
    screen.window("Twee kleuren")


def park(screen: Screen) -> Pixels:
    """What the screen shows with the mouse out of the way."""
    screen.point(*CORNER)
    return screen.still()


def text_of(pixels: Pixels) -> Pixels:
    """The part of the screen that lies well inside the text: left of the pictures, right of the sections."""
    view = View.of(pixels)
    assert view is not None
    return pixels[:, view.left * 2 // 5 : view.left - 40]


def assert_is_the_dutch_briefing(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    places = [text.index(words) for words in ("Twee kleuren", "Het begin", "Hier staan", "Het einde", "Heel andere")]
    assert places == sorted(places)


def has_photographs(pixels: Pixels) -> bool:
    """Whether there are far more colours than the window has of its own."""
    return len(np.unique(pixels[::4, ::4].reshape(-1, 3), axis=0)) > 2000


def share_of_difference(one: Pixels, other: Pixels) -> float:
    """Of all pixels of the screen, how many differ so much that an eye could tell."""
    away = np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2)
    return float((away > 24).mean())
