from pathlib import Path

from briefing import settings
from briefing.desktop.session import (
    MOST_BRIEFINGS,
    MOST_RECENT,
    ReadingPlace,
    aside,
    come_back,
    forget_aside,
    keep_comparing,
    left_comparing,
    let_go,
    recall,
    remember,
)
from briefing.settings import Settings


def test_a_year_of_loose_pictures_takes_no_place_away(store: Settings) -> None:
    place = ReadingPlace(
        part="second", language="nl", comparisons={"pair": {"alignments": {"0-1": [3, 0, 1, 0, "nudged"]}}}
    )
    remember(store, "mine", place)
    for number in range(500):
        remember(store, f"comparison-{number:012x}", ReadingPlace(part="comparison"))
    assert recall(store, "mine") == place


def test_of_ever_so_many_briefings_those_read_last_are_kept(store: Settings) -> None:
    rows: dict[str, object] = {f"{number}": {"part": "a"} for number in range(10_000)}
    store.set(settings.READING, rows)
    remember(store, "0", ReadingPlace(part="b"))
    store.save()
    again = Settings(store.path)
    assert len(again.get(settings.READING)) == MOST_BRIEFINGS
    assert recall(again, "0").part == "b"
    assert recall(again, "9999").part == "a"
    assert recall(again, "1").part == ""


def test_two_windows_that_end_at_once_both_leave_their_comparisons(store: Settings, tmp_path: Path) -> None:
    one, two = Settings(store.path), Settings(store.path)
    first, second = [tmp_path / "a", tmp_path / "b"], [tmp_path / "c", tmp_path / "d"]
    keep_comparing(one, first)
    keep_comparing(two, second)
    one.save()
    two.save()
    again = Settings(store.path)
    assert left_comparing(again) == second
    let_go(again, second)
    assert left_comparing(again) == first
    let_go(again, first)
    assert left_comparing(again) == []


def test_pictures_that_are_compared_again_come_first(store: Settings, tmp_path: Path) -> None:
    first, second = [tmp_path / "a", tmp_path / "b"], [tmp_path / "c", tmp_path / "d"]
    for pictures in (first, second, first):
        keep_comparing(store, pictures)
    assert left_comparing(store) == first


def test_of_the_comparisons_that_were_left_only_the_last_comes_back_by_itself(store: Settings, tmp_path: Path) -> None:
    left = [[tmp_path / f"{number}a", tmp_path / f"{number}b"] for number in range(20)]
    for pictures in left:
        keep_comparing(store, pictures)
    assert come_back(store) == left[-1]
    assert come_back(store) == left[-1], "until it is saved or may go"
    let_go(store, left[-1])
    assert come_back(store) == []
    assert aside(store) == left[-2 : -2 - MOST_RECENT : -1]
    keep_comparing(store, left[-3])
    assert left[-3] not in aside(store)
    assert come_back(store) == left[-3]
    forget_aside(store)
    assert aside(store) == []
    assert come_back(store) == left[-3]


def test_a_comparison_that_another_start_puts_aside_can_still_be_let_go(tmp_path: Path) -> None:
    one, other = ([tmp_path / f"{name}{at}.png" for at in range(2)] for name in "ab")
    first, second, third = (Settings(tmp_path / "settings.json") for _window in range(3))
    keep_comparing(first, one)
    first.save()
    second.look_again(settings.COMPARED)
    keep_comparing(second, other)
    second.save()
    third.look_again(settings.COMPARED)
    assert come_back(third) == other
    third.save()
    assert aside(second) == [one]
    let_go(first, one)
    first.save()
    assert aside(second) == []
    assert aside(Settings(tmp_path / "settings.json")) == []
