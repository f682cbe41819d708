"""Writes highlights to the disk: what it does not take is tried again, and not let go of without a question."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from briefing.desktop.highlights.highlight import Highlights
from briefing.desktop.jobs import Job
from briefing.desktop.parts.boxes import open_wide, plain_box
from briefing.desktop.unsaved import is_urgent
from briefing.desktop.window import MainWindow
from briefing.translation import _

AGAIN_MS = 10_000
NAME = "unkept"


class Keeping(QObject):
    """Those of the briefing that is shown, and of others as long as they are not on the disk as they are here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._unkept: dict[Path, Highlights] = {}
        self._told = ""
        self._number = 0
        self._may_go = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        window.closing.connect(self._again.stop)
        window.guards.append(self._keeps_open)

    def of(self, path: Path) -> Highlights:
        """Those that are kept at ``path``, with what could not be written there yet."""
        kept = self._unkept.get(path) or Highlights(path)
        if kept.set_aside is not None:
            words = _("What you marked in this briefing cannot be read any more. It is kept as {path}.")
            told = words.format(path=kept.set_aside)
            QTimer.singleShot(0, self, lambda: self._window.messages.say_wrong(told))  # once the briefing is shown
        return kept

    def keep(self, kept: Highlights) -> None:
        """Write them in a thread, and say where that cannot be."""
        self._unkept[kept.path] = kept
        self._may_go = False
        Job(
            lambda _progress: kept.save(),
            done=lambda _nothing: self._saved(kept),
            failed=self._tell,
            parent=self,
            keeps=True,
        ).start()

    def keep_now(self, *also: Highlights) -> None:
        """Write at once what is not written."""
        for kept in (*also, *self._unkept.values()):
            kept.save()
        self._unkept = {path: kept for path, kept in self._unkept.items() if not kept.is_saved}

    def _keeps_open(self) -> bool:
        """Ask before the window closes over what could not be written."""
        if self._may_go or is_urgent():
            return False
        self.keep_now()
        if self._unkept:
            self._ask(next(iter(self._unkept.values())).complaint)
        return bool(self._unkept)

    def _ask(self, reason: str) -> None:
        window = self._window
        for asked in window.findChildren(QMessageBox, NAME):
            asked.close()
        box = plain_box(window, NAME, _("Not kept yet"))
        box.setText(_("Your highlights cannot be kept. {reason}").format(reason=reason))
        box.setInformativeText(_("If the window closes now, what was marked and noted last is lost."))
        again = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        go = box.addButton(_("Close without keeping them"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(again)
        again.clicked.connect(window.close)
        go.clicked.connect(self._leave)
        open_wide(box)

    def _leave(self) -> None:
        self._may_go = True
        self._window.close()

    def _try_again(self) -> None:
        for kept in list(self._unkept.values()):
            self.keep(kept)

    def _saved(self, kept: Highlights) -> None:
        if kept.is_saved:
            self._unkept.pop(kept.path, None)
        self._tell(kept.complaint)

    def _tell(self, complaint: object) -> None:
        """Say why they cannot be kept, once, until they are."""
        told, self._told = self._told, str(complaint)
        if self._told and self._told != told:
            words = _("Your highlights cannot be kept. {reason}")
            self._number = self._window.messages.say_wrong(words.format(reason=self._told))
        elif told and not self._told:
            self._window.messages.take_back(self._number)
        if self._told:
            self._again.start()
