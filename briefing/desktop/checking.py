"""What is to fix in the briefing that is open, in a window that stays beside its author, who mends it meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from briefing.desktop.help import finish
from briefing.desktop.jobs import Job
from briefing.desktop.window import MainWindow
from briefing.document.checks import Finding, check
from briefing.translation import _, ngettext
from briefing.visible import visible

WIDTH, HEIGHT = 640, 400


class Checking(QObject):
    """Does what ``briefing check`` does, in a thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def check(self) -> None:
        """Look for what is to fix, in the files as they are now, and tell it."""
        window = self._window
        path = window.opened.path if window.opened is not None else None
        if path is None:
            return
        job: Job[tuple[Finding, ...]] = Job(
            lambda _progress: check(path, window.images.pictures.fault_of),
            done=self._tell,
            failed=lambda error: window.messages.say_wrong(str(error)),
            parent=self,
        )
        job.start()

    def _tell(self, findings: Sequence[Finding]) -> None:
        for earlier in self._window.findChildren(FindingsDialog):
            earlier.close()
        if findings:
            FindingsDialog(findings, self._window).show()
        else:
            self._window.messages.say_done(_("No problems found."))


class FindingsDialog(QDialog):
    """Each finding in a paragraph of its own, to be read and copied."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("findings-dialog")
        count = len(findings)
        self.setWindowTitle(ngettext("{count} thing to fix", "{count} things to fix", count).format(count=count))
        words = QPlainTextEdit("\n\n".join(visible(str(each)) for each in findings))
        words.setReadOnly(True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        finish(self, words)
        self.resize(WIDTH, HEIGHT)
