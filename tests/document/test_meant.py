"""What other ways to write Markdown have, and this one shows as it is written, is found."""

from pathlib import Path

import pytest

from tests.document.samples import MANIFEST, files, found
from tests.pace import within

NO_LINK = "is not read as a link. Write [words](https://example.org), or \\[ where brackets are meant."
NO_BOX = "is shown as it is written, since a text has no boxes around words. Take it out, or say it in words."
NO_FORMULA = "is shown as it is written, since formulas are not read. Write it in words, or with signs such as ² and ₂."
NO_SIGN = "is shown as it is written, since these signs mean nothing here. Take the signs out."
NO_NOTE = "is not read as a footnote. Write [^name], and on a line of its own [^name]: with the words."
NO_LIST = (
    "is not read as the first of a list, so its lines run on as one paragraph. "
    "Write 1. and 2., or leave an empty line between them."
)
NO_KEYS = (
    "sections/en/first.md, line 1: the lines from --- to --- are shown as words, for a text has no keys. "
    "Take them out; what they say of it is told in briefing.toml."
)
MORE = "a mark names a source or a note and nothing else, and “{}” says more. Write [^{}], and the page in words."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [the report][none].", f"“[the report][none]” {NO_LINK}"),
        ("Water^[as *others* say].", f"“^[as ” {NO_NOTE}"),
        ("Water^[as others say].", f"“^[as others say]” {NO_NOTE}"),
        ("> [!NOTE]\n> Words.", f"“[!NOTE]” {NO_BOX}"),
        ("> [!info] Words.", f"“[!info]” {NO_BOX}"),
        (":::note\nWords.\n:::", f"“:::note” {NO_BOX}"),
        ("::: {.note}\nWords.\n:::", f"“::: {{.note}}” {NO_BOX}"),
        ("So $E=mc^2$.", f"“$E=mc^2$” {NO_FORMULA}"),
        (r"So $$\frac{1}{2}$$.", rf"“$\frac{{1}}{{2}}$” {NO_FORMULA}"),
        ("See [[Flood]].", f"“[[Flood]]” {NO_SIGN}"),
        ("See ==this==.", f"“==this==” {NO_SIGN}"),
        ("a) One\nb) Two", f"“a)” {NO_LIST}"),
        ("(a) One,\nwhich is long\n(b) Two", f"“(a)” {NO_LIST}"),
        ("[^one, p. 3]", MORE.format("one, p. 3", "one")),
        ("[^ONE pp. 3-4]", MORE.format("ONE pp. 3-4", "one")),
    ],
)
def test_what_is_meant_otherwise_is_found(tmp_path: Path, text: str, words: str) -> None:
    assert found(tmp_path, files(en=f"[^one]\n\n{text}\n")) == [f"sections/en/first.md, line 3: {words}"]


def test_the_line_of_a_list_by_letters_is_told_though_its_sign_stands_above(tmp_path: Path) -> None:
    text = "By (a) all is closed.[^one]\n\n(a) One\n(b) Two\n"
    assert found(tmp_path, files(en=text)) == [f"sections/en/first.md, line 3: “(a)” {NO_LIST}"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["---", "..."])
def test_keys_before_a_text_are_found(tmp_path: Path, end: str, last: str) -> None:
    text = end.join(("---", "title: Flood", "tags:", "  - a", "- b", last, "", "Words.[^one]", ""))
    assert found(tmp_path, files(en=text)) == [NO_KEYS]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 = €4, or US$10_000, or $20^ and {more} $30.",
        "$ x^2 $ and \\$x^2\\$ and `$x^2$`",
        "items[i][j], [1][2], [sic][…], \\[a\\]\\[b\\]",
        "Kyiv[a][b] grew.[a][b] It “grew”[c][d][e], so they say.[citation needed][1]",
        "“\\[The troops][emphasis added] left,” he said.",
        "if a == b and c == d, or a==b and c==d",
        "Five^[1] and 2^[n] and [[1]]",
        "a) One\n\nb) Two",
        "a) One\\\nb) Two",
        "(a) One,  \n(b) Two",
        "```\na) One\nb) Two\n```",
        "a) One, and b) two\nC. Three",
        "---\n\nWords: these.\n\n---",
        ":: and ::: and !NOTE",
    ],
)
def test_words_that_only_resemble_that_are_no_findings(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, files(en=f"{text}\n\n[^one]\n")) == []


@pytest.mark.parametrize("words", ["[the report][none]", "$E=mc^2$", "==this==", "~~that~~"])
def test_in_one_paragraph_they_are_found_too(tmp_path: Path, words: str) -> None:
    sentences = found(tmp_path, files(manifest=MANIFEST.replace('"A caption"', f'"{words}"')))
    assert [each.partition(": ")[0] for each in sentences] == ["briefing.toml, figures[0].caption"]


@pytest.mark.parametrize("words", ["$^", "==a", "[[a", "[a", "^[a ", "a) b\n", "---\na: b\n", "a: b\n- "])
def test_what_only_ever_begins_takes_no_longer_than_other_words(tmp_path: Path, words: str) -> None:
    text = f"[^one]\n\n{words * 3000}\n"
    with within(100):
        found(tmp_path, files(en=text))


def test_a_mark_with_very_many_spaces_takes_no_longer_than_another(tmp_path: Path) -> None:
    with within(10):
        found(tmp_path, files(en=f"[^one]\n\n[^one{chr(0xA0) * 20_000}x]\n"))
