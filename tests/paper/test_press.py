"""What the press does with what it cannot lay out, and with a disk, a wait and an end."""

import errno
import json
import os
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing
from briefing.errors import OutputError, PaperError
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.press import Press, count_pages
from briefing.paper.printing import render_and_check


def test_what_cannot_be_laid_out_is_said(small: OpenedBriefing, pictures: PictureService) -> None:
    with Press(small, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en"))
        (press.root / "briefing.typ").write_text("#panic()")
        with pytest.raises(PaperError, match="cannot be laid out"):
            laid_out.pdf()
        (press.root / "briefing.typ").write_text("#import")
        with pytest.raises(PaperError, match="cannot be laid out"):
            laid_out.pdf()
    with pytest.raises(PaperError, match="no longer wanted"):
        laid_out.pdf()
    with pytest.raises(PaperError):
        count_pages(b"not ours")


def test_a_press_that_is_closed_meanwhile_tries_no_more(
    small: OpenedBriefing, pictures: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    with Press(small, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en"))

        def fails(_compiler: object, **how: object) -> None:
            tried.append(how["pdf_standards"])
            press.close()
            raise RuntimeError("the folder is gone")

        monkeypatch.setattr("briefing.paper.press.compiled", fails)
        with pytest.raises(PaperError, match="no longer wanted"):
            laid_out.pdf()
    assert len(tried) == 1
    assert not press.root.exists()


def test_nothing_is_written_any_more_for_a_press_that_is_closed(
    small: OpenedBriefing, pictures: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Press(small, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en"))

        def closes(*_words: object, **_how: object) -> None:
            press.close()

        monkeypatch.setattr("briefing.paper.press.decode", closes)
        with pytest.raises(PaperError, match="no longer wanted"):
            laid_out.pdf()
    assert not press.root.exists()


def test_figures_are_counted_and_how_far_the_layout_is_is_not_made_up(
    small: OpenedBriefing, pictures: PictureService
) -> None:
    told: list[tuple[int, int]] = []
    render_and_check(small, PrintOptions(language="en"), pictures, progress=lambda *step: told.append(step))
    assert told[-3:] == [(1, 2), (0, 0), (1, 1)]


def test_work_can_be_ended_and_leaves_nothing(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    for last in (0, 1):

        def stop(done: int, _whole: int, last: int = last) -> None:
            if done == last:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            render_and_check(small, PrintOptions(language="en"), pictures, progress=stop)
        assert not list(tmp_path.glob("briefing-*"))


def test_a_place_for_temporary_files_that_is_not_there_is_said(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(OutputError, match="the folder for temporary files: this folder does not exist"):
        Press(small, pictures)


@pytest.mark.parametrize("name", ["template", "plate", "data"])
def test_a_disk_that_is_full_while_pages_are_laid_out_is_said_and_nothing_is_left(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    full = {"template": ".typ", "plate": ".jpg", "data": "briefing.json"}[name]
    write_bytes, write_text = Path.write_bytes, Path.write_text

    def limited_bytes(path: Path, data: bytes) -> int:
        if path.name.endswith(full):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_bytes(path, data)

    def limited_text(path: Path, data: str, encoding: str) -> int:
        if path.name.endswith(full):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_text(path, data, encoding)

    monkeypatch.setattr(Path, "write_bytes", limited_bytes)
    monkeypatch.setattr(Path, "write_text", limited_text)
    with pytest.raises(OutputError, match="the folder for temporary files: the disk is full"):
        render_and_check(small, PrintOptions(language="en"), pictures)
    assert not list(tmp_path.glob("briefing-*"))


def test_the_key_points_come_and_go_in_one_press(small: OpenedBriefing, pictures: PictureService) -> None:
    with Press(small, pictures) as press:
        for wanted in (True, False, True, False):
            data = json.loads(press.lay_out(PrintOptions(language="en", key_points=wanted))._data)
            assert bool(data["summary"]["runs"]) is wanted
