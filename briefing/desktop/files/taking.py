"""What is seen of a pair, put into a file: as a picture or an animation, as large as was chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from briefing import settings
from briefing.desktop.compare import keepsake, sizes
from briefing.desktop.compare.originals import from_originals
from briefing.desktop.compare.sizes import Taken
from briefing.desktop.files.saving import Kind, ask_where, say_written, start_for
from briefing.desktop.files.writing import write_out
from briefing.desktop.jobs import Job, Progress
from briefing.desktop.window import MainWindow
from briefing.document.findings import Finding
from briefing.paper.export.saving import Exported
from briefing.translation import N_, _

PICTURES: Sequence[Kind] = ((N_("PNG picture"), ".png"), (N_("JPEG picture"), ".jpg", ".jpeg"))
FILMS: Sequence[Kind] = ((N_("Animated PNG"), ".png", ".apng"), (N_("Animated GIF"), ".gif"))

Encode = Callable[[Sequence[QImage]], bytes]


def ask_picture(window: MainWindow) -> None:
    """Ask where to, and write what is seen there as a PNG or JPEG file."""
    path = _ask(window, _("Save as a picture"), PICTURES)
    if path is not None:
        write_picture(window, path)


def ask_film(window: MainWindow) -> None:
    """Ask where to, and write a film of both pictures there, as an animated PNG or GIF file."""
    path = _ask(window, _("Save as an animation"), FILMS, "-" + _("animation"))
    if path is not None:
        write_film(window, path)


def write_picture(window: MainWindow, path: Path) -> "Job[Sequence[Finding]] | None":
    """Write what is seen to ``path``, as what its ending says."""
    encoded = keepsake.png if path.suffix.lower() == ".png" else keepsake.jpeg
    taken = sizes.picture(window.images.canvas, window.store.get(settings.SAVED_SIZE))
    return _write(window, path, taken, lambda images: encoded(images[0]))


def write_film(window: MainWindow, path: Path) -> "Job[Sequence[Finding]] | None":
    """Write the two pictures in turn to ``path``, as what its ending says."""
    taken = sizes.film(window.images.canvas, window.store.get(settings.SAVED_SIZE))
    return _write(window, path, taken, partial(keepsake.film, gif=path.suffix.lower() == ".gif"))


def _ask(window: MainWindow, title: str, kinds: Sequence[Kind], what: str = "") -> Path | None:
    images = window.images
    if window.opened is None or images.canvas.scene is None:
        return None
    start = start_for(window, f"{what}{kinds[0][1]}", images.figure_id)
    return ask_where(window, title, start, [(_(words), *endings) for words, *endings in kinds])


def _write(window: MainWindow, path: Path, taken: Taken | None, encoded: Encode) -> "Job[Sequence[Finding]] | None":
    """Paint what was taken from its pictures and write it, with progress and cancel."""
    images = window.images
    if taken is None:
        return None
    if images.canvas.newest is not images.canvas.scene:
        window.messages.say_wrong(_("Other pictures are on their way; save them once they are there."))
        return None
    keepsakes, data, service = taken.keepsakes, images.data(), images.pictures
    whole = sum(len(each.layout.strips) for each in keepsakes) + 1

    def make(progress: Progress) -> Exported:
        done = iter(range(1, whole))

        def step() -> None:
            progress(next(done), whole)

        with from_originals([each.layout.scene for each in keepsakes], service, data):
            painted = [each.painted(step) for each in keepsakes]
        made = encoded(painted)
        progress(whole, whole)
        return Exported(data=made)

    def done(_lacking: Sequence[Finding]) -> None:
        limited, words = _("Saved: {path}, {size} pixels (limited to {limit})"), _("Saved: {path}, {size} pixels")
        said = limited if taken.limit else words
        say_written(window, path, said.format(path=path, size=taken.size, limit=taken.limit))

    return write_out(window, path, make, sentence=_("Writing the picture…"), done=done)
