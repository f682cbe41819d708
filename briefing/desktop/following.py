"""Where links in the text and in captions lead: to the card of a source, to pictures, out of the briefing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl

from briefing.desktop.parts.accessible import announce
from briefing.desktop.reading.part_titles import SOURCES
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.window import MainWindow


class Following(QObject):
    """Follows the links of a window that its text does not follow by itself, and says what they are."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.link_wanted.connect(self._ask_link)
        window.text.source_wanted.connect(lambda source: self._show_source(source, window.text.link_place()))
        window.text.figure_wanted.connect(self._tell_figure)
        window.text.citation_wanted.connect(self._show_citation)
        window.text.link_reached.connect(self._tell_link)
        captions = window.images.captions
        captions.link_followed.connect(lambda address: self._follow(address, captions.link_place()))
        captions.caption.link_reached.connect(self._tell_link)

    def _ask_link(self, address: str) -> None:
        from briefing.desktop.reading.links import ask_to_open

        ask_to_open(address, self._window)

    def _follow(self, address: str, where: QPoint) -> None:
        """Go where a link leads; the card of a source comes up at a place on the screen."""
        kind, _colon, name = address.partition(":")
        if kind == "source":
            self._show_source(name, where)
        else:
            self._window.text.follow(QUrl(address))

    def _show_source(self, source_id: str, where: QPoint) -> None:
        """Bring up the card of a source near a place on the screen."""
        from briefing.desktop.reading.source_card import SourceCard

        window, opened = self._window, self._window.opened
        if opened is None or (source := opened.briefing.source(source_id)) is None:
            window.messages.say_wrong(_("There is no source “{source}” in this briefing.").format(source=source_id))
            return
        card = SourceCard(opened, source, window.language, window)
        card.link_wanted.connect(window.link_wanted)
        card.link_followed.connect(lambda address: self._follow(address, where))
        card.note.link_reached.connect(self._tell_link)
        card.entry_wanted.connect(lambda: self._show_entry(source_id))
        card.copy_button.clicked.connect(lambda: window.messages.say_done(_("The source is copied.")))
        card.show_near(where)

    def _show_entry(self, source: str) -> None:
        """Go to a source in the list of all."""
        self._window.follow(SOURCES)
        self._window.pages.once_shown(lambda: self._window.text.come_to_place(f"source:{source}"))

    def _show_citation(self, place: str, source: str) -> None:
        """Go to where a part cites a source first, or the entry in it that is named behind a ``#``."""
        window, text = self._window, self._window.text
        part, _sign, entry = place.partition("#")

        def come() -> None:
            text.reach_first(f"source:{source}", f"source:{entry}" if entry else "")
            text.bring_into_view(text.textCursor())

        window.follow(part)
        window.pages.once_shown(come)

    def _tell_link(self, words: str, address: str) -> None:
        from briefing.desktop.reading.link_words import link_words

        if self._window.opened is not None:
            told = link_words(self._window.opened.briefing, self._window.language, words, address)
            announce(self._window.text, told)

    def _tell_figure(self, figure_id: str) -> None:
        """Say which pictures a link has brought up, which those who do not see them would not know."""
        figure = self._window.opened.briefing.figure(figure_id) if self._window.opened is not None else None
        if figure is not None:
            announce(self._window.images.canvas, figure.title.get(self._window.language))
