"""The row in which one types stays of use in little room."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.finding.find_row import FindRow


def test_the_count_and_the_buttons_go_below_a_field_that_has_no_room_beside_them(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    row = FindRow()
    row.setParent(pane)
    pane.show()
    row.show()
    row.say("1 of 1")

    def is_below() -> bool:
        for _each in range(2):
            QApplication.processEvents()
            row.resize(row.width(), row.sizeHint().height())
        assert row.count.isVisible()
        assert row.buttons["close"].geometry().right() < row.width()
        return row.count.y() > row.field.geometry().bottom()

    tools = sum(each.sizeHint().width() for each in row.buttons.values())
    narrow = tools + row.count.sizeHint().width() + 60
    for width, below in ((2 * narrow, False), (narrow, True), (2 * narrow, False), (tools, True)):
        row.resize(width, row.height())
        assert is_below() is below
        assert row.field.width() > width / 4
        assert row.buttons["list"].isHidden() is (width == tools), "to which the arrow down leads as well"
    row.resize(2 * narrow, row.height())
    assert not is_below()
    row.say("many more of so many that no field has room beside it")
    assert is_below()
