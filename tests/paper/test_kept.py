"""Plates and maps that were made are kept: the same bytes, without a picture decoded or the map of the world read."""

from pathlib import Path
from typing import Any

import pytest

from briefing.document.model import LocalizedText, Place
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing import comparison as geometry
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper import kept_plates
from briefing.paper.locator import drawing, kept_maps
from briefing.paper.options import PrintOptions
from briefing.paper.printing import render_and_check
from tests.paper.conftest import small_briefing


def printed(opened: OpenedBriefing, comparison: Comparison | None = None, **chosen: object) -> tuple[bytes, bool]:
    """The PDF, and whether the picture worker was asked for anything for it."""
    options = PrintOptions(language="en", **chosen)  # type: ignore[arg-type]
    figure = opened.briefing.figures[0].id
    with PictureService() as pictures:
        before = pictures._number()
        made, _findings = render_and_check(opened, options, pictures, {figure: comparison} if comparison else None)
        return made.data, pictures._number() > before + 1


def test_a_second_print_has_the_same_bytes_and_needs_no_worker(small: OpenedBriefing) -> None:
    first, with_worker = printed(small)
    second, with_another = printed(small)
    assert (with_worker, with_another) == (True, False)
    assert first == second


@pytest.mark.parametrize(
    "chosen",
    [{"paper": "letter"}, {"large": True}, {"plates": "on-screen"}, {"comparison": Comparison(before=1, after=0)}],
    ids=str,
)
def test_what_is_made_otherwise_is_made_anew(small: OpenedBriefing, chosen: dict[str, Any]) -> None:
    printed(small)
    assert printed(small, **chosen)[1]
    assert not printed(small, **chosen)[1]


def test_other_pictures_are_made_anew_and_other_words_are_not(tmp_path: Path) -> None:
    folder = small_briefing(tmp_path / "small")
    with open_briefing(folder) as opened:
        printed(opened)
    (folder / "sections/en/first.md").write_text("Other words.\n")
    with open_briefing(folder) as opened:
        assert not printed(opened)[1]
    (folder / "images/a.png").write_bytes((folder / "images/b.png").read_bytes())
    with open_briefing(folder) as opened:
        assert printed(opened)[1]


def test_what_was_made_by_another_geometry_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_plates, "maker", lambda *files, library: " ".join([*map(str, files), library]))
    assert geometry.__file__ in kept_plates._makers.__wrapped__()


def test_a_plate_with_a_problem_is_looked_at_each_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = small_briefing(tmp_path / "small")
    (folder / "images/a.png").write_bytes(b"no picture")
    with open_briefing(folder) as opened:
        assert [printed(opened)[1] for _time in range(2)] == [True, True]
    (folder / "images/a.png").unlink()
    with caplog.at_level("INFO"), open_briefing(folder) as opened:
        assert [printed(opened)[1] for _time in range(2)] == [True, True]
    assert "a plate is not kept" in caplog.text
    assert "images/a.png cannot be shown: this file is not in the briefing" in caplog.text


def test_a_map_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(name=LocalizedText(texts={"": "A kept place"}), longitude=4.9, latitude=52.4)
    first = kept_maps.locator_map(place, "en")
    kept_maps._kept.cache_clear()
    monkeypatch.setattr(drawing, "drawn", lambda *_place, **_inks: pytest.fail("drawn again"))
    assert kept_maps.locator_map(place, "en") == first
    with pytest.raises(pytest.fail.Exception):
        kept_maps.locator_map(place, "en", "grey")
    with pytest.raises(pytest.fail.Exception):
        kept_maps.locator_map(place, "en", large=True)
