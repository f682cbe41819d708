import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.imagery.comparing.comparison import WHOLE, Alignment, Comparison, Mode, Side, View
from briefing.imagery.comparing.geometry import Affine, Box, Circle, Clip, Size, chord
from briefing.imagery.comparing.placing import (
    Blend,
    Layer,
    divider,
    fit_scale,
    frame,
    frames,
    ground_size,
    layers,
    lens_circle,
    onto_ground,
    panels,
    plate_size,
    position_at,
    shapes_differ,
    view_of,
)
from tests.imagery.comparing.strategies import angles, comparisons, fractions, views
from tests.imagery.pictures import counts

sizes = st.tuples(st.integers(1, 90), st.integers(1, 90))
targets = st.tuples(st.integers(2, 24), st.integers(2, 24))


def pixels(target: Size) -> list[tuple[int, int]]:
    return [(x, y) for x in range(target[0]) for y in range(target[1])]


def sources(found: tuple[Layer, ...], x: int, y: int) -> list[Side]:
    return [layer.side for layer in found if counts(layer.clip, x, y)]


def on_stage(comparison: Comparison, target: Size, before: Size, after: Size, x: int, y: int) -> bool:
    placed = frames(comparison, Box(0, 0, *target), ground_size(before, after))
    return any(each.stage.contains(x + 0.5, y + 0.5) for each in placed.values())


@given(comparisons, targets, sizes, sizes)
def test_every_pixel_of_the_stage_belongs_to_exactly_one_source(
    comparison: Comparison, target: Size, before: Size, after: Size
) -> None:
    found = layers(comparison, target, before, after)
    comparison = comparison.seen
    laid_over = comparison.mode in (Mode.FADE, Mode.DIFFERENCE)
    for x, y in pixels(target):
        seen = sources(found, x, y)
        if not on_stage(comparison, target, before, after, x, y):
            assert seen == []
        elif laid_over:
            assert seen == [Side.BEFORE, Side.AFTER]
        elif comparison.mode is Mode.LENS:
            assert seen in ([comparison.shown], [comparison.shown, comparison.shown.other])
        else:
            assert len(seen) == 1


@given(fractions, angles, targets, sizes, sizes)
def test_a_swipe_turned_half_way_round_shows_the_pictures_swapped(
    position: float, angle: float, target: Size, before: Size, after: Size
) -> None:
    one = Comparison(position=position, angle=angle)
    other = Comparison(position=1 - position, angle=angle + 180)
    stage = frames(one, Box(0, 0, *target), ground_size(before, after))[Side.BEFORE].stage
    edge = divider(stage, angle, position)
    for x, y in pixels(target):
        if abs(edge.distance(x + 0.5, y + 0.5)) > 0.51:
            here = sources(layers(one, target, before, after), x, y)
            there = sources(layers(other, target, before, after), x, y)
            assert [side.other for side in here] == there


@given(comparisons, st.sampled_from(Side), targets, sizes, sizes)
def test_one_of_two_alone_is_seen_whole_and_aligned_as_before(
    comparison: Comparison, side: Side, target: Size, before: Size, after: Size
) -> None:
    alone = comparison.only(side)
    assert (alone.single, alone.view, alone.alignment) == (side, WHOLE, comparison.alignment)
    assert [layer.side for layer in layers(alone, target, before, after)] == [side]


@given(comparisons, targets, sizes, sizes)
def test_swapped_pictures_keep_the_partition(comparison: Comparison, target: Size, before: Size, after: Size) -> None:
    here = layers(comparison, target, before, after)
    there = layers(comparison.swapped(), target, after, before)
    assert [layer.clip for layer in here] == [layer.clip for layer in there]


@given(fractions, targets, st.sampled_from([0, 1]))
def test_the_divider_is_upright_and_lies_flat_after_a_quarter_turn(position: float, target: Size, turns: int) -> None:
    found = layers(Comparison(position=position, angle=90 * turns), target, target, target)
    first = round(position * target[turns])
    for point in pixels(target):
        assert sources(found, *point) == [Side.BEFORE if point[turns] < first else Side.AFTER]


@given(targets, angles, st.booleans())
def test_the_ends_of_the_divider_show_one_picture_whole(target: Size, angle: float, last: bool) -> None:
    found = layers(Comparison(position=float(last), angle=angle), target, target, target)
    wanted = Side.BEFORE if last else Side.AFTER
    seen = [sources(found, x, y) for x, y in pixels(target)]
    assert all(each == [wanted] for each in seen)


