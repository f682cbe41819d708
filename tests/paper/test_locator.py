import math
import re
import xml.etree.ElementTree as ElementTree
from itertools import combinations

import pytest

from briefing.document.model import LocalizedText, Place
from briefing.paper.locator import drawing, kept_maps
from briefing.paper.locator.atlas import atlas
from briefing.paper.locator.countries import NAMES
from briefing.paper.locator.drawing import HEIGHT, LARGE_HEIGHT, WIDTH
from briefing.paper.locator.kept_maps import locator_map
from briefing.paper.locator.labelling import Box, crossed, labels, width_of
from briefing.paper.locator.locator_map import LocatorMap, Tone
from briefing.paper.locator.projecting import Sheet

NAMESPACE = "{http://www.w3.org/2000/svg}"
EUROPE = Sheet(longitude=4.9, latitude=52.4, width=WIDTH, height=HEIGHT, kilometres=1900)


@pytest.fixture(autouse=True, scope="module")
def drawn_anew() -> None:
    """What other tests had drawn is not looked at here."""
    for kept in (atlas, drawing._ground, kept_maps._kept, kept_maps._makers):
        kept.cache_clear()


def drawn(
    longitude: float, latitude: float, name: str = "Here", language: str = "en", tone: Tone = "light"
) -> LocatorMap:
    place = Place(name=LocalizedText(texts={"": name}), longitude=longitude, latitude=latitude)
    return locator_map(place, language, tone)


def texts(found: LocatorMap) -> list[str]:
    return [str(each.text) for each in ElementTree.fromstring(found.svg).iter(f"{NAMESPACE}text")]  # noqa: S314


def path(found: LocatorMap, kind: str) -> str:
    parts = ElementTree.fromstring(found.svg).iter(f"{NAMESPACE}path")  # noqa: S314
    return next(part.get("d", "") for part in parts if part.get("class") == kind)


def test_the_date_line_and_the_poles_leave_no_seam() -> None:
    wrangel = drawn(180, 71.2)
    assert "Russia" in texts(wrangel)
    for kind in ("coast", "border"):
        for x, y, a, b in re.findall(r"([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)", path(wrangel, kind)):
            assert abs(float(x) - float(a)) + abs(float(y) - float(b)) < 100
    south = drawn(0, -90)
    for x, y in re.findall(r"([\d.]+) ([\d.]+)", path(south, "coast") + path(south, "border")):
        assert math.hypot(float(x) - WIDTH / 2, float(y) - HEIGHT / 2) > 150
    assert "Antarctica" in texts(south)


def test_even_the_place_that_is_furthest_from_land_has_some_on_its_map() -> None:
    nemo = drawn(-123.4, -48.9)
    assert path(nemo, "coast")


@pytest.mark.parametrize(("language", "name"), [("en", "Crimea"), ("nl", "De Krim")])
def test_the_map_of_crimea_names_ukraine_and_tells_how_it_is_drawn(language: str, name: str) -> None:
    found = drawn(34.1, 45.3, name, language)
    ukraine, occupied = {"en": ("Ukraine", "occupied"), "nl": ("Oekraïne", "bezet")}[language]
    assert {name, ukraine, "400 km"} <= set(texts(found))
    assert name in found.alternative
    assert ukraine in found.alternative
    assert all(words in found.note for words in (ukraine, "68/262", "2014", occupied))
    assert "Natural Earth" in found.credit
    assert found == drawn(34.1, 45.3, name, language)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("longitude", "latitude", "name", "anchor", "down"),
    [
        (34, 45, "Crimea", "middle", 1),
        (34, 45, "De Krim", "middle", 1),
        (30.7, 46.5, "Odesa", "middle", -1),
        (12.3, 45.4, "Venice", "end", 0),
        (30.5, 50.45, "Kyiv", "start", 0),
    ],
)
def test_the_name_of_a_place_stands_where_it_hides_few_coasts_and_borders(
    longitude: float, latitude: float, name: str, anchor: str, down: int, large: bool
) -> None:
    found = drawing.drawn(longitude, latitude, name, "en", "light", large=large)
    place = next(each for each in ElementTree.fromstring(found.svg) if each.text == name)  # noqa: S314
    middle = (LARGE_HEIGHT if large else HEIGHT) / 2
    assert place.get("text-anchor") == anchor
    assert float(place.get("y", "")) - 0.33 * 25 - middle == pytest.approx(30 * down, abs=5)


def test_what_a_name_hides_is_measured_along_the_lines() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    assert crossed([square], Box(-1, -1, 11, 11)) == pytest.approx(40)
    assert crossed([square], Box(-1, -1, 5, 5)) == pytest.approx(10)
    assert crossed([square], Box(2, 2, 8, 8)) == 0
    assert crossed([((3.0, 3.0), (3.0, 3.0))], Box(0, 0, 5, 5)) == 0


def test_the_note_stands_wherever_crimea_is_seen_and_nowhere_else() -> None:
    assert drawn(28.97, 41.0).note
    assert drawn(30.5, 50.45).note
    assert not drawn(4.9, 52.4).note


