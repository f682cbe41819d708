import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import log


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The root logger is as it was, after each test."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for each in [each for each in root.handlers if each not in before]:
        root.removeHandler(each)
        each.close()
    root.setLevel(level)


def test_what_a_stranger_wrote_gives_the_terminal_no_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = log.start(tmp_path)
    assert file is not None
    words = "no TOML: \x1b[31mred in a\nb: \u202e"
    logging.getLogger("briefing").error(words, exc_info=ValueError("x = \x9b31m"))
    said = capsys.readouterr().err.splitlines()
    assert said == [r"no TOML: \x1b[31mred in a\nb: \u202e", r"ValueError: x = \x9b31m"]
    assert said[0] in file.read_text(encoding="utf-8")
