"""The words of a page, in which is looked, are those that it shows."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from briefing.desktop.jobs import Progress
from briefing.desktop.look import LIGHT
from briefing.desktop.parts.folding import folded
from briefing.desktop.reading.page_texts import PageText, plain, texts_of
from briefing.desktop.reading.pages import Pages
from briefing.desktop.reading.part_titles import SOURCES
from briefing.document.opening import open_briefing
from briefing.paths import builtin_briefing


def test_a_text_that_cannot_be_read_has_no_words(pair: Path) -> None:
    (pair / "sections/en/second.md").write_bytes(b"\xff")
    with open_briefing(pair) as opened:
        texts = texts_of(Pages(opened, "en", LIGHT, 17), ["first", "second"], Progress(lambda *_steps: None))
    assert texts["first"].words
    assert texts["second"] == PageText("", "")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_counted_is_what_a_page_shows(language: str) -> None:
    with open_briefing(builtin_briefing()) as opened:
        pages = Pages(opened, language, LIGHT, 17)
        for part in [section.id for section in opened.briefing.sections] + [SOURCES]:
            document = QTextDocument()
            document.setHtml(pages.page(part))
            shown = " ".join(folded(document.toPlainText()).split())
            assert " ".join(folded(plain(pages.page(part))).split()) == shown
