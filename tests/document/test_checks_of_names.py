"""What was probably meant is named where there is nothing of a name, in files and in keys."""

from pathlib import Path

import pytest

from briefing.document import files_there
from briefing.document.checks import check
from briefing.document.key_checks import MOST_KEYS
from briefing.document.storage import FolderStorage
from tests.document.samples import MANIFEST, files, found, write_folder
from tests.pace import within

RENAME = "Rename {} to this, if that is the text: no section asks for it."
WRITE = "Write {}, if that is the picture: no figure asks for it."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('[[figures.pictures]]\nfile = "images/b.png"', '[[pictures]]\nfile = "images/b.png"', "figures.pictures"),
        ("[[events]]", '[place]\nname = "Here"\n\n[[events]]', "figures.place"),
    ],
)
def test_a_table_of_a_figure_is_told_to_name_it(tmp_path: Path, old: str, new: str, told: str) -> None:
    sentences = found(tmp_path, files(manifest=MANIFEST.replace(old, new, 1)))
    name = told.rpartition(".")[2]
    what = f"briefing.toml, {name}: this key is not part of format 1. Write {told}, or take it out."
    assert what in sentences


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("sections/en/First.md", RENAME.format("sections/en/First.md")),
        ("sections/en/first.md.txt", RENAME.format("sections/en/first.md.txt")),
        ("sections/en/more/firsts.md", RENAME.format("sections/en/more/firsts.md")),
        ("sections/en/other.md", RENAME.format("sections/en/other.md")),
        ("sections/fr/first.md", "Write it."),
        ("sections/en/more/other.md", "Write it."),
    ],
)
def test_the_file_that_a_text_is_in_instead_is_offered_and_told_once(tmp_path: Path, name: str, advice: str) -> None:
    parts = files()
    parts[name] = parts.pop("sections/en/first.md")
    told, *others = found(tmp_path, parts)
    assert told == (
        f"sections/en/first.md: this file is not in the briefing, and the section “first” asks for it. {advice}"
    )
    assert len(others) == (advice == "Write it.")
    assert all(each.startswith(f"{name}: nothing uses this file.") for each in others)


