import datetime
import errno
import io
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from briefing.errors import AlignmentRefused, PictureError, WorkerLost
from briefing.imagery import service as services
from briefing.imagery.answers import result_of
from briefing.imagery.comparing.comparison import Comparison, Method
from briefing.imagery.outbox import Outbox
from briefing.imagery.protocol import Kind, Request
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved, scene

WAIT = 30


@pytest.fixture
def service() -> Iterator[PictureService]:
    with PictureService() as pictures:
        yield pictures


def worker_of(service: PictureService) -> "subprocess.Popen[bytes]":
    assert service._process is not None
    return service._process


def test_a_picture_is_opened_seen_and_let_go(service: PictureService) -> None:
    exif = Image.Exif()
    exif[0x0132] = "2021:10:07 01:02:03"
    found = service.overview(saved(halves(), "JPEG", exif=exif), (32, 32)).result(WAIT)
    assert (found.info.width, found.info.height, found.info.notes) == (64, 32, ())
    assert found.info.taken == datetime.date(2021, 10, 7)
    assert (found.pixels.width, found.pixels.height, found.pixels.stride, found.size) == (32, 16, 96, (32, 16))
    part = service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)
    assert len(part.data) == 75
    part = service.pixels(found.info.handle, box=(0.5, 0, 10.25, 9.75), size=(5, 5)).result(WAIT)
    assert len(part.data) == 75
    assert service.encoded(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT).startswith(b"\xff\xd8")
    service.release(found.info.handle)
    service.release(found.info.handle)
    with pytest.raises(PictureError, match="no longer open"):
        service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)


def test_no_code_is_run_that_lies_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIL", "briefing", "json", "threading", "msgspec"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("open('ran', 'w').close()")
    monkeypatch.chdir(tmp_path)
    for path in ("", ".", f"{os.pathsep}."):
        monkeypatch.setenv("PYTHONPATH", path)
        with PictureService() as service:
            assert service.overview(saved(halves()), (10, 10)).result(WAIT)
    assert not (tmp_path / "ran").exists()


def test_a_picture_at_fault_says_why(service: PictureService) -> None:
    with pytest.raises(PictureError, match="not a whole PNG, JPEG, WebP or TIFF picture"):
        service.overview(b"no picture", (10, 10)).result(WAIT)


def test_pairs_are_composed_and_aligned(service: PictureService) -> None:
    ground = scene(400, 300, 4)
    data = saved(ground.crop((10, 10, 390, 290))), saved(ground.crop((19, 13, 399, 293)))
    before, after = (service.overview(each, (40, 40)).result(WAIT).info.handle for each in data)
    assert service.composed(before, after, Comparison(), (50, 40)).result(WAIT).startswith(b"\xff\xd8")
    found = service.aligned(before, after).result(WAIT)
    assert (round(found.dx), round(found.dy), found.method) == (9, 3, Method.AUTOMATIC)
    other = service.overview(saved(scene(380, 280, 99)), (40, 40)).result(WAIT).info.handle
    with pytest.raises(AlignmentRefused):
        service.aligned(before, other).result(WAIT)


def test_a_worker_that_dies_is_replaced_and_pictures_stay_open(
    service: PictureService, caplog: pytest.LogCaptureFixture
) -> None:
    found = service.overview(saved(halves()), (10, 10)).result(WAIT)
    worker_of(service).kill()
    part = service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)
    assert len(part.data) == 75
    assert "another is started" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be stopped for a while on Windows")
def test_a_worker_that_hangs_is_ended_and_its_picture_given_up(
    service: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = service.overview(saved(halves()), (10, 10)).result(WAIT)
    os.kill(worker_of(service).pid, signal.SIGSTOP)
    with monkeypatch.context() as soon:  # from here on: a worker that starts may take longer on a busy machine
        soon.setattr(services, "DEADLINE", 0.4)
        with pytest.raises(WorkerLost, match="takes too long"):
            service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)
    assert service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)


def test_a_picture_that_waits_for_its_turn_while_others_are_answered_is_not_late(service: PictureService) -> None:
    from briefing.imagery.protocol import Answer, Kind, Request

    now = time.monotonic()
    service._heard = now
    waiting = services._Asked(Request(number=999, kind=Kind.PIXELS, picture=1), Future(), now - services.DEADLINE - 1)
    assert not service._is_late(waiting)
    service._asked[999] = waiting
    service._take(Answer(number=999, good=False, begun=True))
    service._take(Answer(number=998, good=False, begun=True))
    assert waiting.begun
    waiting.since = now - services.DEADLINE - 1
    assert service._is_late(waiting)
    service._asked.clear()


def test_the_size_of_a_picture_is_told_without_opening_it(service: PictureService) -> None:
    assert service.size(saved(halves(64, 32))).result(WAIT) == (64, 32)
    with pytest.raises(PictureError, match="not a whole PNG"):
        service.size(b"nothing").result(WAIT)
    assert not service._stored


