"""Words are marked, noted on and shortened by keys and mouse on a real screen, and looked for in a later edition."""

import json
from pathlib import Path

import numpy as np

from briefing.desktop.look import LIGHT
from tests.end_to_end.reader import Reader
from tests.end_to_end.screen import Pixels, Screen, wait_until
from tests.end_to_end.view import wait_for_swipe

LEAST = 100  # pixels of a colour, which is more than edges of letters have


def colour(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(getattr(LIGHT, name).removeprefix("#")))


MARKED, CHOSEN, INK = colour("highlight"), colour("chosen"), colour("muted")


def test_half_words_are_noted_whole_opened_by_the_sign_and_shortened(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        pictures = wait_for_swipe(screen)

        def text() -> Pixels:
            return screen.grab()[:, pictures.left * 2 // 5 : pictures.left - 12]

        screen.keys("F6", "Down", "ctrl+Right", "Right", "Right", *["shift+Right"] * 8, "ctrl+shift+m")
        screen.window("Note")
        screen.type("Who says so?")
        screen.keys("Escape")
        screen.gone("Note")
        wait_until(lambda: kept(screen) == [("first words", "Who says so?")], "whole words with their note")
        wait_until(lambda: last_of(text(), MARKED) is not None, "the words that are marked")
        line, ends = last_of(text(), MARKED) or (0, 0)
        beside = text()[line - 12 : line + 12, ends + 40 :]
        signs = np.flatnonzero((beside == INK).all(axis=2).any(axis=0))
        assert len(signs) >= 10, "a sign beside the line"
        left = pictures.left * 2 // 5 + ends + 40
        screen.click(left + int(signs.mean()), line)
        screen.window("Note")
        screen.type(" Ask.")
        screen.keys("Escape")
        screen.gone("Note")
        wait_until(lambda: kept(screen) == [("first words", "Who says so? Ask.")], "the note, longer")
        screen.keys("ctrl+shift+Left", "ctrl+shift+h")
        wait_until(lambda: kept(screen) == [("first", "Who says so? Ask.")], "the first word alone")
        screen.keys("F5")
        screen.still()
        screen.keys("ctrl+z")
        wait_until(lambda: kept(screen) == [("first words", "Who says so? Ask.")], "both words again, after F5")
        assert reader.quit() == 0
        assert reader.said() == ""


def test_the_list_leads_to_what_is_nearest_to_words_that_are_gone(screen: Screen, pair: Path) -> None:
    with Reader(screen, str(pair)) as reader:
        pictures = wait_for_swipe(screen)

        def is_seen(wanted: tuple[int, ...]) -> bool:
            return last_of(screen.grab()[:, pictures.left * 2 // 5 : pictures.left - 40], wanted) is not None

        screen.keys("F6", "Down", "ctrl+shift+Right", "ctrl+shift+Right", "ctrl+shift+h")
        wait_until(lambda: is_seen(MARKED), "the words that are marked")
        wait_until(lambda: kept(screen) == [("The first", "")], "the words on the disk")
        section = pair / "sections/en/first.md"
        section.write_text(section.read_text().replace("The first words", "Some other words"))
        screen.keys("F5")
        wait_until(lambda: not is_seen(MARKED), "the text without them")
        screen.keys("ctrl+shift+l")
        screen.window("Bookmarks, highlights and notes")
        screen.keys("Return")
        wait_until(lambda: is_seen(CHOSEN), "the paragraph that is nearest")
        screen.keys("Escape")
        screen.gone("Bookmarks, highlights and notes")
        assert reader.quit() == 0
        assert reader.said() == ""


def test_the_menu_copies_out_of_the_text_undoes_and_redoes_and_a_note_hears_its_own_keys(
    screen: Screen, pair: Path
) -> None:
    with Reader(screen, str(pair)) as reader:
        wait_for_swipe(screen)
        screen.keys("F6", "Down", "ctrl+shift+Right", "ctrl+shift+Right", "alt+e", "c", "ctrl+shift+m")
        screen.window("Note")
        screen.keys("ctrl+v", "End")
        screen.type("twice ")
        screen.keys("ctrl+a", "ctrl+c", "End", "ctrl+v", "ctrl+v", "ctrl+z", "Escape")
        screen.gone("Note")
        noted = [("The first", "The first twice The first twice")]
        wait_until(lambda: kept(screen) == noted, "what was copied by the menu, and by keys in the note")
        screen.keys("ctrl+shift+h")
        wait_until(lambda: kept(screen) == [], "nothing marked")
        screen.keys("alt+e", "u")
        wait_until(lambda: kept(screen) == noted, "all of it again")
        screen.keys("ctrl+shift+z")
        wait_until(lambda: kept(screen) == [], "it done again")
        screen.keys("ctrl+z", "ctrl+z")
        wait_until(lambda: kept(screen) == [("The first", "")], "the note undone before the words")
        assert reader.quit() == 0
        assert reader.said() == ""


def kept(screen: Screen) -> list[tuple[str, str]]:
    """The words that are kept, with the notes on them."""
    files = (screen.home / ".data/briefing").glob("highlights-*.json")
    rows = [row for file in files for row in json.loads(file.read_text())["highlights"].values()]
    return [(row["quote"]["words"], row["note"]) for row in rows]


def last_of(pixels: Pixels, wanted: tuple[int, ...]) -> tuple[int, int] | None:
    """The middle row and the last column of a colour, where there is more of it than edges of letters have."""
    found = (pixels == wanted).all(axis=2)
    if found.sum() < LEAST:
        return None
    return int(np.median(np.flatnonzero(found.any(axis=1)))), int(np.flatnonzero(found.any(axis=0)).max())
