"""What files are taken for that are dropped, where the disk tells and where it does not answer."""

import threading
from pathlib import Path

import pytest

from briefing import disks
from briefing.desktop import dropping
from briefing.desktop.dropping import Dropped, promise, taken


def test_a_disk_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr(dropping, "kind_at", lambda _path: answers.wait(60))
    monkeypatch.setattr(disks, "PATIENCE", 0.01)
    far, pictures = Path("far"), [Path("a.png"), Path("b.png")]
    try:
        assert taken([far]) == Dropped(briefing=far)
        assert taken(pictures) == Dropped(pictures=pictures)
        assert taken([far, *pictures]) == Dropped()
        assert promise(pictures) == "Compare these 2 pictures"
    finally:
        answers.set()


def test_nothing_is_taken_for_nothing() -> None:
    assert taken([]) == Dropped()