def test_what_the_worker_notes_is_put_in_words(service: PictureService) -> None:
    later = Image.new("RGB", (64, 32), "white")
    data = saved(halves(), "WEBP", save_all=True, append_images=[later], lossless=True)
    assert service.overview(data, (32, 32)).result(WAIT).info.notes == ("first frame of an animation",)


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be stopped for a while on Windows")
def test_a_picture_that_brings_the_worker_down_twice_is_given_up(
    service: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    service.overview(saved(halves()), (10, 10)).result(WAIT)
    os.kill(worker_of(service).pid, signal.SIGSTOP)
    asked = service.overview(saved(halves()), (12, 10))
    first, right = worker_of(service), sys.executable
    monkeypatch.setattr(sys, "executable", str(silent))  # a second worker that answers before it is killed is none
    first.kill()
    until = time.monotonic() + WAIT
    while worker_of(service) is first and time.monotonic() < until:
        time.sleep(0.001)
    monkeypatch.setattr(sys, "executable", right)
    worker_of(service).kill()
    with pytest.raises(WorkerLost, match="crashes the picture process"):
        asked.result(WAIT)
    assert service.overview(saved(halves()), (10, 10)).result(WAIT)


@pytest.mark.skipif(sys.platform != "linux", reason="no other system keeps a process from taking memory")
def test_a_worker_short_of_memory_says_so_and_lives() -> None:
    with PictureService(memory=400 << 20) as service:
        large = saved(Image.new("RGB", (7000, 7000)), "TIFF", compression="tiff_adobe_deflate")
        with pytest.raises(PictureError, match="not enough memory"):
            service.overview(large, (7000, 7000)).result(WAIT)
        assert service.overview(saved(halves()), (10, 10)).result(WAIT)


def test_what_is_cancelled_is_not_waited_for(service: PictureService) -> None:
    found = service.overview(saved(halves()), (10, 10)).result(WAIT)
    asked = service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5))
    if asked.cancel():
        with pytest.raises(CancelledError):
            asked.result(WAIT)
    service._forget(12345)
    assert service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)


def test_an_answer_nobody_waits_for_is_dropped(service: PictureService) -> None:
    from briefing.imagery.protocol import Answer

    service._take(Answer(number=999, good=True))
    assert service.overview(saved(halves()), (10, 10)).result(WAIT)


def test_closing_fails_what_is_waited_for() -> None:
    data = saved(Image.new("RGB", (4000, 4000)), "TIFF", compression="tiff_adobe_deflate")
    service = PictureService()
    asked = service.overview(data, (4000, 4000))
    service.close()
    with pytest.raises(WorkerLost, match="closing"):
        asked.result(WAIT)


class Nonsense:
    """A process that answers with noise."""

    def __init__(self) -> None:
        self.stdout = io.BytesIO(b"\xff" * 200)
        self.ended: list[str] = []

    def kill(self) -> None:
        self.ended.append("killed")

    def wait(self) -> None:
        self.ended.append("waited for")


