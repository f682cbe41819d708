from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.qt_words import LACKING, speak


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


def test_what_qt_lacks_of_its_file_dialog_is_said_too(qtbot: QtBot) -> None:
    translation.use("nl")
    speak("nl")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Zoeken in:", "Bestands&type:", "Bestands&naam:"} <= said


def test_a_file_that_is_not_there_is_told_in_good_dutch(qtbot: QtBot) -> None:
    qtbot.addWidget(QLabel())
    translation.use("nl")
    speak("nl")
    told = QCoreApplication.translate(
        "QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."
    )
    assert told == "%1\nBestand niet gevonden.\nControleer of de bestandsnaam klopt."


def test_qt_is_not_spoken_for_where_it_has_words(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    speak("en")
    for context, text in LACKING:
        assert QCoreApplication.translate(context, text) == text
    translation.use("nl")
    speak("nl")
    for context, text in LACKING:
        assert QCoreApplication.translate(context, text) != text
        assert QCoreApplication.translate("another", text) == text


def test_screen_readers_are_told_the_language(qtbot: QtBot) -> None:
    for language, found in (("nl", QLocale.Language.Dutch), ("en", QLocale.Language.English)):
        speak(language)
        assert QLocale().language() == found
