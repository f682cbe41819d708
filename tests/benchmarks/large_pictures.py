"""Photographs from above for the benchmarks, made on the spot at any size and always the same."""

from pathlib import Path

import numpy as np
from PIL import Image

PATCH = 1830
QUALITY = 85


def write_photograph(path: Path, size: tuple[int, int], seed: int) -> None:
    """Write a JPEG of ``size`` pixels that is as costly to decode as a photograph from above."""
    patch = _patch(seed)
    turned = [patch, patch.transpose(Image.Transpose.FLIP_LEFT_RIGHT), patch.transpose(Image.Transpose.ROTATE_180)]
    picture = Image.new("RGB", size)
    for row in range(-(-size[1] // PATCH)):
        for column in range(-(-size[0] // PATCH)):
            picture.paste(turned[(row * 2 + column) % 3], (column * PATCH, row * PATCH))
    picture.save(path, "JPEG", quality=QUALITY)


def _patch(seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    grid = np.zeros((PATCH, PATCH, 3), np.float32)
    for cells, strength in ((6, 40), (30, 22), (180, 12)):
        coarse = Image.fromarray(chance.integers(0, 256, (cells, cells, 3), np.uint8))
        fine = np.asarray(coarse.resize((PATCH, PATCH), Image.Resampling.BICUBIC), np.float32)
        grid += (fine - 128) * (strength / 64)
    for _each in range(160):
        x, y = chance.integers(0, PATCH, 2)
        wide, high = chance.integers(20, PATCH // 6, 2)
        grid[y : y + high, x : x + wide] += chance.normal(0, 18, 3)
    grid += chance.normal(0, 5, (PATCH, PATCH, 1))
    return Image.fromarray(np.clip(grid + np.array((104, 108, 88)), 0, 255).astype(np.uint8))
