import re
from pathlib import Path

import pytest

from briefing.document import near
from briefing.document.blocks import Paragraph, Text
from briefing.document.checks import check
from briefing.document.markdown import parse
from tests.document.samples import MANIFEST, files, found, write_folder
from tests.pace import within


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Words.[^one]\n\n### Deep\n", "a heading of level 3 follows one of level 1. Use the level in between."),
        ("Words.[^one]\n\n### *Deep*\n", "a heading of level 3 follows one of level 1"),
        ("Words.[^two]", "there is no source or footnote “two”"),
        ("[a](figure:none) [b](figure:pair)", "there is no figure “none”. Add it to figures, or fix the link"),
        (f"[a](section:{'x' * 100})", f"there is no section “{'x' * 60}…”. Fix the link"),
        (f"[^{'x' * 100}]", f"there is no source or footnote “{'x' * 60}…”. Add it"),
        ("[a](section:none)", "there is no section “none”. Fix the link"),
        ("> " * 40 + "a", "this text is nested"),
        ("![A map](images/a.png)", "a text shows no pictures, and “images/a.png” is one. Put it into a figure"),
        ("![](images/a.png)", "a text shows no pictures, and “images/a.png” is one"),
        ("[a](file:///etc)", "the link to “file:///etc” is of a kind that is not opened. Use http, https or mailto"),
        ("[a](Figure:pair)", "the link to “Figure:pair” is of a kind that is not opened. Write figure:pair."),
        ("[a](fig:pair)", "Write figure:pair."),
        ("[a](sections:first)", "Write section:first."),
        ("[a](source:one)", "Write [^one]."),
        ("[a](pair)", "the link to “pair” is of a kind that is not opened. Write figure:pair."),
        ("[a](mailto:a@b.nl?attach=c)", "it fills in more of a mail than its subject, body and copies. Take the other"),
        ("[a](fig:none)", "Use http, https or mailto, or take it out"),
        ("[a](first.md)", "Write section:first."),
        ("[a](sections/en/first.md#part)", "Write section:first."),
        ("[a](#first)", "Write section:first."),
        ("[a](Section:First)", "Write section:first."),
        ("[a](#)", "Use http, https or mailto, or take it out"),
        ("[a](section:first#part)", "there is no section “first#part”. Write section:first."),
        (
            "[](figure:pair)",
            "the link to “figure:pair” has no words, so that nobody can follow it. Write words between",
        ),
        ("[ ](https://a.org)", "the link to “https://a.org” has no words"),
        ("[a]()", "this link leads nowhere. Write where it leads to"),
        ("<https://u:p@a.org>", "the link to “https://u:p@a.org” is not opened: this address names a user. Take out"),
        ("[a](https://a..org)", "is not opened: “a..org” is not the name of a host"),
        ("[a](https://a.org/b c)", "“](https://a.org/b” is not read as a link. Write %20 for each space"),
        ("x[^my note]", "the name of a footnote has no spaces, and “my note” has. Write [^my-note], where"),
        ("x[^my\nnote]", "the name of a footnote has no spaces, and “my note” has. Write [^my-note], where"),
        ("x[^my note]\n\n[^my note]: Unverified.", "Write [^my-note], where it is marked and before its words."),
        ("Words.[one]", "“[one]” is shown as it is written, and a source or a footnote has this name. Write [^one] to"),
        ("Words.[@one]", "Write [^one] to cite it, or \\[@one] where these words are meant."),
        ("Words.[1]\n\n[^1]: A note.", "Write [^1] to cite it"),
        ("[^ONE]", "there is no source or footnote “ONE”. Write [^one]."),
        ("[^A]\n\n[^a]: Words.", "there is no source or footnote “A”. Write [^a]."),
        (
            "|a|\n|-|\n|b|c|d|",
            "this row has 2 cells more than its table has heads. "
            "Give each column a head, or write \\| for a stroke in the words",
        ),
        (
            "Words.[^one, a]\n\n[^a]: A note.",
            "a mark names one source or note, and “one, a” names several. Write [^one][^a].",
        ),
        ("Words.[^one;@ONE]", "a mark names one source or note, and “one;@ONE” names several. Write [^one][^one]."),
        ("Words.[^one, two]", "the name of a footnote has no spaces, and “one, two” has"),
        ("\tWords.[^one]", "“[^one]” is not read, for these lines begin with a tab or four spaces"),
        ("    See\n    [it](figure:pair).", "“](figure:pair)” is not read, for these lines begin with a tab or four"),
        ("Words[^ one].", "there is no source or footnote “ one”"),
        ("[the pair](figure: pair)", "“](figure: pair)” is not read as a link. Write [words](figure:name)"),
        ("[a] (https://a.org)", "“] (https://a.org)” is not read as a link. Take out the space before the bracket"),
        ("[a]( https://a.org/b c)", "“]( https://a.org/b” is not read as a link. Write %20 for each space"),
        ("Now ~~40~~ 60.", "“~~40~~” is shown as it is written, since who hears a text"),
        ("- [x] done", "“[x]” is shown as it is written, since there are no boxes to tick. Take it out"),
        ("##Title", "“##Title” is not read as a heading. Put a space after the signs #"),
        ("A <b>word</b>.", "“<b>” looks like HTML, which is shown as it is written. Take it out"),
        ("<!-- not yet -->", "“<!--” looks like HTML"),
        ("| a | b |\n| 1[^one] | 2 |", "these lines are not read as a table. Put a row of dashes below its head"),
        ("[^a]\n\n[^a]: One.\n\n[^a]: Two.", "the footnote “a” is there twice, and only the last is shown"),
        ("[^a]: One.", "no mark leads to the footnote “a”. Put its mark where it belongs"),
        ("[^one]\n\n[^one]: Mine.", "the footnote “one” has the name of a source, which is cited instead"),
        ("# Title", "this heading is as high as the title of the section, so it is shown one level lower. Begin it"),
    ],
)
def test_what_is_wrong_in_a_text_is_found(tmp_path: Path, text: str, words: str) -> None:
    sentences = found(tmp_path, files(en=text))
    assert any(re.match(r"sections/en/first.md(, line \d+)?: ", each) and words in each for each in sentences), (
        sentences
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## One.[^one]\n\n#### Deep *down*\n", 3),
        ("Words.[^one]\n\nMore\n[^two]", 4),
        ("\n[a](figure:none)[^one]", 2),
        ("[a][x][^one]\n\n[x]: section:none", 3),
        ("![A map](images/a.png)[^one]", 1),
        ("[^one]\n\n|a|\n|-|\n|b|\n|c|d|\n", 6),
        ("[^one]\n\n[^n]\n\n[^n]: > |a|\n    > |-|\n    > |b|c|d|\n", 7),
        ("## One[^one]\n\n# One", 3),
        ("One[^one]\n\nTwo\n===", 3),
        ("[^one]\n\n| a | b |\n| 1 | 2 |", 3),
        ("[^one]\n\n[^a]: Words.", 3),
        ("`<b>` [^one]\n\nReal <b>\n", 3),
        ("[^one] \\<b>\n\nReal <b>\n", 3),
        ("```\n[^two]\n```\n\n    [^two]\n\n[^one] [^two]\n", 7),
        ("> `` a\n> `<b>` ``\n>\n> <b>[^one]", 4),
        ("`a\\` `<b>` \\` <b\\> \\`[^one]\n\n<b>", 3),
        ("| a |\n|---|\n| `<b>` |\n| `<b>` |\n\n[^one] <b>", 6),
        ("[^one] `a`\r\n\r\n<b>\r\n", 3),
        ("[^one] \\` `<b>` ```<b>`` ```\n\n<b>", 3),
        ("[^one]\nx\\\n[x]() y", 3),
        ("[^one]\n\n[]()", 3),
        ("[a](figure:pair) [^one]\n\n[b](figure: pair)", 3),
        ("[a](figure:pair) [^one]\n\n[b](figure:\n  pair)", 3),
        ("[^one]\n\nNow ~~forty\nand~~ 60.", 3),
        ("[^one]\n\nOne, and two. [one]", 3),
        ("[a](figure:pair)[^one]\n\n[b](figure:pair)\n[](figure:pair)", 4),
        ("[^one]\n\n![x][r]\n\n[r]: https://a.org/x.png", 3),
        ("[^one]\n\n[x](ftp:a)", 3),
        ("[^one]\n\n\ta [^two]\n\tb [^one]\n", 4),
        ("Words.[^one][^n]\n\n```\ncode\n\n[^n]: A note.", 3),
        ("- Words.[^one]\n\n  ~~~~\n  ~~~\n\nMore.", 3),
        ("Words.[^one]\n\n```", 3),
        ("Words.[^one]\r\r```\rcode\r", 3),
    ],
)
def test_what_is_wrong_in_a_text_is_found_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    (sentence,) = found(tmp_path, files(en=text))
    assert sentence.startswith(f"sections/en/first.md, line {line}: ")


