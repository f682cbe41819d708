"""Everything a person can do, as one table; menus, the tool bar and the list of shortcuts all read it."""

import sys
from collections.abc import Mapping
from itertools import chain

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from briefing.translation import N_, _


class Row(Struct, frozen=True, kw_only=True):
    """One action: its name, its words, its shortcuts, and the group of which just one is chosen.

    ``canvas_key`` is what does the same while the pictures have the focus, or if that is wanted wherever it types
    nothing. ``field_key`` is what does the same in whatever has the keyboard, which hears it by itself. A row of a
    group is ``checkable`` as well.
    """

    name: str
    words: str
    keys: tuple[str, ...] = ()
    canvas_key: str = ""
    field_key: str = ""
    group: str = ""
    checkable: bool = False

    @property
    def hint(self) -> str:
        """The key that is shown beside the words, which is none of the window."""
        return self.canvas_key or self.field_key


TABLE = (
    Row(name="new-briefing", words=N_("&New briefing…")),
    Row(name="open", words=N_("&Open…"), keys=("Ctrl+O",)),
    Row(name="open-folder", words=N_("Open &folder…"), keys=("Ctrl+Shift+O",)),
    Row(name="open-builtin", words=N_("Open the &built-in briefing")),
    Row(name="reload", words=N_("Re&load"), keys=("F5",)),
    Row(name="check", words=N_("Chec&k the briefing"), keys=("F7",)),
    Row(name="show-folder", words=N_("Show its fol&der")),
    Row(name="compare-pictures", words=N_("&Compare pictures…")),
    Row(name="new-window", words=N_("New &window"), keys=("Ctrl+Shift+N",)),
    Row(name="save-briefing", words=N_("&Save as a briefing…"), keys=("Ctrl+S",)),
    Row(name="export-pdf", words=N_("&Export as PDF…"), keys=("Ctrl+E",)),
    Row(name="export-html", words=N_("Export as &web page…")),
    Row(name="export-md", words=N_("Export as &Markdown…")),
    Row(name="export-txt", words=N_("Export as plain &text…")),
    Row(name="print", words=N_("&Print…"), keys=("Ctrl+P",)),
    Row(name="quit", words=N_("Close w&indow"), keys=("Ctrl+W", "Ctrl+Q")),
    Row(name="next-section", words=N_("&Next section"), keys=("Alt+Down", "Ctrl+PgDown")),
    Row(name="previous-section", words=N_("&Previous section"), keys=("Alt+Up", "Ctrl+PgUp")),
    Row(name="back", words=N_("Bac&k"), keys=("Alt+Left",)),
    Row(name="forward", words=N_("Fo&rward"), keys=("Alt+Right",)),
    Row(name="copy", words=N_("&Copy"), field_key="Ctrl+C"),
    Row(name="select-all", words=N_("Select &all"), field_key="Ctrl+A"),
    Row(name="copy-cited", words=N_("Copy with &sources"), keys=("Ctrl+Shift+K",)),
    Row(name="undo", words=N_("&Undo"), keys=("Ctrl+Z",)),
    Row(name="redo", words=N_("&Redo"), keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    Row(name="highlight", words=N_("&Highlight"), keys=("Ctrl+Shift+H",), checkable=True),
    Row(name="note", words=N_("&Note…"), keys=("Ctrl+Shift+M",)),
    Row(name="bookmark", words=N_("&Bookmark"), keys=("Ctrl+D",), checkable=True),
    Row(name="highlights", words=N_("Bookmarks, highlights and no&tes"), keys=("Ctrl+Shift+L",)),
    Row(name="find", words=N_("F&ind…"), keys=("Ctrl+F",)),
    Row(name="find-next", words=N_("Find n&ext"), keys=("F3", "Ctrl+G")),
    Row(name="find-previous", words=N_("Find pre&vious"), keys=("Shift+F3", "Ctrl+Shift+G")),
    Row(name="larger", words=N_("&Larger text"), keys=("Ctrl++", "Ctrl+=")),
    Row(name="smaller", words=N_("&Smaller text"), keys=("Ctrl+-",)),
    Row(name="usual-size", words=N_("&Default text size"), keys=("Ctrl+0",)),
    Row(name="wide-lines", words=N_("&Wide line spacing"), checkable=True),
    Row(name="next-pane", words=N_("Ne&xt pane"), keys=("F6",)),
    Row(name="previous-pane", words=N_("Previous pane"), keys=("Shift+F6",)),
    Row(name="pictures-alone", words=N_("Pictures al&one"), keys=("F9",), checkable=True),
    Row(name="text-alone", words=N_("T&ext alone"), keys=("Shift+F9",), checkable=True),
    Row(name="full-screen", words=N_("&Full screen"), keys=("F11",), checkable=True),
    Row(name="theme-system", words=N_("Same as &system"), group="theme"),
    Row(name="theme-light", words=N_("&Light"), group="theme"),
    Row(name="theme-dark", words=N_("&Dark"), group="theme"),
    Row(name="reduce-motion", words=N_("Reduce &motion"), checkable=True),
    Row(name="single-keys", words=N_("Ke&ys of the pictures everywhere"), checkable=True),
    Row(name="compare-swipe", words=N_("Swipe"), canvas_key="1", group="compare"),
    Row(name="compare-toggle", words=N_("Toggle"), canvas_key="2", group="compare"),
    Row(name="compare-blink", words=N_("Blink"), canvas_key="3", group="compare"),
    Row(name="compare-fade", words=N_("Fade"), canvas_key="4", group="compare"),
    Row(name="compare-lens", words=N_("Lens"), canvas_key="5", group="compare"),
    Row(name="compare-side-by-side", words=N_("Side by side"), canvas_key="6", group="compare"),
    Row(name="compare-difference", words=N_("Difference"), canvas_key="7", group="compare"),
    Row(name="other-picture", words=N_("Show the &other picture"), canvas_key=N_("Space")),
    Row(name="swap-sides", words=N_("Swa&p the sides"), canvas_key="X"),
    Row(name="divider-upright", words=N_("&Vertical"), canvas_key="V"),
    Row(name="divider-flat", words=N_("&Horizontal"), canvas_key="H"),
    Row(name="divider-right", words=N_("Turn to the &right"), canvas_key="]"),
    Row(name="divider-left", words=N_("Turn to the &left"), canvas_key="["),
    Row(name="zoom-in", words=N_("Zoom &in"), canvas_key="+"),
    Row(name="zoom-out", words=N_("Zoom &out"), canvas_key="-"),
    Row(name="zoom-fit", words=N_("Show &all"), canvas_key="0"),
    Row(name="zoom-actual", words=N_("&100 percent"), canvas_key="Z"),
    Row(name="after-next", words=N_("Right side: &next date"), canvas_key="."),
    Row(name="after-previous", words=N_("Right side: &previous date"), canvas_key=","),
    Row(name="before-next", words=N_("Left side: n&ext date"), canvas_key=">"),
    Row(name="before-previous", words=N_("Left side: pre&vious date"), canvas_key="<"),
    Row(name="align-automatically", words=N_("Align &automatically"), canvas_key="Shift+A"),
    Row(name="align-by-hand", words=N_("Align by &hand"), canvas_key="A", checkable=True),
    Row(name="match-tones", words=N_("Match the &tones"), canvas_key="T", checkable=True),
    Row(name="undo-alignment", words=N_("&Undo alignment and tones"), canvas_key="U"),
    Row(name="ruler", words=N_("&Ruler"), canvas_key="R", checkable=True),
    Row(name="grid", words=N_("&Grid"), canvas_key="G", checkable=True),
    Row(name="describe", words=N_("&Describe the pictures"), canvas_key="I", checkable=True),
    Row(name="notes", words=N_("Not&es on the pictures"), canvas_key="N", checkable=True),
    Row(name="place", words=N_("Show the p&lace on a map"), canvas_key="M"),
    Row(name="copy-picture", words=N_("&Copy the comparison"), keys=("Ctrl+Shift+C",)),
    Row(name="save-picture", words=N_("&Save as a picture…"), keys=("Ctrl+Shift+S",)),
    Row(name="save-film", words=N_("Save as an a&nimation…")),
    Row(name="size-screen", words=N_("As on the &screen"), group="size"),
    Row(name="size-double", words=N_("&Twice as large"), group="size"),
    Row(name="size-pictures", words=N_("As large as the &pictures"), group="size"),
    Row(name="commands", words=N_("&Commands and keys"), keys=("F1", "Ctrl+Shift+P")),
    Row(name="show-log", words=N_("Show the &log file")),
    Row(name="about", words=N_("&About Briefing")),
)

# What does the same on macOS, where Ctrl in the table is the command key and Meta the control key; the first is shown.
OF_MACOS: Mapping[str, tuple[str, ...]] = {
    "full-screen": ("Ctrl+Meta+F",),
    "quit": ("Ctrl+Q", "Ctrl+W"),
    "reload": ("Ctrl+R", "F5"),
    "back": ("Ctrl+[", "Alt+Left"),
    "forward": ("Ctrl+]", "Alt+Right"),
    "find-next": ("Ctrl+G", "F3"),
    "find-previous": ("Ctrl+Shift+G", "Shift+F3"),
}

# The rows of a menu in groups, with a line between; of one of several ways the names are those of its group.
Groups = tuple[tuple[str, ...], ...]


def _rows_of(group: str) -> tuple[str, ...]:
    return tuple(row.name for row in TABLE if row.group == group)


MENUS: tuple[tuple[str, str, Groups], ...] = (
    (
        "file",
        N_("&File"),
        (
            ("new-briefing", "open", "open-folder", "menu:recent", "open-builtin", "compare-pictures", "new-window"),
            ("reload", "check", "show-folder"),
            ("save-briefing", "menu:export", "print"),
            ("quit",),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            ("undo", "redo"),
            ("copy", "copy-cited", "select-all"),
            ("highlight", "note", "bookmark", "highlights"),
            ("find", "find-next", "find-previous"),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            ("previous-section", "next-section", "back", "forward", "next-pane"),
            ("menu:language", "menu:theme"),
            ("larger", "smaller", "usual-size", "wide-lines"),
            ("reduce-motion", "single-keys", "pictures-alone", "text-alone", "full-screen"),
        ),
    ),
    (
        "picture",
        N_("&Picture"),
        (
            ("menu:compare", "other-picture", "swap-sides"),
            (
                *("menu:divider", "menu:zoom", "menu:dates", "menu:alignment", "menu:measure"),
                *("describe", "notes", "place"),
            ),
            ("copy-picture", "save-picture", "save-film", "menu:size"),
        ),
    ),
    ("help", N_("&Help"), (("commands", "show-log"), ("about",))),
)
SUBMENUS: Mapping[str, tuple[str, Groups]] = {
    "recent": (N_("Open &recent"), ()),
    "export": (N_("&Export"), (("export-pdf", "export-html", "export-md", "export-txt"),)),
    "language": (N_("L&anguage"), ()),
    "theme": (N_("&Theme"), (_rows_of("theme"),)),
    "compare": (N_("&Way to compare"), (_rows_of("compare"),)),
    "divider": (N_("Di&vider"), (("divider-upright", "divider-flat"), ("divider-right", "divider-left"))),
    "zoom": (N_("&Zoom"), (("zoom-in", "zoom-out"), ("zoom-fit", "zoom-actual"))),
    "dates": (N_("Da&tes"), (("before-previous", "before-next"), ("after-previous", "after-next"))),
    "alignment": (
        N_("&Alignment"),
        (("align-automatically", "align-by-hand"), ("match-tones",), ("undo-alignment",)),
    ),
    "measure": (N_("&Measure"), (("ruler", "grid"),)),
    "size": (N_("S&ize of what is saved"), (_rows_of("size"),)),
}
OF_NO_SENSE_ALONE = {
    *chain(*map(_rows_of, ("theme", "compare", "size"))),
    *chain(*SUBMENUS["divider"][1]),
    *SUBMENUS["zoom"][1][1],
}
TOOLS = ("open", "export-pdf", "print")


def keys_of(row: Row) -> tuple[str, ...]:
    """The shortcuts of a row on this system."""
    return OF_MACOS.get(row.name, row.keys) if sys.platform == "darwin" else row.keys


def usual_keys(name: str) -> tuple[str, ...]:
    """The shortcuts that the table gives to an action."""
    return next(keys_of(row) for row in TABLE if row.name == name)


def key_words(key: str) -> str:
    """A key as it is named in the language in use."""
    return _(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))


def words_alone(row: Row) -> str:
    """The words of a row, behind those of its submenu where they make no sense outside it."""
    words = plain_words(_(row.words))
    return f"{submenu_words(row.name)}: {words}" if row.name in OF_NO_SENSE_ALONE else words


def submenu_words(name: str) -> str:
    """The words of the menu within a menu that a row is in, or nothing."""
    return next((plain_words(_(title)) for title, groups in SUBMENUS.values() if name in chain(*groups)), "")


def plain_words(words: str) -> str:
    """The words of an action without the mark of its letter, its dots and the key that is shown beside it."""
    return words.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
