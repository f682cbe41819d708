"""Loose pictures at a start: those that a command names, and those that were never saved."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.desktop.session import aside, come_back, keep_comparing, left_comparing
from briefing.desktop.starting import startup
from briefing.desktop.starting.startup import Reader
from briefing.imagery.service import PictureService
from tests.imagery.pictures import halves, saved


def test_pictures_that_were_compared_and_are_gone_are_not_asked_for_again_but_can_be_chosen(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = [tmp_path / "a.png", tmp_path / "b.png"]
    keep_comparing(reader.store, gone)
    with qtbot.waitSignal(reader.window.briefing_shown):
        reader.start(None, left_comparing(reader.store))
    assert "a.png, b.png: there is nothing at this path" in reader.window.messages.words.text()
    assert left_comparing(reader.store) == []
    assert aside(reader.store) == [gone]


def test_pictures_that_were_never_compared_and_cannot_be_are_not_kept(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reader.window.briefing_shown):
        reader.start(None, [tmp_path / "a.png", tmp_path / "b.png"])
    assert aside(reader.store) == []


def test_pictures_that_a_command_names_are_waited_for_a_moment(
    reader: Reader, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = [tmp_path / f"202{year}-01-01.png" for year in range(2)]
    for path in pair:
        path.write_bytes(saved(halves(24, 12)))
    monkeypatch.setattr(startup, "PATIENCE_MS", 600_000)
    reader.start(None, pair, is_command=True)
    assert not reader.window.isVisible()
    qtbot.waitUntil(reader.window.isVisible)
    assert reader.window.opened is not None
    assert reader.window.opened.originals == tuple(pair)


def test_those_that_take_longer_come_when_the_window_is_there(
    reader: Reader, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(reader.opener, "compare", lambda *words, **_others: asked.append(words))
    monkeypatch.setattr(startup, "PATIENCE_MS", 1)
    reader.start(None, [tmp_path], is_command=True)
    qtbot.waitUntil(reader.window.isVisible)
    assert asked == [([tmp_path],)]


def test_those_that_a_command_names_and_that_are_broken_end_the_reader_without_a_window(
    reader: Reader, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = saved(halves(240, 120))
    pair = [tmp_path / "a.png", tmp_path / "b.png"]
    for path, data in zip(pair, (whole, whole[: len(whole) // 2]), strict=True):
        path.write_bytes(data)
    codes: list[int] = []
    monkeypatch.setattr(startup, "PATIENCE_MS", 600_000)
    monkeypatch.setattr(reader.app, "exit", codes.append)
    reader.start(None, pair, is_command=True)
    qtbot.waitUntil(lambda: codes == [1])
    assert not reader.window.isVisible()
    assert left_comparing(reader.store) == []


def test_three_pictures_that_were_never_saved_are_there_again_as_they_were_left(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    three = [tmp_path / f"202{year}-01-01.png" for year in range(3)]
    for path, width in zip(three, (24, 48, 96), strict=True):
        path.write_bytes(saved(halves(width, 12)))
    keep_comparing(reader.store, three)
    reader.start(None, left_comparing(reader.store))
    images = reader.window.images
    qtbot.waitUntil(lambda: images.handles() is not None)
    assert images.date_count == 3
    reader.commands.actions["before-next"].trigger()
    qtbot.waitUntil(lambda: images.comparison().before == 1)
    reader.window.keep()
    with PictureService() as pictures:
        again = Reader(reader.store, pictures, None)
        qtbot.addWidget(again.window)
        again.start(None, left_comparing(reader.store))
        qtbot.waitUntil(lambda: again.window.images.handles() is not None)
        shown = again.window.images.comparison()
        assert (shown.before, shown.after) == (1, 2)
        again.end()


def test_a_comparison_that_may_go_stays_away_although_one_of_its_pictures_was_gone(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    three = [tmp_path / f"202{year}-01-01.png" for year in range(3)]
    for path in three[:2]:
        path.write_bytes(saved(halves(24, 12)))
    keep_comparing(reader.store, three)
    with qtbot.waitSignal(reader.window.briefing_shown):
        reader.start(None, come_back(reader.store))
    qtbot.waitUntil(lambda: reader.window.is_unsaved())
    assert left_comparing(reader.store) == three, "with that which may be there again"
    reader.window._leave()
    assert left_comparing(reader.store) == []
