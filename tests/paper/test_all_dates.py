"""A print with the pictures of all dates of its figures."""

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method
from briefing.imagery.service import PictureService
from briefing.paper import plates
from briefing.paper.options import PrintOptions
from briefing.paper.patience import Counted
from briefing.paper.plate import Plate
from briefing.paper.plates import Platemaker
from briefing.paper.preflight import left_out, preflight
from briefing.paper.press import Press
from tests.document.samples import MANIFEST
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, poppler, structure, text_of

ALL: dict[str, Any] = {"plates": "all-dates"}


def dated(folder: Path, *sizes: tuple[int, int], **changes: str) -> Path:
    """The small briefing with a figure of pictures of these sizes, one a year from 1985 on."""
    before, rest = MANIFEST.split("[[figures.pictures]]", 1)
    shown = "".join(
        f'[[figures.pictures]]\nfile = "images/{at}.png"\ndate = {1985 + at}-05-01\nlabel = "State {at}"\n'
        f'alt = "Fields of {at}"\ncredit = "Survey {at}"\nkind = "aerial"\n\n'
        for at in range(len(sizes))
    )
    made = small_briefing(folder, manifest=before + shown + "[[events]]" + rest.split("[[events]]")[1], **changes)
    for at, size in enumerate(sizes):
        (made / f"images/{at}.png").write_bytes(scene_png(*size, at))
    return made


def made(
    opened: OpenedBriefing, pictures: PictureService, comparison: Comparison | None = None, **chosen: object
) -> Plate:
    options = PrintOptions(**{"language": "en", **ALL, **chosen})
    with Press(opened, pictures) as press:
        return press.lay_out(options, {"pair": comparison} if comparison else {}).plates["pair"]


@pytest.mark.parametrize("large", [False, True])
def test_all_dates_stand_in_their_order_each_with_its_own_words(tmp_path: Path, render: Render, large: bool) -> None:
    with open_briefing(dated(tmp_path / "x", *((600, 400),) * 3)) as opened:
        chosen = {"pair": Comparison(before=2, after=0)}
        printed = render(opened, chosen, large=large, **ALL)
        assert render(opened, chosen, large=large, **ALL).data == printed.data
        words = text_of(printed.data, tmp_path)
        assert "Not printed: 1 May 1986." in text_of(render(opened, large=large).data, tmp_path)
    assert printed.standards == ("a-2a", "ua-1")
    assert "Not printed" not in words
    at = [words.index(f"{1985 + year} State {year}") for year in range(3)]
    assert at == sorted(at)
    assert all(f"Survey {year}" in words for year in range(3))
    told = [facts["/Alt"] for kind, facts in structure(printed.data) if kind == "/Figure" and "/Alt" in facts]
    assert [each for each in told if each.startswith("Fields")] == ["Fields of 0", "Fields of 1", "Fields of 2"]
    rows = [line.split() for line in poppler("pdfimages", printed.data, tmp_path, "-list").splitlines()[2:]]
    assert {tuple(row[3:5]) for row in rows} == {("600", "400")}


def test_a_figure_of_two_is_as_side_by_side(small: OpenedBriefing, render: Render) -> None:
    chosen = {"pair": Comparison(before=1, after=0)}
    assert render(small, chosen, **ALL).data == render(small, chosen).data


def test_all_are_on_the_ground_of_the_two_that_are_compared(tmp_path: Path, pictures: PictureService) -> None:
    with open_briefing(dated(tmp_path / "x", (600, 400), (300, 200), (900, 900), (450, 300))) as opened:
        plate = made(opened, pictures, Comparison(before=0, after=3))
        assert plate.mismatch
        assert not made(opened, pictures, Comparison(before=0, after=3), plates="side-by-side").mismatch
    first = plate.images[0]
    assert {(each.width, each.dots) for each in plate.images} == {(first.width, first.dots)}
    assert [each.scale for each in plate.images] == pytest.approx([first.width / 900] * 4), "by the largest picture"
    assert plate.shown == (0, 1, 2, 3)


