"""Requests reach the worker whole and in order, at once where they can, and never hold who asks."""

import io
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from briefing.imagery import outbox as outboxes
from briefing.imagery.outbox import Outbox
from briefing.imagery.protocol import Kind, Request, read_request
from tests.raising import raising

SHORT = [Request(number=number, kind=Kind.PIXELS, picture=1, size=(5, 5)) for number in range(1, 9)]
LONG = Request(number=9, kind=Kind.OVERVIEW, picture=2, payload=os.urandom(1 << 20))

Pipe = tuple[io.BufferedReader, io.BufferedWriter]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """A pipe with the room that the system gives it."""
    heard, told = os.pipe()
    with ExitStack() as stack:
        reader = stack.enter_context(os.fdopen(heard, "rb"))
        writer = os.fdopen(told, "wb")
        stack.callback(writer.close)
        yield reader, writer


def to(pipe: Pipe) -> Outbox:
    outbox = Outbox()
    outbox.connect(pipe[1])
    return outbox


def read(pipe: Pipe, count: int) -> list[Request | None]:
    return [read_request(pipe[0].read) for _each in range(count)]


def test_a_short_request_is_there_when_put_returns(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outbox, "_deliver", lambda _self: None)
    outbox = to(pipe)
    for request in SHORT:
        outbox.put(request)
    assert read(pipe, len(SHORT)) == SHORT


def test_requests_come_whole_and_in_order_past_a_long_one(pipe: Pipe) -> None:
    outbox = to(pipe)
    for request in (*SHORT[:4], LONG, *SHORT[4:]):
        outbox.put(request)  # waits for nobody, though the pipe is full all the while and nothing is read yet
    assert read(pipe, 9) == [*SHORT[:4], LONG, *SHORT[4:]]
    outbox.close()
    outbox.thread.join(10)
    assert pipe[1].closed


def test_where_the_system_promises_nothing_all_goes_by_the_thread(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outboxes, "AT_ONCE", 0)
    monkeypatch.setattr(outboxes, "_has_room", lambda _pipe: pytest.fail("asked"))
    outbox = to(pipe)
    for request in SHORT:
        outbox.put(request)
    assert read(pipe, len(SHORT)) == SHORT
    outbox.close()


def test_a_full_pipe_is_left_to_the_thread(pipe: Pipe) -> None:
    outbox = to(pipe)
    outbox.put(SHORT[0])
    os.set_blocking(pipe[1].fileno(), False)
    filled = 0
    try:
        while True:
            filled += os.write(pipe[1].fileno(), bytes(4096))
    except BlockingIOError:
        os.set_blocking(pipe[1].fileno(), True)
    outbox.put(SHORT[1])
    assert read(pipe, 1) == [SHORT[0]]
    pipe[0].read(filled)
    assert read(pipe, 1) == [SHORT[1]]
    outbox.close()


@pytest.mark.parametrize("request_", [SHORT[0], LONG], ids=["short", "long"])
def test_a_worker_that_is_gone_is_no_error_here(
    pipe: Pipe, request_: Request, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = to(pipe)
    pipe[0].close()
    with caplog.at_level(logging.INFO):
        outbox.put(request_)
        outbox.close()
        outbox.thread.join(10)
    assert "does not listen" in caplog.text


def test_a_pipe_that_is_closed_is_no_error_either(pipe: Pipe, caplog: pytest.LogCaptureFixture) -> None:
    outbox = to(pipe)
    outbox.close()
    outbox.thread.join(10)
    with caplog.at_level(logging.INFO):
        outbox.put(SHORT[0])
    assert "does not listen" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such call")
def test_a_pipe_that_the_system_does_not_widen_stays_as_it_is(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "fcntl", raising(PermissionError("no more for this user")))
    outboxes.widen(*pipe)
    outbox = to(pipe)
    outbox.put(SHORT[0])
    assert read(pipe, 1) == SHORT[:1]
    outbox.close()


def test_what_is_put_where_there_will_be_no_pipe_is_lost() -> None:
    outbox = Outbox()
    outbox.give_up(OSError("no processes left"))
    outbox.put(SHORT[0])
    outbox.put(LONG)
    outbox.close()
    outbox.thread.join(10)
    assert not outbox.thread.is_alive()
