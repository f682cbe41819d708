import threading

import pytest

from briefing.paper.patience import patiently


def test_what_the_work_returns_or_raises_comes_back() -> None:
    assert patiently(lambda: 3, lambda: None) == 3

    def wrong() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        patiently(wrong, lambda: None)


def test_one_can_leave_while_the_work_goes_on() -> None:
    go_on, ended = threading.Event(), threading.Event()

    def work() -> None:
        go_on.wait()
        ended.set()

    def tick() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        patiently(work, tick)
    assert not ended.is_set()
    go_on.set()
    assert ended.wait(10)
