import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from briefing.desktop.starting.garbage import Collector


class Loop:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[Collector]:
    was_enabled, threshold = gc.isenabled(), gc.get_threshold()
    parent = QObject()
    yield Collector(parent)
    gc.unfreeze()
    gc.set_threshold(*threshold)
    if was_enabled:
        gc.enable()


def left_alone() -> "weakref.ref[Loop]":
    return weakref.ref(Loop())


def make_much() -> None:
    kept = [[each] for each in range(200_000)]
    assert kept


def test_another_thread_that_makes_much_takes_nothing_apart_and_the_window_does(collector: Collector) -> None:
    gc.set_threshold(1000, 10, 10)
    found = left_alone()
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()
    assert found() is not None
    kept = [[each] for each in range(2000)]
    collector.look()
    assert kept
    assert found() is None


def test_nothing_is_looked_for_where_little_was_made(collector: Collector) -> None:
    gc.collect()
    gc.set_threshold(1_000_000, 10, 10)
    found = left_alone()
    collector.look()
    assert found() is not None


@pytest.mark.parametrize(("middle", "old", "generation"), [(10, 10, 0), (0, 10, 1), (0, 0, 2)])
def test_the_old_are_looked_through_more_seldom(
    collector: Collector, monkeypatch: pytest.MonkeyPatch, middle: int, old: int, generation: int
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (1000, 5, 5))
    monkeypatch.setattr(gc, "get_threshold", lambda: (1000, middle, old))
    collector.look()
    assert looked == [generation]
