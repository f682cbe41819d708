import io
import json
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.desktop.compare import sizes
from briefing.desktop.compare.keepsake import film, png, still
from briefing.desktop.image_pane import ImagePane
from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparing.comparison import Alignment, Method, Mode, Side
from briefing.settings import BLINK_RATE, REDUCED_MOTION, Settings
from tests.desktop.compare.fakes import FakeOpened, FakeService
from tests.desktop.compare.figures import BLUE, GREEN, PAIR, RED, SINGLE, THREE, picture, show, words
from tests.imagery.pictures import plain_png


def colours(pane: ImagePane) -> tuple[str, str]:
    image = pane.canvas.grab().toImage()
    stage = pane.canvas.stage()
    row = stage.center().y() + 90
    return tuple(image.pixelColor(x, row).name() for x in (stage.left() + 40, stage.right() - 40))  # type: ignore[return-value]


def stills(pane: ImagePane) -> list[QImage]:
    """The pictures of a film of what is shown."""
    taken = sizes.film(pane.canvas, "screen")
    assert taken is not None
    return [each.painted() for each in taken.keepsakes]


def test_a_figure_comes_up_with_its_words(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, PAIR)
    assert colours(pane) == (RED, BLUE)
    assert pane.captions.title.text() == "The base"
    assert pane.captions.caption.text() == "Twice the same place."
    assert pane.captions.credit.text() == "Maxar"
    scene = pane.canvas.scene
    assert scene is not None
    assert scene.pair.before.date == "7 October 2021"
    assert scene.pair.side(Side.AFTER).kind == "Illustration"


