"""The texts of the manifest that are one paragraph of Markdown: captions, events, corrections and notes of sources."""

import re
from collections.abc import Collection, Iterable, Iterator

from briefing.document import kept_texts
from briefing.document.blocks import BlockTree, Inline, Paragraph, Text
from briefing.errors import LimitExceeded

# Without one of these, words are nothing but words, and the parser need not be loaded for them.
_SIGN = re.compile(r"[*_`\[\\]|<[A-Za-z]|&#?\w+;|://")

Line = tuple[Inline, ...]


def is_marked(words: str) -> bool:
    """Whether words may be more than words."""
    return _SIGN.search(words) is not None


class LineReader:
    """Reads such texts when they are first asked for, and remembers them. Safe to use from several threads."""

    def __init__(self, sources: Collection[str]) -> None:
        self._sources = sources
        self._known: dict[str, Line] = {}

    def read(self, texts: Iterable[str]) -> list[Line]:
        """Texts as inlines; those that are not known are parsed, and kept, together."""
        lines = list(texts)
        new = tuple(each for each in dict.fromkeys(lines) if is_marked(each) and each not in self._known)
        if new:
            words = "\n".join(new)
            tree = kept_texts.recall(words, self._sources, kept_texts.LINES)
            if tree is None:
                tree = BlockTree(blocks=tuple(Paragraph(content=each) for each in self._parsed(new)))
                kept_texts.remember(words, self._sources, tree, kept_texts.LINES)
            read = (each.content if isinstance(each, Paragraph) else () for each in tree.blocks)
            self._known |= zip(new, read, strict=True)
        return [self._known.get(each) or _words(each) for each in lines]

    def _parsed(self, lines: Iterable[str]) -> Iterator[Line]:
        from briefing.document.markdown import parse_line

        for each in lines:
            try:
                yield parse_line(each, sources=self._sources)
            except LimitExceeded:
                yield _words(each)  # which is what a reader does with what a check names


def _words(line: str) -> Line:
    return (Text(text=line),) if line else ()
