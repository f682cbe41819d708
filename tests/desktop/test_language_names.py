import pytest

from briefing.desktop.language_names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("nl", "Nederlands"),
        ("es", "Español"),
        ("es-ES", "Español de España"),
        ("de", "Deutsch"),
        ("fr-CA", "Français canadien"),
        ("ar", "العربية"),
        ("pt", "Português"),
        ("ru", "Русский"),
        ("zh-Hant-TW", "繁體中文"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_has_the_name_that_its_speakers_give_it(code: str, name: str) -> None:
    assert language_name(code) == name
