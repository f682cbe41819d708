"""A comparison as plain values that JSON can hold, and back; what does not make sense is left at its default."""

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

from briefing.imagery.comparing.comparison import (
    LEAST_LENS,
    MOST_LENS,
    UNALIGNED,
    WHOLE,
    Alignment,
    Comparison,
    Method,
    Mode,
    Side,
    View,
)

Choice = TypeVar("Choice", bound=StrEnum)
Usual = TypeVar("Usual")
Pair = tuple[int, int]
Alignments = Mapping[Pair, Alignment]

ALIGNMENTS = "alignments"

_PAIR = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")


def to_json(comparison: Comparison) -> dict[str, object]:
    """The state of a comparison as a table of words and numbers."""
    view, alignment = comparison.view, comparison.alignment
    state: dict[str, object] = {
        "before": comparison.before,
        "after": comparison.after,
        "mode": comparison.mode.value,
        "position": round(comparison.position, 5),
        "angle": round(comparison.angle, 3),
        "shown": comparison.shown.value,
        "whole": comparison.whole.value if comparison.whole else "",
        "opacity": round(comparison.opacity, 4),
        "lens": [round(part, 5) for part in comparison.lens],
        "lens_size": round(comparison.lens_size, 4),
        "threshold": round(comparison.threshold, 4),
        "tone": comparison.tone,
    }
    if view != WHOLE:
        state["view"] = [view.left, view.top, view.width, view.height]
    if not alignment.is_none:
        state["alignment"] = alignment_to_json(alignment)
    return state


def from_json(value: object, pictures: int) -> Comparison:
    """The comparison of a figure of so many ``pictures`` whose state is ``value``, whatever that holds.

    Its alignment is the one among ``ALIGNMENTS`` of its two pictures, else the one that ``to_json`` gave.
    """
    usual = default_for(pictures)
    if not isinstance(value, Mapping):
        return usual
    state = cast(Mapping[str, object], value)
    before, after = _index(state, "before", pictures), _index(state, "after", pictures)
    if before is None or after is None or before == after:
        before, after = usual.before, usual.after
    lens = _numbers(state.get("lens"), 2)
    alignment = alignment_of(alignments_from_json(state.get(ALIGNMENTS)), (before, after))
    return Comparison(
        before=before,
        after=after,
        mode=_choice(Mode, state.get("mode"), usual.mode),
        position=_number(state.get("position"), 0, 1, usual.position),
        angle=_number(state.get("angle"), -360, 360, usual.angle),
        shown=_choice(Side, state.get("shown"), usual.shown),
        whole=_choice(Side, state.get("whole"), None),
        opacity=_number(state.get("opacity"), 0, 1, usual.opacity),
        lens=(min(1.0, max(0.0, lens[0])), min(1.0, max(0.0, lens[1]))) if lens else usual.lens,
        lens_size=_number(state.get("lens_size"), LEAST_LENS, MOST_LENS, usual.lens_size),
        threshold=_number(state.get("threshold"), 0, 1, usual.threshold),
        view=_view(state.get("view")),
        alignment=alignment_from_json(state.get("alignment")) if alignment.is_none else alignment,
        tone=state.get("tone") is True,
    )


def default_for(pictures: int) -> Comparison:
    """How a figure of so many pictures is compared at first: its oldest with its newest."""
    return Comparison(before=0, after=max(0, pictures - 1))


def alignment_to_json(alignment: Alignment) -> list[object]:
    """An alignment as shift, scale, rotation and the word for its method."""
    return [alignment.dx, alignment.dy, alignment.scale, alignment.rotation, alignment.method.value]


def alignment_from_json(value: object) -> Alignment:
    """The alignment that ``alignment_to_json`` gave, or none."""
    if not isinstance(value, list) or len(value) != 5:
        return Alignment()
    numbers = _numbers(value[:4], 4)
    if not numbers or not 0.05 <= numbers[2] <= 20 or max(map(abs, numbers[:2])) > 60_000:
        return Alignment()
    dx, dy, scale, rotation = numbers
    method = _choice(Method, value[4], Method.NUDGED)
    return Alignment(dx=dx, dy=dy, scale=scale, rotation=rotation, method=method)


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


def alignment_of(alignments: Alignments, pair: Pair) -> Alignment:
    """The alignment of two pictures, which may be known with their sides changed."""
    return alignments.get(pair, alignments.get((pair[1], pair[0]), UNALIGNED).reversed())


def _view(value: object) -> View:
    numbers = _numbers(value, 4)
    if not numbers or min(numbers[2:]) <= 1e-5 or max(map(abs, numbers)) > 1000:
        return WHOLE
    return View(left=numbers[0], top=numbers[1], width=numbers[2], height=numbers[3])


def _numbers(value: object, count: int) -> list[float]:
    if not isinstance(value, list | tuple) or len(value) != count:
        return []
    numbers = [_number(each, -1e6, 1e6, math.nan) for each in value]
    return [] if any(math.isnan(each) for each in numbers) else numbers


def _number(value: object, low: float, high: float, usual: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return float(value) if low <= value <= high else usual


def _index(state: Mapping[str, object], name: str, pictures: int) -> int | None:
    value = state.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < pictures else None


def _choice(kind: type[Choice], value: object, usual: Usual) -> "Choice | Usual":
    return next((each for each in kind if each == value), usual)