@given(targets, angles, st.floats(0.02, 0.98))
def test_the_position_of_a_point_on_the_divider_is_that_of_the_divider(
    target: Size, angle: float, position: float
) -> None:
    stage = Box(0, 0, *target)
    edge = divider(stage, angle, position)
    x, y = edge.normal[0] * edge.offset, edge.normal[1] * edge.offset
    low = min(edge.normal[0] * cx + edge.normal[1] * cy for cx, cy in stage.corners)
    high = max(edge.normal[0] * cx + edge.normal[1] * cy for cx, cy in stage.corners)
    assert position_at(stage, angle, x, y) == pytest.approx(position, abs=0.51 / (high - low))


def test_a_divider_on_no_stage_is_in_the_middle() -> None:
    assert position_at(Box(5, 5, 5, 5), 0, 7, 7) == 0.5


@given(targets, angles, st.floats(0.0, 1.0))
def test_the_halves_of_a_cut_box_together_are_the_box(target: Size, angle: float, position: float) -> None:
    stage = Box(0, 0, *target)
    edge = divider(stage, angle, position)
    areas = [abs(area(Clip(stage, edge, after_edge=after).polygon())) for after in (False, True)]
    assert sum(areas) == pytest.approx(target[0] * target[1], rel=1e-6)


def area(corners: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


@given(views(), targets, sizes)
def test_a_frame_shows_the_whole_view_without_a_gap_where_the_ground_is_larger(
    view: View, target: Size, ground: Size
) -> None:
    room = Box(0, 0, *target)
    found = frame(view, room, ground)
    for start, extent, pixels_ in ((found.x, target[0], ground[0]), (found.y, target[1], ground[1])):
        long = max(1, round(pixels_ * found.scale))
        if long >= extent:
            assert start <= 0 <= extent <= start + long
        else:
            assert start >= 0
            assert start + long <= extent
    assert found.scale >= fit_scale(room, ground) * (1 - 1e-9)


@given(st.floats(0.2, 8), fractions, fractions, targets, sizes)
def test_a_view_gives_back_the_scale_it_was_made_for(
    scale: float, x: float, y: float, target: Size, ground: Size
) -> None:
    room = Box(3, 4, 3 + target[0], 4 + target[1])
    view = view_of(scale, (x, y), room, ground)
    found = frame(view, room, ground)
    assert found.scale == pytest.approx(scale, rel=1e-6)
    again = view_of(found.scale, (view.left + view.width / 2, view.top + view.height / 2), room, ground)
    assert frame(again, room, ground).stage == found.stage


def test_the_whole_ground_is_the_view_at_the_scale_that_fits() -> None:
    room = Box(0, 0, 300, 200)
    assert view_of(fit_scale(room, (600, 400)), (0.1, 0.9), room, (600, 400)) == WHOLE
    assert view_of(fit_scale(room, (600, 300)), (0.1, 0.9), room, (600, 300)) == WHOLE
    smaller = view_of(0.25, (0.1, 0.9), room, (600, 400))
    assert frame(smaller, room, (600, 400)).stage == Box(75, 50, 225, 150)


def test_two_halves_lie_where_the_pictures_are_largest() -> None:
    assert panels(Box(0, 0, 400, 100), (100, 100))[1] == Box(200, 0, 400, 100)
    assert panels(Box(0, 0, 100, 400), (100, 100))[1] == Box(0, 200, 100, 400)


@pytest.mark.parametrize(("height", "is_beside"), [(400, True), (438, True), (442, False)])
def test_two_halves_lie_beside_each_other_where_that_costs_little(height: int, is_beside: bool) -> None:
    first, second = panels(Box(0, 0, 400, height), (100, 100))
    assert (first.top == second.top) is is_beside


@given(st.integers(4, 90), st.integers(4, 90))
def test_two_halves_are_of_one_size_and_show_both_at_one_scale(width: int, height: int) -> None:
    room = Box(0, 0, width, height)
    first, second = panels(room, (400, 300))
    assert (first.width, first.height) == (second.width, second.height)
    assert first.intersected(second).width <= 0 or first.intersected(second).height <= 0
    before, after = frames(Comparison(mode=Mode.SIDE_BY_SIDE), room, (400, 300)).values()
    assert before.scale == after.scale
    assert (before.stage.width, before.stage.height) == (after.stage.width, after.stage.height)


def test_side_by_side_looks_at_the_same_spot_on_both() -> None:
    comparison = Comparison(mode=Mode.SIDE_BY_SIDE, view=View(left=0.25, top=0.25, width=0.5, height=0.5))
    one, other = layers(comparison, (200, 100), (80, 80), (80, 80))
    assert one.matrix(40, 40) == (50, 50)
    assert other.matrix(40, 40) == (150, 50)


def test_a_smaller_picture_is_fitted_to_the_ground_by_scale() -> None:
    assert ground_size((100, 50), (300, 150)) == (300, 150)
    assert onto_ground((100, 50), (300, 150)) == Affine.scaled(3)
    assert onto_ground((100, 100), (300, 150))(0, 0) == (75, 0)
    assert not shapes_differ((100, 50), (300, 150))
    assert shapes_differ((100, 100), (300, 150))
    for upright in ((150, 300), (100, 450)):  # as many pixels as the other
        assert shapes_differ((300, 150), upright)
        assert shapes_differ(upright, (300, 150))


def test_a_difference_lays_the_after_picture_on_the_before_picture() -> None:
    one, other = layers(Comparison(mode=Mode.DIFFERENCE), (9, 9), (9, 9), (9, 9))
    assert (one.blend, other.blend) == (Blend.OVER, Blend.DIFFERENCE)


def test_a_fade_carries_its_opacity() -> None:
    one, other = layers(Comparison(mode=Mode.FADE, opacity=0.25), (9, 9), (9, 9), (9, 9))
    assert (one.opacity, other.opacity) == (1.0, 0.25)


def test_the_lens_is_a_circle_round_its_middle() -> None:
    comparison = Comparison(mode=Mode.LENS, lens=(0.25, 0.5), lens_size=0.2)
    shown = frame(WHOLE, Box(0, 0, 100, 50), (200, 100))
    assert lens_circle(comparison, shown, (200, 100)) == Circle(25, 25, 10)
    found = layers(comparison, (100, 50), (200, 100), (200, 100))
    assert sources(found, 25, 25) == [Side.AFTER, Side.BEFORE]
    assert sources(found, 45, 25) == [Side.AFTER]


def test_only_the_after_picture_is_moved() -> None:
    comparison = Comparison(alignment=Alignment(dx=3, dy=-2))
    before, after = layers(comparison, (50, 50), (50, 50), (50, 50))
    assert before.matrix(0, 0) == (0, 0)
    assert after.matrix(0, 0) == (3, -2)


@pytest.mark.parametrize("mode", Mode)
def test_a_comparison_that_is_interrupted_shows_one_picture_whole(mode: Mode) -> None:
    comparison = Comparison(mode=mode, shown=Side.BEFORE, whole=Side.AFTER)
    assert comparison.single is Side.AFTER
    assert comparison.seen == Comparison(mode=Mode.TOGGLE, shown=Side.AFTER)
    room = Box(0, 0, 40, 30)
    assert len(set(frames(comparison, room, (4, 3)).values())) == 1
    assert plate_size(comparison, (4, 3), (4, 3), 40) == (40, 30)


@pytest.mark.parametrize(
    ("comparison", "size"),
    [
        (Comparison(), (300, 200)),
        (Comparison(view=View(left=0, top=0, width=0.5, height=1)), (225, 300)),
        (Comparison(mode=Mode.SIDE_BY_SIDE), (300, 100)),
        (Comparison(mode=Mode.SIDE_BY_SIDE, view=View(left=0, top=0, width=0.5, height=1)), (300, 200)),
        (Comparison(mode=Mode.SIDE_BY_SIDE, view=View(left=0, top=0, width=1, height=0.5)), (300, 200)),
    ],
)
def test_a_plate_has_the_shape_of_what_is_looked_at(comparison: Comparison, size: Size) -> None:
    assert plate_size(comparison, (600, 400), (600, 400), 300) == size


@given(targets, angles, st.floats(0.01, 0.99))
def test_the_line_of_a_divider_runs_from_rim_to_rim(target: Size, angle: float, position: float) -> None:
    box = Box(0, 0, *target)
    edge = divider(box, angle, position)
    for x, y in chord(box, edge):
        assert abs(edge.distance(x, y)) < 1e-6
        assert min(abs(x), abs(y), abs(x - target[0]), abs(y - target[1])) < 1e-6
