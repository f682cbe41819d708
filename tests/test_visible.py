import json

import pytest

from briefing.visible import shortened, visible, visible_json


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x1b]0;pwn\x07.txt", r"a\x1b]0;pwn\x07.txt"),
        ("a\x9b31m\x7f", r"a\x9b31m\x7f"),
        ("title.e\nn\r\t", r"title.e\nn\r\t"),
        ("gpj.\u202eb\u2066\u200f\u2028\ufeff", r"gpj.\u202eb\u2066\u200f\u2028\ufeff"),
        ("b\udcff", r"b\udcff"),
        ("Éen “naam” \u00a0\u2009… 漢字 👨‍👩‍👧 می‌خواهم", "Éen “naam” \u00a0\u2009… 漢字 👨‍👩‍👧 می‌خواهم"),
    ],
)
def test_what_is_hidden_in_words_is_written_out(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_json_keeps_its_lines_and_its_meaning() -> None:
    said = {"file": "É\x1b[31m\x9b\u202e漢\udcff\n", "line": 1}
    shown = visible_json(json.dumps(said, ensure_ascii=False, indent=2))
    assert shown == '{\n  "file": "É\\u001b[31m\\u009b\\u202e漢\\udcff\\n",\n  "line": 1\n}'
    assert json.loads(shown) == said


def test_long_words_are_shortened() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 200_000) == "x" * 60 + "…"
