"""The text alone, or the pictures: which of the two has all of the room, and what brings the other back."""

from itertools import chain

from PySide6.QtCore import QObject

from briefing.desktop.actions import MENUS, SUBMENUS, Groups, plain_words
from briefing.desktop.parts.accessible import announce
from briefing.desktop.window import MainWindow
from briefing.desktop.window_actions import Actions
from briefing.translation import N_, _

PICTURES, TEXT = "pictures-alone", "text-alone"
# What is done with the text, or its words, for which these have to be seen.
OF_TEXT = ("copy-cited", "highlight", "note", "bookmark")
BOTH = N_("Text and pictures")
OUT_OF_SIGHT = N_("The text is not in sight while the pictures are alone.")
NO_PICTURES = N_("There are no pictures in this briefing.")
# What only chooses how pictures are saved.
OF_NO_PICTURE = {"size"}


class Alone(QObject):
    """Keeps to the two of the actions of a window by which one has its text or its pictures alone."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        window.briefing_shown.connect(self._briefing_shown)
        window.text_wanted.connect(self.show_text)
        window.pictures_wanted.connect(self.show_pictures)
        window.text.figure_wanted.connect(self.show_pictures)
        for name in _of_pictures():
            actions[name].triggered.connect(self.show_pictures)

    def change(self, name: str) -> None:
        """Give one of the two all of the room, or part it again, as its action was just set."""
        other = TEXT if name == PICTURES else PICTURES
        if self._is(name):
            self._actions[other].setChecked(False)
        pane = self._window.text if name == TEXT else self._window.images.canvas
        self._window.panes.show_alone(pane if self._is(name) else None)
        announce(self._window, plain_words(self._actions[name].text()) if self._is(name) else _(BOTH))
        for each in OF_TEXT:
            self._actions.refuse(each, OUT_OF_SIGHT if self._is(PICTURES) else "")

    def leave(self) -> bool:
        """Part the room again; whether either had all of it."""
        return any(self._end(name) for name in (PICTURES, TEXT))

    def show_text(self) -> None:
        """Have the text in sight again."""
        self._end(PICTURES)

    def show_pictures(self) -> None:
        """Have the pictures in sight again."""
        self._end(TEXT)

    def _end(self, name: str) -> bool:
        was = self._is(name)
        if was:
            self._actions[name].setChecked(False)
            self.change(name)
        return was

    def _is(self, name: str) -> bool:
        return self._actions[name].isChecked()

    def _briefing_shown(self) -> None:
        """Have no pictures alone where there are none, and a new comparison of loose ones in sight."""
        opened = self._window.opened
        has_pictures = opened is not None and bool(opened.briefing.figures)
        if not has_pictures:
            self._end(PICTURES)
        if opened is not None and opened.path is None:
            self._end(TEXT)
        self._actions.refuse(PICTURES, "" if has_pictures else NO_PICTURES)


def _of_pictures() -> set[str]:
    """The names of the actions of the menu of pictures."""
    [groups] = [groups for name, _words, groups in MENUS if name == "picture"]
    return set(_names(groups))


def _names(groups: Groups) -> list[str]:
    names: list[str] = []
    for name in chain(*groups):
        menu = name.removeprefix("menu:")
        if menu in OF_NO_PICTURE:
            continue
        names += [name] if menu == name else _names(SUBMENUS[menu][1])
    return names