def test_for_what_knows_svg_tiny_the_letters_lie_on_their_halo() -> None:
    found = drawn(34.1, 45.3)
    root = ElementTree.fromstring(found.tiny())  # noqa: S314
    inks = [(each.text, each.get("stroke") is None) for each in root.iter(f"{NAMESPACE}text")]
    assert inks == [(text, top) for text in texts(found) for top in (False, True)]


def test_the_scale_bar_lies_on_a_plate_of_its_own_which_no_coast_crosses() -> None:
    shapes = list(ElementTree.fromstring(drawn(34.1, 45.3).svg))  # noqa: S314
    bar = next(at for at, each in enumerate(shapes) if each.get("class") == "bar")
    plates = [at for at, each in enumerate(shapes) if each.tag == f"{NAMESPACE}rect" and each.get("class") == "land"]
    assert [at < bar for at in plates] == [True]
    assert not [each for each in shapes[plates[0] :] if each.get("class") in {"coast", "border"}]
    plate, ends = shapes[plates[0]], re.findall(r"H([0-9.]+)", shapes[bar].get("d", ""))
    assert float(plate.get("width", "")) > float(ends[0])


def test_a_map_on_grey_paper_has_no_colour() -> None:
    colours = re.findall(r"#([0-9a-f]{6})", drawn(34.1, 45.3, tone="grey").svg)
    assert colours
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)
    assert "#dfe8ec" in drawn(34.1, 45.3).svg


def test_a_place_far_out_at_sea_gets_a_map_that_reaches_the_next_coast() -> None:
    assert "400 km" in texts(drawn(4.9, 52.4))
    far = drawn(-123.4, -48.9, "Point Nemo")
    assert "1500 km" in texts(far)
    assert far.alternative == "Map: Point Nemo, marked in the middle of its surroundings."


def test_a_long_or_hostile_name_stays_on_the_map_and_stays_words() -> None:
    found = drawn(4.9, 52.4, '</svg><script>"& a name that is much too long for any map in two lines')
    assert texts(found)[-2].startswith('</svg><script>"&')
    assert texts(found)[-1].endswith("…")
    places = [each for each in ElementTree.fromstring(found.svg) if each.get("class") == "place"]  # noqa: S314
    assert [each.get("text-anchor") for each in places] == ["middle"] * 3
    assert all(width_of(str(each.text), 25) < WIDTH - 40 for each in places)
    assert len({each.get("y") for each in places}) == 3


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Dubai, United Arab Emirates", ["Dubai,", "United Arab Emirates"]),
        ("A training area near the town of Yelnya", ["A training area near", "the town of Yelnya"]),
        ("A" * 31, ["A" * 16, "A" * 15]),
        ("A" * 70, ["A" * 30, "A" * 29 + "…"]),
    ],
)
def test_a_name_too_long_for_one_line_is_in_two(name: str, lines: list[str]) -> None:
    assert [words for words in texts(drawn(33.2, 54.6, name)) if words in lines] == lines


@pytest.mark.parametrize("name", [" " * 40, "\u3000" * 40, "", "x" * 25 + ", "])
def test_a_name_of_little_but_spaces_has_a_map_too(name: str) -> None:
    assert "(Luxembourg)" in drawn(6.13, 49.7, name, "en").svg


def test_names_are_inside_their_countries_and_clear_of_each_other() -> None:
    found = drawn(15, 48, "Vienna")
    sheet = Sheet(longitude=15, latitude=48, width=WIDTH, height=HEIGHT, kilometres=1900)
    names = [each for each in ElementTree.fromstring(found.svg) if each.get("class") == "name"][:-1]  # noqa: S314
    assert len(names) >= 5
    boxes = []
    for each in names:
        x, y, wide = float(each.get("x", "")), float(each.get("y", "")) - 7, width_of(str(each.text), 21)
        boxes.append((x - wide / 2, y - 10, x + wide / 2, y + 10))
        assert boxes[-1][0] >= 0
        assert boxes[-1][2] <= WIDTH
        corner = min(
            ((lon / 4, lat / 4) for lon in range(120) for lat in range(160, 224)),
            key=lambda at: (sheet.point(*at)[0] - x) ** 2 + (sheet.point(*at)[1] - y) ** 2,
        )
        assert NAMES[atlas().country_at(*corner)] == each.text
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    ("longitude", "latitude", "name", "language", "country", "anchor"),
    [
        (4.9, 52.4, "Amsterdam", "nl", "Nederland", "end"),
        (55.3, 25.2, "Dubai", "en", "United Arab Emirates", "start"),
        (35.5, 33.89, "Beirut", "en", "Lebanon", "end"),
        (18.41, 43.86, "Sarajevo", "en", "Bosnia and Herzegovina", "end"),
    ],
)
def test_a_country_too_small_for_its_name_is_named_below_the_place_where_that_is_least_on_others(
    longitude: float, latitude: float, name: str, language: str, country: str, anchor: str
) -> None:
    found = drawn(longitude, latitude, name, language)
    assert f"({country})" in texts(found)
    assert f" {country}" in found.alternative
    place, below = (
        next(each for each in ElementTree.fromstring(found.svg) if str(each.text) == words)  # noqa: S314
        for words in (name, f"({country})")
    )
    assert place.get("class") == below.get("class") == "place", "not as the name of what it lies on"
    assert place.get("x") == f"{WIDTH / 2 + (14 if anchor == 'start' else -14):.1f}"
    assert float(below.get("x", "")) == pytest.approx(float(place.get("x", "")), abs=21), "no more than a letter aside"
    assert place.get("text-anchor") == below.get("text-anchor") == anchor
    assert 15 < float(below.get("y", "")) - float(place.get("y", "")) < 30


