"""Long paragraphs are cut into pieces that are the paragraph again when they are put together."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.desktop.reading import cutting
from briefing.desktop.reading.cutting import cut, cut_words
from briefing.document.blocks import Citation, Code, Emphasis, Inline, LineBreak, Link, Strong, Text


@pytest.fixture(autouse=True, scope="module")
def small_pieces() -> Iterable[None]:
    """Pieces of twelve letters, so that little is cut a lot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "MOST", 12)
        yield


WORDS = st.text(alphabet="ab ", max_size=60)
INLINES: st.SearchStrategy[Inline] = st.recursive(
    WORDS.map(lambda text: Text(text=text)) | WORDS.map(lambda text: Code(text=text)) | st.just(Citation(source="one")),
    lambda inner: st.lists(inner, max_size=3).map(lambda content: Emphasis(content=tuple(content))),
    max_leaves=8,
)


def words_of(content: Iterable[Inline]) -> str:
    """The words of inlines, a citation as a mark."""
    return "".join(
        inline.text
        if isinstance(inline, Text | Code)
        else words_of(inline.content)
        if isinstance(inline, Emphasis | Strong | Link)
        else "^"
        for inline in content
    )


@given(st.lists(INLINES, max_size=5))
def test_nothing_is_lost_or_added_and_no_piece_is_long(content: list[Inline]) -> None:
    pieces = cut(content)
    assert "".join(map(words_of, pieces)) == words_of(content)
    assert all(len(words_of(piece)) <= 12 for piece in pieces)


@given(WORDS)
def test_words_are_cut_between_words(words: str) -> None:
    pieces = list(cut_words(words))
    assert "".join(pieces) == words
    assert all(len(piece) <= 12 for piece in pieces)
    assert all(piece.endswith(" ") or " " not in piece for piece in pieces[:-1])


def test_a_short_paragraph_is_one_piece() -> None:
    content = (Text(text="Short "), Strong(content=(Text(text="one"),)), LineBreak())
    assert cut(content) == [content]


def test_what_is_stressed_or_leads_somewhere_is_so_in_each_piece() -> None:
    link = Link(url="https://example.org", content=(Text(text="words that are long"),))
    assert cut([link]) == [
        (Link(url="https://example.org", content=(Text(text="words that "),)),),
        (Link(url="https://example.org", content=(Text(text="are long"),)),),
    ]
