import ctypes
import gettext
import plistlib
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing import translation
from briefing.paths import resource
from briefing.translation import number


@pytest.fixture
def no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment says nothing of languages, as that of a program that no terminal has started."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_words")
@pytest.mark.parametrize(("number", "language"), [(0x0413, "nl"), (0x0813, "nl"), (0x0409, "en"), (0x9999, "en")])
def test_windows_is_asked_for_its_language(monkeypatch: pytest.MonkeyPatch, number: int, language: str) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert translation.system_language() == language


@pytest.mark.usefixtures("no_words")
@pytest.mark.parametrize(
    ("written", "language"),
    [
        (plistlib.dumps({"AppleLanguages": ["fr-FR", "nl-BE", "en"]}, fmt=plistlib.FMT_BINARY), "nl"),
        (plistlib.dumps({"AppleLanguages": ["en-GB", "nl-NL"]}), "en"),
        (plistlib.dumps({}), "en"),
        (plistlib.dumps(["nl"]), "en"),
        (b"<?xml version='1.0'?><plist><dict>", "en"),
        (b"garbage", "en"),
        (None, "en"),
    ],
)
def test_macos_is_asked_for_its_languages(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, written: bytes | None, language: str
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    file = own_home / "Library/Preferences/.GlobalPreferences.plist"
    file.parent.mkdir(parents=True)
    if written is not None:
        file.write_bytes(written)
    assert translation.system_language() == language
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert translation.system_language() == "nl"


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


def test_a_language_of_one_country_has_the_words_of_the_language() -> None:
    assert (
        translation.catalogue("nl-BE").gettext("imagery") == translation.catalogue("nl").gettext("imagery") != "imagery"
    )
    assert translation.catalogue("nds").gettext("imagery") == "imagery"


def test_dutch_is_formal_and_sets_its_signs_as_english_does() -> None:
    with resource("translations/nl/LC_MESSAGES/briefing.mo").open("rb") as file:
        words = vars(gettext.GNUTranslations(file))["_catalog"]
    for key, dutch in words.items():
        english = key[0] if isinstance(key, tuple) else key
        if english:
            assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", dutch, re.IGNORECASE)
            assert [dutch.count(sign) for sign in "“”‘`…"] == [english.count(sign) for sign in "“”‘`…"]
            assert (dutch[-1] in ".?:…") == (english[-1] in ".?:…")


def test_a_picture_is_not_called_in_dutch_as_the_view_menu_is() -> None:
    words = vars(translation.catalogue("nl"))["_catalog"]
    named = {key for key, said in words.items() if re.search(r"\b[Bb]eeld(en)?\b", said.replace("&", ""))}
    before_and_after = "A reader for sourced briefings with before/after imagery, on your own machine."
    assert named == {"&View", before_and_after, "first frame of an animation"}
