"""Tables that match the tones of one image to another's, and images put through such tables."""

from PySide6.QtGui import QImage

from briefing.imagery.comparing.tone import Tables, matched, matching, tones


def tables_for(image: QImage, to: QImage) -> Tables:
    """The tables that bring ``image`` to the tones of ``to``."""
    return matching(tones(_bytes(image)), tones(_bytes(to)))


def toned(image: QImage, tables: Tables) -> QImage:
    """``image`` (RGB32) put through tables."""
    data = bytes(matched(_bytes(image), tables))
    return QImage(data, image.width(), image.height(), image.width() * 4, QImage.Format.Format_RGB32)


def _bytes(image: QImage) -> bytes:
    """The pixels, four bytes each, without a gap between lines."""
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
