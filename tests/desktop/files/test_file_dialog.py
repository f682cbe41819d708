"""The dialog for files, as Qt shows it where the system has none."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHeaderView, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.files import choosing, file_dialog
from briefing.desktop.parts.room import FRAME
from briefing.document.storage import MANIFEST_NAME
from briefing.picture_files import SUFFIXES

KINDS = "One (*.one);;Other (*.other)"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window above which it comes up."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(monkeypatch: pytest.MonkeyPatch, act: Callable[[QFileDialog], object], *, accept: bool = True) -> None:
    """Do something in the dialog that comes up, and close it."""

    def shown(dialog: QFileDialog) -> int:
        dialog.show()
        QCoreApplication.processEvents()
        act(dialog)
        (dialog.accept if accept else dialog.reject)()
        return dialog.result()

    monkeypatch.setattr(QFileDialog, "exec", shown)


def header(dialog: QFileDialog) -> QHeaderView:
    rows = dialog.findChild(QTreeView, "treeView")
    assert rows is not None
    return rows.header()


def test_names_have_the_room_that_the_rest_of_a_row_leaves(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a-comparison-of-two-pictures-whose-name-is-made-of-those-of-both.one").touch()
    widths: list[list[int]] = []

    def measure(dialog: QFileDialog) -> None:
        for width in (700, 1100):
            dialog.resize(width, 500)
            QCoreApplication.processEvents()
            columns = header(dialog)
            assert columns.length() == columns.viewport().width(), "all of it is seen, and no room is lost"
            widths.append([columns.sectionSize(at) for at in range(columns.count())])

    answer(monkeypatch, measure)
    file_dialog.one_to_open(parent, "Open", str(tmp_path), KINDS)
    assert widths[0][1:] == widths[1][1:]
    assert widths[1][0] - widths[0][0] == 400


def test_other_programs_have_columns_that_can_be_moved_as_before(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, lambda _dialog: None)
    file_dialog.one_to_open(parent, "Open", str(tmp_path), KINDS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QFileDialog) == []
    columns = header(QFileDialog(parent, "Open", str(tmp_path)))
    assert {columns.sectionResizeMode(at) for at in range(columns.count())} == {QHeaderView.ResizeMode.Interactive}


def test_it_is_no_larger_than_the_screen(parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sizes: list[QSize] = []
    answer(monkeypatch, lambda dialog: sizes.append(dialog.size()))
    for width, high in ((1920, 1080), (660, 460)):
        screen = SimpleNamespace(availableGeometry=lambda width=width, high=high: QRect(0, 0, width, high))
        monkeypatch.setattr(parent, "screen", lambda screen=screen: screen)
        file_dialog.folder_to_open(parent, "Open", str(tmp_path))
    assert sizes == [file_dialog.SIZE, QSize(660, 460 - FRAME)]


def test_a_file_is_saved_under_the_name_and_as_the_kind_that_are_offered_first(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, lambda _dialog: None)
    name = str(tmp_path / "new.one")
    assert file_dialog.one_to_save(parent, "Save", name, KINDS) == (name, "One (*.one)")
    answer(monkeypatch, lambda dialog: dialog.selectNameFilter("Other (*.other)"))
    assert file_dialog.one_to_save(parent, "Save", name, KINDS)[1] == "Other (*.other)"
    answer(monkeypatch, lambda _dialog: None, accept=False)
    assert file_dialog.one_to_save(parent, "Save", name, KINDS)[0] == ""


def choose_kind(dialog: QFileDialog, row: int) -> None:
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert kinds is not None
    kinds.setCurrentIndex(row)
    kinds.textActivated.emit(kinds.itemText(row))


def test_a_folder_is_offered_without_the_ending_of_a_file(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def look(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        for row in (1, 1, 0, 0):
            choose_kind(dialog, row)
            offered.append(field.text())
        field.clear()
        choose_kind(dialog, 1)
        choose_kind(dialog, 0)
        offered.append(field.text())

    answer(monkeypatch, look, accept=False)
    choosing.where_to_save(parent, tmp_path / "pair.briefing")
    assert offered == ["pair", "pair", "pair.briefing", "pair.briefing", ""]


def test_it_is_not_asked_whether_a_folder_may_replace_a_file_of_another_name(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asks: list[bool] = []

    def choose(dialog: QFileDialog, row: int) -> None:
        choose_kind(dialog, row)
        asks.append(not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite))

    def and_back(dialog: QFileDialog) -> None:
        choose(dialog, 1)
        choose(dialog, 0)

    answer(monkeypatch, lambda dialog: choose(dialog, 1))
    assert choosing.where_to_save(parent, tmp_path / "pair.briefing") == tmp_path / "pair"
    answer(monkeypatch, and_back)
    assert choosing.where_to_save(parent, tmp_path / "pair.briefing") == tmp_path / "pair.briefing"
    assert asks == [False, False, True]


def test_what_is_opened_is_a_file_a_folder_or_pictures(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = [tmp_path / name for name in (MANIFEST_NAME, f"a{SUFFIXES[0]}", f"b{SUFFIXES[0]}")]
    for each in there:
        each.touch()

    def select(*names: str) -> Callable[[QFileDialog], object]:
        def act(dialog: QFileDialog) -> None:
            modes.append(dialog.fileMode())
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            field.setText(" ".join(f'"{name}"' for name in names))

        return act

    modes: list[QFileDialog.FileMode] = []
    answer(monkeypatch, select(MANIFEST_NAME))
    assert choosing.briefing(parent, tmp_path) == tmp_path
    answer(monkeypatch, select(*(each.name for each in there[1:])))
    assert sorted(choosing.pictures(parent)) == there[1:]
    answer(monkeypatch, select(str(tmp_path)))
    assert choosing.folder(parent, tmp_path) == tmp_path
    mode = QFileDialog.FileMode
    assert modes == [mode.ExistingFile, mode.ExistingFiles, mode.Directory]
    answer(monkeypatch, select(MANIFEST_NAME), accept=False)
    assert choosing.briefing(parent, tmp_path) is None
    assert choosing.pictures(parent) == []
    assert choosing.folder(parent, tmp_path) is None


def test_a_file_of_another_kind_that_is_typed_is_chosen_too(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    names = ["a.jpg", "b.jpg", "c.jp2", "d e.gif"]
    for name in names:
        (tmp_path / name).touch()

    def type_all(dialog: QFileDialog) -> None:
        rows, field = dialog.findChild(QTreeView, "treeView"), dialog.findChild(QLineEdit, "fileNameEdit")
        assert rows is not None
        assert field is not None
        dialog.setDirectory(str(tmp_path))
        qtbot.waitUntil(lambda: rows.model().rowCount(rows.rootIndex()) == 2)
        QTest.keyClicks(field, " ".join(f'"{name}"' for name in names))

    answer(monkeypatch, type_all)
    assert choosing.pictures(parent) == [tmp_path / name for name in names]


@pytest.mark.parametrize("typed", ['"~/a.jpg" "~/b.gif"', '"../pictures/a.jpg" "b.gif"'])
def test_a_file_that_is_typed_by_its_path_is_chosen_once(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    there = tmp_path / "pictures"
    there.mkdir()
    for name in ("a.jpg", "b.gif"):
        (there / name).touch()
    monkeypatch.setenv("HOME", str(there))
    monkeypatch.setenv("USERPROFILE", str(there))

    def type_it(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        dialog.setDirectory(str(there))
        field.setText(typed)

    answer(monkeypatch, type_it)
    assert choosing.pictures(parent) == [there / "a.jpg", there / "b.gif"]


def test_a_name_with_quotation_marks_is_that_of_one_file(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = tmp_path / 'a "b" c.jpg'
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(named)])
    monkeypatch.setattr(QFileDialog, "accept", QDialog.accept)

    def click_it(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(named.name)

    answer(monkeypatch, click_it)
    assert choosing.pictures(parent) == [named]
