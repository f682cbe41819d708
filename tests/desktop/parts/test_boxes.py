from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.parts.boxes import open_wide


def test_the_words_of_a_box_are_read_with_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = QMessageBox(parent)
    box.setText("A link.")
    box.setInformativeText("https://example.org/")
    go = box.addButton("Go", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(go)
    open_wide(box)
    assert box.focusWidget() is go
    assert go.accessibleDescription() == "A link.\nhttps://example.org/"
    assert not stay.accessibleDescription()
    box.close()
