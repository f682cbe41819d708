import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.files import file_dialog
from briefing.desktop.files.quick_compare import FEW
from briefing.desktop.files.taking import write_picture
from briefing.desktop.session import aside, come_back, keep_comparing, left_comparing
from briefing.imagery.comparing.comparison import Mode
from briefing.imagery.service import LOOK
from briefing.paths import builtin_briefing
from briefing.settings import Settings
from tests.desktop.conftest import Desk
from tests.desktop.files.loose import dates, drop, leave, questions, write
from tests.end_to_end.pair import write_pair


def test_two_pictures_that_are_dropped_are_compared_in_the_order_of_their_dates(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "13 December 2021"))
    assert desk.window.windowTitle() == "base_20211007 compared with base_20211213 — Briefing"
    assert desk.message() == "This comparison is not saved yet."
    assert [kind for kind, _what in desk.service.asked].count("overview") == 2, "each is decoded once"
    assert desk.store.get(settings.LAST) == ""
    assert desk.store.get(settings.RECENT) == []


def test_pictures_can_be_dropped_on_text_and_pictures_too(
    pair_desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    for target in (pair_desk.window.text.viewport(), pair_desk.window.images.canvas, pair_desk.window.sidebar):
        pair_desk.opener.open_builtin()
        leave(pair_desk, qtbot)
        qtbot.waitUntil(lambda: "compared" not in pair_desk.window.windowTitle())
        drop(pair_desk, *loose, on=target)
        qtbot.waitUntil(lambda: "compared" in pair_desk.window.windowTitle())


def test_a_comparison_is_in_sight_also_where_the_text_was_alone(
    pair_desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    pair_desk.trigger("text-alone")
    assert not pair_desk.window.images.isVisible()
    drop(pair_desk, *loose)
    qtbot.waitUntil(lambda: "compared" in pair_desk.window.windowTitle())
    assert pair_desk.window.images.isVisible()
    assert not pair_desk.commands.actions["text-alone"].isChecked()


def test_what_was_open_can_be_gone_back_to(
    pair_desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    pair_desk.window.images.canvas.set_mode(Mode.FADE)
    pair_desk.window.images.canvas.set_opacity(0.25)
    drop(pair_desk, *loose)
    qtbot.waitUntil(lambda: "base" in pair_desk.window.windowTitle())
    (recent,) = pair_desk.store.get(settings.RECENT)
    assert recent == str(tmp_path / "pair")
    pair_desk.opener.open(Path(recent))
    leave(pair_desk, qtbot)
    qtbot.waitUntil(lambda: pair_desk.window.windowTitle().endswith("Two colours — Briefing"))
    qtbot.waitUntil(lambda: pair_desk.window.images.comparison().opacity == 0.25)
    assert pair_desk.window.images.comparison().mode is Mode.FADE


def test_what_is_compared_is_known_until_it_is_saved_or_may_go(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(loose[0].parent)
    named = [Path(path.name) for path in loose]
    desk.opener.compare(named)
    qtbot.waitUntil(lambda: left_comparing(desk.store) == list(loose))
    desk.opener.save(tmp_path / "saved.briefing")
    qtbot.waitUntil(lambda: desk.message().startswith("Saved"))
    assert left_comparing(desk.store) == []
    for go in (lambda: desk.opener.open(tmp_path / "saved.briefing"), desk.window.close):
        desk.opener.compare(loose)
        qtbot.waitUntil(lambda: left_comparing(desk.store) == list(loose))
        go()
        assert left_comparing(desk.store) == list(loose), "nobody has answered yet"
        leave(desk, qtbot)
        qtbot.waitUntil(lambda: left_comparing(desk.store) == [])


def test_what_is_compared_is_kept_as_soon_as_it_is_open(desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]) -> None:
    desk.opener.compare(loose)
    qtbot.waitUntil(lambda: left_comparing(Settings(desk.store.path)) == list(loose))


def test_pictures_that_were_not_saved_come_up_as_they_were_left(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    desk.opener.compare(loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    desk.window.images.canvas.set_position(0.2)
    desk.opener.open_builtin()
    leave(desk, qtbot)
    qtbot.waitUntil(lambda: desk.window.opened is not None and desk.window.opened.path == builtin_briefing())
    desk.opener.compare(loose)
    qtbot.waitUntil(lambda: desk.window.opened is not None and desk.window.opened.path is None)
    assert desk.window.images.comparison().position == 0.2


def test_the_pictures_that_are_compared_are_not_written_over(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    desk.opener.compare(loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    before = loose[0].read_bytes()
    link = tmp_path / "link.png"
    link.hardlink_to(loose[0])
    for path in (loose[0], link):
        desk.window.say_no_more()
        write_picture(desk.window, path)
        qtbot.waitUntil(lambda: "this is the briefing itself, or a part of it" in desk.message())
        assert loose[0].read_bytes() == before


def test_pictures_of_another_window_stay_known(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    others = [tmp_path / "of another", tmp_path / "window"]
    keep_comparing(desk.store, others)
    desk.opener.open_builtin()
    qtbot.waitUntil(lambda: desk.window.opened is not None and desk.window.opened.path == builtin_briefing())
    assert left_comparing(desk.store) == others


def test_comparisons_that_do_not_come_back_by_themselves_can_be_chosen(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    gone, last = [tmp_path / "a&b.png", tmp_path / "c.png"], [tmp_path / "of", tmp_path / "today"]
    for pictures in (loose, gone, last):
        keep_comparing(desk.store, pictures)
    assert come_back(desk.store) == last
    menu = desk.commands.actions.menus["recent"]

    def choose(words: str) -> None:
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text() == words).trigger()

    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == [
        "a&&b compared with c (not saved)",
        "base_20211213 compared with base_20211007 (not saved)",
        "Forget these comparisons",
    ]
    choose("a&&b compared with c (not saved)")
    qtbot.waitUntil(lambda: "cannot be compared" in desk.message())
    assert aside(desk.store) == [gone, [*loose]], "what is gone may be there again"
    choose("base_20211213 compared with base_20211007 (not saved)")
    qtbot.waitUntil(lambda: bool(dates(desk)))
    assert left_comparing(desk.store) == [*loose]
    assert aside(desk.store) == [gone]
    for pictures in (gone, last):
        keep_comparing(desk.store, pictures)
    come_back(desk.store)
    choose("Forget these comparisons")
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["None yet"]


def test_three_pictures_have_a_strip_of_dates(desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]) -> None:
    drop(desk, *loose, write(loose[0].with_name("2020-01-01.jpg"), "green"))
    qtbot.waitUntil(lambda: dates(desk) == ("1 January 2020", "13 December 2021"))
    assert desk.window.images.dates is not None
    desk.trigger("before-next")
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "13 December 2021"))
    desk.trigger("after-previous")
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "1 January 2020"))


def test_of_many_pictures_only_the_two_that_are_seen_are_held(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    others = [write(loose[0].with_name(f"2020-01-{day:02}.jpg"), "green") for day in range(1, FEW + 1)]
    drop(desk, *loose, *others)
    qtbot.waitUntil(lambda: dates(desk) == ("1 January 2020", "13 December 2021"))
    assert len(desk.service.released) == len(loose) + len(others)
    assert desk.window.images.dates is not None
    assert desk.window.images.dates.count == len(loose) + len(others)
    sizes = [size for kind, size in desk.service.asked if kind == "overview"]
    assert len([size for size in sizes if size != LOOK]) == 2


def test_a_picture_that_is_dropped_by_two_names_is_compared_once_and_forgotten_once(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    link = loose[0].with_name("link.jpg")
    link.hardlink_to(loose[0])
    drop(desk, *loose, link)
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "13 December 2021"))
    assert left_comparing(desk.store) == list(loose)
    desk.opener.open_builtin()
    leave(desk, qtbot)
    qtbot.waitUntil(lambda: left_comparing(desk.store) == [])
    drop(desk, loose[0], link)
    qtbot.waitUntil(lambda: "this is the only picture, and a comparison has two or more." in desk.message())


@pytest.mark.parametrize("named", ["", "briefing.toml"])
def test_one_briefing_that_is_dropped_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path, named: str) -> None:
    drop(desk, write_pair(tmp_path / "pair", size=(30, 20)) / named)
    qtbot.waitUntil(lambda: desk.window.windowTitle().endswith("Two colours — Briefing"))


def test_anything_else_that_is_dropped_is_told_what_can_be(
    pair_desk: Desk, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("words")
    opened = pair_desk.window.opened
    for paths in ([notes], [loose[0]], [loose[0], tmp_path], [notes, tmp_path / "a.briefing"]):
        pair_desk.window.messages.end()
        drop(pair_desk, *paths)
        assert pair_desk.message().startswith("Drop one briefing")
        assert pair_desk.window.opened is opened


def test_a_picture_that_is_none_is_named_and_what_is_open_stays(
    pair_desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    broken = loose[0].with_name("broken.png")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    opened = pair_desk.window.opened
    drop(pair_desk, loose[0], broken)
    qtbot.waitUntil(lambda: "broken.png: the picture cannot be read" in pair_desk.message())
    drop(pair_desk, loose[0], loose[0].with_name("nowhere.jpg"))
    qtbot.waitUntil(lambda: "nowhere.jpg: there is nothing at this path" in pair_desk.message())
    assert 3 in pair_desk.service.released, "the picture that was good is let go"
    phone = loose[0].with_name("IMG_0001.HEIC")
    phone.write_bytes(b"\0\0\0\x18ftypheic")
    drop(pair_desk, loose[0], phone)
    qtbot.waitUntil(lambda: "IMG_0001.HEIC: this is not a PNG, JPEG, WebP or TIFF picture" in pair_desk.message())
    assert pair_desk.window.opened is opened


def test_of_three_pictures_or_more_those_that_can_be_read_are_compared(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    broken = loose[0].with_name("broken.png")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    desk.opener.compare([broken, *loose])
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "13 December 2021"))
    qtbot.waitUntil(lambda: desk.message().startswith("A picture is left out. broken.png: the picture cannot be read"))
    assert desk.window.opened is not None
    assert desk.window.opened.originals == (broken, *loose)
    assert left_comparing(desk.store) == [broken, *loose], "it may be whole another time"
    desk.window.messages.close_message()
    qtbot.waitUntil(lambda: desk.message() == "This comparison is not saved yet.")


def test_a_picture_that_cannot_be_read_to_its_end_keeps_no_others_from_it(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled, read = write(loose[0].with_name("spoiled.png"), "red"), Path.read_bytes

    def broken_off(path: Path) -> bytes:
        if path == spoiled:
            raise OSError(5, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", broken_off)
    desk.opener.compare([spoiled, *loose])
    qtbot.waitUntil(lambda: dates(desk) == ("7 October 2021", "13 December 2021"))
    told = "A picture is left out. spoiled.png: this file cannot be read (Input/output error)."
    qtbot.waitUntil(lambda: desk.message() == told)


def test_all_that_are_left_out_are_named_with_their_reasons(desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]) -> None:
    others = [loose[0].with_name(f"{name}.png") for name in "abcde"]
    others[1].write_bytes(b"GIF89a")
    drop(desk, *loose, *others)
    qtbot.waitUntil(lambda: desk.message().startswith("5 pictures are left out."))
    assert desk.message().endswith(
        "out. a.png, c.png, d.png, e.png: there is nothing at this path. Check the path. "
        "b.png: this is not a PNG, JPEG, WebP or TIFF picture."
    )


def test_where_one_of_three_can_be_read_there_is_nothing_to_compare_it_with(
    pair_desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    broken = [loose[0].with_name(name) for name in ("broken.png", "worse.png")]
    for each in broken:
        each.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    opened, before = pair_desk.window.opened, len(pair_desk.service.released)
    drop(pair_desk, loose[0], *broken)
    qtbot.waitUntil(lambda: "cannot be compared." in pair_desk.message())
    assert "broken.png, worse.png: the picture cannot be read" in pair_desk.message()
    assert pair_desk.window.opened is opened
    assert len(pair_desk.service.released) == before + 1


def test_nothing_is_asked_where_what_was_dropped_cannot_take_the_place_of_a_comparison(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], tmp_path: Path
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    opened = desk.window.opened
    broken = loose[0].with_name("broken.png")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    drop(desk, loose[0], broken)
    qtbot.waitUntil(lambda: "broken.png: the picture cannot be read" in desk.message())
    drop(desk, tmp_path)
    qtbot.waitUntil(lambda: "cannot be opened" in desk.message())
    assert questions(desk) == []
    assert desk.window.opened is opened
    assert desk.window.is_unsaved()


def test_what_was_dropped_last_is_what_is_asked_about_and_nothing_of_it_is_held_before(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]
) -> None:
    drop(desk, *loose)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    shown = desk.window.images.handles()
    assert shown is not None
    for paths in (loose[::-1], loose):
        drop(desk, *paths)
    qtbot.waitUntil(lambda: bool(questions(desk)))
    jobs.drain()
    QApplication.processEvents()
    assert len(questions(desk)) == 1
    assert len(desk.service.released) == 4
    assert not set(shown) & set(desk.service.released)
    leave(desk, qtbot)
    qtbot.waitUntil(lambda: desk.window.images.handles() not in (None, shown))


def test_only_the_pictures_asked_for_last_are_shown(desk: Desk, qtbot: QtBot, loose: tuple[Path, Path]) -> None:
    desk.opener.compare(loose)
    desk.opener.compare(loose[::-1])
    qtbot.waitUntil(lambda: len(desk.service.released) == 2)
    qtbot.waitUntil(lambda: bool(dates(desk)))
    shown = desk.window.images.handles()
    assert shown is not None
    assert not set(shown) & set(desk.service.released)


def test_pictures_can_be_chosen(
    desk: Desk, qtbot: QtBot, loose: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(file_dialog, "several_to_open", lambda *_words: chosen)
    desk.trigger("compare-pictures")
    assert desk.message() == ""
    chosen.append(str(loose[0]))
    desk.trigger("compare-pictures")
    assert desk.message().startswith("Choose two or more pictures")
    chosen.append(str(loose[1]))
    desk.trigger("compare-pictures")
    qtbot.waitUntil(lambda: bool(dates(desk)))


def test_what_was_asked_for_at_the_start_and_fails_leaves_something_to_read(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    called: list[datetime.date] = []
    nowhere = tmp_path / "a.png", tmp_path / "b.png"
    desk.opener.compare(nowhere, otherwise=lambda: called.append(datetime.date.min))
    qtbot.waitUntil(lambda: bool(called))
    assert "a.png, b.png: there is nothing at this path" in desk.message()
