"""What was done to the highlights of a briefing, step by step, to be undone and done again as in any editor."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefing.desktop.highlights.highlight import Highlight, Highlights
from briefing.translation import N_, _


class Kind(Struct, frozen=True):
    """What is done in a step, in the words of the menu and once it is done; none of them is translated yet."""

    undo: str
    redo: str
    told: str


HIGHLIGHTING = Kind(N_("&Undo highlighting"), N_("&Redo highlighting"), N_("Highlighted."))
JOINING = Kind(
    N_("&Undo joining highlights"),
    N_("&Redo joining highlights"),
    N_("Highlighted, as one with what was highlighted there."),
)
SHORTENING = Kind(
    N_("&Undo shortening the highlight"),
    N_("&Redo shortening the highlight"),
    N_("These words are highlighted no longer."),
)
REMOVING = Kind(N_("&Undo removing the highlight"), N_("&Redo removing the highlight"), N_("The highlight is removed."))
REMOVING_NOTED = replace(REMOVING, told=N_("The highlight and its note are removed."))
BOOKMARKING = Kind(N_("&Undo bookmarking"), N_("&Redo bookmarking"), N_("Bookmarked: “{words}”"))
REMOVING_BOOKMARK = Kind(
    N_("&Undo removing the bookmark"), N_("&Redo removing the bookmark"), N_("The bookmark is removed.")
)
NOTING = Kind(N_("&Undo changing the note"), N_("&Redo changing the note"), N_("The note is changed."))


class Step(Struct, frozen=True):
    """Something that was done, or undone, ``about`` a highlight: the ``states`` that the way back leads to.

    They are those of highlights by their keys; None is one that is not there.
    """

    kind: Kind
    about: Highlight
    states: Mapping[str, Highlight | None]

    @property
    def told(self) -> str:
        """What is said when it is done."""
        return _(self.kind.told).format(words=self.about.line)


class History:
    """The steps of a sitting. Each is taken back as it is found then, so that what was noted meanwhile comes back too.

    What was undone can be done again until something else is done.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Keep what was just done."""
        self._done.append(step)
        self._undone.clear()

    @property
    def undoes(self) -> str:
        """What ``undo`` would do in the words of a menu, not translated yet; nothing where there is nothing to undo."""
        return self._done[-1].kind.undo if self._done else ""

    @property
    def redoes(self) -> str:
        """The same of ``redo``."""
        return self._undone[-1].kind.redo if self._undone else ""

    def undo(self, kept: Highlights) -> str:
        """Undo the last step, and return what to say."""
        step = self._done.pop()
        undone = _turned(step, kept)
        self._undone.append(undone)
        back = [each.in_short for each in step.states.values() if each is not None]
        gone = [each.in_short for each in undone.states.values() if each is not None]
        words = ", ".join(back or gone or [step.about.in_short])  # another window may have removed it
        if step.kind is NOTING:
            return _("Undone: {words}").format(words=_("note on {words}").format(words=words))
        return (_("Brought back: {words}") if back else _("Undone: {words}")).format(words=words)

    def redo(self, kept: Highlights) -> str:
        """Do what was undone last again, and return what to say."""
        step = self._undone.pop()
        self._done.append(_turned(step, kept))
        return step.told


def _turned(step: Step, kept: Highlights) -> Step:
    """Have a step's states kept, and return the one that leads back."""
    there = kept.all()
    for key, highlight in step.states.items():
        if highlight is None:
            kept.remove(key)
        else:
            kept.put(key, highlight)
    return replace(step, states={key: there.get(key) for key in step.states})
