"""What was probably meant is named where there is nothing of a name, in files and in keys."""

from pathlib import Path

import pytest

from briefing.document.checks import check
from briefing.document.key_checks import MOST_KEYS
from briefing.document.storage import FolderStorage
from tests.document.samples import MANIFEST, files, found, write_folder
from tests.pace import within


def test_the_name_that_a_text_has_instead_is_offered(tmp_path: Path) -> None:
    for name, advice in (
        ("sections/en/First.md", "Rename sections/en/First.md to this."),
        ("sections/en/first.md.txt", "Rename sections/en/first.md.txt to this."),
        ("sections/fr/first.md", "Write it."),
    ):
        parts = files()
        parts[name] = parts.pop("sections/en/first.md")
        sentences = found(tmp_path / str(len(advice)), parts)
        assert f"sections/en/first.md: this file is not in the briefing. {advice}" in sentences


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
    told = [each for each in found(tmp_path, parts) if "as the file is called" in each or "Rename" in each]
    assert len(told) == 2
    assert told[0].endswith("this file is not in the briefing. Write images/A.png, as the file is called.")
    assert told[1].endswith("Rename sections/nl/First.md to this.")


@pytest.mark.parametrize(
    ("there", "named"),
    [("images/A.PNG", "images/A.PNG"), ("images/aa.png", "images/aa.png"), ("a.png", "a.png"), ("other.png", "")],
)
def test_the_name_that_a_file_has_instead_is_offered(tmp_path: Path, there: str, named: str) -> None:
    parts = files()
    parts[there] = parts.pop("images/a.png")
    (sentence,) = (each for each in found(tmp_path, parts) if each.startswith("briefing.toml, figures[0].pictures[0]"))
    advice = f"Write {named}, as the file is called." if named else "Add it, or take it out of briefing.toml."
    assert sentence.endswith(f"images/a.png: this file is not in the briefing. {advice}")


def test_of_very_many_files_that_are_missing_the_first_are_looked_for(tmp_path: Path) -> None:
    row = MANIFEST[MANIFEST.index("[[figures.pictures]]") : MANIFEST.index('[[figures.pictures]]\nfile = "images/b')]
    rows = "".join(row.replace("a.png", f"missing-picture-{at:04}.png") for at in range(1500))
    others = {f"images/there-is-a-picture-{at:04}.png": b"" for at in range(1500)}
    with within(200):
        sentences = found(tmp_path, {**files(manifest=MANIFEST.replace(row, rows + row)), **others})
        assert sum("this file is not in the briefing" in each for each in sentences) == 1500


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
            "caption = ",
            'captoin = ""\ncaption = ',
            "figures[0].captoin (line 32): {wrong}. Write caption, or take it out.",
        ),
        ("alt = ", 'desc = ""\nalt = ', "pictures[0].desc (line 40): {wrong}. Check its spelling, or take it out."),
        (
            "longitude = ",
            "long = 1, longitude = ",
            "figures[0].place.long (line 33): {wrong}. Write longitude, or take",
        ),
        ("[[events]]", "[[event]]", "event (line 52): {wrong}. Write events, or take it out."),
        ("[[events]]", "edition = 2\n[[events]]", "edition (line 52): {wrong}. Put it above the first table."),
    ],
)
def test_the_key_that_was_meant_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    sentences = [str(each) for each in check(write_folder(tmp_path, files(manifest=MANIFEST.replace(old, new, 1))))]
    assert any(told.format(wrong="this key is not part of format 1") in each for each in sentences), sentences


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


def test_of_very_many_keys_that_are_unknown_the_rest_is_counted(tmp_path: Path) -> None:
    keys = "".join(f"k{at} = 1\n" for at in range(MOST_KEYS + 2))
    sentences = found(tmp_path, files(manifest=keys + MANIFEST))
    assert len(sentences) == MOST_KEYS + 1
    assert sentences[-1] == (
        "briefing.toml: 2 more keys are not part of format 1. Check their spelling, or take them out."
    )
