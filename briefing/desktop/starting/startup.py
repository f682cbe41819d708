"""The start of the reader in phases: application, window, what is shown first; running it is apart, for tests."""

import contextlib
import locale
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDir,
    QEvent,
    QLocale,
    QMessageLogContext,
    QSocketNotifier,
    QThreadPool,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefing import __version__, paths, settings
from briefing.desktop import jobs, theme, wishes
from briefing.desktop.commands import Commands
from briefing.desktop.compare.pixels import pixels_of
from briefing.desktop.files.opening import Opener
from briefing.desktop.parts.room import step_aside
from briefing.desktop.session import put_aside
from briefing.desktop.starting import summons
from briefing.desktop.starting.crash import CrashHandler
from briefing.desktop.starting.first import First, find_first
from briefing.desktop.unsaved import URGENT
from briefing.desktop.window import MainWindow
from briefing.files import sweep
from briefing.imagery.kept_overviews import Kept, remember
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.starting.answering import Answering

log = logging.getLogger(__name__)

SOON_MS, SETTLE_MS, PATIENCE_MS = 200, 2000, 700
# Seconds for which a thread keeps Python to itself, which the window may ask for hundreds of times in an event.
TURN = 0.001
END_MS = 3000  # in which what nobody will see ends, unless it waits for a disk that hangs
WINDOWS_ID = "Briefing.Reader"  # as the installer gives it to the entry in the start menu


class Application(QApplication):
    """The application object; ``file_wanted`` tells a file that is to be opened, which macOS hands over as an event."""

    file_wanted = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Hear of files that are opened in the Finder, also while the reader runs."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


def read(
    store: Settings,
    pictures: PictureService,
    log_file: Path | None,
    first: First | None,
    compare: Sequence[Path],
    *,
    is_command: bool = False,
) -> int:
    """Open the window and read until it is closed; return the exit code."""
    app = make_application()
    with_interrupts(app)
    code = Reader(store, pictures, log_file).run(first, compare, is_command=is_command)
    hand_over_clipboard(app)
    return code


def hand_over_clipboard(app: QApplication) -> None:
    """Leave what was copied to the system, which asks for that only when the application object goes."""
    if app.clipboard().ownsClipboard():
        app.shutdown()


