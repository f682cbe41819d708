"""The map of the world, and how it comes to lie on a sheet."""

from pathlib import Path

import cut_map
import pytest

from briefing.paper.locator.atlas import Arc, Line, atlas, real
from briefing.paper.locator.drawing import HEIGHT, WIDTH
from briefing.paper.locator.projecting import Sheet
from briefing.paths import resource

EUROPE = Sheet(longitude=4.9, latitude=52.4, width=WIDTH, height=HEIGHT, kilometres=1900)


# The data


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [(34.1, 44.95), (33.53, 44.6), (36.47, 45.36), (34.39, 45.71), (37.8, 48.0)],
    ids=["Simferopol", "Sevastopol", "Kerch", "Dzhankoi", "Donetsk"],
)
def test_crimea_and_donetsk_are_in_ukraine(longitude: float, latitude: float) -> None:
    assert atlas().country_at(longitude, latitude) == "UKR"


def test_other_places_are_where_they_are() -> None:
    places = {"RUS": (37.6, 55.75), "NLD": (5.3, 52.1), "FJI": (178.0, -17.8), "CYP": (33.5, 35.3), "SOM": (45.0, 9.5)}
    assert {code: atlas().country_at(*place) for code, place in places.items()} == {code: code for code in places}
    assert atlas().country_at(33.0, 43.0) == ""


def test_the_data_is_small_and_says_where_it_is_from() -> None:
    text = resource("maps/world.json").read_text(encoding="utf-8")
    assert len(text) < 190_000
    assert "Natural Earth" in text.splitlines()[0]
    assert '"licence":"public domain"' in text.splitlines()[0]
    assert "//" not in text


def test_each_arc_lies_in_the_box_that_the_file_says() -> None:
    arcs = {id(arc): arc for rings in atlas().countries.values() for ring in rings for arc, _forward in ring.arcs}
    assert len(arcs) > 900
    for arc in arcs.values():
        across, up = zip(*arc.points, strict=True)
        assert (min(across), min(up), max(across), max(up)) == pytest.approx(arc.box)


