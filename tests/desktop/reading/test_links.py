import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing.desktop.reading.links import ask_to_open, host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/x?y", "example.org"),
        ("https://EXAMPLE.org:8080/", "example.org"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("mailto:somebody@example.org", "somebody@example.org"),
        ("https://" + "ü" * 80 + ".example/", ascii("ü" * 80 + ".example").strip("'")),
    ],
)
def test_a_host_is_named_letter_by_letter(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open, letter by letter."""
    found = list[str]()
    letters = QUrl.ComponentFormattingOption.FullyEncoded
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(QUrl(url).toString(letters)))
    return found


def test_a_link_opens_only_when_somebody_says_so(qtbot: QtBot, opened: list[str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    ask_to_open("https://example.org/<b>x</b>", parent)
    box = parent.findChild(QMessageBox)
    assert box is not None
    assert "example.org" in box.text()
    assert box.informativeText() == "https://example.org/<b>x</b>"
    assert opened == []
    next(button for button in box.findChildren(QPushButton) if "browser" in button.text()).click()
    assert opened == ["https://example.org/%3Cb%3Ex%3C/b%3E"]


@pytest.mark.parametrize("address", ["https:evil", "https://", "https://good.example\\@evil.example/", "nonsense"])
def test_an_address_that_two_readers_could_take_for_two_hosts_does_not_open(
    qtbot: QtBot, opened: list[str], address: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    ask_to_open(address, parent)
    box = parent.findChild(QMessageBox)
    assert box is not None
    for button in box.findChildren(QPushButton):
        button.click()
    assert opened == []
