"""All highlights and notes of a briefing in a window that stays beside the text, from which they are handed on."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QStackedLayout, QWidget

from briefing.desktop.files.saving import ask_where, start_for
from briefing.desktop.files.writing import write_out
from briefing.desktop.highlights.highlight import Highlight
from briefing.desktop.highlights.highlighter import Highlighter
from briefing.desktop.highlights.markdown import as_markdown, other_edition_words, place_words
from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.dialogs import MARGIN, finish, stand_aside
from briefing.desktop.parts.enter import leave_enter
from briefing.desktop.parts.labels import plain_label
from briefing.desktop.parts.whole_rows import show_whole_rows
from briefing.desktop.window import MainWindow
from briefing.document.model import Briefing
from briefing.paper.export.saving import Exported
from briefing.translation import _

WIDTH, HEIGHT = 560, 340
MOST = 0.45  # of the height of the window, whose text is to be seen above it where it is narrow
KEY = Qt.ItemDataRole.UserRole


class HighlightsDialog(QDialog):
    """Each highlight in a row of its own, which leads to its place."""

    def __init__(self, window: MainWindow, highlighter: Highlighter) -> None:
        super().__init__(window)
        self.setObjectName("highlights-dialog")
        self._window = window
        self._highlighter = highlighter
        self.list = QListWidget()
        self.list.setObjectName("highlights")
        show_whole_rows(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (self.list.itemClicked, self.list.itemActivated):
            signal.connect(lambda item: highlighter.go(item.data(KEY)))
        self._nothing = plain_label(style="quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        pages = QWidget()  # a stack would tell screen readers that it is one
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nothing)
        self._box = box = finish(self, pages)
        self._close = box.button(QDialogButtonBox.StandardButton.Close)
        acts = {"note": self._edit, "remove": self._remove, "copy": self._copy, "save": self._save}
        self.buttons = {name: box.addButton("", QDialogButtonBox.ButtonRole.ActionRole) for name in acts}
        for name, act in acts.items():
            self.buttons[name].clicked.connect(act)
        leave_enter(self)
        for name in ("undo", "redo"):
            self.addActions(window.findChildren(QAction, name))  # whose keys are heard in the main window alone
        shortcuts.close_alone(self, window)
        self.list.currentRowChanged.connect(self._enable)
        highlighter.changed.connect(self.fill)
        highlighter.came_back.connect(self.choose)
        window.language_changed.connect(self._name)
        self.resize(WIDTH, min(HEIGHT, round(MOST * window.height())))
        self._name()
        stand_aside(self, window)

    def _name(self) -> None:
        self.setWindowTitle(_("Bookmarks, highlights and notes"))
        self.list.setAccessibleName(self.windowTitle())
        self._nothing.setText(
            _(
                "Nothing is marked in this briefing. Choose Bookmark to mark a place, or mark words in the text and"
                " choose Highlight or Note."
            )
        )
        words = {"note": _("Note…"), "remove": _("Remove"), "copy": _("Copy all"), "save": _("Save all…")}
        for name, button in self.buttons.items():
            button.setText(words[name])
        self._close.setText(_("Close"))
        self.setMinimumWidth(self._box.sizeHint().width() + 2 * MARGIN)
        self.fill()

    def fill(self) -> None:
        """List what there is, and stay at the row."""
        key, row = self._key(), max(0, self.list.currentRow())
        opened = self._window.opened
        listed = self._highlighter.listed() if opened is not None else []
        keys = [each for each, _highlight in listed]
        with QSignalBlocker(self.list):  # or the button that was pressed is disabled meanwhile, and loses the focus
            self.list.clear()
            for each, highlight in listed:
                assert opened is not None  # noqa: S101
                words = _row(highlight, opened.briefing, self._window.language, is_gone=self._highlighter.is_gone(each))
                item = QListWidgetItem(words, self.list)
                item.setData(KEY, each)
                item.setToolTip(_("Go there"))
            self.list.setCurrentRow(keys.index(key) if key in keys else min(row, len(keys) - 1))
        if not listed and self.focusWidget() is not None:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has it goes, or cannot be used
        self._pages.setCurrentWidget(self.list if listed else self._nothing)
        self._enable()

    def choose(self, key: str) -> None:
        """Go to the row of a highlight, where there is one."""
        row = next((row for row in range(self.list.count()) if self.list.item(row).data(KEY) == key), -1)
        if row >= 0:
            self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by Delete."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        has_row, has_any = bool(self._key()), self.list.count() > 0
        for name, button in self.buttons.items():
            button.setEnabled(has_row if name in ("note", "remove") else has_any)

    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def _edit(self) -> None:
        self._highlighter.edit(self._key(), self)

    def _remove(self) -> None:
        self._highlighter.remove(self._key())

    def _written(self) -> str:
        assert self._window.opened is not None  # noqa: S101
        listed = self._highlighter.listed()
        gone = [highlight for key, highlight in listed if self._highlighter.is_gone(key)]
        highlights = (highlight for _key, highlight in listed)
        return as_markdown(highlights, self._window.opened, self._window.language, gone)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._written())
        self._window.messages.say_done(_("The bookmarks, highlights and notes are copied."))

    def _save(self) -> None:
        start = start_for(self._window, "-" + _("notes") + ".md")
        path = ask_where(self, _("Save bookmarks, highlights and notes"), start, [(_("Markdown"), ".md")])
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write all to ``path``, in a thread."""
        made = Exported(data=self._written().encode())
        write_out(self._window, path, lambda _progress: made)


def _row(highlight: Highlight, briefing: Briefing, language: str, *, is_gone: bool) -> str:
    kind = [_("Not in this edition")] if is_gone else []
    if highlight.is_place:
        kind.append(_("Bookmark"))
    place = " · ".join([*kind, place_words(highlight, briefing, language)])
    lines = [f"{place}: “{highlight.line}”"]
    if highlight.is_place and highlight.language != language:
        lines.append(_("Its mark stands beside the text in that language alone"))
    if highlight.edition not in (0, briefing.edition):
        lines.append(other_edition_words(highlight.edition))
    if highlight.note:
        lines.append(_("Note: {note}").format(note=highlight.note))
    return "\n".join(lines)
