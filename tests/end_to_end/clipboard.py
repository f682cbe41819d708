"""What keeps the clipboard when a program ends, as desktops have it: asked for by the program, or never."""

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event

PROPERTY = "KEPT"


class ClipboardManager:
    """Takes a picture from a program that hands over what was copied there."""

    def __init__(self, screen: str) -> None:
        self._display = Display(screen)
        self._window = self._display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._window.set_selection_owner(self._atom("CLIPBOARD_MANAGER"), X.CurrentTime)
        self._display.sync()
        self._asked: event.SelectionRequest | None = None

    @property
    def holds_something(self) -> bool:
        """Whether some program has something in the clipboard."""
        return bool(self._display.get_selection_owner(self._atom("CLIPBOARD")))

    def kept(self) -> bytes:
        """The picture that was handed over; nothing so far, where there is none."""
        while self._display.pending_events():
            heard = self._display.next_event()
            if heard.type == X.SelectionRequest:
                self._asked = heard
                self._window.convert_selection(
                    self._atom("CLIPBOARD"), self._atom("image/png"), self._atom(PROPERTY), X.CurrentTime
                )
                self._display.sync()
            elif heard.type == X.SelectionNotify and self._asked is not None:
                self._say_done(self._asked)
                found = self._window.get_full_property(self._atom(PROPERTY), X.AnyPropertyType)
                return bytes(found.value) if found is not None else b""
        return b""

    def close(self) -> None:
        """Be gone."""
        self._display.close()

    def _say_done(self, asked: event.SelectionRequest) -> None:
        names = ("time", "requestor", "selection", "target", "property")
        asked.requestor.send_event(event.SelectionNotify(**{name: getattr(asked, name) for name in names}))
        self._display.sync()

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))
