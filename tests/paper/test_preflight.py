import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing import translation
from briefing.document import manifest as manifests
from briefing.document.checks import check
from briefing.document.findings import Finding
from briefing.document.loose import LoosePicture
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.packing import pack, parts_of
from briefing.document.scaffold import create, write_parts
from briefing.document.storage import MemoryStorage
from briefing.document.untitled import untitled
from briefing.imagery.comparing.comparison import Comparison, View
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.preflight import preflight
from briefing.paper.press import Press
from briefing.translation import LANGUAGES
from tests.document.samples import MANIFEST, MARKED, files
from tests.imagery.pictures import saved, scene_png
from tests.paper.conftest import small_briefing


def found(
    opened: OpenedBriefing,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison] | None = None,
    **chosen: object,
) -> list[Finding]:
    options = PrintOptions(**{"language": "en", **chosen})  # type: ignore[arg-type]
    with Press(opened, pictures) as press:
        laid_out = press.lay_out(options, comparisons)
        return list(preflight(opened, laid_out, laid_out.pdf()))


def test_the_built_in_briefing_has_nothing_to_be_mended(builtin: OpenedBriefing, pictures: PictureService) -> None:
    for language in ("en", "nl"):
        assert found(builtin, pictures, language=language) == []


def test_everything_that_lacks_is_found_with_its_place(tmp_path: Path, pictures: PictureService) -> None:
    manifest = MANIFEST.replace('title.nl = "Klein"', "").replace('caption = "A caption"', 'caption.en = "A"')
    manifest = manifest.replace('alt = "Fields"', 'alt.en = "Fields"').replace('credit = "Somebody"', 'credit = ""', 1)
    folder = small_briefing(tmp_path / "x", manifest=manifest, nl="Woorden.[^none]\n\n#### Diep\n\nMeer.")
    with open_briefing(folder) as opened:
        said = found(opened, pictures, language="nl")
    sentences = [str(each) for each in said]
    for part in (
        "a standard for archives or accessibility is not met: a level of headings is skipped. The PDF is written",
        "the title is not in the language that was chosen. Translate it.",
        "“Eerste” skips a level of headings",
        "“Eerste”: a source is cited that is not there: “none”",
        "the caption of “A pair” is not in the language",
        "images/a.png has no description",
        "images/a.png does not say whose it is",
    ):
        assert any(part in sentence for sentence in sentences), (part, sentences)
    assert {each.figure for each in said} == {"", "pair"}
    assert {each.section for each in said} == {"", "first"}


@pytest.mark.parametrize("languages", ['["en", "nl"]', '["en"]'])
def test_no_language_was_chosen_where_there_is_one(tmp_path: Path, pictures: PictureService, languages: str) -> None:
    manifest = MANIFEST.replace('["en", "nl"]', languages).replace('credit = "Somebody"', 'credit = ""', 1)
    if languages == '["en"]':
        manifest = "\n".join(line for line in manifest.splitlines() if ".nl" not in line)
    folder = small_briefing(tmp_path / "x", manifest=manifest)
    for text in folder.glob("sections/*/first.md"):
        text.unlink()
    with open_briefing(folder) as opened:
        said = [str(each) for each in found(opened, pictures)]
    chosen = " in the language that was chosen" if "nl" in languages else ""
    assert said == [
        f"“First” has no text{chosen}. Write it; it is said that it is missing.",
        f"images/a.png does not say whose it is. Write it{chosen or ' in briefing.toml'}.",
    ]


def test_what_a_new_briefing_still_says_is_found(tmp_path: Path, pictures: PictureService) -> None:
    create(tmp_path / "new")
    with open_briefing(tmp_path / "new") as opened:
        said = found(opened, pictures, language="nl")
        fewer = found(opened, pictures, language="nl", plates="none", sources=False)
        left_out: dict[str, Any] = {"plates": "none", "sources": False, "key_points": False, "timeline": False}
        least = found(opened, pictures, language="nl", **left_out)
    still = "there is still what a new briefing says. Write your own."
    assert [(str(each), each.section, each.figure) for each in said] == [
        ("the title still says what a new briefing says. Write your own.", "", ""),
        ("the issuer still says what a new briefing says. Write your own.", "", ""),
        (f"the key points: {still}", "", ""),
        (f"the timeline: {still}", "", ""),
        (f"the sources: {still}", "", ""),
        (f"“Het begin”: {still}", "beginning", ""),
        (f"“De weg”: {still}", "", "road"),
    ]
    assert list(fewer) == [each for each in said if "sources" not in each.what and not each.figure]
    assert list(least) == [each for each in fewer if not each.what.startswith(("the key", "the timeline"))]


