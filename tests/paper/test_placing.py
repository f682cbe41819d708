"""Where figures stand on paper: where the text tells of them, without holes, and settled."""

import json
import re
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.compiler import compiler
from briefing.paper.options import Paper, PrintOptions
from briefing.paper.press import Press
from briefing.paths import resource
from tests.document.samples import MANIFEST
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, poppler


def test_a_figure_that_does_not_fit_leaves_no_hole_and_does_not_pass_the_next_section(
    tmp_path: Path, render: Render
) -> None:
    manifest = MANIFEST.replace("[[figures]]", '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]', 1)
    for paragraphs, pages in ((0, (0, 0, 0)), (6, (1, 0, 1))):
        text = f"{'Words of a text. ' * 20 * paragraphs}[^one]\n\nMore words.[^one]\n\nSomething.\n\n1. Last."
        folder = small_briefing(tmp_path / str(paragraphs), manifest=manifest, en=text)
        (folder / "sections/en/second.md").write_text("Afterwards.")
        with open_briefing(folder) as opened:
            data = render(opened).data
        where = {word: page for page, word, *_edges in boxes(data, tmp_path)}
        images = poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]
        (image,) = {int(line.split()[0]) - 1 for line in images}
        assert (image, where["Last."], where["Afterwards."]) == pages


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Aaa.[^one]\n\nBbb.\n\n## Ccc\n\nDdd.", "Bbb.", "Ccc"),
        ("Aaa.\n\nBbb, [see](figure:pair).\n\nCcc.\n\nDdd.", "Bbb,", "Ccc."),
        ("Aaa.\n\n## Bbb\n\nCcc, [see](figure:pair).\n\n## Ddd", "Ccc,", "Ddd"),
        ("## Aaa\n\nBbb.\n\n## Ccc\n\nDdd.", "Bbb.", "Ccc"),
        ("## Aaa\n\n## Bbb", "Bbb", "Timeline"),
        ("Aaa.[^n]\n\n[^n]: Bbb, [see](figure:pair).", "Bbb,", "Timeline"),
        (" ", "First", "Timeline"),
    ],
)
def test_a_figure_stands_where_it_is_told_of(
    tmp_path: Path, render: Render, text: str, before: str, after: str
) -> None:
    with open_briefing(small_briefing(tmp_path / "told", en=text)) as opened:
        found = boxes(render(opened).data, tmp_path)
    tops = {word: (page, top) for page, word, _left, _right, top in found}
    assert tops[before] < tops["October"] < tops["pair."] < tops[after]


@pytest.mark.parametrize("caption", ["C", "A long caption. " * 140])
def test_no_figure_overtakes_one_before_it_that_has_moved_on(tmp_path: Path, render: Render, caption: str) -> None:
    """Nor does one that may not move."""
    heights, manifest = {"tall": 600, "small": 60}, MANIFEST
    manifest = manifest.replace('figures = ["pair"]', 'figures = ["pair", "small", "tall"]')
    for name in heights:
        said = caption if name == "small" else "C"
        manifest += f'\n[[figures]]\nid = "{name}"\ntitle = "The {name}"\ncaption = "{said}"\n[[figures.pictures]]\n'
        manifest += (
            f'file = "images/{name}.png"\ndate = 2021-12-13\nlabel = "L"\nalt = "A"\ncredit = "C"\nkind = "photo"\n'
        )
    text = f"{'Words of a text. ' * 120}\n\n[Tall](figure:tall).\n\n[Small](figure:small).\n\n[Pair](figure:pair).\n"
    folder = small_briefing(tmp_path / "order", manifest=manifest, en=text)
    for name, height in heights.items():
        (folder / f"images/{name}.png").write_bytes(scene_png(500, height, 5))
    with open_briefing(folder) as opened:
        tops = {word: (page, top) for page, word, _left, _right, top in boxes(render(opened).data, tmp_path)}
    assert tops["Tall."][0] == tops["Small."][0] == 0
    assert (1, 0) < tops["tall."] < tops["small."] < tops["pair."]


