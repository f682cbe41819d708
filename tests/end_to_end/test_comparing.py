"""Every way to compare on a real screen, by keys and by mouse, and two loose pictures from the command line."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.end_to_end.clipboard import ClipboardManager
from tests.end_to_end.dialogs import save_through
from tests.end_to_end.pair import AFTER, BEFORE, Colour, shows, write_pair
from tests.end_to_end.reader import ROOT, Reader
from tests.end_to_end.screen import DEADLINE, Pixels, Screen, wait_until
from tests.end_to_end.view import View, view_of, wait_for_swipe, wait_for_view

MIXED: Colour = tuple((one + other) // 2 for one, other in zip(BEFORE, AFTER, strict=True))  # type: ignore[assignment]
SELECTED: Colour = (0xDD, 0xE8, 0xF8)
SEGMENT = 34
MODES = ("swipe", "toggle", "blink", "fade", "lens", "side by side", "difference")
ORANGE = 60  # how much more red than blue what is lighter in the later picture has


class Canvas:
    """The pictures of a reader on a screen: where they lie, and what of them is seen."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        first = wait_for_swipe(screen)
        self.left, self.top, self.right, self.bottom = first.left, first.top, first.right, first.bottom
        self._bar = self._find_bar(screen.grab())

    @property
    def middle(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def at(self, x: float, y: float) -> tuple[int, int]:
        """The place on the screen at fractions of the pictures' width and height."""
        return round(self.left + x * (self.right - self.left)), round(self.top + y * (self.bottom - self.top))

    def share(self, colour: Colour, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> float:
        """How much of a part (left, top, right, bottom in fractions) shows a colour."""
        left, top = self.at(*part[:2])
        right, bottom = self.at(*part[2:])
        return float(shows(self.screen.grab()[top:bottom, left:right], colour).mean())

    def wait_for(self, what: str, *wanted: tuple[Colour, float, float]) -> None:
        """Wait until of each colour there is a share from the one number to the other."""
        wait_until(lambda: all(low <= self.share(colour) <= high for colour, low, high in wanted), what)

    def click_mode(self, mode: str) -> None:
        """Click the segment of a mode in the control over the pictures."""
        row, start = self._bar
        marked = np.flatnonzero(is_selected(self.screen.grab()[row, start : self.right])) + start
        at, now = MODES.index(mode), round((marked[0] - start) / SEGMENT)
        x = start + at * SEGMENT if at <= now else int(marked[-1]) + 1 + (at - now - 1) * SEGMENT
        self.screen.click(x + SEGMENT // 2, row)

    def _find_bar(self, pixels: Pixels) -> tuple[int, int]:
        rows = np.flatnonzero(is_selected(pixels[: self.top, self.left + 5]))
        return int(rows[len(rows) // 2]), self.left


def is_selected(pixels: Pixels) -> Pixels:
    """Which pixels have the ground of what is chosen."""
    return np.asarray(np.abs(pixels.astype(np.int16) - np.array(SELECTED, np.int16)).max(axis=-1) < 3)


@pytest.fixture
def pair(screen: Screen) -> Path:
    """A briefing with two pictures of plain colours."""
    return write_pair(screen.home / "two-colours")


WHOLE_BEFORE = (BEFORE, 0.85, 1.0), (AFTER, 0.0, 0.01)
WHOLE_AFTER = (AFTER, 0.85, 1.0), (BEFORE, 0.0, 0.01)


def test_every_way_to_compare_by_keys(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        canvas = Canvas(screen)
        screen.click(*canvas.at(0.5, 0.8))
        screen.keys("h")
        wait_until(lambda: canvas.share(BEFORE, (0, 0.2, 1, 0.45)) > 0.85, "the earlier picture on top")
        wait_until(lambda: canvas.share(AFTER, (0.5, 0.6, 1, 0.95)) > 0.85, "the later picture below")
        screen.keys("v")
        wait_for_view(screen, lambda view: abs(view.divider - canvas.middle[0]) <= 4, "the divider upright again")
        screen.keys("2")
        canvas.wait_for("the later picture whole", *WHOLE_AFTER)
        screen.keys("space")
        canvas.wait_for("the earlier picture whole", *WHOLE_BEFORE)
        screen.keys("3")
        canvas.wait_for("the one picture by itself", *WHOLE_AFTER)
        canvas.wait_for("the other by itself", *WHOLE_BEFORE)
        screen.keys("4")
        canvas.wait_for("a mixture of both", (MIXED, 0.85, 1.0))
        screen.keys("End")
        canvas.wait_for("the later picture alone", *WHOLE_AFTER)
        screen.keys("Home")
        canvas.wait_for("the earlier picture alone", *WHOLE_BEFORE)
        lens_by_keys(screen, canvas)
        screen.keys("6")
        wait_until(lambda: beside(screen.grab()), "both side by side")
        screen.keys("7")
        canvas.wait_for("what differs", (BEFORE, 0.0, 0.01), (AFTER, 0.0, 0.01))
        zoom_by_keys(screen, canvas)
        assert reader.quit() == 0
        assert reader.said() == ""


def lens_by_keys(screen: Screen, canvas: Canvas) -> None:
    """The lens grows and shrinks by the keys of its slider, and moves by arrow keys."""
    screen.keys("5", "Home")
    canvas.wait_for("a small lens", (BEFORE, 0.5, 1.0), (AFTER, 0.003, 0.02))
    screen.keys("End")
    canvas.wait_for("a large lens", (AFTER, 0.3, 0.6))
    before = canvas.share(AFTER, (0.6, 0.3, 1, 0.7))
    screen.keys(*["Right"] * 8)
    wait_until(lambda: canvas.share(AFTER, (0.6, 0.3, 1, 0.7)) > before + 0.05, "the lens further right")


def zoom_by_keys(screen: Screen, canvas: Canvas) -> None:
    """Zoomed pictures take more room than fitted ones, which come back to where they were."""
    screen.keys("1", "plus", "plus")
    wait_until(lambda: (view := View.of(screen.grab())) and view.bottom - view.top > canvas.bottom - canvas.top, "zoom")
    zoomed = screen.still()
    screen.keys("Left")
    wait_until(lambda: not np.array_equal(screen.grab(), zoomed), "another part on the small map")
    assert view_of(screen).divider == pytest.approx(canvas.middle[0], abs=4), "arrow keys pan what is zoomed"
    screen.keys("0")
    wait_until(lambda: (view := View.of(screen.grab())) and view.top == canvas.top, "all of the pictures again")


def test_every_way_to_compare_by_mouse(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        canvas = Canvas(screen)
        turn_by_the_ring(screen, canvas)
        canvas.click_mode("toggle")
        canvas.wait_for("the later picture whole", *WHOLE_AFTER)
        canvas.click_mode("blink")
        canvas.wait_for("the one picture by itself", *WHOLE_BEFORE)
        canvas.wait_for("the other by itself", *WHOLE_AFTER)
        canvas.click_mode("fade")
        canvas.wait_for("a mixture of both", (MIXED, 0.85, 1.0))
        screen.drag(canvas.at(0.5, 0.6), canvas.at(0.01, 0.6))
        canvas.wait_for("the earlier picture alone", *WHOLE_BEFORE)
        lens_by_mouse(screen, canvas)
        canvas.click_mode("side by side")
        wait_until(lambda: beside(screen.grab()), "both side by side")
        canvas.click_mode("difference")
        canvas.wait_for("what differs", (BEFORE, 0.0, 0.01), (AFTER, 0.0, 0.01))
        canvas.click_mode("swipe")
        wait_for_swipe(screen)
        choose_in_the_menu(screen, canvas)
        assert reader.quit() == 0
        assert reader.said() == ""


def turn_by_the_ring(screen: Screen, canvas: Canvas) -> None:
    """The ring round the handle, which shows when the mouse is near, turns the divider."""
    x, y = canvas.middle
    screen.point(x, y)
    screen.still()
    screen.drag((x, y - 31), (x + 80, y))
    wait_until(lambda: canvas.share(BEFORE, (0, 0.2, 1, 0.45)) > 0.85, "the earlier picture on top")


def lens_by_mouse(screen: Screen, canvas: Canvas) -> None:
    """The lens is where the mouse is, and grows by the wheel."""
    canvas.click_mode("lens")
    corner = (0.65, 0.6, 1.0, 1.0)
    screen.point(*canvas.at(0.2, 0.5))
    wait_until(lambda: canvas.share(BEFORE, corner) < 0.01 < canvas.share(AFTER, corner), "no lens in the corner")
    screen.point(*canvas.at(0.8, 0.8))
    wait_until(lambda: canvas.share(BEFORE, corner) > 0.2, "the lens in the corner")
    small = canvas.share(BEFORE)
    wheel_up(screen)
    wait_until(lambda: canvas.share(BEFORE) > small + 0.02, "a larger lens")


def choose_in_the_menu(screen: Screen, canvas: Canvas) -> None:
    """The menu of pictures comes up under the right button, and chooses a way to compare."""
    screen.point(*canvas.at(0.5, 0.5))
    before = screen.still()
    subprocess.run(["xdotool", "click", "3"], env=screen.environment(), check=True)
    wait_until(lambda: (screen.grab() != before).any(axis=2).mean() > 0.01, "the menu")
    screen.keys("w", *["Down"] * 5, "Return")
    wait_until(lambda: beside(screen.grab()), "both side by side")


def wheel_up(screen: Screen) -> None:
    subprocess.run(["xdotool", "click", "--repeat", "4", "4"], env=screen.environment(), check=True)


def beside(pixels: Pixels) -> bool:
    """Whether both pictures are seen whole, the earlier one left of or above the later one."""
    places = [np.argwhere(shows(pixels, colour)) for colour in (BEFORE, AFTER)]
    if min(len(each) for each in places) < 0.02 * pixels.shape[0] * pixels.shape[1]:
        return False
    first, second = (np.quantile(each, (0.01, 0.99), axis=0) for each in places)
    return bool((first[1] <= second[0] + 4).any())


def test_two_loose_pictures_are_compared_saved_checked_and_opened_again(screen: Screen) -> None:
    later, earlier = write_loose(screen.home)
    target = screen.home / "kept.briefing"
    with Reader(screen, "compare", str(later), str(earlier)) as reader:
        screen.window("first_07102021 compared with IMG_1 — Briefing")
        view = wait_for_swipe(screen)
        half = shows(screen.grab(), BEFORE)[view.top : view.bottom, view.left : view.divider - 20]
        assert half.mean() > 0.6, "the date of the name is before that of the camera, whatever the order of the words"
        save_through(screen, "ctrl+shift+s", screen.home / "seen.png")
        save_through(screen, "ctrl+e", screen.home / "printed.pdf")
        save_through(screen, "ctrl+s", target)
        wait_until(lambda: run_command("check", str(target))[1].count("has written it yet") == 5, "a briefing")
        assert reader.quit() == 0
        assert reader.said() == ""
    printed = subprocess.run(["pdftotext", screen.home / "printed.pdf", "-"], capture_output=True, text=True).stdout
    assert "7 October 2021" in printed
    assert "IMG_1.jpg" in printed
    with Image.open(screen.home / "seen.png") as seen:
        pixels = np.asarray(seen.convert("RGB"))
        assert min(shows(pixels, BEFORE).mean(), shows(pixels, AFTER).mean()) > 0.25
    with Reader(screen) as reader:
        screen.window("first_07102021 compared with IMG_1 — Briefing")
        wait_for_swipe(screen)
        assert reader.quit() == 0


def write_loose(folder: Path) -> tuple[Path, Path]:
    """Two pictures, the later one with its day from a camera, the earlier one with it in its name."""
    later, earlier = folder / "IMG_1.jpg", folder / "first_07102021.png"
    exif = Image.Exif()
    exif[0x0132] = "2021:12:13 10:00:00"
    Image.new("RGB", (1200, 800), AFTER).save(later, "JPEG", exif=exif, quality=95)
    Image.new("RGB", (1200, 800), BEFORE).save(earlier, "PNG")
    return later, earlier


def run_command(*words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(ROOT / "main.py"), *words], capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_comparison_that_was_never_saved_is_there_again_after_an_end_without_a_question(
    screen: Screen, end: signal.Signals
) -> None:
    title = "first_07102021 compared with IMG_1"
    kept = screen.home / ".config" / "briefing" / "settings.json"
    with Reader(screen, "compare", *map(str, write_loose(screen.home))) as reader:
        start = wait_for_swipe(screen)
        screen.click(start.left + 60, start.middle)
        moved = wait_for_view(screen, lambda view: view.divider < start.left + 80, "the divider at the click").divider
        if end is signal.SIGKILL:
            wait_until(lambda: kept_once_away(screen, title, kept), "the place kept")
        reader.process.send_signal(end)
        reader.process.wait(DEADLINE)
    with Reader(screen) as reader:
        screen.window(f"{title} — Briefing")
        assert abs(wait_for_swipe(screen).divider - moved) <= 1
        screen.keys("ctrl+q")
        screen.window("Not saved yet")
        screen.keys("Tab", "Return")
        assert reader.process.wait(DEADLINE) == 0
    assert json.loads(kept.read_bytes())["compared"] == {}, "it may go, and does not come again"


def kept_once_away(screen: Screen, title: str, kept: Path) -> bool:
    """Whether the place is kept once one turns from the reader, which minds that as soon as it has settled."""
    screen.look_away(title)
    return kept.exists() and '"position"' in kept.read_text()


def test_what_differs_is_marked_from_the_threshold_on(screen: Screen) -> None:
    pictures = [screen.home / name for name in ("2021-10-07.png", "2021-12-13.png")]
    for path, square in zip(pictures, (90, 150), strict=True):
        image = Image.new("RGB", (1200, 800), (90, 90, 90))
        image.paste((square,) * 3, (400, 300, 800, 500))
        image.save(path)
    with Reader(screen, "compare", *map(str, pictures)) as reader:
        screen.window("2021-10-07 compared with 2021-12-13")
        wait_until(lambda: dark(screen.grab()).mean() > 0.05, "the pictures")
        y, x = np.argwhere(dark(screen.still())).mean(axis=0)
        screen.click(round(x), round(y))
        screen.keys("7")
        wait_until(lambda: orange(screen.grab()) > 0.01, "the square that is lighter in the later picture, in orange")
        screen.keys("End")
        wait_until(lambda: orange(screen.grab()) < 0.002, "nothing marked at the highest threshold")
        screen.keys("ctrl+q")
        screen.window("Not saved yet")
        screen.keys("Escape")
        assert reader.process.poll() is None
        reader.process.terminate()
        assert reader.process.wait(DEADLINE) == 0


def dark(pixels: Pixels) -> Pixels:
    """Which pixels have the grey of the pictures."""
    return np.asarray((pixels == 90).all(axis=2))


def orange(pixels: Pixels) -> float:
    """How much of the screen is orange."""
    colours = pixels.astype(np.int16)
    return float((colours[:, :, 0] - colours[:, :, 2] > ORANGE).mean())


def test_what_was_copied_outlives_the_reader(screen: Screen) -> None:
    manager = ClipboardManager(screen.name)
    with Reader(screen, "compare", *map(str, write_loose(screen.home))) as reader:
        wait_for_swipe(screen)
        screen.keys("ctrl+shift+c")
        wait_until(lambda: manager.holds_something, "a copy")
        reader.process.terminate()
        kept = wait_until(manager.kept, "the copy handed over")
        assert reader.process.wait(DEADLINE) == 0
    manager.close()
    with Image.open(io.BytesIO(kept)) as picture:
        pixels = np.asarray(picture.convert("RGB"))
        assert min(shows(pixels, BEFORE).mean(), shows(pixels, AFTER).mean()) > 0.25


def test_what_is_seen_is_saved_as_large_as_the_pictures_are_from_then_on(screen: Screen, pair: Path) -> None:
    first, again = screen.home / "first.png", screen.home / "again.png"
    with Reader(screen, str(pair)) as reader:
        canvas = Canvas(screen)
        assert canvas.right - canvas.left < 1100, "the pictures are larger than they are seen"
        screen.keys("alt+p", "i", "p")
        screen.still()
        save_through(screen, "ctrl+shift+s", first)
        assert reader.quit() == 0
        assert reader.said() == ""
    with Reader(screen, str(pair)) as reader:
        wait_for_swipe(screen)
        save_through(screen, "ctrl+shift+s", again)
        assert reader.quit() == 0
    assert first.read_bytes() == again.read_bytes()
    with Image.open(first) as seen:
        assert (seen.width, 800 < seen.height < 1000) == (1200, True)
        for name, left in (("before", 20), ("after", 700)):
            box = (left, 500, left + 400, 700)
            with Image.open(pair / "images" / f"{name}.png") as picture:
                assert seen.convert("RGB").crop(box).tobytes() == picture.crop(box).tobytes()


def test_what_is_no_picture_is_told_in_one_line_and_opens_no_window(screen: Screen) -> None:
    later, _earlier = write_loose(screen.home)
    code, said = run_command("compare", str(later), str(screen.home / "nowhere.png"))
    assert code == 1
    assert "nowhere.png: there is nothing at this path" in said
    assert len(said.splitlines()) == 1


def test_a_picture_that_turns_out_broken_is_told_as_one_that_is_none(screen: Screen) -> None:
    later, _earlier = write_loose(screen.home)
    broken = screen.home / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with Reader(screen, "compare", str(later), str(broken)) as reader:
        assert reader.process.wait(DEADLINE) == 1
        (line,) = reader.said().splitlines()
        assert "broken.png: this is not a whole PNG" in line
