"""The menu of what was open of late: briefings, and comparisons that were never saved and do not come up any more."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefing import settings
from briefing.desktop.session import aside, forget_aside
from briefing.settings import Settings
from briefing.translation import _


def fill(
    menu: QMenu, store: Settings, open_: Callable[[Path], object], compare: Callable[[Sequence[Path]], object]
) -> None:
    """Put it into ``menu``; of several of one name also what tells them apart, such as where they are."""
    menu.clear()
    recent = [Path(path) for path in store.get(settings.RECENT)]
    names, folders = [path.name for path in recent], [str(path.parent) for path in recent]
    for path, words in zip(recent, _told_apart(names, folders), strict=True):
        _add(menu, words, partial(open_, path))
    compared = aside(store)
    if recent and compared:
        menu.addSeparator()
    names, folders = [_name(pictures) for pictures in compared], [_folders(pictures) for pictures in compared]
    files = [", ".join(path.name for path in pictures) for pictures in compared]
    for pictures, words in zip(compared, _told_apart(names, folders, files), strict=True):
        _add(menu, words, partial(compare, pictures))
    if compared:
        _add(menu, _("Forget these comparisons"), partial(forget_aside, store))
    if not recent and not compared:
        menu.addAction(_("None yet")).setEnabled(False)


def _told_apart(names: Sequence[str], *more: Sequence[str]) -> list[str]:
    """The names, each with as much more that is known of it as tells it apart from the others."""
    told = list(names)
    for known in more:
        pairs = zip(told, known, strict=True)
        told = [f"{words} — {each}" if told.count(words) > 1 else words for words, each in pairs]
    return told


def _name(pictures: Sequence[Path]) -> str:
    from briefing.document.compared_titles import title_of

    return _("{comparison} (not saved)").format(comparison=title_of([path.stem for path in pictures]))


def _folders(pictures: Sequence[Path]) -> str:
    return ", ".join(dict.fromkeys(str(path.parent) for path in pictures))


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
