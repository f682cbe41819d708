"""The card that a mark in the text brings up: what the source is, how it knows, when, and where to find it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from briefing.desktop.enter import press_by_enter
from briefing.desktop.pages import about_source
from briefing.document.model import Source, SourceKind
from briefing.translation import _

WIDTH = 380


class SourceCard(QFrame):
    """A small popup over the text; Escape or a click elsewhere closes it."""

    link_wanted = Signal(str)

    def __init__(self, source: Source, language: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(source.title.get(language))
        self.setFixedWidth(WIDTH)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        layout.addWidget(_words(source.title.get(language), title=True))
        layout.addWidget(_words(about_source(source, language)))
        layout.addWidget(_words(what_kind_means(source.kind), quiet=True))
        if source.note is not None:
            layout.addWidget(_words(source.note.get(language)))
        if source.url is not None:
            layout.addWidget(_words(source.url, quiet=True))
            go = QPushButton(_("Open in the browser…"))
            go.clicked.connect(self.close)
            go.clicked.connect(lambda: self.link_wanted.emit(source.url))
            press_by_enter(go)
            layout.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_near(self, where: QPoint) -> None:
        """Show the card at ``where`` on the screen, moved so that all of it is on that screen."""
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))
        room = self.screen().availableGeometry()
        x = min(max(where.x() - WIDTH // 2, room.left() + 8), room.right() - WIDTH - 8)
        y = where.y() + 14
        if y + self.height() > room.bottom():
            y = where.y() - self.height() - 14
        self.move(x, max(room.top() + 8, y))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)


def what_kind_means(kind: SourceKind) -> str:
    """How to read a source of this kind, in a sentence."""
    return {
        SourceKind.IMAGERY: _("Imagery shows what could be seen at one place and time, not why."),
        SourceKind.STATEMENT: _("A statement is what a party says of itself or of others; it is not checked here."),
        SourceKind.ASSESSMENT: _("An assessment is the judgement of experts or services, who can be wrong."),
        SourceKind.REPORT: _("A report passes on what a news organisation has gathered."),
        SourceKind.DATASET: _("A dataset holds figures that somebody has collected by a stated method."),
    }[kind]


def _words(text: str, *, title: bool = False, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("title", title)
    label.setProperty("quiet", quiet)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
