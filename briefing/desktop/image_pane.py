"""The pane of pictures: the ways to compare, the canvas, the dates, and below it what the figure is and whose."""

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing import settings
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.captions import Captions
from briefing.desktop.compare.controls import Controls
from briefing.desktop.compare.kept_figure import KeptFigure
from briefing.desktop.compare.loading import Loaded, Loader
from briefing.desktop.compare.scales import Scales
from briefing.desktop.compare.views import REPLACED, dates_words, note_words, pair_view
from briefing.desktop.compare.words import PairView
from briefing.desktop.wishes import Motion
from briefing.document.directions import is_right_to_left
from briefing.document.picture_names import picture_names
from briefing.imagery.comparing.comparison import Comparison, Side
from briefing.imagery.comparing.geometry import Size
from briefing.settings import Settings
from briefing.translation import capitalized

if TYPE_CHECKING:
    from briefing.desktop.compare.date_strip import DateStrip
    from briefing.desktop.compare.reading_ahead import ReadingAhead
    from briefing.desktop.compare.sharpening import Sharpener
    from briefing.document.model import Figure, Picture
    from briefing.document.opening import OpenedBriefing
    from briefing.errors import BriefingError
    from briefing.imagery.service import PictureService

MARGIN = 12
LEAST_WIDTH = 360
FIRST_SIZE = (800, 700)


