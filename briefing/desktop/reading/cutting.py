"""Cuts very long paragraphs into pieces that look like one: Qt lays a paragraph out in one go, whatever that takes."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.document.blocks import Code, Emphasis, FigureLink, Inline, Link, SectionLink, Strong, Text

# About two pages of letters, which take a few hundredths of a second.
MOST = 8000


def cut(content: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """The inlines of a paragraph, in pieces of at most ``MOST`` letters, cut between words where there are any."""
    pieces: list[list[Inline]] = [[]]
    room = MOST
    for part in (part for inline in content for part in _parts(inline)):
        length = _length(part)
        if length > room and pieces[-1]:
            pieces.append([])
            room = MOST
        pieces[-1].append(part)
        room -= length
    return [tuple(piece) for piece in pieces]


def cut_words(words: str) -> Iterator[str]:
    """The same for plain words; put together the pieces are the words again."""
    start = 0
    while len(words) - start > MOST:
        space = words.rfind(" ", start, start + MOST)
        end = space + 1 if space > start else start + MOST
        yield words[start:end]
        start = end
    yield words[start:]


def _parts(inline: Inline) -> Iterable[Inline]:
    if _length(inline) <= MOST:
        return [inline]
    match inline:
        case Text(text=text) | Code(text=text):
            return [replace(inline, text=piece) for piece in cut_words(text)]
        case Emphasis() | Strong() | Link() | FigureLink() | SectionLink():
            return [replace(inline, content=piece) for piece in cut(inline.content)]
        case _:
            return [inline]


def _length(inline: Inline) -> int:
    match inline:
        case Text(text=text) | Code(text=text):
            return len(text)
        case Emphasis() | Strong() | Link() | FigureLink() | SectionLink():
            return sum(_length(each) for each in inline.content)
        case _:
            return 1
