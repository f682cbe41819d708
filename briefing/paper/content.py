"""A briefing as plain data for the print template: strings, numbers, lists and tables, nothing that is code."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from briefing.document.blocks import Block, BlockTree, Inline
from briefing.document.dates import format_date, format_span
from briefing.document.model import Figure, Source
from briefing.document.opening import OpenedBriefing
from briefing.paper.options import PrintOptions
from briefing.translation import N_, catalogue

LABELS = {
    "key-points": N_("Key points"),
    "timeline": N_("Timeline"),
    "sources": N_("Sources"),
    "corrections": N_("Corrections"),
    "edition": N_("Edition"),
    "published": N_("Published"),
    "cutoff": N_("Information as of"),
    "of": N_("of"),
    "illustration": N_("Illustration"),
}
KINDS = {
    "imagery": N_("imagery"),
    "statement": N_("statement"),
    "assessment": N_("assessment"),
    "report": N_("report"),
    "dataset": N_("dataset"),
}


def content(opened: OpenedBriefing, options: PrintOptions, files: Mapping[str, str]) -> dict[str, Any]:
    """All the template needs; ``files`` gives for each picture the name of its prepared file."""
    briefing = opened.briefing
    language = options.language
    words = catalogue(language).gettext
    chosen = [section for section in briefing.sections if options.sections is None or section.id in options.sections]
    numbers = {source.id: at for at, source in enumerate(briefing.sources, start=1)}
    return {
        "language": language,
        "paper": {"a4": "a4", "letter": "us-letter"}[options.paper],
        "labels": {key: words(label) for key, label in LABELS.items()},
        "title": briefing.title.get(language),
        "issuer": briefing.issuer.get(language),
        "edition": briefing.edition,
        "published": format_date(briefing.published, language),
        "cutoff": format_date(briefing.cutoff, language),
        "year": briefing.published.year,
        "month": briefing.published.month,
        "day": briefing.published.day,
        "summary": tree_data(opened.summary(language), numbers),
        "sections": [
            {
                "title": section.title.get(language),
                "text": tree_data(opened.text(section.id, language), numbers),
                "figures": [
                    figure_data(figure, language, files)
                    for each in section.figures
                    if (figure := briefing.figure(each)) is not None
                ],
            }
            for section in chosen
        ],
        "events": [
            {"when": format_span(event, language), "text": event.text.get(language)} for event in briefing.events
        ],
        "corrections": [
            {"when": format_date(each.date, language), "text": each.text.get(language)} for each in briefing.corrections
        ],
        "sources": [source_data(source, language) for source in briefing.sources],
    }


def source_data(source: Source, language: str) -> dict[str, Any]:
    """A row of the list of sources."""
    return {
        "title": source.title.get(language),
        "publisher": source.publisher,
        "kind": catalogue(language).gettext(KINDS[source.kind]),
        "date": format_date(source.date, language) if source.date else "",
        "url": source.url or "",
        "note": source.note.get(language) if source.note else "",
    }


def figure_data(figure: Figure, language: str, files: Mapping[str, str]) -> dict[str, Any]:
    """A figure: the first and the last of its pictures side by side."""
    ends = (figure.pictures[0], figure.pictures[-1]) if len(figure.pictures) > 1 else figure.pictures
    return {
        "title": figure.title.get(language),
        "caption": figure.caption.get(language),
        "pictures": [
            {
                "file": files[picture.file],
                "date": format_date(picture.date, language),
                "label": picture.label.get(language),
                "alt": picture.alt.get(language) or picture.label.get(language),
                "credit": picture.credit.get(language),
            }
            for picture in ends
        ],
    }


def tree_data(tree: BlockTree, numbers: Mapping[str, int]) -> dict[str, Any]:
    """A text as tables with a ``kind``; citations carry the number of their source."""
    return {
        "blocks": [_node(block, numbers) for block in tree.blocks],
        "notes": [[_node(block, numbers) for block in note] for note in tree.notes],
    }


def _node(node: Block | Inline, numbers: Mapping[str, int]) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": type(node).__name__}
    for field in fields(node):
        data[field.name] = _value(getattr(node, field.name), numbers)
    if data["kind"] == "Citation":
        data["number"] = numbers.get(data["source"], 0)
    return data


def _value(value: object, numbers: Mapping[str, int]) -> Any:
    if isinstance(value, str | int) or value is None:
        return value
    if isinstance(value, Iterable):
        return [_value(each, numbers) for each in value]
    return _node(value, numbers)  # type: ignore[arg-type]