def test_links_and_figures_that_lead_nowhere_are_found(tmp_path: Path, pictures: PictureService) -> None:
    manifest = MANIFEST.replace('summary.en = "- A point.[^one]"', 'summary.en = "- A point.[^none]"')
    manifest = manifest.replace('figures = ["pair"]', 'figures = ["pair", "peer"]')
    text = "[a](figure:pair) [b](section:first) [c](figure:none) [d](section:none)[^one]"
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest, en=text)) as opened:
        said = found(opened, pictures)
    assert [(str(each), each.section) for each in said] == [
        ("the key points: a source is cited that is not there: “none”. Add it to the sources, or fix the mark.", ""),
        ("“First”: a link leads to a figure that is not there: “none”. Add it to figures, or fix the link.", "first"),
        ("“First”: a link leads to a section that is not there: “none”. Fix the link.", "first"),
        ("“First” has a figure that is not there: “peer”. Add it to figures.", "first"),
    ]


def test_marks_that_are_escaped_or_code_cite_nothing(tmp_path: Path, pictures: PictureService) -> None:
    manifest = MANIFEST.replace('"- A point.[^one]"', "'- \\[^one] `[^gone]`[^one]'").replace(
        '"A caption"', "'A \\[^gone]'"
    )
    text = "\\[^one] \\[^gone] `[^one]`[^one][^n] \\[^n]\n\n```\n[^gone]\n```\n\n[^n]: A note.\n"
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest, en=text)) as opened:
        assert [each.what for each in found(opened, pictures)] == []


def test_marks_and_links_that_lead_nowhere_are_found_in_texts_of_one_paragraph(
    tmp_path: Path, pictures: PictureService
) -> None:
    manifest = MARKED.replace("figure:pair", "figure:none").replace("section:first", "section:none")
    manifest = manifest.replace("way).[^one]", "way).[^none]").replace("`note`.[^one]", "`note`.[^gone]")
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        said = found(opened, pictures)
        assert [(each.what, each.figure) for each in said] == [
            ("the timeline: a source is cited that is not there: “none”", ""),
            ("the corrections: a link leads to a section that is not there: “none”", ""),
            ("the notes of the sources: a source is cited that is not there: “gone”", ""),
            ("the caption of “A pair”: a link leads to a figure that is not there: “none”", "pair"),
        ]
        assert not any("notes" in each.what for each in found(opened, pictures, sources=False))


def test_what_is_one_text_for_all_languages_is_told_where_another_than_the_first_is_chosen(
    tmp_path: Path, pictures: PictureService
) -> None:
    phrase = "Tents stand on the fields"
    manifest = MANIFEST.replace('"A caption"', f'"{phrase}"').replace('text = "Something"', f'text = "{phrase}"')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        assert not found(opened, pictures)
        told = [each for each in found(opened, pictures, language="nl") if "all languages" in each.what]
        assert [str(each) for each in told] == [
            "one text for all languages: captions, the timeline. Write them in each language."
        ]
        without = [each.what for each in found(opened, pictures, language="nl", timeline=False)]
        assert "one text for all languages: captions" in without


def figure(name: str, caption: str, *described: str) -> str:
    """A figure of the manifest, with a picture a year that is so described."""
    return f'[[figures]]\nid = "{name}"\ntitle = "A"\ncaption = "{caption}"\n' + "".join(
        f'[[figures.pictures]]\nfile = "images/a.png"\ndate = {2020 + at}-01-01\nlabel = "A"\n'
        f'alt = "{words}"\ncredit = "Somebody"\nkind = "satellite"\n'
        for at, words in enumerate(described)
    )


