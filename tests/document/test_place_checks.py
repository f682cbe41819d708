"""A place is named that is far from the others, and near them once its longitude and latitude are swapped."""

from pathlib import Path

import pytest

from briefing.document import place_checks
from tests.document.samples import MANIFEST, files, found

CRIMEA, KYIV, DONETSK, YELNYA = (34.1, 45.3), (30.5, 50.5), (37.8, 48.0), (33.2, 54.6)
WASHINGTON, MANILA, BAGHDAD, LIMA = (-77.0, 38.9), (121.0, 14.6), (44.4, 33.3), (-77.0, -12.0)
# Where one comes to who goes on over the pole, as from the latitude that Manila would have.
NOME, KING_ISLAND = (-165.4, 64.5), (-168.1, 65.0)
FIGURE = MANIFEST[MANIFEST.index("[[figures]]") : MANIFEST.index("[[events]]")]
ADVICE = "Swap the two, unless this is right."

Point = tuple[float, float]


def swapped(point: Point) -> Point:
    return point[1], point[0]


def with_places(*points: Point | None) -> str:
    """The manifest of a briefing with a figure at each of these."""
    figures = []
    for at, point in enumerate(points):
        figure = FIGURE.replace('id = "pair"', f'id = "at-{at}"')
        place = f'place = {{ name = "X", longitude = {point[0]}, latitude = {point[1]} }}' if point else ""
        figures.append(figure.replace(figure[figure.index("place =") : figure.index("metres_")], f"{place}\n"))
    names = ", ".join(f'"at-{at}"' for at in range(len(points)))
    return MANIFEST.replace('figures = ["pair"]', f"figures = [{names}]").replace(FIGURE, "".join(figures))


def told(tmp_path: Path, *points: Point | None) -> list[str]:
    return found(tmp_path, files(manifest=with_places(*points)))


def test_a_place_that_is_swapped_is_named_with_how_far_it_is_from_the_others(tmp_path: Path) -> None:
    assert told(tmp_path, KYIV, None, DONETSK, swapped(CRIMEA), YELNYA) == [
        "briefing.toml, figures[3].place: this is 1700 kilometres from the nearest other place, and near the others "
        f"with longitude and latitude swapped. {ADVICE}"
    ]


@pytest.mark.parametrize(
    ("points", "named"),
    [
        ((swapped(CRIMEA),), []),
        ((swapped(CRIMEA), None), []),
        ((swapped(CRIMEA), swapped(CRIMEA)), []),
        ((KYIV, CRIMEA, DONETSK, YELNYA), []),
        ((KYIV, CRIMEA, WASHINGTON), []),
        ((KYIV, DONETSK, MANILA), []),
        ((KYIV, DONETSK, YELNYA, BAGHDAD), [3]),
        ((WASHINGTON, MANILA, BAGHDAD, LIMA, CRIMEA), []),
        ((KYIV, swapped(CRIMEA), DONETSK, swapped(CRIMEA)), [1, 3]),
        ((swapped(KYIV), CRIMEA), [0]),
        ((CRIMEA, swapped(KYIV)), [0]),
        ((KYIV, DONETSK, LIMA, swapped(LIMA)), []),
        (((2.0, 1.0), (1.0, 2.0), (1.5, 1.0)), []),
        ((NOME, KING_ISLAND, MANILA), []),
    ],
)
def test_only_a_place_that_fits_swapped_is_named(
    tmp_path: Path, points: tuple[Point | None, ...], named: list[int]
) -> None:
    sentences = told(tmp_path, *points)
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        f"briefing.toml, figures[{at}].place" for at in named
    ]


def test_of_very_many_the_first_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = (KYIV, DONETSK, swapped(CRIMEA))
    monkeypatch.setattr(place_checks, "MOST_COMPARED", 2)
    assert told(tmp_path / "few", *points) == []
    monkeypatch.setattr(place_checks, "MOST_COMPARED", 3)
    assert len(told(tmp_path / "all", *points)) == 1


def test_beside_a_place_that_is_refused_no_other_is_named_for_what_stands_in_for_it(tmp_path: Path) -> None:
    manifest = with_places((0.0, 30.0), (30.0, 100.0))
    refused = found(tmp_path, files(manifest=manifest))
    assert [each.partition(":")[0] for each in refused] == ["briefing.toml, figures[1].place.latitude"]
