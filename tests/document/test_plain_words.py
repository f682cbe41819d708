"""A mark or a link is named in words of the manifest that are no Markdown."""

from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, files, found
from tests.pace import within

WORDS = (
    "“{}” is shown as it is written, for these words are no Markdown. "
    "Take it out; sections, captions and notes of sources can have marks and links."
)


@pytest.mark.parametrize(
    ("old", "new", "place", "shown"),
    [
        ('title.nl = "Klein"', 'title.nl = "Klein[^one]"', "title.nl", "[^one]"),
        ('label = "Before"', 'label = "[Before](section:first)"', "figures[0].pictures[0].label", "](section:first)"),
        ('name = "Somewhere"', 'name = "[Here](https://a.org)"', "figures[0].place.name", "](https://a.org)"),
        ('publisher = "Somebody"', 'publisher = "Somebody [^none]"', "sources[0].publisher", "[^none]"),
    ],
)
def test_what_cites_or_leads_in_plain_words_is_named(
    tmp_path: Path, old: str, new: str, place: str, shown: str
) -> None:
    sentences = found(tmp_path, files(manifest=MANIFEST.replace(old, new, 1)))
    assert sentences == [f"briefing.toml, {place}: {WORDS.format(shown)}"]


def test_brackets_in_plain_words_are_right(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('label = "Before"', 'label = "[Before] (figure: 1) ^one"')
    assert found(tmp_path, files(manifest=manifest)) == []


@pytest.mark.parametrize("begun", ["[^", "](https:"])
def test_what_only_ever_begins_takes_no_longer_than_other_words(tmp_path: Path, begun: str) -> None:
    parts = files(manifest=MANIFEST.replace('title.nl = "Klein"', f'title.nl = "{begun * 30_000}"'))
    with within(40):
        assert found(tmp_path, parts) == []
