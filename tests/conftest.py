"""What every test stands on: a home of its own, no screen, and nothing left running."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.name == "nt":  # where Qt without a screen finds no fonts by itself, and all letters are boxes
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"]) / "Fonts"))

from briefing import translation

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that none reads or writes what a person keeps."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, folder in (("CONFIG", ".config"), ("CACHE", ".cache"), ("STATE", ".state"), ("DATA", ".data")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    if os.name == "nt":  # where the system is asked, not the environment
        monkeypatch.setattr("appdirs._get_win_folder", lambda _name: str(home))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Tests that need an application get the one of the reader."""
    from briefing.desktop.startup import Application

    return Application


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Words are English unless a test asks for another language."""
    translation.use("en")
    yield
    translation.use("en")
