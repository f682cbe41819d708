"""Several windows have the same settings, and none loses what another has set."""

import errno
import os
import threading
from pathlib import Path

import pytest

from briefing import settings
from briefing.settings import Settings
from tests.raising import raising


def read_in(store: Settings, **parts: str) -> None:
    """Say which part of each briefing is read."""
    reading: dict[str, object] = {name: {"part": part} for name, part in parts.items()}
    store.set(settings.READING, reading)


def both(path: Path) -> tuple[Settings, Settings]:
    """Two windows, which began with the same settings."""
    first = Settings(path)
    read_in(first, old="a", older="a")
    first.set(settings.RECENT, ["/old", "/older"])
    first.save()
    return Settings(path), Settings(path)


def test_two_windows_keep_what_both_have_set(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, two = both(path)
    one.set(settings.THEME, "dark")
    read_in(one, old="b", one="c")
    one.set(settings.RECENT, ["/one", "/old"])
    two.set(settings.TEXT_SIZE, 120)
    read_in(two, old="a", older="a", two="d")
    two.set(settings.RECENT, ["/two", "/old", "/older"])
    one.save()
    two.save()
    both_set = Settings(path)
    assert (both_set.get(settings.THEME), both_set.get(settings.TEXT_SIZE)) == ("dark", 120)
    reading = both_set.get(settings.READING)
    assert reading == {"old": {"part": "b"}, "one": {"part": "c"}, "two": {"part": "d"}}
    assert list(reading)[-1] == "two"
    assert both_set.get(settings.RECENT) == ["/two", "/old", "/older", "/one"]
    two.set(settings.RECENT, ["/three", "/two"])
    two.save()
    assert Settings(path).get(settings.RECENT) == ["/three", "/two", "/one"]


def test_what_another_window_changed_later_stays_where_this_one_has_not(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, two = both(path)
    one.set(settings.THEME, "dark")
    one.save()
    two.set(settings.THEME, "light")
    two.save()
    one.set(settings.TEXT_SIZE, 120)
    one.save()
    assert Settings(path).get(settings.THEME) == "light"


def test_two_windows_in_one_briefing_keep_what_each_has_changed_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first = Settings(path)
    begun: dict[str, object] = {"b": {"part": "a", "comparisons": {"f": {"position": 0.5}}}}
    first.set(settings.READING, begun)
    first.save()
    one, two = Settings(path), Settings(path)
    aligned: dict[str, object] = {"position": 0.5, "alignments": {"0-1": [3, 0, 1, 0, "nudged"]}}
    in_one: dict[str, object] = {"b": {"part": "a", "comparisons": {"f": aligned, "g": {}}}}
    in_two: dict[str, object] = {"b": {"part": "c", "comparisons": {"f": {"position": 0.2}}}}
    one.set(settings.READING, in_one)
    two.set(settings.READING, in_two)
    one.save()
    two.save()
    place = {"part": "c", "comparisons": {"f": {**aligned, "position": 0.2}, "g": {}}}
    assert Settings(path).get(settings.READING) == {"b": place}


def test_a_window_takes_in_what_another_has_saved_but_for_what_it_has_set(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, two = both(path)
    one.set(settings.TEXT_SIZE, 150)
    read_in(one, old="b", older="c")
    one.save()
    read_in(two, old="z", older="a")
    two.look_again(settings.READING)
    assert two.get(settings.READING) == {"old": {"part": "z"}, "older": {"part": "c"}}
    assert two.get(settings.TEXT_SIZE) == 100, "that was not asked for"
    two.save()
    again = Settings(path)
    assert again.get(settings.READING) == two.get(settings.READING)
    assert again.get(settings.TEXT_SIZE) == 150


def test_what_is_chosen_for_all_windows_is_taken_in_by_those_that_chose_nothing_else(tmp_path: Path) -> None:
    one, two = both(tmp_path / "settings.json")
    heard: list[object] = []
    one.soon_wanted = lambda: heard.append(one.get(settings.THEME))
    one.set(settings.GEOMETRY, "old")
    assert heard == [], "that is for no other window"
    for _time in range(2):
        one.set(settings.THEME, "dark")
    assert heard == ["dark"], "once"
    one.set(settings.TEXT_SIZE, 150)
    one.set(settings.KEYS, {"open": ["Ctrl+1"]})
    one.save()
    two.set(settings.TEXT_SIZE, 90)
    two.set(settings.KEYS, {"print": ["Ctrl+2"]})
    assert two.look_again(*settings.SHARED) == {"theme", "keys"}
    assert (two.get(settings.THEME), two.get(settings.TEXT_SIZE)) == ("dark", 90)
    assert two.get(settings.KEYS) == {"open": ["Ctrl+1"], "print": ["Ctrl+2"]}
    assert two.look_again(*settings.SHARED) == set(), "nothing has changed since"
    two.save()
    assert one.look_again(*settings.SHARED) == {"text_size", "keys"}
    one.path.write_text('{"theme": "pink"}')
    assert one.look_again(*settings.SHARED) == set()
    assert one.get(settings.THEME) == "dark"


def test_looking_again_waits_for_no_disk_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PATIENCE", 0.01)
    one, two = both(tmp_path / "settings.json")
    read_in(one, old="b", older="a")
    one.save()
    two._guard.acquire()
    two.look_again(settings.READING)
    assert two.get(settings.READING)["old"] == {"part": "a"}
    two._guard.release()
    two.look_again(settings.READING)
    assert two.get(settings.READING)["old"] == {"part": "b"}


def test_settings_that_cannot_be_looked_at_again_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _one, two = both(tmp_path / "settings.json")
    before = two.get(settings.READING)
    with monkeypatch.context() as bad_times:
        bad_times.setattr(settings, "read_file", raising(OSError(errno.EIO, os.strerror(errno.EIO))))
        two.look_again(settings.READING)
    assert "cannot be read" in caplog.text
    two.path.write_text('{"reading": 7}')
    two.look_again(settings.READING)
    assert two.get(settings.READING) == before


def test_windows_that_close_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"

    def window(number: int) -> None:
        store = Settings(path)
        for time in range(10):
            store.set(settings.READING, store.get(settings.READING) | {f"{number}-{time}": {}})
            store.save()

    windows = [threading.Thread(target=window, args=(number,)) for number in range(3)]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    reading = Settings(path).get(settings.READING)
    assert len(reading) == 30


def test_a_window_that_hangs_with_the_lock_does_not_make_others_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    store = Settings(tmp_path / "settings.json")
    store.set(settings.THEME, "dark")
    store.save()
    os.close(other)
    assert Settings(tmp_path / "settings.json").get(settings.THEME) == "dark"


def test_a_disk_without_locks_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    waited: list[float] = []
    monkeypatch.setattr(fcntl, "flock", raising(OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))))
    monkeypatch.setattr("time.sleep", waited.append)
    store = Settings(tmp_path / "settings.json")
    store.set(settings.THEME, "dark")
    store.save()
    assert Settings(tmp_path / "settings.json").get(settings.THEME) == "dark"
    assert waited == []
