import pytest

from briefing import translation
from briefing.translation import number


@pytest.mark.parametrize(
    ("value", "decimals", "english", "dutch"),
    [
        (12.5, 1, "12.5", "12,5"),
        (12.0, 2, "12", "12"),
        (-0.04, 1, "0", "0"),
        (-7.25, 2, "\u22127.25", "\u22127,25"),
        (100, 0, "100", "100"),
        (1.0204, 4, "1.0204", "1,0204"),
    ],
)
def test_numbers_are_written_as_in_the_language(value: float, decimals: int, english: str, dutch: str) -> None:
    assert (number(value, decimals, "en"), number(value, decimals, "nl-BE")) == (english, dutch)
    translation.use("nl")
    try:
        assert number(value, decimals) == dutch
    finally:
        translation.use("en")
