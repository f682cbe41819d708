"""A check of a manifest that is refused goes on to what else is wrong."""

from pathlib import Path

import pytest

from briefing.document.checks import check
from tests.document.samples import MANIFEST, files, found, write_folder


def places(tmp_path: Path, manifest: str, **texts: str) -> list[str]:
    findings = check(write_folder(tmp_path / "x", files(manifest=manifest, **texts)))
    return [f"{each.file}, {each.place}" if each.place else each.file for each in findings]


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("edition = 1", 'edition = "one"', "edition"),
        ("published = 2021-12-24", "", "published"),
        ("cutoff = 2021-12-24", "cutoff = 2021-12-24T10:00:00", "cutoff"),
        ('issuer = "Somebody"', "issuer = 5", "issuer"),
        ('kind = "report"', 'kind = "rumour"', "sources[0].kind"),
        ('kind = "satellite"', 'kind = "drawing"', "figures[0].pictures[0].kind"),
        ("https://example.org/one", "example.org/one", "sources[0].url"),
        ("date = 2021-10-07", 'date = "2021-20"', "figures[0].pictures[0].date"),
        ("until = 2021-12-13", "until = 5", "events[0].until"),
        ('month = "2021-11"', 'month = "November"', "events[0].month"),
        ("metres_per_pixel = 0.5", "metres_per_pixel = -1", "figures[0].metres_per_pixel"),
        ('name = "Somewhere"', "name = 5", "figures[0].place.name"),
        ('title.nl = "Klein"', "title.nl = 5", "title.nl"),
        ('title.nl = "Klein"', "title.kind = 5", "title"),
        ('title.nl = "Klein"', 'title."of 12" = 5', "title"),
        ('label = "After"', 'label = { en = "After", "pt-BR" = [] }', "figures[0].pictures[1].label.pt-BR"),
        ("longitude = 34.1", "longitude = 400", "figures[0].place.longitude"),
        ('"images/a.png"', '"../a.png"', "figures[0].pictures[0].file"),
        ('caption = "A caption"', "", "figures[0].caption"),
    ],
)
def test_what_is_wrong_in_the_texts_is_told_beside_it(tmp_path: Path, right: str, wrong: str, place: str) -> None:
    assert right in MANIFEST
    manifest = MANIFEST.replace(right, wrong, 1)
    assert places(tmp_path, manifest) == [f"briefing.toml, {place}"]
    assert places(tmp_path, manifest, en="Words.[^one]\n\n##Title\n") == [
        f"briefing.toml, {place}",
        "sections/en/first.md, line 3",
    ]


def test_several_faults_are_told_at_once_with_what_is_not_there(tmp_path: Path) -> None:
    manifest = (
        MANIFEST.replace("edition = 1", "").replace("https://example.org/one", "one").replace("2021-12-13", '"x"')
    )
    parts = files(manifest=f"{manifest}more = 1\n")
    parts["images/b.png"] = b""
    del parts["images/a.png"], parts["sections/nl/first.md"]
    parts["spare.txt"] = b""
    folder = write_folder(tmp_path / "x", parts)
    findings = check(folder)
    assert {each.section for each in findings if each.file.startswith("sections/")} == {"first"}
    told = [(each.file, each.place) for each in findings]
    assert told == [
        ("briefing.toml", "sources[0].url"),
        ("briefing.toml", "figures[0].pictures[1].date"),
        ("briefing.toml", "events[0].until"),
        ("briefing.toml", "edition"),
        ("briefing.toml", "figures[0].pictures[0].file"),
        ("briefing.toml", "corrections[0].more"),
        ("sections/nl/first.md", ""),
        ("spare.txt", ""),
    ]


def test_a_key_that_may_be_meant_for_one_that_lacks_is_told_beside_that_and_each_key_once(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("publisher =", "publishr =").replace("edition = 1", "edition = 1\nmore = 1")
    manifest = manifest.replace('caption = "A caption"', 'caption = "A caption"\nmore = 1')
    assert places(tmp_path, manifest) == [
        "briefing.toml, sources[0].publisher",
        "briefing.toml, sources[0].publishr",
        "briefing.toml, more",
        "briefing.toml, figures[0].more",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ('id = "one"', 'id = "One"', "sources[0].id"),
        ('languages = ["en", "nl"]', "languages = []", "languages"),
        ('languages = ["en", "nl"]', 'languages = ["en", "en"]', "languages[1]"),
        ('month = "2021-11"', "", "events[0]"),
        ('figures = ["pair"]', 'figures = ["The pair"]', "sections[0].figures[0]"),
    ],
)
def test_where_nothing_can_stand_in_only_the_manifest_is_told(
    tmp_path: Path, right: str, wrong: str, place: str
) -> None:
    manifest = MANIFEST.replace(right, wrong, 1).replace("until = 2021-12-13\n", "")
    assert places(tmp_path, manifest, en="##Title\n") == [f"briefing.toml, {place}"]


def test_very_many_faults_are_told_and_do_not_take_long(tmp_path: Path) -> None:
    events = "".join(f'[[events]]\ndate = {at}\ntext = "x"\n' for at in range(300))
    assert len(places(tmp_path, MANIFEST + events, en="##Title\n")) == 300


def test_a_picture_whose_name_is_wrong_does_not_make_its_file_idle(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('file = "images/a.png"', "file = 5")
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, figures[0].pictures[0].file: this should be text, and is a whole number."
    ]
