import os
import threading
import time
from pathlib import Path
from typing import Any, cast

import pytest

from briefing import settings
from briefing.desktop.session import ReadingPlace, remember
from briefing.desktop.starting import first
from briefing.desktop.starting.first import figure_of, find_first
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import NotABriefing
from briefing.imagery import kept_overviews
from briefing.imagery.kept_overviews import Kept
from briefing.imagery.service import PictureService
from briefing.paths import builtin_briefing
from briefing.settings import Settings
from tests.desktop.compare.fakes import FakeService


def find(store: Settings, path: Path | None = None) -> tuple[Any, FakeService]:
    service = FakeService()
    return find_first(store, cast(Any, service), path), service


def test_at_the_very_first_start_the_built_in_briefing_is_found_and_its_pair_asked_for(store: Settings) -> None:
    first, service = find(store)
    with first.opened:
        assert first.opened.path == builtin_briefing()
        assert list(first.overviews) == ["images/before.jpg", "images/after.jpg"]
        assert service.asked == [("overview", (800, 700))] * 2
        assert first.refusal is None


def test_pictures_are_asked_for_in_the_size_that_they_had_in_the_window(store: Settings) -> None:
    store.set(settings.PICTURE_ROOM, [523, 610])
    first, service = find(store)
    with first.opened:
        assert service.asked == [("overview", (523, 610))] * 2


def test_later_the_reader_begins_where_it_was_left(store: Settings, pair: Path) -> None:
    store.set(settings.LAST, str(pair))
    first, _service = find(store)
    with first.opened:
        assert first.opened.path == pair


def test_a_path_goes_before_what_was_open_last(store: Settings, pair: Path) -> None:
    store.set(settings.LAST, "/nowhere")
    first, _service = find(store, pair)
    with first.opened:
        assert first.opened.path == pair
        assert first.refusal is None


def test_what_cannot_be_opened_is_told_and_the_built_in_briefing_comes_instead(store: Settings, tmp_path: Path) -> None:
    first, _service = find(store, tmp_path / "gone.briefing")
    with first.opened:
        assert first.opened.path == builtin_briefing()
        assert isinstance(first.refusal, NotABriefing)
        assert "gone.briefing" in str(first.refusal)


def test_the_pictures_that_were_compared_last_are_asked_for(store: Settings, pair: Path) -> None:
    remember(store, "two-colours", ReadingPlace(part="second", comparisons={"pair": {"before": 1, "after": 0}}))
    first, _service = find(store, pair)
    with first.opened:
        assert list(first.overviews) == ["images/after.png", "images/before.png"]


def test_the_figure_of_the_last_time_comes_up(pair: Path) -> None:
    with open_briefing(pair) as opened:
        for last in ("pair", "gone"):
            figure = figure_of(opened, "second", last)
            assert figure is not None
            assert figure.id == "pair"


def test_a_picture_that_is_missing_is_left_for_later(store: Settings, pair: Path) -> None:
    (pair / "images" / "before.png").unlink()
    first, _service = find(store, pair)
    with first.opened:
        assert list(first.overviews) == ["images/after.png"]


def test_a_part_without_a_figure_comes_with_the_first_one_there_is(pair: Path) -> None:
    with open_briefing(pair) as opened:
        for part in ("", "first", "second", "about:sources"):
            figure = figure_of(opened, part)
            assert figure is not None
            assert figure.id == "pair"


def test_a_picture_of_which_an_overview_is_kept_is_not_asked_for(store: Settings, pair: Path) -> None:
    store.set(settings.PICTURE_ROOM, [30, 20])
    after = pair / "images" / "after.png"
    long_ago = time.time() - 60
    os.utime(after, (long_ago, long_ago))
    with open_briefing(pair) as opened, PictureService(at_once=False) as service:
        overview = service.overview(opened.picture("images/after.png"), (30, 20)).result(30)
        info = overview.info
        kept = Kept(info.width, info.height, info.notes, info.stored, overview.pixels)
        kept_overviews.remember(kept, opened.picture_state("images/after.png"), (30, 20))
    first, fake = find(store, pair)
    with first.opened:
        assert fake.asked == [("overview", (30, 20))]
        assert fake.stored == [after.read_bytes()]
        assert first.overviews["images/after.png"].result(0).pixels == overview.pixels
    after.write_bytes((pair / "images" / "before.png").read_bytes())
    first, fake = find(store, pair)
    with first.opened:
        assert fake.asked == [("overview", (30, 20))] * 2


def test_a_disk_that_does_not_answer_keeps_no_window_from_coming(
    store: Settings, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def open_late(path: Path) -> OpenedBriefing:
        if path == pair:
            answers.wait(60)
        return open_briefing(path)

    monkeypatch.setattr(first, "open_briefing", open_late)
    monkeypatch.setattr(first, "PATIENCE", 0.01)
    found, _service = find(store, pair)
    answers.set()
    with found.opened:
        assert found.opened.path == builtin_briefing()
        assert "does not answer" in str(found.refusal)


def test_pictures_that_come_late_are_left_to_the_window(
    store: Settings, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def read_late(_opened: OpenedBriefing, _file: str) -> bytes:
        answers.wait(60)
        return b"a picture"

    monkeypatch.setattr(OpenedBriefing, "picture", read_late)
    opened = open_briefing(pair)
    monkeypatch.setattr(first, "_open", lambda _path: opened)
    monkeypatch.setattr(first, "PATIENCE", 0.01)
    found, _service = find(store, pair)
    answers.set()
    assert (found.opened, found.overviews, found.refusal) == (opened, {}, None)
    opened.close()