def test_one_that_cannot_be_shown_leaves_the_others(tmp_path: Path, pictures: PictureService, render: Render) -> None:
    for gone in range(4):
        folder = dated(tmp_path / str(gone), *((600, 400),) * 4)
        (folder / f"images/{gone}.png").write_bytes(b"broken")
        with open_briefing(folder) as opened:
            plate = made(opened, pictures)
            assert [bool(each.problem) for each in plate.images] == [at == gone for at in range(4)]
            assert len({each.width for each in plate.images if each.file}) == 1
            words = text_of(render(opened, **ALL).data, tmp_path)
        assert words.count("This picture cannot be shown") == 1
        assert all(str(1985 + year) in words for year in range(4))


def test_what_was_done_to_which_pictures_is_said(tmp_path: Path, render: Render) -> None:
    state = Comparison(before=0, after=2, tone=True, alignment=Alignment(dx=3, dy=1, method=Method.NUDGED))
    with open_briefing(dated(tmp_path / "x", *((600, 400),) * 3)) as opened:
        words = text_of(render(opened, {"pair": state}, **ALL).data, tmp_path)
    assert "“1 May 1987” was aligned by hand: shifted by 3 and 1 pixels." in words
    assert "The tones of “1 May 1986”, “1 May 1987” were matched to those of “1 May 1985”." in words


def test_only_the_picture_that_was_aligned_is_moved(tmp_path: Path, pictures: PictureService) -> None:
    aligned = Comparison(before=0, after=2, alignment=Alignment(dx=40, dy=20, method=Method.NUDGED))
    with open_briefing(dated(tmp_path / "x", *((600, 400),) * 4)) as opened, Press(opened, pictures) as press:
        options = PrintOptions(language="en", **ALL)
        plain, moved = (
            [(press.root / image.file).read_bytes() for image in laid_out.plates["pair"].images]
            for laid_out in (
                press.lay_out(options, {"pair": comparison}) for comparison in (Comparison(before=0, after=2), aligned)
            )
        )
    assert [one == other for one, other in zip(plain, moved, strict=True)] == [True, True, False, True]


def test_nothing_is_said_to_be_done_to_what_cannot_be_shown(tmp_path: Path, render: Render) -> None:
    state = Comparison(before=0, after=2, tone=True, alignment=Alignment(dx=3, dy=1, method=Method.NUDGED))
    said = {}
    for gone in range(3):
        folder = dated(tmp_path / str(gone), (600, 400), (500, 500), (400, 500))
        (folder / f"images/{gone}.png").write_bytes(b"broken")
        with open_briefing(folder) as opened:
            said[gone] = text_of(render(opened, {"pair": state}, **ALL).data, tmp_path)
    assert not any(words in said[0] for words in ("aligned", "The tones", "differ in shape")), "each is as it is"
    assert "The tones of “1 May 1987” were matched to those of “1 May 1985”." in said[1]
    assert "“1 May 1987” was aligned by hand" in said[1]
    assert "The tones of “1 May 1986” were matched to those of “1 May 1985”." in said[2]
    assert "aligned" not in said[2]
    assert "differ in shape" in said[1]
    assert "differ in shape" in said[2]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [2, 4])
