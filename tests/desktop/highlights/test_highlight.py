"""Where highlights are kept, and what is lost of them, which is nothing."""

import json
import logging
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing import paths
from briefing.desktop.highlights import highlight as module
from briefing.desktop.highlights.highlight import Highlight, Highlights, Quote, file_of, has_any

ONE = Highlight(
    part="first", language="en", quote=Quote("The bridge", "", " is whole", 3), sources=("maxar",), note="N"
)
OTHER = replace(ONE, quote=Quote("The dam"), note="")


def test_they_are_there_again(tmp_path: Path) -> None:
    kept = Highlights(tmp_path / "h.json")
    key = kept.add(ONE)
    kept.save()
    again = Highlights(tmp_path / "h.json")
    assert again.all() == {key: ONE}
    again.put(key, replace(ONE, note="Other"))
    other = again.add(OTHER)
    again.remove(key)
    again.save()
    assert Highlights(tmp_path / "h.json").all() == {other: OTHER}


def test_two_windows_keep_what_each_has_added(tmp_path: Path) -> None:
    one, other = Highlights(tmp_path / "h.json"), Highlights(tmp_path / "h.json")
    mine, yours = one.add(ONE), other.add(OTHER)
    one.save()
    other.save()
    one.look_again()
    assert one.all() == Highlights(tmp_path / "h.json").all() == {mine: ONE, yours: OTHER}


def test_a_row_of_a_newer_version_stays_and_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "h.json"
    file.write_text(json.dumps({"highlights": {"new": {"picture": "crimea"}}}))
    kept = Highlights(file)
    with caplog.at_level(logging.WARNING):
        assert kept.all() == {}
    assert "the highlight new cannot be read" in caplog.text
    kept.add(ONE)
    kept.save()
    assert json.loads(file.read_text())["highlights"]["new"] == {"picture": "crimea"}


def test_what_cannot_be_written_is_told_and_not_lost(tmp_path: Path) -> None:
    (tmp_path / "h.json").touch()
    kept = Highlights(tmp_path / "h.json" / "no" / "folder.json")
    key = kept.add(ONE)
    kept.save()
    assert kept.complaint
    assert kept.all() == {key: ONE}


def test_each_briefing_has_a_file_among_what_a_person_has_made() -> None:
    assert file_of("con").parent == paths.data_folder()
    assert file_of("con").stem != "con", "Windows has no such file"
    assert not has_any("con")
    file_of("con").write_text("{}")
    assert has_any("con")


@pytest.mark.parametrize("most", range(11, 16))
def test_long_words_are_told_of_without_cutting_one(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(module, "MOST_IN_SHORT", most)
    assert replace(ONE, quote=Quote("The\nbridge over it")).in_short == "“The bridge…”"