def test_code_in_a_cell_without_a_head_moves_no_line(tmp_path: Path) -> None:
    link, row, html = found(tmp_path, files(en="| a |\n|---|\n| `<b>` | `<b>` [x]() |\n\n[^one] <b>"))
    assert html.startswith("sections/en/first.md, line 5: “<b>” looks like HTML")
    assert link.startswith("sections/en/first.md, line 3: this link leads nowhere")
    assert row.startswith("sections/en/first.md, line 3: this row has 1 cell more")


def test_what_is_wrong_twice_is_found_at_both_lines(tmp_path: Path) -> None:
    sentences = found(tmp_path, files(en="[^one][^two]\n\n[x](figure:no)\n\n[^two] [y](figure:no)\n"))
    assert [each.partition(": ")[0].rpartition(" ")[2] for each in sentences] == ["1", "3", "5", "5"]


def test_a_footnote_whose_name_has_a_space_is_shown_as_it_is_written() -> None:
    (first, second) = parse("x[^my note]\n\n[^my note]: Unverified.").blocks
    assert (first, second) == tuple(
        Paragraph(content=(Text(text=words),)) for words in ("x[^my note]", "[^my note]: Unverified.")
    )
    assert len(parse("[a][b]\n\n[b]: https://a.org").blocks) == 1


