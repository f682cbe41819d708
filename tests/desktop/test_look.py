import pytest
from PySide6.QtGui import QColor

from briefing.desktop.look import DARK, LIGHT, STRONG, Look, contrast

LOOKS = [LIGHT, DARK, *STRONG.values()]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_words_can_be_read_on_every_ground(look: Look) -> None:
    for ground in (look.paper, look.ground, look.hover, look.selected):
        assert contrast(look.ink, ground) >= 7
    for ground in (look.paper, look.ground):
        assert contrast(look.muted, ground) >= 4.5
        assert contrast(look.accent, ground) >= 3
        assert contrast(look.alarm, ground) >= 3
    assert contrast(look.ink, look.found) >= 7
    assert contrast(look.ink, look.hit) >= 7
    assert contrast(look.ink, look.highlight) >= 7
    assert contrast(look.muted, look.highlight) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_chosen_words_are_seen_and_look_neither_found_nor_highlighted(look: Look) -> None:
    assert contrast(look.ink, look.chosen) >= 7
    assert min(contrast(look.chosen, ground) for ground in (look.paper, look.ground)) >= 1.6
    for other in (look.hit, look.found, look.highlight):
        away = abs(QColor(look.chosen).hslHue() - QColor(other).hslHue())
        assert min(away, 360 - away) >= 60


@pytest.mark.parametrize("look", STRONG.values(), ids=lambda look: look.name)
def test_where_contrast_is_asked_for_all_words_and_edges_have_it(look: Look) -> None:
    for ground in (look.paper, look.ground, look.hover, look.selected):
        assert contrast(look.ink, ground) >= 10
    for ground in (look.paper, look.ground):
        assert min(contrast(each, ground) for each in (look.muted, look.accent, look.alarm, look.line, look.edge)) >= 7
        assert contrast(look.thumb, ground) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
