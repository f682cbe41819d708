"""Finding by itself how the after picture lies on the before picture: phase correlation of their edges.

A wrong alignment is worse than none, so what is found is taken only where its peak stands at least twice as high as
the next, and where the edges then do lie on each other. Runs in the picture worker only.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image

from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Method
from briefing.imagery.comparing.placing import ground_size, onto_ground
from briefing.imagery.decode import Undecodable

LONGEST = 768  # points of the grid on its longer side
# How many times as high as the next a peak has to be: of the phases; of the plain correlation, as all that is parted
# from it; and of phases that are so clear that the plain correlation need not agree.
LEAST_RATIO, LEAST_PLAIN_RATIO, CERTAIN_RATIO = 2.0, 1.15, 10.0
LEAST_CORRELATION = 0.2  # of the edges, once they lie on each other
LEAST_SHIFT, MOST_SHIFT = 0.5, 0.25  # pixels, and of the width or the height
PEAK_RADIUS = 4  # points of the grid that belong to a peak, each way
RIDGE = 96  # the most that a ridge of the plain correlation goes on from its peak, each way
SOFTNESS = 0.12  # cycles a point, the spread of what is let through of the spectrum

Grid = npt.NDArray[np.float64]
Points = npt.NDArray[np.bool_]


def aligned(before: Image.Image, after: Image.Image, sizes: tuple[tuple[int, int], tuple[int, int]]) -> Alignment:
    """The alignment of two pictures whose full ``sizes`` (width, height) are given; Undecodable where none is sure.

    Where they match within half a pixel they stay as they are.
    """
    ground = ground_size(*sizes)
    share = min(1.0, LONGEST / max(ground))
    grid = (max(16, round(ground[0] * share)), max(16, round(ground[1] * share)))
    first, second = (
        edges(_on_ground(each, size, ground, grid)) for each, size in zip((before, after), sizes, strict=True)
    )
    if first.std() < 1e-9 or second.std() < 1e-9:
        raise Undecodable("nothing")
    across, down = _shift(first, second)
    if abs(across) > MOST_SHIFT * grid[0] or abs(down) > MOST_SHIFT * grid[1]:
        raise Undecodable("far")
    if _correlation(first, second, round(across), round(down)) < LEAST_CORRELATION:
        raise Undecodable("unlike")
    dx, dy = across * ground[0] / grid[0], down * ground[1] / grid[1]
    return Alignment(dx=dx, dy=dy, method=Method.AUTOMATIC) if max(abs(dx), abs(dy)) >= LEAST_SHIFT else UNALIGNED


def edges(grey: Grid) -> Grid:
    """How steep the lightness is, on a grid of the same shape, with strong edges held back."""
    down, across = np.gradient(grey)
    steep = np.sqrt(across**2 + down**2)
    held: Grid = np.minimum(steep, 4 * steep.mean() + 1e-9)
    return held


def _on_ground(picture: Image.Image, size: tuple[int, int], ground: tuple[int, int], grid: tuple[int, int]) -> Grid:
    """The lightness of a picture where it lies on the ground, on a grid of (width, height)."""
    onto = onto_ground(size, ground)
    share = grid[0] / ground[0], grid[1] / ground[1]
    inner = max(1, round(size[0] * onto.a * share[0])), max(1, round(size[1] * onto.e * share[1]))
    small = picture.convert("RGB").convert("L").resize(inner, Image.Resampling.BOX)
    whole = Image.new("L", grid, round(np.asarray(small).mean()))
    whole.paste(small, (round(onto.c * share[0]), round(onto.f * share[1])))
    return np.asarray(whole, dtype=np.float64)


def _shift(first: Grid, second: Grid) -> tuple[float, float]:
    """How far right and down ``second`` has to go to lie on ``first``; Undecodable where two shifts fit as well."""
    height, width = first.shape
    window = np.outer(np.hanning(height), np.hanning(width))
    spectrum = np.fft.rfft2((first - first.mean()) * window) * np.conj(np.fft.rfft2((second - second.mean()) * window))
    rows, columns = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    soft = np.exp(-(rows**2 + columns**2) / (2 * SOFTNESS**2))
    peaks = np.fft.irfft2(spectrum / (np.abs(spectrum) + 1e-12) * soft, s=first.shape)
    (top, left), near, clear = _peak(peaks)
    if clear < LEAST_RATIO or (clear < CERTAIN_RATIO and _repeats(np.fft.irfft2(spectrum, s=first.shape))):
        raise Undecodable("ambiguous")
    return _signed(left, width) + near[1], _signed(top, height) + near[0]


def _peak(peaks: Grid) -> tuple[tuple[int, int], tuple[float, float], float]:
    """Row and column of the highest peak, where between the points its top is, and how far it stands out."""
    top, left = (int(each) for each in np.unravel_index(int(np.argmax(peaks)), peaks.shape))
    centred = np.roll(peaks, (-top, -left), axis=(0, 1))
    highest = float(centred[0, 0])
    near = _fine(centred[-1, 0], highest, centred[1, 0]), _fine(centred[0, -1], highest, centred[0, 1])
    reach = np.arange(-PEAK_RADIUS, PEAK_RADIUS + 1)
    centred[np.ix_(reach, reach)] = -np.inf
    return (top, left), near, highest / max(float(centred.max()), 1e-12)


def _repeats(plain: Grid) -> bool:
    """Whether the plain correlation is nearly as high at some shift that is parted from its peak, as where rows repeat.

    A ridge that goes on from the peak, as along a coast, is none: the phases tell where on it the pictures match.
    """
    highest = np.unravel_index(int(np.argmax(plain)), plain.shape)
    middle = [min(RIDGE, (length - 1) // 2) for length in plain.shape]
    around = np.roll(plain, [to - at for to, at in zip(middle, highest, strict=True)], axis=(0, 1))
    high = around * LEAST_PLAIN_RATIO >= around[*middle]
    near = high[: 2 * middle[0] + 1, : 2 * middle[1] + 1]
    reached = np.zeros_like(near)
    reached[tuple(slice(max(0, at - PEAK_RADIUS), at + PEAK_RADIUS + 1) for at in middle)] = True
    known = 0
    while known < (count := int(reached.sum())):
        known = count
        reached |= _wider(reached) & near
    return bool(high.sum() > (near & reached).sum())


def _wider(points: Points) -> Points:
    """Some points, and all beside them."""
    wide = points.copy()
    wide[1:] |= points[:-1]
    wide[:-1] |= points[1:]
    both = wide.copy()
    both[:, 1:] |= wide[:, :-1]
    both[:, :-1] |= wide[:, 1:]
    return both


def _fine(below: float, peak: float, above: float) -> float:
    """Where between the grid points the top of a peak is, from -0.5 to 0.5: that of a parabola through three."""
    bend = below - 2 * peak + above
    return 0.0 if bend >= 0 else float(np.clip((below - above) / (2 * bend), -0.5, 0.5))


def _signed(at: int, length: int) -> int:
    return at - length if at > length // 2 else at


def _correlation(first: Grid, second: Grid, across: int, down: int) -> float:
    """How much the edges agree once ``second`` is shifted, -1 to 1, where both are."""
    height, width = first.shape
    one = first[max(0, down) : height + min(0, down), max(0, across) : width + min(0, across)]
    other = second[max(0, -down) : height + min(0, -down), max(0, -across) : width + min(0, -across)]
    spread = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean() / spread) if spread > 0 else 0.0