def test_what_is_wrong_in_the_key_points_is_found_at_its_line(tmp_path: Path) -> None:
    points = 'summary.en = """\n- One.[^one]\n- Two.[^two]\n\n# Three\n"""\nsummary.nl = "Twee[^twee]"\n'
    begin, end = MANIFEST.index("summary.en"), MANIFEST.index("[[sources]]")
    folder = write_folder(tmp_path, files(manifest=MANIFEST[:begin] + points + MANIFEST[end:]))
    lines = (folder / "briefing.toml").read_text("utf-8").splitlines()
    told = {each.what: (each.place, lines[each.line - 1]) for each in check(folder)}
    assert told.pop("there is no source or footnote “two”") == ("summary.en", "- Two.[^two]")
    assert told.pop("there is no source or footnote “twee”") == ("summary.nl", 'summary.nl = "Twee[^twee]"')
    assert list(told.values()) == [("summary.en", 'summary.en = """')]


@pytest.mark.parametrize("place", ["summary.en", "summary.nl", "summary"])
def test_key_points_that_hold_for_several_languages_are_looked_at_once(tmp_path: Path, place: str) -> None:
    points, begin, end = f'{place} = "One.[^two]"\n\n', MANIFEST.index("summary.en"), MANIFEST.index("[[sources]]")
    folder = write_folder(tmp_path, files(manifest=MANIFEST[:begin] + points + MANIFEST[end:]))
    assert [each.place for each in check(folder) if each.what == "there is no source or footnote “two”"] == [place]


def test_code_that_is_closed_is_no_finding(tmp_path: Path) -> None:
    text = "> ```py\n> a\n> ```\n\n1. Words.[^one]\n\n   ~~~~\n   ~~~\n   ~~~~~~ \n\n```\n```\n"
    assert found(tmp_path, files(en=text)) == []


def test_of_very_much_that_is_wrong_in_a_text_the_first_has_its_line(tmp_path: Path) -> None:
    marks = "\n\n".join("".join(f"[^m{at}-{each}]" for each in range(4000)) for at in range(4))
    text = f"[^one]\n\n```\n{'[^' * 500_000}\n```\n\n{marks}\n"
    with within(200):
        sentences = found(tmp_path, files(en=text))
    assert len(sentences) == 16_000
    last = "sections/en/first.md: there is no source or footnote “m3-3999”. Add it, or fix the mark."
    assert sentences[0] == last.replace(":", ", line 7:", 1).replace("m3-3999", "m0-0")
    assert sentences[-1] == last


