"""Pictures of every odd kind, made on the spot."""

import functools
import io
import math
from typing import Any

import numpy as np
from PIL import Image

from briefing.imagery.comparing.geometry import Clip
from briefing.imagery.protocol import Answer, Kind, Request
from briefing.imagery.worker import Worker

RED, BLUE = (200, 30, 40), (20, 40, 210)


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain_png(colour: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A PNG of one colour."""
    return saved(Image.new("RGB", size, colour))


def halves(width: int = 64, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def counts(clip: Clip, x: int, y: int) -> bool:
    """Whether the pixel at (x, y) counts, by its middle."""
    middle = x + 0.5, y + 0.5
    if not clip.box.contains(*middle):
        return False
    if clip.edge is not None and (clip.edge.distance(*middle) < 0) == clip.after_edge:
        return False
    return clip.circle is None or math.dist(middle, (clip.circle.x, clip.circle.y)) < clip.circle.radius


def near(picture: Image.Image | None, point: tuple[int, int], colour: tuple[int, ...], within: int = 14) -> bool:
    assert picture is not None
    found = picture.getpixel(point)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= within for one, other in zip(found, colour, strict=False))


def scene(width: int, height: int, seed: int) -> Image.Image:
    """Something with many edges and nothing that repeats: fields, roads and roofs at random."""
    chance = np.random.default_rng(seed)
    grid = np.zeros((height, width), dtype=np.float64)
    for _each in range(180):
        x, y = chance.integers(0, width), chance.integers(0, height)
        wide, high = chance.integers(6, width // 5), chance.integers(6, height // 5)
        grid[y : y + high, x : x + wide] += chance.uniform(-60, 60)
    grid = np.clip(128 + grid, 10, 245) + chance.normal(0, 3, (height, width))
    return Image.fromarray(np.clip(grid, 0, 255).astype(np.uint8)).convert("RGB")


@functools.cache
def scene_png(width: int, height: int, seed: int) -> bytes:
    """A PNG of such a scene, made once: nothing is harder to press together than what is drawn at random."""
    return saved(scene(width, height, seed))


def asked(worker: Worker, sent: list[Answer], request: Request) -> Answer:
    """What a worker answers to a request."""
    sent.clear()
    worker.take(request)
    turn = worker.turns.next()
    assert turn is not None
    worker.answer(turn)
    worker.turns.done(turn)
    return sent[-1]


def overview(data: bytes, most: tuple[int, int] = (400, 300)) -> tuple[Answer, Image.Image | None]:
    """What a new worker makes of a picture, and that as a picture."""
    sent: list[Answer] = []
    request = Request(number=1, kind=Kind.OVERVIEW, picture=7, size=most, payload=data)
    answer = asked(Worker(sent.append), sent, request)
    if not answer.good:
        return answer, None
    return answer, Image.frombytes("RGBA" if answer.has_alpha else "RGB", answer.size, answer.payload)
