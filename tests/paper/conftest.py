import functools
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PIL import Image

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import PictureError
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.press import Printed
from briefing.paper.printing import render_and_check
from briefing.paths import resource
from tests.document.samples import MANIFEST, files, write_folder
from tests.imagery.pictures import saved, scene

Render = Callable[..., Printed]


@pytest.fixture
def builtin() -> Iterator[OpenedBriefing]:
    with open_briefing(resource("briefings/troop-buildup-2021-12")) as opened:
        yield opened


def small_briefing(folder: Path, **changes: str) -> Path:
    """The small briefing with two real pictures, the second shifted and of another size."""
    return write_folder(folder, files(**changes) | small_pictures())


def with_sources(more: int) -> str:
    """The small manifest, with so many more sources."""
    source = MANIFEST[MANIFEST.index("[[sources]]") : MANIFEST.index("[[sections]]")]
    sources = "".join(source.replace('id = "one"', f'id = "s{at}"') for at in range(more))
    return MANIFEST.replace("[[sections]]", f"{sources}[[sections]]", 1)


@functools.cache
def small_pictures() -> dict[str, bytes]:
    ground = scene(420, 300, 5)
    later = ground.crop((20, 15, 420, 295)).resize((800, 560), Image.Resampling.BICUBIC)
    return {"images/a.png": saved(ground.crop((10, 10, 410, 290))), "images/b.png": saved(later)}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[OpenedBriefing]:
    with open_briefing(small_briefing(tmp_path / "small")) as opened:
        yield opened


@pytest.fixture
def lost_worker(pictures: PictureService, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture worker that has no picture to print any more."""

    def lost(*_: object, **__: object) -> "Future[bytes]":
        future: Future[bytes] = Future()
        future.set_exception(PictureError("the worker is lost"))
        return future

    for name in ("composed", "encoded"):
        monkeypatch.setattr(pictures, name, lost)


@pytest.fixture
def render(pictures: PictureService) -> Render:
    def make(opened: OpenedBriefing, comparisons: dict[str, Comparison] | None = None, **chosen: object) -> Printed:
        options = PrintOptions(**{"language": "en", **chosen})  # type: ignore[arg-type]
        return render_and_check(opened, options, pictures, comparisons)[0]

    return make
