"""How the timeline stands on paper, and what stands below it."""

from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing, with_sources
from tests.paper.readback import boxes, poppler


@pytest.mark.parametrize(("events", "more"), [*((events, 0) for events in range(22, 28)), (20, 20), (23, 20), (23, 6)])
def test_what_stands_below_the_timeline_is_on_the_page_of_its_last_event(
    tmp_path: Path, render: Render, events: int, more: int
) -> None:
    rows = "".join(f'\n[[events]]\ndate = 2022-01-04\ntext = "Row {at}.[^one]"\n' for at in range(1, events))
    cited = "".join(f"[^s{at}]" for at in range(more))
    manifest = f'{with_sources(more)}{rows}\n[[events]]\ndate = 2022-01-04\ntext = "Final.[^one]{cited}"\n'
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        data = render(opened, plates="none").data
    pages = poppler("pdftotext", data, tmp_path, "-layout").split("\f")
    [last] = [page for page in pages if "Final." in page]
    assert "1 Somebody, report, December 2021" in last.partition("Final.")[2], last


@pytest.mark.parametrize("sources", [True, False])
def test_the_last_event_is_not_alone_on_a_page(tmp_path: Path, render: Render, sources: bool) -> None:
    begins = set()
    for events in range(22, 30):
        rows = "".join(f'\n[[events]]\ndate = 2022-01-04\ntext = "Row{at}.[^one]"\n' for at in range(events))
        with open_briefing(small_briefing(tmp_path / str(events), manifest=MANIFEST + rows)) as opened:
            found = boxes(render(opened, plates="none", sources=sources).data, tmp_path)
        pages = {word: page for page, word, *_edges in found}
        one, other = (next(pages[word] for word in pages if word.startswith(f"Row{events - at}.")) for at in (2, 1))
        assert one == other
        begins.add(other)
    assert begins == {0, 1}
    long = "Words of a long event. " * 60
    rows = "".join(f'\n[[events]]\ndate = 2022-01-0{at}\ntext = "{long}"\n' for at in range(4, 8))
    with open_briefing(small_briefing(tmp_path / "long", manifest=MANIFEST + rows)) as opened:
        words = boxes(render(opened, plates="none", sources=sources).data, tmp_path)
    assert max(top for _page, _word, _left, _right, top in words) < 842 - 30


def test_very_many_sources_below_the_timeline_go_on_on_the_next_page(tmp_path: Path, render: Render) -> None:
    rows = "".join(f'\n[[events]]\ndate = 2022-01-04\ntext = "Row.[^s{at}]"\n' for at in range(300))
    with open_briefing(small_briefing(tmp_path / "x", manifest=with_sources(300) + rows)) as opened:
        words = boxes(render(opened, plates="none").data, tmp_path)
    assert max(top for _page, word, _left, _right, top in words if word == "Somebody,") < 842 - 68


def test_dates_and_what_tells_more_stand_on_the_line_of_their_event(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "x")) as opened:
        found = boxes(render(opened).data, tmp_path)
    tops = {word: top for _page, word, _left, _right, top in found}
    assert tops["November"] == pytest.approx(tops["Something"], abs=0.02)
    [date] = [top for _page, word, left, _right, top in found if word == "January" and left < 120]
    assert date == pytest.approx(tops["Corrected"], abs=0.02)


def test_an_event_is_on_one_page_with_the_title_of_its_section(tmp_path: Path, render: Render) -> None:
    events = "".join(f'\n[[events]]\nmonth = "{1900 + at}-01"\ntext = "E"\nsection = "first"\n' for at in range(30))
    manifest = MANIFEST.replace('title.en = "First"', f'title.en = "Begin {"and " * 60}End"') + events
    with open_briefing(small_briefing(tmp_path / "events", manifest=manifest)) as opened:
        found = boxes(render(opened, plates="none").data, tmp_path)
    begun, ended = ([page for page, word, *_edges in found if word == each] for each in ("Begin", "End,"))
    assert len({*ended}) > 1
    assert sorted(begun)[-30:] == sorted(ended)[-30:]


def one_event(words: str) -> str:
    """A manifest whose timeline has one event."""
    begun = MANIFEST[: MANIFEST.index("[[events]]")]
    return f'{begun}[[events]]\ndate = 2021-12-13\ntext = "{words}"\nsection = "first"\n'


@pytest.mark.parametrize("cited", ["", "[^one]"])
def test_the_one_event_of_a_timeline_stands_below_its_heading(tmp_path: Path, render: Render, cited: str) -> None:
    pages = set()
    for lines in range(20, 32):
        files = small_briefing(
            tmp_path / str(lines), manifest=one_event(f"Troops came.{cited}"), en="\n\n".join(["Line."] * lines)
        )
        with open_briefing(files) as opened:
            found = boxes(render(opened, plates="none", key_points=False).data, tmp_path)
        (heading,) = (page for page, word, *_edges in found if word == "Timeline")
        assert [page for page, word, *_edges in found if word.startswith("came.")] == [heading], lines
        pages.add(heading)
    assert len(pages) == 2, "one on which it fits, and the next"


def test_an_event_that_is_the_only_one_and_longer_than_a_page_loses_no_word(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "long", manifest=one_event("word " * 2500 + "end.[^one]"))) as opened:
        found = boxes(render(opened, plates="none").data, tmp_path)
    told = [page for page, word, *_edges in found if word == "word"]
    assert len(told) == 2500
    assert len({*told}) > 1
