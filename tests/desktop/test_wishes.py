"""More contrast and less motion, where the system asks for it and Qt tells so."""

from enum import Enum
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import theme, wishes
from briefing.desktop.look import LIGHT, STRONG
from briefing.desktop.starting.startup import Reader
from briefing.imagery.service import PictureService
from briefing.settings import Settings
from tests.desktop.conftest import Desk


class Preference(Enum):
    """As Qt names them; there is one for each wish."""

    NoPreference = 0
    HighContrast = 1
    ReducedMotion = 2


class Hints(QObject):
    """What a Qt that knows tells of the system."""

    contrastPreferenceChanged = Signal(object)  # noqa: N815
    motionPreferenceChanged = Signal(object)  # noqa: N815
    contrast = motion = Preference.NoPreference

    def contrastPreference(self) -> Preference:  # noqa: N802
        return self.contrast

    def motionPreference(self) -> Preference:  # noqa: N802
        return self.motion

    def prefer(self, wish: str, preference: Preference) -> None:
        setattr(self, wish, preference)
        getattr(self, f"{wish}PreferenceChanged").emit(preference)


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
    hints.prefer("contrast", Preference.HighContrast)
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
            hints.prefer("contrast", preference)
            assert line() == look.line
            assert (reader.app.styleSheet() == usual) is not look.strong
        reader.end()


@pytest.mark.usefixtures("qapp")
def test_a_qt_that_does_not_know_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for styles in (QObject(), SimpleNamespace(accessibility=QObject)):
        monkeypatch.setattr(wishes, "_styles", lambda styles=styles: styles)
        assert not wishes.system_reduces_motion()
        assert not wishes.system_wants_contrast()


@pytest.mark.usefixtures("qapp")
def test_the_wish_of_the_system_and_of_the_reader_both_count(hints: Hints, tmp_path: Path) -> None:
    told: list[bool] = []
    parent = QObject()
    made = wishes.Motion(Settings(tmp_path / "settings.json"), told.append, parent)
    hints.prefer("motion", Preference.ReducedMotion)
    hints.prefer("motion", Preference.NoPreference)
    made.reduce(reduced=True)
    hints.prefer("motion", Preference.ReducedMotion)
    made.reduce(reduced=False)
    assert told == [False, True, False, True, True, True]


def test_the_menu_shows_the_wish_of_the_system_as_not_its_own(hints: Hints, pair_desk: Desk) -> None:
    hints.prefer("motion", Preference.ReducedMotion)
    pair_desk.commands.pictures.refresh()
    action = pair_desk.commands.actions["reduce-motion"]
    assert action.isChecked()
    assert not action.isEnabled()
    assert pair_desk.window.images.canvas.reduced_motion
    assert not pair_desk.store.get(settings.REDUCED_MOTION)
