"""In the print preview dates that are left out are named, and lead to the choice by which they are printed."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing.desktop import jobs
from briefing.desktop.preview.choices import recalled
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.desktop.preview.conftest import shown_preview, wait_for_pages
from tests.document.samples import MANIFEST
from tests.imagery.pictures import scene_png
from tests.paper.conftest import small_briefing

THIRD = '[[figures.pictures]]\nfile = "images/a.png"\ndate = 2022-01-01\nlabel = "Later"\nalt = "Fields"\n'
THIRD += 'credit = "Somebody"\nkind = "satellite"\n\n'


def test_dates_that_are_left_out_lead_to_the_choice(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    manifest = MANIFEST.replace("[[events]]", THIRD + "[[events]]", 1)
    folder = small_briefing(tmp_path / "three", manifest=manifest)
    (folder / "images/a.png").write_bytes(scene_png(600, 400, 1))
    with open_briefing(folder) as opened:
        window.show_briefing(opened)
        window.commands.output.print()  # type: ignore[attr-defined]
        preview = shown_preview(qtbot, window)
        found, panel = preview.findings, preview.panel
        assert found.isVisible()
        assert found.title.text() == "Not printed"
        (item,) = (found.list.item(row) for row in range(found.list.count()))
        assert item.text() == "Not all pictures are printed of “A pair”. Choose “All dates” to have them printed."
        found.list.itemActivated.emit(item)
        assert preview.isVisible()
        assert panel.plates.hasFocus()
        panel.plates.setCurrentIndex(panel.plates.findText("All dates"))
        wait_for_pages(qtbot, preview)
        assert not found.isVisible()
        assert recalled(window.store, opened.briefing, "en").plates == "all-dates"
        preview.reject()
        jobs.drain()
