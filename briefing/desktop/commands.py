"""What each action does: the table of actions is wired to the window here."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup

from briefing import settings
from briefing.desktop.actions import plain_words, usual_keys
from briefing.desktop.alone import OF_TEXT, PICTURES, TEXT, Alone
from briefing.desktop.editing import Editing
from briefing.desktop.files.opening import Opener
from briefing.desktop.following import Following
from briefing.desktop.language_names import language_name
from briefing.desktop.parts.accessible import announce
from briefing.desktop.picture_commands import PictureCommands
from briefing.desktop.realigning import Realigning
from briefing.desktop.refusals import Refusals
from briefing.desktop.tool_bar import ToolBar
from briefing.desktop.window import MainWindow
from briefing.desktop.window_actions import Actions, Handler
from briefing.disks import soon
from briefing.document.opening import SUFFIX
from briefing.translation import N_, _

if TYPE_CHECKING:
    from briefing.desktop.command_list import CommandList
    from briefing.desktop.files.checking import Checking
    from briefing.desktop.files.output import Output
    from briefing.desktop.finding.find_bar import FindBar
    from briefing.desktop.highlights.highlighter import Highlighter

TEXT_STEP = 10
# What there is no sense in while a briefing is nowhere yet.
NO_FILE = N_("What is open is not saved as a briefing yet.")
OF_FILES = ("reload", "check", "show-folder", "new-window")


class Commands(QObject):
    """The actions of a window, in its menus and on its tool bar."""

    def __init__(self, window: MainWindow, opener: Opener, log_file: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._log_file = log_file
        self._has_all = window.isFullScreen()
        self.realigning = Realigning(window)
        self.pictures = PictureCommands(window, self.realigning)
        self.editing = Editing(window, self.realigning)
        Following(window)
        self.actions = Actions(window, self._handlers(), window.store.get(settings.KEYS))
        self._check_choices()
        self.actions.fill(window.menuBar())
        self.pictures.follow(self.actions)
        self.editing.follow(self.actions)
        self.alone = Alone(window, self.actions)
        Refusals(window, self.actions, self._refresh)
        self._languages: QActionGroup | None = None
        self._bar = ToolBar(self.actions)
        self._bar.languages.chosen.connect(window.set_language)
        window.addToolBar(self._bar)
        recent = self.actions.menus["recent"]
        recent.aboutToShow.connect(lambda: opener.fill_recent(recent))
        window.briefing_shown.connect(self._briefing_shown)
        window.language_changed.connect(lambda _language: self._retranslate())
        window.paths_dropped.connect(opener.open_dropped)
        for name in OF_TEXT:
            window.text.addAction(self.actions[name])
        window.save_wanted.connect(opener.ask_save)
        opener.check_wanted.connect(lambda path: self.checking.check_refused(path))
        window.escaped.connect(self._leave)
        window.state_changed.connect(self._tell_state)
        self._tell_state()

    def _handlers(self) -> Mapping[str, Handler]:
        """What each action does, by its name."""
        window, opener = self._window, self._opener
        return {
            **self.pictures.handlers(),
            **self.editing.handlers(),
            "new-briefing": self._begin,
            "open": opener.ask_file,
            "open-folder": opener.ask_folder,
            "open-builtin": opener.open_builtin,
            "reload": opener.try_again,
            "check": lambda: self.checking.check(),
            "show-folder": self._show_folder,
            "compare-pictures": opener.ask_pictures,
            "new-window": self._open_another,
            "save-briefing": opener.ask_save,
            "export-pdf": lambda: self.output.export_pdf(),
            "export-html": lambda: self._export("html"),
            "export-md": lambda: self._export("md"),
            "export-txt": lambda: self._export("txt"),
            "print": lambda: self.output.print(),
            "quit": window.close,
            "next-section": lambda: window.step(1),
            "previous-section": lambda: window.step(-1),
            "back": window.back,
            "forward": lambda: window.back(on=True),
            "next-pane": window.next_pane,
            "previous-pane": lambda: window.next_pane(-1),
            "copy-cited": self._copy_cited,
            "highlight": lambda: self.highlighter.toggle(),
            "note": lambda: self.highlighter.write_note(),
            "bookmark": lambda: self.highlighter.bookmark(),
            "highlights": self._list_highlights,
            "find": lambda: self._finding().ask(),
            "find-next": lambda: self._finding().step(),
            "find-previous": lambda: self._finding().step(backwards=True),
            "larger": lambda: window.resize_text(TEXT_STEP),
            "smaller": lambda: window.resize_text(-TEXT_STEP),
            "usual-size": lambda: window.resize_text(0),
            "wide-lines": self._set_wide_lines,
            PICTURES: lambda: self.alone.change(PICTURES),
            TEXT: lambda: self.alone.change(TEXT),
            "full-screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
            "theme-system": lambda: window.set_theme("system"),
            "theme-light": lambda: window.set_theme("light"),
            "theme-dark": lambda: window.set_theme("dark"),
            "single-keys": lambda: window.store.set(settings.SINGLE_KEYS, self.actions["single-keys"].isChecked()),
            "commands": self._show_commands,
            "show-log": self._show_log,
            "about": self._show_about,
        }

    @cached_property
    def output(self) -> "Output":
        """What makes PDF files and prints."""
        from briefing.desktop.files.output import Output

        return Output(self._window)

    @cached_property
    def checking(self) -> "Checking":
        """What tells what is to fix."""
        from briefing.desktop.files.checking import Checking

        return Checking(self._window, self._opener)

    @cached_property
    def highlighter(self) -> "Highlighter":
        """What marks words of the text for its reader."""
        from briefing.desktop.highlights.highlighter import Highlighter

        made = Highlighter(self._window)
        made.here_changed.connect(self._tell_marks)
        made.changed.connect(self.editing.refresh)
        self.editing.highlighter = made
        return made

    @cached_property
    def find_bar(self) -> "FindBar":
        """Where words are looked for."""
        from briefing.desktop.finding.find_bar import FindBar

        return FindBar(self._window)

    def show_choices(self) -> None:
        """Show what was chosen for all windows in another of them."""
        self._check_choices()
        self.actions.choose_keys(self._window.store.get(settings.KEYS))
        self._retranslate()

    def _check_choices(self) -> None:
        store = self._window.store
        self.actions["wide-lines"].setChecked(store.get(settings.WIDE_LINES))
        self.actions["single-keys"].setChecked(store.get(settings.SINGLE_KEYS))
        self.actions[f"theme-{store.get(settings.THEME)}"].setChecked(True)

    def _briefing_shown(self) -> None:
        """Offer the languages of the briefing that is shown."""
        for action in self._languages.actions() if self._languages else ():
            action.deleteLater()
        self._languages = QActionGroup(self)
        opened = self._window.opened
        codes = opened.briefing.languages if opened is not None else ()
        menu = self.actions.menus["language"]
        menu.clear()
        for code in codes:
            action = QAction(self._languages)
            action.setText(language_name(code))
            action.setObjectName(f"language-{code}")
            action.setCheckable(True)
            action.setChecked(code == self._window.language)
            action.toggled.connect(lambda on, code=code: self._window.set_language(code) if on else None)
            menu.addAction(action)
        self._bar.offer({code: language_name(code) for code in codes} if len(codes) > 1 else {})
        for name in OF_FILES:
            self.actions.refuse(name, "" if opened is not None and opened.path is not None else NO_FILE)
        self._retranslate()
        self._show_highlights()

    def _retranslate(self) -> None:
        self.actions.retranslate()
        self.editing.refresh()
        self._bar.retranslate()
        for action in self._languages.actions() if self._languages else ():
            action.setChecked(action.objectName() == f"language-{self._window.language}")
        self._bar.languages.show_language(self._window.language)

    def _copy_cited(self) -> None:
        """Copy the words that are chosen, with what their sources are and where they stand."""
        from PySide6.QtGui import QGuiApplication

        from briefing.desktop.highlights.page_words import PageWords
        from briefing.desktop.reading.quoting import SELECT_FIRST, cited, quoted

        window = self._window
        if window.opened is None:
            return
        words = quoted(PageWords(window.text.document()).meant(window.text.textCursor()))
        if not words.text:
            window.messages.say_done(_(SELECT_FIRST))
            return
        QGuiApplication.clipboard().setMimeData(cited(words, window.opened, window.part, window.language))
        told = (
            _("The words are copied, with their sources and where they stand.")
            if words.sources
            else _("The words are copied, with where they stand; no source is named for them.")
        )
        window.messages.say_done(told)

    def _begin(self) -> None:
        from briefing.desktop.files.beginning import ask

        ask(self._window, self._opener)

    def _export(self, form: str) -> None:
        from briefing.desktop.files.exporting import ask

        ask(self._window, form)

    def _show_highlights(self) -> None:
        """Have what shows highlights where there are any; it then goes on by itself."""
        from briefing.desktop.highlights.highlight import has_any

        opened = self._window.opened
        if "highlighter" not in vars(self) and opened is not None and has_any(opened.briefing.id):
            _it_shows_them = self.highlighter

    def _tell_marks(self, highlight: bool, bookmark: bool) -> None:
        self.actions["highlight"].setChecked(highlight)
        self.actions["bookmark"].setChecked(bookmark)

    def _list_highlights(self) -> None:
        from briefing.desktop.highlights.listing import HighlightsDialog

        shown = self._window.findChild(HighlightsDialog) or HighlightsDialog(self._window, self.highlighter)
        shown.choose(self.highlighter.key_here())
        shown.show()
        shown.activateWindow()

    def _finding(self) -> "FindBar":
        """Where words are looked for, with the text in sight, where they are found."""
        self.alone.show_text()
        return self.find_bar

    def _tell_state(self) -> None:
        """Have the row of the menu say whether the window has the full screen, and a screen reader that it changed."""
        row, has_all = self.actions["full-screen"], self._window.isFullScreen()
        if self._has_all is not has_all:
            announce(self._window, plain_words(row.text()) if has_all else _("Full screen ended"))
        self._has_all = has_all
        row.setChecked(has_all)

    def _leave(self) -> None:
        """Bring back text and pictures beside each other, else the window out of the full screen."""
        if not self.alone.leave() and self.actions["full-screen"].isChecked():
            self.actions["full-screen"].trigger()

    def _refresh(self) -> None:
        """Say which actions can be used now."""
        self.pictures.refresh()
        self.editing.refresh()

    def _show_commands(self) -> None:
        from briefing.desktop.command_list import CommandList

        self._refresh()
        everywhere = self._window.store.get(settings.SINGLE_KEYS)
        shown = CommandList(
            lambda: self.actions.entries(of_pictures=False, everywhere=everywhere),
            lambda: self.actions.entries(of_pictures=True, everywhere=everywhere),
            self._window,
        )
        shown.key_wanted.connect(lambda name: self._ask_key(name, shown))
        shown.open()

    def _ask_key(self, name: str, shown: "CommandList") -> None:
        from briefing.desktop.key_choice import KeyChoice

        def change(keys: list[str]) -> None:
            self.actions.set_keys(name, keys)
            chosen = {**self._window.store.get(settings.KEYS), name: keys}
            if tuple(keys) == usual_keys(name):
                del chosen[name]
            self._window.store.set(settings.KEYS, chosen)
            self._retranslate()
            shown.fill()

        words = plain_words(self.actions[name].text())
        choice = KeyChoice(words, self.actions.taken(name), usual_keys(name), shown)
        choice.chosen.connect(change)
        choice.open()

    def _set_wide_lines(self) -> None:
        self._window.store.set(settings.WIDE_LINES, self.actions["wide-lines"].isChecked())
        self._window.show_text_anew()

    def _show_folder(self) -> None:
        path = self._window.opened.path if self._window.opened is not None else None
        if path is not None:
            folder = path if soon(path.is_dir, path.suffix.lower() != SUFFIX) else path.parent
            self._show(folder, _("The briefing is in {path}.").format(path=folder))

    def _open_another(self) -> None:
        from briefing.desktop.files.another_window import open_another

        opened = self._window.opened
        if opened is None:
            return
        self._window.keep()
        self._window.store.save()  # for the other to begin with, which may be there before the next time
        if not open_another(opened.path):
            self._window.messages.say_wrong(_("Another window cannot be opened."))

    def _show_log(self) -> None:
        self._show(self._log_file, _("The log file is {path}.").format(path=self._log_file or "–"))

    def _show(self, path: Path | None, otherwise: str) -> None:
        """Show a file or a folder in what the system has for it; say where it is where it has nothing."""
        from PySide6.QtGui import QDesktopServices

        if path is None or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._window.messages.say_wrong(otherwise)

    def _show_about(self) -> None:
        from briefing.desktop.help import AboutDialog

        AboutDialog(self._window).open()
