import errno
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing import settings
from briefing.errors import OutputError
from briefing.settings import Settings
from tests.obstacles import put_loop, put_pipe
from tests.raising import raising
from tests.test_settings_of_windows import both


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Settings(tmp_path / "settings.json")
    first.set(settings.THEME, "dark")
    first.set(settings.RECENT, ["/a", "/b"])
    first.save()
    again = Settings(tmp_path / "settings.json")
    assert again.get(settings.THEME) == "dark"
    assert again.get(settings.RECENT) == ["/a", "/b"]
    assert again.get(settings.TEXT_SIZE) == 100


@pytest.mark.parametrize("damage", [b"\x00\xff garbage", b"[1, 2]", b"", b"[" * 100_000, b'{"a": '])
def test_a_damaged_file_is_set_aside_and_defaults_are_used(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    assert Settings(path).get(settings.THEME) == "system"
    assert (tmp_path / "settings.json.bad").read_bytes() == damage
    assert "is kept as .bad" in caplog.text


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (settings.THEME, "pink"),
        (settings.TEXT_SIZE, True),
        (settings.TEXT_SIZE, 9999),
        (settings.BLINK_RATE, 10**400),
        (settings.BLINK_RATE, float("nan")),
        (settings.REDUCED_MOTION, 1),
        (settings.PANES, ["wide"]),
        (settings.PANES, [232, 10**30]),
        (settings.PANES, [-5, 5]),
        (settings.PICTURE_ROOM, [800]),
        (settings.PICTURE_ROOM, [0, 700]),
        (settings.RECENT, "/a"),
        (settings.READING, []),
        (settings.LAST, None),
    ],
)
def test_a_bad_value_means_the_default_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, setting: settings.Setting[object], value: object
) -> None:
    store = Settings(tmp_path / "settings.json")
    store.set(setting, value)
    assert store.get(setting) == setting.default
    assert setting.name in caplog.text


def test_a_value_of_a_newer_version_stays_in_the_file_until_another_is_set(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "sepia", "recent": 7, "of_tomorrow": [1]}')
    store = Settings(path)
    assert [store.get(settings.THEME) for _time in range(2)] == ["system"] * 2
    assert caplog.text.count("theme is 'sepia'") == 1
    store.set(settings.TEXT_SIZE, 120)
    store.save()
    kept = json.loads(path.read_bytes())
    assert kept == {"theme": "sepia", "recent": 7, "of_tomorrow": [1], "text_size": 120}
    store.set(settings.RECENT, ["/a"])
    store.save()
    assert json.loads(path.read_bytes())["recent"] == ["/a"]


def test_a_folder_that_cannot_be_written_costs_only_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a file").touch()
    store = Settings(tmp_path / "a file" / "settings.json")
    for theme in ("dark", "light"):
        store.set(settings.THEME, theme)
        store.save()
    assert caplog.text.count("settings are not kept") == 1


def test_what_was_not_changed_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _two = both(tmp_path / "settings.json")
    nothing = Settings(tmp_path / "other.json")
    monkeypatch.setattr(settings, "write_atomically", raising(OutputError("this is written")))
    one.save()
    nothing.save()
    assert (one.complaint, nothing.complaint) == ("", "")


@pytest.mark.parametrize("lose", [lambda folder: (folder / "settings.json").unlink(), shutil.rmtree])
def test_what_is_lost_while_a_window_has_it_is_written_again(tmp_path: Path, lose: Callable[[Path], None]) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    store = Settings(folder / "settings.json")
    store.set(settings.THEME, "dark")
    store.save()
    lose(folder)
    store.save()
    assert Settings(folder / "settings.json").get(settings.THEME) == "dark"


def test_what_is_damaged_while_a_window_has_it_is_written_again(tmp_path: Path) -> None:
    one, _two = both(tmp_path / "settings.json")
    one.path.write_bytes(b"{")
    one.look_again(settings.READING)
    one.save()
    assert Settings(one.path).get(settings.READING) == one.get(settings.READING) != {}


def test_a_file_that_is_set_aside_takes_the_place_of_none_before(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for damage in (b"one", b"two", b"three"):
        path.write_bytes(damage)
        Settings(path)
    kept = [path.with_name(path.name + bad).read_bytes() for bad in (".bad", ".bad2", ".bad3")]
    assert kept == [b"one", b"two", b"three"]


def put_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
@pytest.mark.parametrize("put", [Path.mkdir, put_pipe, put_zeros, put_loop])
def test_what_is_no_file_is_set_aside(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "settings.json"
    put(path)
    store = Settings(path)
    store.set(settings.THEME, "dark")
    store.save()
    assert Settings(path).get(settings.THEME) == "dark"


@pytest.mark.parametrize("number", [errno.EIO, errno.EMFILE])
def test_settings_that_cannot_be_read_just_now_are_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    path = tmp_path / "settings.json"
    both(path)
    before = path.read_bytes()
    with monkeypatch.context() as bad_times:
        bad_times.setattr(settings, "read_file", raising(OSError(number, os.strerror(number))))
        store = Settings(path)
        store.set(settings.THEME, "dark")
        store.save()
        assert path.read_bytes() == before
    assert "cannot be read" in caplog.text
    store.save()
    again = Settings(path)
    assert (again.get(settings.THEME), again.get(settings.RECENT)) == ("dark", ["/old", "/older"])


def test_settings_that_a_scanner_holds_for_a_moment_on_windows_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    both(path)
    monkeypatch.setattr(settings, "WINDOWS", True)
    with monkeypatch.context() as moment:
        moment.setattr(
            settings, "read_file", raising(PermissionError(errno.EACCES, "The process cannot access the file"))
        )
        store = Settings(path)
        store.set(settings.THEME, "dark")
        store.save()
    store.save()
    again = Settings(path)
    assert (again.get(settings.THEME), again.get(settings.RECENT)) == ("dark", ["/old", "/older"])


def test_another_persons_settings_are_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    both(path)
    monkeypatch.setattr(settings, "WINDOWS", False)
    with monkeypatch.context() as bad_times:
        bad_times.setattr(settings, "read_file", raising(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))
        store = Settings(path)
    store.set(settings.THEME, "dark")
    store.save()
    assert path.with_name("settings.json.bad").exists()
    assert Settings(path).get(settings.THEME) == "dark"


def test_of_two_threads_that_save_at_once_the_later_writes_what_is_set_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = threading.Event(), threading.Event()

    @contextmanager
    def slowly(_folder: Path) -> Iterator[None]:
        begun.set()
        go.wait(10)
        yield

    monkeypatch.setattr(settings, "_alone", slowly)
    store = Settings(tmp_path / "settings.json")
    store.set(settings.THEME, "dark")
    threads = [threading.Thread(target=store.save) for _each in range(2)]
    threads[0].start()
    begun.wait(10)
    threads[1].start()
    threads[1].join(0.05)
    store.set(settings.TEXT_SIZE, 120)
    go.set()
    for thread in threads:
        thread.join(10)
    assert Settings(store.path).get(settings.TEXT_SIZE) == 120
