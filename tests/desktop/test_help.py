from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.help import AboutDialog
from briefing.desktop.look import LIGHT
from briefing.desktop.starting.startup import make_application
from briefing.desktop.window import MainWindow


def test_what_the_program_is_has_even_margins(window: MainWindow, qtbot: QtBot) -> None:
    theme.apply(make_application(), LIGHT)
    made = AboutDialog(window)
    qtbot.addWidget(made)
    made.show()
    words, close = made.findChild(QLabel), made.findChild(QPushButton)
    assert words is not None
    assert close is not None
    top = close.mapTo(made, QPoint()).y()
    above, below = top - words.geometry().bottom() - 1, made.height() - top - close.height()
    assert abs(above - below) <= 1
    assert words.alignment() & Qt.AlignmentFlag.AlignLeft
