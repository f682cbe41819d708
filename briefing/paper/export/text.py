"""A briefing as plain text: figures are told by what they show, sources are numbered."""

from collections.abc import Iterator

from briefing.paper.export.edition import Dated, Edition, FigureView, Pictured, Reference, Written
from briefing.paper.export.text_tree import WIDTH, PlainText, hung, underlined, wrapped


def write_text(edition: Edition) -> str:
    """The text, in lines of at most 72 letters."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: Edition) -> Iterator[str]:
    text = PlainText(edition.numbers)
    yield from _heading(edition.title, "=")
    yield wrapped(edition.issuer)
    yield from (wrapped(f"{word}: {value}") for word, value in edition.facts())
    for notice in edition.notices:
        yield ""
        yield wrapped(notice)
    if edition.summary.text.blocks:
        yield from _part(edition.label("key-points"), _written(edition.summary, text))
    if contents := edition.contents():
        titles = (hung(f"{at}. ", wrapped(words, WIDTH - 4)) for at, (_, _, words) in enumerate(contents, start=1))
        yield from _part(edition.label("contents"), "\n".join(titles))
    for part in edition.parts:
        yield from _part(part.title, _written(part, text))
        for figure in part.figures:
            yield ""
            yield from _figure(edition, figure, text)
    if edition.events:
        yield from _part(edition.label("timeline"), "\n".join(_event(each, text) for each in edition.events))
    if edition.corrections:
        texts = (wrapped(f"{each.when}: {text.line(each.text)}") for each in edition.corrections)
        yield from _part(edition.label("corrections"), "\n\n".join(texts))
    if edition.sources:
        yield from _part(edition.label("sources"), "\n\n".join(_source(each, text) for each in edition.sources))
        kinds = (wrapped(f"{kind}: {reading}") for kind, reading in edition.kinds)
        yield from _part(edition.label("kinds"), "\n\n".join(kinds))


def _part(title: str, text: str) -> Iterator[str]:
    yield "\n"
    yield from _heading(title, "-")
    yield text


def _written(written: Written, text: PlainText) -> str:
    return "\n\n".join(each for each in (wrapped(written.notice), text.tree(written.text)) if each)


def _heading(title: str, mark: str) -> Iterator[str]:
    yield underlined(wrapped(title), mark)
    yield ""


def _figure(edition: Edition, figure: FigureView, text: PlainText) -> Iterator[str]:
    yield wrapped(f"[{edition.label('figure', title=figure.title)}]")
    yield wrapped(text.line(figure.caption))
    if figure.processing:
        yield wrapped(figure.processing)
    if figure.place:
        yield wrapped(f"{edition.label('place')}: {figure.place}")
    for picture in figure.pictures:
        yield ""
        yield hung("  ", _picture(edition, picture))


def _picture(edition: Edition, picture: Pictured) -> str:
    shows = f"{edition.label('picture')}: {picture.alt}"
    return "\n".join(wrapped(each, WIDTH - 2) for each in (picture.head, shows, picture.credit) if each)


def _event(event: Dated, text: PlainText) -> str:
    return f"{event.when}\n{hung('    ', wrapped(f'{text.line(event.text)} {event.see}'.rstrip(), WIDTH - 4))}"


def _source(source: Reference, text: PlainText) -> str:
    mark = f"[{source.number}] "
    words = (source.title, source.facts, source.url, text.line(source.note))
    return hung(mark, "\n".join(wrapped(each, WIDTH - len(mark)) for each in words if each))
