from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.export.exporting import export
from briefing.paper.export.saving import Exported
from briefing.paper.options import PrintOptions
from tests.paper.conftest import small_briefing
from tests.paper.export.everything import TEXT

Make = Callable[..., Exported]


@pytest.fixture
def make(pictures: PictureService) -> Make:
    def made(
        opened: OpenedBriefing,
        form: str,
        comparisons: dict[str, Comparison] | None = None,
        *,
        folder: str = "",
        **chosen: object,
    ) -> Exported:
        options = replace(PrintOptions(language="en"), **chosen)
        return export(opened, form, options, pictures, comparisons, folder=folder)

    return made


@pytest.fixture
def everything(tmp_path: Path) -> Iterator[OpenedBriefing]:
    """The small briefing, with a text of every kind of block and inline."""
    with open_briefing(small_briefing(tmp_path / "everything", en=TEXT)) as opened:
        yield opened
