"""What a person can choose about a printed briefing."""

from dataclasses import dataclass

PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """``sections`` None means all of them, in order; ``paper`` is one of PAPERS."""

    language: str
    paper: str = "a4"
    sections: tuple[str, ...] | None = None
