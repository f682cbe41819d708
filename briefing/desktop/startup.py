"""The start of the reader in phases: application, window, what is shown first; running it is apart, for tests."""

import locale
import logging
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from briefing import __version__, paths, settings
from briefing.desktop import jobs, theme
from briefing.desktop.commands import Commands
from briefing.desktop.crash import CrashHandler
from briefing.desktop.opening import Opener, builtin_path
from briefing.desktop.window import MainWindow
from briefing.files import sweep
from briefing.imagery.service import PictureService
from briefing.settings import Settings

log = logging.getLogger(__name__)


class Reader:
    """The application with its one window."""

    def __init__(self, pictures: PictureService, log_file: Path | None) -> None:
        self.app = make_application()
        self.crash = CrashHandler(log_file)
        self.crash.install()
        self.store = Settings(paths.config_folder() / "settings.json")
        theme.apply(self.app, theme.wanted_look(self.store.get(settings.THEME)))
        self.pictures = pictures
        self.window = MainWindow(self.store, pictures)
        self.opener = Opener(self.window)
        self.commands = Commands(self.window, self.opener, log_file)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def run(self, path: Path | None = None, compare: tuple[Path, Path] | None = None) -> int:
        """Show what is asked for and read until the window is closed; return the exit code."""
        self.start(path, compare)
        with_interrupts(self.app)
        try:
            return self.app.exec()
        finally:
            self.end()

    def start(self, path: Path | None = None, compare: tuple[Path, Path] | None = None) -> None:
        """Show the window with what is asked for, else where it was left, else the built-in briefing."""
        if compare is not None:
            self.opener.compare(compare, otherwise=lambda: self._open_first(None))
        else:
            self._open_first(path)
        self.window.show()
        QTimer.singleShot(2000, self.window, lambda: sweep(paths.config_folder()))

    def end(self) -> None:
        """Let go of everything, in order."""
        jobs.drain()
        self.crash.remove()
        if self.window.opened is not None:
            self.window.opened.close()

    def _open_first(self, path: Path | None) -> None:
        last = self.store.get(settings.LAST)
        candidates = [path] if path else [Path(last)] if last else []
        for candidate in candidates:
            if self.opener.open_now(candidate):
                return
        wrong = self.window.messages.words.text()
        self.opener.open_now(builtin_path())
        if wrong:
            self.window.messages.say_wrong(wrong)

    def _scheme_changed(self) -> None:
        if self.store.get(settings.THEME) == "system":
            self.window.apply_theme()


def make_application() -> QApplication:
    """The application object, named and styled; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication([sys.argv[0] if sys.argv else "briefing"])
    app.setStyle("Fusion")
    app.setApplicationName("briefing")
    app.setApplicationDisplayName("Briefing")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("briefing")
    app.setWindowIcon(QIcon(str(paths.resource("icons/briefing.svg"))))
    QLocale.setDefault(QLocale.system())
    locale.setlocale(locale.LC_NUMERIC, "C")
    return app


def with_interrupts(app: QApplication) -> None:
    """Let Ctrl+C in the terminal and a polite request to end close the window as a click would."""
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(400)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_args: app.closeAllWindows())
    if os.name != "nt":
        signal.signal(signal.SIGHUP, lambda *_args: app.closeAllWindows())
