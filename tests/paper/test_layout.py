import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.paper.sheets import Sheets
from briefing.paths import cache_folder
from tests.document.samples import MANIFEST, MARKED
from tests.paper.conftest import Render, small_briefing, with_sources
from tests.paper.readback import boxes, poppler, structure, text_of

# Points by which a comma or a hyphen may hang into the margin.
HANGING = 3.0


@pytest.mark.parametrize(("paper", "size"), [("a4", "595.276 x 841.89"), ("letter", "612 x 792")])
def test_every_word_stays_within_the_margins(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, paper: str, size: str
) -> None:
    for language in ("en", "nl"):
        data = render(builtin, paper=paper, language=language).data
        assert size in poppler("pdfinfo", data, tmp_path)
        width = float(size.split()[0])
        boxes = poppler("pdftotext", data, tmp_path, "-bbox")
        ends = [float(right) for right in re.findall(r'<word .*?xMax="([\d.]+)"', boxes)]
        starts = [float(left) for left in re.findall(r'<word xMin="([\d.]+)"', boxes)]
        assert len(ends) > 400
        assert max(ends) <= width - 68.0 + HANGING
        assert min(starts) >= 68.0 - HANGING


@pytest.mark.parametrize(("paper", "width"), [("a4", 595.276), ("letter", 612.0)])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("sources", [False, True])
def test_all_that_a_page_tells_begins_at_its_left_edge(
    tmp_path: Path, render: Render, paper: str, width: float, large: bool, sources: bool
) -> None:
    text = f"## Heading\n\n{'Filled ' * 60}.[^one]\n"
    with open_briefing(small_briefing(tmp_path / "x", en=text, nl=text)) as opened:
        for language, title, section, timeline in (
            ("en", "Small", "First", "Timeline"),
            ("nl", "Klein", "Eerste", "Tijdlijn"),
        ):
            data = render(opened, paper=paper, language=language, large=large, sources=sources).data
            found = boxes(data, tmp_path)
            for first in (title, section, "Heading", "Filled", "A", timeline):
                left = min(left for _page, word, left, *_edges in found if word == first)
                assert left == pytest.approx(68, abs=1), first
            right = max(right for _page, word, _left, right, _top in found if word == "Filled")
            beside = 0 if large else 47 / 25.4 * 72
            assert width - 68 - beside - 60 < right < width - 68 - beside + HANGING


