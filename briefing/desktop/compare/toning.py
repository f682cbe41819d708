"""Tables that match the tones of one image to another's, and images put through such tables."""

from PySide6.QtGui import QImage

from briefing.imagery.comparing.tone import Tables, matched, matching, tones


def tables_for(image: QImage, to: QImage) -> Tables:
    """The tables that bring ``image`` to the tones of ``to``."""
    return matching(tones(bytes_of(image)), tones(bytes_of(to)))


def toned(image: QImage, tables: Tables) -> QImage:
    """``image`` (RGB32) put through tables."""
    data = bytes(matched(bytes_of(image), tables))
    return QImage(data, image.width(), image.height(), image.width() * 4, QImage.Format.Format_RGB32)


def bytes_of(image: QImage, form: QImage.Format = QImage.Format.Format_RGB32) -> bytes:
    """The pixels in some format, of which each line fills whole words of four bytes."""
    kept = image.convertToFormat(form)  # or its pixels would go before they are read
    return bytes(kept.constBits())
