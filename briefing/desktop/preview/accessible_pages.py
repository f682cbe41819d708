"""The pages before they are printed, as a screen reader meets them."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget

from briefing.desktop.parts.accessible import tells_keys
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.preview.sheet_area import SheetArea


class AccessiblePages(QAccessibleWidget):
    """A picture, named after the page that is seen: what holds other widgets is told as a filler, which says nothing.

    The words of the pages are those of the text in the window, and are read there.
    """

    def __init__(self, area: "SheetArea") -> None:
        super().__init__(area, QAccessible.Role.Graphic)
        self._area = area

    def text(self, kind: QAccessible.Text) -> str:
        """The page, and the keys."""
        match kind:
            case QAccessible.Text.Name:
                return self._area.page_words() or _("Pages")
            case _ if tells_keys(kind):
                return _("Arrow keys, Page Up and Page Down scroll; + and − change the size, 0 fits the width.")
            case _:
                return super().text(kind)
