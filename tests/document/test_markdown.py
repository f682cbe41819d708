import gc

import pytest

from briefing.document import markdown, walking, whole_tables
from briefing.document.addresses import leads_out
from briefing.document.blocks import (
    Block,
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from briefing.document.markdown import parse
from briefing.errors import LimitExceeded
from tests.pace import within


def only(text: str, *sources: str) -> Block:
    (block,) = parse(text, sources=sources).blocks
    return block


def test_words_of_every_kind_are_read() -> None:
    assert only("a *b* **c** `d`\ne\\\nf") == Paragraph(
        content=(
            Text(text="a "),
            Emphasis(content=(Text(text="b"),)),
            Text(text=" "),
            Strong(content=(Text(text="c"),)),
            Text(text=" "),
            Code(text="d"),
            Text(text=" e"),
            LineBreak(),
            Text(text="f"),
        )
    )


def test_links_lead_to_figures_sections_and_out() -> None:
    content = only("[a](figure:x) [b](section:y) [c](https://example.org) [d](mailto:a@b.nl)")
    assert isinstance(content, Paragraph)
    kinds = [type(each).__name__ for each in content.content[::2]]
    assert kinds == ["FigureLink", "SectionLink", "Link", "Link"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc", "https:evil", "http://a@b.nl", "ftp://x.nl", "//x.nl", "https://[x"],
)
def test_other_links_stay_words(address: str) -> None:
    assert not leads_out(address)
    tree = parse(f"[words](<{address}>)")
    assert not any(isinstance(each, Link) for each in walking.inlines(tree))
    assert "words" in "".join(each.text for each in walking.inlines(tree) if isinstance(each, Text))


def test_html_and_pictures_stay_words() -> None:
    tree = parse("<script>x</script>\n\n<b>y</b> ![z](https://example.org/z.png)\n")
    assert all(isinstance(each, Text) for each in walking.inlines(tree))


def test_a_source_is_cited_and_another_mark_leads_to_a_note() -> None:
    tree = parse("a[^one] b[^n] c[^none] d[^", sources=["one"])
    assert only("Words[^one.", "one") == Paragraph(content=(Text(text="Words[^one."),))
    assert parse("a[^n]\n\n[^n]: Note.", sources=["one"]).notes == ((Paragraph(content=(Text(text="Note."),)),),)
    assert Citation(source="one") in walking.inlines(tree)
    found = parse("a[^n] [b[^one]](https://example.org)\n\n[^n]: Note[^one].", sources=["one"])
    assert NoteMark(number=1) in walking.inlines(found)
    assert sum(isinstance(each, Citation) for each in walking.inlines(found)) == 2


def test_blocks_of_every_kind_are_read() -> None:
    text = "# A\n\n- a\n- b\n\n3. c\n\n> d\n\n```py hl=1\ne\n```\n\n---\n\n|f|g|\n|:-|-:|\n|*h*|i|\n"
    heading, bullets, numbers, quote, code, rule, table = parse(text).blocks
    assert heading == Heading(level=2, content=(Text(text="A"),))
    assert isinstance(bullets, List)
    assert len(bullets.items) == 2
    assert bullets.start is None
    assert isinstance(numbers, List)
    assert numbers.start == 3
    assert isinstance(quote, Quote)
    assert code == CodeBlock(text="e\n", language="py")
    assert rule == Rule()
    assert isinstance(table, Table)
    assert table.alignments == ("left", "right")
    assert len(table.rows) == 1
    words = [each.text for each in walking.inlines(parse(text)) if isinstance(each, Text)]
    assert words == ["A", "a", "b", "c", "d", "f", "g", "h", "i"]


@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_a_table_is_as_wide_as_its_widest_row(before: str) -> None:
    inner = " " * len(before) if before == "- " else before
    lines = ["|a|b|", "|-|-:|", "|c|", "|d|*e*|f `g\\|h`||", "|i|j[^one]|", "k|l| m |n[^one]"]
    tree = parse(before + f"\n{inner}".join(lines), sources=["one"])
    (table,) = (block for block in walking.blocks(tree) if isinstance(block, Table))
    assert [walking.words(cell) for cell in table.header] == ["a", "b", "", ""]
    assert [[walking.words(cell) for cell in row] for row in table.rows] == [
        ["c", "", "", ""],
        ["d", "e", "f g|h", ""],
        ["i", "j", "", ""],
        ["k", "l", "m", "n"],
    ]
    assert table.alignments == ("", "right", "", "")
    assert sum(isinstance(each, Citation) for each in walking.inlines(tree)) == 2


def test_a_table_may_follow_words_at_once() -> None:
    assert [type(block).__name__ for block in parse("Words\n|a|\n|-|\n|b|c|").blocks] == ["Paragraph", "Table"]


def test_cells_without_a_head_are_as_many_as_others_at_most() -> None:
    with pytest.raises(LimitExceeded):
        parse("|a|\n|-|\n|" + "b|" * 20_000)


def test_a_table_that_would_have_very_many_cells_is_refused_before_they_are_made() -> None:
    with within(100), pytest.raises(LimitExceeded, match="elements"):
        parse("|a|\n|-|\n" + "|b|\n" * 3_000 + "|" + "c|" * 3_000)


def test_nesting_past_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded) as refused:
        parse("> " * 40 + "a", where="sections/en/x.md")
    assert refused.value.limit == "depth"
    assert refused.value.where == "sections/en/x.md"
    with pytest.raises(LimitExceeded):
        parse("*a " * 40 + "b" + "*" * 40)


