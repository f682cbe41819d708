from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.commands import Commands
from briefing.desktop.files.opening import Opener
from briefing.desktop.preview.window import PreviewWindow
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing

SECOND = '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]'


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made; empty again at the end."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing of two sections, the second long, and one thing to fix in the first."""
    made = small_briefing(tmp_path / "small", manifest=MANIFEST.replace("[[figures]]", SECOND, 1), en="Words.[^none]")
    words = "\n\n".join("Many words and more of them. " * 30 for _part in range(12))
    (made / "sections/en/second.md").write_text(words)
    (made / "sections/nl/second.md").write_text("Woorden.")
    return made


@pytest.fixture
def window(qtbot: QtBot, pictures: PictureService, tmp_path: Path, scratch: Path, folder: Path) -> Iterator[MainWindow]:
    """The window with that briefing, its commands and nothing else."""
    shown = MainWindow(Settings(tmp_path / "settings.json"), pictures)
    shown.commands = Commands(shown, Opener(shown), None)  # type: ignore[attr-defined]
    with open_briefing(folder) as opened:
        shown.show_briefing(opened)
        shown.show()
        yield shown
        shown.close()
        jobs.drain()
        qtbot.wait(1)
        shown.deleteLater()
    assert not list(scratch.glob("briefing-*"))


@pytest.fixture
def preview(qtbot: QtBot, window: MainWindow) -> PreviewWindow:
    """The preview of that briefing, with its pages on the screen."""
    window.commands.output.print()  # type: ignore[attr-defined]
    return shown_preview(qtbot, window)


def shown_preview(qtbot: QtBot, window: MainWindow) -> PreviewWindow:
    found = window.findChild(PreviewWindow)
    assert found is not None
    wait_for_pages(qtbot, found)
    return found


def wait_for_pages(qtbot: QtBot, preview: PreviewWindow) -> None:
    """Until the pages of the options that are chosen are seen, and sharp."""

    def sharp() -> bool:
        rendered = preview._rendered
        pages = preview.pages
        return (
            rendered is not None
            and rendered.options == preview.panel.options
            and all(pages.is_sharp(page) for page in pages.seen())
        )

    qtbot.waitUntil(sharp, timeout=20_000)
