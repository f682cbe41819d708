"""A file that two pictures of one figure show is named."""

from pathlib import Path

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
