"""Whatever a stranger's file holds: a sentence or a briefing comes out, soon, and never anything else."""

import contextlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from briefing.document.checks import check
from briefing.document.markdown import parse
from briefing.document.opening import open_briefing
from briefing.errors import BriefingError
from tests.document.samples import MANIFEST, files, write_folder, write_zip
from tests.pace import within

same_every_time = settings(
    derandomize=True,
    max_examples=150,
    deadline=20_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MARKS = [
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "^",
    "#",
    ">",
    "-",
    "|",
    "\n",
    "\n\n",
    "    ",
    "<b>",
    "&amp;",
    "\\",
    "a",
    "1. ",
]


def read_all(path: Path) -> None:
    with contextlib.suppress(BriefingError), open_briefing(path) as opened:
        for section in opened.briefing.sections:
            opened.text(section.id, "nl")
        opened.summary("en")
        for name in opened.storage.names():
            opened.storage.read(name)
    assert all(str(finding) for finding in check(path))


@pytest.mark.parametrize("seed", range(60))
def test_an_archive_with_wrong_bytes_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    path = write_zip(tmp_path / "x.briefing", files())
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _time in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(40))
            case _:
                other = chance.randrange(len(data))
                data[at : at + 30] = data[other : other + 30]
    path.write_bytes(data)
    read_all(path)


@pytest.mark.parametrize("seed", range(60))
def test_a_manifest_with_wrong_values_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    lines = MANIFEST.splitlines()
    values = [
        "3",
        "-1",
        "1e999",
        '""',
        '"x"',
        "[]",
        "{}",
        "true",
        "2021-12-24",
        "[[1]]",
        '{ en = "x" }',
        "nan",
        '"\\u0000"',
    ]
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        key, equals, _value = lines[at].partition(" = ")
        lines[at] = f"{key} = {chance.choice(values)}" if equals else chance.choice(["", lines[at], "[[sections]]"])
    read_all(write_folder(tmp_path / "x", files(manifest="\n".join(lines))))


@same_every_time
@given(some.lists(some.sampled_from(MARKS), max_size=120))
def test_any_marks_make_a_tree_or_a_sentence(marks: list[str]) -> None:
    with contextlib.suppress(BriefingError):
        parse("".join(marks), sources=["a"])


@same_every_time
@given(some.text(max_size=400))
def test_any_text_makes_a_tree(text: str) -> None:
    with contextlib.suppress(BriefingError):
        parse(text)


@pytest.mark.parametrize(
    "bomb", ["[" * 50_000, "*a" * 30_000, "`" * 50_000, "![" * 20_000, "<" * 50_000, "a" * 1_000_000]
)
def test_a_long_run_of_one_mark_ends_soon(bomb: str) -> None:
    with within(100), contextlib.suppress(BriefingError):
        parse(bomb)
