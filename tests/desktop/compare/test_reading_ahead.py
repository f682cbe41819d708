"""What is read before anybody asks for it, and that it is there when somebody does, and never in the way."""

import datetime
from functools import partial
from typing import Any, cast

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from briefing.desktop.compare import loading
from briefing.desktop.compare.loading import Loaded
from briefing.desktop.compare.reading_ahead import LIGHT_BYTES, files_near, is_light
from briefing.desktop.image_pane import ImagePane
from briefing.document.model import Briefing, Figure, LocalizedText, Section
from briefing.errors import BriefingError
from tests.desktop.compare.fakes import FakeOpened, FakeService
from tests.desktop.compare.figures import PAIR, SINGLE, THREE, picture, show, words

DAY = datetime.date(2021, 12, 1)


def figure(name: str, *files: str) -> Figure:
    """A figure of some pictures."""
    return Figure(
        id=name,
        title=words(name),
        caption=words(""),
        pictures=tuple(picture(file, day) for day, file in enumerate(files, start=1)),
    )


def section(name: str, *figures: str) -> Section:
    return Section(id=name, title=LocalizedText(texts={"en": name}), figures=figures)


def test_the_figures_round_one_come_in_the_order_in_which_they_are_told_of() -> None:
    opened = FakeOpened({})
    briefing: Briefing = replace(
        opened.briefing,
        figures=tuple(figure(name, f"{name}-1", f"{name}-2", f"{name}-3") for name in ("d", "a", "b", "c", "spare")),
        sections=(section("one", "a", "b", "c"), section("none"), section("two", "d", "a")),
    )
    assert files_near(briefing, "a") == ["b-1", "b-3", "d-1", "d-3"]
    assert files_near(briefing, "b") == ["c-1", "c-3", "d-1", "d-3", "a-1", "a-3"]
    assert files_near(briefing, "d") == ["spare-1", "spare-3", "c-1", "c-3"]
    assert files_near(briefing, "gone") == []


def test_a_figure_of_one_picture_has_that_one() -> None:
    briefing = replace(FakeOpened({}).briefing, figures=(figure("a", "x"), figure("b", "y", "z")), sections=())
    assert files_near(briefing, "b") == ["x"]


def test_what_would_be_decoded_whole_is_read_ahead_only_where_it_is_small() -> None:
    png, jpeg = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
    assert is_light(png)
    assert is_light(jpeg + bytes(LIGHT_BYTES))
    assert not is_light(png + bytes(LIGHT_BYTES))


def _has(told: list[str], number: int) -> bool:
    return len(told) == number


def has_read_ahead(pane: ImagePane) -> bool:
    return "reading_ahead" in vars(pane) and not pane.reading_ahead.is_active


@pytest.fixture
def several(opened: FakeOpened) -> FakeOpened:
    """A briefing of three figures with pictures of their own, but for one that two have."""
    others = (replace(SINGLE, pictures=(picture("green", 9),)), figure("bad", "bad"))
    opened.briefing = replace(opened.briefing, figures=(PAIR, *others, THREE), sections=())
    return opened


def test_the_next_figure_is_ready_when_it_is_chosen(
    pane: ImagePane, qtbot: QtBot, several: FakeOpened, service: FakeService
) -> None:
    show(pane, qtbot, several, PAIR)
    assert len(service.asked) == 2
    qtbot.waitUntil(lambda: has_read_ahead(pane))
    assert len([kind for kind, _what in service.asked if kind == "overview"]) == 3
    service.held = True
    pane.show_figure(cast(Any, several), SINGLE, "en")
    assert pane.canvas.scene is not None
    assert pane.canvas.scene.pair.before.date == "9 October 2021"
    assert pane.handles() is None
    assert not service.released


def test_a_picture_that_cannot_be_read_ahead_is_told_of_where_it_is_wanted(
    pane: ImagePane, qtbot: QtBot, several: FakeOpened, service: FakeService
) -> None:
    del several.parts["bad"]
    several.briefing = replace(several.briefing, figures=(SINGLE, figure("bad", "bad")))
    show(pane, qtbot, several, SINGLE)
    qtbot.waitUntil(lambda: has_read_ahead(pane))
    pane.show_figure(cast(Any, several), several.briefing.figures[1], "en")
    qtbot.waitUntil(lambda: pane.canvas.newest is not None and bool(pane.canvas.newest.problems))


def test_what_is_read_ahead_gives_way_to_what_is_shown(
    pane: ImagePane, opened: FakeOpened, service: FakeService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "KEPT_BYTES", 0)
    show(pane, qtbot, opened, PAIR)
    told: list[str] = []
    pane.loader.load_ahead(cast(Any, opened), "green", (100, 100), lambda: told.append("green"))
    qtbot.waitUntil(lambda: bool(told))
    assert service.released == [3]
    assert sorted(pane.handles() or ()) == [1, 2]


