"""Getting pictures from a briefing through the picture worker, off the thread of the window.

Whatever comes back is told in the thread of the window. Overviews of the figures seen last are kept, so that going
back to a figure shows it at once, and so are those read ahead.
"""

import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtGui import QImage

from briefing.desktop.compare.pixels import image_of, image_of_all
from briefing.desktop.mailbox import mailbox
from briefing.errors import BriefingError
from briefing.imagery.comparing.geometry import Size

if TYPE_CHECKING:
    from briefing.document.opening import OpenedBriefing
    from briefing.imagery.pictures import Overview, Pixels
    from briefing.imagery.service import PictureService

log = logging.getLogger(__name__)

KEPT_BYTES = 128 * 2**20


class Loaded(Struct, frozen=True):
    """A picture that the worker has open: its number there, its size, an overview, and what must be said of it.

    ``stored`` is how many bytes its file has.
    """

    handle: int
    size: Size
    overview: QImage
    notes: tuple[str, ...]
    stored: int

    @property
    def bytes(self) -> int:
        """The memory that it takes in this process."""
        return self.stored + self.overview.sizeInBytes()

    @property
    def stamp(self) -> str:
        """By what it is known from another that takes its place under its name."""
        return f"{self.size[0]}x{self.size[1]}, {self.stored}"


Key = tuple[int, str]
Done = Callable[[Loaded], None]
Failed = Callable[[BriefingError], None]


