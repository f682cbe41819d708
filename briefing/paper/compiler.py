"""The compiler of our template, and the fonts that it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import PaperError
from briefing.translation import N_, _

if TYPE_CHECKING:
    import typst

MAIN = "briefing.typ"
FULLEST: tuple[Any, ...] = ("a-2a", "ua-1")
# Faces of a machine for Arabic, the better first; each is there on some system.
ARABIC_FACES = ("Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Arabic Typesetting", "DejaVu Sans")
REFUSALS = {
    "heading level": N_("a level of headings is skipped"),
    "alt text": N_("a picture has no description"),
    "PDF string is longer": N_("a heading is too long"),
    "URL is too long": N_("an address is too long"),
}


def compiler(root: Path, *, own_fonts: bool) -> "typst.Compiler":
    """A compiler of our template in ``root``; it reads nothing outside."""
    import typst

    return typst.Compiler(input=str(root / MAIN), root=str(root), font_paths=fonts(own=own_fonts))


def compiled(compiler: "typst.Compiler", **how: Any) -> tuple[bytes, bool]:
    """A PDF, and whether it is settled where everything stands in it; RuntimeError or ValueError if it is refused.

    PaperError where the compiler itself fails.
    """
    with _failures_told():
        made, warnings = compiler.compile_with_warnings(format="pdf", **how)
    assert isinstance(made, bytes)  # noqa: S101 - other formats are of several files
    return made, not any("did not converge" in each.message for each in warnings)


def wishes(compiler: "typst.Compiler") -> dict[str, float]:
    """At which part of its size each figure that may move would stand where it is told of, by where all stand now.

    It is 0 for one that would stand on the next page.
    """
    from msgspec import json

    with _failures_told():
        marks = json.decode(compiler.query("metadata"))
    return dict(mark["value"] for mark in marks if mark.get("value"))


@contextmanager
def _failures_told() -> Iterator[None]:
    """Say in words for people that the compiler itself has failed, of which it tells by what is no Exception."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refused(_("a text in it is too much for the typesetter")) from error
        raise


def refused(reason: str) -> PaperError:
    """What is said where pages cannot be laid out."""
    return PaperError(_("the pages cannot be laid out ({reason})").format(reason=in_words(reason)))


def in_words(refusal: str) -> str:
    """A refusal in the language of the reader, where it is one of those that a briefing can cause."""
    return next((_(words) for said, words in REFUSALS.items() if said in refusal), refusal)


@cache
def fonts(*, own: bool) -> "typst.Fonts":
    """The fonts that Typst carries, and those of the machine where not only its ``own`` are wanted."""
    import typst

    return typst.Fonts(include_system_fonts=not own)


def arabic_faces() -> list[str]:
    """The faces for Arabic that the machine has."""
    there = set(fonts(own=False).families())
    return [each for each in ARABIC_FACES if each in there]
