from briefing.imagery.comparing.geometry import Affine, Box, Clip, Edge, chord, direction


def test_nothing_is_left_of_an_empty_box() -> None:
    assert Clip(Box(3, 3, 3, 9)).polygon() == ()
    assert Clip(Box(3, 9, 5, 3)).polygon() == ()
    assert Clip(Box(0, 0, 2, 2)).polygon() == ((0, 0), (2, 0), (2, 2), (0, 2))


def test_a_map_knows_whether_it_is_upright() -> None:
    assert Affine.scaled(2, 1, 1).upright
    assert Affine.turned(180, 1, (5, 5))(0, 0) == (10, 10)
    assert not Affine.turned(10, 1, (0, 0)).upright
    assert direction(-90) == (0.0, -1.0)


def test_a_box_knows_its_middle() -> None:
    assert Box(0, 0, 4, 2).centre == (2, 1)


def test_a_line_that_misses_the_box_ends_in_its_nearest_corner() -> None:
    assert chord(Box(0, 0, 10, 10), Edge((1.0, 0.0), 99.0)) == ((10, 0), (10, 0))