class Loader(QObject):
    """Asks the worker for overviews and parts of pictures; answers come as calls in the thread of the window."""

    def __init__(self, service: "PictureService", parent: QObject) -> None:
        super().__init__(parent)
        self.service = service
        self._early: dict[Key, Future[Overview]] = {}
        self._kept: OrderedDict[Key, Loaded] = OrderedDict()
        self._waiting: dict[Key, list[tuple[Done, Failed]]] = {}
        self._ahead: list[Key] = []  # of what is shown, the one that is wanted most first
        self._shown: deque[Key] = deque(maxlen=2)  # or on their way to be
        self._opened: OpenedBriefing | None = None
        self._mailbox = mailbox()

    def expect(self, opened: "OpenedBriefing", overviews: "Mapping[str, Future[Overview]]") -> None:
        """Use overviews of a briefing that were asked for before there was a window, by the names of their files."""
        self._early.update({(id(opened), file): overview for file, overview in overviews.items()})

    def begin(self, opened: "OpenedBriefing", files: Iterable[str], size: Size) -> None:
        """Set about pictures for which ``load`` is called in a moment, in the same size."""
        self._begin(opened)
        for file in files:
            key = id(opened), file
            if not any(key in known for known in (self._kept, self._early, self._waiting)):
                self._waiting[key] = []
                self._fetch(opened, file, size)

    def load(self, opened: "OpenedBriefing", file: str, size: Size, done: Done, failed: Failed) -> None:
        """Get a picture of a briefing with an overview that fits in ``size`` device pixels."""
        self._begin(opened)
        self._ahead.clear()
        self._shown.append((id(opened), file))
        self._load(opened, file, size, done, failed)

    def load_ahead(self, opened: "OpenedBriefing", file: str, size: Size, then: Callable[[], None]) -> None:
        """Get a picture of the briefing that is shown before anybody asks.

        ``then`` is told when it is there, or cannot be, unless another briefing is shown meanwhile.
        """
        if opened is not self._opened:
            then()
            return
        self._ahead.append((id(opened), file))
        self._load(opened, file, size, lambda _loaded: then(), lambda _error: then())

    def kept(self, opened: "OpenedBriefing", file: str) -> Loaded | None:
        """A picture that is there already, with the overview that came last."""
        return self._kept.get((id(opened), file))

    def _load(self, opened: "OpenedBriefing", file: str, size: Size, done: Done, failed: Failed) -> None:
        key = id(opened), file
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            done(kept)
            return
        is_coming = key in self._waiting
        self._waiting.setdefault(key, []).append((done, failed))
        if is_coming:
            return
        early = self._early.pop(key, None)
        if early is None:
            self._fetch(opened, file, size)
        elif early.done() and not early.cancelled() and early.exception() is None:
            self._come(opened, file, _loaded(early.result()))
        else:
            self._expect(early, opened, file)

    def sharpen(self, loaded: Loaded, size: Size, done: Callable[[Loaded], None]) -> None:
        """Get the whole of a picture again in another size, for a canvas that has grown or shrunk."""
        whole = (0, 0, *loaded.size)
        future = self.service.pixels(loaded.handle, box=whole, size=size)

        def arrived(overview: QImage) -> None:
            renewed = replace(loaded, overview=overview)
            for key, each in self._kept.items():
                if each.handle == loaded.handle:
                    self._kept[key] = renewed
            done(renewed)

        failed: Failed = lambda error: log.warning("a sharper overview did not come: %s", error)  # noqa: E731
        self._follow(future, image_of, arrived, failed)

    def measure(self, opened: "OpenedBriefing", file: str, done: Callable[[Size | None], None]) -> None:
        """Tell how large a picture is that need not be shown; None where it cannot be read."""

        def read() -> None:
            try:
                future = self.service.size(opened.picture(file))
            except BriefingError:
                self._answer(partial(done, None))
            else:
                self._follow(future, tuple, done, lambda _error: done(None))

        QThreadPool.globalInstance().start(read)

    def part(
        self, handle: int, box: tuple[int, int, int, int], size: Size, done: Callable[[QImage | None], None]
    ) -> "Future[Pixels]":
        """Get ``box`` (left, top, right, bottom in picture pixels) in ``size`` pixels; None where that fails."""
        future: Future[Pixels] = self.service.pixels(handle, box=box, size=size)

        def failed(error: BriefingError) -> None:
            log.warning("a part of a picture did not come: %s", error)
            done(None)

        self._follow(future, image_of, done, failed)
        return future

    def _begin(self, opened: "OpenedBriefing") -> None:
        """Let go of the pictures of a briefing that is no longer shown."""
        if opened is self._opened:
            return
        self._opened = opened
        for loaded in self._kept.values():
            self.service.release(loaded.handle)
        self._kept.clear()
        for key in [key for key in self._early if key[0] != id(opened)]:
            early = self._early.pop(key)
            if not early.cancel():
                early.add_done_callback(self._release)

    def _release(self, done: "Future[Overview]") -> None:
        """Let go of a picture that came and is not going to be shown."""
        if done.exception() is None:
            self.service.release(done.result().info.handle)

    def _fetch(self, opened: "OpenedBriefing", file: str, size: Size) -> None:
        QThreadPool.globalInstance().start(lambda: self._read(opened, file, size))

    def _read(self, opened: "OpenedBriefing", file: str, size: Size) -> None:
        """Read the bytes, in a thread of the pool, and hand them to the worker."""
        try:
            future = self.service.overview(opened.picture(file), size)
        except BriefingError as error:
            self._answer(partial(self._fail, (id(opened), file), error))
            return
        self._expect(future, opened, file)

    def _expect(self, future: "Future[Overview]", opened: "OpenedBriefing", file: str) -> None:
        self._follow(future, _loaded, partial(self._come, opened, file), partial(self._fail, (id(opened), file)))

    def _come(self, opened: "OpenedBriefing", file: str, loaded: Loaded) -> None:
        """Keep a picture and give it to all who wait for it; let go of one whose briefing is no longer shown."""
        key = id(opened), file
        waiting = self._waiting.pop(key, [])
        if opened is not self._opened:
            self.service.release(loaded.handle)
            return
        self._kept[key] = loaded
        self._make_room()
        for done, _failed in waiting:
            done(loaded)

    def _make_room(self) -> None:
        """Let go of what was seen longest ago, then of what is least wanted ahead, but not of what is shown."""
        old = [key for key in self._kept if key not in self._ahead]
        ahead = [key for key in reversed(self._ahead) if key in self._kept]
        others = deque(key for key in (*old, *ahead) if key not in self._shown)
        while others and sum(each.bytes for each in self._kept.values()) > KEPT_BYTES:
            self.service.release(self._kept.pop(others.popleft()).handle)

    def _fail(self, key: Key, error: BriefingError) -> None:
        for _done, failed in self._waiting.pop(key, []):
            failed(error)

    def _follow(
        self, future: "Future[Any]", make: Callable[[Any], Any], done: Callable[..., None], failed: Failed
    ) -> None:
        """Tell what is made of an answer, in the thread in which it comes, or why there is none."""

        def answer(finished: "Future[Any]") -> None:
            try:
                result = finished.result()
            except CancelledError:
                return
            except BriefingError as error:
                self._answer(partial(failed, error))
            else:
                self._answer(partial(done, make(result)))

        future.add_done_callback(answer)

    def _answer(self, call: Callable[[], None]) -> None:
        self._mailbox.post(self, call)


def _loaded(overview: "Overview") -> Loaded:
    info = overview.info
    return Loaded(info.handle, info.size, image_of_all(overview), tuple(info.notes), info.stored)
