"""Tips of the preview say a stranger's words as words: Qt takes such as these for HTML, and loads what that names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefing.desktop.parts.labels import plain_tip
from briefing.desktop.preview.window import PreviewWindow

TRAP = "<img src='file:///none'> A & B"


@pytest.fixture
def folder(folder: Path) -> Path:
    """The briefing, with a title of a section that Qt would take for HTML."""
    path = folder / "briefing.toml"
    path.write_text(path.read_text().replace('title.en = "First"', f'title.en = "{TRAP}"'))
    return folder


def test_no_tip_holds_the_html_of_a_stranger(preview: PreviewWindow) -> None:
    tips = _tips(preview)
    assert plain_tip(TRAP) in tips
    assert not [tip for tip in tips if "<img" in tip]


def _tips(preview: PreviewWindow) -> list[str]:
    """Those of all widgets in it, and of the rows of its lists."""
    widgets = preview.findChildren(QWidget)
    models = [each.model() for each in widgets if isinstance(each, QAbstractItemView)]
    rows = [model.index(row, 0) for model in models for row in range(model.rowCount())]
    return [*(each.toolTip() for each in widgets), *(row.data(Qt.ItemDataRole.ToolTipRole) or "" for row in rows)]
