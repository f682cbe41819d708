"""A comparison as plain values that JSON can hold, and back; what does not make sense is left at its default."""

import re
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from briefing.imagery.comparing.comparison import UNALIGNED, Alignment, Comparison
from briefing.plain_values import fitting

Pair = tuple[int, int]
Alignments = Mapping[Pair, Alignment]

ALIGNMENTS, FILES, STAMPS = "alignments", "files", "stamps"

_PAIR = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")
_PICTURES = ("before", "after")  # of which it is by the figure what is usual
_USUAL: dict[str, object] = msgspec.to_builtins(Comparison())


def to_json(comparison: Comparison) -> dict[str, object]:
    """The state of a comparison as a table of words and numbers, without what is as usual."""
    state: dict[str, object] = msgspec.to_builtins(comparison)
    return {name: value for name, value in state.items() if name in _PICTURES or value != _USUAL[name]}


def from_json(value: object, pictures: int) -> Comparison:
    """The comparison of a figure of so many ``pictures`` whose state is ``value``, whatever that holds.

    Its alignment is the one among ``ALIGNMENTS`` of its two pictures, else the one that ``to_json`` gave.
    """
    usual = default_for(pictures)
    if not isinstance(value, Mapping):
        return usual
    found = replace(usual, **fitting(value, Comparison))
    if pictures < 2:  # what was done to others is not done to one alone
        return replace(found, before=usual.before, after=usual.after, alignment=UNALIGNED, tone=False)
    if found.before == found.after or max(found.before, found.after) >= pictures:
        found = replace(found, before=usual.before, after=usual.after)
    alignment = alignment_of(alignments_from_json(value.get(ALIGNMENTS)), (found.before, found.after))
    return found if alignment.is_none else replace(found, alignment=alignment)


def renumbered(state: object, files: Sequence[str]) -> object:
    """A state with the numbers that its pictures have among ``files`` now, where it names its own as ``FILES``.

    A choice or an alignment of a picture that is there no more is left out. So is that of the first and the last, which
    is what a figure shows when nobody chose, unless somebody aligned them: it then shows its first and last of now.
    """
    named = state.get(FILES) if isinstance(state, Mapping) else None
    if not isinstance(state, Mapping) or not isinstance(named, list) or named == list(files):
        return state
    now = {at: files.index(name) for at, name in enumerate(named) if name in files}
    usual = default_for(len(named))
    sides = tuple(state.get(side) for side in _PICTURES)
    chosen = {side: now[at] for side, at in zip(_PICTURES, sides, strict=True) if isinstance(at, int) and at in now}
    alignments = alignments_from_json(state.get(ALIGNMENTS))
    kept = {
        (now[before], now[after]): each
        for (before, after), each in alignments.items()
        if before in now and after in now
    }
    others = {name: value for name, value in state.items() if name not in _PICTURES}
    is_aligned = not alignment_of(alignments, (usual.before, usual.after)).is_none
    is_choice = len(chosen) == len(_PICTURES) and (is_aligned or sides != (usual.before, usual.after))
    return {**others, **(chosen if is_choice else {}), ALIGNMENTS: alignments_to_json(kept)}


def default_for(pictures: int) -> Comparison:
    """How a figure of so many pictures is compared at first: its oldest with its newest."""
    return Comparison(before=0, after=max(0, pictures - 1))


def stamps_from_json(value: object) -> dict[str, str]:
    """By which pictures were known, by their files, when one was aligned with another; what is no text is left out."""
    if not isinstance(value, Mapping):
        return {}
    return {str(file): stamp for file, stamp in value.items() if isinstance(stamp, str)}


def alignment_to_json(alignment: Alignment) -> list[object]:
    """An alignment as shift, scale, rotation and the word for its method."""
    numbers: list[object] = msgspec.to_builtins(alignment)
    return numbers


def alignment_from_json(value: object) -> Alignment:
    """The alignment that ``alignment_to_json`` gave, or none."""
    try:
        return msgspec.convert(value, Alignment)
    except (msgspec.ValidationError, OverflowError):
        return UNALIGNED


def alignments_to_json(alignments: Alignments) -> dict[str, object]:
    """The alignments of a figure by which two pictures they belong to, such as ``0-2``; those that move are kept."""
    return {
        f"{before}-{after}": alignment_to_json(alignment)
        for (before, after), alignment in alignments.items()
        if not alignment.is_none
    }


def alignments_from_json(value: object) -> dict[Pair, Alignment]:
    """The alignments that ``alignments_to_json`` gave, as far as they make sense."""
    found = {}
    for name, each in value.items() if isinstance(value, Mapping) else ():
        numbers = _PAIR.fullmatch(str(name))
        alignment = alignment_from_json(each)
        if numbers and not alignment.is_none:
            found[int(numbers[1]), int(numbers[2])] = alignment
    return found


def has_alignments(state: object) -> bool:
    """Whether a state says of any two pictures of its figure how they are aligned, seen or not."""
    return isinstance(state, Mapping) and bool(alignments_from_json(state.get(ALIGNMENTS)))


def alignment_of(alignments: Alignments, pair: Pair) -> Alignment:
    """The alignment of two pictures, which may be known with their sides changed."""
    return alignments.get(pair, alignments.get((pair[1], pair[0]), UNALIGNED).reversed())
