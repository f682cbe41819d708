"""The menu of what was open of late: briefings, and comparisons that were never saved and do not come up any more."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefing import settings
from briefing.desktop.session import aside, forget_aside, let_go
from briefing.settings import Settings
from briefing.translation import _


def fill(
    menu: QMenu, store: Settings, open_: Callable[[Path], object], compare: Callable[[Sequence[Path]], object]
) -> None:
    """Put it into ``menu``; of several of one name also where they are."""
    menu.clear()
    recent = [Path(path) for path in store.get(settings.RECENT)]
    for path, words in zip(recent, _told(recent), strict=True):
        _add(menu, words, partial(open_, path))
    compared = aside(store)
    if recent and compared:
        menu.addSeparator()
    for pictures in compared:
        _add(menu, _name(pictures), partial(compare, pictures))
    if compared:
        _add(menu, _("Forget these comparisons"), partial(forget_aside, store))
    if not recent and not compared:
        menu.addAction(_("None yet")).setEnabled(False)


def compare_again(
    store: Settings,
    pictures: Sequence[Path],
    compare: Callable[..., object],
) -> None:
    """Compare pictures once more; those that cannot be any more are forgotten."""
    compare(pictures, otherwise=partial(let_go, store, pictures))


def _told(paths: Sequence[Path]) -> Iterator[str]:
    names = [path.name for path in paths]
    for path in paths:
        yield path.name if names.count(path.name) == 1 else f"{path.name} — {path.parent}"


def _name(pictures: Sequence[Path]) -> str:
    from briefing.document.compared_titles import title_of

    return _("{comparison} (not saved)").format(comparison=title_of([path.stem for path in pictures]))


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
