"""The signs with the dates: inside their share, and the date itself whole for as long as that can be."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from briefing import translation
from briefing.desktop.compare.badges import GAP
from briefing.desktop.compare.canvas import Canvas
from briefing.desktop.compare.chips import (
    GLYPH,
    INSET,
    LEAST_LETTERS,
    LEAST_PAD,
    LITTLE,
    MARK,
    PAD_X,
    Sign,
    Style,
    cut,
    draw_sign,
    letters_for,
    paint_plate,
)
from briefing.desktop.compare.views import picture_views
from briefing.desktop.compare.words import PairView, PictureView
from briefing.desktop.look import DARK, STRONG, Look, contrast
from briefing.desktop.theme import palette
from briefing.imagery.comparing.comparison import Side
from tests.desktop.compare.test_views import figure

DATE = Sign("13 December 2021", "After, from the south", "Illustration", side=Side.AFTER, angle=0.0)


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
    small.setPixelSize(style.font.pixelSize() - LITTLE)
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
    date = QFontMetrics(small).horizontalAdvance(DATE.first) + 1

    def both(share: int) -> tuple[QImage, QImage]:
        before, after = (draw_sign(Sign(DATE.first, side=side, angle=0.0), share, style).toImage() for side in Side)
        return before, after

    cramped = both(date + 2 * LEAST_PAD + 1)
    assert cramped[0].width() >= date + 2 * LEAST_PAD, "the date is whole"
    assert cramped[0] == cramped[1], "no glyph tells the sides apart"
    small.setPixelSize(style.font.pixelSize() - LITTLE)
    roomy = both(QFontMetrics(small).horizontalAdvance(DATE.first) + 2 * PAD_X + GLYPH + 10)
    assert roomy[0] != roomy[1]


def test_a_date_that_has_no_room_in_the_smallest_letters_has_two_lines(style: Style) -> None:
    small = QFont(style.font)
    small.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(LEAST_LETTERS)
    metric = QFontMetrics(small)
    share = metric.horizontalAdvance(DATE.first) + 2 * LEAST_PAD - 4
    one, two = draw_sign(Sign(DATE.first), share + 4, style), draw_sign(Sign(DATE.first), share, style)
    assert two.width() < share, "the year is below, and nothing is cut"
    assert two.height() == one.height() + metric.height()


@pytest.mark.parametrize("widest", [400, 180, 150, 120])
def test_the_signs_of_a_pair_are_written_alike(style: Style, widest: int) -> None:
    other = Sign("7 May 2021", "Before", "Illustration", side=Side.BEFORE, angle=0.0)
    pair = [(DATE, widest), (other, widest)]
    letters = letters_for(pair, style)
    assert letters == min((letters_for([each], style) for each in pair), key=lambda each: (each.glyph, each.size))
    one, two = (draw_sign(sign, share, style, letters) for sign, share in pair)
    assert one.height() == two.height()


def test_words_that_wrap_are_shown_whole(style: Style) -> None:
    words = "Orange is lighter in “13 December 2021”, blue is darker"
    line, lines = (draw_sign(Sign("", words, wraps=True), widest, style) for widest in (600, 230))
    assert lines.width() <= 230
    height = QFontMetrics(style.font).height()
    assert lines.height() >= line.height() + height - 2
    cut = draw_sign(Sign("", words.replace("darker", "bolder"), wraps=True), 230, style)
    assert cut.toImage() != lines.toImage(), "the last word is seen"


def test_a_label_in_place_of_a_date_is_cut_and_not_written_smaller(style: Style) -> None:
    label = Sign("A label that is longer than any date", "13 December 2021", named=True)
    assert letters_for([(label, 180)], style).size == style.font.pixelSize()
    assert draw_sign(label, 180, style).width() <= 180


@pytest.mark.parametrize("widest", [180, 150, 120])
def test_a_label_is_cut_before_the_kind(style: Style, widest: int) -> None:
    long = draw_sign(DATE, widest, style).toImage()
    kind_last = draw_sign(
        Sign(DATE.first, "After, from the west", DATE.kind, side=DATE.side, angle=DATE.angle), widest, style
    )
    assert long == kind_last.toImage(), "only what is cut off differs"
    other_kind = draw_sign(
        Sign(DATE.first, DATE.second, "Illustratiom", side=DATE.side, angle=DATE.angle), widest, style
    )
    assert long != other_kind.toImage()


def test_what_comes_after_a_dot_goes_before_a_word_is_cut(style: Style) -> None:
    metric = QFontMetrics(style.font)
    for kept in ("in the lens", "in the lens · Before"):
        room = metric.horizontalAdvance(f"{kept} · Illustration")
        assert cut("in the lens · Before · from the west", metric, room, "Illustration") == f"{kept} · Illustration"


@pytest.mark.parametrize("width", [600, 336, 290, 247])
def test_the_dates_on_the_pictures_are_of_one_height(canvas: Canvas, width: int) -> None:
    canvas.resize(width, 300)
    before, after = (chip.rect for chip in canvas.overlays.chips[:2])
    assert before.height() == after.height()
    assert not before.intersects(after)


def test_a_picture_that_goes_by_its_label_has_its_date_below(canvas: Canvas) -> None:
    view = PictureView(date="7 October 2021", label="1985.tif", short="1985.tif")
    canvas.set_words(PairView(name="Two", before=view, after=replace(view, label="2020.tif", short="2020.tif")))
    assert canvas.scene is not None
    sign = canvas.overlays._sign(canvas.scene, Side.AFTER)
    assert (sign.first, sign.second, sign.named) == ("2020.tif", "7 October 2021", True)


def test_a_remark_that_has_no_room_beside_a_date_stands_below_it(style: Style) -> None:
    remark = "(day of the file)"
    beside = draw_sign(Sign(f"27 November 2026 {remark}", "1985.tif"), 400, style)
    below = draw_sign(Sign(f"27 November 2026 {remark}", "1985.tif"), 180, style)
    alone = draw_sign(Sign("27 November 2026", "1985.tif"), 180, style)
    assert below.width() <= 180
    assert below.width() >= alone.width(), "the date is whole"
    assert below.height() > beside.height() == alone.height()
    named = [draw_sign(Sign("a.tif", f"27 November 2026 {remark}", named=True), wide, style) for wide in (400, 180)]
    assert named[1].height() > named[0].height()


@pytest.mark.parametrize("remark", ["(day of the file)", "(bestandsdag)", "(uncertain day)"])
@pytest.mark.parametrize("widest", [300, 180, 150])
def test_a_name_is_cut_before_the_remark_in_brackets_after_it(style: Style, widest: int, remark: str) -> None:
    metric = QFontMetrics(style.font)
    name = "aerial_photograph_of_the_whole_of_the_base_from_the_south.jpg"
    for kind in ("", "Illustration"):
        words = cut(f"{name} {remark}", metric, 280, kind)
        assert words.startswith("aer")
        assert words.endswith(f"… {remark} · {kind}" if kind else f"… {remark}")
        assert metric.horizontalAdvance(words) <= 280
    assert cut(f"{name} {remark}", metric, metric.horizontalAdvance(remark) + 4) == remark
    one, other = (draw_sign(Sign(DATE.first, f"{name}{end} {remark}"), widest, style) for end in "ab")
    assert one.toImage() == other.toImage()
    bare = draw_sign(Sign(DATE.first, name), widest, style)
    assert one.toImage() != bare.toImage()


def test_the_remark_of_a_label_stands_below_with_the_date(canvas: Canvas) -> None:
    def first_and_second(*labels: str) -> list[tuple[str, str]]:
        shown = figure(*((7, each) for each in labels)).pictures
        before, after = picture_views(shown, "en")
        canvas.set_words(PairView(name="Two", before=before, after=after))
        assert canvas.scene is not None
        signs = [canvas.overlays._sign(canvas.scene, side) for side in Side]
        return [(sign.first, sign.second) for sign in signs]

    below = "7 October 2021 (day of the file)"
    assert first_and_second("1985.tif (day of the file)", "2020.tif") == [
        ("1985.tif", below),
        ("2020.tif", "7 October 2021"),
    ]
    alike = ["After (north)", "After (south)"]
    assert [first for first, _second in first_and_second(*alike)] == alike


@pytest.mark.parametrize("widest", [400, 110])
def test_the_bar_of_a_marked_sign_covers_no_letter(style: Style, widest: int) -> None:
    accent = QColor("#ff0000")
    palette = QPalette(style.palette)
    palette.setColor(QPalette.ColorRole.Accent, accent)
    sign = replace(DATE, marked=True)
    assert letters_for([(sign, widest)], style).glyph is (widest == 400)
    image = draw_sign(sign, widest, replace(style, palette=palette)).toImage()
    assert image.width() <= widest
    middle = image.height() // 2
    bar = [x for x in range(image.width()) if image.pixelColor(x, middle) == accent]
    assert len(bar) == MARK
    clear = range(bar[-1] + 1, bar[-1] + 3)
    assert len({image.pixel(x, y) for x in clear for y in range(8, image.height() - 8)}) == 1


@pytest.mark.parametrize("look", [DARK, STRONG["dark"]], ids=["usual", "strong"])
def test_a_plate_has_an_edge_on_the_dark_mat(style: Style, look: Look) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(look.mat))
    with QPainter(image) as painter:
        paint_plate(painter, QRectF(10, 10, 40, 40), replace(style, palette=palette(look)))
    assert contrast(image.pixelColor(10, 30).name(), look.mat) >= 1.5


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("message", ["{name} (day of the file)", "{name} (uncertain day)"])
def test_remarks_on_a_date_are_whole_on_two_pictures_that_are_320_pixels_wide(
    style: Style, language: str, message: str
) -> None:
    translation.use(language)
    share = (320 - 2 * INSET - GAP) // 2
    plain = QFont(style.font)
    plain.setPixelSize(style.font.pixelSize() - 1)
    label = translation._(message).format(name="aerial.jpg")
    assert cut(label, QFontMetrics(plain), share - 2 * PAD_X - GLYPH - 8).endswith(")")
