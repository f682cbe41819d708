from briefing import settings
from briefing.desktop.session import MOST_BRIEFINGS, Place, recall, remember
from briefing.settings import Settings


def test_a_year_of_loose_pictures_takes_no_place_away(store: Settings) -> None:
    place = Place(part="second", language="nl", comparisons={"pair": {"alignments": {"0-1": [3, 0, 1, 0, "nudged"]}}})
    remember(store, "mine", place)
    for number in range(500):
        remember(store, f"comparison-{number:012x}", Place(part="comparison"))
    assert recall(store, "mine") == place


def test_of_ever_so_many_briefings_those_read_last_are_kept(store: Settings) -> None:
    rows: dict[str, object] = {f"{number}": {"part": "a"} for number in range(10_000)}
    store.set(settings.READING, rows)
    remember(store, "0", Place(part="b"))
    store.save()
    again = Settings(store.path)
    assert len(again.get(settings.READING)) == MOST_BRIEFINGS
    assert recall(again, "0").part == "b"
    assert recall(again, "9999").part == "a"
    assert recall(again, "1").part == ""