def test_pictures_that_are_narrow_stand_near_each_other_in_columns(
    tmp_path: Path, render: Render, count: int, large: bool
) -> None:
    with open_briefing(dated(tmp_path / "x", *((120, 500),) * count)) as opened:
        found = boxes(render(opened, large=large, **ALL).data, tmp_path)
    lefts = [next(left for _page, word, left, *_rest in found if word == str(1985 + at)) for at in range(count)]
    name = max(right for _page, word, _left, right, _top in found if word == "0") - 68
    columns = set(map(round, lefts))
    assert len(columns) == 2
    assert max(columns) - min(columns) < max(name, 40 / 25.4 * 72) + 5 / 25.4 * 72
    with open_briefing(dated(tmp_path / "wide", *((600, 400),) * 2)) as opened:
        found = boxes(render(opened, **ALL).data, tmp_path)
    lefts = [next(left for _page, word, left, *_rest in found if word == str(1985 + at)) for at in (0, 1)]
    assert lefts[1] - lefts[0] == pytest.approx((595.276 - 2 * 68 + 4 / 25.4 * 72) / 2, abs=1)


@pytest.mark.parametrize(("large", "size"), [(False, (300, 500)), (True, (600, 400)), (True, (300, 500))])
def test_more_than_a_page_holds_go_on_over_pages_below_their_caption(
    tmp_path: Path, render: Render, large: bool, size: tuple[int, int]
) -> None:
    with open_briefing(dated(tmp_path / "x", *(size,) * 7)) as opened:
        printed = render(opened, large=large, **ALL)
    assert printed.standards == ("a-2a", "ua-1")
    found = boxes(printed.data, tmp_path)
    places = [next((page, top) for page, word, _l, _r, top in found if word == str(1985 + year)) for year in range(7)]
    assert [page for page, _top in places] == sorted(page for page, _top in places)
    assert places[0][0] < places[-1][0]
    [caption] = [(page, top) for page, word, _l, _r, top in found if word == "pair."]
    assert caption[0] == places[0][0]
    assert caption[1] < places[0][1]
    foot = max(top for _page, word, _l, _r, top in found if word == "Information")
    assert max(top for _page, word, _l, _r, top in found if word == "Survey") < foot


def test_in_many_sections_all_dates_go_on_over_pages_too(tmp_path: Path, render: Render) -> None:
    folder = dated(tmp_path / "x", *((300, 500),) * 5)
    more = "".join(f'[[sections]]\nid = "s{at}"\ntitle = "More {at}"\n\n' for at in range(41))
    manifest = folder / "briefing.toml"
    manifest.write_text(manifest.read_text().replace("[[figures]]", more + "[[figures]]", 1))
    for language in ("en", "nl"):
        for at in range(41):
            (folder / f"sections/{language}/s{at}.md").write_text("Words.")
    with open_briefing(folder) as opened:
        found = boxes(render(opened, **ALL).data, tmp_path)
    pages = [next(page for page, word, _l, _r, _t in found if word == str(1985 + year)) for year in range(5)]
    assert pages[0] < pages[-1]


def test_of_very_many_each_has_fewer_dots_and_nothing_is_kept(
    tmp_path: Path, pictures: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plates, "MOST_SHARP", {False: 2, True: 1})
    monkeypatch.setattr("briefing.paper.kept_plates.remember", lambda *_: pytest.fail("kept"))
    monkeypatch.setattr("briefing.paper.kept_plates.MOST_PICTURES", 3)
    with open_briefing(dated(tmp_path / "x", *((1200, 800),) * 4)) as opened:
        usual, large = made(opened, pictures), made(opened, pictures, large=True)
    assert [each.dots for each in usual.images] == pytest.approx([300 / 2**0.5] * 4, rel=0.01)
    assert [each.dots for each in large.images] == pytest.approx([153] * 4, rel=0.01)


def test_pictures_are_counted_and_no_more_are_made_once_nobody_waits(tmp_path: Path, pictures: PictureService) -> None:
    with open_briefing(dated(tmp_path / "x", *((60, 40),) * 6)) as opened:
        (tmp_path / "made").mkdir()
        options = PrintOptions(language="en", plates="all-dates")
        told: list[tuple[int, int]] = []
        maker = Platemaker(opened, pictures, tmp_path / "made")
        maker.plates(options, {}, lambda *step: told.append(step), lambda: None)
        assert told[-1] == (5, 6)
        assert all(whole == 6 and done <= 5 for done, whole in told)
        maker.plates(options, {}, lambda *step: told.append(step), lambda: None)
        assert told[-1] == (0, 1), "all are there"


