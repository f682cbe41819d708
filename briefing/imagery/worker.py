"""The picture worker: a process of its own that turns bytes into pixels, under limits, and knows nothing else."""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PIL import Image

from briefing.imagery.decode import Facts, Needed, Stop, Undecodable, Unwanted, size_of
from briefing.imagery.decodings import Decodings, part_needed
from briefing.imagery.fence import enclose, limit
from briefing.imagery.planes import Plane
from briefing.imagery.protocol import Answer, EndedEarly, Kind, Part, Request, Size, fitted, map_words, read_request
from briefing.imagery.turns import THREADS, Turns

JPEG_QUALITY = 88
ALIGNED_SIDE, LOOK_SIDE = 768, 800  # pixels


class Worker:
    """Answers requests through ``send``, one at a time."""

    def __init__(self, send: Callable[[Answer], None]) -> None:
        self._send = send
        self._sending = threading.Lock()
        self.decodings = Decodings()
        self.turns = Turns(self._needs)

    def take(self, request: Request) -> None:
        """Do at once what changes which pictures there are and what is wanted; the rest waits for its turn."""
        match request.kind:
            case Kind.STORE:
                self.decodings.open(request.picture, request.payload)
            case Kind.RELEASE:
                self.decodings.release(request.picture)
            case Kind.CANCEL:
                self.turns.cancel(request.picture)
            case Kind.OVERVIEW:
                self.decodings.open(request.picture, request.payload)
                self.turns.add(request._replace(payload=b""))
            case _:
                self.turns.add(request)

    def work(self) -> None:
        """Answer requests as their turn comes, until there will be no more."""
        while (request := self.turns.next()) is not None:
            try:
                self.answer(request)
            finally:
                self.turns.done(request)

    def answer(self, request: Request) -> None:
        """Do what is asked and send the answer; a picture at fault is an answer too."""
        if self.turns.decodes(request):
            self._say(Answer(number=request.number, good=False, begun=True))
        try:
            answer = self._answer(request)
        except Undecodable as error:
            answer = Answer(number=request.number, good=False, words=str(error))
        except Unwanted:
            answer = Answer(number=request.number, good=False, words="gone")
        except MemoryError:
            answer = Answer(number=request.number, good=False, words="memory")
        except Exception as error:  # noqa: BLE001 - Pillow raises every kind of error for a broken picture
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            answer = Answer(number=request.number, good=False, words="broken")
        self._say(answer)

    def _say(self, answer: Answer) -> None:
        with self._sending:
            self._send(answer)

    def _answer(self, request: Request) -> Answer:
        match request.kind:
            case Kind.OVERVIEW:
                return self._overview(request)
            case Kind.COMPOSED:
                return self._composed(request)
            case Kind.ALIGNED:
                return self._aligned(request)
            case Kind.SIZE:
                return _good(request, b"", picture=size_of(request.payload), size=(0, 0))
        facts = self._facts(request, request.picture)
        pixels = self._scaled(request, facts, request.box, request.size)
        whole = facts.size
        if request.kind == Kind.ENCODED:
            return _good(request, encoded(_greyed(pixels, extra(request))), picture=whole, size=request.size)
        return _good(request, raw(pixels), picture=whole, size=request.size, alpha=pixels.mode == "RGBa")

    def _overview(self, request: Request) -> Answer:
        facts = self._facts(request, request.picture)
        whole = facts.size
        pixels = self.decodings.overview(request.picture, facts, fitted(whole, request.size), self._stop(request))
        words = "\n".join([facts.taken, *facts.notes, *map_words(facts.ground, facts.middle)])
        return _good(request, raw(pixels), picture=whole, size=pixels.size, alpha=pixels.mode == "RGBa", words=words)

    def _composed(self, request: Request) -> Answer:
        from briefing.imagery.comparing.comparison import Side
        from briefing.imagery.comparing.state import from_json
        from briefing.imagery.composition import composed, needed, seen

        table = extra(request)
        handles = dict(zip(Side, pictures_of(request), strict=True))
        comparison = from_json(table["comparison"], int(table["pictures"]))
        sizes = {side: self._facts(request, handle).size for side, handle in handles.items()}
        wanted = needed(comparison, request.size, sizes)
        boxes = seen(comparison, request.size, sizes)
        pictures, looks = {}, {}
        for side, (left, top, right, bottom) in boxes.items():
            whole, (wide, high) = sizes[side], wanted[side]
            size = max(1, round((right - left) * wide / whole[0])), max(1, round((bottom - top) * high / whole[1]))
            plane = self._plane(request, handles[side], wanted[side])
            pictures[side] = plane.scaled(whole, (left, top, right, bottom), size)
        for side in Side if comparison.tone else ():
            look = fitted(sizes[side], (LOOK_SIDE, LOOK_SIDE))
            looks[side] = self._plane(request, handles[side], look).scaled(sizes[side], (0, 0, *sizes[side]), look)
        made = composed(comparison, request.size, pictures, sizes, boxes=boxes, looks=looks)
        return _good(request, encoded(_greyed(made, table)), picture=sizes[Side.BEFORE], size=request.size)

    def _aligned(self, request: Request) -> Answer:
        import json

        from briefing.imagery.alignment import aligned
        from briefing.imagery.comparing.state import alignment_to_json

        handles = pictures_of(request)
        first, second = (self._facts(request, handle).size for handle in handles)
        pictures = [
            self._plane(request, handle, _wanted(request)(size)).whole()
            for handle, size in zip(handles, (first, second), strict=True)
        ]
        found = aligned(pictures[0], pictures[1], (first, second))
        return _good(request, json.dumps(alignment_to_json(found)).encode(), picture=first, size=first)

    # What that takes

    def _needs(self, request: Request) -> dict[int, int]:
        """Which pictures have to be decoded for a request, and how many pixels each."""
        if request.kind == Kind.SIZE:
            return {}
        return self.decodings.costs(pictures_of(request), _wanted(request))

    def _facts(self, request: Request, handle: int) -> Facts:
        return self.decodings.facts(handle, _wanted(request), self._stop(request))

    def _plane(self, request: Request, handle: int, needed: Size) -> Plane:
        return self.decodings.plane(handle, needed, self._stop(request))

    def _scaled(self, request: Request, facts: Facts, box: Part, size: Size) -> Image.Image:
        return self.decodings.scaled(request.picture, facts, box, size, self._stop(request))

    def _stop(self, request: Request) -> Stop:
        return partial(self.turns.is_unwanted, request)


