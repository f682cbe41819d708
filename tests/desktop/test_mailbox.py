import subprocess
import sys
import threading
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from briefing.desktop.mailbox import Mailbox

DELETED_WHILE_ANSWERED = """
import logging, queue, threading, time
from concurrent.futures import Future
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete
from briefing.desktop.compare.loading import Loader
from briefing.desktop.jobs import Job, drain
from briefing.errors import PictureError

logging.disable()
app = QCoreApplication([])
asked = queue.SimpleQueue()

class Service:
    def pixels(self, handle, box, size):
        future = Future()
        asked.put(future)
        return future

def answer():
    while (future := asked.get()) is not None:
        future.set_exception(PictureError("gone"))

def work(progress):
    progress(1, 2)
    raise PictureError("gone")

answering = [threading.Thread(target=answer) for _each in range(2)]
for thread in answering:
    thread.start()
end = time.monotonic() + 3
while time.monotonic() < end:
    window = QObject()
    loader = Loader(Service(), window)
    for _each in range(20):
        loader.part(1, (0, 0, 1, 1), (1, 1), lambda _image: None)
    Job(work, done=print, failed=lambda _error: None, parent=window).start()
    app.processEvents()
    delete(window)
for _each in answering:
    asked.put(None)
for thread in answering:
    thread.join()
drain()
app.processEvents()
"""


def test_calls_of_other_threads_are_made_in_the_thread_of_the_window_in_their_order(qtbot: QtBot) -> None:
    made: list[tuple[int, int]] = []

    def make(number: int) -> None:
        made.append((number, threading.get_ident()))

    mailbox, owner = Mailbox(), QObject()

    def post() -> None:
        for number in range(100):
            mailbox.post(owner, partial(make, number))

    thread = threading.Thread(target=post)
    thread.start()
    thread.join()
    assert not made
    qtbot.waitUntil(lambda: len(made) == 100)
    assert made == [(number, threading.get_ident()) for number in range(100)]


def test_what_is_deleted_is_not_called_and_what_comes_after_it_is(qtbot: QtBot) -> None:
    made: list[str] = []
    mailbox, gone, there = Mailbox(), QObject(), QObject()
    mailbox.post(gone, lambda: made.append("gone"))
    mailbox.post(there, lambda: made.append("there"))
    delete(gone)
    qtbot.waitUntil(lambda: bool(made))
    qtbot.wait(1)
    assert made == ["there"]


def test_a_window_may_be_deleted_while_threads_answer_it() -> None:
    ran = subprocess.run([sys.executable, "-c", DELETED_WHILE_ANSWERED], capture_output=True, text=True, timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")
