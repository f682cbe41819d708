import datetime
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.document.loose import LoosePicture
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.untitled import untitled
from briefing.imagery.comparing.comparison import Alignment, Comparison, Method, Mode, Side, View
from briefing.imagery.comparing.state import from_json, to_json
from briefing.imagery.service import PictureService
from briefing.paper.content import KEPT, Texts, content
from briefing.paper.export.exporting import export
from briefing.paper.options import PrintOptions
from briefing.paper.plates import Platemaker
from briefing.paper.press import Press
from tests.document.samples import MANIFEST
from tests.imagery.pictures import saved, scene, scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes, poppler, text_of


def test_pictures_have_print_resolution_and_are_never_blown_up(
    builtin: OpenedBriefing, small: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    rows = [line.split() for line in poppler("pdfimages", render(builtin).data, tmp_path, "-list").splitlines()[2:]]
    assert len(rows) == 2
    assert all(295 <= int(row[12]) <= 305 for row in rows)
    rows = [line.split() for line in poppler("pdfimages", render(small).data, tmp_path, "-list").splitlines()[2:]]
    assert [int(row[3]) for row in rows] == [800, 800]
    assert rows[0][4] == rows[1][4]


@pytest.mark.parametrize(
    ("comparison", "options", "metres_wide"),
    [
        (Comparison(), {}, 400),
        (Comparison(alignment=Alignment(dx=-40, method=Method.NUDGED)), {}, 400),
        (Comparison(), {"plates": "on-screen"}, 400),
        (Comparison(view=View(left=0.25, top=0.25, width=0.5, height=0.5)), {"plates": "on-screen"}, 200),
        (Comparison(mode=Mode.SIDE_BY_SIDE), {"plates": "on-screen"}, 800),
    ],
)
def test_a_scale_bar_tells_how_long_the_ground_is_where_that_is_known(
    small: OpenedBriefing, pictures: PictureService, comparison: Comparison, options: dict[str, str], metres_wide: int
) -> None:
    with Press(small, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en", **options), {"pair": comparison})  # type: ignore[arg-type]
        figure = next(each for section in json.loads(laid_out._data)["sections"] for each in section["figures"])
        for image in figure["images"]:
            metres = float(image["bar"]["words"].removesuffix(" m"))
            assert image["bar"]["length"] / image["width"] == pytest.approx(metres / metres_wide, rel=0.01)
            assert 10 < image["bar"]["length"] <= 30


def test_a_picture_is_printed_though_its_tones_were_matched_with_one_that_is_gone(
    tmp_path: Path, pictures: PictureService
) -> None:
    before, kept, rest = MANIFEST.partition('[[figures.pictures]]\nfile = "images/b.png"')
    manifest = before + "[[events]]" + (kept + rest).partition("[[events]]")[2]
    state = to_json(Comparison(tone=True))
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened, Press(opened, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en"), {"pair": from_json(state, 1)})
    (figure,) = (each for section in json.loads(laid_out._data)["sections"] for each in section["figures"])
    assert len(figure["images"]) == 1


def test_a_scale_bar_stands_once_under_each_picture(
    small: OpenedBriefing, builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    found = re.findall(r"\b\d+ m\b", text_of(render(small).data, tmp_path))
    assert found == ["100 m", "100 m"]
    assert not re.findall(r"\b\d+ m\b", text_of(render(builtin).data, tmp_path)), "nobody says how large its pixels are"


def test_plates_grey_and_sources_can_be_left_out(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    bare = render(builtin, plates="none", sources=False)
    assert len(poppler("pdfimages", bare.data, tmp_path, "-list").splitlines()) == 2
    assert "What the kinds of source" not in text_of(bare.data, tmp_path)
    grey = poppler("pdfimages", render(builtin, grey=True).data, tmp_path, "-list").splitlines()[2:]
    assert [line.split()[6] for line in grey] == ["1", "1"]


def test_the_screen_is_printed_as_it_was_and_says_how(small: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    shown = Comparison(
        mode=Mode.LENS, alignment=Alignment(dx=-10, dy=4.5, scale=1.02, rotation=1, method=Method.PINNED), tone=True
    )
    printed = render(small, {"pair": shown}, plates="on-screen")
    assert printed.standards == ("a-2a", "ua-1")
    words = text_of(printed.data, tmp_path)
    assert "7 October 2021 in the circle, 13 December 2021 around it." in words
    assert "shifted by \u221210 and 4.5 pixels, scaled to 102 percent, turned by 1°" in words
    assert "The tones of “13 December 2021” were matched to those of “7 October 2021”." in words
    assert len(poppler("pdfimages", printed.data, tmp_path, "-list").splitlines()) == 3


def test_the_pair_that_was_chosen_is_printed(small: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(small, {"pair": Comparison(before=1, after=0)}).data, tmp_path)
    assert words.index("13 December 2021 After") < words.index("7 October 2021 Before")


@pytest.mark.parametrize(
    "comparison", [Comparison(alignment=Alignment(dx=-40, method=Method.NUDGED)), Comparison(tone=True)]
)
def test_pictures_side_by_side_are_aligned_and_toned_and_say_so(
    small: OpenedBriefing, pictures: PictureService, comparison: Comparison
) -> None:
    with Press(small, pictures) as press:
        options = PrintOptions(language="en")
        plain = press.lay_out(options)
        treated = press.lay_out(options, {"pair": comparison})
        before, after = (
            [(press.root / image.file).read_bytes() for image in laid_out.plates["pair"].images]
            for laid_out in (plain, treated)
        )
        assert before[0] == after[0]
        assert before[1] != after[1]


def test_pictures_of_other_shapes_are_printed_at_the_same_crop(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "shapes")
    (folder / "images/b.png").write_bytes(scene_png(420, 210, 5))
    with open_briefing(folder) as opened:
        rows = poppler("pdfimages", render(opened).data, tmp_path, "-list").splitlines()[2:]
        words = text_of(render(opened).data, tmp_path)
    assert len({tuple(row.split()[3:5]) for row in rows}) == 1
    assert "The pictures differ in shape; they are scaled to fit." in words


@pytest.mark.parametrize("plates", ["side-by-side", "on-screen"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "first frame of an animation."), ("nl", "eerste beeld van een animatie.")],
)
def test_what_was_noted_of_a_picture_is_told_under_it(
    tmp_path: Path, render: Render, plates: str, language: str, words: str
) -> None:
    folder = small_briefing(tmp_path / "noted")
    moving = scene(400, 280, 5)
    (folder / "images/b.png").write_bytes(saved(moving, "PNG", save_all=True, append_images=[moving.rotate(9)]))
    with open_briefing(folder) as opened:
        for _time in ("made", "kept"):
            printed = render(opened, plates=plates, language=language)
            found = text_of(printed.data, tmp_path)
            assert f"2021: {words}" in found
            assert found.count(words) == 1
            assert "differ in shape" not in found


@pytest.mark.parametrize("form", ["pdf", "txt"])
def test_a_figure_that_only_words_lead_to_is_shown_there(
    tmp_path: Path, render: Render, pictures: PictureService, form: str
) -> None:
    second = '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]'
    manifest = MANIFEST.replace('figures = ["pair"]\n', "").replace("[[figures]]", second, 1)
    folder = small_briefing(tmp_path / "led", manifest=manifest)
    (folder / "sections/en/second.md").write_text("Zzz. [See](figure:pair) [and](figure:pair) [not](figure:none).")
    with open_briefing(folder) as opened:
        if form == "pdf":
            said = text_of(render(opened).data, tmp_path)
        else:
            said = export(opened, form, PrintOptions(language="en"), pictures).data.decode()
    assert said.count("A caption") == 1
    assert said.index("Zzz.") < said.index("A caption")


def test_a_figure_of_one_picture_is_printed_whole(tmp_path: Path, render: Render) -> None:
    first, _second = MANIFEST.split('[[figures.pictures]]\nfile = "images/b.png"')
    manifest = first + "[[events]]" + MANIFEST.split("[[events]]")[1]
    with open_briefing(small_briefing(tmp_path / "one", manifest=manifest)) as opened:
        printed = render(opened)
        assert printed.standards == ("a-2a", "ua-1")
        assert len(poppler("pdfimages", printed.data, tmp_path, "-list").splitlines()) == 3


def test_pictures_of_one_day_go_by_their_labels_as_in_the_window(render: Render, tmp_path: Path) -> None:
    day = datetime.date(2026, 11, 27)
    loose = [
        LoosePicture(name=f"{name}.png", data=scene_png(420, 300, seed), changed=day)
        for seed, name in enumerate(("one", "two", "three"))
    ]
    opened, _files = untitled(loose, today=day, language="en")
    words = " ".join(text_of(render(opened, plates="on-screen").data, tmp_path).split())
    assert "one.png left of the line, three.png right of it." in words
    assert "Not printed: two.png." in words
    words = " ".join(text_of(render(opened).data, tmp_path).split())
    assert "one.png (day of the file) 27 November 2026" in words
    assert "27 November 2026 one.png" not in words


@pytest.mark.parametrize("which", ["images/a.png", "images/b.png"])
def test_a_picture_at_fault_prints_its_reason(tmp_path: Path, render: Render, which: str) -> None:
    folder = small_briefing(tmp_path / "broken")
    (folder / which).write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with open_briefing(folder) as opened:
        for plates in ("side-by-side", "on-screen"):
            words = text_of(render(opened, plates=plates).data, tmp_path)
            assert "This picture cannot be shown: this is not a whole PNG" in words
    (folder / which).unlink()
    with open_briefing(folder) as opened:
        assert "this file is not in the briefing" in text_of(render(opened).data, tmp_path)


@pytest.mark.parametrize(
    ("language", "longitude", "latitude", "words"),
    [
        ("en", "34.1", "45.3", "Somewhere (45.3° N, 34.1° E)"),
        ("en", "-34.0", "-45.35", "Somewhere (45.35° S, 34° W)"),
        ("en", "5.68642", "50.878", "Somewhere (50.878° N, 5.6864° E)"),
        ("nl", "34.1", "45.3", "Somewhere (45,3° NB, 34,1° OL)"),
    ],
)
def test_a_figure_says_where_it_is(
    tmp_path: Path, render: Render, language: str, longitude: str, latitude: str, words: str
) -> None:
    manifest = MANIFEST.replace("longitude = 34.1", f"longitude = {longitude}")
    manifest = manifest.replace("latitude = 45.3", f"latitude = {latitude}")
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        assert words in text_of(render(opened, language=language).data, tmp_path)


@pytest.mark.usefixtures("lost_worker")
def test_a_worker_that_is_lost_leaves_a_reason_on_paper(small: OpenedBriefing, tmp_path: Path, render: Render) -> None:
    assert "the worker is lost" in text_of(render(small).data, tmp_path)
    assert small.path is not None
    (small.path / "images/b.png").unlink()
    assert "the worker is lost" in text_of(render(small).data, tmp_path)


@pytest.mark.usefixtures("lost_worker")
def test_nothing_is_said_of_what_a_lost_worker_does_not_show(
    small: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    assert small.path is not None
    moving = scene(400, 280, 5)
    (small.path / "images/b.png").write_bytes(saved(moving, "PNG", save_all=True, append_images=[moving.rotate(9)]))
    for plates in ("side-by-side", "on-screen"):
        words = text_of(render(small, {"pair": Comparison(tone=True)}, plates=plates).data, tmp_path)
        assert not any(each in words for each in ("The tones", "of the line", "first frame of an animation"))


def test_a_figure_that_two_sections_share_is_printed_once(tmp_path: Path, render: Render) -> None:
    section = '[[sections]]\nid = "second"\ntitle = "Second"\nfigures = ["pair", "none"]\n\n[[figures]]'
    manifest = MANIFEST.replace("[[figures]]", section, 1)
    folder = small_briefing(tmp_path / "twice", manifest=manifest)
    (folder / "sections/en/second.md").write_text("More.")
    with open_briefing(folder) as opened:
        assert text_of(render(opened).data, tmp_path).count("A caption") == 1


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (Comparison(), "B left of the line, A right of it."),
        (Comparison(angle=180), "A left of the line, B right of it."),
        (Comparison(angle=90), "B above the line, A below it."),
        (Comparison(angle=-90), "A above the line, B below it."),
        (Comparison(whole=Side.BEFORE), "Shown: B."),
        (Comparison(mode=Mode.TOGGLE), "Shown: A."),
        (Comparison(mode=Mode.FADE, opacity=0.3), "A laid over B at 30 percent."),
        (Comparison(mode=Mode.LENS, shown=Side.BEFORE), "A in the circle, B around it."),
        (Comparison(mode=Mode.SIDE_BY_SIDE), "B first, A second."),
        (Comparison(mode=Mode.DIFFERENCE), "What differs between B and A: orange is lighter"),
    ],
)
def test_what_is_where_is_said_in_words(comparison: Comparison, words: str) -> None:
    from briefing.paper.words import processing_words, shown_words

    names = {Side.BEFORE: "B", Side.AFTER: "A"}
    assert shown_words(comparison, names, str).startswith(words)
    assert processing_words(comparison, names, "en", str, []) == ""
    turned = replace(comparison, alignment=Alignment(scale=1.0004, rotation=0.03, method=Method.PINNED))
    assert processing_words(turned, names, "nl", str, []).endswith("scaled to 100,04 percent, turned by 0,03°.")
    hardly = replace(comparison, alignment=Alignment(dx=3, scale=1.00001, rotation=-0.001, method=Method.NUDGED))
    assert processing_words(hardly, names, "en", str, []).endswith("shifted by 3 and 0 pixels.")
    moved = replace(comparison, alignment=Alignment(dx=3, method=Method.NUDGED))
    assert processing_words(moved, names, "en", str, []) == "“A” was aligned by hand: shifted by 3 and 0 pixels."


def test_a_tall_picture_leaves_room_on_its_page(tmp_path: Path, pictures: PictureService) -> None:
    folder = small_briefing(tmp_path / "tall", en=f"[See](figure:pair).\n\n{'Words. ' * 900}")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(600, 1800, 5))
    with open_briefing(folder) as opened, Press(opened, pictures) as press:
        laid_out = press.lay_out(PrintOptions(language="en"))
        printed = laid_out.pdf()
    assert [image.width for image in laid_out.plates["pair"].images] == pytest.approx([45, 45], abs=0.1)
    rows = [line.split() for line in poppler("pdfimages", printed.data, tmp_path, "-list").splitlines()[2:]]
    assert all(298 <= int(row[12]) <= 302 for row in rows)


@pytest.mark.parametrize(("wide", "printed"), [(100, 60.0), (500, 132.3), (1000, 162.0)])
def test_a_picture_of_few_dots_is_printed_no_larger_than_looks_well(
    tmp_path: Path, pictures: PictureService, wide: int, printed: float
) -> None:
    shown = MANIFEST.split("\n[[figures.pictures]]")
    folder = small_briefing(tmp_path / "few", manifest=shown[0] + "\n[[figures.pictures]]" + shown[1])
    (folder / "images/a.png").write_bytes(scene_png(wide, wide // 2, 5))
    with open_briefing(folder) as opened:
        (tmp_path / "made").mkdir()
        maker = Platemaker(opened, pictures, tmp_path / "made")
        plate = maker.plates(PrintOptions(language="en"), {}, lambda *_steps: None, lambda: None)["pair"]
    assert plate.images[0].width == pytest.approx(printed, abs=0.1)


def test_what_is_kept_of_the_texts_changes_nothing(builtin: OpenedBriefing) -> None:
    kept: Texts = {}
    options = [
        PrintOptions(language=language, sources=sources, sections=sections)
        for sections in (None, ("talks",))
        for language in ("en", "nl")
        for sources in (True, False)
    ]
    for chosen in (*options, *reversed(options)):
        assert content(builtin, chosen, {}, {}, kept) == content(builtin, chosen, {}, {})
    assert len(kept) == KEPT


def test_pictures_are_let_go_of_where_their_plate_cannot_be_written(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path
) -> None:
    before = set(pictures._stored)
    maker = Platemaker(small, pictures, tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError):
        maker.plates(PrintOptions(language="en"), {}, lambda _done, _whole: None, lambda: None)
    assert set(pictures._stored) == before


@pytest.mark.parametrize(("shape", "same_line"), [((400, 300), True), ((200, 300), False)])
def test_above_a_narrow_plate_a_label_stands_below_its_date(
    tmp_path: Path, render: Render, shape: tuple[int, int], same_line: bool
) -> None:
    folder = small_briefing(tmp_path / "narrow")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(scene_png(*shape, 5))
    with open_briefing(folder) as opened:
        found = boxes(render(opened, plates="on-screen").data, tmp_path)
    (label,) = ((page, top) for page, word, _left, _right, top in found if word == "Before")
    date = min((page, top) for page, word, _left, _right, top in found if word == "October")
    assert label[0] == date[0]
    assert (label[1] - date[1] < 2) is same_line
