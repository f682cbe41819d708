"""What is to fix, as a list of places to jump to: before a print, or in the files."""

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from briefing.desktop.files.reminding import remind
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.whole_list import WholeList
from briefing.desktop.parts.whole_rows import show_whole_rows
from briefing.desktop.window import MainWindow
from briefing.document.findings import Finding
from briefing.translation import _, capitalized, ngettext
from briefing.visible import visible

PLACE = Qt.ItemDataRole.UserRole
_TYPED = re.compile("`([^`]*)`")


class FindingsPanel(QWidget):
    """``jump_wanted`` tells the section or the figure of a finding that was chosen; hidden where there is none.

    ``file_wanted`` tells the file of one that leads to neither, by Enter or a double click. ``choice_wanted`` asks for
    the choice by which something was left out.
    """

    jump_wanted = Signal(str, str)
    file_wanted = Signal(str)
    choice_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = plain_label(style="title", wraps=False)
        self.title.setContentsMargins(16, 8, 16, 4)
        self.list = WholeList()
        self.list.setObjectName("findings")
        show_whole_rows(self.list)
        self.list.setAccessibleName(name)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.list)
        self.list.itemActivated.connect(self._activate)
        self.list.itemClicked.connect(self._jump)
        self.hide()

    def show_findings(self, findings: Iterable[Finding], left_out: Finding | None = None) -> None:
        """List these, and what was ``left_out`` by a choice, which is nothing to fix."""
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(sentence(finding))
            item.setData(PLACE, [finding.section, finding.figure, finding.file])
            font = item.font()
            font.setBold(finding.closing)
            item.setFont(font)
            if finding.section or finding.figure:
                item.setToolTip(_("Go there"))
            self.list.addItem(item)
        count = self.list.count()
        if left_out is not None:
            item = QListWidgetItem(sentence(left_out))
            item.setToolTip(_("Go there"))
            self.list.addItem(item)
        self.list.updateGeometry()
        to_fix = ngettext("{count} thing to fix", "{count} things to fix", count).format(count=count)
        self.title.setText(to_fix if count else _("Not printed"))
        self.setVisible(self.list.count() > 0)

    def _jump(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if place is None:
            self.choice_wanted.emit()
        elif any(place[:2]):
            self.jump_wanted.emit(*place[:2])

    def _activate(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if place is None or any(place[:2]):
            self._jump(item)
        elif place[2]:
            self.file_wanted.emit(place[2])


def sentence(finding: Finding) -> str:
    """What was found, with a capital unless it begins with the name of a file, and what is typed in quotation marks."""
    words = _TYPED.sub("“\\1”", visible(str(finding)))
    first = words.split(maxsplit=1)[0]
    return words if "/" in first or "." in first or first.endswith(":") else capitalized(words)


def jump(window: MainWindow, section: str, figure: str) -> None:
    """Go to a section, or to a figure and the section that shows it, in a briefing that may have changed meanwhile.

    Nothing is mended in a comparison before it is saved, which is offered.
    """
    opened = window.opened
    if opened is None:
        return
    holders = [each.id for each in opened.briefing.sections if figure and figure in each.figures]
    for place in [section] if section else holders[:1]:
        if place in window.parts():
            window.text_wanted.emit()
            window.go(place)
    if figure:
        window.pictures_wanted.emit()
        window.show_figure(figure)
    if opened.path is None:
        remind(window)