@pytest.mark.parametrize(
    ("longitude", "latitude", "name", "language", "wrong"),
    [
        (6.14, 46.2, "Geneva", "en", "(France)"),
        (28.19, 59.38, "Narva", "en", "(Russia)"),
        (34.53, 31.54, "Beit Hanoun", "en", "(Israel)"),
        (15.3, -4.3, "Kinshasa", "nl", "(Republiek Congo)"),
        (9.52, 47.14, "Vaduz", "en", "(Switzerland)"),
    ],
)
def test_no_country_is_named_where_the_border_is_so_near_that_the_coarse_map_may_be_wrong(
    longitude: float, latitude: float, name: str, language: str, wrong: str
) -> None:
    assert wrong not in texts(drawn(longitude, latitude, name, language))
    assert not [words for words in texts(drawn(longitude, latitude, name, language)) if words.startswith("(")]


def test_the_smallest_states_have_a_shape_and_a_name() -> None:
    places = {"LIE": (9.55, 47.15), "PSE": (34.42, 31.45), "SMR": (12.46, 43.94), "SGP": (103.8, 1.36)}
    assert {code: atlas().country_at(*place) for code, place in places.items()} == {code: code for code in places}
    assert "(Malta)" in texts(drawn(14.42, 35.89, "Valletta", "nl"))


def test_the_name_of_a_country_stays_on_the_map_also_in_wider_letters() -> None:
    found = drawn(55.3, 25.2, "Dubai", "nl")
    name = next(each for each in ElementTree.fromstring(found.svg) if "Arabische Em" in str(each.text))  # noqa: S314
    assert float(name.get("x", "")) + width_of(str(name.text), 21) * 1.1 <= WIDTH


def test_a_country_is_named_below_the_mark_where_the_name_is_above_it() -> None:
    found = drawn(55.3, 25.2, "A place with a name that is ever so long")
    below = next(each for each in ElementTree.fromstring(found.svg) if str(each.text) == "(United Arab Emirates)")  # noqa: S314
    assert below.get("text-anchor") == "middle"
    assert float(below.get("y", "")) > HEIGHT / 2 + 20


def test_a_country_that_the_name_of_the_place_tells_is_not_told_again() -> None:
    assert texts(drawn(5.1, 52.1, "Utrecht"))[-2:] == ["(Netherlands)", "Utrecht"]
    assert texts(drawn(5.1, 52.1, "Utrecht, Netherlands"))[-1:] == ["Utrecht, Netherlands"]
    assert "(Netherlands)" not in texts(drawn(5.1, 52.1, "Utrecht, Netherlands"))


def test_a_country_is_named_once_and_none_is_at_sea() -> None:
    assert texts(drawn(34.1, 45.3, "Crimea")).count("Ukraine") == 1
    assert "Countries" not in drawn(-30, 40, "Ocean").alternative


def test_a_name_without_room_is_left_out() -> None:
    square = {"Name": [((100.0, 100.0), (300.0, 100.0), (300.0, 300.0), (100.0, 300.0))]}
    (label,) = labels(EUROPE, square, 20, 20, [])
    assert (label.words, label.x) == ("Name", 200)
    assert labels(EUROPE, square, 20, 20, [Box(0, 0, WIDTH, HEIGHT)]) == []
    (beside,) = labels(EUROPE, square, 20, 20, [Box(100, 0, 200, HEIGHT)])
    assert beside.x == 250
    assert labels(EUROPE, {"A name that is far too long": square["Name"]}, 20, 20, []) == []


def test_names_are_of_seven_points_in_print_and_smaller_only_for_all_to_have_room() -> None:
    found = ElementTree.fromstring(drawn(34.1, 45.3, "Crimea").svg)  # noqa: S314
    sizes = {each.text: float(each.get("font-size", "0")) for each in found.iter(f"{NAMESPACE}text")}
    points = 58 / 25.4 * 72 / WIDTH  # a unit, in a map of 58 millimetres
    seven = {name for name, size in sizes.items() if size * points >= 7}
    assert seven >= {"Crimea", "Ukraine", "Russia", "Turkey", "Romania", "400 km"}
    assert "Bulgaria" in sizes.keys() - seven
    assert min(sizes.values()) * points > 5.9
