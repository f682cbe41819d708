"""A picture service that decodes in this process, answers when it is told to, and remembers what it was asked."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PIL import Image

from briefing.document.manifest import parse
from briefing.document.opening import OpenedBriefing
from briefing.document.storage import MemoryStorage, missing
from briefing.errors import PictureError
from briefing.imagery.comparing.comparison import UNALIGNED, Alignment
from briefing.imagery.pictures import Overview, PictureInfo, Pixels
from tests.document.samples import MANIFEST


@dataclass
class FakeService:
    """Answers at once, or with ``held`` only when ``answer`` is called."""

    held: bool = False
    notes: tuple[str, ...] = ()
    asked: list[tuple[str, Any]] = field(default_factory=list)
    released: list[int] = field(default_factory=list)
    stored: list[bytes] = field(default_factory=list)
    alignment: Alignment | PictureError = UNALIGNED
    _handles: Iterator[int] = field(default_factory=lambda: count(1))
    _pictures: dict[int, Image.Image] = field(default_factory=dict)
    _data: dict[int, bytes] = field(default_factory=dict)
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def overview(self, data: bytes, max_size: tuple[int, int]) -> "Future[Overview]":
        self.asked.append(("overview", max_size))
        return self._later(lambda: self._overview(data, max_size))

    def size(self, data: bytes) -> "Future[tuple[int, int]]":
        return self._later(lambda: _opened(data).size)

    def told_by(self, _data: bytes) -> None:
        """Every picture can be shown."""

    def pixels(
        self, picture: int, *, box: tuple[float, float, float, float], size: tuple[int, int]
    ) -> "Future[Pixels]":
        self.asked.append(("pixels", (picture, box, size)))
        return self._later(lambda: _pixels(self._pictures[picture].resize(size, Image.Resampling.BOX, box)))

    def aligned(self, before: int, after: int) -> "Future[Alignment]":
        self.asked.append(("aligned", (before, after)))
        return self._later(self._aligned)

    def store(self, data: bytes) -> int:
        self.stored.append(data)
        handle = next(self._handles)
        self._pictures[handle] = Image.open(io.BytesIO(data)).convert("RGB")
        return handle

    def data(self, picture: int) -> bytes:
        return self._data[picture]

    def release(self, picture: int) -> None:
        self.released.append(picture)

    def answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each()

    def _overview(self, data: bytes, max_size: tuple[int, int]) -> Overview:
        picture = _opened(data).convert("RGB")
        handle = next(self._handles)
        self._pictures[handle], self._data[handle] = picture, data
        small = picture.copy()
        small.thumbnail(max_size)
        info = PictureInfo(handle, *picture.size, notes=self.notes, stored=len(data))
        return Overview(info, _pixels(small), small.size)

    def _aligned(self) -> Alignment:
        if isinstance(self.alignment, PictureError):
            raise self.alignment
        return self.alignment

    def _later(self, make: Callable[[], Any]) -> "Future[Any]":
        future: Future[Any] = Future()

        def settle() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(make())
            except PictureError as error:
                future.set_exception(error)

        if self.held:
            self._waiting.append(settle)
        else:
            settle()
        return future


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data))
    except OSError as error:
        raise PictureError("the picture cannot be read") from error


def _pixels(picture: Image.Image) -> Pixels:
    return Pixels(picture.width, picture.height, picture.width * 3, picture.convert("RGB").tobytes(), has_alpha=False)


class FakeOpened(OpenedBriefing):
    """A briefing that is open, of which only the pictures and the one source are wanted."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(None, MemoryStorage(files), parse(MANIFEST.encode()))
        self.parts = files

    def picture(self, file: str) -> bytes:
        if file not in self.parts:
            raise missing(file)
        return self.parts[file]
