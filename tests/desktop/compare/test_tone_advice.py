"""What is said where a difference is one of tones, and when."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from briefing.desktop.compare import tone_advice
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.keepsake import still
from briefing.desktop.compare.surface import Piece
from briefing.desktop.compare.tone_advice import apart
from briefing.imagery.comparing.comparison import Alignment, Mode, Side
from tests.desktop.compare.conftest import PAIR, plain
from tests.desktop.compare.hands import badge_words
from tests.desktop.compare.test_painting import qimage, smooth

ADVICE = "Most of it differs; T matches the tones"
SIZE = (400, 300)


@pytest.fixture
def hazy(empty_canvas: Canvas, qtbot: QtBot) -> Canvas:
    """The difference of a picture and the same one in haze, with what is advised."""
    picture = smooth(SIZE, 1)
    empty_canvas.show_pair(PAIR)
    empty_canvas.set_pixels(Side.BEFORE, qimage(picture))
    empty_canvas.set_pixels(Side.AFTER, qimage(picture.point(lambda value: value * 0.4 + 150)))
    empty_canvas.set_mode(Mode.DIFFERENCE)
    qtbot.waitUntil(lambda: ADVICE in badge_words(empty_canvas))
    return empty_canvas


def is_advised(canvas: Canvas) -> bool:
    """Whether it is said, in whatever words."""
    return f"{ADVICE}." in canvas.overlays.remarks()


def test_it_is_there_as_long_as_it_holds(hazy: Canvas) -> None:
    for there, not_there in (
        ({"tone": False}, {"tone": True}),
        ({"mode": Mode.DIFFERENCE}, {"mode": Mode.SWIPE}),
        ({"threshold": 0.12}, {"threshold": 1.0}),
    ):
        hazy.change(**not_there)
        assert ADVICE not in badge_words(hazy)
        hazy.change(**there)
        assert ADVICE in badge_words(hazy), "it is known by now"


def test_it_is_said_once_whenever_it_comes(hazy: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(hazy, "say", said.append)
    hazy.set_mode(Mode.SWIPE)
    hazy.set_mode(Mode.DIFFERENCE)
    hazy.change(threshold=0.13)
    assert [words for words in said if "percent" not in words] == ["Swipe", "Difference", ADVICE]
    assert is_advised(hazy)


def test_it_is_not_on_a_copy(hazy: Canvas) -> None:
    with hazy.overlays.as_copied():
        assert ADVICE not in badge_words(hazy)
    assert ADVICE in badge_words(hazy)
    copy = still(hazy)
    assert hazy.scene is not None
    hazy.scene.apart = None
    assert still(hazy) == copy


def test_pictures_of_the_same_tones_are_compared_without_it(canvas: Canvas, qtbot: QtBot) -> None:
    for side in Side:
        canvas.set_pixels(side, qimage(smooth(SIZE, 1 if side is Side.BEFORE else 2)))
    canvas.set_mode(Mode.DIFFERENCE)
    qtbot.waitUntil(lambda: canvas.scene is not None and canvas.scene.apart is not None)
    assert ADVICE not in badge_words(canvas)


def test_it_is_looked_for_once_for_each_pair_and_alignment(
    hazy: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []

    def counted(*scene: object) -> object:
        looked.append(scene)
        return apart(*scene)  # type: ignore[arg-type]

    monkeypatch.setattr(tone_advice, "apart", counted)
    timer = hazy.tone_advice._timer
    for changes in ({"threshold": 0.2}, {"tone": True}, {"tone": False}, {"mode": Mode.SWIPE}, {"position": 0.3}):
        hazy.change(**changes)
        assert not timer.isActive()
    hazy.set_mode(Mode.DIFFERENCE)
    for step in range(1, 5):
        hazy.change(alignment=Alignment(dx=step))
        assert timer.isActive(), "not at every step"
        assert is_advised(hazy), "it stays meanwhile"
    qtbot.waitUntil(lambda: bool(looked))
    assert not timer.isActive()
    assert len(looked) == 1
    hazy.show_pair(replace(PAIR, name="Another"))
    for side in Side:
        hazy.set_pixels(side, plain(QColor("#808080")))
    hazy.set_mode(Mode.DIFFERENCE)
    qtbot.waitUntil(lambda: len(looked) == 2)
    assert ADVICE not in badge_words(hazy)
    hazy.set_pixels(Side.AFTER, plain(QColor("#909090")))
    assert timer.isActive()
    hazy.show_problem(Side.AFTER, "It is broken.")
    assert not timer.isActive()
    hazy.show_nothing()
    hazy.tone_advice._look()
    assert len(looked) == 2


def test_only_what_both_pictures_have_is_compared(canvas: Canvas) -> None:
    scene = canvas.scene
    assert scene is not None
    whole = sum(apart(scene).plain)
    scene.arrange(replace(scene.comparison, alignment=Alignment(dx=200)))
    assert sum(apart(scene).plain) == pytest.approx(whole / 2, rel=0.05)
    clear = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(0)
    canvas.change(alignment=Alignment())
    canvas.set_pixels(Side.AFTER, clear)
    assert sum(apart(scene).plain) == 0


def test_it_is_about_all_of_the_pictures_whatever_is_seen_of_them(hazy: Canvas) -> None:
    assert hazy.scene is not None
    whole = np.array(apart(hazy.scene).plain)
    hazy.zoom_to(8.0)
    assert (np.array(apart(hazy.scene).plain) == whole).all()


def test_it_is_about_them_in_small_whatever_is_at_hand_of_them(hazy: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    class Sharper:
        def exact(self, _column: int, _row: int) -> None:
            return None

        def pieces(self, box: QRectF, _scale: float) -> Iterator[Piece]:
            yield Piece(box, plain(QColor("#000000")))

    assert hazy.scene is not None
    whole = apart(hazy.scene)
    monkeypatch.setattr(hazy.scene.surfaces[Side.AFTER], "detail", Sharper())
    assert apart(hazy.scene) == whole
