"""What stays together in large print, on a page and on a line."""

from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import MANIFEST, MARKED
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing, with_sources
from tests.paper.readback import boxes, poppler, text_of

EVENT = '\n[[events]]\ndate = 2021-10-{day:02}\ntext = "First{day} {words}last{day}."\n'
SOURCED = '\n[[sections]]\nid = "s{at}"\ntitle = "Title"\n'
ENTRIES = ("points", "First", *(f"Title{at}" for at in range(6)), "Timeline", "Corrections", "Sources")
CORRECTION = '\n[[corrections]]\ndate = 2022-02-{day:02}\ntext = "Wrong{day} {words}right{day}.[^one]"\n'


def pages_of(data: bytes, folder: Path) -> dict[str, int]:
    """The page of the first of each word."""
    return {word: page for page, word, *_edges in reversed(boxes(data, folder))}


def test_an_event_is_on_one_page_unless_it_is_very_long(render: Render, tmp_path: Path) -> None:
    """And so is a correction."""
    events = "".join(EVENT.format(day=day, words="some words " * (8 + day % 5)) for day in range(10, 30))
    events += EVENT.format(day=31, words="many words " * 400)
    events += "".join(CORRECTION.format(day=day, words="some words " * (8 + day % 5)) for day in range(10, 28))
    with open_briefing(small_briefing(tmp_path / "x", manifest=MANIFEST + events)) as opened:
        data = render(opened, large=True, plates="none").data
    found = boxes(data, tmp_path)
    pages = pages_of(data, tmp_path)
    for day in range(10, 30):
        [date] = [
            found[at - 1][0] for at, each in enumerate(found) if each[1] == f"First{day}" and "2021" in found[at - 1][1]
        ]
        assert date == pages[f"First{day}"] == pages[f"last{day}."], "the date, the first and the last line"
    for day in range(10, 28):
        assert pages[f"Wrong{day}"] == pages[f"right{day}.\u2060[1]"]
    assert pages["First31"] < pages["last31."]
    assert len([word for _page, word, *_edges in found if word == "many"]) == 400, "no line is lost"
    assert len({page for page, *_rest in found}) == max(pages.values()) + 1, "no page is empty"


@pytest.mark.parametrize("lines", range(10))
def test_the_last_event_is_on_the_page_of_their_sources(render: Render, tmp_path: Path, lines: int) -> None:
    with open_briefing(small_briefing(tmp_path / "x", manifest=MARKED, en="Words.\n\n" * lines)) as opened:
        found = boxes(render(opened, large=True, plates="none").data, tmp_path)
    words = [word for _page, word, *_edges in found]
    event = words.index("happened.\u2060[1]")
    note = words.index("Somebody,", event)
    assert found[event][0] == found[note][0]


def test_the_end_of_a_text_is_on_the_page_of_its_sources(render: Render, tmp_path: Path) -> None:
    """Also where footnotes end it; words that lead somewhere stand with the sources."""
    manifest = MANIFEST + "".join(SOURCED.format(at=at) for at in range(24))
    folder = small_briefing(tmp_path / "x", manifest=manifest)
    for at in range(24):
        note = "[^n]\n\n[^n]: A footnote." if at % 3 == 0 else ""
        text = f"Words.[^one]\n\n{'Some words. ' * (at * 5)}\n\nEnd{at} {'of text ' * (at % 4 * 8)}.{note}\n"
        (folder / f"sections/en/s{at}.md").write_text(text, encoding="utf-8")
    with open_briefing(folder) as opened:
        data = render(opened, large=True, plates="none").data
    found = boxes(data, tmp_path)
    words = [word for _page, word, *_edges in found]
    ends = [words.index(f"End{at}") for at in range(24)]
    assert [found[words.index("Somebody,", end)][0] for end in ends] == [found[end][0] for end in ends]


