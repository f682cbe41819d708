from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing.desktop.files.watching import Watch
from briefing.document.opening import LONG
from tests.desktop.conftest import Desk

RELOADED = "The briefing has been reloaded."
ACTIVE, AWAY = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


def come_back() -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    for state in (AWAY, ACTIVE):
        app.applicationStateChanged.emit(state)


def test_files_that_were_changed_meanwhile_are_offered_and_read_anew(pair_desk: Desk, qtbot: QtBot) -> None:
    window = pair_desk.window
    watch = Watch(window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    opened = window.opened
    assert opened is not None
    assert opened.path is not None
    window.go("second")
    come_back()
    (opened.path / "sections/en/second.md").write_text("Words of the author's second thoughts.[^paint]")
    assert pair_desk.message() == ""
    come_back()
    qtbot.waitUntil(lambda: pair_desk.message() == "The files of this briefing have been changed.")
    assert not window.messages._timer.isActive(), "it stays until it is done"
    window.set_language("nl")
    assert pair_desk.message() == "De bestanden van deze briefing zijn gewijzigd."
    assert window.messages._extra.text() == "Opnieuw laden"
    window.set_language("en")
    window.messages._extra.click()
    qtbot.waitUntil(lambda: "second thoughts" in window.text.toPlainText())
    assert window.part == "second"
    qtbot.waitUntil(lambda: watch._state is not None)
    assert pair_desk.message() == RELOADED


def reload(desk: Desk, qtbot: QtBot) -> None:
    before = desk.window.opened
    desk.trigger("reload")
    qtbot.waitUntil(lambda: desk.window.opened is not before and not desk.window.pages.waits)


def test_a_reload_says_whether_anything_was_changed(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    watch = Watch(pair_desk.window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    unchanged = "The briefing has been reloaded; its files have not changed."
    text = tmp_path / "pair/sections/en/first.md"
    for words, said in (("", unchanged), ("Once.", RELOADED), ("Twice.", RELOADED), ("", unchanged)):
        if words:
            text.write_text(words)
            come_back()
            qtbot.waitUntil(lambda: "have been changed" in pair_desk.message())
        reload(pair_desk, qtbot)
        assert pair_desk.message() == said
        qtbot.waitUntil(lambda: watch._state is not None)


def test_pictures_that_were_put_in_another_order_are_shown_in_that(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    manifest = tmp_path / "pair/briefing.toml"
    head, *pictures = manifest.read_text().split("[[figures.pictures]]")
    manifest.write_text("[[figures.pictures]]".join([head, *reversed(pictures)]))
    reload(pair_desk, qtbot)
    images, seen = pair_desk.window.images, []
    for _time in range(2):
        qtbot.waitUntil(lambda: images.canvas.scene is not None and images.canvas.scene is images.canvas.newest)
        scene = images.canvas.scene
        assert scene is not None
        assert scene.pair.after is not None
        seen.append([scene.pair.before.date, scene.pair.after.date])
        images.canvas.set_position(0.3)
        manifest.write_text("[[figures.pictures]]".join([head, *pictures]))
        reload(pair_desk, qtbot)
    assert seen == [["13 December 2021", "7 October 2021"], ["7 October 2021", "13 December 2021"]]
    assert images.comparison().position == pytest.approx(0.3)


def test_of_what_nobody_watched_it_is_not_said_that_nothing_was_changed(pair_desk: Desk, qtbot: QtBot) -> None:
    reload(pair_desk, qtbot)
    assert pair_desk.message() == RELOADED


@pytest.mark.parametrize("long", [False, True])
def test_a_reload_keeps_to_the_paragraph_that_was_read(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, *, long: bool
) -> None:
    window, text = pair_desk.window, tmp_path / "pair/sections/en/second.md"
    paragraphs = [f"Number {at}: " + "words of a paragraph " * 30 + "[^paint]" for at in range(40)]
    text.write_text("\n\n".join(paragraphs))
    window.go("second")
    window.text.scroll_to(0.4)
    _line, first, second, *_more = window.text.landmarks()
    number = int(first.words.partition(":")[0].removeprefix("Number "))
    assert number > 5
    for added in (["New. " * 200] * (20 if long else 5), []):
        changed = [each for at, each in enumerate(paragraphs) if added or at != number]
        text.write_text("\n\n".join([*changed[:2], *added, *changed[2:], *added, *added]))
        assert (text.stat().st_size > LONG) == (long and bool(added))
        reload(pair_desk, qtbot)
        found = {place.words: place.below for place in window.text.landmarks()[1:]}
        kept = first if added else second
        assert found[kept.words] == pytest.approx(kept.below, abs=0.1)
        assert added or first.words not in found
    window.text.scroll_to(0)
    text.write_text("Quite other words.[^paint]")
    reload(pair_desk, qtbot)
    assert "Quite other words" in window.text.toPlainText()
    assert window.text.fraction() == 0


def test_a_reload_keeps_to_a_section_that_has_another_id_since(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window, folder = pair_desk.window, tmp_path / "pair"
    window.go("second")
    manifest = (folder / "briefing.toml").read_text("utf-8")
    (folder / "briefing.toml").write_text(manifest.replace('id = "second"', 'id = "other"'), "utf-8")
    (folder / "sections/en/second.md").rename(folder / "sections/en/other.md")
    reload(pair_desk, qtbot)
    assert window.part == "other"


@pytest.mark.parametrize("part", [0.2, 0.9])
def test_a_reload_keeps_to_the_place_of_a_text_that_is_laid_out_bit_by_bit(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, part: float
) -> None:
    pane, text = pair_desk.window.text, tmp_path / "pair/sections/en/second.md"
    text.write_text("\n\n".join(f"Number {at}: " + "words of a paragraph " * 20 for at in range(700)))

    def first() -> str:
        return pane.cursorForPosition(QPoint(5, 12)).block().text()[:12]

    def settle() -> int:
        """Wait until all of the text is laid out; how far down its end is."""
        qtbot.waitUntil(lambda: not pair_desk.window.pages.waits)
        highest = 0
        while highest < bar.maximum():
            highest = bar.maximum()
            qtbot.wait(200)
        return highest

    bar = pane.verticalScrollBar()
    reload(pair_desk, qtbot)
    pair_desk.window.go("second")
    bar.setValue(round(part * settle()))
    before = first()
    assert int(before.split()[1].rstrip(":")) > 100
    reload(pair_desk, qtbot)
    settle()
    assert first() == before


def test_what_is_gone_stays_open_and_is_told(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    opened = pair_desk.window.opened
    assert opened is not None
    assert opened.path is not None
    opened.path.rename(tmp_path / "elsewhere")
    pair_desk.trigger("reload")
    qtbot.waitUntil(lambda: "cannot be opened" in pair_desk.message())
    assert pair_desk.window.opened is opened


def test_a_briefing_that_is_there_again_as_it_was_has_not_changed(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    watch = Watch(pair_desk.window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    read = watch._state
    (tmp_path / "pair").rename(tmp_path / "away")
    come_back()
    qtbot.waitUntil(lambda: "is not there any more" in pair_desk.message())
    (tmp_path / "away").rename(tmp_path / "pair")
    come_back()
    qtbot.waitUntil(lambda: watch._state == read)
    assert pair_desk.message() == ""


def test_that_a_briefing_is_gone_is_told_and_no_reload_of_it_offered(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    watch = Watch(pair_desk.window, pair_desk.opener.reload)
    qtbot.waitUntil(lambda: watch._state is not None)
    (tmp_path / "pair").rename(tmp_path / "elsewhere")
    come_back()
    qtbot.waitUntil(lambda: pair_desk.message().startswith("“pair” is not there any more."))
    assert pair_desk.window.messages._extra.isHidden()
    (tmp_path / "elsewhere").rename(tmp_path / "pair")
    (tmp_path / "pair/sections/en/second.md").write_text("Other words.[^paint]")
    come_back()
    qtbot.waitUntil(lambda: pair_desk.message() == "The files of this briefing have been changed.")


def test_where_nothing_is_open_there_is_nothing_to_watch(desk: Desk) -> None:
    watch = Watch(desk.window, desk.opener.reload)
    come_back()
    desk.trigger("reload")
    assert watch._state is None
