"""The words between the reader and the picture worker: fixed binary frames, sizes checked on both sides, no pickle."""

import struct
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

Part = tuple[float, float, float, float]
Size = tuple[int, int]
Two = tuple[float, float]

MOST_PAYLOAD = 1 << 30
_METRES, _MIDDLE = "metres a pixel: ", "middle: "
_REQUEST = struct.Struct("<IBI4dIIQ")
_ANSWER = struct.Struct("<IBIIIIBIQ")
_BEGUN = 2


class Kind(IntEnum):
    """What is asked for."""

    STORE = 1
    OVERVIEW = 2
    PIXELS = 3
    ENCODED = 4
    RELEASE = 5
    COMPOSED = 6
    ALIGNED = 7
    CANCEL = 8
    SIZE = 9


class BrokenFrame(Exception):
    """What came is not a frame."""


class EndedEarly(BrokenFrame):
    """The other side has gone in the middle of a frame."""


class Request(NamedTuple):
    """``box`` is left, top, right, bottom in pixels of the upright picture or parts of one; ``size`` is wanted of it.

    Of an overview ``box`` ends where the size does within which the picture will be wanted next.

    The payload is the bytes of a picture to open or, for SIZE, only to look into, or a JSON table of what else there is
    to say. CANCEL names in ``picture`` the number of the request that is no longer wanted.
    """

    number: int
    kind: Kind
    picture: int
    box: Part = (0, 0, 0, 0)
    size: Size = (0, 0)
    payload: bytes = b""

    def head(self) -> bytes:
        """The frame up to the payload, which follows it."""
        return _REQUEST.pack(self.number, self.kind, self.picture, *self.box, *self.size, len(self.payload))

    def pack(self) -> bytes:
        """The frame."""
        return self.head() + self.payload


class Answer(NamedTuple):
    """``whole`` is the size of the upright picture, ``size`` that of the pixels; ``words`` notes, or what is wrong.

    Of an overview they are lines: the day when it was taken or nothing, notes, and what ``map_words`` gives.

    With ``begun`` it is no answer yet: the worker has begun to decode what the answer takes.
    """

    number: int
    good: bool
    begun: bool = False
    whole: Size = (0, 0)
    size: Size = (0, 0)
    has_alpha: bool = False
    words: str = ""
    payload: bytes = b""

    def head(self) -> bytes:
        """The frame up to the payload, which follows it."""
        words = self.words.encode()
        state = _BEGUN if self.begun else int(self.good)
        head = (self.number, state, *self.whole, *self.size, self.has_alpha, len(words), len(self.payload))
        return _ANSWER.pack(*head) + words


Read = Callable[[int], bytes]


def read_request(read: Read) -> Request | None:
    """The next request, or None where the other side has closed; BrokenFrame where it is none."""
    head = _head(read, _REQUEST)
    if head is None:
        return None
    number, kind, picture, left, top, right, bottom, width, height, length = head
    payload = _exactly(read, length)
    if kind not in Kind.__members__.values():
        raise BrokenFrame("a frame asks for what is not known")
    return Request(
        number=number,
        kind=Kind(kind),
        picture=picture,
        box=(left, top, right, bottom),
        size=(width, height),
        payload=payload,
    )


def read_answer(read: Read) -> Answer | None:
    """The next answer, or None where the other side has closed; BrokenFrame where it is none."""
    head = _head(read, _ANSWER)
    if head is None:
        return None
    number, state, wide, high, width, height, alpha, words, length = head
    said = _exactly(read, words).decode("utf-8", "replace")
    return Answer(
        number=number,
        good=state == 1,
        begun=state == _BEGUN,
        whole=(wide, high),
        size=(width, height),
        has_alpha=bool(alpha),
        words=said,
        payload=_exactly(read, length),
    )


def _head(read: Read, form: struct.Struct) -> tuple[int, ...] | None:
    data = read(form.size)
    if not data:
        return None
    if len(data) < form.size:
        raise EndedEarly("a frame ends in its head")
    return form.unpack(data)


def _exactly(read: Read, length: int) -> bytes:
    if length > MOST_PAYLOAD:
        raise BrokenFrame("a frame is too large")
    data = read(length) if length else b""
    if len(data) != length:
        raise EndedEarly("a frame ends early")
    return data


def fitted(whole: Size, most: Size) -> Size:
    """The largest size of the same shape as ``whole`` within ``most``, never larger than the picture."""
    share = min(1.0, most[0] / whole[0], most[1] / whole[1])
    return max(1, round(whole[0] * share)), max(1, round(whole[1] * share))


def map_words(ground: Two, middle: Two | None) -> list[str]:
    """Notes of how many metres on the ground a pixel is, across and down, and of where the middle is, if known."""
    metres = [f"{_METRES}{ground[0]} {ground[1]}"] if all(ground) else []
    return metres if middle is None else [*metres, f"{_MIDDLE}{middle[0]} {middle[1]}"]


def map_in(notes: Iterable[str]) -> tuple[Two | None, Two | None]:
    """What such notes say: the metres, and the middle."""
    said = list(notes)
    return _two_in(said, _METRES), _two_in(said, _MIDDLE)


def _two_in(notes: Iterable[str], begin: str) -> Two | None:
    for note in notes:
        if note.startswith(begin):
            one, other = map(float, note.removeprefix(begin).split())
            return one, other
    return None
