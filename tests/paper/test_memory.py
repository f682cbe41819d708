"""What a print takes of the memory does not grow out of proportion with what is in it."""

from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing

SOURCE = """[[sources]]
id = "more-{at}"
title = "Source {at}"
publisher = "Publisher {at}"
kind = "report"
url = "https://example.org/{at}"
"""
# As many make less than 100 pages. The pages themselves take some 40 MiB.
MANY_SOURCES = MANIFEST + "".join(SOURCE.format(at=at) for at in range(500))
MUCH_CODE = "\n\n".join(f"Call `open_{at}` and `close_{at}`." for at in range(3000))
MOST = 250 << 20


@pytest.mark.parametrize("changes", [{"manifest": MANY_SOURCES}, {"en": MUCH_CODE}], ids=["sources", "code"])
def test_many_sources_and_much_code_take_little_memory(tmp_path: Path, render: Render, changes: dict[str, str]) -> None:
    process = psutil.Process()
    with open_briefing(small_briefing(tmp_path / "many", **changes)) as opened:
        before = process.memory_info().rss
        printed = render(opened)
        grown = process.memory_info().rss - before
    assert printed.standards == ("a-2a", "ua-1")
    assert grown < MOST
