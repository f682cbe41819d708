"""A text that is not there in the language, or not at all, or is empty: the rest comes out, and it is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.printing import render_and_check
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make
from tests.paper.readback import text_of

ELSEWHERE, MISSING = "This section is not there in this language.", "The text of this section is missing."


def unlink(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b" \n")


def without(folder: Path, *languages: str, by: Callable[[Path], None] = unlink) -> Path:
    manifest = MANIFEST.replace('"en", "nl"', '"en", "fr", "nl"')
    made = small_briefing(folder, manifest=manifest.replace('figures = ["pair"]', ""))
    for language in languages:
        by(made / f"sections/{language}/first.md")
    return made


@pytest.mark.parametrize("by", [unlink, empty])
@pytest.mark.parametrize(
    ("gone", "said", "advice"),
    [(("en",), ELSEWHERE, "That of another stands in its place"), (("en", "nl"), MISSING, "Write it")],
)
def test_the_rest_is_printed(
    tmp_path: Path,
    pictures: PictureService,
    gone: tuple[str, ...],
    said: str,
    advice: str,
    by: Callable[[Path], None],
) -> None:
    with open_briefing(without(tmp_path / "x", *gone, by=by)) as opened:
        printed, findings = render_and_check(opened, PrintOptions(language="en"), pictures)
    words = text_of(printed.data, tmp_path)
    assert f"First {said}" in words
    assert ("Woorden." in words) is (said == ELSEWHERE)
    assert "Timeline" in words
    (finding,) = [each for each in findings if each.section == "first"]
    assert finding.what == "“First” has no text in the language that was chosen"
    assert finding.advice.startswith(advice)
    assert printed.standards == ("a-2a", "ua-1")


def test_a_language_that_the_program_does_not_speak_has_its_own_name(
    tmp_path: Path, pictures: PictureService, make: Make
) -> None:
    with open_briefing(without(tmp_path / "x")) as opened:
        words = text_of(render_and_check(opened, PrintOptions(language="fr"), pictures)[0].data, tmp_path)
        assert "Information as of 2021-12-24 Français" in words
        assert "Language: Français" in make(opened, "txt", language="fr").data.decode()


@pytest.mark.parametrize("by", [unlink, empty])
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_the_rest_is_exported(tmp_path: Path, make: Make, form: str, by: Callable[[Path], None]) -> None:
    for gone, said in ((("en",), ELSEWHERE), (("en", "nl"), MISSING)):
        with open_briefing(without(tmp_path / said[:4], *gone, by=by)) as opened:
            words = make(opened, form).data.decode()
        assert said in words
        assert ("Woorden." in words) is (said == ELSEWHERE)
        assert "Something" in words
    with open_briefing(without(tmp_path / "whole")) as opened:
        words = make(opened, form).data.decode()
    assert ELSEWHERE not in words
    assert MISSING not in words


POINTS = "The key points are not there in this language."


def with_points_in(folder: Path, *languages: str) -> Path:
    gone = {"en": 'summary.en = "- A point.[^one]"\n', "nl": 'summary.nl = "- Een punt.[^one]"\n'}
    manifest = MANIFEST
    for language in gone.keys() - set(languages):
        manifest = manifest.replace(gone[language], "")
    return small_briefing(folder, manifest=manifest)


def test_key_points_of_another_language_are_printed_as_such(tmp_path: Path, pictures: PictureService) -> None:
    for language, is_said in (("en", True), ("nl", False)):
        with open_briefing(with_points_in(tmp_path / language, "nl")) as opened:
            printed, findings = render_and_check(opened, PrintOptions(language=language), pictures)
        words = text_of(printed.data, tmp_path)
        assert ("Key points " + POINTS in words) is is_said
        assert "Een punt." in words
        what = "the key points are not in the language that was chosen"
        assert (what in [each.what for each in findings]) is is_said
        assert printed.standards == ("a-2a", "ua-1")


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_key_points_of_another_language_are_exported_as_such(tmp_path: Path, make: Make, form: str) -> None:
    with open_briefing(with_points_in(tmp_path / "nl", "nl")) as opened:
        words = make(opened, form).data.decode()
    assert 0 < words.index(POINTS) < words.index("Een punt.")
    assert form != "html" or '<div lang="nl" dir="ltr"><ul>' in words
    with open_briefing(with_points_in(tmp_path / "both", "en", "nl")) as opened:
        assert POINTS not in make(opened, form).data.decode()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_pictures_without_words_are_printed_in_a_language_that_has_no_file_for_these(
    tmp_path: Path, make: Make, pictures: PictureService, language: str
) -> None:
    folder = small_briefing(tmp_path / "pictures")
    empty(folder / "sections/en/first.md")
    unlink(folder / "sections/nl/first.md")
    with open_briefing(folder) as opened:
        printed, _findings = render_and_check(opened, PrintOptions(language=language), pictures)
        assert {"en": "After", "nl": "Na"}[language] in text_of(printed.data, tmp_path)
        assert make(opened, "txt", language=language).data
