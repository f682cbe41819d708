"""What the menu of pictures does: each row of it by name, which rows can be used now, and what takes a while."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from briefing import settings
from briefing.desktop.actions import SUBMENUS
from briefing.desktop.compare.words import NO_NOTES, UNTOUCHED, found_words, unmeasured
from briefing.desktop.jobs import Job
from briefing.desktop.theme import wanted_look
from briefing.desktop.window_actions import Actions, Handler
from briefing.desktop.wishes import system_reduces_motion
from briefing.errors import BriefingError
from briefing.imagery.comparing.comparison import Mode, Side
from briefing.translation import N_, _

if TYPE_CHECKING:
    from briefing.desktop.realigning import Realigning
    from briefing.desktop.window import MainWindow
    from briefing.document.model import Place
    from briefing.imagery.comparing.comparison import Alignment, Comparison

TURN = 5.0
MENU = "picture"
# Why something cannot be done with the pictures.
NONE_SHOWN = N_("No pictures are shown.")
ALONE = N_("This figure has a single picture.")
MISSING = N_("Both pictures are needed, and not each is there.")
NO_DATES = N_("This figure has no other dates.")
NO_PLACE = N_("This figure does not say where it is.")
REDUCED = N_("The system reduces motion already.")
SIZES = get_args(settings.SAVED_SIZE.kind)


class PictureCommands(QObject):
    """The actions that concern the pictures of a window."""

    def __init__(self, window: "MainWindow", realigning: "Realigning") -> None:
        super().__init__(window)
        self._window = window
        self._pane = window.images
        self._canvas = window.images.canvas
        self._actions: Actions | None = None
        self._realigning = realigning
        self._told: tuple[Comparison, int] | None = None
        self._motion = window.images.motion

    def handlers(self) -> Mapping[str, Handler]:
        """What each action does, by its name."""
        canvas = self._canvas
        return {
            **{f"compare-{mode.value}": partial(canvas.set_mode, mode) for mode in Mode},
            "other-picture": canvas.toggle_side,
            "swap-sides": canvas.swap,
            "divider-upright": partial(canvas.lay_divider, 0.0),
            "divider-flat": partial(canvas.lay_divider, 90.0),
            "divider-right": lambda: canvas.turn_by(TURN),
            "divider-left": lambda: canvas.turn_by(-TURN),
            "zoom-in": canvas.zoom_in,
            "zoom-out": canvas.zoom_out,
            "zoom-fit": canvas.zoom_fit,
            "zoom-actual": canvas.zoom_actual,
            "after-next": partial(self.step_date, Side.AFTER, 1),
            "after-previous": partial(self.step_date, Side.AFTER, -1),
            "before-next": partial(self.step_date, Side.BEFORE, 1),
            "before-previous": partial(self.step_date, Side.BEFORE, -1),
            "align-automatically": self.align_automatically,
            "align-by-hand": self._with_focus(canvas.start_aligning),
            "match-tones": canvas.toggle_tone,
            "undo-alignment": canvas.undo_alignment,
            "ruler": self._with_focus(canvas.start_ruler),
            "grid": canvas.toggle_grid,
            "describe": canvas.toggle_description,
            "notes": canvas.toggle_notes,
            "place": self.show_place,
            "copy-picture": self.copy,
            "save-picture": self.ask_picture,
            "save-film": self.ask_film,
            **{f"size-{size}": partial(self._window.store.set, settings.SAVED_SIZE, size) for size in SIZES},
            "reduce-motion": lambda: self._motion.reduce(not self._motion.is_reduced),
        }

    def follow(self, actions: Actions) -> None:
        """Keep the actions and their menu in step with what is shown, and offer the menu on the pictures too."""
        self._actions = actions
        for name in (MENU, *(name for name in SUBMENUS if name in actions.menus), "view"):
            actions.menus[name].aboutToShow.connect(self.refresh)
        for signal in (self._canvas.shown, self._canvas.mode_changed, self._window.briefing_shown):
            signal.connect(self.refresh)
        actions.menus["size"].aboutToShow.connect(partial(self._tell_sizes, actions))
        actions[f"size-{self._window.store.get(settings.SAVED_SIZE)}"].setChecked(True)
        canvas = self._canvas
        canvas.alignment_wanted.connect(self.align_automatically)
        canvas.comparison_changed.connect(self._alignment_changed)
        canvas.copy_wanted.connect(self.copy)
        canvas.place_wanted.connect(self.show_place)
        self._pane.captions.place_wanted.connect(self.show_place)
        self._pane.captions.whole_wanted.connect(self.show_caption)
        canvas.date_step_wanted.connect(self.step_date)
        canvas.refused.connect(lambda words: self._window.messages.hint(words))
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._show_menu)
        self.refresh()

    def refresh(self, *_what: object) -> None:
        """Say which actions can be used, and which are on, for what is shown now."""
        actions = self._actions
        if actions is None:
            return
        canvas = self._canvas
        scene, now = canvas.scene, canvas.comparison()
        none = "" if scene is not None else NONE_SHOWN
        alone = none or ("" if scene is not None and scene.pair.after is not None else ALONE)
        missing = alone or ("" if scene is not None and len(scene.surfaces) == len(Side) else MISSING)
        reasons = {
            "menu:compare menu:divider other-picture swap-sides": alone,
            "menu:zoom menu:measure menu:size describe copy-picture save-picture": none,
            "menu:dates": "" if self._pane.date_count > len(Side) else NO_DATES,
            "align-automatically align-by-hand match-tones save-film": missing,
            "undo-alignment": "" if now.tone or not now.alignment.is_none else UNTOUCHED,
            "reduce-motion": REDUCED if system_reduces_motion() else "",
            "notes": "" if canvas.overlays.remarks() else NO_NOTES,
            "place": "" if self._place() is not None else NO_PLACE,
            "grid": none or (unmeasured(scene.pair) if scene is not None else ""),
        }
        for names, reason in reasons.items():
            for name in names.split():
                actions.refuse(name, reason)
        tool = type(canvas.tool).__name__
        checked = {
            f"compare-{now.mode.value}": True,
            "match-tones": now.tone,
            "grid": canvas.overlays.grid,
            "describe": canvas.overlays.described,
            "notes": canvas.overlays.is_told,
            "align-by-hand": tool == "Aligner",
            "ruler": tool == "Ruler",
            "reduce-motion": self._motion.is_reduced,
        }
        for name, on in checked.items():
            actions[name].setChecked(on)

    def step_date(self, side: Side, by: int) -> None:
        """Bring a side to the next date, or back where ``by`` is negative, if the figure has any other."""
        if self._pane.date_count > len(Side):
            self._pane.step_date(side, by)
        else:
            self._canvas.refused.emit(_(NO_DATES))

    # Aligning

    def align_automatically(self) -> None:
        """Find in the background how the right side lies on the left one; say so where that is not certain."""
        handles, scene = self._pane.handles(), self._canvas.scene
        if handles is None or scene is None:
            return
        service, messages = self._pane.pictures, self._window.messages

        def done(found: "Alignment") -> None:
            self._window.say_no_more()
            if self._pane.handles() == handles:
                before = self._canvas.comparison().alignment
                self._canvas.change(alignment=found)
                is_moved = found != before and not (found.is_none and before.is_none)
                then = (_("Undo"), self._realigning.undo) if is_moved else None
                tell(messages.say_done(found_words(scene.pair, found), then=then, by="undo"))

        def failed(error: BriefingError) -> None:
            if self._pane.handles() != handles:
                self._window.say_no_more()
                return
            words = _("The pictures were not aligned: {reason} You can align them by hand, with the key A.")
            tell(messages.say_wrong(words.format(reason=error)))

        def tell(said: int) -> None:
            self._told = self._canvas.comparison(), said
            self._canvas.shown.connect(lambda: messages.take_back(said), Qt.ConnectionType.SingleShotConnection)

        job = Job(lambda _progress: service.aligned(*handles).result(), done=done, failed=failed, parent=self)
        messages.follow(_("Aligning the pictures…"), job.start())

    def _alignment_changed(self, comparison: "Comparison") -> None:
        """Take back what was said of an alignment once that, or the tones, are others."""
        if self._told is None:
            return
        told, said = self._told
        if (comparison.alignment, comparison.tone) != (told.alignment, told.tone):
            self._window.messages.take_back(said)
            self._told = None

    # What is said of it

    def show_caption(self) -> None:
        """Show the description of the pictures with title and caption in view, or hide it."""
        self._canvas.toggle_description()
        if self._canvas.overlays.described:
            from briefing.desktop.compare.description import title_head

            self._canvas.overlays.description.begin_at(title_head())

    # Where it is

    def show_place(self) -> None:
        """Bring up the place of the figure on a map, if it tells one."""
        place = self._place()
        if place is None:
            return
        from briefing.desktop.reading.place_card import PlaceCard

        window, captions = self._window, self._pane.captions
        card = PlaceCard(place, window.language, wanted_look(window.store.get(settings.THEME)).name, window)
        card.show_near(captions.mapToGlobal(captions.place.geometry().center()))

    def _place(self) -> "Place | None":
        opened = self._window.opened
        figure = opened.briefing.figure(self._pane.figure_id) if opened is not None else None
        return figure.place if figure is not None else None

    # Keeping what is seen

    def copy(self) -> None:
        """Copy what is seen, with dates, labels and credits."""
        from briefing.desktop.compare.keepsake import still

        image = still(self._canvas)
        if not image.isNull():
            QGuiApplication.clipboard().setImage(image)
            self._window.messages.say_done(_("The comparison is copied, with its dates and credits."))

    def ask_picture(self) -> None:
        """Ask where to, and write what is seen there as a PNG or JPEG file."""
        from briefing.desktop.files.taking import ask_picture

        ask_picture(self._window)

    def ask_film(self) -> None:
        """Ask where to, and write a film of both pictures there, as an animated PNG or GIF file."""
        from briefing.desktop.files.taking import ask_film

        ask_film(self._window)

    def _tell_sizes(self, actions: Actions) -> None:
        """Say beside each size how many pixels that is now."""
        from briefing.desktop.compare.sizes import words

        for size, told in words(self._canvas).items():
            action = actions[f"size-{size}"]
            action.setText(action.text().partition("\t")[0] + (f"\t{told}" if told else ""))

    # Inner works

    def _with_focus(self, start: Callable[[], None]) -> Handler:
        """Take out a tool that arrow keys move, with the keys going to it."""

        def handle() -> None:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            start()

        return handle

    def _show_menu(self, point: QPoint) -> None:
        if self._actions is not None and self._canvas.scene is not None:
            self._actions.menus[MENU].popup(self._canvas.mapToGlobal(point))
