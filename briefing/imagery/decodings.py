"""The pictures that the picture worker has open, and what it has decoded of them: as much as is likely needed again."""

import threading
from collections import OrderedDict

from PIL import Image

from briefing.imagery.decode import Facts, Needed, Stop, Undecodable, cost, decode
from briefing.imagery.planes import SHRINK, Plane
from briefing.imagery.protocol import Part, Size

KEPT_BYTES = 1400 << 20
LARGE_SIDE = 4096  # pixels
SPARE, FEW = 2, 8_000_000  # times as many pixels each way, and how many all together
LINGER, LINGERING_BYTES = 0.3, 100 << 20  # seconds


class Decodings:
    """Pictures by their handles, and decodings of them by their sizes. Safe to use from several threads.

    A decoding ends with Unwanted once its ``stop`` says so, or its picture is let go; with Undecodable where the
    picture is at fault, or not open.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._data: dict[int, bytes] = {}
        self._facts: dict[int, Facts] = {}
        self._kept: OrderedDict[tuple[int, Size], Plane] = OrderedDict()

    def open(self, handle: int, data: bytes) -> None:
        """Hold the bytes of a picture, of which nothing is decoded yet."""
        self._data[handle] = data

    def release(self, handle: int) -> None:
        """Forget a picture; what it takes goes a little later, since others are asked for at the same moment."""
        with self._lock:
            self._data.pop(handle, None)
            self._facts.pop(handle, None)
            dropped = [self._kept.pop(key) for key in list(self._kept) if key[0] == handle]
        if sum(plane.bytes for plane in dropped) <= LINGERING_BYTES:
            timer = threading.Timer(LINGER, dropped.clear)
            timer.daemon = True
            timer.start()

    def costs(self, handles: tuple[int, ...], wanted: Needed) -> dict[int, int]:
        """Which of some pictures have to be decoded for what is ``wanted``, and how many pixels each."""
        with self._lock:
            missing = [each for each in handles if self._at_hand(each, wanted) is None]
        return {each: cost(self._data.get(each, b""), wanted) for each in missing}

    def facts(self, handle: int, wanted: Needed, stop: Stop) -> Facts:
        """What is known of a picture, which takes decoding it where that was not yet done."""
        return self._facts.get(handle) or self._decoded(handle, wanted, stop)[0]

    def plane(self, handle: int, needed: Size, stop: Stop) -> Plane:
        """A decoding of at least ``needed`` pixels, kept for the next time."""
        wanted: Needed = lambda _whole: needed  # noqa: E731
        return self._at_hand(handle, wanted) or self._decoded(handle, wanted, stop)[1]

    def overview(self, handle: int, facts: Facts, size: Size, stop: Stop) -> Image.Image:
        """All of a picture with pixels enough for ``size``: a decoding as it is, where it has few, and few to spare."""
        plane = self.plane(handle, size, stop)
        (wide, high), (most_wide, most_high) = plane.size, size
        if wide <= SPARE * most_wide and high <= SPARE * most_high and wide * high <= FEW:
            return plane.whole()
        return self.scaled(handle, facts, (0, 0, *facts.size), size, stop)

    def scaled(self, handle: int, facts: Facts, box: Part, size: Size, stop: Stop) -> Image.Image:
        """The part ``box`` of a picture at ``size``, from the smallest decoding that has pixels enough."""
        whole = facts.size
        if not (0 <= box[0] < box[2] <= whole[0] and 0 <= box[1] < box[3] <= whole[1]) or min(size) < 1:
            raise Undecodable("outside")
        needed = part_needed(whole, box, size)
        plane = self.plane(handle, needed, stop)
        if max(plane.size) > LARGE_SIDE and needed[0] * SHRINK <= plane.size[0]:
            plane = plane.shrunk()
            self._keep(handle, facts, plane)
        return plane.scaled(whole, box, size)

    def _at_hand(self, handle: int, wanted: Needed) -> Plane | None:
        """The smallest decoding at hand that has pixels enough."""
        with self._lock:
            if handle not in self._facts:
                return None
            needed = wanted(self._facts[handle].size)
            fit = [key for key, plane in self._kept.items() if key[0] == handle and plane.covers(needed)]
            if not fit:
                return None
            best = min(fit, key=lambda key: key[1])
            self._kept.move_to_end(best)
            return self._kept[best]

    def _decoded(self, handle: int, wanted: Needed, stop: Stop) -> tuple[Facts, Plane]:
        """A picture decoded anew; where memory does not suffice, once more after all others were let go."""
        data = self._data.get(handle)
        if data is None:
            raise Undecodable("gone")

        def ends() -> bool:
            return handle not in self._data or stop()

        try:
            facts, plane = decode(data, wanted, ends)
        except Undecodable as error:
            if str(error) != "memory" or not self._kept:
                raise
            with self._lock:
                self._kept.clear()
            facts, plane = decode(data, wanted, ends)
        self._keep(handle, facts, plane)
        return facts, plane

    def _keep(self, handle: int, facts: Facts, plane: Plane) -> None:
        """Keep a decoding, instead of those that it makes needless; the oldest go where they become too many."""
        with self._lock:
            if handle not in self._data:
                return
            self._facts[handle] = facts
            for key in [key for key in self._kept if key[0] == handle]:
                if plane.size[0] > key[1][0] > facts.size[0] // SHRINK + 1:
                    del self._kept[key]
            self._kept[handle, plane.size] = plane
            while len(self._kept) > 1 and sum(each.bytes for each in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)


def part_needed(whole: Size, box: Part, size: Size) -> Size:
    """How large all of a picture is where the part ``box`` of it has ``size``, never larger than it is."""
    share = min(1.0, max(size[0] / max(1, box[2] - box[0]), size[1] / max(1, box[3] - box[1])))
    return max(1, round(whole[0] * share)), max(1, round(whole[1] * share))
