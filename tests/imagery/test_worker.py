import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from briefing.imagery import decodings
from briefing.imagery import worker as workers
from briefing.imagery.comparing.comparison import Comparison, Mode
from briefing.imagery.comparing.state import to_json
from briefing.imagery.decode import Facts, Needed, Undecodable, Unwanted, decode
from briefing.imagery.planes import Plane
from briefing.imagery.protocol import Answer, EndedEarly, Kind, Request, read_answer
from briefing.imagery.worker import Worker, serve
from tests.imagery.pictures import BLUE, RED, asked, halves, overview, saved, scene
from tests.raising import raising


class Bench:
    """A worker with one picture open, and what it sent."""

    def __init__(self, data: bytes) -> None:
        self.sent: list[Answer] = []
        self.worker = Worker(self.sent.append)
        self.worker.take(Request(number=0, kind=Kind.STORE, picture=1, payload=data))

    def ask(self, kind: Kind, **words: object) -> Answer:
        request = Request(number=5, kind=kind, **{"picture": 1, **words})  # type: ignore[arg-type]
        return asked(self.worker, self.sent, request)


def test_a_part_comes_at_the_size_that_is_asked_for() -> None:
    bench = Bench(saved(halves(64, 32)))
    answer = bench.ask(Kind.PIXELS, box=(32, 0, 64, 32), size=(16, 16))
    assert answer.size == (16, 16)
    assert len(answer.payload) == 16 * 16 * 3
    assert tuple(answer.payload[:3]) == BLUE
    larger = bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(16, 16))
    assert tuple(larger.payload[:3]) == RED


def test_the_size_is_told_of_a_picture_that_is_neither_kept_nor_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decodings, "decode", raising(AssertionError("decoded")))
    bench = Bench(b"")
    answer = bench.ask(Kind.SIZE, picture=0, payload=saved(halves(64, 32)))
    assert (answer.good, answer.whole, answer.payload) == (True, (64, 32), b"")
    assert bench.ask(Kind.PIXELS, picture=0, box=(0, 0, 8, 8), size=(8, 8)).words == "gone"
    assert not bench.ask(Kind.SIZE, picture=0, payload=b"no picture").good


def test_what_will_be_wanted_larger_is_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[int] = []

    def noted(data: bytes, wanted: Needed, stop: Callable[[], bool]) -> tuple[Facts, Plane]:
        decoded.append(len(data))
        return decode(data, wanted, stop)

    monkeypatch.setattr(decodings, "decode", noted)
    bench = Bench(b"")
    look = bench.ask(Kind.OVERVIEW, box=(0, 0, 300, 900), size=(8, 8), payload=saved(halves(640, 320), "JPEG"))
    assert (look.size, len(look.payload)) == ((8, 4), 8 * 4 * 3)
    assert bench.ask(Kind.ENCODED, box=(0, 0, 640, 320), size=(300, 150)).good
    assert len(decoded) == 1
    assert bench.ask(Kind.ENCODED, box=(0, 0, 640, 320), size=(640, 320)).good
    assert len(decoded) == 2


@pytest.mark.parametrize(("wide", "came"), [(400, 400), (399, 400), (200, 400), (199, 199)])
def test_an_overview_comes_as_it_was_decoded_where_there_are_few_pixels_to_spare(wide: int, came: int) -> None:
    answer, picture = overview(saved(halves(400, 200)), (wide, wide))
    assert answer.size == (came, round(came / 2))
    assert picture is not None
    assert (picture.getpixel((0, 0)), picture.getpixel((came - 1, 0))) == (RED, BLUE)


def test_an_overview_is_scaled_where_it_was_decoded_large(monkeypatch: pytest.MonkeyPatch) -> None:
    for few, came in ((400 * 200, 400), (400 * 200 - 1, 300)):
        monkeypatch.setattr(decodings, "FEW", few)
        assert overview(saved(halves(400, 200)), (300, 300))[0].size[0] == came