def test_a_picture_on_its_way_is_not_asked_for_again(
    pane: ImagePane, opened: FakeOpened, service: FakeService, qtbot: QtBot
) -> None:
    service.held = True
    come: list[Loaded] = []
    told: list[str] = []
    failed: list[BriefingError] = []
    pane.loader.load(cast(Any, opened), "red", (100, 100), come.append, failed.append)
    pane.loader.load_ahead(cast(Any, opened), "red", (100, 100), lambda: told.append("red"))
    pane.loader.load(cast(Any, opened), "red", (100, 100), come.append, failed.append)
    qtbot.waitUntil(lambda: bool(service.asked))
    service.answer()
    qtbot.waitUntil(lambda: len(come) == 2)
    assert come[0] is come[1]
    assert told == ["red"]
    assert [kind for kind, _what in service.asked] == ["overview"]
    assert not failed


def test_what_comes_when_another_briefing_is_shown_is_let_go(
    pane: ImagePane, opened: FakeOpened, service: FakeService, qtbot: QtBot
) -> None:
    service.held = True
    come: list[Loaded] = []
    pane.loader.load(cast(Any, opened), "red", (100, 100), come.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(service.asked))
    other = FakeOpened(opened.parts)
    pane.loader.load(cast(Any, other), "blue", (100, 100), come.append, lambda _error: None)
    pane.loader.load_ahead(cast(Any, opened), "green", (100, 100), lambda: come.clear())
    qtbot.waitUntil(lambda: len(service.asked) == 2)
    service.answer()
    qtbot.waitUntil(lambda: len(come) == 1)
    assert service.released == [1]


def test_it_reads_on_in_another_briefing_that_is_opened_while_it_reads(
    pane: ImagePane, qtbot: QtBot, several: FakeOpened, service: FakeService
) -> None:
    show(pane, qtbot, several, PAIR)
    service.held = True
    qtbot.waitUntil(lambda: len(service.asked) == 3)
    other = FakeOpened(several.parts)
    other.briefing = several.briefing
    service.held = False
    show(pane, qtbot, other, PAIR)
    service.answer()
    qtbot.waitUntil(lambda: has_read_ahead(pane))
    assert len([kind for kind, _what in service.asked if kind == "overview"]) == 6


def test_what_is_chosen_already_is_not_taken_for_read_ahead(
    pane: ImagePane, opened: FakeOpened, service: FakeService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(pane, qtbot, opened, PAIR)
    monkeypatch.setattr(loading, "KEPT_BYTES", 0)
    service.held = True
    come: list[Loaded] = []
    pane.loader.load(cast(Any, opened), "green", (100, 100), come.append, lambda _error: None)
    pane.loader.load_ahead(cast(Any, opened), "green", (100, 100), lambda: None)
    qtbot.waitUntil(lambda: len(service.asked) == 3)
    service.answer()
    qtbot.waitUntil(lambda: bool(come))
    assert come[0].handle not in service.released


def test_what_comes_late_does_not_take_the_place_of_what_is_shown(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "KEPT_BYTES", 0)
    show(pane, qtbot, opened, THREE)
    service.held = True
    pane.choose_dates(0, 1)
    qtbot.waitUntil(lambda: len(service.asked) == 3)
    pane.choose_dates(0, 2)  # while the other is on its way
    qtbot.waitUntil(lambda: len(service.asked) == 3 and pane.handles() is not None)
    service.answer()
    qtbot.waitUntil(lambda: bool(service.released))
    assert not set(pane.handles() or ()) & set(service.released)


def test_what_was_seen_long_ago_makes_room_for_what_is_read_ahead_but_not_the_most_wanted_of_that(
    pane: ImagePane, opened: FakeOpened, service: FakeService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def want(*files: str) -> list[int]:
        told.clear()
        for number, file in enumerate(files, start=1):
            pane.loader.load_ahead(cast(Any, opened), file, (100, 100), partial(told.append, file))
            qtbot.waitUntil(partial(_has, told, number))
        return service.released

    opened.parts |= {f"more-{at}": opened.parts["red"] for at in range(4)}
    show(pane, qtbot, opened, PAIR)
    assert want("more-0", "more-1") == []
    monkeypatch.setattr(loading, "KEPT_BYTES", sum(each.bytes for each in pane.loader._kept.values()))
    assert want("more-2") == [5], "that of the ones ahead that is least wanted"
    pane.choose_dates(1, 0)
    assert want("more-1", "more-3") == [5, 3], "that was ahead before, and is not any more"
    assert all(pane.loader.kept(cast(Any, opened), file) for file in ("more-1", "more-3"))


def test_what_is_there_already_is_not_read_again(
    pane: ImagePane, qtbot: QtBot, several: FakeOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(pane, qtbot, several, PAIR)
    qtbot.waitUntil(lambda: has_read_ahead(pane))
    read: list[str] = []
    picture = several.picture

    def reading(file: str) -> bytes:
        read.append(file)
        return picture(file)

    monkeypatch.setattr(several, "picture", reading)
    show(pane, qtbot, several, SINGLE)
    show(pane, qtbot, several, PAIR)
    qtbot.waitUntil(lambda: has_read_ahead(pane))
    assert "green" not in read