def topology() -> dict[str, object]:
    """Two squares with a border between them, one with an islet, and a country that is too small to be drawn."""
    steps = {"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [0, 0]}}
    arcs = [
        [[0, 0], [0, 2], [0, 2]],
        [[0, 4], [-4, 0], [0, -4], [4, 0]],
        [[0, 0], [4, 0], [0, 4], [-4, 0]],
        [[20, 20], [0, 0], [0, 0]],
        [[60, 100], [0, 1], [1, 0], [-1, -1]],
        [[60, 20], [0, 0], [0, 0]],
    ]
    shapes = {"AAA": [[[0, 1]], [[3]]], "BBB": [[[2, -1]], [[4]]], "CYN": [[[5]]]}
    geometries = [{"type": "MultiPolygon", "properties": {"a3": code}, "arcs": rings} for code, rings in shapes.items()]
    return {**steps, "arcs": arcs, "objects": {"countries": {"geometries": geometries}}}


def test_the_cut_keeps_borders_whole_leaves_specks_out_and_is_the_same_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    given, target = tmp_path / "50m.json", tmp_path / "maps" / "world.json"
    given.write_text(json.dumps(topology()))
    monkeypatch.setattr(cut_map, "TARGET", target)
    assert cut_map.main([str(given)]) == 0
    first = target.read_bytes()
    assert cut_map.main([str(given)]) == 0
    assert target.read_bytes() == first
    cut = json.loads(first)
    shapes = {each["id"]: each["arcs"] for each in cut["objects"]["countries"]["geometries"]}
    assert set(shapes) == {"AAA", "BBB"}
    assert [len(polygons) for polygons in shapes.values()] == [1, 2]
    assert {arc for ring in shapes["AAA"][0] for arc in ring} & {~arc for ring in shapes["BBB"][0] for arc in ring}
    assert cut["boxes"] == [[0, 0, 0, 200], [-200, 0, 0, 200], [0, 0, 200, 200], [3000, 5000, 3050, 5050]]
    assert [0, 200] in cut["arcs"][0], "the point half way along a straight border is not needed"
    assert cut_map.main([]) == 2
    assert "usage" in capsys.readouterr().err


# Projection


def test_a_place_is_in_the_middle_and_distances_from_it_are_true() -> None:
    assert EUROPE.point(4.9, 52.4) == pytest.approx((WIDTH / 2, HEIGHT / 2))
    x, y = EUROPE.point(4.9, 52.4 + 4.5)
    assert x == pytest.approx(WIDTH / 2)
    assert (HEIGHT / 2 - y) / EUROPE.unit == pytest.approx(500.4, abs=0.5)
    assert EUROPE.has(5, 52)
    assert not EUROPE.has(34, 45)


def test_lines_and_rings_are_cut_off_at_the_edges() -> None:
    across = ((-30.0, 52.4), (4.9, 52.4), (40.0, 52.4))
    (line,) = EUROPE.line(EUROPE.projected(across))
    assert line[0][0] == pytest.approx(0)
    assert line[-1][0] == pytest.approx(WIDTH)
    assert not list(EUROPE.line(EUROPE.projected(((4.0, -10.0), (5.0, -12.0)))))
    assert not list(EUROPE.line(EUROPE.projected(((60.0, 52.0), (60.0, 53.0)))))
    there_and_back = ((4.9, 52.4), (40.0, 52.4), (40.0, 50.0), (4.9, 50.0))
    assert len(list(EUROPE.line(EUROPE.projected(there_and_back)))) == 2
    ring = EUROPE.ring(EUROPE.projected(((-30.0, 40.0), (40.0, 40.0), (40.0, 60.0), (-30.0, 60.0))))
    assert all(-0.01 <= x <= WIDTH + 0.01 and -0.01 <= y <= HEIGHT + 0.01 for x, y in ring)
    assert EUROPE.ring(EUROPE.projected(((-160.0, 50.0), (-150.0, 50.0), (-150.0, 55.0)))) == ()
    assert EUROPE.ring(EUROPE.projected(((0.0, -10.0), (5.0, -10.0), (5.0, -15.0)))) == ()


@pytest.mark.parametrize("kilometres", [1900, 7600])
@pytest.mark.parametrize("at", [(4.9, 52.4), (-179.5, 66.0), (178.0, -17.8), (0.0, 84.0), (30.0, -89.0), (-58.0, 0.0)])
def test_only_what_is_elsewhere_is_left_out_unread(at: tuple[float, float], kilometres: float) -> None:
    sheet = Sheet(longitude=at[0], latitude=at[1], width=WIDTH, height=HEIGHT, kilometres=kilometres)

    def lies(arc: Arc) -> Line:
        return sheet.projected(arc.points)

    rings = [ring for rings in atlas().countries.values() for ring in rings]
    far = [ring for ring in rings if not sheet.may_have(ring.box)]
    assert 0.3 * len(rings) < len(far) < len(rings)
    assert not any(sheet.ring(ring.joined(lies)) for ring in far)
    arcs = [arc for arc in (*atlas().coasts, *atlas().borders) if not sheet.may_have(arc.box)]
    assert not any(list(sheet.line(lies(arc)[part])) for arc in arcs for part in real(arc.points))


def test_a_line_along_an_edge_is_in_or_out() -> None:
    upright = Sheet(longitude=0, latitude=0, width=200, height=200, kilometres=200)
    (line,) = upright.line(upright.projected(((0.0, -0.5), (0.0, 0.5))))
    assert line[0] == pytest.approx((100.0, 155.6), abs=0.1)
    assert line[1] == pytest.approx((100.0, 44.4), abs=0.1)
    assert not list(upright.line(upright.projected(((0.0, 1.0), (0.0, 1.5)))))
    still = Sheet(longitude=0, latitude=0, width=200, height=200, kilometres=200)
    assert not list(still.line(still.projected(((3.0, 0.0), (3.0, 0.0)))))


def test_a_line_along_the_edge_is_on_the_sheet_and_one_beside_it_is_not() -> None:
    assert EUROPE._segment((-5.0, 10.0), (-5.0, 20.0)) is None
    assert EUROPE._segment((10.0, HEIGHT + 5), (20.0, HEIGHT + 5)) is None
    assert EUROPE._segment((0.0, 10.0), (0.0, 20.0)) == ((0.0, 10.0), (0.0, 20.0))


def test_the_seams_of_the_sheet_are_no_coasts() -> None:
    seam = ((180.0, -84.0), (180.0, -90.0), (-180.0, -90.0))
    coast = ((170.0, -78.0), (180.0, -84.0))
    assert list(real((*coast, *seam[1:]))) == [slice(0, len(coast))]
    assert list(real((*seam, (-180.0, -84.0), (-170.0, -80.0)))) == [slice(len(seam), len(seam) + 2)]
    assert list(real(seam)) == []
