"""Files dragged from another program onto a window, by the XDND protocol (version 5) of the X window system.

Source: the XDND specification of freedesktop.org. This is the program that files are dragged from; it has no window of
its own to be seen.
"""

import select
import struct
import time
from collections.abc import Sequence
from pathlib import Path

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event
from Xlib.xobject.drawable import Window

from tests.end_to_end.screen import DEADLINE, Screen

VERSION = 5
URIS = "text/uri-list"


class Dragged:
    """Some files in the hand, on a screen."""

    def __init__(self, screen: Screen, paths: Sequence[Path]) -> None:
        self._display = Display(screen.name)
        root = self._display.screen().root
        self._source = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._data = "".join(f"{path.as_uri()}\r\n" for path in paths).encode()
        self._source.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        self._display.sync()

    def drop(self, window: int, x: int, y: int) -> bool:
        """Drop the files on a window, at a place of the screen; whether the window took them."""
        target = self._display.create_resource_object("window", window)
        self._send(target, "XdndEnter", VERSION << 24, self._atom(URIS), 0, 0)
        self._send(target, "XdndPosition", 0, x << 16 | y, X.CurrentTime, self._atom("XdndActionCopy"))
        _source, state, *_more = self._answer("XdndStatus")
        if not state & 1:
            self._send(target, "XdndLeave", 0, 0, 0, 0)
            return False
        self._send(target, "XdndDrop", 0, X.CurrentTime, 0, 0)
        _source, state, *_more = self._answer("XdndFinished")
        return bool(state & 1)

    def close(self) -> None:
        """Let go."""
        self._display.close()

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))

    def _send(self, target: Window, kind: str, *words: int) -> None:
        data = 32, [self._source.id, *words]
        message = event.ClientMessage(window=target, client_type=self._atom(kind), data=data)
        target.send_event(message, event_mask=X.NoEventMask)
        self._display.flush()

    def _answer(self, kind: str) -> tuple[int, ...]:
        """The words of the next message of a kind; whoever asks for the files meanwhile gets them."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if not self._display.pending_events():
                select.select([self._display], [], [], 0.05)
                continue
            found = self._display.next_event()
            if found.type == X.SelectionRequest:
                self._hand_over(found)
            elif found.type == X.ClientMessage and found.client_type == self._atom(kind):
                return struct.unpack("5I", struct.pack("5I", *found.data[1]))
        raise TimeoutError(f"waited in vain for {kind}")

    def _hand_over(self, asked: event.SelectionRequest) -> None:
        given = asked.property if asked.target == self._atom(URIS) else X.NONE
        if given:
            asked.requestor.change_property(given, asked.target, 8, self._data)
        elif asked.target == self._atom("TARGETS"):
            given = asked.property
            asked.requestor.change_property(given, Xatom.ATOM, 32, [self._atom(URIS)])
        answer = event.SelectionNotify(
            time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target, property=given
        )
        asked.requestor.send_event(answer, event_mask=X.NoEventMask)
        self._display.flush()
