"""How a page stands where Qt does not heed its HTML: headings, the marks of lists, and how far these are set in."""

from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument, QTextFormat

from briefing.desktop.reading.fragments import all_of, blocks_from, fragments
from briefing.desktop.reading.rich_text import INDENT
from briefing.desktop.reading.structure import BULLETS

# Part of the height of a letter.
GAP = 0.7
MARK_GAP = 180  # percent of a space, between the mark of a list and its words


def set_letters(document: QTextDocument) -> None:
    """Have headings as large as the page says; Qt sizes them by the font of the window, whatever the page says.

    The mark of a list stands as far from its words as a space is wide in letters of its block, of which none is shown;
    in Qt there is no other way to have it further from them.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # or each heading would have all lines laid out anew
    for block in blocks_from(document.begin()):
        found = block.textList()
        if found is not None and found.format().style() in BULLETS:  # a number would be wider itself
            mark = block.charFormat()
            mark.setFontStretch(MARK_GAP)
            cursor.setPosition(block.position())
            cursor.setBlockCharFormat(mark)
        if block.blockFormat().headingLevel():
            for fragment in fragments(block):
                letters = fragment.charFormat()
                letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                all_of(fragment, document).setCharFormat(letters)
    cursor.endEditBlock()


def indent(document: QTextDocument, size: int) -> float:
    """How far lists are set in: as far as their widest number needs, which is painted left of them and cut there."""
    widest = 0.0
    for block in blocks_from(document.begin()):
        found = block.textList()
        if found is not None and found.item(found.count() - 1) == block:  # no number before it is longer
            font = next((each.charFormat().font() for each in fragments(block)), document.defaultFont())
            widest = max(widest, QFontMetricsF(font).horizontalAdvance(found.itemText(block)))
    return max(INDENT * size, widest + GAP * size)
