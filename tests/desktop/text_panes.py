"""A pane of text by itself."""

from pytestqt.qtbot import QtBot

from briefing.desktop.reading.text_pane import TextPane


def shown_pane(qtbot: QtBot, width: int, height: int) -> TextPane:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.show()
    return pane
