from enum import Enum
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from briefing import settings
from briefing.desktop import wishes
from briefing.desktop.motion import Motion
from briefing.settings import Settings
from tests.desktop.conftest import Desk


class Preference(Enum):
    """As Qt names them."""

    NoPreference = 0
    ReducedMotion = 1


class Hints(QObject):
    """What a Qt that knows tells of the system."""

    motionPreferenceChanged = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.preference = Preference.NoPreference

    def motionPreference(self) -> Preference:  # noqa: N802
        return self.preference

    def prefer(self, preference: Preference) -> None:
        self.preference = preference
        self.motionPreferenceChanged.emit(preference)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> Hints:
    made = Hints()
    monkeypatch.setattr(wishes, "_styles", lambda: SimpleNamespace(accessibility=lambda: made))
    return made


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
    made = Motion(Settings(tmp_path / "settings.json"), told.append, parent)
    hints.prefer(Preference.ReducedMotion)
    hints.prefer(Preference.NoPreference)
    made.reduce(reduced=True)
    hints.prefer(Preference.ReducedMotion)
    made.reduce(reduced=False)
    assert told == [False, True, False, True, True, True]


def test_the_menu_shows_the_wish_of_the_system_as_not_its_own(hints: Hints, pair_desk: Desk) -> None:
    hints.prefer(Preference.ReducedMotion)
    pair_desk.commands.pictures.refresh()
    action = pair_desk.commands.actions["reduce-motion"]
    assert action.isChecked()
    assert not action.isEnabled()
    assert pair_desk.window.images.canvas.blinking.reduced_motion
    assert not pair_desk.store.get(settings.REDUCED_MOTION)