def test_a_section_of_another_id_has_its_texts_offered_in_each_language(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('id = "first"', 'id = "opening"').replace('section = "first"', 'section = "opening"')
    findings = check(write_folder(tmp_path / "x", files(manifest=manifest)))
    assert [(each.file, each.section, each.advice) for each in findings if each.file != "briefing.toml"] == [
        (
            f"sections/{language}/opening.md",
            "opening",
            RENAME.format(f"sections/{language}/first.md").removesuffix("."),
        )
        for language in ("en", "nl")
    ]


@pytest.mark.parametrize("extra", ["sections/en/more.md", ""])
def test_where_several_files_may_be_meant_none_is_offered(tmp_path: Path, extra: str) -> None:
    section = MANIFEST[MANIFEST.index("[[sections]]") : MANIFEST.index("[[figures]]")]
    others = section.replace('"first"', '"second"') if not extra else ""
    parts = {**files(manifest=MANIFEST.replace(section, section + others)), **({extra: b"x"} if extra else {})}
    parts["sections/en/other.md"] = parts.pop("sections/en/first.md")
    told = [each for each in found(tmp_path, parts) if each.startswith("sections/en/")]
    assert [each for each in told if "Rename" in each] == []
    assert "sections/en/other.md: nothing uses this file. Use it, or take it out." in told


def test_a_name_with_other_capitals_is_told_on_a_disk_that_ignores_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = files()
    parts["images/A.png"] = parts.pop("images/a.png")
    parts["sections/nl/First.md"] = parts.pop("sections/nl/first.md")
    read = FolderStorage.read

    def ignoring(storage: FolderStorage, name: str, *most: int) -> bytes:
        return read(storage, {each.lower(): each for each in parts}.get(name.lower(), name), *most)

    monkeypatch.setattr(FolderStorage, "read", ignoring)
    told = [each for each in found(tmp_path, parts) if "asks for it." in each]
    assert len(told) == 2
    assert told[0].endswith("this file is not in the briefing. " + WRITE.format("images/A.png"))
    assert told[1].endswith(RENAME.format("sections/nl/First.md"))


@pytest.mark.parametrize(
    ("there", "advice"),
    [
        ("images/A.PNG", WRITE.format("images/A.PNG")),
        ("images/aa.png", WRITE.format("images/aa.png")),
        ("a.png", WRITE.format("a.png")),
        ("images/another.jpg", WRITE.format("images/another.jpg")),
        ("images/.png", "Add it, or take it out of briefing.toml."),
        ("another.jpg", "Add it, or take it out of briefing.toml."),
        ("images/other.txt", "Add it, or take it out of briefing.toml."),
    ],
)
def test_the_name_that_a_file_has_instead_is_offered_and_told_once(tmp_path: Path, there: str, advice: str) -> None:
    parts = files()
    parts[there] = parts.pop("images/a.png")
    told, *others = found(tmp_path, parts)
    assert told.startswith("briefing.toml, figures[0].pictures[0]")
    assert told.endswith(f"images/a.png: this file is not in the briefing. {advice}")
    is_idle = advice.startswith("Add") and there != "images/.png"
    assert others == ([f"{there}: nothing uses this file. Use it, or take it out."] if is_idle else [])


def test_of_very_many_files_that_are_missing_the_first_are_looked_for(tmp_path: Path) -> None:
    row = MANIFEST[MANIFEST.index("[[figures.pictures]]") : MANIFEST.index('[[figures.pictures]]\nfile = "images/b')]
    rows = "".join(row.replace("a.png", f"missing-picture-{at:04}.png") for at in range(1500))
    others = {f"images/there-is-a-picture-{at:04}.png": b"" for at in range(1500)}
    with within(200):
        sentences = found(tmp_path, {**files(manifest=MANIFEST.replace(row, rows + row)), **others})
        assert sum("this file is not in the briefing" in each for each in sentences) == 1500


def test_of_two_files_that_are_missing_the_first_is_looked_for_where_no_more_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = files()
    parts |= {"images/a.PNG": parts.pop("images/a.png"), "images/b.PNG": parts.pop("images/b.png")}
    advice = [WRITE.format("images/a.PNG"), WRITE.format("images/b.PNG")]
    told = found(tmp_path, parts)
    assert [each.endswith(words) for each, words in zip(told, advice, strict=True)] == [True, True]
    monkeypatch.setattr(files_there, "MOST_SEARCHED", 1)
    told = [each for each in found(tmp_path, parts) if "is not in the briefing" in each]
    assert [each.endswith(words) for each, words in zip(told, advice, strict=True)] == [True, False]


def test_a_key_that_may_be_meant_for_a_missing_one_is_named_too(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("cutoff = 2021-12-24", "cutof = 2021-12-24")
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, cutof: this key is not part of format 1. Write cutoff, or take it out.",
        "briefing.toml, cutoff: this key is missing. Add it.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "metres_per_pixel = ",
            "meters_per_pixel = ",
            "figures[0].meters_per_pixel (line 34): {wrong}. Write metres_per_pixel, or take it out.",
        ),
        ("alt = ", 'desc = ""\nalt = ', "pictures[0].desc (line 40): {wrong}. Check its spelling, or take it out."),
        ("longitude = ", "long = ", "figures[0].place.long (line 33): {wrong}. Write longitude, or take it out."),
        ('title.nl = "Eerste"', 'titel.nl = "Eerste"', "sections[0].titel (line 26): {wrong}. Write title, or take"),
        ("[[events]]", '[[event]]\ntext = "More"\n\n[[events]]', "event (line 52): {wrong}. Write events, or take"),
        ("[[events]]", "[[event]]", "event (line 52): {wrong}. Write events, or take it out."),
        ("[[corrections]]", "corrections = 1\n[[x]]", "corrections (line 58): {wrong}. Put it above the first table."),
    ],
)
def test_the_key_that_was_meant_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    sentences = [str(each) for each in check(write_folder(tmp_path, files(manifest=MANIFEST.replace(old, new, 1))))]
    assert any(told.format(wrong="this key is not part of format 1") in each for each in sentences), sentences


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title.nl = "Klein"', 'title.nl = "Klein"\nsubtitle.en = "Or not"\nsubtitle.nl = "Of niet"'),
        ("edition = 1", 'edition = 1\neditor = "Somebody"\npublisher = "Somebody"\nlang = "en"'),
        ('caption = "A caption"', 'caption = "A caption"\nlocation = "Here"\nsources = ["one"]'),
    ],
)
def test_a_key_that_resembles_one_that_is_there_is_a_hint(tmp_path: Path, old: str, new: str) -> None:
    findings = check(write_folder(tmp_path, files(manifest=MANIFEST.replace(old, new, 1))))
    assert findings
    assert {(each.advice, each.harmless) for each in findings} == {("Check its spelling, or take it out", True)}


def test_a_header_with_one_bracket_is_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("[[events]]", "[events]", 1).partition("[[events]]")[0]
    told = "events: this should be a list, and is a table. Write two brackets around it each time."
    assert f"briefing.toml, {told}" in found(tmp_path, files(manifest=manifest))


def test_where_a_file_is_no_longer_utf_8_is_told(tmp_path: Path) -> None:
    parts = {**files(), "sections/en/first.md": "Words[^one]\n\nDämme".encode("cp1252")}
    assert found(tmp_path / "a", parts) == [
        "sections/en/first.md, line 3: this file is not UTF-8 text. Save it as UTF-8."
    ]
    parts = {**files(), "briefing.toml": MANIFEST.replace('"Somebody"', '"Müller"', 1).encode("cp1252")}
    line = 1 + MANIFEST[: MANIFEST.index('"Somebody"')].count("\n")
    assert found(tmp_path / "b", parts) == [
        f"briefing.toml, line {line}: this file is not UTF-8 text. Save it as UTF-8."
    ]
    for name in ("sections/en/first.md", "briefing.toml"):
        begun = {**files(), name: b"\xef\xbb\xbf#\n\xff"}
        assert f"{name}, line 2: this file is not UTF-8 text. Save it as UTF-8." in found(tmp_path / f"{name}c", begun)


def test_of_very_many_keys_that_are_unknown_the_rest_is_counted(tmp_path: Path) -> None:
    keys = "".join(f"k{at} = 1\n" for at in range(MOST_KEYS + 2))
    sentences = found(tmp_path, files(manifest=keys + MANIFEST))
    assert len(sentences) == MOST_KEYS + 1
    assert sentences[-1] == (
        "briefing.toml: 2 more keys are not part of format 1. Check their spelling, or take them out."
    )