@pytest.mark.parametrize(("language", "month"), [("en", "December"), ("nl", "december")])
def test_a_day_is_on_the_line_of_its_month_in_what_the_program_says(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, language: str, month: str
) -> None:
    """As in its notices and in what it says of pictures; and in titles and credits."""
    credit = "".join(f"{'x' * (at % 9 + 1)} 24 December " for at in range(40))
    manifest = MANIFEST.replace('credit = "Somebody"', f'credit = "{credit}"')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as small:
        for opened in (builtin, small):
            found = boxes(
                render(opened, large=True, historical=True, plates="on-screen", language=language).data, tmp_path
            )
            days = [
                at
                for at, each in enumerate(found[:-1])
                if each[1] == "24" and found[at + 1][1].lower() == month.lower()
            ]
            assert len(days) >= 3
            assert [found[at][::4] for at in days] == [found[at + 1][::4] for at in days]


@pytest.mark.parametrize("label", ["Before", "Before the river rose", "Before the river rose so high " * 2])
@pytest.mark.parametrize("large", [True, False])
def test_no_line_ends_or_begins_with_the_dot_between_a_label_and_its_kind(
    render: Render, tmp_path: Path, label: str, large: bool
) -> None:
    manifest = MANIFEST.replace('label = "Before"', f'label = "{label.strip()}"').replace("satellite", "illustration")
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        found = boxes(render(opened, large=large, plates="on-screen").data, tmp_path)
    dots = [(page, top, right) for page, word, _left, right, top in found if word == "·"]
    for dot in dots:
        after = [word for page, word, left, _right, top in found if (page, top) == dot[:2] and 0 < left - dot[2] < 9]
        assert after == ["Illustration"]
    kinds = [(page, top) for page, word, _left, _right, top in found if word == "Illustration"]
    assert len(kinds) == 2
    assert len(dots) == (2 if len(label) < 10 or (len(label) < 30 and not large) else 1)


@pytest.mark.parametrize("shape", [(300, 900), (600, 600)])
def test_above_a_narrow_comparison_no_date_is_parted_and_no_label_begins_on_its_line(
    render: Render, tmp_path: Path, shape: tuple[int, int]
) -> None:
    manifest = MANIFEST.replace('label = "Before"', 'label = "Before it all began"')
    folder = small_briefing(tmp_path / "x", manifest=manifest)
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(*shape, 5))
    with open_briefing(folder) as opened:
        found = boxes(render(opened, large=True, plates="on-screen").data, tmp_path)
    lines: dict[tuple[int, float], set[str]] = {}
    for page, word, *_edges, top in found:
        lines.setdefault((page, top), set()).add(word)
    assert any(line >= {"Before", "it", "all", "began"} for line in lines.values())
    assert any(line >= {"7", "October", "2021"} for line in lines.values())
    assert not any("2021" in line and "Before" in line and "began" not in line for line in lines.values())


def test_the_month_of_a_source_is_on_the_line_of_its_year(render: Render, tmp_path: Path) -> None:
    """Below a text, and in the list."""
    manifest = MANIFEST.replace('publisher = "Somebody"', f'publisher = "{"x" * 10} Somebody and the others"')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        found = boxes(render(opened, large=True, plates="none").data, tmp_path)
    dates = [at for at, each in enumerate(found[1:], start=1) if each[1] == "2021" and "report," in found[at - 2][1]]
    assert len(dates) >= 2
    assert [found[at - 1][4] for at in dates] == [found[at][4] for at in dates]


@pytest.mark.parametrize(("sections", "is_whole"), [(6, True), (20, False)])
def test_contents_are_on_one_page_where_one_has_room_for_them_else_no_line_is_alone(
    render: Render, tmp_path: Path, sections: int, is_whole: bool
) -> None:
    titles = [f"Title{at}" for at in range(sections)]
    manifest = MANIFEST + "".join(SOURCED.format(at=at).replace("Title", f"Title{at}") for at in range(sections))
    wanted = {*ENTRIES, *titles}
    for points in range(1, 16, 2):
        summary = "\n".join(["- A point."] * points)
        longer = manifest.replace('summary.en = "- A point.[^one]"', f'summary.en = """\n{summary}\n"""')
        folder = small_briefing(tmp_path / str(points), manifest=longer, en="Words. " * 400)
        with open_briefing(folder) as opened:
            found = boxes(render(opened, large=True, plates="none").data, tmp_path)
        begin = [word for _page, word, *_edges in found].index("Contents")
        entries = [page for page, word, *_edges in found[begin:] if word in wanted][: len(wanted)]
        assert found[begin][0] == entries[0], "not the title alone"
        count = entries.count(entries[0])
        assert (count == len(wanted)) is is_whole, points
        assert count > 1, points
        assert len(wanted) - count != 1, points