@pytest.mark.parametrize(
    ("chosen", "named"),
    [
        ({}, "titles of sections, captions, descriptions of pictures"),
        ({"plates": "none"}, "titles of sections"),
        ({"sections": ("first",)}, "captions"),
        ({"plates": "all-dates", "sections": ("first",)}, "captions, descriptions of pictures"),
        ({"plates": "none", "sections": ("first",)}, ""),
    ],
)
def test_one_text_for_all_languages_is_told_of_what_is_printed(
    tmp_path: Path, pictures: PictureService, chosen: dict[str, Any], named: str
) -> None:
    head, _figures, rest = MANIFEST.partition("[[figures]]")
    second = '[[sections]]\nid = "second"\ntitle = "What happened next there"\nfigures = ["two"]\n'
    pair = figure("pair", "Tents stand on the fields.", "Fields", "Fields with many tents", "Fields")
    two = figure("two", "Two", "Fields with many tents", "Fields")
    manifest = head + second + pair + two + "[[events]]" + rest.partition("[[events]]")[2]
    folder = small_briefing(tmp_path / "x", manifest=manifest)
    for language in ("en", "nl"):
        (folder / f"sections/{language}/second.md").write_text("Words.")
    with open_briefing(folder) as opened:
        told = [each.what for each in found(opened, pictures, language="nl", **chosen) if "all languages" in each.what]
    assert told == ([f"one text for all languages: {named}"] if named else [])


def test_a_caption_that_a_comparison_was_born_with_is_told_once_it_is_saved(
    tmp_path: Path, pictures: PictureService
) -> None:
    manifest = MANIFEST.replace("A caption", "Pictures from files, with the dates that the files tell.")
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        (said,) = found(opened, pictures)
    assert (said.what, said.figure) == ("the caption of “A pair” only says where its pictures are from", "pair")


def test_small_and_broken_pictures_are_found(tmp_path: Path, pictures: PictureService) -> None:
    from PIL import Image

    folder = small_briefing(tmp_path / "x")
    for name in ("a", "b"):
        (folder / f"images/{name}.png").write_bytes(saved(Image.new("RGB", (90, 60))))
    with open_briefing(folder) as opened:
        told = [each.what for each in found(opened, pictures)]
        assert [each.partition(" has ")[0] for each in told] == ["“A pair”: images/a.png", "“A pair”: images/b.png"]
        assert all("dots an inch" in each for each in told)
        assert {each.advice for each in found(opened, pictures)} == {"Use a larger one"}
        zoomed = {"pair": Comparison(after=1, view=View(width=0.5, height=0.5))}
        assert {each.advice for each in found(opened, pictures, zoomed)} == {"Use a larger one, or zoom out"}
        assert found(opened, pictures, plates="on-screen")[0].what.startswith("“A pair”: a picture has ")
        assert not found(opened, pictures, plates="none")
    (folder / "images/b.png").write_bytes(b"broken")
    with open_briefing(folder) as opened:
        last = str(found(opened, pictures)[-1])
        assert last.startswith("“A pair”: images/b.png cannot be shown: this is not")
        assert last.endswith("Use an undamaged copy of the picture.")


def test_what_lacks_in_one_file_is_written_in_a_folder(tmp_path: Path, pictures: PictureService) -> None:
    folder = small_briefing(tmp_path / "x", manifest=MANIFEST.replace('credit = "Somebody"', 'credit = ""', 1))
    path = tmp_path / "x.briefing"
    path.write_bytes(pack(folder))
    with open_briefing(path) as opened:
        (said,) = map(str, found(opened, pictures))
    assert said.endswith("say whose it is. Save the briefing as a folder, and write it in briefing.toml there.")


def test_what_a_picture_lacks_that_is_not_printed_is_not_told(tmp_path: Path, pictures: PictureService) -> None:
    bare = '[[figures.pictures]]\nfile = "images/a.png"\ndate = 2022-01-01\nlabel = ""\nalt = ""\ncredit = ""\n'
    bare += 'kind = "satellite"\n\n'
    folder = small_briefing(tmp_path / "x", manifest=MANIFEST.replace("[[events]]", bare + "[[events]]", 1))
    with open_briefing(folder) as opened:
        first, last = Comparison(before=0, after=1), Comparison(before=1, after=2)
        assert not found(opened, pictures, {"pair": first})
        told = [each.what for each in found(opened, pictures, {"pair": last}) if "images/a.png" in each.what]
    assert [what.partition("images/a.png ")[2] for what in told] == [
        "has no description for those who cannot see it",
        "does not say whose it is",
        "has no label",
    ]


