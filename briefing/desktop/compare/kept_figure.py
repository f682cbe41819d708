"""What is kept of a figure while its briefing is open, and from one time to the next."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Comparison, Side
from briefing.imagery.comparing.state import (
    ALIGNMENTS,
    FILES,
    STAMPS,
    Pair,
    alignment_of,
    alignments_from_json,
    alignments_to_json,
    from_json,
    stamps_from_json,
    to_json,
)


class KeptFigure:
    """How a figure with these ``files`` is compared, how others of its pairs lie, and which pictures were aligned.

    ``state`` is what its ``state`` was another time, whatever that holds. A stamp tells one picture from another that
    has come under its name.
    """

    def __init__(self, files: Sequence[str], state: object) -> None:
        known = state if isinstance(state, Mapping) else {}
        self.comparison = from_json(state, len(files))
        self._files = list(files)
        self._alignments = alignments_from_json(known.get(ALIGNMENTS))
        self._stamps = stamps_from_json(known.get(STAMPS))

    def state(self) -> Mapping[str, object]:
        """All of it as plain values that JSON can hold.

        An alignment stands there with its two pictures alone, so that it stays theirs where two windows each change
        a part of the state; by their files the pictures are known again where others come before them.
        """
        return {
            **to_json(replace(self.comparison, alignment=UNALIGNED)),
            ALIGNMENTS: alignments_to_json(self._known_alignments()),
            FILES: self._files,
            **({STAMPS: self._stamps} if self._stamps else {}),
        }

    def of_dates(self, before: int, after: int) -> Comparison:
        """How two of the pictures, counted from 0, are compared as the two of now are, and lie as they were left."""
        self._alignments = self._known_alignments()
        alignment = alignment_of(self._alignments, (before, after))
        return replace(self.comparison, before=before, after=after, alignment=alignment)

    def shown_files(self) -> dict[Side, str]:
        """The files of the pictures that are compared; of a single one, that one."""
        numbers = zip(Side, (self.comparison.before, self.comparison.after), strict=True)
        return {side: self._files[at] for side, at in numbers if at < len(self._files)}

    def stamp(self, stamps: Mapping[Side, str]) -> None:
        """Remember which pictures were aligned."""
        files = self.shown_files()
        self._stamps |= {files[side]: stamp for side, stamp in stamps.items()}

    def is_replaced(self, side: Side, stamp: str) -> bool:
        """Whether another picture was aligned under the name of the one on a side, which may not fit any more."""
        known = self._stamps.get(self.shown_files()[side])
        return not self.comparison.alignment.is_none and known not in (None, stamp)

    def _known_alignments(self) -> dict[Pair, Alignment]:
        """The alignments of the figure as it is compared now, each by its two pictures."""
        now = self.comparison
        kept = {pair: each for pair, each in self._alignments.items() if pair != (now.after, now.before)}
        return {**kept, (now.before, now.after): now.alignment}