def test_another_language_changes_every_word(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.retranslate("nl")
    assert pane.captions.title.text() == "De basis"
    assert pane.canvas.value_text().startswith("7 oktober 2021")


def test_the_state_is_kept_for_each_figure_and_comes_back(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, PAIR)
    with qtbot.waitSignal(pane.comparison_changed):
        pane.canvas.set_position(0.2)
    show(pane, qtbot, opened, SINGLE)
    show(pane, qtbot, opened, PAIR)
    assert pane.comparison().position == 0.2
    state = pane.states()["pair"]
    assert set(pane.comparisons()) == {"pair", "single"}
    other = FakeOpened(opened.parts)
    show(pane, qtbot, other, PAIR)
    assert pane.comparison().position == 0.5
    third = FakeOpened(opened.parts)
    show(pane, qtbot, third, PAIR, state)
    assert pane.comparison().position == 0.2
    show(pane, qtbot, FakeOpened(opened.parts), PAIR, {"mode": "fade"})
    assert pane.controls.modes.buttons[Mode.FADE].isChecked()


def test_the_pictures_of_a_briefing_that_is_closed_are_let_go(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    show(pane, qtbot, opened, PAIR)
    show(pane, qtbot, opened, PAIR)
    assert len([kind for kind, _what in service.asked if kind == "overview"]) == 2
    show(pane, qtbot, FakeOpened(opened.parts), PAIR)
    assert sorted(service.released) == [1, 2]


def test_a_picture_that_cannot_be_read_leaves_the_other(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    broken = Figure(
        id="broken", title=words("Broken"), caption=words(""), pictures=(picture("red", 7), picture("bad", 8))
    )
    show(pane, qtbot, opened, broken)
    scene = pane.canvas.scene
    assert scene is not None
    assert scene.problems == {Side.AFTER: "The picture cannot be read."}
    assert colours(pane)[0] == RED


def test_why_a_picture_is_missing_comes_before_the_name_of_its_file(pane: ImagePane, qtbot: QtBot) -> None:
    lost = Figure(id="lost", title=words("Lost"), caption=words(""), pictures=(picture("images/gone.png", 7),))
    opened = FakeOpened({})
    opened.picture = lambda file: OpenedBriefing.picture(opened, file)  # type: ignore[method-assign]
    show(pane, qtbot, opened, lost)
    scene = pane.canvas.scene
    assert scene is not None
    told = "This file is not in the briefing. Add it, or take it out of briefing.toml. (images/gone.png)"
    assert scene.problems == {Side.BEFORE: told}


def test_only_the_figure_asked_for_last_is_shown(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    service.held = True
    pane.show_figure(cast(Any, opened), PAIR, "en")
    pane.show_figure(cast(Any, opened), SINGLE, "en")
    qtbot.waitUntil(lambda: len(service.asked) == 3)
    assert pane.canvas.scene is None
    with qtbot.waitSignal(pane.canvas.shown):
        service.answer()
    assert pane.canvas.scene is not None
    assert pane.canvas.scene.pair.name == "One"
    assert not pane.controls.modes.isVisible()


def test_the_ways_to_compare_go_with_the_pictures_that_are_seen(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    show(pane, qtbot, opened, PAIR)
    service.held = True
    pane.show_figure(cast(Any, opened), SINGLE, "en")
    qtbot.waitUntil(lambda: len(service.asked) > 2)
    assert pane.controls.modes.isVisible(), "the pair is still seen"
    with qtbot.waitSignal(pane.canvas.shown):
        service.answer()
    assert not pane.controls.modes.isVisible()


def test_any_two_of_three_dates(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, THREE)
    assert pane.dates is not None
    assert pane.dates.isVisible()
    assert colours(pane) == (RED, GREEN)
    pane.canvas.change(alignment=Alignment(dx=3))
    with qtbot.waitSignal(pane.canvas.shown):
        pane.step_date(Side.AFTER, -1)
    assert colours(pane) == (RED, BLUE)
    assert pane.comparison().alignment.is_none
    with qtbot.waitSignal(pane.canvas.shown):
        pane.choose_dates(0, 2)
    assert pane.comparison().alignment.dx == 3
    pane.choose_dates(1, 1)
    assert (pane.comparison().before, pane.comparison().after) == (0, 2)
    show(pane, qtbot, opened, PAIR)
    assert not pane.dates.isVisible()


def test_the_alignment_of_every_two_dates_is_kept_for_another_time(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, THREE)
    pane.canvas.change(alignment=Alignment(dx=3, method=Method.NUDGED))
    with qtbot.waitSignal(pane.canvas.shown):
        pane.choose_dates(0, 1)
    pane.canvas.change(alignment=Alignment(dy=5, method=Method.NUDGED))
    state = json.loads(json.dumps(pane.states()["three"]))
    show(pane, qtbot, FakeOpened(opened.parts), THREE, state)
    assert pane.comparison().alignment.dy == 5
    with qtbot.waitSignal(pane.canvas.shown):
        pane.choose_dates(2, 0)
    assert pane.comparison().alignment.dx == -3, "the other way round the other picture is moved"
    with qtbot.waitSignal(pane.canvas.shown):
        pane.choose_dates(0, 1)
    assert pane.comparison().alignment.dy == 5


def test_swapping_is_kept_and_shown_in_the_strip(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, THREE)
    pane.canvas.swap()
    assert colours(pane) == (GREEN, RED)
    assert pane.dates is not None
    assert pane.dates.pair == (2, 0)
    assert pane.comparisons()["three"].before == 2


def test_a_zoomed_picture_gets_sharp_tiles(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    opened.parts["red"] = opened.parts["blue"] = plain_png(RED, (3000, 2000))
    show(pane, qtbot, opened, PAIR)
    pane.canvas.zoom_actual()
    qtbot.waitUntil(lambda: pane.sharpener.tiles.bytes > 0 and pane.sharpener.tiles.is_idle)
    boxes = [what[1] for kind, what in service.asked if kind == "pixels" and what[2] == (512, 512)]
    assert boxes
    assert pane.canvas.zoom_percent == pytest.approx(100)


def test_the_overview_is_renewed_for_a_canvas_that_has_grown(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    opened.parts["red"] = plain_png(RED, (3000, 2000))
    show(pane, qtbot, opened, PAIR)
    pane.resize(900, 700)

    def fits() -> bool:
        scene = pane.canvas.scene
        assert scene is not None
        return scene.surfaces[Side.BEFORE].overview.width() == scene.frame.stage.width

    qtbot.waitUntil(fits)


def test_what_the_worker_notes_is_told_on_the_picture(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    service.notes = ("first frame of an animation",)
    show(pane, qtbot, opened, PAIR)
    assert pane.canvas.overlays.notes == ("First frame of an animation",)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    assert not pane.canvas.overlays.has_notes
    show(pane, qtbot, opened, SINGLE)
    assert pane.canvas.overlays.notes == ("9 October 2021: first frame of an animation",)
    assert pane.canvas.overlays.has_notes, "put away for as long as the other pair was shown"


def test_a_picture_that_was_replaced_since_it_was_aligned_is_told_of(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    moved = Alignment(dx=5, method=Method.NUDGED)
    show(pane, qtbot, opened, PAIR)
    pane.canvas.change(alignment=moved)
    assert not pane.canvas.overlays.notes
    state = json.loads(json.dumps(pane.states()["pair"]))
    later = FakeOpened({**opened.parts, "blue": plain_png(BLUE, (330, 200))})
    show(pane, qtbot, later, PAIR, state)
    assert pane.comparison().alignment == moved, "it may fit all the same"
    assert pane.canvas.overlays.notes == ("13 October 2021: replaced since it was aligned",)
    pane.canvas.swap()
    assert pane.canvas.overlays.notes == ("13 October 2021: replaced since it was aligned",)
    pane.canvas.swap()
    pane.canvas.change(alignment=Alignment(dx=6, method=Method.NUDGED))
    assert not pane.canvas.overlays.notes
    assert pane.states()["pair"] != state
    show(pane, qtbot, FakeOpened(later.parts), PAIR, pane.states()["pair"])
    assert not pane.canvas.overlays.notes


def test_a_picture_that_was_replaced_and_is_not_aligned_is_as_any(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened
) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.canvas.change(alignment=Alignment(dx=5, method=Method.NUDGED))
    pane.canvas.undo_alignment()
    later = FakeOpened({**opened.parts, "blue": plain_png(BLUE, (330, 200))})
    show(pane, qtbot, later, PAIR, pane.states()["pair"])
    assert not pane.canvas.overlays.notes


def test_early_overviews_are_used(pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService) -> None:
    early = {name: service.overview(opened.parts[name], (200, 200)) for name in ("red", "blue")}
    pane.loader.expect(cast(Any, opened), cast(Any, early))
    show(pane, qtbot, opened, PAIR)
    assert len([kind for kind, _what in service.asked if kind == "overview"]) == 2


def test_early_overviews_that_are_not_shown_are_let_go(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, service: FakeService
) -> None:
    early = {name: service.overview(opened.parts[name], (200, 200)) for name in ("red", "green", "blue", "bad")}
    pane.loader.expect(cast(Any, opened), cast(Any, early))
    show(pane, qtbot, opened, PAIR)
    show(pane, qtbot, FakeOpened(opened.parts), PAIR)
    assert sorted(service.released) == [1, 2, 3]


def test_nothing_is_shown_quietly(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    pane.canvas.toggle_side()
    pane.canvas.escape()
    pane.step_date(Side.AFTER, 1)
    pane.choose_dates(0, 1)
    assert not pane.controls.modes.isVisible()
    show(pane, qtbot, opened, PAIR)
    pane.show_nothing()
    assert pane.captions.title.text() == ""
    assert pane.canvas.scene is None


def test_settings_rule_blinking(qtbot: QtBot, service: FakeService, tmp_path: Path) -> None:
    store = Settings(tmp_path / "settings.json")
    store.set(BLINK_RATE, 2.0)
    store.set(REDUCED_MOTION, True)
    pane = ImagePane(cast(Any, service), store)
    qtbot.addWidget(pane)
    assert pane.canvas.blinking.rate == 2.0
    assert pane.canvas.reduced_motion


def test_commands_reach_the_canvas(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.canvas.toggle_side()
    assert colours(pane) == (RED, RED)
    pane.canvas.escape()
    assert pane.canvas.is_swiping
    pane.canvas.set_mode(Mode.TOGGLE)
    assert colours(pane) == (BLUE, BLUE)
    assert QColor(colours(pane)[0]).isValid()


def test_what_is_seen_can_be_copied(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    assert still(pane.canvas).isNull()
    assert sizes.film(pane.canvas, "screen") is None
    show(pane, qtbot, opened, PAIR)
    copied = still(pane.canvas)
    assert copied.width() == pane.canvas.stage().width()
    assert copied.height() > pane.canvas.stage().height()
    middle = copied.height() // 2
    assert copied.pixelColor(30, middle).name() == RED
    assert copied.pixelColor(copied.width() - 30, middle).name() == BLUE
    assert QImage.fromData(png(copied)).size() == copied.size()


@pytest.mark.parametrize(("gif", "kind"), [(False, "PNG"), (True, "GIF")])
def test_a_film_shows_both_pictures_and_leaves_the_canvas_as_it_was(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, gif: bool, kind: str
) -> None:
    show(pane, qtbot, opened, PAIR)
    made = Image.open(io.BytesIO(film(stills(pane), gif=gif)))
    assert made.format == kind
    assert getattr(made, "n_frames", 1) == 2
    middle = (made.width // 2, made.height // 2)
    seen = []
    for at in range(2):
        made.seek(at)
        seen.append(made.convert("RGB").getpixel(middle))
    assert seen == [(0xC0, 0x30, 0x20), (0x20, 0x40, 0xC0)]
    assert pane.canvas.is_swiping
    assert colours(pane) == (RED, BLUE)


@pytest.mark.parametrize("mode", [Mode.SWIPE, Mode.TOGGLE, Mode.LENS, Mode.SIDE_BY_SIDE])
def test_a_film_shows_both_pictures_while_one_of_them_is_shown_whole(
    pane: ImagePane, qtbot: QtBot, opened: FakeOpened, mode: Mode
) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.canvas.set_mode(mode)
    pane.canvas.toggle_side()
    before = pane.comparison()
    seen = [image.pixelColor(image.width() // 2, image.height() // 2).name() for image in stills(pane)]
    assert seen == [RED, BLUE]
    assert pane.comparison() == before


def test_a_tool_is_put_away_with_its_figure(pane: ImagePane, qtbot: QtBot, opened: FakeOpened) -> None:
    show(pane, qtbot, opened, PAIR)
    pane.canvas.start_aligning()
    pane.show_figure(cast(Any, opened), PAIR, "en")
    assert pane.canvas.tool is not None
    show(pane, qtbot, opened, THREE)
    assert pane.canvas.tool is None
