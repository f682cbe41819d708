"""Opening briefings: by a dialog, a path, a drop, or the recent ones; what is open stays until the next is read.

Loose pictures open as a briefing too, which can be saved as one.
"""

import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from briefing import settings, translation
from briefing.desktop import unsaved
from briefing.desktop.files.reminding import remind
from briefing.desktop.files.wanted import Wanted
from briefing.desktop.jobs import Job
from briefing.desktop.session import add_recent, keep_comparing, let_go
from briefing.desktop.window import MainWindow
from briefing.disks import soon
from briefing.document.changes import open_knowing
from briefing.document.opening import SUFFIX, OpenedBriefing, whole
from briefing.errors import BriefingError, ManifestError
from briefing.files import Chosen, is_one
from briefing.paths import builtin_briefing
from briefing.translation import _, capitalized

if TYPE_CHECKING:
    from briefing.desktop.files.quick_compare import Compared

log = logging.getLogger(__name__)


class Opener(QObject):
    """Opens briefings into a window, in a thread, so that a slow disk does not hold the window.

    ``shown`` tells that one was opened, and whether that is the one that was, read anew. ``refused`` tells the path of
    one that cannot be opened; ``check_wanted`` that what is wrong with it is asked for.
    """

    shown = Signal(bool)
    refused = Signal(Path)
    check_wanted = Signal(Path)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = Wanted(self)
        # What cannot be opened, while what is wrong with it is told.
        self.mending: Path | None = None
        self._refusal: tuple[Path, int] | None = None

    def mend(self, path: Path | None) -> None:
        """Have ``try_again`` open it while a list tells what is wrong with it, instead of the message.

        None where it is open.
        """
        self.mending = path
        if self._refusal is not None:
            self._window.messages.take_back(self._refusal[1])

    @property
    def told_of(self) -> Path | None:
        """What could not be opened, as long as that is said."""
        return self._refusal[0] if self._refusal is not None and self._window.messages.says(self._refusal[1]) else None

    def open(self, path: Path, *, then: Callable[[], object] = lambda: None, is_chosen: bool = True) -> None:
        """Open the briefing at ``path``, and ``then``; where it cannot be, say why and keep what is open.

        Of several that are wanted in a row it is the last that can be opened. With one that somebody has chosen the
        reader begins the next time.
        """
        attempt, failed = lambda: open_knowing(path).close(), partial(self._refuse, path)
        self._when_it_may_go(attempt, failed, lambda: self._open(path, then, is_chosen=is_chosen))

    def _open(self, path: Path, then: Callable[[], object], *, is_chosen: bool = True) -> None:
        def take(opened: OpenedBriefing, is_second_choice: bool) -> None:
            self._show(opened, is_chosen=is_chosen, is_second_choice=is_second_choice)
            then()
            self.shown.emit(not is_chosen)

        failed = partial(self._refuse, path)
        self._wanted.want(lambda: open_knowing(path), take=take, failed=failed, release=OpenedBriefing.close)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """Open one briefing, or compare two pictures or more; say what can be dropped where it is neither."""
        from briefing.desktop.dropping import taken

        dropped = taken(paths)
        if dropped.briefing is not None:
            self.open(dropped.briefing)
        elif dropped.pictures:
            self.compare(dropped.pictures)
        else:
            self._window.messages.say_wrong(
                _("Drop one briefing, a folder or a .briefing file, or two or more pictures to compare them.")
            )

    def ask_pictures(self) -> None:
        """Let a person choose the pictures to compare."""
        from briefing.desktop.files import choosing

        chosen = choosing.pictures(self._window)
        if len(chosen) == 1:
            key = "⌘" if sys.platform == "darwin" else "Ctrl"
            words = _("Choose two or more pictures; with {key} a click adds one.")
            self._window.messages.say_wrong(words.format(key=key))
        elif chosen:
            self.compare(chosen)

    def compare(self, paths: Sequence[Path], *, otherwise: Callable[[], object] = lambda: None) -> None:
        """Compare pictures as a briefing that is not saved yet; where they cannot be, say why, and ``otherwise``."""
        from briefing.desktop.files.quick_compare import compared, release

        images = self._window.images
        make = partial(compared, paths, images.pictures, images.overview_size(), translation.language())

        def failed(error: BriefingError) -> None:
            log.warning("briefing: %s", error)
            otherwise()
            self._window.messages.say_wrong(_("These pictures cannot be compared. {reason}").format(reason=error))

        def attempt() -> None:
            release(make(), images.pictures)

        self._when_it_may_go(attempt, failed, lambda: self._compare(make, failed))

    def _compare(self, make: "Callable[[], Compared]", failed: Callable[[BriefingError], object]) -> None:
        from briefing.desktop.files.quick_compare import left_out_words, release

        images = self._window.images

        def take(made: "Compared", is_second_choice: bool) -> None:
            images.loader.expect(made.opened, made.overviews)
            self._show(made.opened, is_second_choice=is_second_choice)
            self._keep_comparing(made.opened.originals)
            for each in made.left_out:
                log.warning("%s", each)
            if made.left_out and not is_second_choice:
                self._window.messages.say_wrong(left_out_words(made.left_out))
            remind(self._window, waits=bool(is_second_choice or made.left_out))

        self._wanted.want(make, take=take, failed=failed, release=lambda made: release(made, images.pictures))

    def _keep_comparing(self, pictures: Sequence[Path]) -> None:
        """Keep at once which pictures are compared: to choose them again is work, and they lie in no briefing yet."""
        store, nothing = self._window.store, lambda _outcome: None  # what cannot be kept is told of later
        keep_comparing(store, pictures)
        Job(lambda _progress: store.save(), done=nothing, failed=nothing, parent=self, keeps=True).start()

    def ask_save(self, then: Callable[[], object] = lambda: None) -> None:
        """Let a person choose where to save what is open, and ``then``, once it lies there."""
        opened = self._window.opened
        if opened is None:
            return
        from briefing.desktop.files import choosing
        from briefing.desktop.files.saving import start_for

        target = choosing.where_to_save(self._window, start_for(self._window, SUFFIX))
        now = self._window.opened
        is_reloaded = now is not None and opened.path is not None and now.path == opened.path
        if target is not None and (now is opened or is_reloaded):
            self.save(target, then)
        elif target is not None:
            self._window.messages.say_wrong(_("Nothing is saved: another briefing has been opened meanwhile."))

    def save(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Save what is open to ``path``; what was nowhere yet is open from there afterwards, and ``then``."""
        from briefing.desktop.files.saving import not_saved_words, open_file
        from briefing.document.saving import save

        opened = self._window.opened
        if opened is None:
            return
        messages, chosen = self._window.messages, Chosen(path)
        words = _("Saved: {path}").format(path=path) + not_saved_words(self._window)
        if opened.path is not None and _are_one(path, opened.path):
            messages.say_done(_("The briefing is there already: {path}").format(path=path))
            return

        def done(_nothing: None) -> None:
            self._window.saved_in = path.parent

            def say() -> None:
                show = (_("Show"), lambda: open_file(path)) if path.is_dir() else None  # where it is written on
                messages.say_done(words, then=show)

            def go_on() -> None:
                say()
                then()

            if opened.path is None and self._window.opened is opened:
                self._open(path, go_on)
            else:
                say()

        Job(
            lambda _progress: save(opened, chosen),
            done=done,
            failed=lambda error: messages.say_wrong(str(error)),
            parent=self,
            writes=True,
        ).start()

    def begin(self, opened: OpenedBriefing, wanted: Path | None = None, refusal: BriefingError | None = None) -> None:
        """Show a briefing that is open already, and say why it is not the one that was ``wanted``."""
        self._show(opened, is_chosen=refusal is None)
        if wanted is not None and refusal is not None:
            self._refuse(wanted, refusal)

    def ask_file(self) -> None:
        """Let a person choose a .briefing file, or the briefing.toml of a folder."""
        from briefing.desktop.files import choosing

        chosen = choosing.briefing(self._window, self._folder())
        if chosen is not None:
            self.open(chosen)

    def ask_folder(self) -> None:
        """Let a person choose the folder of a briefing."""
        from briefing.desktop.files import choosing

        chosen = choosing.folder(self._window, self._folder())
        if chosen is not None:
            self.open(chosen)

    def open_builtin(self) -> None:
        """Open the briefing that comes with the reader."""
        self.open(builtin_briefing())

    def try_again(self) -> None:
        """Open what could not be opened just now, or is being mended; else reload what is open."""
        opened, other = self._window.opened, self.told_of or self.mending
        if other is not None and not (opened is not None and opened.path is not None and _are_one(other, opened.path)):
            self.open(other)
        else:
            self.reload()

    def reload(self) -> None:
        """Read what is open anew, at the same place, and say so; what was nowhere yet has not changed."""
        window, opened = self._window, self._window.opened
        if opened is None or opened.path is None:
            return
        marks = window.text.landmarks()

        def then() -> None:
            window.pages.once_shown(lambda: window.text.find_again(marks))
            if self.told_of is not None:  # which was asked for meanwhile
                return
            is_same = window.opened is not None and window.opened.state == opened.state
            window.messages.say_done(
                _("The briefing has been reloaded; its files have not changed.")
                if is_same
                else _("The briefing has been reloaded.")
            )

        self.open(opened.path, then=then, is_chosen=False)

    def fill_recent(self, menu: QMenu) -> None:
        """Put what was open of late into ``menu``."""
        from briefing.desktop.files import recent

        recent.fill(menu, self._window.store, self.open, self.compare)

    def _when_it_may_go(
        self, attempt: Callable[[], object], failed: Callable[[BriefingError], object], go_on: Callable[[], object]
    ) -> None:
        """Ask first where what is open was never saved, once an ``attempt`` has shown that there is more to open."""
        if not self._window.is_unsaved():
            go_on()
            return

        def take(_nothing: object, _is_second_choice: bool) -> None:
            unsaved.ask(self._window, lambda: self.ask_save(go_on), go_on)

        self._wanted.want(attempt, take=take, failed=failed)

    def _show(self, opened: OpenedBriefing, *, is_chosen: bool = True, is_second_choice: bool = False) -> None:
        """Show a briefing; of the one that should have come instead it is still said why it cannot be opened."""
        store, before = self._window.store, self._window.opened
        if before is not None:  # it was saved, or may go
            let_go(store, before.originals)
        if before is None or opened.path is None or before.path != opened.path:  # no reload
            self.mending = None
        self._window.show_briefing(opened)
        if not is_second_choice:
            self._window.say_no_more()
        if opened.path is None:
            return
        path = opened.path.absolute()
        builtin = path == builtin_briefing()
        if is_chosen:
            store.set(settings.LAST, "" if builtin else str(path))
        if is_chosen and not builtin:
            add_recent(store, str(path))
        log.info("opened %s", path)

    def _refuse(self, path: Path, error: BriefingError) -> None:
        """Say of which briefing it is that it cannot be opened: where one was left, nobody has just named it."""
        path = _whole(path)
        log.warning("%s", error.said_of(str(path)))
        words, name = _("“{name}” cannot be opened. {reason}"), path.absolute().name
        reason = capitalized(error.reason) if error.where == name else str(error)
        more = (_("Show all problems"), lambda: self.check_wanted.emit(path))
        then = more if isinstance(error, ManifestError) else None
        number = self._window.messages.say_wrong(words.format(name=name, reason=reason), then=then)
        self._refusal = path, number
        self.refused.emit(path)

    def _folder(self) -> Path:
        recent = self._window.store.get(settings.RECENT)
        return Path(recent[0]).parent if recent else Path.home()


def _are_one(path: Path, other: Path) -> bool:
    """Whether two paths are known to lead to one briefing; where a disk does not answer they are not."""
    return soon(lambda: is_one(path, other), otherwise=False)


def _whole(path: Path) -> Path:
    """What ``whole`` says; of a disk that does not answer the path as it is."""
    return soon(lambda: whole(path), path)
