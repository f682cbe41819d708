"""Phrases in one string are named where a briefing has several languages, once for each kind."""

from pathlib import Path

import pytest

from briefing.document.checks import check
from briefing.document.untranslated import is_phrase
from tests.document.samples import MANIFEST, files, found, write_folder

CAPTION = "Tents stand on the fields."


def test_phrases_in_one_string_are_named_once_a_kind(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('alt = "Fields', f'alt = "{CAPTION} Fields').replace("A caption", CAPTION)
    folder = write_folder(tmp_path / "x", files(manifest=manifest))
    findings = check(folder)
    assert [str(each) for each in findings] == [
        "briefing.toml, figures[0].caption (line 32): this is one text for all languages. "
        "Write it in each: caption.en, caption.nl.",
        "briefing.toml, figures[0].pictures[0].alt (line 40): this is one text for all languages, as 1 more of its "
        "kind is. Write it in each: alt.en, alt.nl.",
    ]
    assert all(each.harmless for each in findings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('languages = ["en", "nl"]', 'languages = ["en"]'),
        ('caption = "A caption"', f'caption.en = "{CAPTION}"\ncaption.nl = "{CAPTION}"'),
        ('credit = "Somebody"', f'credit = "{CAPTION}"'),
        ('label = "Before"', f'label = "{CAPTION}"'),
        ('publisher = "Somebody"', f'publisher = "{CAPTION}"'),
        ('caption = "A caption"', 'caption = "Pictures from files, with the dates that the files tell."'),
    ],
)
def test_where_there_is_one_language_or_each_and_what_may_be_a_name_is_not(tmp_path: Path, old: str, new: str) -> None:
    manifest = MANIFEST if "languages" in old else MANIFEST.replace(old, new)
    if "languages" in old:
        manifest = manifest.replace(old, new).replace("A caption", CAPTION)
    assert not [each for each in found(tmp_path, files(manifest=manifest)) if "one text for all" in each]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", False),
        ("Fields and tents", False),
        ("Tents on the fields", True),
        ("Zaporizhzhia", False),
        ("田野上的帐篷排成一列一列的样子到处都能看得很清楚", True),
    ],
)
def test_a_phrase_is_more_than_what_may_be_a_name(words: str, expected: bool) -> None:
    assert is_phrase(words) is expected
