"""Enumerations that are cast are those that Python makes; what is asked for in another way, Python makes."""

import operator
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtWidgets

from briefing.desktop.starting import quick_enums
from briefing.desktop.starting.quick_enums import KINDS, SAMPLE, Kind, cast, fit, made, parts

NAMES = st.from_regex(r"[A-Z][A-Za-z0-9]{0,5}_?", fullmatch=True)
VALUES = st.one_of(st.integers(0, 9), st.integers(0, 40).map(lambda bit: 1 << bit), st.integers(0, 1 << 40))
MEMBERS = st.lists(st.tuples(NAMES, VALUES), unique_by=lambda pair: pair[0], max_size=12)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enumerations are cast, as long as the test lasts."""
    monkeypatch.setattr(EnumType, "_create_", quick_enums._made_by_python)
    quick_enums.install()
    assert EnumType._create_ is quick_enums._create  # type: ignore[attr-defined]


def found(module: Any) -> list[Any]:
    """The enumerations of a module of PySide, also those in its classes."""
    things = [thing for name in dir(module) if isinstance(thing := getattr(module, name), type)]
    inner = [each for thing in things for each in vars(thing).values()]
    return [each for each in (*things, *inner) if isinstance(each, EnumType)]


@pytest.mark.parametrize("kind", KINDS)
@given(members=MEMBERS)
def test_a_cast_is_all_that_python_makes(kind: Kind, members: list[tuple[str, int]]) -> None:
    assert parts(cast(kind, "Made", members, KEEP)) == parts(made(kind, "Made", members, boundary=KEEP))


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets])
def test_all_of_pyside_are_cast_as_python_makes_them(module: Any) -> None:
    seen = 0
    for whole in found(module):
        kind, name = whole.__bases__[0], whole.__name__
        members = [(label, member.value) for label, member in whole.__members__.items()]
        if fit(kind, members):
            seen += 1
            assert parts(cast(kind, name, members, KEEP)) == parts(made(kind, name, members, boundary=KEEP)), name
    assert seen > 100


@pytest.mark.parametrize("kind", KINDS)
def test_a_cast_does_what_any_enumeration_does(kind: Kind, installed: None) -> None:
    make: Any = kind
    whole = make("Whole", SAMPLE, boundary=KEEP)
    assert [whole(value).name for _label, value in SAMPLE] == ["FIRST", "THIRD", "BOTH", "FIRST", "NONE", "SECOND"]
    assert whole["ALIAS"] is whole.FIRST
    assert whole.FIRST in whole
    assert {whole.FIRST: "a member can be a key"}[whole(1)]
    assert (whole.__name__, whole.__module__) == ("Whole", __name__)
    assert repr(whole.SECOND) == "<Whole.SECOND: 2>"
    with pytest.raises(AttributeError, match="reassign"):
        whole.FIRST = 3
    with pytest.raises(ValueError, match="is not a valid Whole"):
        whole("none")


@pytest.mark.parametrize("kind", [Flag, IntFlag])
@pytest.mark.parametrize("way", [operator.or_, operator.and_, operator.xor])
def test_flags_are_combined_as_those_that_python_makes(kind: Kind, way: Any) -> None:
    first, second = cast(kind, "Flags", SAMPLE, KEEP), made(kind, "Flags", SAMPLE, boundary=KEEP)
    values = [value for _label, value in SAMPLE]
    for left in values:
        assert repr(~first(left)) == repr(~second(left))
        assert list(map(repr, first(left))) == list(map(repr, second(left)))
        for right in (*values, 64):
            assert repr(way(first(left), first(right))) == repr(way(second(left), second(right)))
    assert [each.name for each in first] == [each.name for each in second] == ["FIRST", "THIRD", "SECOND"]


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        (Enum, "A B"),
        (Enum, ["A", "B"]),
        (Enum, [("A", "words"), ("B", "more")]),
        (Enum, {"A": 1, "B": 2}),
        (IntEnum, [("real", 1), ("B", 2)]),
        (IntEnum, [("A", True), ("B", 2)]),
        (IntFlag, [("A", 1), ("B", -1)]),
    ],
)
def test_what_is_asked_for_in_another_way_is_left_to_python(kind: Kind, members: Any, installed: None) -> None:
    make: Any = kind
    whole = make("Whole", members)
    python = made(kind, "Whole", members, module=__name__)
    assert vars(whole).keys() == vars(python).keys()
    assert parts(whole)[""] == parts(python)[""]
    assert (len(whole.__members__), whole.__module__) == (2, __name__)


@pytest.mark.parametrize(
    "members", [[("A", 1), ("A", 2)], [("mro", 1)], [("_hidden_", 1)]], ids=["twice", "taken", "hidden"]
)
def test_what_python_refuses_is_refused(members: Any, installed: None) -> None:
    with pytest.raises((TypeError, ValueError)):
        Enum("Whole", members)


def test_where_an_enumeration_has_to_be_named_it_is(installed: None) -> None:
    make: Any = Enum
    whole = make("Whole", [("A", 1)], module="elsewhere", qualname="There.Whole")
    assert (whole.__module__, whole.__qualname__) == ("elsewhere", "There.Whole")


def test_a_python_that_makes_something_else_goes_on_making_it(monkeypatch: pytest.MonkeyPatch) -> None:
    python = quick_enums._made_by_python

    def other(kind: Kind, *words: Any, **ways: Any) -> Any:
        whole = python(kind, *words, **ways)
        whole._more_ = [member.value for member in whole]
        return whole

    monkeypatch.setattr(EnumType, "_create_", other)
    monkeypatch.setattr(quick_enums, "_made_by_python", other)
    quick_enums._mould.cache_clear()
    try:
        quick_enums.install()
        assert EnumType._create_ is other  # type: ignore[attr-defined]
    finally:
        quick_enums._mould.cache_clear()


def test_a_python_that_asks_in_another_way_goes_on_making_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(EnumType, "_create_", quick_enums._made_by_python)
    monkeypatch.setattr(quick_enums, "_create", lambda _kind, *, label: label)
    quick_enums.install()
    assert EnumType._create_ is quick_enums._made_by_python  # type: ignore[attr-defined]
    assert "as it always did" in caplog.text
