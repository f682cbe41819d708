"""Another window begins as this one is."""

from pathlib import Path

import pytest

from briefing.desktop.files import another_window
from briefing.desktop.session import recall
from briefing.settings import Settings
from tests.desktop.conftest import Desk


def test_another_window_begins_where_this_one_is(pair_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window, begun = pair_desk.window, []

    def begin(_path: Path | None) -> bool:
        assert window.opened is not None
        place = recall(Settings(pair_desk.store.path), window.opened.briefing.id)
        begun.append((place.part, place.language))
        return True

    monkeypatch.setattr(another_window, "open_another", begin)
    for language in ("nl", "en"):
        window.set_language(language)
        window.go(window.parts()[-1] if language == "nl" else window.parts()[0])
        pair_desk.trigger("new-window")
    assert begun == [(window.parts()[-1], "nl"), (window.parts()[0], "en")]
