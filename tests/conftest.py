"""What every test stands on: a home of its own, no screen, and nothing left running."""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.name == "nt":  # where Qt without a screen finds no fonts by itself, and all letters are boxes
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"]) / "Fonts"))

from briefing import translation
from briefing.imagery.service import PictureService
from tests.counting import uncounted

COUNTED = {"document", "imagery", "paper"}
OFTEN = 50
_ended = count(1)

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count lines only in the rooms of which all are wanted, so that each proves its own."""
    room = item.path.relative_to(Path(__file__).parent).parts[0]
    with nullcontext() if room in COUNTED else uncounted():
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def no_garbage_in_threads() -> Iterator[None]:
    """Have no thread look for garbage, as in the reader: what it finds may be widgets of a test before."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Look for garbage after each test instead: among what is new, and now and then among all."""
    yield
    gc.collect(2 if next(_ended) % OFTEN == 0 else 1)


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
def pictures() -> Iterator[PictureService]:
    """A picture worker for all who do nothing to it."""
    with PictureService() as service:
        yield service


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Tests that need an application get the one of the reader."""
    from briefing.desktop.starting.startup import Application

    return Application


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Words are English unless a test asks for another language."""
    translation.use("en")
    yield
    translation.use("en")
