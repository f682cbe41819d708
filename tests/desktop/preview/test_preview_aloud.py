"""What those hear who do not see the pages before they are printed."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefing.desktop.preview import options_panel, printer, zoom_bar
from briefing.desktop.preview import window as preview_window
from briefing.desktop.preview.window import PreviewWindow
from tests.desktop.heard import announced
from tests.desktop.preview.conftest import wait_for_pages


@pytest.fixture
def said(preview: PreviewWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced."""
    words = announced(monkeypatch, preview_window, zoom_bar)
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    return words


def test_each_choice_is_told_by_its_label_and_by_what_is_chosen(preview: PreviewWindow) -> None:
    panel = preview.panel
    for words, field in (("Language", panel.language), ("Paper", panel.paper), ("Pictures", panel.plates)):
        interface = QAccessible.queryAccessibleInterface(field)
        labels = [
            label.text(QAccessible.Text.Name) for label, _kind in interface.relations(QAccessible.RelationFlag.Label)
        ]
        assert labels == [words]
        assert interface.text(QAccessible.Text.Value) == field.currentText()
        assert not field.accessibleName()


def test_a_section_is_named_when_one_comes_to_the_list_of_them(
    preview: PreviewWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = preview.panel.parts
    assert sections.currentRow() == 0
    assert not sections.selectedItems()
    told: list[tuple[QObject, int]] = []
    monkeypatch.setattr(options_panel, "child_focused", lambda rows, child: told.append((rows, child)))
    preview.activateWindow()
    sections.setFocus()
    assert told == [], "a screen reader is told of the list after that, and would forget the row"
    qtbot.waitUntil(lambda: told == [(sections, 0)])


def test_how_many_pages_there_are_and_what_is_to_be_fixed_is_told_once_they_are_there(
    preview: PreviewWindow, said: list[str], qtbot: QtBot
) -> None:
    preview.panel.paper.setCurrentIndex(1)
    wait_for_pages(qtbot, preview)
    assert said == [f"{preview.pages.count()} pages, 1 thing to fix"]


def test_the_page_and_the_zoom_are_told_to_who_is_at_the_pages(preview: PreviewWindow, said: list[str]) -> None:
    preview.pages.setFocus()
    QTest.keyClick(preview.pages, Qt.Key.Key_End)
    last = preview.pages.count()
    assert said == [f"Page {last} of {last}"]
    QTest.keyClick(preview.pages, Qt.Key.Key_Home)
    QTest.keyClick(preview.pages, Qt.Key.Key_Plus)
    assert said[-1].endswith("%")
    larger = preview.findChild(QToolButton, "larger-page")
    assert larger is not None
    larger.setFocus()
    before = len(said)
    larger.click()
    assert [each[-1] for each in said[before:]] == ["%"]
    preview.thumbs.setFocus()
    preview.thumbs.setCurrentIndex(preview.thumbs.pages.index(1))
    assert len(said) == before + 1


def test_what_is_said_beside_the_buttons_is_heard(
    preview: PreviewWindow, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "has_printer", lambda: False)
    preview.print_pages()
    assert said == ["No printer is set up on this computer. Export the PDF, and print it elsewhere."]


def test_a_screen_reader_chooses_all_parts_or_none_by_their_box(preview: PreviewWindow) -> None:
    preview.panel.all_parts.toggle()  # which no click is
    assert preview.panel.options.sections == ()
    preview.panel.all_parts.toggle()
    assert preview.panel.options.sections is None


def test_the_pages_are_met_as_a_picture_that_says_which_it_is_and_its_keys(preview: PreviewWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(preview.pages)
    assert interface.role() is QAccessible.Role.Graphic, "a filler is passed over"
    last = preview.pages.count()
    assert interface.text(QAccessible.Text.Name) == f"Page 1 of {last}"
    QTest.keyClick(preview.pages, Qt.Key.Key_End)
    assert interface.text(QAccessible.Text.Name) == f"Page {last} of {last}"
    assert "Page Down" in interface.text(QAccessible.Text.Description)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_each_key_that_presses_a_button_presses_those_that_change_the_size(
    preview: PreviewWindow, said: list[str], key: Qt.Key
) -> None:
    before = preview.pages.zoom()
    for name in ("smaller-page", "larger-page", "larger-page"):
        button = preview.findChild(QToolButton, name)
        assert button is not None
        button.setFocus()
        QTest.keyClick(button, key)
    assert preview.pages.zoom() > before
    fit = preview.findChild(QToolButton, "fit-page")
    assert fit is not None
    fit.setFocus()
    QTest.keyClick(fit, key)
    assert preview.pages.zoom() == before
    assert said
