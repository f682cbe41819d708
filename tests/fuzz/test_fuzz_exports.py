"""Whatever a text holds: it is written as Markdown that reads back the same, and as HTML that is whole and harmless."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from briefing.document import walking
from briefing.document.blocks import BlockTree, Heading, LineBreak, NoteMark
from briefing.document.markdown import parse
from briefing.document.opening import open_briefing
from briefing.errors import BriefingError
from briefing.paper.export.edition import Edition
from briefing.paper.export.html_text import HtmlText
from briefing.paper.export.markdown_text import MarkdownText
from briefing.paper.export.text_tree import LEAST_WIDTH, PlainText
from briefing.paper.options import PrintOptions
from tests.document.samples import files, write_folder
from tests.paper.export.everything import lowered
from tests.paper.export.html_page import Page

TABLE = "| a | b |\n|---|:-:|\n| c | d |\n"
PIECES = [
    *(
        "a",
        "b c",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "``",
        "- ",
        "+ ",
        "1. ",
        "2)",
        "> ",
        "#",
        " # ",
        "    ",
        "\\",
    ),
    *(
        "[x](https://e.org)",
        " https://e.org/x_y. ",
        "https\\://e.org",
        "[y](figure:p)",
        "[^one]",
        "[^n]",
        "\n\n[^n]: ",
        "!",
        "|",
        TABLE,
        "```\n",
        "---\n",
        "===\n",
    ),
    *("\\", "===\n", "&amp;", "<b>", "</p>", "<script>", "~~", "é", "“", '"', "'", "\n  "),
]
texts = some.lists(some.sampled_from(PIECES), max_size=24).map("".join)
same_every_time = settings(
    derandomize=True, max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.too_slow]
)


def trees(text: str) -> Iterator[BlockTree]:
    with contextlib.suppress(BriefingError):
        yield parse(text, sources=["one"])


def has_no_like(tree: BlockTree) -> bool:
    """Whether a text holds what nothing else can: a note that only a lost note led to, a heading of two lines."""
    marks = {each.number for each in walking.inlines(tree) if isinstance(each, NoteMark)}
    headings = [block for block in walking.blocks(tree) if isinstance(block, Heading)]
    broken = any(isinstance(each, LineBreak) for each in walking.inlines(BlockTree(blocks=tuple(headings))))
    return broken or len(marks) < len(tree.notes)


@same_every_time
@given(texts)
@example("+ + + + ")
@example(" #  #  # ")
@example(">     > ")
def test_markdown_reads_back_as_the_same_tree(text: str) -> None:
    writer = MarkdownText(lambda source: f"[^{source}]", lambda kind, name, words: f"[{words}]({kind}:{name})")
    for tree in trees(text):
        if not has_no_like(tree):
            assert parse(writer.tree(tree, "x"), sources=["one"]) == lowered(tree)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[BlockTree], str]]:
    with open_briefing(write_folder(tmp_path_factory.mktemp("small"), files())) as opened:
        edition = Edition(opened, PrintOptions(language="en"), {})
        yield lambda tree: HtmlText(edition, {"figure-p"}).tree(tree, "x")


@same_every_time
@given(text=texts)
def test_html_is_whole_and_brings_nothing_along(html: Callable[[BlockTree], str], text: str) -> None:
    for tree in trees(text):
        page = Page(html(tree))
        assert not page.all("script")
        assert not page.all("b")
        assert all(each["href"].startswith(("#", "https://e.org")) for each in page.all("a"))


@same_every_time
@given(texts)
def test_plain_text_has_no_line_that_could_have_been_broken(text: str) -> None:
    for tree in trees(text):
        for line in PlainText({"one": 1}).tree(tree).splitlines():
            assert len(line) <= 72 or len(line.split()) == 1 or max(map(len, line.split())) >= LEAST_WIDTH