def test_of_very_many_marks_and_sources_the_first_alone_are_told_what_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = MANIFEST.replace("[[events]]", '[[events]]\ndate = 2021-10-01\ntext = "x[^onee]"\n\n[[events]]', 1)
    parts = files(en="Text.[^onne]\n", manifest=manifest)
    told = "Add it, or write [^one]."
    assert [each.endswith(told) for each in found(tmp_path, parts) if "there is no source" in each] == [True, True]
    monkeypatch.setattr(near, "MOST_COMPARED", len({"one"}))
    assert [each.endswith(told) for each in found(tmp_path, parts) if "there is no source" in each] == [True, False]


def test_what_only_resembles_a_slip_is_not_found(tmp_path: Path) -> None:
    text = "[^one] 1 < 2 > 1, a#1, #1, |a|, `<b>`, &lt;i>, \\##, <https://a.org>, [a] (b)[^n]"
    text += "\n\n```\n# a\n[^n]\n```\n\n[^n]: |"
    text = f"\\[^one] \\[^none] `[^none]` \\[one] `[one]` [*a*](figure:pair) [two] [One] [one](https://a.org) {text}"
    assert found(tmp_path, files(en=text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Words.[^two]", "there is no source “two”. Add it, or fix the mark"),
        ("[a](figure:none)", "there is no figure “none”"),
        ("[a](section:none)", "there is no section “none”"),
        ("![A map](images/a.png)", "a text shows no pictures, and “images/a.png” is one"),
        ("[a](file:///etc)", "the link to “file:///etc” is of a kind that is not opened"),
        ("[the pair](figure: pair)", "“](figure: pair)” is not read as a link"),
        ("A <b>word</b>.", "“<b>” looks like HTML, which is shown as it is written"),
        ("First.\\n\\n- One\\n- Two", "this is shown as one paragraph, without lists, headings or tables"),
        ("[" * 10_001, "a paragraph has more than 10000 square brackets"),
    ],
)
@pytest.mark.parametrize(
    ("old", "place"),
    [
        ('caption = "A caption"', "figures[0].caption"),
        ('text = "Something"', "events[0].text"),
        ('text = "Corrected"', "corrections[0].text"),
        ('note = "A note"', "sources[0].note"),
    ],
)
def test_what_is_wrong_in_a_text_of_one_paragraph_is_found(
    tmp_path: Path, old: str, place: str, text: str, words: str
) -> None:
    key = old.partition(" = ")[0]
    manifest = MANIFEST.replace(old, f'{key}.en = "{text}"\n{key}.nl = "Woorden"')
    sentence, *_others = found(tmp_path, files(manifest=manifest))
    assert sentence.startswith(f"briefing.toml, {place}.en: ")
    assert words in sentence


def test_words_of_one_paragraph_are_no_findings(tmp_path: Path) -> None:
    said = "3 °C, - 4, # 4, AT&T, 1. a_b_c ## and \\\\* over\\ntwo lines.[^one]"
    manifest = MANIFEST.replace('"A caption"', f'"{said}"').replace('"Something"', '"2021. | a | b |"')
    sentences = found(tmp_path, files(manifest=manifest))
    assert all("one text for all languages" in each for each in sentences)


@pytest.mark.parametrize("old", ['"A caption"', '"Something"', '"Corrected"', '"A note"'])
def test_a_source_that_only_a_text_of_one_paragraph_cites_is_used(tmp_path: Path, old: str) -> None:
    manifest = MANIFEST.replace("[^one]", "")
    unused = files(manifest=manifest, en="Words.", nl="Woorden.")
    assert found(tmp_path / "a", unused) == [
        "briefing.toml, sources[0]: no text cites the source “one”. Cite it, or take it out."
    ]
    cited = manifest.replace(old, f'{old[:-1]}.[^one]"')
    assert found(tmp_path / "b", files(manifest=cited, en="Words.", nl="Woorden.")) == []


def test_a_finding_in_a_caption_leads_to_its_figure_and_line(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('"A caption"', '"A caption.[^two]"')
    [finding] = check(write_folder(tmp_path / "x", files(manifest=manifest)))
    assert (finding.figure, finding.line) == ("pair", 1 + manifest[: manifest.index("[^two]")].count("\n"))


@pytest.mark.parametrize("before", ["", "    "])
def test_marks_that_only_ever_begin_take_no_longer_than_other_words(tmp_path: Path, before: str) -> None:
    text = f"Words.\n\n{before}{'[^' * 9000}{'a' * 80_000}\n"
    with within(100):
        assert found(tmp_path, files(en=text, nl="Woorden.")) == []
