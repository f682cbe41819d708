"""Makes the enumerations of PySide in a small part of the time that Python takes for them.

PySide has Python make some 350 enumerations at a start, with 4,300 members, in the way that is meant for classes which
people write: that took a sixth of the start. What PySide asks for is always the same, a list of names and numbers; so
an empty enumeration that Python made is the mould, and the members are put into a cast of it. What is asked for in
another way is left to Python, and so is all where Python would make something else of a sample.
"""

import logging
import sys
from collections import deque
from collections.abc import Sequence
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from functools import cache
from itertools import repeat
from typing import Any

log = logging.getLogger(__name__)

Kind = type[Enum]

KINDS: tuple[Kind, ...] = (Enum, IntEnum, Flag, IntFlag)
SAMPLE = [("FIRST", 1), ("THIRD", 4), ("BOTH", 5), ("ALIAS", 1), ("NONE", 0), ("SECOND", 2)]

_type: Any = EnumType
_made_by_python = _type._create_


def install() -> None:
    """Have enumerations be made so from now on, in this process."""
    _type._create_ = _create
    if not _is_as_of_python():
        _type._create_ = _made_by_python


def _is_as_of_python() -> bool:
    """Whether samples that are asked for as PySide asks are what Python makes of them."""
    kinds: Any = Enum, IntFlag  # in which there is all that there is in the others
    try:
        return all(parts(kind("Sample", SAMPLE)) == parts(made(kind, "Sample", SAMPLE)) for kind in kinds)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        log.warning("Python makes enumerations as it always did: %s", error)
        return False


def made(kind: Kind, name: str, members: object, **ways: Any) -> Any:
    """The enumeration that Python makes."""
    return _made_by_python(kind, name, members, **{"module": __name__, **ways})


def cast(kind: Kind, name: str, members: Sequence[tuple[str, int]], boundary: FlagBoundary | None = None) -> Any:
    """The same enumeration, for members of different names that ``fit`` its kind."""
    mould, containers = _mould(kind, boundary)
    whole: Any = type.__new__(EnumType, name, (kind,), {**mould, **{part: empty() for part, empty in containers}})
    by_name, by_value, names = whole._member_map_, whole._value2member_map_, whole._member_names_
    is_flag, takes_value, new = issubclass(kind, Flag), whole._use_args_, whole._new_member_
    for label, value in members:
        member = by_value.get(value)
        if member is None:
            by_value[value] = member = new(whole, value) if takes_value else new(whole)
            member._name_, member._value_, member.__objclass__ = label, value, whole
            member._sort_order_ = len(names)
            if not is_flag or value.bit_count() == 1:
                names.append(label)
        by_name[label] = member
    if "_hashable_values_" in mould:  # from Python 3.12.8 on
        whole._hashable_values_.extend(by_value)
    if is_flag:
        _tell_bits(whole, list(by_value))
    # Last of all and at once, for after this Python looks up anew all that it knows of a class.
    deque(map(type.__setattr__, repeat(whole), by_name, by_name.values()), maxlen=0)
    return whole


def fit(kind: Kind, members: object) -> bool:
    """Whether members are a list of names that mean nothing yet, with numbers, of flags such as have bits."""
    if not isinstance(members, list):
        return False
    try:
        names, values = zip(*members, strict=True)
        begins = " ".join(["", *names])
    except (TypeError, ValueError):
        return False
    return (
        set(map(type, values)) == {int}
        and " _" not in begins
        and len(set(names)) == len(names)
        and _taken(kind).isdisjoint(names)
        and not (issubclass(kind, Flag) and min(values) < 0)
    )


def parts(whole: Any) -> dict[str, Any]:
    """What an enumeration consists of, as far as it can be compared with another."""
    members = {name: sorted(vars(member).items(), key=str) for name, member in whole.__members__.items()}
    return {"": repr(members), **{name: None if callable(each) else repr(each) for name, each in vars(whole).items()}}


def _create(cls: Kind, class_name: str, names: Any, **ways: Any) -> Any:
    """What ``Enum(class_name, names)`` is, where ``cls`` is that class; Python hands these over by their names."""
    caller = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as Python finds it
    named = {each: value for each, value in ways.items() if value is not None and each not in ("boundary", "start")}
    if cls in KINDS and not named and fit(cls, names):
        whole = cast(cls, class_name, names, ways.get("boundary"))
        whole.__module__ = caller
        return whole
    return made(cls, class_name, names, **{**ways, "module": ways.get("module") or caller})


@cache
def _mould(kind: Kind, boundary: FlagBoundary | None) -> tuple[dict[str, Any], list[tuple[str, type]]]:
    """What an empty enumeration consists of, and which of that has to be its own."""
    body = dict(vars(made(kind, "Mould", [], boundary=boundary)))
    return body, [(part, type(value)) for part, value in body.items() if isinstance(value, (list, dict))]


@cache
def _taken(kind: Kind) -> set[str]:
    return {"mro"}.union(*(vars(base) for base in kind.__mro__))


def _tell_bits(flags: Any, values: Sequence[int]) -> None:
    """Tell an enumeration of flags which bits it has, and in which order they come."""
    mask, single = 0, [value for value in values if value.bit_count() == 1]
    for value in values:
        mask |= value
    flags._flag_mask_, flags._singles_mask_, flags._all_bits_ = mask, sum(single), (1 << mask.bit_length()) - 1
    if single != sorted(single):
        flags._iter_member_ = flags._iter_member_by_def_
