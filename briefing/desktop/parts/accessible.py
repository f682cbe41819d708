"""What ties widgets of our own to screen readers; light, since most readers never ask for it.

A reference to each interface is kept here, for Qt keeps none.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from shiboken6 import isValid

from briefing.translation import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

PATIENCE_MS = 300  # in which the focus comes back, where it does

_interfaces: list["QAccessibleInterface"] = []
_waiting: list[tuple[QObject, str, bool]] = []


@cache
def install() -> None:
    """Let Qt ask here for the interface of what has an ``interface_class``; done once."""
    QAccessible.installFactory(_interface_of)


def tells_keys(kind: QAccessible.Text) -> bool:
    """Whether a screen reader looks for the keys in a text of this kind: on Linux Orca reads both, or no help."""
    return kind is QAccessible.Text.Description or (kind is QAccessible.Text.Help and sys.platform != "linux")


def value_changed(slider: Any) -> None:
    """Tell screen readers that a slider, which has a ``value_text``, has moved."""
    if QAccessible.isActive():
        from PySide6.QtGui import QAccessibleValueChangeEvent

        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(slider, slider.value_text()))


def name_clear_button(field: QLineEdit) -> None:
    """Name the button in ``field`` that empties it: it is one of Qt, which gives it no name."""
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(_("Clear"))


def child_focused(widget: QObject, child: int) -> None:
    """Tell screen readers which child of a widget has the focus now."""
    if QAccessible.isActive():
        from PySide6.QtGui import QAccessibleEvent

        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def announce(source: QObject, words: str, *, at_once: bool = False) -> None:
    """Have a screen reader say ``words`` of what is at ``source``, in the middle of what it says if ``at_once``.

    What is announced in one go is said as one, by what has the focus: of anything else Orca leaves out what follows
    within a tenth of a second. While nothing has it, as where a dialog gives it back, that is waited for.
    """
    if words and QAccessible.isActive():
        if not _waiting:
            _heed_focus()
            QTimer.singleShot(0, _announce_soon)
        _waiting.append((source, words, at_once))


@cache
def _heed_focus() -> None:
    """Announce what waits once something has the focus, which a screen reader is told first; done once."""
    cast(QApplication, QApplication.instance()).focusChanged.connect(_focus_changed)


def _focus_changed(_old: QWidget | None, new: QWidget | None) -> None:
    if new is not None and _waiting:
        QTimer.singleShot(0, _announce_waiting)


def _announce_soon() -> None:
    if QApplication.focusWidget() is None:
        QTimer.singleShot(PATIENCE_MS, _announce_waiting)
    else:
        _announce_waiting()


def _announce_waiting() -> None:
    from PySide6.QtGui import QAccessibleAnnouncementEvent

    waiting = [each for each in _waiting if isValid(each[0])]
    _waiting.clear()
    if waiting:
        source = QApplication.focusWidget() or waiting[-1][0]
        words = dict.fromkeys(each for _source, each, _at_once in waiting)
        event = QAccessibleAnnouncementEvent(source, "\n".join(words))
        if any(at_once for _source, _words, at_once in waiting):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _interface_of(_class: str, thing: QObject | None) -> "QAccessibleInterface | None":
    """A new one whenever Qt asks: it does so again once a signal was connected to a method of a widget.

    Qt deletes each, so that one that it was given twice would be deleted twice.
    """
    kind = getattr(thing, "interface_class", None)
    if kind is None:
        return None
    _interfaces[:] = filter(isValid, _interfaces)
    _interfaces.append(kind()(thing))
    return _interfaces[-1]
