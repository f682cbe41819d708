import pytest

from briefing.document.manifest_lines import ManifestLines
from tests.pace import within

TEXT = """\
format = 1
title.en = "A"

[[sources]]
id = "one"

[[figures]]
id = "first"
[[figures.pictures]]
file = "a.png"

[[figures]]
id = "second"
  [[ figures . pictures ]]
"file" = "b.png"
[[figures.pictures]]
date = 2021-10-07
file = "c.png"
[figures.place]
longitude = 1
name.en = "B"
[figures.place.name]
pt-BR = "C"
[sources.title]
[issuer]
nl = "D"
[[events]]
[[events]]
text.en = "E"
'text'.nl = "F"
colours = [
  { red = 1 },
]
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("format", 1),
        ("title.en", 2),
        ("cutoff", 0),
        ("sources[0].id", 5),
        ("sources[0].kind", 4),
        ("sources[1].id", 0),
        ("figures[0].pictures[0].file", 10),
        ("figures[0].pictures[1].file", 7),
        ("figures[1]", 12),
        ("figures[1].pictures[0].file", 15),
        ("figures[1].pictures[1].file", 18),
        ("figures[1].pictures[1].alt.nl", 16),
        ("figures[1].pictures[1]", 16),
        ("figures[1].place", 19),
        ("figures[1].place.latitude", 19),
        ("figures[1].place.longitude", 20),
        ("figures[1].place.name", 21),
        ("figures[1].place.name.pt-BR", 23),
        ("figures[0].place.longitude", 7),
        ("sources[0].title[...]", 24),
        ("issuer.nl", 26),
        ("events[1].text.nl", 30),
        ("events[1].colours[0].red", 32),
        ("line 2", 0),
        ("", 0),
    ],
)
def test_a_place_is_found_where_it_is_written_in_rows(place: str, line: int) -> None:
    assert ManifestLines(TEXT).line_of(place) == line


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_lines_are_those_of_an_editor(sign: str) -> None:
    lines = ManifestLines(f'# A{sign}comment\r\ntitle = "Words{sign}and words"\r\nedition = 1\r\n')
    assert (lines.line_of("title"), lines.line_of("edition")) == (2, 3)


def test_every_one_of_many_places_is_found_soon() -> None:
    many = 50_000
    text = "".join(f"k{at} = 1\n" for at in range(many)) + "[[sources]]\n" * many + "[" + " " * many + "\n"
    with within(100):
        lines = ManifestLines(text)
        assert all(lines.line_of(f"k{at}") == at + 1 for at in range(many))
        assert all(lines.line_of(f"sources[{at}].id") == many + at + 1 for at in range(many))


def test_keys_of_many_parts_are_cut_short_soon() -> None:
    many = 200_000
    key = "a" + ".a" * many
    with within(100):
        lines = ManifestLines(f"[{key}]\nk.{key} = 1\n" + "a " * many + "\n" + " " * many + "\n")
        assert lines.line_of(key) == 1
        assert lines.line_of("b" + "." * many) == 0


def test_a_number_of_a_row_that_nobody_could_count_to_is_no_row() -> None:
    assert ManifestLines(TEXT).line_of(f"figures[{'9' * 5000}]") == 0


LISTED = """\
[[figures]]
id = "first"
pictures = [  # one on each line
  { file = "a.png", alt = { en = "A" } },

  # the second
  { file = "b.png" },
]
title = "A"
[[figures]]
pictures = [
{ file = "c.png" },
[[events]]
text = "A"
{ file = "d.png" }
[all]
figures = [
  { id = "third", pictures = [
    { file = "d.png" },
  ] },
  { id = "fourth" },
]
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("figures[0].pictures[0].alt.en", 4),
        ("figures[0].pictures[1].alt", 7),
        ("figures[0].pictures[2].alt", 3),
        ("figures[0].title", 9),
        ("figures[1].pictures[0]", 12),
        ("figures[1].pictures[1]", 11),
        ("all.figures[0].pictures[0]", 18),
        ("all.figures[1]", 17),
    ],
)
def test_a_row_of_a_list_has_its_line_where_it_has_one_for_itself(place: str, line: int) -> None:
    assert ManifestLines(LISTED).line_of(place) == line
