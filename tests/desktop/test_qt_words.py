from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefing.desktop.qt_words import speak


def cancel(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_qt_speaks_the_language_of_the_reader_and_english_where_it_has_no_words(qtbot: QtBot) -> None:
    assert cancel(qtbot) == "Cancel"
    speak("nl")
    assert cancel(qtbot) == "Annuleren"
    speak("xx")
    assert cancel(qtbot) == "Cancel"
    speak("nl")
    speak("en")
    assert cancel(qtbot) == "Cancel"
