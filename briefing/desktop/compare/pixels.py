"""Pixels from the picture worker as an image of Qt's, without a copy."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from briefing.imagery.service import Pixels


def image_of(pixels: "Pixels") -> QImage:
    """An image on the bytes of ``pixels``; it keeps them alive for as long as this very object lives."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if pixels.has_alpha else QImage.Format.Format_RGB32
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, kind)