class ImagePane(QWidget):
    """Shows one figure at a time, as it was last compared; ``comparison_changed`` tells every change of that."""

    comparison_changed = Signal(object)

    def __init__(self, pictures: "PictureService", store: Settings) -> None:
        super().__init__()
        self.setObjectName("images")
        self.pictures = pictures
        self._store = store
        self._opened: OpenedBriefing | None = None
        self._figure: Figure | None = None
        self._language = ""
        self._turn = 0
        self._kept: dict[str, KeptFigure] = {}
        self._loaded: dict[Side, Loaded] = {}
        self.canvas = Canvas()
        self.loader = Loader(pictures, self)
        self._scales = Scales(self.loader, self._shown)
        self.controls = Controls(self.canvas, lambda rate: store.set(settings.BLINK_RATE, rate))
        self.dates: DateStrip | None = None
        self.captions = Captions()
        self._lay_out()
        self.canvas.blinking.set_rate(store.get(settings.BLINK_RATE))
        self.motion = Motion(store, self.canvas.set_reduced_motion, self)
        self.controls.remade.connect(self._fit_controls)
        self.controls.remade.connect(self._order_tabs)
        self.canvas.mode_changed.connect(self._fit_controls)
        self.canvas.comparison_changed.connect(self._changed)
        self.canvas.shown.connect(self._shown)
        self.canvas.seen.connect(self._finish)

    @cached_property
    def sharpener(self) -> "Sharpener":
        """What keeps the canvas sharp; made when the first pictures are on the screen."""
        from briefing.desktop.compare.sharpening import Sharpener

        return Sharpener(self.canvas, self.loader, self._store.get(settings.TILE_MEMORY) * 2**20)

    @cached_property
    def reading_ahead(self) -> "ReadingAhead":
        """What has the next figures ready; made when the first pictures are on the screen."""
        from briefing.desktop.compare.reading_ahead import ReadingAhead

        return ReadingAhead(self.loader, self)

    # What is shown

    def show_figure(self, opened: "OpenedBriefing", figure: "Figure", language: str, state: object = None) -> None:
        """Bring up a figure of a briefing; ``state`` is what ``states`` said of it another time."""
        if opened is not self._opened:
            self._kept.clear()
        if self.canvas.tool is not None and (self._figure is None or figure.id != self._figure.id):
            self.canvas.put_away_tool()
        self._opened, self._figure, self._language = opened, figure, language
        if figure.id not in self._kept:
            self._kept[figure.id] = KeptFigure(figure.files, state)
        self._show(self._kept[figure.id].comparison)

    def show_nothing(self) -> None:
        """Show no figure, and know none."""
        self._turn += 1
        self._opened = self._figure = None
        self._kept.clear()
        self._forget()
        self.canvas.show_nothing()
        self.captions.clear()
        self._fit_controls()

    def retranslate(self, language: str) -> None:
        """Say everything in another language."""
        self._language = language
        self.controls.retranslate()
        self._fit_controls()
        if self._figure is not None:
            self._say_words(self._figure)

    def fit_letters(self) -> None:
        """Part the room anew for letters that are larger or smaller now, and leave out what it is not enough for."""
        self._fit_controls()
        self._share_height()

    # The state

    def comparison(self) -> Comparison:
        """How the figure that is shown is compared."""
        return self.canvas.comparison()

    def comparisons(self) -> Mapping[str, Comparison]:
        """How each figure seen since the briefing was opened is compared, by its id."""
        return {figure: kept.comparison for figure, kept in self._kept.items()}

    def states(self) -> Mapping[str, object]:
        """What is kept of each as plain values that JSON can hold, for ``show_figure`` another time."""
        return {figure: kept.state() for figure, kept in self._kept.items()}

    @property
    def figure_id(self) -> str:
        """The id of the figure that is shown, or nothing."""
        return self._figure.id if self._figure is not None else ""

    @property
    def date_count(self) -> int:
        """How many pictures the figure has."""
        return len(self._figure.pictures) if self._figure is not None else 0

    def handles(self) -> tuple[int, int] | None:
        """The numbers by which the picture worker knows the two pictures; None while there are not both."""
        found = [self._loaded[side].handle for side in Side if side in self._loaded]
        return (found[0], found[1]) if len(found) == len(Side) else None

    def loaded(self) -> dict[str, Loaded]:
        """The pictures that are shown and are there, by their files, each as it is on the canvas."""
        if self._opened is None or self._figure is None:
            return {}
        there = {file: self.loader.kept(self._opened, file) for file in self._kept_here().shown_files().values()}
        return {file: loaded for file, loaded in there.items() if loaded is not None}

    def data(self) -> dict[Side, bytes]:
        """The bytes of the pictures that are shown and are there."""
        return {side: self.pictures.data(loaded.handle) for side, loaded in self._loaded.items()}

    def overview_size(self) -> Size:
        """How large an overview has to be to be sharp on the canvas, in device pixels."""
        if not self.canvas.isVisible():
            ratio = self.canvas.ratio
            return round(FIRST_SIZE[0] * ratio), round(FIRST_SIZE[1] * ratio)
        room = self.canvas.room
        return max(320, room.width), max(240, room.height)

    # Commands

    def step_date(self, side: Side, by: int) -> None:
        """Bring a side to the next date, or back where ``by`` is negative."""
        if self.dates is not None and self.date_count > len(Side):
            self.dates.step(side, by)

    def choose_dates(self, before: int, after: int) -> None:
        """Compare these two pictures of the figure, counted from 0; shown once both are there."""
        figure, now = self._figure, self.comparison()
        if figure is None or before == after or (before, after) == (now.before, now.after):
            return
        self.canvas.say(dates_words(figure, before, after, self._language))
        kept = self._kept_here()
        kept.comparison = now
        self._show(kept.of_dates(before, after))

    # Inner works

    def _show(self, comparison: Comparison) -> None:
        figure = self._figure
        assert figure is not None  # noqa: S101
        self._turn += 1
        self._forget()
        kept = self._kept[figure.id]
        kept.comparison = comparison
        assert self._opened is not None  # noqa: S101
        self._scales.begin(self._opened, figure)
        self.loader.begin(self._opened, kept.shown_files().values(), self.overview_size())
        self.canvas.overlays.begin()
        self.canvas.show_pair(self._pair(figure, comparison), comparison)
        sides = {Side.BEFORE: comparison.before, Side.AFTER: comparison.after}
        for side, at in sides.items():
            if side is Side.BEFORE or len(figure.pictures) > 1:
                self._load(side, figure.pictures[at])
        if self.canvas.scene is None:  # else the row above stays that of the pictures that are seen until others are
            self._say_words(figure)
            self._fit_controls()

    def _load(self, side: Side, picture: "Picture") -> None:
        turn = self._turn

        def done(loaded: Loaded) -> None:
            if turn == self._turn:
                self._arrived(side, loaded)

        def failed(error: "BriefingError") -> None:
            if turn == self._turn:
                where = f" ({error.where})" if error.where else ""  # last, for it is long and may be cut
                self.canvas.show_problem(side, capitalized(error.reason) + where)

        assert self._opened is not None  # noqa: S101
        self.loader.load(self._opened, picture.file, self.overview_size(), done, failed)

    def _arrived(self, side: Side, loaded: Loaded) -> None:
        self._loaded[side] = loaded
        self._say_notes()
        self.canvas.set_pixels(side, loaded.overview, loaded.size)

    def _finish(self) -> None:
        """Make what can wait until pictures are on the screen: sharp pixels, and the control of the mode."""
        for side, loaded in self._loaded.items():
            self.canvas.set_detail(side, self.sharpener.attach(side, loaded))
        self.controls.add_options()
        if self._opened is not None and self._figure is not None and len(self._opened.briefing.figures) > 1:
            self.reading_ahead.begin(self._opened, self._figure, self.overview_size())

    def _forget(self) -> None:
        if self._loaded:
            self._loaded.clear()
            self.sharpener.forget()

    def _shown(self) -> None:
        if self._figure is not None:
            self._say_words(self._figure)

    def _changed(self, comparison: Comparison) -> None:
        figure = self._figure
        if figure is None:
            return
        kept = self._kept[figure.id]
        known, kept.comparison = kept.comparison, comparison
        if (known.before, known.after) == (comparison.after, comparison.before):
            self.sharpener.swap()
            self._loaded = {side.other: loaded for side, loaded in self._loaded.items()}
            self._say_words(figure)
        elif known.alignment != comparison.alignment:
            kept.stamp({side: loaded.stamp for side, loaded in self._loaded.items()})
            self._say_notes()
        self.comparison_changed.emit(comparison)

    def _pair(self, figure: "Figure", comparison: Comparison) -> PairView:
        assert self._opened is not None  # noqa: S101
        notes = [note for each in self._loaded.values() for note in each.notes]
        pixels = self._scales.pixels(figure, self._loaded)
        return pair_view(self._opened, figure, comparison, self._language, notes, pixels)

    def _say_words(self, figure: "Figure") -> None:
        comparison = self.comparison()
        pair = self._pair(figure, comparison)
        self.canvas.set_words(pair)
        self._say_notes()
        rtl = is_right_to_left(self._language)
        self.captions.show_figure(pair, has_place=figure.place is not None, right_to_left=rtl)
        if len(figure.pictures) > 2:
            self._show_dates(figure, comparison)
        elif self.dates is not None:
            self.dates.hide()
        self._share_height()

    def _say_notes(self) -> None:
        scene = self.canvas.newest
        if scene is None:
            return
        notes = note_words(scene.pair, {side: self._notes(side) for side in Side})
        if notes != self.canvas.overlays.notes:
            self.canvas.overlays.notes = notes
            self.canvas.follow()
            self.canvas.update()

    def _notes(self, side: Side) -> tuple[str, ...]:
        """What must be said of a picture, also where another was aligned under its name, which may not fit any more."""
        if side not in self._loaded or self._figure is None:
            return ()
        loaded = self._loaded[side]
        return (*loaded.notes, REPLACED) if self._kept_here().is_replaced(side, loaded.stamp) else loaded.notes

    def _kept_here(self) -> KeptFigure:
        """What is kept of the figure that is shown."""
        return self._kept[self.figure_id]

    def _show_dates(self, figure: "Figure", comparison: Comparison) -> None:
        from briefing.desktop.compare.date_strip import DateStrip

        if self.dates is None:
            self.dates = DateStrip()
            self.dates.chosen.connect(self.choose_dates)
            self.dates.told.connect(self.canvas.refused)
            self._column.insertWidget(2, self.dates)
            self.dates.stackUnder(self.captions)
            self._order_tabs()
        words = picture_names(figure.pictures, self._language)
        dates = [picture.date for picture in figure.pictures]
        self.dates.show_dates(dates, words, comparison.before, comparison.after)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN)
        self._column.setSpacing(8)
        self._column.addLayout(self.controls)
        self._column.addWidget(self.canvas, 1)
        self._column.addWidget(self.captions)
        self._fit_controls()

    def _order_tabs(self) -> None:
        """Have the tab key go as the eye does: what is made later would come after all else in the window."""
        made = [each for each in (*self.controls.in_order(), self.canvas, self.dates) if each is not None]
        self.controls.modes.come_before(made[0])
        for one, other in pairwise(made):
            QWidget.setTabOrder(one, other)

    def _fit_controls(self) -> None:
        self.controls.fit(self.width() - 2 * MARGIN, self.date_count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room anew."""
        super().resizeEvent(event)
        self.fit_letters()

    def _share_height(self) -> None:
        """Leave the words below the pictures what these have no use for, were they seen whole and one at a time."""
        if self.canvas.newest is None:
            return
        wide, high = self.canvas.newest.ground
        margins = self._column.contentsMargins()
        picture = max(self.canvas.minimumSizeHint().height(), (self.width() - 2 * MARGIN) * high // wide)
        dates = [self.dates.sizeHint().height()] if self.dates is not None and not self.dates.isHidden() else []
        rows = [self.controls.sizeHint().height(), picture, *dates]
        used = margins.top() + sum(rows) + len(rows) * self._column.spacing() + margins.bottom()
        self.captions.set_room(self.height(), self.height() - used)

    def sizeHint(self) -> QSize:
        """A size at which a pair is well seen."""
        return QSize(680, 640)

    def minimumSizeHint(self) -> QSize:
        """The same in every mode, so that none pushes the text aside and makes the pictures jump."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())
