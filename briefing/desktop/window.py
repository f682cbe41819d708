"""The window: the sidebar, the text and the pictures of one briefing, and what links them."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefing import settings, translation
from briefing.desktop import qt_words, theme, unsaved
from briefing.desktop.drop_target import DropTarget
from briefing.desktop.image_pane import ImagePane
from briefing.desktop.panes import ThreePanes, place_beside
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.room import place_of, put_back
from briefing.desktop.reading.about import edition_words, notice_of
from briefing.desktop.reading.beside import figure_beside, no_more, no_way, part_beside
from briefing.desktop.reading.page_turner import PageTurner
from briefing.desktop.reading.pane import ReadingPane
from briefing.desktop.reading.part_titles import parts_around
from briefing.desktop.reading.sidebar import Sidebar
from briefing.desktop.reading.text_pane import PAGE_KEYS
from briefing.desktop.reading.title import Title
from briefing.desktop.reading.way_back import WayBack
from briefing.desktop.session import ReadingPlace, language_for, let_go, recall, remember
from briefing.document.directions import isolated
from briefing.document.opening import OpenedBriefing
from briefing.document.renaming import renamed
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.comparing.state import from_json
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.message_bar import MessageBar

USUAL_SIZE = QSize(1320, 840)
LEAST_SIZE = QSize(720, 480)


class MainWindow(DropTarget):
    """Shows one briefing at a time; ``part`` is the section, or the part round the sections, that is read."""

    briefing_shown = Signal()
    language_changed = Signal(str)
    link_wanted = Signal(str)
    closing = Signal()
    escaped = Signal()
    text_wanted = Signal()
    pictures_wanted = Signal()
    state_changed = Signal()
    save_wanted = Signal(object)

    def __init__(self, store: Settings, pictures: PictureService) -> None:
        super().__init__()
        self.setObjectName("window")
        self.store = store
        self.opened: OpenedBriefing | None = None
        self.part = ""
        self.language = ""
        self.saved_in: Path | None = None
        self._place = ReadingPlace()
        self._figure = ""
        self._may_go = self._few_words = False
        self.guards: list[Callable[[], bool]] = []  # which tell whether they keep it open
        self.title = Title(self)
        self.sidebar = Sidebar()
        self.reading = ReadingPane()
        self.text = self.reading.text
        self.pages = PageTurner(self.text, store)
        self._way_back = WayBack(self.text, self.pages)
        self.images = ImagePane(pictures, store)
        self._lay_out()
        theme.size_letters(self, store.get(settings.TEXT_SIZE))
        self._connect()
        self._put_back()

    @cached_property
    def messages(self) -> "MessageBar":
        """The bar of messages, made when there is something to say."""
        from briefing.desktop.message_bar import MessageBar

        bar = MessageBar()
        bar.lie_over(self._whole, self.text, self.text.foot.cover)
        bar.clear(self.images)
        bar.spare(self.images.captions)
        bar.heed(self.images.canvas, waits=lambda: self.images.canvas.tool is not None)
        return bar

    def say_no_more(self) -> None:
        """Take back what the bar of messages says, if anything was said."""
        if "messages" in vars(self):
            self.messages.end()

    def _close_message(self) -> bool:
        """Close the message that is said, unless a tool is out, which goes first; whether it was closed."""
        return "messages" in vars(self) and self.messages.escape()

    # What is shown

    def show_briefing(self, opened: OpenedBriefing) -> None:
        """Show ``opened`` at the place where it was left; the briefing shown before is closed."""
        self.keep_place()
        before, self.opened = self.opened, opened
        if before is not None:
            self.store.look_again(settings.READING)  # another window may have been in it since
        self._may_go = False
        briefing = opened.briefing
        is_saved_now = self._few_words and before is not None and before.briefing.id == briefing.id
        self._few_words = opened.path is None or is_saved_now  # loose pictures say little
        self._arrange()
        self._place = place = recall(self.store, briefing.id)
        self._figure = ""
        self._way_back.forget()
        parts = self.parts()
        part = place.part
        if before is not None and before.briefing.id == briefing.id:
            part = renamed(part, before.briefing, briefing)
        is_there = part in parts
        self.part = part if is_there else parts[0]
        figure = place.figure if is_there and briefing.figure(place.figure) is not None else ""
        self.language = language_for(self.store, briefing, place)
        qt_words.speak(translation.use(self.language))
        self._show_all(place.fraction if is_there else 0.0, figure)
        self.briefing_shown.emit()
        if before is not None:
            before.close()

    def go(self, part: str, fraction: float = 0.0) -> None:
        """Show a part of the briefing, ``fraction`` of the way down; ``back`` comes back to the one that was shown."""
        self._way_back.leave(self.part)
        self._come_to(part, fraction)

    def _come_to(self, part: str, fraction: float) -> None:
        """Show a part, with the figure that belongs to it."""
        self.part = part
        self._tell_part()
        if not self.sidebar.list_of_choice().hasFocus():
            announce(self.text, self.sidebar.words_of(part))
        self._show_text(fraction)
        self._show_figure_of(part)

    def follow(self, part: str) -> None:
        """Go where a link in the text leads, or a row of a list, with the text in sight."""
        self.text_wanted.emit()
        self.go(part)

    def back(self, *, on: bool = False) -> None:
        """Go back to the part that was read before, if there was one, and the link there; or ``on`` again."""
        if not self._way_back.back(self.part, self._come_to, on=on):
            self.messages.hint(no_way(on=on))

    def step(self, by: int, fraction: float = 0.0) -> None:
        """Go ``by`` parts on, or back where it is negative; with the pictures alone it is by figures."""
        if self.opened is None:
            return
        briefing, figures = self.opened.briefing, self.reading.isHidden()
        there = (
            figure_beside(briefing, self.part, self._figure, by)
            if figures
            else part_beside(self.parts(), self.part, by)
        )
        if there is None:
            self.messages.hint(no_more(by, figures=figures))
            return
        if there.part != self.part:
            self.go(there.part, fraction)
        if there.figure:
            self.text.figure_wanted.emit(there.figure)

    def set_language(self, language: str) -> None:
        """Show the briefing in another of its languages, at the same place."""
        if self.opened is None or language == self.language:
            return
        self.language = language
        self.store.set(settings.LANGUAGE, language)
        qt_words.speak(translation.use(language))
        self._show_all(self.pages.fraction(), self._figure)
        if "messages" in vars(self):
            self.messages.retranslate()
        self.language_changed.emit(language)

    def set_theme(self, name: str) -> None:
        """Follow the system, or be light or dark, from now on."""
        self.store.set(settings.THEME, name)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Put on the look that the setting and the system ask for."""
        theme.wear(cast(QApplication, QApplication.instance()), self.store.get(settings.THEME))
        self.show_text_anew()

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller by ``by`` percent points; by 0 the usual size."""
        size = max(70, min(250, self.store.get(settings.TEXT_SIZE) + by)) if by else 100
        self.store.set(settings.TEXT_SIZE, size)
        announce(self.text, _("{percent} percent").format(percent=size))
        theme.size_letters(self, size, self.sidebar, self.images)
        self.show_text_anew()

    def show_text_anew(self) -> None:
        """Show the text as it is to look by now, at the same place."""
        self.pages.show_anew()

    def next_pane(self, by: int = 1) -> None:
        """Move the focus ``by`` panes on, or back, or to what a message offers, before that is gone."""
        places = self.panes.places(self.sidebar.list_of_choice(), self.text, self.images.canvas)
        if "messages" in vars(self) and self.messages.isVisible():
            places.append((self.messages, self.messages.first_button()))
        place_beside(places, by).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_place(self) -> None:
        """Remember where the reader is in the briefing that is open."""
        if self.opened is None:
            return
        place = ReadingPlace(
            part=self.part,
            language=self.language,
            fraction=self.pages.fraction(),
            figure=self._figure,
            comparisons={**self._place.comparisons, **self.images.states()},
        )
        remember(self.store, self.opened.briefing.id, place)

    def comparisons(self) -> dict[str, Comparison]:
        """How each figure is compared: as it was left in this sitting, else in an earlier one."""
        figures = self.opened.briefing.figures if self.opened is not None else ()
        seen = [each for each in figures if each.id in self._place.comparisons]
        earlier = {each.id: from_json(self._place.state_of(each), len(each.pictures)) for each in seen}
        return {**earlier, **self.images.comparisons()}

    # Parts of it

    def _show_all(self, fraction: float, figure: str) -> None:
        assert self.opened is not None  # noqa: S101
        briefing = self.opened.briefing
        language = self.language
        title = briefing.title.get(language)
        self.setLocale(QLocale())  # by which screen readers choose a voice
        about = f"{briefing.issuer.get(language)}\n{isolated(edition_words(briefing, language), language)}"
        sections = [(section.id, section.title.get(language)) for section in briefing.sections]
        self.sidebar.show_parts(title, about, sections, parts_around(briefing), language)
        self._tell_part()
        self.reading.say(notice_of(briefing, language), language)
        self._show_text(fraction)
        self.images.retranslate(language)
        self.panes.have_pictures(are_there=bool(briefing.figures))
        if not briefing.figures:
            self.images.show_nothing()
        if figure:
            self.show_figure(figure)
        else:
            self._show_figure_of(self.part)

    def _tell_part(self) -> None:
        """Mark what is read, and name the window after it."""
        self.sidebar.mark(self.part)
        if self.opened is not None:
            self.title.tell(self.opened.briefing, self.part, self.language)

    def _show_text(self, fraction: float) -> None:
        if self.opened is not None:
            self.pages.show(self.opened, self.language, self.part, fraction)

    def _show_figure_of(self, part: str) -> None:
        """Bring up the first figure of a section; where it has none the last one stays."""
        if self.opened is None:
            return
        section = self.opened.briefing.section(part)
        figures = section.figures if section is not None else ()
        if figures:
            self.show_figure(figures[0])
        elif not self._figure and self.opened.briefing.figures:
            self.show_figure(self.opened.briefing.figures[0].id)

    def show_figure(self, figure_id: str) -> None:
        """Bring up a figure as it was last compared."""
        assert self.opened is not None  # noqa: S101
        figure = self.opened.briefing.figure(figure_id)
        if figure is None:
            self.messages.say_wrong(_("There is no figure “{figure}” in this briefing.").format(figure=figure_id))
            return
        if figure_id != self._figure:
            self._figure = figure_id
            self.images.show_figure(self.opened, figure, self.language, self._place.state_of(figure))

    def parts(self) -> list[str]:
        """The ids of all that can be read, in order."""
        if self.opened is None:
            return []
        briefing = self.opened.briefing
        return [section.id for section in briefing.sections] + [part for part, _words in parts_around(briefing)]

    # The window itself

    def _lay_out(self) -> None:
        self.panes = ThreePanes(self.sidebar, self.reading, self.images)
        self._whole = whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.panes, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.text.section_wanted.connect(self.follow)
        self.text.figure_wanted.connect(self.show_figure)
        self.text.link_wanted.connect(self.link_wanted)
        self.text.turned_past.connect(lambda by: self.step(by, fraction=float(by < 0)))

    def _put_back(self) -> None:
        put_back(self, self.store.get(settings.GEOMETRY), least=LEAST_SIZE, usual=USUAL_SIZE)
        self.panes.part(self.store.get(settings.PANES), self.width())
        self._arrange()

    def keep(self) -> None:
        """Remember the place in the briefing and that of the window, until the settings are saved."""
        self.keep_place()
        self.store.set(settings.GEOMETRY, place_of(self))
        self.store.set(settings.PANES, self.panes.parted())
        self.store.set(settings.PICTURE_ROOM, list(self.images.overview_size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panes for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.panes.arrange(self.size(), few_words=self._few_words)

    def changeEvent(self, event: QEvent) -> None:
        """Tell where the system, too, may have begun or ended the full screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.state_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Escape and the keys of signs to the pictures, the page keys to the text, where none wanted them."""
        if self.store.get(settings.SINGLE_KEYS) and self.images.canvas.hear(event):
            self.pictures_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and not self._close_message():
            if self.images.isHidden() or not self.images.canvas.escape():
                self.escaped.emit()
        elif not self._turn(event):
            super().keyPressEvent(event)

    def _turn(self, event: QKeyEvent) -> bool:
        """Turn a page of the text, or where the pictures are alone go to another figure, by a key for that."""
        if self.text.isVisible():
            return not self.images.canvas.hasFocus() and self.text.turn(event)
        by = PAGE_KEYS.get(Qt.Key(event.key()), 0)
        if by and not event.isAutoRepeat():
            self.step(by)
        return bool(by)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place, and end; not before a file is written, and what was never saved is asked about first."""
        save, tell = lambda: self.save_wanted.emit(self._leave), lambda words: self.messages.add(words)
        if unsaved.keeps_open(self, self.is_unsaved(), save, self._leave, tell) or any(each() for each in self.guards):
            event.ignore()
            return
        self.keep()
        self.store.save()
        self.closing.emit()
        super().closeEvent(event)

    def is_unsaved(self) -> bool:
        """Whether what is open lies nowhere yet, and nobody has said that it may go."""
        return self.opened is not None and self.opened.path is None and not self._may_go

    def _leave(self) -> None:
        self._may_go = True
        let_go(self.store, self.opened.originals if self.opened is not None else ())
        self.close()
