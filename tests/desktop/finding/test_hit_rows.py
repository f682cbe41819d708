"""The hit is seen in its row as it is in the text."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.finding.hit_list import Hit, HitList
from briefing.desktop.parts.whole_rows import WholeRow
from tests.desktop.seen import colours

GROUND = "#ff00aa"
LONG = "Meerjarenbeleidsontwikkelingsplannen of the need"


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """What has room for a list."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 900)
    return made


@pytest.fixture
def hits(around: QWidget) -> HitList:
    """A list of some hits; the first two are in the same words."""
    made = HitList()
    made.setParent(around)
    made.ground = QColor(GROUND)
    made.resize(420, 300)
    made.show_hits(
        [
            Hit("one", 0, "One need, another need.", 4, 8),
            Hit("one", 1, "One need, another need.", 18, 22),
            Hit("two", 0, f"{LONG}le and " + "more " * 40 + "…", LONG.index("need"), len(LONG)),
        ],
        {"one": "The first", "two": "The second"},
        3,
    )
    around.show()
    return made


def row(hits: HitList, at: int) -> QImage:
    hits.scrollToItem(hits.item(at))
    return hits.viewport().grab(hits.visualItemRect(hits.item(at))).toImage()


def marked(image: QImage) -> list[int]:
    """The columns in which there is the ground of a hit."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).name() == GROUND for y in range(9, 20))]


def test_hits_in_the_same_words_are_told_apart(hits: HitList) -> None:
    first, second = (marked(row(hits, at)) for at in (0, 1))
    metrics = hits.fontMetrics()
    assert abs(first[-1] + 1 - first[0] - metrics.horizontalAdvance("need")) <= 1
    apart = metrics.horizontalAdvance("One need, another ") - metrics.horizontalAdvance("One ")
    assert abs(second[0] - first[0] - apart) <= 1


def test_a_hit_is_marked_however_its_row_is_cut_or_broken(hits: HitList) -> None:
    for width in (700, 420, 150):
        hits.resize(width, 300)
        assert isinstance(hits.itemDelegate(), WholeRow) is (width == 150)
        pixels = colours(row(hits, 2))[GROUND]
        assert 0 < pixels < colours(row(hits, 2)).total() / 4


def test_a_chosen_row_has_it_too_and_one_without_a_hit_has_none(hits: HitList) -> None:
    hits.setCurrentRow(0)
    assert marked(row(hits, 0))
    last = hits.item(2)
    last.setData(Qt.ItemDataRole.UserRole + 1, None)
    last.setFlags(Qt.ItemFlag.NoItemFlags)
    assert colours(row(hits, 2))[GROUND] == 0
    assert row(hits, 2).size() != QSize(0, 0)
    ink = hits.palette().color(hits.palette().ColorGroup.Disabled, hits.palette().ColorRole.Text).name()
    assert colours(row(hits, 2))[ink] > 0
