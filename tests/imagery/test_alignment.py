import numpy as np
import pytest
from PIL import Image, ImageFilter

from briefing.imagery import alignment
from briefing.imagery.alignment import aligned
from briefing.imagery.comparing.comparison import Method
from briefing.imagery.decode import Undecodable
from briefing.imagery.reasons import REASONS
from tests.imagery.pictures import scene

SIZE = (420, 300)


def view(ground: Image.Image, x: int, y: int) -> Image.Image:
    return ground.crop((40 + x, 40 + y, 40 + x + SIZE[0], 40 + y + SIZE[1]))


def noisy(picture: Image.Image, seed: int, gain: float = 1.0) -> Image.Image:
    chance = np.random.default_rng(seed)
    values = np.asarray(picture, dtype=np.float64) * gain + chance.normal(0, 6, (picture.height, picture.width, 1))
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("seed", "x", "y"), [(1, 0, 0), (2, 9, -4), (3, -17, 11), (4, 30, 25), (5, -3, -33), (6, 1, 0), (7, 24, -18)]
)
def test_a_true_pair_is_aligned_within_a_pixel(seed: int, x: int, y: int) -> None:
    ground = scene(520, 400, seed)
    after = noisy(view(ground, x, y), seed, gain=0.8)
    after.paste((20, 20, 20), (200, 100, 250, 130))
    found = aligned(view(ground, 0, 0), after, (SIZE, SIZE))
    assert found.method is (Method.AUTOMATIC if (x, y) != (0, 0) else Method.NONE)
    assert found.dx == pytest.approx(x, abs=1)
    assert found.dy == pytest.approx(y, abs=1)


def test_pictures_of_different_sizes_are_aligned_in_pixels_of_the_larger() -> None:
    ground = scene(520, 400, 8)
    small = view(ground, 12, 6).resize((SIZE[0] // 2, SIZE[1] // 2), Image.Resampling.BOX)
    found = aligned(view(ground, 0, 0), small, (SIZE, small.size))
    assert found.dx == pytest.approx(12, abs=2)
    assert found.dy == pytest.approx(6, abs=2)


def test_a_pair_decoded_smaller_is_aligned_in_full_pixels() -> None:
    ground = scene(520, 400, 9)
    found = aligned(view(ground, 0, 0), view(ground, 10, 8), ((4200, 3000), (4200, 3000)))
    assert found.dx == pytest.approx(100, abs=10)


def stripes() -> Image.Image:
    grid = np.where(np.arange(SIZE[0])[None, :] % 20 < 10, 60, 200) * np.ones((SIZE[1], 1))
    return Image.fromarray(grid.astype(np.uint8)).convert("RGB")


@pytest.mark.parametrize("seed", range(5))
def test_pictures_of_different_places_are_refused(seed: int) -> None:
    with pytest.raises(Undecodable) as refused:
        aligned(view(scene(520, 400, 20 + seed), 0, 0), view(scene(520, 400, 60 + seed), 0, 0), (SIZE, SIZE))
    assert str(refused.value) in REASONS


def test_stripes_that_fit_everywhere_are_refused() -> None:
    moved = Image.fromarray(np.roll(np.asarray(stripes()), 3, axis=1))
    with pytest.raises(Undecodable, match=r"ambiguous|unlike"):
        aligned(stripes(), moved, (SIZE, SIZE))


def test_rows_of_the_same_are_refused_but_not_where_what_is_between_them_settles_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moved = noisy(stripes(), 1), noisy(Image.fromarray(np.roll(np.asarray(stripes()), 3, axis=1)), 2)
    with pytest.raises(Undecodable, match="ambiguous"):
        aligned(*moved, (SIZE, SIZE))
    monkeypatch.setattr(alignment, "LEAST_PLAIN_RATIO", 1e9)
    ground = scene(520, 400, 4)
    assert aligned(view(ground, 0, 0), view(ground, 9, 5), (SIZE, SIZE)).dx == pytest.approx(9, abs=1)


def test_an_empty_field_is_refused() -> None:
    with pytest.raises(Undecodable, match="nothing"):
        aligned(Image.new("RGB", SIZE, "white"), view(scene(520, 400, 1), 0, 0), (SIZE, SIZE))


def test_a_shift_past_a_quarter_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = scene(520, 400, 3)
    monkeypatch.setattr(alignment, "MOST_SHIFT", 0.01)
    with pytest.raises(Undecodable, match="far"):
        aligned(view(ground, 0, 0), view(ground, 20, 0), (SIZE, SIZE))


def test_edges_that_do_not_lie_on_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "_shift", lambda *_: (0.0, 0.0))
    with pytest.raises(Undecodable, match="unlike"):
        aligned(view(scene(520, 400, 1), 0, 0), view(scene(520, 400, 2), 0, 0), (SIZE, SIZE))
    assert alignment._correlation(np.zeros((4, 4)), np.zeros((4, 4)), 1, 1) == 0.0


def test_the_top_between_grid_points_is_that_of_a_parabola() -> None:
    assert alignment._fine(1.0, 2.0, 1.0) == 0.0
    assert alignment._fine(1.0, 2.0, 1.5) > 0
    assert alignment._fine(1.0, 1.0, 1.0) == 0.0


def coast(seed: int, x: int = 0, y: int = 0) -> Image.Image:
    """Flat land with much sea beside it: most edges fit at any shift along the coast."""
    land = np.asarray(view(scene(520, 400, seed), x, y).convert("L"), dtype=np.float64)
    rows, columns = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    sharp = np.where(columns + x + rows + y > 380, land / 4 + 160, 20).astype(np.uint8)
    soft = Image.fromarray(sharp).filter(ImageFilter.GaussianBlur(1.5)).convert("RGB")
    values = np.asarray(soft, dtype=np.float64) + np.random.default_rng(x).normal(0, 2, (*SIZE[::-1], 1))
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def test_a_long_coast_is_not_taken_for_what_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    found = aligned(coast(1), coast(1, 9, -4), (SIZE, SIZE))
    assert (found.dx, found.dy) == pytest.approx((9, -4), abs=1)
    monkeypatch.setattr(alignment, "RIDGE", alignment.PEAK_RADIUS)
    with pytest.raises(Undecodable, match="ambiguous"):
        aligned(coast(1), coast(1, 9, -4), (SIZE, SIZE))


@pytest.mark.parametrize("seed", range(5))
def test_coasts_of_different_places_are_refused(seed: int) -> None:
    with pytest.raises(Undecodable):
        aligned(coast(20 + seed), coast(60 + seed, 9, -4), (SIZE, SIZE))