def test_contents_stand_off_what_is_above_them(render: Render, tmp_path: Path) -> None:
    with open_briefing(small_briefing(tmp_path / "x", manifest=MARKED, en="Words. " * 400)) as opened:
        found = boxes(render(opened, large=True, plates="none").data, tmp_path)
    at = [word for _page, word, *_edges in found].index("Contents")
    (page, *_note, above), (same, *_heading, top) = found[at - 1], found[at]
    assert (page, found[at - 1][1]) == (same, "2021")
    assert top - above > 50


@pytest.mark.parametrize("caption", ["A caption", "A long caption. " * 40])
def test_the_date_of_a_picture_stands_above_it(render: Render, tmp_path: Path, caption: str) -> None:
    """Also of one whose caption is parted at the end of a page."""
    manifest = MANIFEST.replace('"A caption"', f'"{caption}"')
    wide = {f"images/{name}.png": scene_png(900, 300, 5) for name in ("a", "b")}
    pages = set()
    for lines in range(2, 14):
        folder = small_briefing(tmp_path / str(lines), manifest=manifest, en="Words.\n\n" * lines)
        for name, data in wide.items():
            (folder / name).write_bytes(data)
        with open_briefing(folder) as opened:
            data = render(opened, large=True).data
        found = boxes(data, tmp_path)
        dates = [page for page, word, *_edges in found if word in ("Before", "After")]
        images = [int(line.split()[0]) - 1 for line in poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]]
        assert dates == images, lines
        pages |= set(dates)
    assert len(pages) > 1


def test_no_source_is_alone_on_a_page(render: Render, tmp_path: Path) -> None:
    cited = "".join(f"[^s{at}]" for at in range(4))
    parted = 0
    for lines in range(8):
        text = "Words.\n\n" * lines + f"End.{cited}"
        folder = small_briefing(tmp_path / str(lines), manifest=with_sources(4), en=text)
        with open_briefing(folder) as opened:
            found = boxes(render(opened, large=True, plates="none", sections=("first",)).data, tmp_path)
        words = [word for _page, word, *_edges in found]
        begin = next(at for at, word in enumerate(words) if word.startswith("End."))
        pages = [page for page, word, *_edges in found[begin:] if word == "Somebody,"][:4]
        assert found[begin][0] == pages[0] == pages[1], lines
        assert pages[2] == pages[3], lines
        parted += pages[0] < pages[3]
    assert parted


def test_the_sources_of_a_text_stand_below_it_and_above_the_figure_that_ends_it(render: Render, tmp_path: Path) -> None:
    with open_briefing(small_briefing(tmp_path / "x", manifest=MARKED, en="Words.[^one]")) as opened:
        words = text_of(render(opened, large=True, sections=("first",)).data, tmp_path)
    assert (
        words.index("First Words.")
        < words.index("1 Somebody, report", words.index("First Words."))
        < words.index("7 October 2021 Before")
    )


@pytest.mark.parametrize("large", [True, False])
def test_what_the_kinds_of_source_mean_is_on_one_page(render: Render, tmp_path: Path, large: bool) -> None:
    kinds = ("imagery", "statement", "assessment", "report")
    begins = set()
    for more in range(4, 32 if not large else 12):
        manifest = with_sources(more)
        for at, kind in enumerate(kinds[:3]):
            head, _id, rest = manifest.partition(f'id = "s{at}"')
            manifest = head + _id + rest.replace('kind = "report"', f'kind = "{kind}"', 1)
        with open_briefing(small_briefing(tmp_path / str(more), manifest=manifest)) as opened:
            found = boxes(render(opened, large=large, plates="none").data, tmp_path)
        last = [page for page, word, *_edges in found if word in ("What", "somebody", "camera")][-5:]
        assert len(set(last)) == 1, more
        begins.add(last[0])
    assert len(begins) > 1
