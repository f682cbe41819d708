"""More contrast, where the system asks for it and Qt tells so."""

from enum import Enum
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import theme, wishes
from briefing.desktop.look import LIGHT, STRONG
from briefing.desktop.startup import Reader
from briefing.imagery.service import PictureService
from briefing.settings import Settings


class Preference(Enum):
    """As Qt names them."""

    NoPreference = 0
    HighContrast = 1


class Hints(QObject):
    """What a Qt that knows tells of the system."""

    contrastPreferenceChanged = Signal(object)  # noqa: N815
    preference = Preference.NoPreference

    def contrastPreference(self) -> Preference:  # noqa: N802
        return self.preference

    def prefer(self, preference: Preference) -> None:
        self.preference = preference
        self.contrastPreferenceChanged.emit(preference)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> Hints:
    made = Hints()
    styles = wishes._styles()
    known = SimpleNamespace(accessibility=lambda: made, colorScheme=styles.colorScheme)
    monkeypatch.setattr(wishes, "_styles", lambda: known)
    return made


@pytest.mark.usefixtures("qapp")
def test_the_look_is_as_strong_as_the_system_asks(hints: Hints) -> None:
    assert theme.wanted_look("light") is LIGHT
    hints.prefer(Preference.HighContrast)
    for name in ("light", "dark"):
        assert theme.wanted_look(name) is STRONG[name]


def test_the_window_follows_the_system_as_to_contrast(hints: Hints, store: Settings, qtbot: QtBot) -> None:
    store.set(settings.THEME, "light")

    def line() -> str:
        return QApplication.palette().color(QPalette.ColorRole.Mid).name()

    with PictureService() as pictures:
        reader = Reader(store, pictures, None)
        qtbot.addWidget(reader.window)
        reader.start(None)
        usual = reader.app.styleSheet()
        for preference, look in ((Preference.HighContrast, STRONG["light"]), (Preference.NoPreference, LIGHT)):
            hints.prefer(preference)
            assert line() == look.line
            assert (reader.app.styleSheet() == usual) is not look.strong
        reader.end()
