"""The picture worker: a process of its own that turns bytes into pixels, under limits, and knows nothing else."""

import io
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from briefing.imagery.decode import Undecodable, decoded, notes, open_picture, upright_size
from briefing.imagery.protocol import Answer, Kind, Request, Size, read_request

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

    def answer(self, request: Request) -> None:
        """Do what is asked and send the answer; a picture at fault is an answer too."""
        try:
            answer = self._answer(request)
        except Undecodable as error:
            answer = Answer(number=request.number, good=False, words=str(error))
        except MemoryError:
            answer = Answer(number=request.number, good=False, words="there is not enough memory for the picture")
        except Exception as error:  # noqa: BLE001 - Pillow raises every kind of error for a broken picture
            words = f"this picture cannot be decoded ({type(error).__name__})"
            answer = Answer(number=request.number, good=False, words=words)
        with self._lock:
            self._send(answer.pack())

    def keep(self, request: Request) -> bool:
        """Do at once what changes which pictures there are; say whether there is more to do."""
        if request.kind in (Kind.STORE, Kind.OVERVIEW):
            self._data[request.picture] = request.payload
        if request.kind == Kind.RELEASE:
            self._data.pop(request.picture, None)
            with self._lock:
                for key in [key for key in self._kept if key[0] == request.picture]:
                    del self._kept[key]
        return request.kind not in (Kind.STORE, Kind.RELEASE)

    def _answer(self, request: Request) -> Answer:
        data = self._data.get(request.picture)
        if data is None:
            raise Undecodable("the picture is no longer open")
        picture = open_picture(data)
        whole = upright_size(picture)
        if request.kind == Kind.OVERVIEW:
            size = fitted(whole, request.size)
            pixels = self._scaled(request.picture, data, whole, (0, 0, *whole), size)
            said = "\n".join(notes(picture))
        else:
            pixels = self._scaled(request.picture, data, whole, request.box, request.size)
            size, said = request.size, ""
        payload = encoded(pixels) if request.kind == Kind.ENCODED else raw(pixels)
        alpha = pixels.mode == "RGBa"
        return Answer(
            number=request.number, good=True, whole=whole, size=size, has_alpha=alpha, words=said, payload=payload
        )

    def _scaled(self, handle: int, data: bytes, whole: Size, box: tuple[int, int, int, int], size: Size) -> Image.Image:
        """The part ``box`` of the picture at ``size``, from the smallest decoding that has pixels enough."""
        if not (0 <= box[0] < box[2] <= whole[0] and 0 <= box[1] < box[3] <= whole[1]) or min(size) < 1:
            raise Undecodable("a part outside the picture was asked for")
        share = max(size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1]))
        needed = (round(whole[0] * min(1.0, share)), round(whole[1] * min(1.0, share)))
        picture = self._decoded(handle, data, needed)
        across, down = picture.width / whole[0], picture.height / whole[1]
        part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
        if part == (0, 0, *picture.size) and picture.size == size:
            return picture
        shrinks = part[2] - part[0] > size[0]
        filter_ = Image.Resampling.BOX if shrinks else Image.Resampling.BILINEAR
        return picture.resize(size, filter_, box=part)

    def _decoded(self, handle: int, data: bytes, needed: Size) -> Image.Image:
        with self._lock:
            for key, kept in self._kept.items():
                if key[0] == handle and kept.width >= needed[0] and kept.height >= needed[1]:
                    self._kept.move_to_end(key)
                    return kept
        picture = decoded(data, needed)
        with self._lock:
            self._kept[handle, picture.size] = picture
            while len(self._kept) > 1 and sum(_bytes(each) for each in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return picture


def fitted(whole: Size, most: Size) -> Size:
    """The largest size of the same shape as ``whole`` within ``most``, never larger than the picture."""
    share = min(1.0, most[0] / whole[0], most[1] / whole[1])
    return max(1, round(whole[0] * share)), max(1, round(whole[1] * share))


def raw(picture: Image.Image) -> bytes:
    """Four bytes a pixel in the order blue, green, red, alpha (premultiplied) or nothing."""
    if picture.mode == "RGBa":
        return picture.tobytes("raw", "BGRa")
    return picture.tobytes("raw", "BGRX")


def encoded(picture: Image.Image) -> bytes:
    """A JPEG, or where there is transparency a PNG."""
    out = io.BytesIO()
    if picture.mode == "RGBa":
        picture.convert("RGBA").save(out, "PNG")
    else:
        picture.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return out.getvalue()


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
            if worker.keep(request):
                pool.submit(worker.answer, request)


def main() -> None:
    """Serve standard input and output; whatever else is printed goes to standard error."""
    source = os.fdopen(os.dup(0), "rb", buffering=1 << 20)
    target = os.fdopen(os.dup(1), "wb", buffering=0)
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
