import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QStyleHints
from PySide6.QtWidgets import (
    QApplication,
)

from briefing import paths
from briefing.desktop import theme
from briefing.desktop.look import DARK, LIGHT
from briefing.desktop.window import MainWindow
from tests.raising import raising


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks are rendered in the home of the test, where there are none yet."""
    monkeypatch.setattr(theme, "cache_folder", paths.cache_folder)


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    return qapp


def test_the_system_is_told_in_which_colours_to_draw_frames_and_dialogs(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Qt.ColorScheme] = []
    monkeypatch.setattr(QStyleHints, "setColorScheme", lambda _hints, scheme: told.append(scheme))
    for name in ("dark", "light", "system"):
        window.set_theme(name)
    assert told == [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]


@pytest.mark.usefixtures("anew")
def test_the_style_is_rendered_once_and_then_read(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.apply(app, LIGHT)
    first = app.styleSheet()
    assert "QComboBox::drop-down" in first
    assert "QTabBar" not in first
    assert LIGHT.ink in first

    def refuse(*_args: object) -> None:
        pytest.fail("the style was rendered again")

    monkeypatch.setattr(theme, "_render", refuse)
    theme.apply(app, LIGHT)
    assert app.styleSheet() == first


@pytest.mark.parametrize(("system", "points", "pixels"), [("darwin", 13, 13), ("win32", 9, 13), ("linux", 11, 15)])
def test_the_letters_are_as_large_as_those_of_the_system(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, system: str, points: int, pixels: int
) -> None:
    monkeypatch.setattr("sys.platform", system)
    font = app.font()
    font.setPointSize(points)
    monkeypatch.setattr("briefing.desktop.theme.QGuiApplication.font", lambda: font)
    assert theme.letter_size() == pixels


@pytest.mark.usefixtures("anew")
def test_a_rendering_at_which_a_scanner_looks_is_put_in_place_a_moment_later(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, replace = [1, 2], os.replace

    def refuse(part: Path, path: Path) -> None:
        if held:
            held.pop()
            raise PermissionError("Access is denied")
        replace(part, path)

    monkeypatch.setattr("briefing.files.WINDOWS", True)
    for call in ("rename", "replace"):
        monkeypatch.setattr(os, call, refuse)
    theme.apply(app, LIGHT)
    assert "QComboBox::drop-down" in app.styleSheet()


@pytest.mark.usefixtures("anew")
def test_rendering_leaves_the_environment_and_the_home_as_they_were(app: QApplication, own_home: Path) -> None:
    before = dict(os.environ)
    theme.apply(app, DARK)
    assert dict(os.environ) == before
    assert not (own_home / ".qt_material").exists()
    assert [path.name for path in paths.cache_folder().iterdir() if path.name.endswith(".part")] == []


@pytest.mark.usefixtures("anew")
def test_a_file_in_the_current_folder_is_not_taken_for_the_theme(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("light.xml", "light_blue.xml"):
        (tmp_path / name).write_text("<resources><color name='primaryColor'>#ff0000</color></resources>")
    monkeypatch.chdir(tmp_path)
    theme.apply(app, LIGHT)
    assert "#ff0000" not in app.styleSheet().lower()
    assert LIGHT.accent in app.styleSheet()


@pytest.mark.usefixtures("anew")
def test_any_failure_means_fusion_in_our_colours_and_a_line_in_the_log(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("qt_material.build_stylesheet", raising(RuntimeError("no icons")))
    theme.apply(app, DARK)
    assert "Qt-Material" not in app.styleSheet()
    assert DARK.ink in app.styleSheet()
    assert "plain Fusion serves" in caplog.text


def test_two_starts_at_once_both_get_the_style(app: QApplication) -> None:
    folder = paths.cache_folder() / "theme-light-test"
    theme._render(LIGHT, folder)
    theme._render(LIGHT, folder)
    assert (folder / theme.STYLE_FILE).is_file()


def put_file(folder: Path) -> None:
    folder.write_text("no folder")


def put_pipe(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / theme.STYLE_FILE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("put", [put_file, put_pipe])
def test_what_is_no_style_is_replaced(app: QApplication, put: Callable[[Path], None]) -> None:
    folder = paths.cache_folder() / "theme-light-test"
    put(folder)
    theme._render(LIGHT, folder)
    assert LIGHT.ink in theme._whole(folder)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.usefixtures("anew")
def test_a_damaged_style_is_rendered_anew(app: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    theme.apply(app, LIGHT)
    whole = app.styleSheet()
    (file,) = paths.cache_folder().glob(f"theme-*/{theme.STYLE_FILE}")
    data = file.read_bytes()
    for damage in (b"", data[:10], data[: len(data) // 2], data.replace(b"px", b"py", 1), b"\xff" + data):
        file.write_bytes(damage)
        theme.apply(app, LIGHT)
        assert app.styleSheet() == whole
        assert "is damaged, and rendered anew" in caplog.text
        caplog.clear()


def test_words_are_never_in_the_accent_colour(app: QApplication) -> None:
    theme.apply(app, LIGHT)
    assert app.palette().color(QPalette.ColorRole.Text).name() == LIGHT.ink
    assert app.palette().color(QPalette.ColorRole.Link).name() == LIGHT.ink


def test_a_chosen_theme_wins_over_the_system(app: QApplication) -> None:
    assert theme.wanted_look("dark") is DARK
    assert theme.wanted_look("light") is LIGHT
    assert theme.wanted_look("system") in (LIGHT, DARK)
