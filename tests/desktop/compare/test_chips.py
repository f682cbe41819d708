"""The signs with the dates: inside their share, and the date itself whole for as long as that can be."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPalette
from pytestqt.qtbot import QtBot

from briefing.desktop.compare.chips import GLYPH, LEAST_LETTERS, LEAST_PAD, PAD_X, Sign, Style, draw_sign
from briefing.imagery.comparison import Side

DATE = Sign("13 December 2021", "After · Illustration, of an invented place", Side.AFTER, 0.0)


@pytest.fixture
def style(qtbot: QtBot) -> Style:
    """Letters of thirteen pixels."""
    font = QFont()
    font.setPixelSize(13)
    return Style(font, QPalette(), 1.0)


@pytest.mark.parametrize("widest", [400, 180, 150, 120, 70])
def test_a_sign_is_no_wider_than_its_share(style: Style, widest: int) -> None:
    assert draw_sign(DATE, widest, style).width() <= widest


def test_a_date_is_written_smaller_before_it_is_cut_off(style: Style) -> None:
    small = QFont(style.font)
    small.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(10)
    wide = draw_sign(Sign(DATE.first), 400, style)
    share = QFontMetrics(small).horizontalAdvance(DATE.first) + 2 * PAD_X + 1
    narrow = draw_sign(Sign(DATE.first), share, style)
    assert wide.width() > share
    assert narrow.height() < wide.height()
    assert abs(narrow.width() - share) <= 2


def test_a_date_is_whole_without_its_glyph_where_there_is_no_room_for_both(style: Style) -> None:
    small = QFont(style.font)
    small.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(LEAST_LETTERS)
    date = QFontMetrics(small).horizontalAdvance(DATE.first)

    def both(share: int) -> tuple[QImage, QImage]:
        before, after = (draw_sign(Sign(DATE.first, "", side, 0.0), share, style).toImage() for side in Side)
        return before, after

    cramped = both(date + 2 * LEAST_PAD + 1)
    assert cramped[0].width() >= date + 2 * LEAST_PAD, "the date is whole"
    assert cramped[0] == cramped[1], "no glyph tells the sides apart"
    roomy = both(date + 2 * PAD_X + GLYPH + 9)
    assert roomy[0] != roomy[1]
