"""Pixels from the picture worker as an image of Qt's, without a copy, and back."""

from PySide6.QtGui import QImage

from briefing.imagery.pictures import Pixels


def image_of(pixels: Pixels) -> QImage:
    """An image on the bytes of ``pixels``; it keeps them alive for as long as this very object lives."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if pixels.has_alpha else QImage.Format.Format_RGB32
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, kind)


def pixels_of(image: QImage) -> Pixels:
    """The pixels of an image that ``image_of`` made."""
    size = image.width(), image.height()
    return Pixels(*size, image.bytesPerLine(), bytes(image.constBits()), image.hasAlphaChannel())
