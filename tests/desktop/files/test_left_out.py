"""What is said of an alignment and of matched tones, which a briefing that is saved does not hold."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from briefing.imagery.comparing.comparison import Alignment, Method
from tests.desktop.conftest import Desk

ALIGNED, TONED = "Your alignment is not in it; others see the pictures unaligned.", "The matched tones are not in it."
MOVED = Alignment(dx=3, method=Method.NUDGED)


@pytest.fixture
def compared(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window in which three pictures are compared, of which the first and the last are seen."""
    paths = [tmp_path / f"2021-{month}-01.png" for month in ("07", "10", "12")]
    for path, colour in zip(paths, ("red", "green", "blue"), strict=True):
        Image.new("RGB", (60, 40), colour).save(path)
    desk.opener.compare(paths)
    qtbot.waitUntil(lambda: desk.window.images.handles() is not None)
    return desk


def save(desk: Desk, qtbot: QtBot, path: Path, said: str) -> None:
    desk.opener.save(path)
    qtbot.waitUntil(lambda: desk.message() == f"Saved: {path}{said}")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"alignment": MOVED}, f". {ALIGNED}"),
        ({"tone": True}, f". {TONED}"),
        ({"alignment": MOVED, "tone": True}, f". {ALIGNED} {TONED}"),
    ],
)
def test_what_of_a_comparison_is_not_in_what_is_saved_is_said(
    compared: Desk, qtbot: QtBot, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    compared.window.images.canvas.change(**changes)
    save(compared, qtbot, tmp_path / "kept.briefing", said)
    save(compared, qtbot, tmp_path / "copy of what is saved.briefing", said)


def test_the_alignment_of_a_pair_that_is_not_seen_now_is_not_in_it_either(
    compared: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    images = compared.window.images
    images.canvas.change(alignment=MOVED)
    images.choose_dates(0, 1)
    qtbot.waitUntil(lambda: images.comparison().after == 1)
    assert images.comparison().alignment.is_none
    save(compared, qtbot, tmp_path / "kept", f". {ALIGNED}")
