"""What two pictures of one figure share, and should not, is named."""

from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, files, found

WORDS = "another picture of this figure shows the same file. Name the file of this one, or take it out."


def test_a_file_that_a_figure_shows_twice_is_named(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('file = "images/b.png"', 'file = "images/a.png"')
    told = [each for each in found(tmp_path, files(manifest=manifest)) if "same file" in each]
    assert told == [f"briefing.toml, figures[0].pictures[1].file: {WORDS}"]


def test_a_file_that_two_figures_show_is_right(tmp_path: Path) -> None:
    figure = MANIFEST[MANIFEST.index("[[figures]]") : MANIFEST.index("[[events]]")]
    again = figure.replace('id = "pair"', 'id = "again"')
    manifest = MANIFEST.replace(figure, figure + again).replace('["pair"]', '["pair", "again"]')
    assert found(tmp_path, files(manifest=manifest)) == []


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ('alt = "Green fields by a river"', 'alt = "Green fields by a river "', ["alt"]),
        ('alt.en = "Green fields by a river"', 'alt.en = "Green fields by a river"', ["alt.en"]),
        ('alt = "Green fields by a river"', 'alt = "Tents on fields by a river"', []),
        ('alt = "Fields"', 'alt = "Fields"', []),
        ('alt = "Nobody has described it yet."', 'alt = "Nobody has described it yet."', []),
    ],
)
def test_words_that_describe_two_pictures_are_named(tmp_path: Path, first: str, second: str, places: list[str]) -> None:
    manifest = MANIFEST.replace('alt = "Fields"', first).replace('alt = "Fields and tents"', second)
    told = [each for each in found(tmp_path, files(manifest=manifest)) if "same words" in each]
    assert told == [
        f"briefing.toml, figures[0].pictures[1].{place}: another picture of this figure is described by the same "
        "words. Say what is to be seen in this one."
        for place in places
    ]


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("b-2021-12-13", "a-2021-10-07", True),
        ("b_2021-12", "a_2021-10-07", True),
        ("a-2021-10-07", "b-2021-12-13", False),
        ("b-2021-12-13", "a", False),
        ("first", "a-2021-10-07", False),
        ("b-2021-10", "a-2021-10-07", False),
        ("b-03-04-2021", "a-02-04-2021", False),
    ],
)
def test_files_whose_names_tell_the_opposite_order_are_named(
    tmp_path: Path, first: str, second: str, *, is_told: bool
) -> None:
    parts = files(manifest=MANIFEST.replace("images/a.png", f"images/{first}.png").replace("b.png", f"{second}.png"))
    parts |= {f"images/{first}.png": parts.pop("images/a.png"), f"images/{second}.png": parts.pop("images/b.png")}
    told = (
        "the names of this file and the one before it tell their dates the other way round. Check which of the two is "
    )
    expected = [f"briefing.toml, figures[0].pictures[1].file: {told}the earlier one."] if is_told else []
    assert found(tmp_path, parts) == expected
