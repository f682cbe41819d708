"""Captions, events, corrections and notes of sources, which are one paragraph of Markdown."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.document import kept_texts, markdown
from briefing.document.blocks import Citation, Code, Emphasis, FigureLink, Link, SectionLink, Strong, Text
from briefing.document.hidden import spaced
from briefing.document.line_texts import LineReader, is_marked
from briefing.document.line_words import seen_runs, told_words
from briefing.document.manifest_texts import line_texts as texts_of
from briefing.document.markdown import parse_line
from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST, MARKED, files, write_folder

ROOT = Path(__file__).resolve().parents[2]


def test_the_four_texts_are_read(tmp_path: Path) -> None:
    one = Citation(source="one")
    with open_briefing(write_folder(tmp_path / "x", files(manifest=MARKED))) as opened:
        places, texts = zip(*texts_of(opened.briefing), strict=True)
        assert places == ("corrections[0].text", "sources[0].note", "figures[0].caption", "events[0].text")
        assert opened.lines(texts, "en") == [
            (
                Text(text="Corrected in "),
                SectionLink(section="first", content=(Text(text="First"),)),
                Text(text="."),
                one,
            ),
            (Text(text="A "), Code(text="note"), Text(text="."), one),
            (
                Text(text="A "),
                Emphasis(content=(Text(text="caption"),)),
                Text(text=" of "),
                FigureLink(figure="pair", content=(Text(text="it"),)),
                Text(text="."),
                one,
            ),
            (
                Strong(content=(Text(text="Something"),)),
                Text(text=" | "),
                Link(url="https://example.org/way", content=(Text(text="happened"),)),
                Text(text="."),
                one,
            ),
        ]
        assert opened.lines([None], "en") == [()]


def test_blocks_and_footnotes_are_words_in_them() -> None:
    assert parse_line("# A - b[^x]") == (Text(text="# A - b[^x]"),)
    assert LineReader(()).read(["- One - Two 3. [^x]: x End"]) == [(Text(text="- One - Two 3. [^x]: x End"),)]


@given(st.text(max_size=60))
def test_words_without_a_sign_are_what_the_parser_makes_of_them(words: str) -> None:
    line = spaced(words).strip(" ")  # as the manifest has it
    assume(not is_marked(line))
    assert LineReader(()).read([line]) == [parse_line(line)]


def test_words_without_a_sign_do_without_the_parser(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", files())
    code = (
        "import sys, pathlib; from briefing.document.opening import open_briefing;"
        "from briefing.document.manifest_texts import line_texts;"
        f"opened = open_briefing(pathlib.Path({str(folder)!r}));"
        "lines = opened.lines((words for _, words in line_texts(opened.briefing)), 'en');"
        "print(len(lines), 'markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["4", "False"]


def test_a_text_is_parsed_once_for_all_times_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "x", files(manifest=MARKED))
    with open_briefing(folder) as opened:
        texts = [words for _place, words in texts_of(opened.briefing)]
        lines = opened.lines(texts, "en")
        monkeypatch.setattr(markdown, "parse_line", lambda *_words, **_named: pytest.fail("parsed again"))
        assert [opened.lines([each], "en")[0] for each in texts] == lines
    with open_briefing(folder) as again:
        assert again.lines(texts, "en") == lines


def test_a_section_of_the_same_words_is_kept_apart() -> None:
    LineReader(()).read(["# *a*"])
    assert kept_texts.recall("# *a*", ()) is None


def test_what_is_beyond_the_limits_is_shown_as_it_is_written() -> None:
    words = "[" * (markdown.MOST_BRACKETS + 1)
    assert LineReader(()).read([words, "*a*"]) == [(Text(text=words),), (Emphasis(content=(Text(text="a"),)),)]
    deep = "*a **b " * markdown.MOST_DEPTH + "c** d*" * markdown.MOST_DEPTH
    assert LineReader(()).read([deep]) == [(Text(text=deep),)]


def test_words_that_are_seen_know_where_they_lead() -> None:
    content = parse_line("[*A* b](https://a.org) [c](figure:pair) [d](section:first)[^one]", sources=["one"])
    assert [(run.words, run.address) for run in seen_runs(content, {"one": 1}) if run.address] == [
        ("A", "https://a.org"),
        (" b", "https://a.org"),
        ("c", "figure:pair"),
        ("d", "section:first"),
        ("¹", "source:one"),
    ]


@pytest.mark.parametrize(
    ("text", "seen", "told"),
    [
        ("A *field*[^one] and `code`.[^two][^one]", "A field¹ and code.¹²\xa0¹", "A field [1] and code. [12] [1]"),
        ("It is 45 m[^one] wide, 3 km²[^two].", "It is 45 m⁽¹⁾ wide, 3 km²⁽¹²⁾.", "It is 45 m [1] wide, 3 km² [12]."),
        ("[**A pair**](figure:pair) [^one]", "A pair ¹", "A pair [1]"),
        ("[^one] says", "¹ says", "[1] says"),
        ("", "", ""),
    ],
)
def test_a_text_is_seen_and_told_with_the_numbers_of_its_sources(text: str, seen: str, told: str) -> None:
    numbers = {"one": 1, "two": 12}
    line = parse_line(text, sources=numbers)
    assert "".join(run.words for run in seen_runs(line, numbers)) == seen
    assert told_words(line, numbers) == told


def test_a_sign_is_seen_in_all_that_is_more_than_words() -> None:
    assert not is_marked(MANIFEST.partition("[")[0].replace("_", ""))
    for words in ("*a*", "_a_", "`a`", "[a](b)", "a\\_b", "<https://a.org>", "&amp;", "&#65;", "https://a.org"):
        assert is_marked(words)
