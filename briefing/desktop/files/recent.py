"""The menu of what was open of late: briefings, and comparisons that were never saved and do not come up any more."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu

from briefing import settings, translation
from briefing.desktop.parts.labels import breakable_anywhere, plain_tip
from briefing.desktop.session import aside, forget_aside
from briefing.settings import Settings
from briefing.translation import _

# Letters of a name, and of what tells it apart, lest the menu becomes wider than the screen.
WIDEST, WIDEST_MORE = 64, 32
JOINT = " — "


def fill(
    menu: QMenu, store: Settings, open_: Callable[[Path], object], compare: Callable[[Sequence[Path]], object]
) -> None:
    """Put it into ``menu``; of several of one name also what tells them apart, such as where they are.

    Of a long name both ends are shown; a tip says of each where it is.
    """
    menu.clear()
    menu.setToolTipsVisible(True)
    menu.ensurePolished()
    recent = [Path(path) for path in store.get(settings.RECENT)]
    names, folders = [path.name for path in recent], [str(path.parent) for path in recent]
    for path, words in zip(recent, _shortened(_told_apart(names, folders), menu.fontMetrics()), strict=True):
        _add(menu, words, partial(open_, path), [path])
    compared = aside(store)
    if recent and compared:
        menu.addSeparator()
    names, folders = [_name(pictures) for pictures in compared], [_folders(pictures) for pictures in compared]
    files = [", ".join(path.name for path in pictures) for pictures in compared]
    told = _shortened(_told_apart(names, folders, files), menu.fontMetrics())
    for pictures, words in zip(compared, told, strict=True):
        _add(menu, words, partial(compare, pictures), pictures)
    if compared:
        _add(menu, _("Forget these comparisons"), partial(forget_aside, store))
    if not recent and not compared:
        menu.addAction(_("None yet")).setEnabled(False)


def _told_apart(names: Sequence[str], *more: Sequence[str]) -> list[tuple[str, ...]]:
    """The names, each with as much more that is known of it as tells it apart from the others."""
    told: list[tuple[str, ...]] = [(name,) for name in names]
    for known in more:
        pairs = zip(told, known, strict=True)
        told = [(*words, each) if told.count(words) > 1 else words for words, each in pairs]
    return told


def _shortened(told: Sequence[tuple[str, ...]], metrics: QFontMetrics) -> list[str]:
    """Each with what is long in it cut in the middle, unless it would be as another then."""

    def cut(words: str, letters: int) -> str:
        return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, letters * metrics.averageCharWidth())

    short = [JOINT.join((cut(name, WIDEST), *(cut(each, WIDEST_MORE) for each in more))) for name, *more in told]
    return [each if short.count(each) == 1 else JOINT.join(words) for each, words in zip(short, told, strict=True)]


def _name(pictures: Sequence[Path]) -> str:
    from briefing.document.compared_titles import title_of_all

    title = title_of_all([path.stem for path in pictures], translation.language())
    return _("{comparison} (not saved)").format(comparison=title)


def _folders(pictures: Sequence[Path]) -> str:
    return ", ".join(dict.fromkeys(str(path.parent) for path in pictures))


def _add(menu: QMenu, words: str, act: Callable[[], object], paths: Sequence[Path] = ()) -> None:
    action = QAction(words.replace("&", "&&"), menu)
    if paths:
        action.setToolTip(plain_tip("\n".join(breakable_anywhere(str(each)) for each in paths)))
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
