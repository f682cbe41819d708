from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.parts.whole_list import WholeList
from briefing.desktop.parts.whole_rows import show_whole_rows


class Counted(WholeList):
    """Knows how often it was asked how high a row is."""

    asked = 0

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802
        self.asked += 1
        return super().sizeHintForRow(row)

    def reckoned(self) -> int:
        """How high it has to be, row by row."""
        return sum(map(self.sizeHintForRow, range(self.count()))) + 2 * self.frameWidth()


@pytest.fixture
def rows(qtbot: QtBot) -> Counted:
    made = Counted()
    qtbot.addWidget(made)
    show_whole_rows(made)
    made.addItems([f"Some words of a row {at}" for at in range(20)])
    made.resize(600, 900)
    made.show()
    return made


def test_how_high_each_row_is_is_asked_once(rows: Counted) -> None:
    assert {rows.sizeHint().height() for _each in range(9)} == {rows.minimumSizeHint().height()}
    assert rows.asked == rows.count()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.addItem("One more"),
        lambda rows: rows.takeItem(0),
        lambda rows: rows.item(0).setText("Many words, which need more than one line " * 9),
        lambda rows: rows.resize(120, 900),
        lambda rows: rows.setStyleSheet("font-size: 40px"),
        lambda rows: rows.clear(),
    ],
)
def test_it_is_as_high_as_its_rows_whatever_changes(rows: Counted, change: Callable[[Counted], object]) -> None:
    before = rows.sizeHint().height()
    change(rows)
    assert rows.sizeHint().height() == rows.reckoned() != before
