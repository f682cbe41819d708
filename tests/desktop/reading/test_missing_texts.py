"""A text that is not there in a language, or has nothing in it: another stands in its place, and it is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing


def words(window: MainWindow) -> str:
    return window.text.toPlainText()


@pytest.mark.parametrize("dutch", ["", 'summary.nl = " "\n'])
def test_key_points_that_are_not_there_in_a_language_say_so(reading: MainWindow, pair: Path, dutch: str) -> None:
    manifest = pair / "briefing.toml"
    manifest.write_text(f'{dutch}summary.en = "The water rose."\n' + manifest.read_text())
    reading.show_briefing(open_briefing(pair))
    reading.go("about:key-points")
    assert words(reading) == "Key points\nThe water rose."
    reading.set_language("nl")
    assert words(reading) == "Kernpunten\nDe kernpunten zijn er niet in de taal die u koos.\nThe water rose."


@pytest.mark.parametrize(
    ("leave_out", "why"),
    [
        (Path.unlink, "The text of this section is missing: sections/en/second.md is not in the briefing."),
        (lambda path: path.write_bytes(b"\n"), "The text of this section is missing."),
    ],
    ids=["gone", "empty"],
)
def test_a_section_that_is_not_there_in_a_language_says_so(
    reading: MainWindow, pair: Path, leave_out: Callable[[Path], object], why: str
) -> None:
    leave_out(pair / "sections/nl/second.md")
    reading.go("second")
    assert "not there in the language" not in words(reading)
    reading.set_language("nl")
    assert words(reading).startswith("Het einde\nDeze sectie is er niet in de taal die u koos.\n")
    leave_out(pair / "sections/en/second.md")
    reading.set_language("en")
    reading.opened = open_briefing(pair)
    reading.go("second")
    assert words(reading).split("\n")[:2] == ["The ending", why]
