from pathlib import Path

import pytest

from briefing.document.blocks import Code, CodeBlock, Text
from briefing.document.hidden import spaced, without_hidden
from briefing.document.manifest import parse
from briefing.document.markdown import parse as read
from briefing.document.opening import open_briefing
from briefing.document.walking import blocks, inlines
from tests.document.samples import MANIFEST, files, found, write_folder

NEEDED = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u200c\u200d\u00ad\u00a0\u202f"


def test_what_is_hidden_is_taken_out_and_what_scripts_need_stays() -> None:
    hidden = [chr(at) for at in (*range(9), *range(0xE, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))]
    assert without_hidden("a" + "".join(hidden) + "\u202a\u202b\u202c\u202d\u202eb") == "ab"
    assert without_hidden(f"a\n\r\tb{NEEDED}") == f"a\n\r\tb{NEEDED}"
    for sign in "\v\f\x1c\x1f\x85\u2028\u2029":
        assert without_hidden(f"a{sign}b") == "a b"


def test_words_run_on_with_one_space() -> None:
    assert spaced("12\t340  a\r\n\n b\v\u2028c") == "12 340 a b c"
    assert spaced(f"a{NEEDED}b") == f"a{NEEDED}b"


def test_a_text_of_the_manifest_is_one_paragraph_and_the_key_points_keep_their_lines() -> None:
    text = MANIFEST.replace('issuer = "Somebody"', 'issuer = "a\\u001b[31mRED\\u202eevil\\t1"')
    text = text.replace('text = "Corrected"', 'text = """\none\n\n# Heading\n\n- a\n"""')
    briefing = parse(text.replace('"- A point.[^one]"', '"- a\\n- b"').encode())
    assert briefing.issuer.get("en") == "a[31mREDevil 1"
    assert briefing.corrections[0].text.get("en") == "one # Heading - a"
    assert briefing.summary is not None
    assert briefing.summary.get("en") == "- a\n- b"


def test_a_tab_in_words_is_a_space_and_code_keeps_it() -> None:
    tree = read("12\t340 &#x202e;x &#9;y *a\t\vb*\n\n`c\td\x1b`\n\n```\ne\tf\x9b\n```\n\n|g\th|\n|-|\n")
    words = [each.text for each in inlines(tree) if isinstance(each, Text | Code)]
    assert words == ["12 340 x y ", "a b", "c\td", "g h"]
    assert CodeBlock(text="e\tf\n") in blocks(tree)


def test_a_mark_of_the_order_of_bytes_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", files(en="\ufeff## Head\n\nWords.[^one]\n"))
    with open_briefing(folder) as opened:
        assert type(opened.text("first", "en").blocks[0]).__name__ == "Heading"
    assert found(tmp_path, files(en="\ufeff## Head\n\nWords.[^one]\n")) == []


@pytest.mark.parametrize("sign", ["\x1b", "\x0b", "\x85", "\u202e"])
def test_what_is_hidden_in_a_text_is_found(tmp_path: Path, sign: str) -> None:
    escape = f"\\u{ord(sign):04x}"
    manifest = MANIFEST.replace('title.nl = "Eerste"', f'title.nl = "E{escape}"')
    manifest = manifest.replace("- A point.", f"- A {escape} point.")
    told = f"there is a character that is not shown, {ascii(sign)[1:-1]}. Take it out."
    assert found(tmp_path, files(manifest=manifest, en=f"a\n\nb{sign}[^one]")) == [
        f"briefing.toml, summary.en: {told}",
        f"briefing.toml, sections[0].title.nl: {told}",
        f"sections/en/first.md, line 3: {told}",
    ]
