"""What was done to how the pair that is shown lies and to its tones, step by step, to be undone and done again."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from briefing.desktop.parts.steps import Steps
from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Comparison, Method
from briefing.translation import N_, _

if TYPE_CHECKING:
    from briefing.desktop.compare.tool import Tool
    from briefing.desktop.message_bar import Button
    from briefing.desktop.window import MainWindow


class Kind(NamedTuple):
    """What is done in a step: in the words of the menu, and once it is undone or done again; not translated yet."""

    undo: str
    redo: str
    what: str


AUTOMATIC = Kind(
    N_("&Undo aligning automatically"), N_("&Redo aligning automatically"), N_("automatic alignment of the pictures")
)
BY_HAND = Kind(N_("&Undo aligning by hand"), N_("&Redo aligning by hand"), N_("alignment of the pictures by hand"))
TAKING_OUT = Kind(
    N_("&Undo taking out the alignment"),
    N_("&Redo taking out the alignment"),
    N_("taking out of the alignment"),
)
MATCHING = Kind(N_("&Undo matching tones"), N_("&Redo matching tones"), N_("matching of tones"))
UNMATCHING = Kind(
    N_("&Undo showing tones as they are"), N_("&Redo showing tones as they are"), N_("showing of tones as they are")
)


class Pair(NamedTuple):
    """Two pictures of a figure, whichever is on which side."""

    figure: str
    first: int
    second: int


class Look(NamedTuple):
    """How the second picture of a pair lies on the first, and whether tones are matched."""

    alignment: Alignment
    tone: bool


class Step(NamedTuple):
    """Something that was done or undone, and how the pair looked before."""

    kind: Kind
    before: Look


class Realigning(QObject):
    """The steps of each pair since the briefing was opened; those of the pair that is shown can be undone.

    A reload, as after its text was changed, leaves those of figures that have the same pictures.
    What one does by hand while the tool for that is out is one step, unless something else is done in between.
    ``changed`` tells that there are other steps.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._canvas = window.images.canvas
        self._all: dict[Pair, Steps[Step]] = {}
        self._files = self._files_now()
        self._seen = self._canvas.comparison()
        self._tool: Tool | None = None
        self._goes_back = False
        window.briefing_shown.connect(self._forget)
        self._canvas.shown.connect(self._begin)
        self._canvas.comparison_changed.connect(self._follow)

    @property
    def steps(self) -> Steps[Step]:
        """Those of the pair that is shown."""
        return self._all.get(self._pair(), Steps())

    @property
    def undoes(self) -> str:
        """What ``undo`` would do in the words of a menu; nothing where there is nothing to undo."""
        step = self.steps.done
        return _(step.kind.undo) if step is not None else ""

    @property
    def redoes(self) -> str:
        """The same of ``redo``."""
        step = self.steps.undone
        return _(step.kind.redo) if step is not None else ""

    def undo(self) -> None:
        """Undo the last step of the pair that is shown."""
        if self.steps.done is not None:
            what = _(self.steps.undo(self._turned).kind.what)
            self._tell(_("Undone: {what}").format(what=what), (_("Redo"), self.redo), "redo")

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.steps.undone is not None:
            what = _(self.steps.redo(self._turned).kind.what)
            self._tell(_("Done again: {what}").format(what=what), (_("Undo"), self.undo), "undo")

    def _tell(self, words: str, then: "Button", by: str) -> None:
        """Say what was done, until other pictures come."""
        messages = self._window.messages
        said = messages.say_done(words, then=then, by=by)
        self._canvas.shown.connect(lambda: messages.take_back(said), Qt.ConnectionType.SingleShotConnection)
        self.changed.emit()

    def _turned(self, step: Step) -> Step:
        """Have the pair look as before a step, and return the one that leads back."""
        canvas = self._canvas
        now = canvas.comparison()
        alignment, tone = step.before
        self._goes_back = True
        canvas.change(alignment=alignment if now.before < now.after else alignment.reversed(), tone=tone)
        self._goes_back, self._tool = False, None
        if canvas.tool is not None:
            canvas.tool.undo()
        return step._replace(before=_look(now))

    def _pair(self) -> Pair:
        now = self._canvas.comparison()
        return Pair(self._window.images.figure_id, min(now.before, now.after), max(now.before, now.after))

    def _files_now(self) -> dict[tuple[str, str], list[str]]:
        """The files of each figure, by the ids of the briefing and the figure."""
        briefing = self._window.opened.briefing if self._window.opened is not None else None
        return {(briefing.id, each.id): list(each.files) for each in briefing.figures} if briefing is not None else {}

    def _forget(self) -> None:
        """Forget the steps of what is another figure now, or has other pictures."""
        before, self._files = self._files, self._files_now()
        stay = {key[1] for key, files in self._files.items() if before.get(key) == files}
        self._all = {pair: steps for pair, steps in self._all.items() if pair.figure in stay}
        self._begin()

    def _begin(self) -> None:
        """Begin with a pair as it is now."""
        self._seen = self._canvas.comparison()
        self._tool = None
        self.changed.emit()

    def _follow(self, now: Comparison) -> None:
        """Keep what was changed, if it was that."""
        before, self._seen = self._seen, now
        if (before.before, before.after) != (now.before, now.after):  # as where they change sides
            return
        if self._goes_back or _look(before) == _look(now):
            return
        steps, kind = self._all.setdefault(self._pair(), Steps()), _kind(before, now)
        last, tool = steps.done, self._canvas.tool
        by_hand = last is not None and last.kind is BY_HAND and kind is BY_HAND
        if not (by_hand and steps.is_newest and tool is not None and tool is self._tool):
            steps.add(Step(kind, _look(before)))
            self.changed.emit()
        self._tool = tool


def _kind(before: Comparison, now: Comparison) -> Kind:
    """What was done where one of these became the other."""
    if _look(before).alignment == _look(now).alignment:
        return MATCHING if now.tone else UNMATCHING
    if now.alignment == UNALIGNED:
        return TAKING_OUT
    return AUTOMATIC if now.alignment.method is Method.AUTOMATIC else BY_HAND


def _look(comparison: Comparison) -> Look:
    """How a pair looks that is compared so; it is all one in which way a picture came to stay where it is."""
    alignment, is_first = comparison.alignment, comparison.before < comparison.after
    if alignment.is_none:
        return Look(UNALIGNED, comparison.tone)
    return Look(alignment if is_first else alignment.reversed(), comparison.tone)
