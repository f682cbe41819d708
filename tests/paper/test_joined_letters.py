"""What is joined to one letter without end is cut, so that laying it out neither takes all memory nor fails."""

from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.errors import PaperError
from briefing.imagery.service import PictureService
from briefing.paper.compiler import compiled
from briefing.paper.joined_letters import MOST_JOINED, limited
from briefing.paper.options import PrintOptions
from briefing.paper.printing import render_and_check
from tests.paper.conftest import small_briefing

ACUTE, JOINER, VIRAMA, KA, FAMILY = "\u0301", "\u200d", "\u094d", "\u0915", "\U0001f468"


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, e\u0301tudes and 100\u202fkm.",
        "\u0e01" * 500,
        "\u5317\u4eac" * 100,
        ("a" + ACUTE * MOST_JOINED) * 50,
        f"{FAMILY}{JOINER}{FAMILY}{JOINER}{FAMILY} " * 20,
        f"{KA}{VIRAMA}{KA}{VIRAMA}{KA}\u093e" * 40,
    ],
)
def test_what_any_language_needs_stays(text: str) -> None:
    assert limited(text) == text


@pytest.mark.parametrize(
    "joined",
    [ACUTE, "\u0301\u200d", "\u0301\u034f", "\U000e0061", JOINER + FAMILY, VIRAMA + KA, "\u093e"],
    ids=ascii,
)
def test_what_no_language_needs_is_cut(joined: str) -> None:
    base = FAMILY if FAMILY in joined else KA
    assert limited(f"x {base}{joined * 5000} y {base}") == f"x {base}{(joined * MOST_JOINED)[:MOST_JOINED]} y {base}"


def printed(opened: OpenedBriefing, pictures: PictureService) -> list[str]:
    result, findings = render_and_check(opened, PrintOptions(language="en"), pictures)
    assert result.pages
    return [finding.what for finding in findings]


def test_a_letter_with_ever_so_many_marks_is_printed_and_told(tmp_path: Path, pictures: PictureService) -> None:
    with open_briefing(small_briefing(tmp_path / "many", en="a" + ACUTE * 20_000)) as opened:
        assert any("joined into one" in what for what in printed(opened, pictures))
    with open_briefing(small_briefing(tmp_path / "few", en="a" + ACUTE * 3)) as opened:
        assert not any("joined into one" in what for what in printed(opened, pictures))


def test_a_compiler_that_fails_is_told_as_a_refusal() -> None:
    class PanicException(BaseException):
        """What a library in Rust raises where it panics."""

    class Compiler:
        def compile_with_warnings(self, **_how: str) -> bytes:
            raise PanicException("assertion failed")

    with pytest.raises(PaperError, match="too much for the typesetter"):
        compiled(Compiler())  # type: ignore[arg-type]

    class Interrupted:
        def compile_with_warnings(self, **_how: str) -> bytes:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compiled(Interrupted())  # type: ignore[arg-type]


def test_a_letter_that_the_compiler_does_not_name_is_no_finding_of_its_own(
    tmp_path: Path, pictures: PictureService
) -> None:
    with open_briefing(small_briefing(tmp_path / "thai", en="\u0e01" * 40_000)) as opened:
        assert any("\u0e01 (U+0E01)" in what for what in printed(opened, pictures))


def test_what_is_too_much_for_paper_is_told_in_words(tmp_path: Path, pictures: PictureService) -> None:
    folder = small_briefing(tmp_path / "long", en=f"[x](https://example.org/{'a' * 300_000})")
    with open_briefing(folder) as opened, pytest.raises(PaperError, match="an address is too long"):
        printed(opened, pictures)
