"""What is chosen in one window for all, such as light or dark, in the others: these are processes of their own.

What the one writes the others read, once the folder tells them that it has changed.
"""

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from briefing import settings
from briefing.desktop import theme
from briefing.desktop.commands import Commands
from briefing.desktop.jobs import Job
from briefing.desktop.window import MainWindow

SETTLE_MS = 50  # in which what is one change to people is several to the folder


class Sharing(QObject):
    """Reads in a thread, so that a slow disk does not hold the window."""

    def __init__(self, window: MainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher([str(window.store.path.parent)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._soon.start())
        window.closing.connect(self._soon.stop)
        self._look()

    def _look(self) -> None:
        store = self._window.store
        Job(
            lambda _progress: store.look_again(*settings.SHARED),
            done=self._take,
            failed=lambda _error: None,
            parent=self,
        ).start()

    def _take(self, names: frozenset[str]) -> None:
        """Show what has changed."""
        window, store = self._window, self._window.store
        if settings.TEXT_SIZE.name in names:
            theme.size_letters(window, store.get(settings.TEXT_SIZE), window.sidebar, window.images)
        if settings.THEME.name in names:
            window.apply_theme()
        elif names & {settings.TEXT_SIZE.name, settings.WIDE_LINES.name}:
            window.show_text_anew()
        if settings.REDUCED_MOTION.name in names:
            window.images.motion.follow()
        if names:
            self._commands.show_choices()
