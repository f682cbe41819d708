"""A screen for every end-to-end test. X servers are a matter of Linux; the window itself is tested everywhere."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform.startswith("linux"):
    from tests.end_to_end.pair import write_pair
    from tests.end_to_end.screen import Screen

    @pytest.fixture
    def screen(tmp_path: Path) -> Iterator[Screen]:
        """A screen of 1400 x 900 with a window manager; a test fails where it cannot be had."""
        home = tmp_path / "home"
        home.mkdir()
        with Screen(home) as shown:
            yield shown

    @pytest.fixture
    def pair(screen: Screen) -> Path:
        """A briefing with two pictures of plain colours."""
        return write_pair(screen.home / "two-colours", words=400)

else:
    collect_ignore_glob = ["test_*.py"]
