"""Reminding of a comparison that was never saved, until it is, or somebody has closed the reminder."""

from briefing.desktop.window import MainWindow
from briefing.translation import _


def remind(window: MainWindow, *, waits: bool = False) -> None:
    """Say in a window that its comparison is not saved, with a button that saves it; ``waits`` as of the bar."""
    window.messages.remind(
        lambda: (_("This comparison is not saved yet."), _("Save as a briefing…")),
        lambda: window.save_wanted.emit(lambda: None),
        holds=window.is_unsaved,
        waits=waits,
    )
