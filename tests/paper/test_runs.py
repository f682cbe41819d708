import pytest

from briefing.document.blocks import Block, Heading
from briefing.document.markdown import parse
from briefing.paper.runs import Run, places, runs_of

SOURCES = frozenset({"one", "two", "three", "four"})
LONG = "Words that fill a good part of a line of the text. " * 4


def runs(text: str) -> list[Run]:
    """The runs of a text, which hold all of its blocks in order."""
    blocks = parse(text, sources=SOURCES).blocks
    found = list(runs_of(blocks, SOURCES))
    together: list[Block] = [block for run in found for block in run.blocks]
    assert together == list(blocks)
    return found


def cited(text: str) -> list[set[str]]:
    return [set(run.cited) for run in runs(text)]


def test_sources_stand_beside_the_words_that_cite_them() -> None:
    assert cited(f"{LONG}\n\n{LONG}[^one]\n\n{LONG}[^two]\n") == [set(), {"one"}, {"two"}]


def test_what_follows_is_taken_in_where_sources_would_reach_below_their_words() -> None:
    assert cited(f"Short.[^one][^two]\n\n{LONG}\n\n{LONG}\n\n{LONG}[^three]\n") == [{"one", "two"}, {"three"}]
    assert cited("Short.[^one]\n\nThe end.[^two]\n") == [{"one", "two"}]


def test_a_source_is_named_once_under_each_heading() -> None:
    found = runs(f"{LONG}[^one]\n\n{LONG}[^one]\n\n## Next\n\n{LONG}[^one]\n")
    assert [set(run.cited) for run in found] == [{"one"}, set(), set(), {"one"}]
    assert [run.is_heading for run in found] == [False, False, True, False]
    assert isinstance(found[2].blocks[0], Heading)


def test_a_source_that_was_named_about_a_page_before_is_named_again() -> None:
    text = f"{LONG}[^one]\n\n" * 16
    named = [at for at, sources in enumerate(cited(text)) if sources]
    assert named[0] == 0
    assert len(named) == 2, "not more often than there are pages"


def test_only_sources_that_are_printed_and_addresses_that_are_not_seen_are_named() -> None:
    (run,) = runs_of(parse("a[^one] [b](https://b.example) [https://c.example](https://c.example)").blocks, frozenset())
    assert (run.cited, run.addresses, run.named) == (frozenset(), ("https://b.example",), 1)


@pytest.mark.parametrize(
    "block",
    ["- a\n- b[^one]", "> a\n>\n> b[^one]", "```\na\nb\n```\n\n[^one]", "|a|b|\n|-|-|\n|c|d[^one]|", "a\n\n---"],
)
def test_blocks_of_every_kind_are_taken_in(block: str) -> None:
    assert sum(run.lines for run in runs(block)) >= 2


@pytest.mark.parametrize("source", ["", "[^one]"])
def test_a_figure_stands_after_the_list_or_table_to_which_the_words_that_tell_of_it_lead(source: str) -> None:
    def blocks_before(text: str) -> int:
        found = runs(f"{LONG}\n\n{text}\n\n{LONG}\n\n{LONG}")
        (at,) = places(["pair"], found)
        return sum(len(run.blocks) for run in found[:at])

    told = f"{LONG}[It](figure:pair)"
    assert blocks_before(f"{told}:{source}\n\n- one\n- two") == 3
    assert blocks_before(f"{told}:{source}\n\n|a|b|\n|-|-|\n|1|2|") == 3
    assert blocks_before(f"{told}.{source}\n\n- one\n- two") == 2
    assert blocks_before(f"{told}:{source}\n\nMore.") == 2


def test_a_table_of_many_columns_stands_alone() -> None:
    wide = "|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5[^one]|"
    assert [run.is_wide for run in runs(f"Words.\n\n{wide}\n\nWords.\n")] == [False, True, False]


def test_a_table_of_words_that_do_not_fit_is_told_in_lines_beside_which_notes_stand() -> None:
    heads = "|".join(f"inhabitants{at}" for at in range(30))
    (run,) = runs(f"|{heads}|\n|{'-|' * 30}\n|{'1|' * 30}\n|{'2|' * 30}\n")
    assert not run.is_wide
    assert run.lines == 60