def test_an_overview_of_a_picture_of_one_column_has_no_rows_to_spare() -> None:
    stripes = Image.new("L", (1, 2))
    stripes.putpixel((0, 1), 255)
    column = Image.new("L", (1, 400))
    for row in range(0, 400, 2):
        column.paste(stripes, (0, row))
    answer, picture = overview(saved(column), (40, 40))
    assert answer.size == (1, 40)
    assert picture is not None
    assert {120 < grey < 135 for grey in picture.tobytes()} == {True}, "each is made of ten"


@pytest.mark.parametrize(("box", "size"), [((0, 0, 65, 32), (4, 4)), ((8, 0, 8, 4), (4, 4)), ((0, 0, 8, 8), (0, 4))])
def test_parts_that_are_not_there_are_refused(box: tuple[int, ...], size: tuple[int, int]) -> None:
    answer = Bench(saved(halves(64, 32))).ask(Kind.PIXELS, box=box, size=size)
    assert (answer.good, answer.words) == (False, "outside")


def test_a_picture_is_encoded_for_paper_in_colour_or_grey() -> None:
    bench = Bench(saved(halves()))
    whole = {"box": (0, 0, 64, 32), "size": (64, 32)}
    colour = Image.open(io.BytesIO(bench.ask(Kind.ENCODED, **whole).payload))
    assert (colour.format, colour.mode) == ("JPEG", "RGB")
    grey = Image.open(io.BytesIO(bench.ask(Kind.ENCODED, **whole, payload=b'{"grey": true}').payload))
    assert grey.mode == "L"
    clear = halves(mode="RGBA")
    clear.putalpha(0)
    see_through = Bench(saved(clear))
    assert Image.open(io.BytesIO(see_through.ask(Kind.ENCODED, **whole).payload)).format == "PNG"
    flat = Image.open(io.BytesIO(see_through.ask(Kind.ENCODED, **whole, payload=b'{"grey": true}').payload))
    assert (flat.mode, flat.getpixel((5, 5))) == ("L", 255)


def test_a_picture_that_was_released_is_gone() -> None:
    bench = Bench(saved(halves()))
    assert bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8)).good
    bench.worker.take(Request(number=0, kind=Kind.RELEASE, picture=1))
    answer = bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
    assert (answer.good, answer.words) == (False, "gone")
    assert not bench.worker.decodings._kept


def test_a_large_picture_that_was_released_gives_its_memory_back_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for most, alive in ((0, False), (decodings.LINGERING_BYTES, True)):
        monkeypatch.setattr(decodings, "LINGERING_BYTES", most)
        bench = Bench(saved(halves()))
        bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
        (plane,) = bench.worker.decodings._kept.values()
        holders = len(gc.get_referrers(plane))
        bench.worker.take(Request(number=0, kind=Kind.RELEASE, picture=1))
        assert (len(gc.get_referrers(plane)) == holders) is alive


def test_what_is_cancelled_before_its_turn_is_not_done() -> None:
    bench = Bench(saved(halves()))
    request = Request(number=8, kind=Kind.PIXELS, picture=1, box=(0, 0, 8, 8), size=(8, 8))
    bench.worker.take(request)
    bench.worker.take(Request(number=0, kind=Kind.CANCEL, picture=8))
    bench.worker.turns.close()
    bench.worker.work()
    assert bench.sent == []


def test_a_picture_that_is_decoded_is_announced_and_one_at_hand_is_not() -> None:
    bench = Bench(saved(halves()))
    for frames in (2, 1):
        bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
        assert len(bench.sent) == frames
    bench.worker.take(Request(number=0, kind=Kind.STORE, picture=1, payload=saved(halves())))


def test_decoding_ends_when_its_picture_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(saved(halves()))

    def released(_data: bytes, _wanted: object, stop: Callable[[], bool]) -> None:
        assert not stop()
        bench.worker.take(Request(number=0, kind=Kind.RELEASE, picture=1))
        assert stop()
        raise Unwanted

    monkeypatch.setattr(decodings, "decode", released)
    answer = bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
    assert (answer.good, answer.words) == (False, "gone")


