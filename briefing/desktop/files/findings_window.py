"""What is to fix, in a window that stays beside the text and the pictures to which it leads."""

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing.desktop.files.findings import FindingsPanel, jump
from briefing.desktop.files.saving import open_file
from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.dialogs import finish, stand_aside
from briefing.desktop.parts.enter import leave_enter
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.room import room_for
from briefing.desktop.parts.whole_list import scrolled
from briefing.desktop.reading.part_titles import CORRECTIONS, KEY_POINTS, SOURCES, TIMELINE
from briefing.desktop.window import MainWindow
from briefing.disks import soon
from briefing.document.findings import Finding
from briefing.document.storage import MANIFEST_NAME
from briefing.files import kind_at
from briefing.translation import _, ngettext
from briefing.visible import visible

WIDTH, HEIGHT = 640, 400
TEXT = ".md"
# What shows the rows of the manifest that are in no section and no figure.
PARTS = {"summary": KEY_POINTS, "events": TIMELINE, "sources": SOURCES, "corrections": CORRECTIONS}
# What the window of findings needs of the menus, since their keys are heard in the main window alone.
ACTIONS = ("reload", "check")


class FindingsDialog(QDialog):
    """Each finding in a row of its own, which leads to its place; all of them can be copied."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("findings-dialog")
        self.panel = FindingsPanel(_("What is to fix"))
        self.panel.title.hide()
        self.panel.column.setAlignment(self.panel.list, Qt.AlignmentFlag.AlignTop)
        self.panel.jump_wanted.connect(lambda section, figure: jump(window, section, figure))
        self.panel.file_wanted.connect(self._open_file)
        self.outdated, self.closing = plain_label(outdated_words()), plain_label()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.outdated)
        column.addWidget(self.closing)
        column.addWidget(scrolled(self.panel), 1)
        buttons = finish(self, inside)
        self.reload = buttons.addButton(_("Reload"), QDialogButtonBox.ButtonRole.ActionRole)
        self.edit = buttons.addButton(_("Open the file"), QDialogButtonBox.ButtonRole.ActionRole)
        self.edit.clicked.connect(lambda: self._open_file(self._files[self.panel.list.currentRow()]))
        copy = buttons.addButton(_("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words))
        self.panel.list.currentRowChanged.connect(self._offer_file)
        self._folder: Path | None = None
        self._files: list[str] = []
        leave_enter(self)
        actions = {each.objectName(): each for each in window.actions() if each.objectName() in ACTIONS}
        self.addActions(list(actions.values()))
        self.reload.clicked.connect(actions["reload"].trigger)
        shortcuts.close_alone(self, window)
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room_for(self)))
        stand_aside(self, window)

    def show_findings(
        self,
        findings: Sequence[Finding],
        refused: str = "",
        *,
        is_outdated: bool = False,
        folder: Path | None = None,
    ) -> None:
        """Show these instead of what was shown; those of a briefing that was ``refused`` lead to no part of it.

        Where the window ``is_outdated``, that is said first. Files of text in the ``folder`` of a briefing are opened
        in the program that the system has for them.
        """
        self._folder, self._files = folder, [each.file for each in findings]
        self.edit.setVisible(folder is not None)
        closing = sum(each.closing for each in findings)
        words = ngettext(
            "The first, in bold, keeps the briefing from being opened.",
            "The first {count}, in bold, keep the briefing from being opened.",
            closing,
        )
        self.closing.setText(words.format(count=closing))
        self.closing.setVisible(0 < closing < len(findings))
        self.outdated.setVisible(is_outdated)
        self.reload.setVisible(is_outdated)
        row = self.panel.list.currentRow()
        parts = [("", "") if refused else (each.section or _part(each), each.figure) for each in findings]
        self.panel.show_findings(
            replace(each, section=section, figure=figure)
            for each, (section, figure) in zip(findings, parts, strict=True)
        )
        self.panel.list.setCurrentRow(max(0, min(row, len(findings) - 1)))
        count = self.panel.title.text()
        self.setWindowTitle(f"“{visible(refused)}”: {count}" if refused else count)
        told = [each.text() for each in (self.outdated, self.closing) if not each.isHidden()]
        announce(self, " ".join((*told, self.windowTitle())))
        self._words = "\n\n".join(visible(str(each)) for each in findings)

    def _text_file(self, name: str) -> Path | None:
        """A file in which a finding is mended; a stranger's may have others, and links to any, not for opening."""
        folder = self._folder
        if folder is None or not (name == MANIFEST_NAME or name.endswith(TEXT)):
            return None
        path = folder / name
        return path if soon(lambda: _is_own_file(folder, path), otherwise=False) else None

    def _offer_file(self, row: int) -> None:
        self.edit.setEnabled(0 <= row < len(self._files) and self._text_file(self._files[row]) is not None)

    def _open_file(self, name: str) -> None:
        if (path := self._text_file(name)) is not None:
            open_file(path)


def show_lacking(window: MainWindow, findings: Sequence[Finding]) -> None:
    """List what keeps a file that was made of the briefing from being complete, while that is read in this language."""
    name = "lacking-dialog"
    for before in window.findChildren(FindingsDialog, name):
        before.close()
    dialog = FindingsDialog(window)
    dialog.setObjectName(name)
    dialog.show_findings(findings)
    for change in (window.briefing_shown, window.language_changed):
        change.connect(dialog.close)
    dialog.show()


def outdated_words() -> str:
    """That the files are newer than what the window shows of them."""
    return _("What the window shows is older than the files.")


def _part(finding: Finding) -> str:
    """The part round the sections that shows the place of a finding in the manifest, if one does."""
    return PARTS.get(re.split(r"[.\[]", finding.place)[0], "")


def _is_own_file(folder: Path, path: Path) -> bool:
    """Whether a file lies in a folder, and no link leads elsewhere from there."""
    is_link = Path(os.path.realpath(path)) != Path(os.path.realpath(folder)) / path.relative_to(folder)
    return not is_link and kind_at(path) == stat.S_IFREG
