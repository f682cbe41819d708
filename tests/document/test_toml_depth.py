import tomllib

import pytest

from briefing.document.manifest import read_tables
from briefing.document.toml_depth import MOST_PARTS
from briefing.errors import ManifestError
from tests.pace import within

DEEP = ".".join(["a"] * (MOST_PARTS + 1))


@pytest.mark.parametrize(
    "line",
    [
        f"{DEEP} = 1",
        f"[{DEEP}]",
        f"x = {{ {DEEP} = 1 }}",
        " . ".join(["a", '"b.\\"c"', "'d.e'"] * MOST_PARTS) + " = 1",
        f'y = """"quoted""""" # {DEEP}\n{DEEP} = 1',
        f"y = ''''quoted'''''\n{DEEP} = 1",
    ],
)
def test_a_key_of_too_many_parts_is_refused_at_its_line(line: str) -> None:
    tomllib.loads(line)
    number = 2 + line.count("\n")
    with pytest.raises(ManifestError, match=rf"briefing.toml, line {number}: a key has more than 32 parts\. Take"):
        read_tables(f"format = 1\n{line}\n".encode())


@pytest.mark.parametrize(
    "line",
    [
        f"# {DEEP}",
        f'x = "{DEEP}"',
        f"x = '{DEEP}'",
        f'x = "\\"{DEEP}"',
        f'x = """\n{DEEP}\n\\""" "" {DEEP} """',
        f"x = '''\n{DEEP} '' {DEEP} '''",
        f"{'.'.join(['a'] * MOST_PARTS)} = 1",
        "x = [" + "1.5, " * 100 + "]",
    ],
)
def test_dots_in_strings_and_comments_part_no_key(line: str) -> None:
    assert read_tables(f"format = 1\n{line}\n".encode())["format"] == 1


@pytest.mark.parametrize(
    "text", [".".join(["a"] * 400_000) + "=1", '"' * 1_000_000, '"""' + '\\"""' * 200_000, "a" + " " * 1_000_000]
)
def test_no_text_takes_long_to_refuse(text: str) -> None:
    with within(100), pytest.raises(ManifestError):
        read_tables(text.encode())
