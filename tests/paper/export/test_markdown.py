import re
from pathlib import Path

import pytest

from briefing.document.blocks import BlockTree
from briefing.document.markdown import parse
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.paper.export.markdown_text import MarkdownText
from tests.document.samples import MANIFEST, MARKED
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make
from tests.paper.export.everything import TEXT, WORDS, lowered


def written(text: str) -> tuple[BlockTree, BlockTree]:
    """A text as a tree, and the same after it was written as Markdown and read again."""
    before = parse(text, sources=["one"])
    writer = MarkdownText(lambda source: f"[^{source}]", lambda kind, name, words: f"[{words}]({kind}:{name})")
    return before, parse(writer.tree(before, "x"), sources=["one"])


def test_what_is_written_reads_back_as_the_same_tree() -> None:
    before, after = written(TEXT)
    assert after == lowered(before)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n<!-- -->\n\n- b",
        "* a\n- b\n+ c",
        "1. a\n\n1) b\n\n5. c",
        "- - - a",
        "- ***",
        "> - a\n>\n>   b\n\n> c",
        "-\n-",
        "- ```\n  a\n\n  b\n  ```",
        "*a*b**c**_d_",
        "# a \\#",
        "- # b\n\n> ### c",
        "```\n```",
        "```c++ {.wide}\na\n```\n\n~~~ `b\nc\n~~~",
        "` ` x",
        "`` `a` ``  x",
        "a\\\n\\# b\\\n1\\. c",
        "\\!\\[a](b) !\\[a] \\![a](https://e.org/x)",
        "&copy; &amp;copy; &amp;#35; a&b",
        "[a](<https://e.org/b c>) [a](https://e.org/(b) <https://e.org>",
        "https://e.org/a_b, https\\://e.org `https://e.org` [https://e.org](https://a.org) https://e.org/é",
        "# One\n\nTwo\n===\n\n= three",
        "| a |\n|---|\n| b \\| c |\n| |",
        "a[^1] b[^2]\n\n[^1]: x\n\n    - y\n\n[^2]: z",
        "\\`a\\` \\\\ \\_b\\_ c_d_e \\<f> \\~g\\~",
    ],
)
def test_odd_texts_read_back_as_well(text: str) -> None:
    before, after = written(text)
    assert after == lowered(before)


def test_an_address_is_written_as_one() -> None:
    writer = MarkdownText(str, lambda _kind, _name, words: words)
    assert writer.tree(parse("See https://e.org/a_b."), "x") == "See <https://e.org/a_b>."


