"""What a line of the text is besides its words, for those who hear it: Qt tells screen readers nothing of that."""

from PySide6.QtGui import QTextCursor, QTextListFormat

from briefing.translation import _

_Style = QTextListFormat.Style
BULLETS = (_Style.ListDisc, _Style.ListCircle, _Style.ListSquare)


def structure(cursor: QTextCursor, before: QTextCursor) -> str:
    """What begins where a cursor stands: a heading, an item with a number, a table or a cell below a head; or nothing.

    ``before`` is where one comes from: nothing is said again within a table, a cell or a paragraph.
    """
    block = cursor.block()
    if block == before.block():
        return ""
    level = block.blockFormat().headingLevel()
    if level:
        return _("heading, level {level}").format(level=level)
    items = block.textList()
    if items is not None and items.format().style() not in BULLETS:
        return items.itemText(block)
    table = cursor.currentTable()
    if table is None:
        return ""
    if table != before.currentTable():
        return _("table, rows: {rows}, columns: {columns}").format(rows=table.rows(), columns=table.columns())
    cell = table.cellAt(cursor)
    return table.cellAt(0, cell.column()).firstCursorPosition().block().text() if cell.row() else ""
