import pytest

from briefing.languages import OWN_NAMES, own_name
from briefing.translation import LANGUAGES


@pytest.mark.parametrize(
    ("tag", "name"),
    [("fr", "Français"), ("ar", "العربية"), ("pt-BR", "Português (BR)"), ("tlh", "tlh"), ("tlh-x-foo", "tlh-x-foo")],
)
def test_a_language_has_its_own_name_where_that_is_known(tag: str, name: str) -> None:
    assert own_name(tag) == name


def test_the_languages_of_the_reader_are_among_them() -> None:
    assert LANGUAGES.items() <= OWN_NAMES.items()
    assert len(OWN_NAMES) > 60