@pytest.mark.parametrize(("large", "most"), [(False, 250), (True, 64)])
def test_each_has_all_of_its_dots_up_to_so_many(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path, large: bool, most: int
) -> None:
    maker, options = Platemaker(small, pictures, tmp_path), PrintOptions(language="en", large=large)
    dots = [maker._maker(options, Counted(), shown).dots * plates.MILLIMETRES_AN_INCH for shown in (most, most + 1)]
    assert dots[0] == pytest.approx(300)
    assert 295 < dots[1] < 300


def test_no_more_pictures_of_a_figure_are_made_once_nobody_waits(
    tmp_path: Path, pictures: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, asked = Event(), list[object]()
    encoded = pictures.encoded

    def asked_for(*words: Any, **more: Any) -> "Future[bytes]":
        assert left.wait(60)
        asked.append(words)
        return encoded(*words, **more)

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            left.set()
            super().shutdown(wait, cancel_futures=cancel_futures)

    def end(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pictures, "encoded", asked_for)
    monkeypatch.setattr(plates, "ThreadPoolExecutor", Pool)
    with open_briefing(dated(tmp_path / "x", *((60, 40),) * 6)) as opened, pytest.raises(KeyboardInterrupt):
        Platemaker(opened, pictures, tmp_path).plates(PrintOptions(language="en", **ALL), {}, end, lambda: None)
    assert len(asked) <= 2, "the two that are compared, which are made in one step"


def test_work_that_is_left_ends_at_its_next_step() -> None:
    counted, told = Counted(), list[int]()
    work: Future[str] = Future()
    counted.step()

    def tick(done: int) -> None:
        told.append(done)
        if len(told) == 2:
            counted.step()
            work.set_result("made")

    assert counted.wait(work, tick) == "made"
    assert told[:2] == [1, 1]
    counted.leave()
    with pytest.raises(CancelledError):
        counted.step()


def test_what_is_found_is_of_all_pictures_that_are_printed(tmp_path: Path, pictures: PictureService) -> None:
    def found(folder: Path, **chosen: object) -> list[str]:
        options = PrintOptions(**{"language": "en", **chosen})  # type: ignore[arg-type]
        with open_briefing(folder) as opened, Press(opened, pictures) as press:
            laid_out = press.lay_out(options)
            return [each.what for each in preflight(opened, laid_out, laid_out.pdf())]

    folder = dated(tmp_path / "x", (600, 400), (600, 400), (600, 400))
    manifest = folder / "briefing.toml"
    manifest.write_text(manifest.read_text().replace('credit = "Survey 1"', 'credit = ""'))
    assert found(folder) == []
    assert found(folder, **ALL) == ["images/1.png does not say whose it is"]
    few = dated(tmp_path / "few", *((90, 60),) * 3)
    assert len(found(few, **ALL)) == 3
    many = dated(tmp_path / "many", *((90, 60),) * 6)
    (told,) = found(many, **ALL)
    assert told.startswith("“A pair”: 6 pictures have less than 150 dots an inch")


@pytest.mark.parametrize(
    ("chosen", "is_told"), [("side-by-side", True), ("on-screen", True), ("all-dates", False), ("none", False)]
)
def test_figures_that_lack_dates_are_named(
    tmp_path: Path, pictures: PictureService, chosen: Any, is_told: bool
) -> None:
    with open_briefing(dated(tmp_path / "x", *((60, 40),) * 3)) as opened, Press(opened, pictures) as press:
        found = left_out(opened, press.lay_out(PrintOptions(language="en", plates=chosen)))
    assert (found is not None) is is_told
    if found is not None:
        assert str(found) == "not all pictures are printed of “A pair”. Choose “All dates” to have them printed."
