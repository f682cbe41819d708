"""Words are compared as Qt does where it looks for them, and letter by letter, so that a place in them stays one."""

import pytest
from PySide6.QtGui import QTextDocument

from briefing.desktop.parts.folding import folded


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The NEEDLE", "needle"),
        ("a\xa0needle", "a needle"),
        ("STRAẞE", "straße"),
        ("STRASSE", "straße"),
        ("ΟΔΟΣ ΤΟΥ", "οδος του"),
        ("οδος", "ΟΔΟΣ"),
        ("ΟΔΟΣ", "οδοσ"),
        ("5 µm", "5 μm"),
        ("İzmir", "izmir"),
        ("İzmir", "İZMIR"),
        ("\N{LATIN SMALL LIGATURE FI}ne", "fine"),
        ("\U00010400", "\U00010428"),
    ],
)
def test_what_qt_finds_is_found_and_nothing_else(words: str, wanted: str) -> None:
    document = QTextDocument()
    document.setPlainText(words)
    assert (folded(wanted) in folded(words)) is not document.find(wanted).isNull()


def test_no_letter_becomes_two() -> None:
    words = "İstanbul, Straße, \N{LATIN SMALL LIGATURE FI}ne, ŉ"
    assert len(folded(words)) == len(words)
    assert folded(words).index("straße") == words.index("Straße")