def test_a_figure_with_little_text_left_below_it_becomes_somewhat_smaller(tmp_path: Path, render: Render) -> None:
    """Where much is left that goes on below the figure, and the figure is on the next page."""
    for lines, moves in ((1, False), (60, True)):
        text = "Words.\n\n" * 5 + "See [it](figure:pair).\n\n" + "More.\n\n" * lines
        folder = small_briefing(tmp_path / str(lines), en=text)
        for name in ("a", "b"):
            (folder / f"images/{name}.png").write_bytes(scene_png(400, 500, 5))
        with open_briefing(folder) as opened:
            data = render(opened).data
        rows = [line.split() for line in poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]]
        page = int(rows[0][0]) - 1
        sharpness = int(rows[0][12])
        assert (page == 1, sharpness < 130) == (moves, moves), lines


def test_many_figures_that_send_each_other_to_and_fro_leave_no_holes(tmp_path: Path, render: Render) -> None:
    sections, figures = "", ""
    folder = small_briefing(tmp_path / "many")
    words = "Words of a text. " * 30
    for section in "abcdefgh":
        names = [f"{section}-{at}" for at in range(3)]
        sections += f'[[sections]]\nid = "{section}"\ntitle = "{section}"\nfigures = {json.dumps(names)}\n\n'
        for at, name in enumerate(names):
            figures += f'[[figures]]\nid = "{name}"\ntitle = "{name}"\ncaption = "C"\n'
            for _each in range(1 + min(at, 1)):
                figures += '[[figures.pictures]]\nfile = "images/a.png"\ndate = 2021-12-13\nlabel = "L"\nalt = "A"\n'
                figures += 'credit = "C"\nkind = "photo"\n'
        told = "\n\n".join(f"[Told](figure:{name}). {words}" for name in names)
        (folder / f"sections/en/{section}.md").write_text(f"{words}\n\n{words}\n\n{told}\n\n{words}\n\n{words}")
    head, _first, _rest = MANIFEST.partition("[[sections]]")
    (folder / "briefing.toml").write_text(head + sections + figures)
    with open_briefing(folder) as opened:
        found = boxes(render(opened, sources=False).data, tmp_path)
    pages = max(page for page, *_word in found)
    lowest = [max(top for page, *_word, top in found if page == at and top < 770) for at in range(pages)]
    assert min(lowest) > 650
    captions = [word for _page, word, *_edges in found if re.fullmatch(r"[a-h]-\d\.", word)]
    assert captions == sorted(captions)


@pytest.mark.parametrize("helps", [True, False])
def test_figures_that_send_each_other_to_and_fro_are_told_where_to_stand(
    tmp_path: Path, pictures: PictureService, helps: bool
) -> None:
    """The contents are right, whatever becomes of the figures."""
    said, numbers = [], count()
    data = {"language": "en", "own-language": "en", "right-to-left": False, "digits": 1, "labels": {}}
    data |= {"large": False, "day-and-month": ""}

    class Compiler:
        def compile_with_warnings(self, **_how: object) -> tuple[bytes, list[SimpleNamespace]]:
            said.append(json.loads((tmp_path / "briefing.json").read_text()))
            unsettled = len(said) < (2 if helps else 3)
            words = "document did not converge within five attempts" if unsettled else "something else"
            return str(len(said)).encode(), [SimpleNamespace(message=words)]

        def query(self, _selector: str) -> str:
            wish = 0.65 if helps else next(numbers)
            return json.dumps([{"func": "metadata"}, {"func": "metadata", "value": ["pair", wish]}])

    with open_briefing(small_briefing(tmp_path / "still")) as opened, Press(opened, pictures) as press:
        press.root = tmp_path
        press._compilers[True] = Compiler()  # type: ignore[assignment]
        press.compile(json.dumps(data), own_fonts=True)
    if helps:
        assert said == [data, {**data, "fixed": {"pair": 0.65}}]
    else:
        assert said == [data, {**data, "fixed": said[1]["fixed"]}, {**data, "still": True}]
    assert '"still" not in d' in (resource("print") / "briefing.typ").read_text()