@pytest.mark.parametrize("data", [None, b"broken", b"GIF89a"])
def test_what_to_do_about_a_picture_is_what_a_check_says(
    tmp_path: Path, pictures: PictureService, data: bytes | None
) -> None:
    folder = small_briefing(tmp_path / "x")
    (folder / "images/b.png").unlink()
    if data is not None:
        (folder / "images/b.png").write_bytes(data)
    (finding,) = check(folder, pictures.told_by)
    with open_briefing(folder) as opened:
        (last,) = (each for each in found(opened, pictures) if "cannot be shown" in each.what)
    assert finding.what.partition(": ")[2] == last.what.partition("cannot be shown: ")[2]
    assert finding.advice
    assert finding.advice == last.advice


def test_a_missing_text_is_found_and_sections_left_out_are_not(tmp_path: Path, pictures: PictureService) -> None:
    folder = small_briefing(tmp_path / "x")
    (folder / "sections/nl/first.md").unlink()
    with open_briefing(folder) as opened:
        (finding,) = found(opened, pictures, language="nl")
        assert finding.section == "first"
        assert "has no text in the language" in finding.what
        assert found(opened, pictures, language="nl", sections=()) == []


def test_letters_that_no_font_has_are_named_with_their_place(tmp_path: Path, pictures: PictureService) -> None:
    with open_briefing(small_briefing(tmp_path / "x", en="Words \U0010fffd and \U0010fffc.")) as opened:
        (finding,) = [each for each in found(opened, pictures) if "no font" in each.what]
    assert (finding.section, finding.figure) == ("first", "")
    assert "U+10FFFD, U+10FFFC" in finding.what
    manifest = MANIFEST.replace('caption = "A caption"', 'caption = "A \U0010fffd"')
    with open_briefing(small_briefing(tmp_path / "y", manifest=manifest)) as opened:
        (finding,) = [each for each in found(opened, pictures) if "no font" in each.what]
    assert (finding.section, finding.figure) == ("", "pair")
    manifest = MANIFEST.replace('issuer = "Somebody"', 'issuer = "\U0010fffc"')
    with open_briefing(small_briefing(tmp_path / "z", manifest=manifest)) as opened:
        (finding,) = [each for each in found(opened, pictures) if "no font" in each.what]
    assert (finding.section, finding.figure) == ("", "")


def test_a_picture_without_any_words_costs_a_standard(tmp_path: Path, pictures: PictureService) -> None:
    manifest = MANIFEST.replace('alt = "Fields"', 'alt = ""').replace('label = "Before"', 'label = ""')
    with open_briefing(small_briefing(tmp_path / "x", manifest=manifest)) as opened:
        sentences = [str(each) for each in found(opened, pictures)]
    assert any("is not met: a picture has no description" in each for each in sentences), sentences
    assert any("images/a.png has no label" in each for each in sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_has_written_yet_is_found_in_a_comparison_of_loose_pictures(
    tmp_path: Path, pictures: PictureService, language: str
) -> None:
    translation.use(language)
    loose = [
        LoosePicture(name=name, data=scene_png(900, 600, seed), changed=datetime.date(2021, 12, 1), taken=None)
        for seed, name in enumerate(("a (1).png", "b.png"))
    ]
    opened, _files = untitled(loose, today=datetime.date(2021, 12, 24), language=language)
    translation.use("en")
    (finding,) = found(opened, pictures, language=language)
    assert finding.figure == "pictures"
    assert "what the pictures show, for those who cannot see them, and whose they are" in finding.what
    assert finding.advice.startswith("Save the comparison as a folder")
    write_parts(tmp_path / "saved", parts_of(opened))
    with open_briefing(tmp_path / "saved") as again:
        said = [finding.what for finding in found(again, pictures, language=language)]
    assert sum("has no description for those who cannot see it" in each for each in said) == 2
    assert sum("does not say whose it is" in each for each in said) == 2
    assert not any("label" in each for each in said)


def test_in_a_comparison_that_is_nowhere_yet_what_is_written_is_not_told_of(pictures: PictureService) -> None:
    opened = OpenedBriefing(None, MemoryStorage(files()), manifests.parse(MANIFEST.encode()))
    assert not any("nobody has written" in each.what for each in found(opened, pictures))
