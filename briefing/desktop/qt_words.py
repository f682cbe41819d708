"""Qt's own words, such as those of its file dialogs, in the language of the reader."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

log = logging.getLogger(__name__)

_installed: list[QTranslator] = []


def speak(language: str) -> None:
    """Have Qt speak ``language`` from now on; English where it has no words for that."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if language == "en":
        return
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
    else:
        log.info("Qt has no words in %s here", language)
