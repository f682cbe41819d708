import io
import struct

import pytest

from briefing.imagery import protocol
from briefing.imagery.protocol import Answer, BrokenFrame, Kind, Request, read_answer, read_request

REQUEST = Request(number=3, kind=Kind.PIXELS, picture=9, box=(1, 2, 30.1, 40), size=(5, 6), payload=b"abc")
ANSWER = Answer(number=3, good=True, whole=(7, 8), size=(5, 6), has_alpha=True, words="é", payload=b"pixels")


def test_frames_come_out_as_they_went_in() -> None:
    assert read_request(io.BytesIO(REQUEST.pack()).read) == REQUEST
    assert read_answer(io.BytesIO(ANSWER.head() + ANSWER.payload).read) == ANSWER
    begun = Answer(number=3, good=False, begun=True)
    assert read_answer(io.BytesIO(begun.head()).read) == begun


def test_the_end_is_not_an_error() -> None:
    assert read_request(io.BytesIO(b"").read) is None
    assert read_answer(io.BytesIO(b"").read) is None


@pytest.mark.parametrize("length", [3, len(REQUEST.pack()) - 1])
def test_a_frame_that_ends_early_is_refused(length: int) -> None:
    with pytest.raises(BrokenFrame):
        read_request(io.BytesIO(REQUEST.pack()[:length]).read)


def test_a_frame_that_claims_too_much_is_refused() -> None:
    data = bytearray(REQUEST.pack())
    struct.pack_into("<Q", data, protocol._REQUEST.size - 8, protocol.MOST_PAYLOAD + 1)
    with pytest.raises(BrokenFrame, match="too large"):
        read_request(io.BytesIO(bytes(data)).read)


def test_an_unknown_kind_is_refused() -> None:
    data = bytearray(REQUEST.pack())
    data[4] = 99
    with pytest.raises(BrokenFrame):
        read_request(io.BytesIO(bytes(data)).read)
