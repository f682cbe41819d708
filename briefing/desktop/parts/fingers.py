"""Scrolling by a finger, as on a board in front of a class, where a drag would mark words or do nothing."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties

_Metric = QScrollerProperties.ScrollMetric
_Never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff


def scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Have a finger on ``area`` move what is in it, and no further than its end."""
    viewport = area.viewport()
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
    scroller = QScroller.scroller(viewport)
    properties = scroller.scrollerProperties()
    for metric in (_Metric.VerticalOvershootPolicy, _Metric.HorizontalOvershootPolicy):
        properties.setScrollMetric(metric, _Never)
    scroller.setScrollerProperties(properties)


def is_scrolling(area: QAbstractScrollArea, event: QMouseEvent) -> bool:
    """Whether ``event`` is what Qt makes of a finger that scrolls, and of no other meaning."""
    if event.device() is None or event.device().type() is not QInputDevice.DeviceType.TouchScreen:
        return False
    moves = event.type() is QEvent.Type.MouseMove
    return moves or QScroller.scroller(area.viewport()).state() in (QScroller.State.Dragging, QScroller.State.Scrolling)