def test_footnotes_are_on_a_page_with_the_end_of_their_text(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('figures = ["pair"]\n', "").replace('summary.en = "- A point.[^one]"\n', "")
    notes = "\n".join(f"[^{name}]: Footing, {'words of a note ' * 12}." for name in "abc")
    after = 0
    for lines in range(14, 22):
        text = "Words.\n\n" * lines + f"{'The end of it. ' * 30}Last.[^a][^b][^c]\n\n{notes}"
        with open_briefing(small_briefing(tmp_path / str(lines), manifest=manifest, en=text)) as opened:
            found = boxes(render(opened).data, tmp_path)
        last, first = (next(page for page, word, *_edges in found if each in word) for each in ("Last", "Footing"))
        assert last == first, lines
        after += first
    assert 0 < after < 8, "some are on the first page, some on the second"


@pytest.mark.parametrize(
    ("shape", "lines", "page", "smaller"),
    [((200, 600), 2, 0, True), ((200, 600), 12, 1, False), ((600, 400), 8, 0, False), ((600, 400), 16, 1, False)],
)
def test_the_last_figure_of_a_section_becomes_somewhat_smaller_where_it_left_a_hole(
    tmp_path: Path, render: Render, shape: tuple[int, int], lines: int, page: int, smaller: bool
) -> None:
    manifest = MANIFEST.replace("[[figures]]", '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]', 1)
    folder = small_briefing(tmp_path / "hole", manifest=manifest, en="Words.\n\n" * lines + "See [it](figure:pair).")
    (folder / "sections/en/second.md").write_text("Afterwards.")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(*shape, 5))
    with open_briefing(folder) as opened:
        data = render(opened).data
    images = [line.split() for line in poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]]
    assert {int(each[0]) - 1 for each in images} == {page}
    found = boxes(data, tmp_path)
    tops = [top for at, word, _left, _right, top in found if at == page and word in ("October", "m")]
    high = (tops[1] - tops[0]) / 72 * 25.4
    whole = min(135, 79 * shape[1] / shape[0])
    assert (high < whole) == smaller


def test_a_title_with_nothing_but_a_figure_stays_with_it(tmp_path: Path, render: Render) -> None:
    manifest = MANIFEST.replace('figures = ["pair"]\n', "")
    second = '[[sections]]\nid = "second"\ntitle = "Second"\nfigures = ["pair"]\n\n[[figures]]'
    manifest = manifest.replace("[[figures]]", second, 1)
    for lines in (16, 20, 24, 28):
        folder = small_briefing(tmp_path / str(lines), manifest=manifest, en="Words.\n\n" * lines)
        (folder / "sections/en/second.md").write_text("\n")
        with open_briefing(folder) as opened:
            data = render(opened).data
        pages = {word: page for page, word, *_edges in boxes(data, tmp_path)}
        assert pages["Second"] == pages["pair."]


def test_a_figure_that_has_moved_on_comes_before_what_follows_the_sections(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "last", en="Words of a text. " * 130)
    with open_briefing(folder) as opened:
        data = render(opened).data
    where = {word: page for page, word, *_edges in boxes(data, tmp_path)}
    images = {int(line.split()[0]) - 1 for line in poppler("pdfimages", data, tmp_path, "-list").splitlines()[2:]}
    assert (images, where["Timeline"]) == ({1}, 1)


def test_a_narrow_figure_begins_at_the_left(tmp_path: Path, render: Render) -> None:
    manifest = re.sub(r"^(place|metres_per_pixel) = .*\n", "", MANIFEST, flags=re.MULTILINE)
    folder = small_briefing(tmp_path / "narrow", manifest=manifest)
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(60, 400, 5))
    with open_briefing(folder) as opened:
        found = boxes(render(opened, plates="on-screen").data, tmp_path)
    (left,) = (left for _page, word, left, _right, _top in found if word == "pair.")
    assert left < 68.1 + 10


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_where_everything_stands_is_settled(
    builtin: OpenedBriefing, pictures: PictureService, paper: Paper, large: bool
) -> None:
    with Press(builtin, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en", paper=paper, large=large))
        press._write(laid_out._data)
        _pdf, warnings = compiler(press.root, own_fonts=True).compile_with_warnings(format="pdf")
    assert [str(each) for each in warnings] == []
