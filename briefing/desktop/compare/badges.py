"""What else is said of what is seen, in as little room on the pictures as that takes."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QSize

from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.words import alignment_words, tone_words
from briefing.imagery.comparing.comparison import Mode, Side
from briefing.translation import _, ngettext

GAP = 6
SHARE = 1 / 5  # of the height of the pictures, which badges cover no more of where fewer words do


class Remark(Struct, frozen=True):
    """Words, and what stands for them where they are folded; notes on the pictures can be put away."""

    words: str
    short: str = ""
    is_note: bool = False


def noted(scene: Scene, notes: Sequence[str]) -> list[Remark]:
    """What one should know of the pictures."""
    said = [*notes, *([_("The pictures differ in shape; they are scaled to fit")] if scene.mismatch else [])]
    return [Remark(each, is_note=True) for each in said]


def done(scene: Scene, *, reduced_motion: bool) -> list[Remark]:
    """What was done to what is seen."""
    mode = scene.effective.mode
    said = []
    if moved := alignment_words(scene.comparison.alignment):
        said.append(Remark(moved, f"{moved.partition(':')[0]} …"))
    if scene.comparison.tone and len(scene.surfaces) == len(Side):
        said.append(Remark(tone_words(scene.pair), _("Tones matched")))
    if mode is Mode.BLINK and reduced_motion:
        words = _("Blinking is off because motion is reduced; Space shows the other picture")
        said.append(Remark(words, _("Blinking is off …")))
    if scene.differs:
        words = _("Orange is lighter in “{after}”, blue is darker")
        after = scene.pair.side(Side.AFTER).name
        said.append(Remark(words.format(after=after), _("Orange lighter, blue darker")))
    return said


def advised(scene: Scene) -> list[Remark]:
    """What could be done about what is seen, on the screen."""
    if not scene.is_apart_by_tones:
        return []
    return [Remark(_("Most of it differs; T matches the tones"), _("T matches the tones"))]


def foldings(remarks: Sequence[Remark]) -> Iterator[list[Remark]]:
    """Some remarks in ever fewer words: as they are, with the notes only counted, and with the others short too."""
    yield list(remarks)
    count = sum(each.is_note for each in remarks)
    others = [each for each in remarks if not each.is_note]
    counted = ngettext("{count} note …", "{count} notes …", count).format(count=count)
    notes = [Remark(counted, is_note=True)] if count else []
    yield [*notes, *others]
    yield [*notes, *(Remark(each.short or each.words) for each in others)]


def counted(remarks: Sequence[Remark]) -> list[Remark]:
    """Some remarks in the fewest words: only how many there are."""
    count = len(remarks)
    return [Remark(ngettext("{count} remark …", "{count} remarks …", count).format(count=count))]


def stacked(sizes: Sequence[QSize], room: int) -> tuple[list[QPoint], QSize]:
    """Where the lower left of each of some badges is, in rows from below of which each is as full as can be.

    Counted from the lower left of them all, upwards; and how large they are together.
    """
    rows: list[list[int]] = []
    for at, size in enumerate(sizes):
        for row in rows:
            if sum(sizes[each].width() + GAP for each in row) + size.width() <= room:
                row.append(at)
                break
        else:
            rows.append([at])
    places, widest, up = [QPoint()] * len(sizes), 0, 0
    for row in rows:
        across = 0
        for at in row:
            places[at] = QPoint(across, up)
            across += sizes[at].width() + GAP
        widest = max(widest, across - GAP)
        up += max(sizes[at].height() for at in row) + GAP
    return places, QSize(widest, max(0, up - GAP))
