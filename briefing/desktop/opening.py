"""Opening briefings: by a dialog, a path, a drop, or the recent ones; what is open stays until the next is read."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from briefing import settings
from briefing.desktop.jobs import Job
from briefing.desktop.session import add_recent
from briefing.desktop.window import MainWindow
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import BriefingError
from briefing.paths import builtin_briefing
from briefing.translation import _

log = logging.getLogger(__name__)


class Opener(QObject):
    """Opens briefings into a window, in a thread, so that a slow disk does not hold the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = 0

    def open(self, path: Path) -> None:
        """Open the briefing at ``path``; where it cannot be, say why and keep what is open."""
        self._wanted += 1
        mine = self._wanted
        job: Job[OpenedBriefing] = Job(
            lambda _progress: open_briefing(path),
            done=lambda opened: self._show(opened, mine),
            failed=self._refuse,
            parent=self,
        )
        job.start()

    def begin(self, opened: OpenedBriefing, refusal: BriefingError | None = None) -> None:
        """Show a briefing that is open already, and say why it is not another one."""
        self._show(opened, self._wanted)
        if refusal is not None:
            self._refuse(refusal)

    def ask_file(self) -> None:
        """Let a person choose a .briefing file, or the briefing.toml of a folder."""
        kinds = _("Briefings (*.briefing briefing.toml)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a briefing"), self._folder(), kinds)
        if chosen:
            path = Path(chosen)
            self.open(path.parent if path.name == "briefing.toml" else path)

    def ask_folder(self) -> None:
        """Let a person choose the folder of a briefing."""
        chosen = QFileDialog.getExistingDirectory(self._window, _("Open the folder of a briefing"), self._folder())
        if chosen:
            self.open(Path(chosen))

    def open_builtin(self) -> None:
        """Open the briefing that comes with the reader."""
        self.open(builtin_briefing())

    def fill_recent(self, menu: QMenu) -> None:
        """Put the briefings opened of late into ``menu``."""
        menu.clear()
        recent = self._window.store.get(settings.RECENT)
        for path in recent:
            action = QAction(Path(path).name.replace("&", "&&"), menu)
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self.open(Path(path)))
            menu.addAction(action)
        if not recent:
            menu.addAction(_("None yet")).setEnabled(False)

    def _show(self, opened: OpenedBriefing, number: int) -> None:
        if number != self._wanted:
            opened.close()
            return
        self._window.show_briefing(opened)
        self._window.messages.end()
        store = self._window.store
        path = opened.path.absolute()
        builtin = path == builtin_briefing()
        store.set(settings.LAST, "" if builtin else str(path))
        if not builtin:
            add_recent(store, str(path))
        log.info("opened %s", path)

    def _refuse(self, error: BriefingError) -> None:
        log.warning("%s", error)
        self._window.messages.say_wrong(_("This briefing cannot be opened. {reason}").format(reason=error))

    def _folder(self) -> str:
        recent = self._window.store.get(settings.RECENT)
        return str(Path(recent[0]).parent) if recent else str(Path.home())
