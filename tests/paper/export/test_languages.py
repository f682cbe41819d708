"""What is in another language than the rest is marked, so that it is read aloud in its own."""

import re
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.export.conftest import Make
from tests.paper.readback import structure


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """The small briefing with a text in Spanish; of its titles and notes some are in Dutch alone."""
    manifest = MANIFEST.replace('["en", "nl"]', '["es", "nl"]').replace("title.en", "title.es")
    manifest = manifest.replace("summary.en", "summary.es").replace('title = "A pair"', 'title.nl = "Een paar"')
    manifest = manifest.replace('title.es = "First"\n', "").replace('publisher = "Somebody"', 'publisher.nl = "Iemand"')
    manifest = manifest.replace('credit = "Somebody"', 'credit.nl = "Iemand"')
    manifest = manifest.replace('text = "Corrected"', 'text.nl = "Verbeterd"').replace(
        'alt = "Fields"', 'alt.nl = "Akkers"'
    )
    folder = small_briefing(tmp_path / "es", manifest=manifest)
    (folder / "sections/en").rename(folder / "sections/es")
    (folder / "sections/es/first.md").write_text("Palabras.[^one][^n]\n\n[^n]: Nota.\n", encoding="utf-8")
    return folder


def test_the_web_page_marks_it(spanish: Path, make: Make) -> None:
    with open_briefing(spanish) as opened:
        page = make(opened, "html", language="es", historical=True, sections=("first",)).data.decode()
    english = re.findall(r'<span lang="en" dir="ltr">(.*?)</span>', page)
    for words in ("Edition", "Published", "Key points", "Contents", "Timeline", "Date", "report", "What the kinds of"):
        assert any(each.startswith(words) for each in english), words
    assert "Historical edition" in " ".join(english)
    assert set(re.findall(r'<span lang="nl" dir="ltr">(.*?)</span>', page)) == {
        "Een paar",
        "Eerste",
        "Iemand",
        "Verbeterd",
    }
    assert 'aria-label="Source 1" lang="en"' in page
    assert 'aria-label="Footnotes" lang="en"><ol lang="es" dir="ltr">' in page
    assert 'alt="Akkers" lang="nl"' in page
    assert 'data-language="en"' in page
    assert '<svg lang="en" role="img"' in page


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_page_in_a_language_that_the_program_speaks_has_no_marks(tmp_path: Path, make: Make, language: str) -> None:
    with open_briefing(small_briefing(tmp_path / "x")) as opened:
        page = make(opened, "html", language=language).data.decode()
    assert page.count("lang=") == 1


@pytest.mark.parametrize("form", ["md", "txt"])
def test_plain_forms_have_the_words_alone(spanish: Path, make: Make, form: str) -> None:
    with open_briefing(spanish) as opened:
        text = make(opened, form, language="es").data.decode()
    assert "Iemand, report, 2021-12" in text
    assert "Eerste" in text


@pytest.mark.parametrize("plates", ["side-by-side", "on-screen"])
def test_the_pdf_marks_it(spanish: Path, render: Render, plates: str) -> None:
    with open_briefing(spanish) as opened:
        printed = render(opened, language="es", plates=plates)
    marked = {facts["/Lang"] for _kind, facts in structure(printed.data) if "/Lang" in facts}
    assert {"en", "nl"} <= marked
    assert "ua-1" in printed.standards
