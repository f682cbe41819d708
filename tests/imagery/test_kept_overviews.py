"""An overview that is kept is that of the very picture in the very size; of a file that has changed there is none."""

from collections.abc import Iterator
from typing import Any

import pytest

from briefing.imagery import kept_overviews
from briefing.imagery.kept_overviews import SHELF, Kept, recall, remember
from briefing.imagery.pictures import Pixels
from briefing.imagery.protocol import Size
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved

DATA = saved(halves(), "PNG")
STATE, ROOM = "1 2 3 /pictures/halves.png", (16, 16)


@pytest.fixture
def service() -> Iterator[PictureService]:
    with PictureService(at_once=False) as pictures:
        yield pictures


def kept(pixels: Size = (16, 8), picture: Size = (64, 32), notes: tuple[str, ...] = ()) -> Kept:
    width, height = pixels
    return Kept(*picture, notes, len(DATA), Pixels(width, height, 4 * width, bytes(4 * width * height), False))


def test_what_was_kept_comes_back_with_a_number_for_the_worker(service: PictureService) -> None:
    notes = ("first frame of an animation",)
    remember(kept(notes=notes), STATE, ROOM)
    found = recall(service, DATA, STATE, ROOM)
    assert found is not None
    assert (found.info.width, found.info.height, found.info.stored, found.info.notes) == (64, 32, len(DATA), notes)
    assert found.pixels == kept().pixels
    assert found.size == (16, 8)
    assert service._process is None
    whole: Any = {"box": (0, 0, 64, 32), "size": (64, 32)}
    asked = service.overview(DATA, (8, 8)).result(30).info.handle
    assert service.pixels(found.info.handle, **whole).result(30) == service.pixels(asked, **whole).result(30)


@pytest.mark.parametrize(("state", "room"), [("1 2 4 /pictures/halves.png", ROOM), ("", ROOM), (STATE, (17, 16))])
def test_another_state_or_size_has_none(service: PictureService, state: str, room: tuple[int, int]) -> None:
    remember(kept(), STATE, ROOM)
    assert recall(service, DATA, state, room) is None


def test_bytes_that_are_others_than_the_state_tells_of_have_none(service: PictureService) -> None:
    remember(kept(), STATE, ROOM)
    assert recall(service, DATA + b"more", STATE, ROOM) is None


def test_what_cannot_be_known_again_is_not_kept(service: PictureService) -> None:
    remember(kept(), "", ROOM)
    assert SHELF.recall(*kept_overviews._key("", ROOM)) is None


def test_a_large_one_is_not_kept(service: PictureService) -> None:
    side = 2048
    remember(kept((side, side), (side, side)), STATE, (side, side))
    assert recall(service, DATA, STATE, (side, side)) is None


@pytest.mark.parametrize(
    "pixels",
    [
        Pixels(16, 8, 48, bytes(48 * 8 - 1), False),
        Pixels(16, 8, 47, bytes(47 * 8), False),
        Pixels(16, 8, 48, bytes(48 * 8), True),
        Pixels(0, 8, 0, b"", False),
        Pixels(16, 0, 64, b"", False),
        Pixels(-16, -8, -48, bytes(48 * 8), False),
    ],
)
def test_pixels_that_would_be_read_beyond_their_end_are_refused(service: PictureService, pixels: Pixels) -> None:
    SHELF.remember(Kept(64, 32, (), len(DATA), pixels), *kept_overviews._key(STATE, ROOM))
    assert recall(service, DATA, STATE, ROOM) is None


def test_what_is_kept_already_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Kept] = []
    monkeypatch.setattr(SHELF, "remember", lambda value, *_key: written.append(value))
    monkeypatch.setattr(SHELF, "recall", lambda *_key: written[-1] if written else None)
    for _time in range(2):
        remember(kept(), STATE, ROOM)
    remember(kept(notes=("new",)), STATE, ROOM)
    assert written == [kept(), kept(notes=("new",))]
