import pytest
from msgspec import Struct

from briefing.plain_values import fitting


class Kind(Struct):
    word: str = ""
    number: float = 0.0


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({"word": "a", "number": 1}, {"word": "a", "number": 1.0}),
        ({"word": 3, "number": 1}, {"number": 1.0}),
        ({"number": 10**400, "more": 1, "word": "a"}, {"word": "a"}),
        ({"number": True, "word": None}, {}),
        ([], {}),
        (None, {}),
    ],
)
def test_what_does_not_fit_is_left_out(table: object, found: dict[str, object]) -> None:
    assert fitting(table, Kind) == found