def test_a_heading_of_two_lines_becomes_one_of_one() -> None:
    writer = MarkdownText(str, lambda _kind, _name, words: words)
    assert writer.tree(parse("one\\\ntwo\n==="), "x") == "### one two"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_file_is_complete_and_its_links_lead_somewhere(builtin: OpenedBriefing, make: Make, language: str) -> None:
    text = make(builtin, "md", language=language, historical=True, folder="x-images").data.decode()
    headings = re.findall(r"^(?:> )?#+ (.*)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    targets = re.findall(r"\]\(#([^)]*)\)", text)
    assert len(targets) > 20
    assert set(targets) <= anchors
    assert headings[0] == builtin.briefing.title.get(language)
    for section in builtin.briefing.sections:
        assert section.title.get(language) in headings
    assert {"en": "> Historical edition", "nl": "> Historische editie"}[language] in text
    assert text.endswith("\n")
    assert text.count("Maxar Technologies") >= 4


def test_pictures_lie_beside_the_file_under_names_made_of_their_bytes(builtin: OpenedBriefing, make: Make) -> None:
    made = make(builtin, "md", folder="x-images")
    text = made.data.decode()
    names = re.findall(r"!\[[^\]]+\]\(x-images/([^)]+)\)", text)
    assert [re.sub(r"-[0-9a-f]{10}\.", ".", name) for name in names] == [
        "crimea-2021-10-07.jpg",
        "crimea-2021-12-13.jpg",
        "crimea-map.svg",
    ]
    assert set(names) == set(made.pictures)
    assert made.pictures[names[0]].startswith(b"\xff\xd8")
    assert "**7 October 2021** · Before · Illustration" in text
    assert make(builtin, "md", folder="x-images") == made


def test_without_a_folder_pictures_are_told_in_words(small: OpenedBriefing, make: Make) -> None:
    made = make(small, "md")
    text = made.data.decode()
    assert not made.pictures
    assert "![" not in text
    assert "Picture: Fields and tents" in text
    assert "Place: Somewhere (45.3°\u00a0N,\u00a034.1°\u00a0E)." in text
    assert "## Corrections\n\n- **3 January 2022** Corrected" in text
    assert "<https://example.org/one>" in text


def test_a_figure_stands_set_apart_where_the_text_tells_of_it(tmp_path: Path, make: Make) -> None:
    text = "One.[^one]\n\nSee [it](figure:pair).[^1]\n\n- a\n\n## A pair\n\nTwo.\n\n[^1]: # A pair\n"
    with open_briefing(small_briefing(tmp_path / "apart", en=text)) as opened:
        written = make(opened, "md").data.decode()
    told, figure, after, rest = map(
        written.index, ("See [it](#a-pair)", "\n\n> ### A pair\n>\n> **7", "\n\n- a", "Two.")
    )
    assert told < figure < after < rest
    section = written[written.index("## First") : written.index("## Timeline")]
    kinds = [type(each).__name__ for each in parse(section, sources=()).blocks]
    assert kinds == ["Heading", "Paragraph", "Paragraph", "Quote", "List", "Heading", "Paragraph"]


def test_a_picture_at_fault_is_told(tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "broken")
    (folder / "images/b.png").unlink()
    with open_briefing(folder) as opened:
        made = make(opened, "md", folder="a b")
    assert "This picture cannot be shown: this file is not in the briefing" in made.data.decode()
    assert "Picture: Fields and tents" in made.data.decode()
    assert "](<a b/pair-2021-10-07-" in made.data.decode()
    assert sorted(name.split("-")[1] for name in made.pictures) == ["2021", "map"]


def test_everything_and_hostile_words_stay_words(everything: OpenedBriefing, tmp_path: Path, make: Make) -> None:
    text = make(everything, "md").data.decode()
    assert all(words in text for words in WORDS)
    assert "[the pair](#a-pair)" in text
    assert "nowhere." in text
    assert "[nowhere]" not in text
    manifest = MANIFEST.replace('"A caption"', '"# <b> *x* | [y](z)"').replace('"Something"', '"a | b"')
    manifest = manifest.replace('"Somebody"\ntitle', '"Of\u00a0two\\nlines"\ntitle')
    with open_briefing(small_briefing(tmp_path / "evil", manifest=manifest)) as opened:
        text = make(opened, "md").data.decode()
    assert "\nOf\u00a0two lines\n" in text
    assert "\n> \\# \\<b> *x* | y\n" in text
    assert "| a \\| b [See" in text


def test_texts_of_one_paragraph_are_markdown_too(tmp_path: Path, make: Make) -> None:
    with open_briefing(small_briefing(tmp_path / "marked", manifest=MARKED)) as opened:
        text = make(opened, "md").data.decode()
    for line in (
        "> A *caption* of [it](#a-pair).[\\[1\\]](#sources)",
        "| **November to 13 December 2021** | **Something** \\| [happened](https://example.org/way)."
        "[\\[1\\]](#sources) [See “First”.](#first) |",
        "- **3 January 2022** Corrected in [First](#first).[\\[1\\]](#sources)",
        "   A `note`.[\\[1\\]](#sources)",
    ):
        assert line in text.splitlines(), (line, text)


def test_headings_of_the_same_words_count_up(tmp_path: Path, make: Make) -> None:
    manifest = MANIFEST.replace('title = "A pair"', 'title = "Sources"').replace(
        'title.en = "First"', 'title.en = "Contents"'
    )
    text = "See [it](figure:pair) and [this](section:first).[^one]\n\n## `Sources` *now*\n\n## Sources\n"
    with open_briefing(small_briefing(tmp_path / "same", manifest=manifest, en=text)) as opened:
        written = make(opened, "md").data.decode()
    assert "[it](#sources) and [this](#contents-1).[\\[1\\]](#sources-2)" in written


def test_alignment_is_disclosed(small: OpenedBriefing, make: Make) -> None:
    from briefing.imagery.comparing.comparison import Alignment, Comparison, Method

    moved = {"pair": Comparison(alignment=Alignment(dx=20, method=Method.NUDGED))}
    for form in ("md", "txt"):
        words = " ".join(make(small, form, moved).data.decode().split())
        assert "“13 December 2021” was aligned by hand: shifted by 20 and 0 pixels" in words
