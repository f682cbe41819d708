"""Pixels from the picture worker as an image of Qt's that is copied to the screen as it is, and back."""

from PySide6.QtGui import QImage, QPainter

from briefing.imagery.pictures import Overview, Pixels


def image_of(pixels: Pixels) -> QImage:
    """The same pixels as Qt paints them quickest; clear where they are, and nowhere else."""
    packed, painted = QImage.Format.Format_RGB888, QImage.Format.Format_RGB32
    if pixels.has_alpha:
        packed, painted = QImage.Format.Format_RGBA8888_Premultiplied, QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, packed).convertToFormat(painted)


def image_of_all(overview: Overview) -> QImage:
    """All of a picture at the size for which it is; Qt takes a small part of the time that Pillow would take."""
    image = image_of(overview.pixels)
    if (image.width(), image.height()) == overview.size:
        return image
    made = QImage(*overview.size, image.format())
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(made.rect(), image)
    return made


def pixels_of(image: QImage) -> Pixels:
    """The pixels of an image that ``image_of`` made."""
    clear = image.hasAlphaChannel()
    packed = image.convertToFormat(
        QImage.Format.Format_RGBA8888_Premultiplied if clear else QImage.Format.Format_RGB888
    )
    return Pixels(packed.width(), packed.height(), packed.bytesPerLine(), bytes(packed.constBits()), clear)
