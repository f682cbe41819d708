"""Loose pictures that are compared get more of the room than those of a briefing, which has more words."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop.files import file_dialog
from briefing.desktop.panes import BESIDE, FEW_WORDS_BESIDE, FEW_WORDS_UNDER, SIDEBAR, UNDER
from briefing.desktop.window import MainWindow
from briefing.settings import Settings
from tests.desktop.conftest import Desk
from tests.desktop.files.loose import dates, drop, leave
from tests.end_to_end.pair import write_pair

WIDE, NARROW = (1400, 800), (760, 900)


def share(window: MainWindow) -> float:
    """The part of the room that the pictures have."""
    text, pictures = window.panes.inner.sizes()
    return pictures / (text + pictures)


@pytest.fixture
def comparing(desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]) -> Desk:
    """A wide window in which two loose pictures are compared."""
    desk.window.resize(*WIDE)
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    return desk


def test_loose_pictures_have_most_of_the_room_until_a_briefing_is_opened(
    comparing: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = comparing.window
    for size in (WIDE, NARROW):
        window.resize(*size)
        qtbot.waitUntil(lambda: share(window) > 0.65)
    briefing = write_pair(tmp_path / "pair", (60, 40))
    comparing.opener.open(briefing)
    leave(comparing, qtbot)
    qtbot.waitUntil(lambda: window.opened is not None and window.opened.path == briefing)
    qtbot.waitUntil(lambda: 0.5 < share(window) < 0.65)
    window.resize(*WIDE)
    qtbot.waitUntil(lambda: share(window) == pytest.approx(0.5, abs=0.01))


def test_it_stays_so_when_they_are_saved(
    comparing: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = comparing.window.panes.inner.sizes()
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_words: (str(tmp_path / "kept"), "A folder (*)"))
    comparing.trigger("save-briefing")
    qtbot.waitUntil(lambda: comparing.message() == f"Saved: {tmp_path / 'kept'}")
    assert comparing.window.panes.inner.sizes() == before


def test_what_was_parted_by_hand_is_so_for_the_next_that_are_compared_and_not_for_briefings(
    comparing: Desk, qtbot: QtBot, store: Settings
) -> None:
    window = comparing.window
    window.panes.inner.moveSplitter(300, 1)
    moved = window.panes.inner.sizes()
    window.keep()
    assert store.get(settings.PANES)[2:] == [*BESIDE, *UNDER, *moved, *FEW_WORDS_UNDER]
    again = MainWindow(store, window.images.pictures)
    qtbot.addWidget(again)
    assert again.panes.parted() == store.get(settings.PANES)


@pytest.mark.parametrize("kept", [[], [1, 2, 3], [200, 800, 300, 700, 350, 650]])
def test_sizes_of_an_earlier_reader_hold_for_what_it_knew(window: MainWindow, kept: list[int]) -> None:
    window.panes.part(kept, 1000)
    known = kept if len(kept) == 6 else [SIDEBAR, 1000 - SIDEBAR, *BESIDE, *UNDER]
    assert window.panes.parted() == [*known, *FEW_WORDS_BESIDE, *FEW_WORDS_UNDER]
