"""Qt's own words, such as those of its file dialogs, in the language of the reader."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from briefing.translation import N_, _

log = logging.getLogger(__name__)

# What Qt's Dutch lacks of the dialogs for files and printing, or says in no Dutch.
_NOT_FOUND = N_("%1\nFile not found.\nPlease verify the correct file name was given.")
LACKING = {
    ("QFileDialog", _NOT_FOUND): _NOT_FOUND,
    ("QFileDialog", "&Look in:"): N_("&Look in:"),
    ("QFileDialog", "Files of &type:"): N_("Files of &type:"),
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QPrintSettingsOutput", "Page &Set:"): N_("Page &set:"),
    ("QPrintSettingsOutput", "Double Sided Printing"): N_("Double-sided printing"),
    ("QPrintSettingsOutput", "Off"): N_("Off"),
    ("QPrintSettingsOutput", "Long side binding"): N_("Bound at the long side"),
    ("QPrintSettingsOutput", "Short side binding"): N_("Bound at the short side"),
}

# What Qt's English writes with capitals in menus in which our own words stand too.
CAPITALS = {"Select All": "Select all", "Copy &Link Location": "Copy &link location"}

_installed: list[QTranslator] = []


class _Rest(QTranslator):
    """Says in the language in use what Qt lacks; of all else it knows nothing, and Qt asks on."""

    def translate(self, context: str, text: str, *_more: object, **_named: object) -> str | None:
        """The words, or None."""
        return _(LACKING[context, text]) if (context, text) in LACKING else None

    def isEmpty(self) -> bool:
        """Never; one that says it is, is not asked."""
        return False


class _English(_Rest):
    """Writes Qt's English as ours is written."""

    def translate(self, context: str, text: str, *_more: object, **_named: object) -> str | None:  # noqa: ARG002
        """The words, or None."""
        return CAPITALS.get(text)


def locale_of(language: str) -> QLocale:
    """The locale of a language: that of the system, which knows the country too, where it speaks that language."""
    system = QLocale.system()
    return system if system.name().split("_")[0] == language else QLocale(language)


def speak(language: str) -> None:
    """Have Qt speak ``language``, which is in use, and screen readers too; English where Qt has no words for that."""
    QLocale.setDefault(locale_of(language))
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    translator = QTranslator()
    if language == "en":
        translators: tuple[QTranslator, ...] = (_English(),)
    elif translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        translators = translator, _Rest()
    else:
        log.info("Qt has no words in %s here", language)
        return
    for each in translators:
        QCoreApplication.installTranslator(each)
        _installed.append(each)
