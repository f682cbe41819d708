import pytest

from briefing.document.directions import is_right_to_left, isolated


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "fa-AF", "ur", "prs", "arz", "az-Arab", "ku-arab-IQ", "AR"])
def test_what_is_written_from_right_to_left(language: str) -> None:
    assert is_right_to_left(language)


@pytest.mark.parametrize("language", ["en", "nl-BE", "uk", "zh-Hant-TW", "ks-Deva", "ar-Latn", "de-1996"])
def test_what_is_written_from_left_to_right(language: str) -> None:
    assert not is_right_to_left(language)


def test_what_is_read_from_the_left_is_kept_in_order_where_the_rest_is_not() -> None:
    assert isolated("10 km", "ar") == "\u206610 km\u2069"
    assert isolated("10 km", "en") == "10 km"
