import threading

import pytest

from briefing.disks import in_time, soon
from tests.raising import raising


def test_what_comes_in_time_is_what_comes_of_it() -> None:
    assert in_time(lambda: "words", 60) == "words"
    assert in_time(lambda: None, 60) is None


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(FileNotFoundError):
        in_time(raising(FileNotFoundError), 60)


def test_what_does_not_come_is_not_waited_for() -> None:
    answers = threading.Event()
    with pytest.raises(TimeoutError):
        in_time(lambda: answers.wait(60), 0.01)
    answers.set()


def test_a_window_waits_for_what_comes_soon_and_does_without_the_rest() -> None:
    assert soon(lambda: "words", None, 60) == "words"
    answers = threading.Event()
    assert soon(lambda: answers.wait(60), None, 0.01) is None
    answers.set()
