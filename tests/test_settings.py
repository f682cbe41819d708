from pathlib import Path

import pytest

from briefing import settings
from briefing.settings import Settings


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
        (settings.REDUCED_MOTION, 1),
        (settings.PANES, ["wide"]),
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


def test_a_folder_that_cannot_be_written_costs_only_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Settings(tmp_path / "missing" / "settings.json").save()
    assert "settings are not kept" in caplog.text
