"""Where in a text something stands that Markdown could read: not in code, and not where it is escaped."""

import re
from collections.abc import Sequence
from functools import cached_property

from briefing.document.hidden import without_hidden

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_NOT_AN_END = re.compile(r"[^\n]")
# A mark, whose name is the group, or the end of a link that is read, as they are written.
LEADS = re.compile(r"\[\^([^\[\]\s]+)\]|\]\((?:figure|section|https?):[^\s\])]+\)")
_MARK = re.compile(r"\[\^([^\[\]]+)\]")


class Seeker:
    """Finds words in a text, each time the next place where they stand."""

    def __init__(self, text: str) -> None:
        self._whole = without_hidden(text).replace("\r\n", "\n").replace("\r", "\n")
        self._found: dict[str, int] = {}

    @cached_property
    def _text(self) -> str:
        return _without_literals(self._whole)

    @cached_property
    def _marks(self) -> set[str]:
        return {_plain(name) for name in _MARK.findall(self._text)}

    def written(self, words: str) -> str:
        """The words as they stand in the text, be it on two lines; nothing where they do not."""
        found = re.search(r"\s+".join(map(re.escape, words.split(" "))), self._text)
        return found[0] if found else ""

    def all(self, form: re.Pattern[str]) -> list[str]:
        """All that has a form."""
        return form.findall(self._text)

    def marks(self, name: str) -> bool:
        """Whether ``[^name]`` stands in the text, be it on two lines."""
        return _plain(name) in self._marks

    def unread(self, words: str) -> list[str]:
        """The names of the marks that stand in ``words`` as they are shown, but those that are escaped or in code."""
        return [name for name in _MARK.findall(words) if self.marks(name)]

    def line(self, words: str) -> int:
        """The line, from 1, where the words stand next; 0 where they are written otherwise."""
        at = self._text.find(words, self._found.get(words, -1) + 1)
        if at < 0:
            return 0
        self._found[words] = at
        return 1 + self._text.count("\n", 0, at)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name)


def _without_literals(text: str) -> str:
    """The text with spaces in place of code, and of signs that are escaped."""
    from briefing.document.markdown import tokens_of

    lines = text.split("\n")
    fences: dict[tuple[int, int], list[str]] = {}
    for token in tokens_of(text):
        begin, end = token.map or (0, 0)
        if token.type in ("fence", "code_block"):
            lines[begin:end] = [""] * (end - begin)
        else:
            marks = [child.markup for child in token.children or () if child.type == "code_inline"]
            fences.setdefault((begin, end), []).extend(marks)
    for (begin, end), marks in ((lines_of, marks) for lines_of, marks in fences.items() if marks):
        lines[begin:end] = _without_code("\n".join(lines[begin:end]), marks).split("\n")
    return _ESCAPED.sub("  ", "\n".join(lines))


def _without_code(words: str, marks: Sequence[str]) -> str:
    """Words without the code in them, each piece of which stands between two of its ``marks``."""
    said, done = "", 0
    for mark in marks:
        before = re.compile(rf"(?:\\.|(?!{mark}(?!`))`+|[^`\\])*", re.DOTALL)
        begin = next(before.finditer(words, done)).end()
        end = next(re.compile(rf"(?<!`){mark}(?!`)|\Z").finditer(words, begin + len(mark))).end()
        said += words[done:begin] + _NOT_AN_END.sub(" ", words[begin:end])
        done = end
    return said + words[done:]