def test_what_was_decoded_of_a_picture_that_was_let_go_meanwhile_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(saved(halves()))

    def late(*words: Any) -> tuple[Facts, Plane]:
        made = decode(*words)
        bench.worker.take(Request(number=0, kind=Kind.RELEASE, picture=1))
        return made

    monkeypatch.setattr(decodings, "decode", late)
    bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
    assert not bench.worker.decodings._kept
    assert not bench.worker.decodings._facts


def test_decodings_are_kept_within_a_budget_and_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decodings, "KEPT_BYTES", 2 * 64 * 32 * 4)
    bench = Bench(saved(halves(64, 32)))
    for picture in (2, 3):
        bench.worker.take(Request(number=0, kind=Kind.STORE, picture=picture, payload=saved(halves(64, 32))))
    for picture in (1, 2, 1, 3):
        bench.ask(Kind.PIXELS, picture=picture, box=(0, 0, 64, 32), size=(64, 32))
    assert [key[0] for key in bench.worker.decodings._kept] == [1, 3]


def test_a_larger_decoding_takes_the_place_of_smaller_ones_but_for_the_overview() -> None:
    bench = Bench(saved(halves(1600, 800), "JPEG"))
    for wide in (200, 400, 800, 1600):
        bench.ask(Kind.PIXELS, box=(0, 0, 1600, 800), size=(wide, wide // 2))
    assert [key[1][0] for key in bench.worker.decodings._kept] == [200, 1600]
    bench.ask(Kind.PIXELS, box=(0, 0, 1600, 800), size=(100, 50))
    assert [key[1][0] for key in bench.worker.decodings._kept] == [1600, 200]


def test_a_large_picture_is_also_kept_at_an_eighth_once_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decodings, "LARGE_SIDE", 500)
    bench = Bench(saved(halves(800, 400)))
    answer = bench.ask(Kind.PIXELS, box=(0, 0, 800, 400), size=(80, 40))
    assert [key[1] for key in bench.worker.decodings._kept] == [(800, 400), (100, 50)]
    assert tuple(answer.payload[:3]) == RED


def test_where_memory_does_not_suffice_what_is_kept_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(saved(halves()))
    bench.ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
    bench.worker.take(Request(number=0, kind=Kind.STORE, picture=2, payload=saved(halves())))
    full = [True]

    def sometimes(*words: Any) -> tuple[Facts, Plane]:
        if full.pop():
            full.append(False)
            raise Undecodable("memory")
        full.append(False)
        return decode(*words)

    monkeypatch.setattr(decodings, "decode", sometimes)
    assert bench.ask(Kind.PIXELS, picture=2, box=(0, 0, 8, 8), size=(8, 8)).good
    assert [key[0] for key in bench.worker.decodings._kept] == [2]


@pytest.mark.parametrize(("error", "words"), [(MemoryError(), "memory"), (AssertionError("odd"), "broken")])
def test_whatever_goes_wrong_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, words: str
) -> None:
    monkeypatch.setattr(decodings, "decode", raising(error))
    answer = Bench(saved(halves())).ask(Kind.PIXELS, box=(0, 0, 8, 8), size=(8, 8))
    assert (answer.good, answer.words) == (False, words)
    assert ("odd" in capsys.readouterr().err) == (words == "broken")


def test_a_comparison_is_composed_from_two_open_pictures() -> None:
    bench = Bench(saved(Image.new("RGB", (80, 60), RED)))
    bench.worker.take(Request(number=0, kind=Kind.STORE, picture=2, payload=saved(Image.new("RGB", (80, 60), BLUE))))
    for tone in (False, True):
        table = {"after": 2, "comparison": to_json(Comparison(mode=Mode.SWIPE, tone=tone)), "pictures": 2}
        answer = bench.ask(Kind.COMPOSED, size=(40, 30), payload=json.dumps(table).encode())
        made = Image.open(io.BytesIO(answer.payload)).convert("RGB")
        assert made.size == (40, 30)
        left = made.getpixel((5, 15))
        assert isinstance(left, tuple)
        assert abs(left[0] - RED[0]) < 12


