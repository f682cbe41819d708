from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.commands import Commands
from briefing.desktop.language_bar import LanguageBar
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from tests.end_to_end.pair import write_pair
from tests.pace import within


@pytest.fixture
def bar(reading: MainWindow, commands: Commands) -> LanguageBar:
    commands._briefing_shown()
    found = reading.findChild(LanguageBar)
    assert found is not None
    reading.activateWindow()
    return found


def focus(bar: LanguageBar, language: str, qtbot: QtBot) -> None:
    bar.buttons[language].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.buttons[language].hasFocus)


def test_a_screen_reader_meets_a_choice_of_one_in_a_group_with_a_name(bar: LanguageBar, reading: MainWindow) -> None:
    group = QAccessible.queryAccessibleInterface(bar)
    for language, name in (("en", "Language"), ("nl", "Taal")):
        reading.set_language(language)
        assert group.role() is QAccessible.Role.Grouping
        assert group.text(QAccessible.Text.Name) == name
        found = [group.child(at) for at in range(group.childCount())]
        assert [each.text(QAccessible.Text.Name) for each in found] == ["English", "Nederlands"]
        assert [each.text(QAccessible.Text.Description) for each in found] == ["", ""], "its name would be said twice"
        assert {each.role() for each in found} == {QAccessible.Role.RadioButton}
        assert [bool(each.state().checked) for each in found] == [language == "en", language == "nl"]


def test_the_ways_to_compare_are_a_group_with_a_name_too(reading: MainWindow) -> None:
    group = QAccessible.queryAccessibleInterface(reading.images.controls.modes)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Ways to compare"
    assert group.child(0).role() is QAccessible.Role.RadioButton


def test_a_screen_reader_chooses_a_language(bar: LanguageBar, reading: MainWindow) -> None:
    bar.buttons["nl"].toggle()  # which no click is
    assert reading.language == "nl"


def test_the_tab_key_comes_to_the_language_that_is_read_and_arrow_keys_choose(
    bar: LanguageBar, reading: MainWindow, qtbot: QtBot
) -> None:
    assert not bar.buttons["nl"].focusPolicy() & Qt.FocusPolicy.TabFocus
    focus(bar, "en", qtbot)
    QTest.keyClick(bar.buttons["en"], Qt.Key.Key_Right)
    assert reading.language == "nl"
    assert bar.buttons["nl"].hasFocus()
    assert bar.buttons["nl"].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not bar.buttons["en"].focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(bar.buttons["nl"], Qt.Key.Key_Left)
    assert reading.language == "en"


def test_the_focus_goes_along_with_a_language_that_is_chosen_elsewhere(
    bar: LanguageBar, reading: MainWindow, qtbot: QtBot
) -> None:
    focus(bar, "en", qtbot)
    reading.set_language("nl")
    assert bar.buttons["nl"].hasFocus()
    assert bar.buttons["nl"].isChecked()


def test_the_focus_stays_on_its_language_when_the_briefing_is_reloaded(
    bar: LanguageBar, reading: MainWindow, pair: Path, qtbot: QtBot
) -> None:
    focus(bar, "en", qtbot)
    reading.show_briefing(open_briefing(pair))
    QApplication.processEvents()
    assert bar.buttons["en"].hasFocus()


def test_a_briefing_in_one_language_has_no_buttons_for_it(
    bar: LanguageBar, reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    alone = write_pair(tmp_path / "alone", (6, 4))
    manifest = alone / "briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('["en", "nl"]', '["en"]'), "utf-8")
    reading.show_briefing(open_briefing(alone))
    assert QAccessible.queryAccessibleInterface(bar).childCount() == 0
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_where_there_is_no_room_for_all_the_one_that_is_read_is_there_and_the_others_as_far_as_there_is(
    reading: MainWindow, commands: Commands, tmp_path: Path, qtbot: QtBot
) -> None:
    many = write_pair(tmp_path / "many", (6, 4))
    manifest = many / "briefing.toml"
    codes = '["en", "nl", "de", "fr", "es", "it", "pl", "pt", "uk", "cs", "fi", "sv"]'
    manifest.write_text(manifest.read_text("utf-8").replace('["en", "nl"]', codes), "utf-8")
    commands._briefing_shown()
    reading.show_briefing(open_briefing(many))
    found = reading.findChild(LanguageBar)
    assert found is not None
    buttons = found.buttons

    def seen() -> list[str]:
        return [code for code, button in buttons.items() if button.isVisible()]

    def none_is_cut() -> bool:
        return all(buttons[code].width() == buttons[code].sizeHint().width() for code in seen())

    reading.resize(760, 600)
    reading.set_language("sv")
    qtbot.waitUntil(lambda: 1 < len(seen()) < len(buttons))
    assert seen() == [*list(buttons)[: len(seen()) - 1], "sv"]
    qtbot.waitUntil(none_is_cut)
    reading.resize(1600, 600)
    qtbot.waitUntil(lambda: len(seen()) == len(buttons) and none_is_cut())


def test_thousands_of_languages_do_not_hold_the_window(qtbot: QtBot) -> None:
    found = LanguageBar()
    qtbot.addWidget(found)
    found.resize(600, 40)
    found.offer({f"a{number}": f"Language {number}" for number in range(5000)})
    with within(20):
        found.show_language("a3")
    assert not found.buttons["a3"].isHidden()
    assert found.buttons["a4999"].isHidden()