def pictures_of(request: Request) -> tuple[int, ...]:
    """The pictures that a request is about."""
    if request.kind in (Kind.COMPOSED, Kind.ALIGNED):
        return request.picture, int(extra(request)["after"])
    return (request.picture,)


def _wanted(request: Request) -> Needed:
    """How large a picture has to be decoded for a request, by its size; for a composition at most."""
    if request.kind in (Kind.PIXELS, Kind.ENCODED):
        return lambda whole: part_needed(whole, request.box, request.size)
    if request.kind == Kind.OVERVIEW:
        most = max(request.size[0], int(request.box[2])), max(request.size[1], int(request.box[3]))
        return lambda whole: fitted(whole, most)
    if request.kind == Kind.ALIGNED:
        return lambda whole: fitted(whole, (ALIGNED_SIDE, ALIGNED_SIDE))
    return lambda whole: whole


def _good(
    request: Request, payload: bytes, *, picture: Size, size: Size, alpha: bool = False, words: str = ""
) -> Answer:
    return Answer(
        number=request.number, good=True, whole=picture, size=size, has_alpha=alpha, words=words, payload=payload
    )


def extra(request: Request) -> Mapping[str, Any]:
    """What else a request says, as a table."""
    import json

    table: Mapping[str, Any] = json.loads(request.payload) if request.payload else {}
    return table


def raw(picture: Image.Image) -> bytes:
    """Red, green and blue of each pixel, and alpha, which multiplies them, where something is clear."""
    return (picture if picture.mode in ("RGB", "RGBa") else picture.convert("RGB")).tobytes()


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


def serve(read: Callable[[int], bytes], send: Callable[[bytes], None]) -> None:
    """Answer requests until the other side closes."""

    def send_frame(answer: Answer) -> None:
        send(answer.head())
        send(answer.payload)

    worker = Worker(send_frame)
    threads = [threading.Thread(target=worker.work) for _each in range(THREADS)]
    for thread in threads:
        thread.start()
    try:
        while (request := read_request(read)) is not None:
            worker.take(request)
    finally:
        worker.turns.close()
    for thread in threads:
        thread.join()


def main() -> None:
    """Serve standard input and output; whatever else is printed goes to standard error."""
    with os.fdopen(os.dup(0), "rb", buffering=1 << 20) as source, os.fdopen(os.dup(1), "wb", buffering=0) as target:
        os.dup2(2, 1)
        limit(int(sys.argv[1]))
        enclose()

        def send(frame: bytes) -> None:
            left = memoryview(frame)
            while left:
                left = left[target.write(left) :]

        try:
            serve(source.read, send)
        except (BrokenPipeError, EndedEarly):  # the reader is gone
            os._exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells the reader as well, which ends this process
    main()
