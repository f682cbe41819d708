"""An address of the web that stands among the words of a Markdown text, and is read as a link to itself."""

import re

from markdown_it.rules_inline import StateInline

from briefing.document.addresses import is_web

# What is before the colon; behind a bracket as of a link it is one that was not written well, which a check tells.
_BEFORE = re.compile(r"(\]\s?\(\s*)?(?<![^\W_])(?<![.+-])https?\Z", re.IGNORECASE)
_FARTHEST = 20
# What ends an address here: beside what none may have, the brackets of a source that is cited right behind it, signs
# that only texts have, and quotation marks.
_NONE = r'\s<>"\\^`\[\]{|}«»\u2010-\u205e\u3000-\u303f\uff01-\uff0f\uff1a-\uff20'
_LABEL = rf"[^!-,./:-@~{_NONE}]+"
_AFTER = re.compile(
    rf"://(?>{_LABEL}(?:\.{_LABEL})*\.?(?::\d+)?)(?!\w|[@:]\S|\.+\w)(?:[/?#](?:\\[_*~]|[^{_NONE}])*)?",
)
_ESCAPE = re.compile(r"\\(.)")
_LOOSE = "?!.,:;*_~'\\"


def read_bare(state: StateInline, silent: bool) -> bool:
    """The rule that reads one, at the colon of its scheme; a full stop at its end, and the like, is none of it."""
    at = state.pos
    if state.linkLevel or not state.src.startswith("://", at):
        return False
    before = _BEFORE.search(state.src, max(0, at - _FARTHEST), at)
    after = _AFTER.match(state.src, at)
    if before is None or before[1] or after is None:
        return False
    rest = after[0][: _length(after[0])]
    words = before[0] + _ESCAPE.sub(r"\1", rest)
    address = state.md.normalizeLink(words)
    if not is_web(address):
        return False
    if not silent:
        state.pending = state.pending.removesuffix(before[0])
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.push("text", "", 0).content = words
        state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _length(address: str) -> int:
    """How long an address is without the signs that belong to the sentence, as a bracket that it does not open."""
    spare = address.count(")") - address.count("(")
    end = len(address)
    while address[end - 1] in _LOOSE or (address[end - 1] == ")" and spare > 0):
        spare -= address[end - 1] == ")"
        end -= 1
    return end