def begun(process: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(process)
    return future


@pytest.mark.parametrize("false", [{"size": (11, 5)}, {"size": (0, 5), "payload": b""}, {"has_alpha": True}])
def test_pixels_that_would_be_read_beyond_their_end_are_refused(
    service: PictureService, monkeypatch: pytest.MonkeyPatch, false: dict[str, Any]
) -> None:
    real = result_of
    monkeypatch.setattr(services, "result_of", lambda request, answer: real(request, answer._replace(**false)))
    with pytest.raises(WorkerLost, match="crashes the picture process"):
        service.overview(saved(halves()), (10, 10)).result(WAIT)


def test_an_answer_that_makes_no_sense_is_a_fault_of_the_picture_and_nobody_waits(
    service: PictureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = result_of

    def nonsense(request: Request, answer: Any) -> object:
        return real(request, answer._replace(words="no day"))

    monkeypatch.setattr(services, "result_of", nonsense)
    first = worker_of(service)
    with pytest.raises(WorkerLost, match="crashes the picture process"):
        service.overview(saved(halves()), (10, 10)).result(WAIT)
    monkeypatch.setattr(services, "result_of", real)
    assert service.overview(saved(halves()), (10, 10)).result(WAIT)
    assert worker_of(service) is not first


def test_nonsense_from_a_worker_ends_it(service: PictureService, caplog: pytest.LogCaptureFixture) -> None:
    service.close()
    process = Nonsense()
    service._listen(begun(process), Outbox())
    assert "made no sense" in caplog.text
    assert process.ended == ["killed", "waited for"]


def test_what_the_worker_complains_of_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        services._log_lines(begun(SimpleNamespace(stderr=io.BytesIO(b"odd file\n"))))
    assert "picture worker: odd file" in caplog.text


def test_failing_what_was_cancelled_is_no_error() -> None:
    future: Future[object] = Future()
    future.cancel()
    services._fail(services._Asked(Request(number=1, kind=Kind.PIXELS, picture=1), future, 0.0), "late")
    assert future.cancelled()


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
def test_a_worker_that_does_not_start_is_tried_again_after_a_while_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = tmp_path / "tried"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho once >> {tried}\n")
    program.chmod(0o755)
    right = sys.executable
    monkeypatch.setattr(sys, "executable", str(program))
    with PictureService() as service:
        with pytest.raises(WorkerLost, match="does not start"):
            service.overview(saved(halves()), (10, 10)).result(WAIT)
        time.sleep(0.5)
        assert len(tried.read_text(encoding="utf-8").split()) <= 5
        monkeypatch.setattr(sys, "executable", right)
        assert service.overview(saved(halves()), (10, 10)).result(WAIT)


def wait_for_worker(service: PictureService) -> None:
    deadline = time.monotonic() + WAIT
    while service._process is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def refuse_processes(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the system refuse to start the next so many processes."""
    real, left = subprocess.Popen, [OSError(errno.EMFILE, "Too many open files")] * times

    def popen(*words: Any, **how: Any) -> "subprocess.Popen[bytes]":
        if left:
            raise left.pop()
        return real(*words, **how)

    monkeypatch.setattr(subprocess, "Popen", popen)


def test_a_worker_that_the_system_refuses_to_start_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(services, "PAUSE", 0.01)
    refuse_processes(monkeypatch, 2)
    with PictureService() as service:
        wait_for_worker(service)
        assert service.overview(saved(halves()), (10, 10)).result(WAIT).info.width == 64
    assert "the picture worker cannot be started: [Errno 24] Too many open files" in caplog.text


def test_where_no_process_can_be_started_that_is_the_answer_and_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "PAUSE", 0.01)
    refuse_processes(monkeypatch, 1000)
    with PictureService() as service, pytest.raises(WorkerLost, match="does not start"):
        service.overview(saved(halves()), (10, 10)).result(WAIT)


def test_a_worker_that_was_running_and_cannot_be_started_again_costs_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "PAUSE", 0.01)
    with PictureService() as service:
        found = service.overview(saved(halves()), (10, 10)).result(WAIT)
        refuse_processes(monkeypatch, 5)
        worker_of(service).kill()
        with pytest.raises(WorkerLost):
            service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)
        wait_for_worker(service)
        assert service.pixels(found.info.handle, box=(0, 0, 10, 10), size=(5, 5)).result(WAIT)


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal for one process on Windows")
def test_an_interruption_from_the_terminal_is_left_to_the_reader(service: PictureService) -> None:
    service.overview(saved(halves()), (10, 10)).result(WAIT)
    process = worker_of(service)
    os.kill(process.pid, signal.SIGINT)
    assert service.overview(saved(halves()), (12, 10)).result(WAIT)
    assert service._process is process


def test_a_service_that_is_closed_starts_no_other_worker() -> None:
    service = PictureService()
    service.close()
    ended = worker_of(service)
    service._restart()
    assert service._process is ended


def test_a_service_that_is_closed_says_so_to_who_asks() -> None:
    for at_once in (True, False):
        service = PictureService(at_once=at_once)
        service.close()
        with pytest.raises(WorkerLost, match="closing"):
            service.overview(saved(halves()), (10, 10)).result(WAIT)
        service.close()


def test_a_worker_that_may_not_be_needed_starts_with_the_first_picture() -> None:
    with PictureService(at_once=False) as pictures:
        assert pictures._process is None
    with PictureService(at_once=False) as pictures:
        assert pictures.overview(saved(halves()), (8, 8)).result(WAIT).info.width == 64
        assert worker_of(pictures).poll() is None


def test_a_picture_that_is_known_waits_for_the_worker_and_one_that_was_let_go_does_not() -> None:
    with PictureService(at_once=False) as service:
        stored, gone = service.store(saved(halves(), "PNG")), service.store(b"")
        assert service.data(stored) == saved(halves(), "PNG")
        service.release(gone)
        assert service._process is None
        service.begin()
        first = worker_of(service)
        service.begin()
        assert worker_of(service) is first
        assert service.pixels(stored, box=(0, 0, 64, 32), size=(8, 4)).result(WAIT).width == 8
        later = service.store(saved(halves(), "PNG"))
        assert service.pixels(later, box=(0, 0, 64, 32), size=(16, 8)).result(WAIT).width == 16
        with pytest.raises(PictureError, match="no longer open"):
            service.pixels(gone, box=(0, 0, 1, 1), size=(1, 1)).result(WAIT)


def test_a_service_that_was_closed_does_not_begin() -> None:
    service = PictureService(at_once=False)
    service.close()
    service.begin()
    assert service._process is None