class Reader:
    """The application with its one window."""

    def __init__(self, store: Settings, pictures: PictureService, log_file: Path | None) -> None:
        sys.setswitchinterval(TURN)
        self.app = make_application()
        self.crash = CrashHandler(log_file)
        self.crash.install()
        self.store = store
        theme.wear(self.app, self.store.get(settings.THEME))
        self.pictures = pictures
        self.window = MainWindow(self.store, pictures)
        self.opener = Opener(self.window)
        self.commands = Commands(self.window, self.opener, log_file)
        self._answering: Answering | None = None
        self._appeared = False
        if isinstance(self.app, Application):
            self.app.file_wanted.connect(lambda path: self.opener.open_dropped([Path(path)]))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        wishes.heed(wishes.CONTRAST, lambda: self.window.apply_theme())

    def run(self, first: First | None, compare: Sequence[Path], *, is_command: bool = False) -> int:
        """Show what is asked for and read until the window is closed; return the exit code."""
        try:
            self.start(first, compare, is_command=is_command)
            return self.app.exec()
        finally:
            self.end()

    def start(self, first: First | None, compare: Sequence[Path] = (), *, is_command: bool = False) -> None:
        """Show the window with what was found to be shown first, or with pictures to compare.

        Where a command names these, and they cannot be compared, that is said where it was typed, and the reader ends
        with a code: the window waits a moment for them.
        """
        waits = bool(compare) and is_command and sys.stderr is not None
        if waits:
            self.window.briefing_shown.connect(self._appear)
            QTimer.singleShot(PATIENCE_MS, self.window, self._appear)
            self.opener.compare(compare, otherwise=lambda: self.app.exit(1))
        elif compare:
            self.opener.compare(compare, otherwise=lambda: self._begin_without(compare))
        else:
            self._begin(first)
        if not waits:
            self._appear()
        QTimer.singleShot(SOON_MS, self.window, self._listen)
        QTimer.singleShot(SOON_MS, self.window, _give_icon)
        QTimer.singleShot(SOON_MS, self.window, lambda: QThreadPool.globalInstance().start(self.pictures.begin))
        QTimer.singleShot(SETTLE_MS, self.window, self._settle)

    def _appear(self) -> None:
        """Put the window on the screen, once."""
        if self._appeared:
            return
        self._appeared = True
        step_aside(self.window, summons.others())
        self.window.show()

    def _listen(self) -> None:
        """Hear of other starts from now on, for which Qt loads a library, and be told from their windows."""
        from briefing.desktop.starting.answering import Answering
        from briefing.desktop.starting.numbering import Numbering

        self._answering = Answering(self.window, self.opener.open)
        Numbering(self.window)

    def _settle(self) -> None:
        """What can wait until the reader stands."""
        from briefing.desktop.files.glancing import Glance
        from briefing.desktop.files.watching import Watch
        from briefing.desktop.starting.dead_sockets import sweep_sockets
        from briefing.desktop.starting.garbage import Collector
        from briefing.desktop.starting.keeping import Keeper
        from briefing.desktop.starting.sharing import Sharing
        from briefing.paper.workroom import sweep_workrooms

        Collector(self.window)
        sweep(paths.config_folder())
        QThreadPool.globalInstance().start(lambda: sweep_sockets(Path(QDir.tempPath())))  # where Qt puts them
        QThreadPool.globalInstance().start(sweep_workrooms)
        Watch(self.window, self.opener.reload)
        Glance(self.window, self.opener, lambda: self.commands.checking.check())
        Keeper(self.window)
        Sharing(self.window, self.commands)

    def _begin(self, first: First | None = None) -> None:
        """Show a briefing that was found already, or find one where something else could not be shown."""
        found = first or find_first(self.store, self.pictures, None)
        self.window.images.loader.expect(found.opened, found.overviews)
        self.opener.begin(found.opened, found.wanted, found.refusal)

    def _begin_without(self, pictures: Sequence[Path]) -> None:
        """Do without pictures that cannot be compared, or not now."""
        put_aside(self.store, pictures)
        self._begin()

    def end(self) -> None:
        """Let go of everything, in order; only what makes a file may still wait for pictures."""
        if self._answering is not None:
            self._answering.close()
        self._keep_overviews()
        if not jobs.writing():
            self.pictures.close()
        jobs.give_up()
        jobs.drain(END_MS)
        self.crash.remove()
        if self.window.opened is not None:
            self.window.opened.close()

    def _keep_overviews(self) -> None:
        """Have what is shown now at hand for the next start."""
        opened, (width, height) = self.window.opened, self.store.get(settings.PICTURE_ROOM)
        if opened is not None:
            for file, loaded in self.window.images.loaded().items():
                kept = Kept(*loaded.size, loaded.notes, loaded.stored, pixels_of(loaded.overview))
                remember(kept, opened.picture_state(file), (width, height))

    def _scheme_changed(self) -> None:
        if self.store.get(settings.THEME) == "system":
            self.window.apply_theme()


def make_application() -> QApplication:
    """The application object, named and styled; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    before = qInstallMessageHandler(_end_without_display)
    _name_to_windows()
    app = Application([sys.argv[0] if sys.argv else "briefing", "-style", "fusion"])
    qInstallMessageHandler(before)
    app.setApplicationName("briefing")
    app.setApplicationDisplayName("Briefing")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("briefing")
    QLocale.setDefault(QLocale.system())
    locale.setlocale(locale.LC_NUMERIC, "C")
    return app


def _name_to_windows() -> None:
    """Be a program of its own in the task bar of Windows, with our icon, not one of all that are Python."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(WINDOWS_ID)


def _end_without_display(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """Say that no window can be shown, where Qt is about to abort the process over that."""
    log.info("Qt says: %s", message)
    if kind is QtMsgType.QtFatalMsg:
        log.critical(
            _(
                "briefing: there is no display to open a window on; set DISPLAY or WAYLAND_DISPLAY, "
                "or use `briefing pdf`, which needs none."
            )
        )
        os._exit(1)


def _give_icon() -> None:
    """Give the windows their icon, for which Qt loads a library: when the first is on the screen."""
    from PySide6.QtGui import QIcon

    QGuiApplication.setWindowIcon(QIcon(str(paths.resource("icons/briefing.svg"))))


def with_interrupts(app: QApplication) -> None:
    """Let Ctrl+C in the terminal and a polite request to end close the window as a click would.

    A signal alone would be heard of only when Python next has something to do; so each is written to a pipe at which
    Qt listens. Windows has no such pipes, and looks every now and then.
    """
    if os.name == "nt":
        timer = QTimer(app)
        timer.timeout.connect(lambda: None)
        timer.start(400)
    else:
        heard, told = os.pipe()
        for end in (heard, told):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, app)
        notifier.activated.connect(lambda *_args: os.read(heard, 64))
        signal.signal(signal.SIGHUP, lambda *_args: _end(app))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_args: _end(app))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _end(app: QApplication) -> None:
    """Close everything, without a question that nobody might be there to answer, as soon as there is an event loop."""
    app.setProperty(URGENT, True)
    QTimer.singleShot(0, app, app.quit)