def test_two_open_pictures_are_aligned() -> None:
    before = scene(400, 300, 5)
    bench = Bench(saved(before.crop((20, 20, 380, 280))))
    moved = saved(before.crop((32, 25, 392, 285)))
    bench.worker.take(Request(number=0, kind=Kind.STORE, picture=2, payload=moved))
    answer = bench.ask(Kind.ALIGNED, payload=b'{"after": 2}')
    dx, dy, *_rest = json.loads(answer.payload)
    assert (round(dx), round(dy)) == (12, 5)


def test_requests_are_served_until_the_pipe_ends() -> None:
    request = Request(number=4, kind=Kind.OVERVIEW, picture=1, size=(10, 10), payload=saved(halves()))
    release = Request(number=0, kind=Kind.RELEASE, picture=9)
    sent: list[bytes] = []
    serve(io.BytesIO(release.pack() + request.pack()).read, sent.append)
    pipe = io.BytesIO(b"".join(sent))
    begun, answer = read_answer(pipe.read), read_answer(pipe.read)
    assert begun is not None
    assert answer is not None
    assert (begun.number, begun.begun) == (4, True)
    assert (answer.number, answer.size) == (4, (10, 5))


def test_the_worker_is_a_program_of_its_own_that_ends_with_its_pipe() -> None:
    request = Request(number=4, kind=Kind.OVERVIEW, picture=1, size=(10, 10), payload=saved(halves()))
    command = [sys.executable, "-m", "briefing.imagery.worker", str(3 << 30)]
    done = subprocess.run(command, input=request.pack(), capture_output=True, check=True, timeout=30)
    pipe = io.BytesIO(done.stdout)
    begun, answer = read_answer(pipe.read), read_answer(pipe.read)
    assert begun is not None
    assert begun.begun
    assert answer is not None
    assert answer.good


def test_the_program_limits_itself_and_serves_its_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[int] = []
    monkeypatch.setattr(workers, "limit", limits.append)
    monkeypatch.setattr(workers, "enclose", lambda: limits.append(0))
    monkeypatch.setattr(sys, "argv", ["worker", "1000"])
    into, out = os.pipe(), os.pipe()
    kept = {number: os.dup(number) for number in (0, 1)}
    os.write(into[1], Request(number=4, kind=Kind.OVERVIEW, picture=1, size=(9, 9), payload=saved(halves())).pack())
    os.close(into[1])
    os.dup2(into[0], 0)
    os.dup2(out[1], 1)
    try:
        workers.main()
    finally:
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
        os.close(out[1])
        os.close(into[0])
    with os.fdopen(out[0], "rb") as pipe:
        assert read_answer(pipe.read) is not None
        answer = read_answer(pipe.read)
    assert answer is not None
    assert answer.good
    assert limits == [1000, 0]


def test_a_reader_that_goes_in_the_middle_of_a_frame_ends_the_program_quietly() -> None:
    frame = Request(number=4, kind=Kind.OVERVIEW, picture=1, size=(9, 9), payload=saved(halves())).pack()
    for length in (5, len(frame) - 1):
        words = [sys.executable, "-m", "briefing.imagery.worker", str(3 << 30)]
        process = subprocess.run(words, input=frame[:length], capture_output=True, timeout=60)
        assert (process.returncode, process.stderr) == (0, b"")


@pytest.mark.parametrize("error", [BrokenPipeError, EndedEarly])
def test_a_closed_pipe_ends_the_program(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    ended: list[int] = []
    monkeypatch.setattr(workers, "serve", raising(error))
    monkeypatch.setattr(workers, "limit", lambda _memory: None)
    monkeypatch.setattr(workers, "enclose", lambda: None)
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["worker", "1000"])
    workers.main()
    assert ended == [0]
