"""The picture worker: a process of its own that turns bytes into pixels, under limits, and knows nothing else."""

import io
import json
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PIL import Image

from briefing.imagery.decode import Undecodable, decoded, notes, open_picture, taken, upright_size
from briefing.imagery.protocol import Answer, Box, Kind, Request, Size, read_request

KEPT_BYTES = 900 << 20
THREADS = 2
JPEG_QUALITY = 88


class Worker:
    """Answers requests; ``send`` takes whole frames."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._lock = threading.Lock()
        self._data: dict[int, bytes] = {}
        self._kept: OrderedDict[tuple[int, Size], Image.Image] = OrderedDict()
        self._unwanted: set[int] = set()

    def take(self, request: Request) -> bool:
        """Do at once what changes which pictures there are and what is wanted; say whether there is more to do."""
        match request.kind:
            case Kind.STORE:
                self._data[request.picture] = request.payload
            case Kind.RELEASE:
                self._data.pop(request.picture, None)
                with self._lock:
                    for key in [key for key in self._kept if key[0] == request.picture]:
                        del self._kept[key]
            case Kind.CANCEL:
                self._unwanted.add(request.picture)
            case Kind.OVERVIEW:
                self._data[request.picture] = request.payload
                return True
            case _:
                return True
        return False

    def answer(self, request: Request) -> None:
        """Do what is asked and send the answer; a picture at fault is an answer too."""
        if request.number in self._unwanted:
            self._unwanted.discard(request.number)
            return
        try:
            answer = self._answer(request)
        except Undecodable as error:
            answer = Answer(number=request.number, good=False, words=str(error))
        except MemoryError:
            answer = Answer(number=request.number, good=False, words="memory")
        except Exception as error:  # noqa: BLE001 - Pillow raises every kind of error for a broken picture
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            answer = Answer(number=request.number, good=False, words="broken")
        with self._lock:
            self._send(answer.pack())

    def _answer(self, request: Request) -> Answer:
        match request.kind:
            case Kind.OVERVIEW:
                return self._overview(request)
            case Kind.COMPOSED:
                return self._composed(request)
            case Kind.ALIGNED:
                return self._aligned(request)
        _picture, whole = self._opened(request.picture)
        pixels = self._scaled(request.picture, whole, request.box, request.size)
        if request.kind == Kind.ENCODED:
            return self._good(request, encoded(_greyed(pixels, extra(request))), picture=whole, size=request.size)
        return self._good(request, raw(pixels), picture=whole, size=request.size, alpha=pixels.mode == "RGBa")

    def _overview(self, request: Request) -> Answer:
        picture, whole = self._opened(request.picture)
        size = fitted(whole, request.size)
        pixels = self._scaled(request.picture, whole, (0, 0, *whole), size)
        words = "\n".join([taken(picture), *notes(picture)])
        return self._good(request, raw(pixels), picture=whole, size=size, alpha=pixels.mode == "RGBa", words=words)

    def _composed(self, request: Request) -> Answer:
        from briefing.imagery.comparison import Side
        from briefing.imagery.comparison_state import from_json
        from briefing.imagery.composition import composed, needed

        table = extra(request)
        handles = {Side.BEFORE: request.picture, Side.AFTER: int(table["after"])}
        comparison = from_json(table["comparison"], int(table["pictures"]))
        sizes = {side: self._opened(handle)[1] for side, handle in handles.items()}
        wanted = needed(comparison, request.size, sizes)
        sides = list(Side) if comparison.tone else list(wanted)
        pictures = {
            side: self._decoded(handles[side], wanted.get(side, fitted(sizes[side], request.size))) for side in sides
        }
        made = composed(comparison, request.size, pictures, sizes)
        return self._good(request, encoded(_greyed(made, table)), picture=sizes[Side.BEFORE], size=request.size)

    def _aligned(self, request: Request) -> Answer:
        from briefing.imagery.alignment import LONGEST, aligned
        from briefing.imagery.comparison_state import alignment_to_json

        handles = (request.picture, int(extra(request)["after"]))
        first, second = (self._opened(handle)[1] for handle in handles)
        pictures = [
            self._decoded(handle, fitted(size, (LONGEST, LONGEST)))
            for handle, size in zip(handles, (first, second), strict=True)
        ]
        found = aligned(pictures[0], pictures[1], (first, second))
        return self._good(request, json.dumps(alignment_to_json(found)).encode(), picture=first, size=first)

    def _good(
        self, request: Request, payload: bytes, *, picture: Size, size: Size, alpha: bool = False, words: str = ""
    ) -> Answer:
        return Answer(
            number=request.number, good=True, whole=picture, size=size, has_alpha=alpha, words=words, payload=payload
        )

    def _opened(self, handle: int) -> tuple[Image.Image, Size]:
        """A picture that is open, its pixels not decoded, and its upright size."""
        data = self._data.get(handle)
        if data is None:
            raise Undecodable("gone")
        picture = open_picture(data)
        return picture, upright_size(picture)

    def _scaled(self, handle: int, whole: Size, box: Box, size: Size) -> Image.Image:
        """The part ``box`` of the picture at ``size``, from the smallest decoding that has pixels enough."""
        if not (0 <= box[0] < box[2] <= whole[0] and 0 <= box[1] < box[3] <= whole[1]) or min(size) < 1:
            raise Undecodable("outside")
        share = max(size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1]))
        needed = (round(whole[0] * min(1.0, share)), round(whole[1] * min(1.0, share)))
        picture = self._decoded(handle, needed)
        across, down = picture.width / whole[0], picture.height / whole[1]
        part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
        if part == (0, 0, *picture.size) and picture.size == size:
            return picture
        shrinks = part[2] - part[0] > size[0]
        return picture.resize(size, Image.Resampling.BOX if shrinks else Image.Resampling.BILINEAR, box=part)

    def _decoded(self, handle: int, needed: Size) -> Image.Image:
        """A decoding of at least ``needed`` pixels, kept for the next time."""
        with self._lock:
            for key, kept in self._kept.items():
                if key[0] == handle and kept.width >= needed[0] and kept.height >= needed[1]:
                    self._kept.move_to_end(key)
                    return kept
        data = self._data.get(handle)
        if data is None:
            raise Undecodable("gone")
        picture = decoded(data, needed)
        with self._lock:
            self._kept[handle, picture.size] = picture
            while len(self._kept) > 1 and sum(_bytes(each) for each in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return picture


def extra(request: Request) -> Mapping[str, Any]:
    """What else a request says, as a table."""
    table: Mapping[str, Any] = json.loads(request.payload) if request.payload else {}
    return table


def fitted(whole: Size, most: Size) -> Size:
    """The largest size of the same shape as ``whole`` within ``most``, never larger than the picture."""
    share = min(1.0, most[0] / whole[0], most[1] / whole[1])
    return max(1, round(whole[0] * share)), max(1, round(whole[1] * share))


def raw(picture: Image.Image) -> bytes:
    """Four bytes a pixel in the order blue, green, red, alpha (premultiplied) or nothing."""
    return picture.tobytes("raw", "BGRa" if picture.mode == "RGBa" else "BGRX")


def encoded(picture: Image.Image) -> bytes:
    """A JPEG, or where there is transparency a PNG."""
    out = io.BytesIO()
    if picture.mode == "RGBa":
        picture.convert("RGBA").save(out, "PNG")
    else:
        picture.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return out.getvalue()


def _greyed(picture: Image.Image, table: Mapping[str, Any]) -> Image.Image:
    """The picture without colours, over white, where the table asks for that."""
    if not table.get("grey"):
        return picture
    if picture.mode == "RGBa":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture.convert("RGBA"), mask=picture.getchannel("a"))
        picture = paper
    return picture.convert("L")


def _bytes(picture: Image.Image) -> int:
    return picture.width * picture.height * 4


def limit(memory: int) -> None:
    """Keep this process from taking more than ``memory`` bytes, writing files or opening many; POSIX only."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def serve(read: Callable[[int], bytes], send: Callable[[bytes], None]) -> None:
    """Answer requests until the other side closes."""
    worker = Worker(send)
    with ThreadPoolExecutor(THREADS) as pool:
        while (request := read_request(read)) is not None:
            if worker.take(request):
                pool.submit(worker.answer, request)


def main() -> None:
    """Serve standard input and output; whatever else is printed goes to standard error."""
    with os.fdopen(os.dup(0), "rb", buffering=1 << 20) as source, os.fdopen(os.dup(1), "wb", buffering=0) as target:
        os.dup2(2, 1)
        limit(int(sys.argv[1]) if len(sys.argv) > 1 else 3 << 30)

        def send(frame: bytes) -> None:
            left = memoryview(frame)
            while left:
                left = left[target.write(left) :]

        try:
            serve(source.read, send)
        except (BrokenPipeError, KeyboardInterrupt):
            os._exit(0)


if __name__ == "__main__":
    main()