def test_marks_that_would_take_minutes_are_refused() -> None:
    with pytest.raises(LimitExceeded) as refused:
        parse("a\n\n" + "[" * 20_000)
    assert refused.value.limit == "marks"
    assert parse("[a] " * 5000 + "\n\n" + "[a] " * 5000).blocks


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ((("> " + "[" * 9_000 + "\n") * 3), "marks", "a paragraph has more than 10000 square brackets"),
        (("[" * 9_999 + "\n \n") * 20, "marks", "this text has more than 50000 square brackets"),
        ("a\r" * 200_000, "lines", "this text has more than 50000 lines"),
        ("a\r\n" * 50_001, "lines", "this text has more than 50000 lines"),
        (">" * 30 + "a\n" + "b\n" * 200_000, "lines", "this text has more than 50000 lines. Make two sections of it"),
        ("|a" * 8_000 + "|\n" + "|-" * 8_000 + "|\n" + "|x|\n" * 40_000, "elements", "and the like., at most 50000"),
    ],
)
def test_what_would_take_long_is_refused_soon(text: str, limit: str, words: str) -> None:
    with within(100):
        with pytest.raises(LimitExceeded, match=rf"^sections/en/x.md: .*{words}") as refused:
            parse(text, where="sections/en/x.md")
        assert refused.value.limit == limit


@pytest.mark.parametrize(("limit", "text"), [("MOST_LINES", "a\nb\r\nc\r"), ("MOST_ALL_BRACKETS", "[a]\n\n[b]\n\n[c]")])
def test_as_much_as_there_may_be_is_read_and_no_more(monkeypatch: pytest.MonkeyPatch, limit: str, text: str) -> None:
    monkeypatch.setattr(markdown, limit, 3)
    assert parse(text).blocks
    monkeypatch.setattr(markdown, limit, 2)
    with pytest.raises(LimitExceeded, match="this text has more than 2 "):
        parse(text)


@pytest.mark.parametrize(
    ("said", "language"), [("c++", "c++"), (" C#  ", "C#"), ("\tpy wide", "py"), ("{.py}", ""), ("", "")]
)
def test_the_language_of_code_is_the_first_word_behind_its_signs(said: str, language: str) -> None:
    assert parse(f"```{said}\ne\n```").blocks == (CodeBlock(text="e\n", language=language),)


def test_lines_are_counted_once_however_they_end() -> None:
    assert parse("\r\n" * 30_000 + "\n" * 10_000 + "\r" * 9_000 + "a").blocks


def test_brackets_of_code_and_of_a_table_are_no_marks_of_one_paragraph() -> None:
    assert parse("```\n" + "[" * 60_000 + "\n```\n").blocks
    assert parse("|a|\n|-|\n" + "|[a] [b] [c]|\n" * 4_000).blocks


@pytest.mark.parametrize("text", ["a\n\n" * 20, "*a* " * 20])
def test_more_elements_than_allowed_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_tables, "MOST_ELEMENTS", 20)
    with pytest.raises(LimitExceeded) as refused:
        parse(text)
    assert refused.value.limit == "elements"


@pytest.mark.parametrize("last", ["- a list", "> a quote", "```\ncode\n```", "---"])
def test_a_footnote_may_end_in_any_block(last: str) -> None:
    indented = last.replace("\n", "\n    ")
    (note,) = parse(f"Words.[^n]\n\n[^n]: A note\n\n    {indented}\n").notes
    assert len(note) == 2
    assert note == parse(f"A note\n\n{last}\n").blocks


def test_a_text_that_is_read_leaves_no_garbage_for_the_window_to_look_for() -> None:
    text = "Some *words*[^n], **[more](https://example.org)** of them.\n\n- An item\n\n" * 40 + "[^n]: A note.\n"
    parse(text)  # the first makes what stays
    gc.collect()
    tree = parse(text)
    assert gc.collect() < len(tree.blocks)