def test_a_long_stretch_of_time_leaves_the_events_their_room(
    builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    words = boxes(render(builtin, language="nl").data, tmp_path)
    page, _word, left, _right, _top = next(each for each in words if each[1] == "Gebeurtenis")
    assert left < 68 + 46 / 25.4 * 72 + 1  # the margin, a date of 40 mm and the gap
    (number,) = [each for each in words if each[1] == "2" and each[0] > page and each[2] > 350]
    assert any(each[1] == "pagina" and each[4] == number[4] for each in words if each[0] == number[0])


def test_what_cannot_be_hyphenated_stays_in_its_column(tmp_path: Path, render: Render) -> None:
    long = "a_name_that_is_long_" * 6
    table = f"|k|l|m|\n|-|-|-|\n|https://example.org/{'x' * 60}|`{'y' * 60}`|Last|\n"
    with open_briefing(small_briefing(tmp_path / "long", en=f"Words `{long}` end.\n\n{table}")) as opened:
        data = render(opened).data
    found = boxes(data, tmp_path)
    measure = 595.276 - 68 - 47 * 72 / 25.4
    assert all(right <= measure + HANGING for _page, word, _left, right, _top in found if "name" in word)
    (last,) = (left for _page, word, left, _right, _top in found if word == "Last")
    cells = [each for each in found if re.fullmatch(r"(?=.*[xy]{4}).*", each[1])]
    assert "".join(word for _page, word, *_edges in cells).count("y") == 60
    assert all(right <= last for _page, _word, _left, right, _top in cells)
    urls = [right for _page, word, _left, right, _top in cells if "x" in word]
    codes = [left for _page, word, left, _right, _top in cells if "y" in word]
    assert max(urls) <= min(codes)


def test_no_mark_of_a_source_is_read_as_the_power_of_a_length(tmp_path: Path, render: Render) -> None:
    text = "Down to 45.9 m[^one] and 3 km[^one], in 1990[^one] and one room[^one].\n"
    with open_briefing(small_briefing(tmp_path / "metres", en=text)) as opened:
        words = poppler("pdftotext", render(opened).data, tmp_path, "-raw", "-layout")
    told = re.sub(r"\s+", "", words)
    assert "45.9m[1]and3km[1],in19901andoneroom1." in told


def test_no_word_leaves_the_paper(tmp_path: Path, render: Render) -> None:
    """Long compounds are parted behind a hyphen also in titles, what is no word anywhere; both whole words."""
    token, compound = "x9" * 75, "Aansprakelijkheidswaardevaststellingsveranderingen"
    manifest = MANIFEST.replace('title.nl = "Klein"', f'title.nl = "{compound} en meer"')
    manifest = manifest.replace("https://example.org/one", f"https://example.org/{token}")
    for old in ('"A caption"', '"A note"', '"Something"', '"Corrected"', 'title = "One"', 'title = "A pair"'):
        manifest = manifest.replace(old, f'{old[:-1]} {token}"')
    text = f"Words {token} end.[^one]\n\n- {token}\n\n> {token}\n\n## A heading {token}\n\n[^n]\n\n[^n]: {token}\n"
    with open_briefing(small_briefing(tmp_path / "words", manifest=manifest, nl=text)) as opened:
        data = render(opened, language="nl").data
    found = boxes(data, tmp_path)
    assert max(right for _page, _word, _left, right, _top in found) <= 595.276 - 68.0 + HANGING
    words = [word for _page, word, *_edges in found]
    (at,) = (at for at, word in enumerate(words) if word.startswith("Aanspr") and word.endswith("\u00ad"))
    assert words[at].rstrip("\u00ad") + words[at + 1] == compound
    assert "".join(words).count("x9") >= 75 * 11


def test_lines_beside_an_address_are_not_torn_apart(tmp_path: Path, render: Render) -> None:
    text = f"Words of a text, for more see https://example.org/{'path' * 14} and {'some more words ' * 20}"
    with open_briefing(small_briefing(tmp_path / "address", en=text)) as opened:
        found = boxes(render(opened, plates="none").data, tmp_path)
    at = next(at for at, each in enumerate(found) if each[1] == "Words")
    gaps = [
        left - right
        for (_page, _word, _left, right, top), (_next_page, _next, left, _right, next_top) in pairwise(
            found[at : at + 60]
        )
        if top == next_top
    ]
    assert len(gaps) > 40
    assert max(gaps) < 4


def test_sources_that_do_not_fit_beside_their_words_leave_no_hole(tmp_path: Path, render: Render) -> None:
    many = "".join(
        f'[[sources]]\nid = "s{at}"\ntitle = "T{at}"\npublisher = "P{at}"\nkind = "report"\n\n' for at in range(30)
    )
    marks = "".join(f"[^s{at}]" for at in range(30))
    manifest = MANIFEST.replace("[[sections]]", f"{many}[[sections]]", 1)
    folder = small_briefing(tmp_path / "many", manifest=manifest, en=f"Words said.{marks}\n\n## Afterwards\n\nMore.")
    with open_briefing(folder) as opened:
        found = boxes(render(opened, plates="none").data, tmp_path)
    tops = {word: top for page, word, _left, _right, top in found if page == 0}
    assert tops["P0"] - tops["Words"] < 8, "the first stands beside its words"
    assert tops["Afterwards"] - tops["Words"] < 90
    assert {"T0", "T29"} <= {word for _page, word, *_edges in found}, "the list of sources has them all"


def test_a_source_beside_the_text_is_not_parted_at_the_end_of_a_page(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace(
        'title = "One"\npublisher = "Somebody"', f'title = "One"\npublisher = "First {"x " * 90}last"'
    )
    for lines in range(20, 34):
        folder = small_briefing(tmp_path / str(lines), manifest=manifest, en="Words.\n\n" * lines + "There.[^one]")
        with open_briefing(folder) as opened:
            found = boxes(render(opened, plates="none").data, tmp_path)
        pages = [
            {page for page, each, left, *_edges in found if each == word and left > 380} for word in ("First", "last")
        ]
        assert pages[0] == pages[1]
        assert pages[0]


def test_the_running_head_is_one_line(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('title.en = "Small"', f'title.en = "{"Very long title " * 20}"')
    manifest = manifest.replace('issuer = "Somebody"', f'issuer = "{"Long issuer " * 12}"')
    folder = small_briefing(tmp_path / "long", manifest=manifest, en="Words of a text. " * 600)
    with open_briefing(folder) as opened:
        found = boxes(render(opened).data, tmp_path)
    head = [(word, top) for page, word, _left, _right, top in found if page == 1 and top < 70]
    assert {"Very", "Long"} <= {word for word, _top in head}
    assert {word.rstrip("…") for word, _top in head} <= {"Very", "long", "title", "Long", "issuer"}, "whole words"
    assert max(top for _word, top in head) - min(top for _word, top in head) < 3
    assert min(top for _word, top in head) > 30


@pytest.mark.parametrize(("plates", "first"), [("side-by-side", "right"), ("on-screen", "left")])
def test_a_language_from_right_to_left_begins_at_the_right(
    tmp_path: Path, render: Render, plates: str, first: str
) -> None:
    table = "|Place|Number|\n|-|-|\n|Village|12|\n"
    folder = small_briefing(tmp_path / "ar", manifest=MANIFEST.replace('["en", "nl"]', '["ar", "nl"]'))
    (folder / "sections/en").rename(folder / "sections/ar")
    (folder / "sections/ar/first.md").write_text(f"Words.[^one]\n\n{table}\n> Quotation\n", encoding="utf-8")
    with open_briefing(folder) as opened:
        data = render(opened, language="ar", plates=plates).data
    found = {word: (left, right) for _page, word, left, right, _top in reversed(boxes(data, tmp_path))}
    margin = 24 * 72 / 25.4
    assert abs(found["Place"][1] - (595.276 - margin)) < 8, "the first column is at the right"
    assert found["Village"][0] > found["12"][1]
    assert found["Quotation"][0] > 300
    assert (found["Before"][0] > found["After"][0]) is (first == "right")


def test_a_text_in_the_other_direction_than_the_rest_begins_where_it_does(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "ar", en="Words.", manifest=MANIFEST.replace('["en", "nl"]', '["en", "ar"]'))
    with open_briefing(folder) as opened:
        data = render(opened, language="ar").data
    found = {word: left for _page, word, left, _right, _top in boxes(data, tmp_path)}
    assert found["Words."] < 100
    assert found["First"] > 300, "its title is in the language that was asked for"
    assert ("/P", {"/Lang": "en"}) in structure(data), "it is read aloud in its own language"


def test_a_title_of_two_lines_has_them_about_as_long(tmp_path: Path, render: Render) -> None:
    title = "A title that is just one word too long for one whole line"
    manifest = MANIFEST.replace('title.en = "Small"', f'title.en = "{title}"')
    with open_briefing(small_briefing(tmp_path / "title", manifest=manifest)) as opened:
        found = [each for each in boxes(render(opened).data, tmp_path) if each[0] == 0]
    start = next(at for at, each in enumerate(found) if each[1] == "title") - 1
    words = found[start : start + len(title.split())]
    assert " ".join(each[1] for each in words) == title
    ends = [max(right for *_word, right, top in words if top == line) for line in sorted({each[4] for each in words})]
    assert len(ends) == 2
    assert min(ends) > 0.8 * max(ends)


def test_beside_the_text_no_date_and_no_word_with_room_of_its_own_is_parted(
    builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    found = boxes(render(builtin, language="nl").data, tmp_path)
    beside = [each for each in found if each[2] > 400 and each[0] == 0]
    words = [word for _page, word, *_edges in beside]
    assert "inlichtingendiensten" in words
    at = words.index("beeldmateriaal,")
    assert words[at + 1 : at + 4] == ["23", "december", "2021"]
    assert len({top for *_word, top in beside[at + 1 : at + 4]}) == 1


def test_the_line_above_footnotes_stays_with_them(tmp_path: Path, render: Render) -> None:
    parted = 0
    for lines in range(6, 20):
        text = "Words.\n\n" * lines + f"{'Words of an end that is high. ' * 40}Last.[^n]\n\n[^n]: Note.\n"
        with open_briefing(small_briefing(tmp_path / str(lines), en=text)) as opened:
            printed = render(opened, plates="none")
        where = {word: (page, top) for page, word, _left, _right, top in boxes(printed.data, tmp_path)}
        last, note = where["Last.a"], where["Note."]
        if last[0] == note[0]:
            continue
        parted += 1
        (sheet,) = Sheets(printed).drawn([last[0]], 72)
        below = range(round(last[1]) + 14, 765)  # and above the foot of the page
        rows = [sheet.pixels[y * sheet.stride + 4 * 68 : y * sheet.stride + 4 * 130] for y in below]
        assert all(min(row) > 200 for row in rows), lines
    assert parted


def test_of_many_sources_beside_a_text_it_is_said_how_many_are_left_out(tmp_path: Path, render: Render) -> None:
    cited = "".join(f"Statement.[^s{at}] " for at in range(29))
    text = f"{cited}See [here](https://example.org/a) and [there](https://example.org/there)."
    with open_briefing(small_briefing(tmp_path / "many", manifest=with_sources(29), en=text)) as opened:
        words = " ".join(word for _page, word, *_edges in boxes(render(opened).data, tmp_path))
    (more_words,) = re.findall(r"and (\d+) more in the list of sources", words)
    beside = len(re.findall(r"\d+ Somebody report", words)) - 1  # of the key points
    assert beside + int(more_words) == 29
    assert "https://example.org/a" in words
    assert "https://example.org/there" in words, "in the list of sources it is not"


def test_headings_grow_smaller_level_by_level(tmp_path: Path, render: Render) -> None:
    levels = range(2, 7)
    text = "".join(f"{'#' * level} Xx{level}\n\nWords.\n\n" for level in levels)
    with open_briefing(small_briefing(tmp_path / "levels", en=text)) as opened:
        data = render(opened).data
    page = poppler("pdftohtml", data, tmp_path, "-xml", "-i", "-stdout")
    sizes = dict(re.findall(r'<fontspec id="(\d+)" size="(\d+)"', page))
    found = [re.search(rf'font="(\d+)">(.*?)Xx{level}<', page) for level in levels]
    heavy = [("<b>" in each[2], int(sizes[each[1]])) for each in found if each]
    assert len(heavy) == len(levels)
    assert heavy == sorted(heavy, reverse=True)


def test_texts_of_one_paragraph_name_their_sources_and_where_they_lead(tmp_path: Path, render: Render) -> None:
    one_line = MARKED.replace("until = 2021-12-13\n", "")  # so that all stands on one page
    with open_briefing(small_briefing(tmp_path / "marked", manifest=one_line)) as opened:
        printed = render(opened)
        bare = text_of(render(opened, sources=False).data, tmp_path)
    assert printed.standards
    assert len(list((cache_folder() / "lines").iterdir())) == 1, "all that was parsed is kept as one"
    text = text_of(printed.data, tmp_path)
    beside = "1 Somebody, report, December 2021"
    for words in (
        f"A pair. A caption of it.1 Somewhere (45.3° N, 34.1° E). {beside}",
        f"Something | happened.1 First, page 1 {beside}; https://example.org/way",
        f"3 January 2022 Corrected in First.1 {beside}",
        "https://example.org/one A note.1",
    ):
        assert words in text, (words, text)
    for words in (
        "A caption of it. Somewhere",
        "happened. First, page 1 https://example.org/way",
        "Corrected in First. ",
    ):
        assert words in bare, (words, bare)
    assert beside not in bare
    assert b"https://example.org/way" in printed.data


def test_lines_in_small_letters_are_all_as_near_to_each_other(tmp_path: Path, render: Render) -> None:
    """Those of credits, of what tells more of an event, and of sources beside the text."""
    manifest = MANIFEST.replace('publisher = "Somebody"', f'publisher = "{"beside " * 12}"')
    manifest = manifest.replace('credit = "Somebody"', f'credit = "{"credit " * 40}"', 1)
    manifest = manifest.replace('title.en = "First"', f'title.en = "{"telling " * 12}"')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        found = boxes(render(opened).data, tmp_path)

    def steps(wanted: str, least: float = 0) -> set[float]:
        places = sorted({(page, top) for page, word, left, _right, top in found if word == wanted and left > least})
        return {round(low - high, 1) for (page, high), (other, low) in pairwise(places) if page == other}

    apart = 0.5 + 0.658  # of a letter: between lines, and the height of a capital
    assert min(steps("credit")) == pytest.approx(8 * apart, abs=0.1)
    assert min(steps("beside", 400)) == pytest.approx(8 * apart, abs=0.1)
    assert min(steps("telling", 400)) == pytest.approx(8.5 * 0.5 + 6.91, abs=0.1)


def test_corrections_are_on_one_page(tmp_path: Path, render: Render) -> None:
    rows = "".join(f'\n[[corrections]]\ndate = 2022-02-{at:02}\ntext = "Wrong{at}"\n' for at in range(1, 7))
    pages = set()
    for lines in range(16, 32, 3):
        text = "\n\n".join(["Line."] * lines)
        with open_briefing(small_briefing(tmp_path / str(lines), manifest=MANIFEST + rows, en=text)) as opened:
            found = boxes(render(opened, plates="none", timeline=False, sources=False).data, tmp_path)
        (page,) = {page for page, word, *_edges in found if word.startswith("Wrong")}
        pages.add(page)
    assert len(pages) == 2, "one that they would go on from, and the next"
