"""What was printed last is laid out again beforehand, which makes the next print quicker and never another."""

import logging
import os
import time
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.paper import rehearsal
from briefing.paper.compiler import MAIN
from briefing.paper.options import PrintOptions
from briefing.paper.press import DATA
from briefing.paper.printing import render_and_check
from briefing.paper.rehearsal import Rehearsal
from briefing.paths import cache_folder
from tests.paper.conftest import small_briefing


def printed(opened: OpenedBriefing, rehearsed: Rehearsal | None) -> bytes:
    with PictureService() as pictures:
        return render_and_check(opened, PrintOptions(language="en"), pictures, rehearsal=rehearsed)[0].data


def kept() -> list[Path]:
    return sorted((cache_folder() / "prints").iterdir())


def test_what_was_printed_is_rehearsed_the_next_time_and_only_that(small: OpenedBriefing) -> None:
    first = Rehearsal("a")
    assert not first.is_on
    first.wait()
    data = printed(small, first)
    again = Rehearsal("a")
    assert again.is_on
    assert not Rehearsal("b").is_on
    assert printed(small, again) == data == printed(small, None)


def test_the_next_print_waits_for_the_rehearsal(small: OpenedBriefing, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(small, Rehearsal("a"))
    order: list[str] = []

    def slowly(_last: object) -> None:
        time.sleep(0.3)
        order.append("rehearsed")

    monkeypatch.setattr(rehearsal, "_rehearse", slowly)
    monkeypatch.setattr(Rehearsal, "remember", lambda _self, _root: order.append("printed"))
    printed(small, Rehearsal("a"))
    assert order == ["rehearsed", "printed"]


def test_a_change_is_printed_and_kept_with_no_picture_of_before(tmp_path: Path) -> None:
    folder = small_briefing(tmp_path / "small")
    with open_briefing(folder) as opened:
        printed(opened, Rehearsal("a"))
    names = {file.name for file in kept()[0].iterdir()}
    assert {MAIN, DATA} < names
    (folder / "sections/en/first.md").write_text("Quite other words.\n")
    manifest = (folder / "briefing.toml").read_text()
    (folder / "briefing.toml").write_text(manifest.replace('figures = ["pair"]', ""))
    with open_briefing(folder) as opened:
        assert printed(opened, Rehearsal("a")) == printed(opened, None)
    (one,) = kept()
    assert "Quite other words" in (one / DATA).read_text()
    assert not [file for file in one.iterdir() if file.suffix in (".jpg", ".png")]


def test_a_damaged_rehearsal_is_logged_and_prints_the_same(
    small: OpenedBriefing, caplog: pytest.LogCaptureFixture
) -> None:
    data = printed(small, Rehearsal("a"))
    (kept()[0] / DATA).write_text("no JSON")
    with caplog.at_level(logging.INFO):
        assert printed(small, Rehearsal("a")) == data
    assert "came to nothing" in caplog.text
    assert (kept()[0] / DATA).read_text() != "no JSON"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("name", [MAIN, DATA])
def test_a_pipe_among_what_is_kept_is_not_waited_for_and_goes(small: OpenedBriefing, name: str) -> None:
    printed(small, Rehearsal("a"))
    pipe = kept()[0] / name
    pipe.unlink()
    os.mkfifo(pipe)
    damaged = Rehearsal("a")
    assert not damaged.is_on
    assert printed(small, damaged) == printed(small, None)
    assert Rehearsal("a").is_on


def test_a_cache_that_cannot_be_read_is_no_hindrance(
    small: OpenedBriefing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    data = printed(small, Rehearsal("a"))

    def unreadable(_folder: Path, *, own_fonts: bool) -> None:
        raise RuntimeError(f"permission denied, {own_fonts}")

    def unsearchable(_path: Path) -> bool:
        raise PermissionError

    with monkeypatch.context() as patch, caplog.at_level(logging.INFO):
        patch.setattr(rehearsal, "compiler", unreadable)
        patch.setattr(Path, "exists", unsearchable)
        assert not Rehearsal("a").is_on
    assert "permission denied" in caplog.text
    assert printed(small, Rehearsal("a")) == data


def test_a_print_is_rehearsed_as_it_was_made(small: OpenedBriefing) -> None:
    printed(small, Rehearsal("a"))
    first = {file.name: file.read_bytes() for file in kept()[0].iterdir()}
    printed(small, Rehearsal("a"))
    assert {file.name: file.read_bytes() for file in kept()[0].iterdir()} == first


def test_a_large_print_is_not_kept(small: OpenedBriefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "MOST_BYTES", 100)
    printed(small, Rehearsal("a"))
    assert not Rehearsal("a").is_on


def test_a_few_prints_are_kept_the_newest(small: OpenedBriefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "MOST_PRINTS", 2)
    for words in ("a", "b", "a", "c"):
        printed(small, Rehearsal(words))
    for words, is_kept in (("a", True), ("b", False), ("c", True)):
        again = Rehearsal(words)
        again.wait()
        assert again.is_on is is_kept


def test_a_cache_that_takes_nothing_is_logged(small: OpenedBriefing, caplog: pytest.LogCaptureFixture) -> None:
    (cache_folder() / "prints").write_text("in the way")
    with caplog.at_level(logging.INFO):
        printed(small, Rehearsal("a"))
    assert "what was printed is not kept" in caplog.text


def test_the_command_rehearses_what_its_words_printed_last_and_starts_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_briefing(tmp_path / "small")
    monkeypatch.chdir(tmp_path)
    words = ["pdf", "small", "-o", "small.pdf"]
    assert main(words) == 0
    first = Path("small.pdf").read_bytes()
    started: list[PictureService] = []
    start = PictureService._start

    def noted(service: PictureService) -> None:
        started.append(service)
        start(service)

    monkeypatch.setattr(PictureService, "_start", noted)
    assert main(words) == 0
    assert not started
    assert Path("small.pdf").read_bytes() == first
    assert len(kept()) == 1
    assert main([*words, "--paper", "letter"]) == 0
    assert started
    assert len(kept()) == 2


def test_a_folder_that_is_gone_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_briefing(tmp_path / "small")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["pdf", str(folder), "-o", str(tmp_path / "small.pdf")]) == 0
