"""What was done to the highlights of a briefing, step by step, to be undone and done again as in any editor."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefing.desktop.highlights.highlight import Highlight, Highlights
from briefing.desktop.parts.steps import Steps
from briefing.paper.shortening import shortened
from briefing.translation import N_, _

MOST_IN_MENU = 30  # letters


class Kind(Struct, frozen=True):
    """What is done in a step, in the words of the menu, once it is done, and once it is undone or done again.

    None of them is translated yet.
    """

    undo: str
    redo: str
    told: str
    what: str


HIGHLIGHTING = Kind(N_("&Undo highlighting"), N_("&Redo highlighting"), N_("Highlighted."), N_("highlight of {words}"))
JOINING = Kind(
    N_("&Undo joining highlights"),
    N_("&Redo joining highlights"),
    N_("Highlighted, as one with what was highlighted there."),
    N_("joining of highlights as {words}"),
)
SHORTENING = Kind(
    N_("&Undo shortening the highlight"),
    N_("&Redo shortening the highlight"),
    N_("These words are highlighted no longer."),
    N_("shortening of the highlight of {words}"),
)
REMOVING = Kind(
    N_("&Undo removing the highlight"),
    N_("&Redo removing the highlight"),
    N_("The highlight is removed."),
    N_("removal of the highlight of {words}"),
)
REMOVING_NOTED = replace(
    REMOVING,
    told=N_("The highlight and its note are removed."),
    what=N_("removal of the highlight of {words} and its note"),
)
BOOKMARKING = Kind(
    N_("&Undo bookmarking"), N_("&Redo bookmarking"), N_("Bookmarked: “{words}”"), N_("bookmark at {words}")
)
REMOVING_BOOKMARK = Kind(
    N_("&Undo removing the bookmark"),
    N_("&Redo removing the bookmark"),
    N_("The bookmark is removed."),
    N_("removal of the bookmark at {words}"),
)
NOTING = Kind(N_("&Undo adding the note"), N_("&Redo adding the note"), N_("The note is added."), N_("note on {words}"))
REMOVING_NOTE = Kind(
    N_("&Undo removing the note"),
    N_("&Redo removing the note"),
    N_("The note is removed."),
    N_("removal of the note on {words}"),
)
CHANGING_NOTE = Kind(
    N_("&Undo changing the note"),
    N_("&Redo changing the note"),
    N_("The note is changed."),
    N_("change of the note on {words}"),
)


def of_note(before: str, now: str) -> Kind:
    """What is done where a note becomes another; there is none that says nothing."""
    if not before:
        return NOTING
    return CHANGING_NOTE if now else REMOVING_NOTE


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

    @property
    def what(self) -> str:
        """What it is that was undone, or done again."""
        return _(self.kind.what).format(words=self.about.in_short)

    def command(self, words: str) -> str:
        """The row of a menu by its ``words``, with the first of those that it is about."""
        about = shortened(self.about.line, MOST_IN_MENU).replace("&", "&&")
        return _("{command}: “{words}”").format(command=_(words), words=about)


class History(Steps[Step]):
    """The steps of a sitting. Each is taken back as it is found then, so that what was noted meanwhile comes back."""

    @property
    def undoes(self) -> str:
        """What ``undo`` would do in the words of a menu; nothing where there is nothing to undo."""
        return self.done.command(self.done.kind.undo) if self.done is not None else ""

    @property
    def redoes(self) -> str:
        """The same of ``redo``."""
        return self.undone.command(self.undone.kind.redo) if self.undone is not None else ""


def turned(step: Step, kept: Highlights) -> Step:
    """Have a step's states kept, and return the one that leads back."""
    there = kept.all()
    for key, highlight in step.states.items():
        if highlight is None:
            kept.remove(key)
        else:
            kept.put(key, highlight)
    return replace(step, states={key: there.get(key) for key in step.states})
