"""What Qt itself asks of our sliders when a screen reader is there, which Python alone never asks."""

import pytest
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

from briefing.desktop.compare.accessible_slider import AccessibleSlider
from briefing.desktop.compare.canvas import Canvas


@pytest.fixture
def slider(canvas: Canvas) -> AccessibleSlider:
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(interface, AccessibleSlider)
    return interface


@pytest.mark.parametrize("kind", QAccessible.InterfaceType)
def test_every_interface_is_an_address_for_none_would_crash_qt(
    slider: AccessibleSlider, kind: QAccessible.InterfaceType
) -> None:
    assert isinstance(slider.interface_cast(kind), Shiboken.VoidPtr)


def test_the_address_of_the_value_is_that_of_the_value(slider: AccessibleSlider) -> None:
    _widget, value = Shiboken.getCppPointer(slider)
    assert int(slider.interface_cast(QAccessible.InterfaceType.ValueInterface)) == value


def test_what_a_slider_is_not_is_not_offered(slider: AccessibleSlider) -> None:
    assert slider.textInterface() is None
