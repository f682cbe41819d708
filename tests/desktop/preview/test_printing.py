"""From the preview to a printer, or to a sentence about why not."""

import threading
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from briefing.desktop import jobs
from briefing.desktop.preview import printer
from briefing.desktop.preview.window import PreviewWindow
from briefing.errors import PaperError
from tests.desktop.preview.hands import click
from tests.raising import raising

FIRST, LAST = QPrinter.PageOrder.FirstPageFirst, QPrinter.PageOrder.LastPageFirst


def test_where_there_is_no_printer_it_is_said_and_the_pdf_offered(
    preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "has_printer", lambda: False)
    click(preview, "print-now")
    assert preview.words.text() == "No printer is set up on this computer. Export the PDF, and print it elsewhere."
    assert preview.focusWidget() is preview.findChild(QPushButton, "export-now")


def test_the_pages_are_put_on_a_printer(qtbot: QtBot, preview: PreviewWindow, tmp_path: Path) -> None:
    device = printer.new_printer("a4")
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setResolution(100)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    device.setPageRanges(QPageRanges.fromString("2-3"))
    device.setPrintRange(QPrinter.PrintRange.PageRange)
    preview.print_on(device)
    preview.print_on(device)
    qtbot.waitUntil(lambda: preview.words.text().startswith("Sent to"), timeout=20_000)
    assert preview.progress.isHidden()
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_what_is_closed_prints_nothing(preview: PreviewWindow, tmp_path: Path) -> None:
    device = printer.new_printer("a4")
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.reject()
    preview.print_on(device)
    assert not list(tmp_path.glob("out.pdf"))


def test_a_page_that_comes_when_the_printing_is_gone_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    device = printer.new_printer("a4")
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    goes_on = threading.Event()

    def image(_page: int, _inch: float) -> QImage:
        goes_on.wait(20)
        return QImage(10, 10, QImage.Format.Format_RGB32)

    parent = QObject()
    run = printer.PrintRun(device, [0, 1], image, parent)
    run.start()
    delete(parent)
    goes_on.set()
    jobs.drain()
    qtbot.wait(1)
    assert run._painter.end()


def test_printing_goes_through_the_dialog_of_qt(preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    class Dialog:
        PrintDialogOption = None

        def __init__(self, device: QPrinter, parent: PreviewWindow) -> None:
            asked.append(device)

        def setOption(self, *_option: object, **_on: object) -> None:  # noqa: N802
            pass

        def setMinMax(self, least: int, most: int) -> None:  # noqa: N802
            asked.append((least, most))

        def exec(self) -> int:
            return len(asked) > 2

    monkeypatch.setattr(printer, "has_printer", lambda: True)
    monkeypatch.setattr("briefing.desktop.preview.window.QPrintDialog", Dialog)
    monkeypatch.setattr(preview, "print_on", lambda device: asked.append("printed"))
    preview.print_pages()
    assert asked[1] == (1, preview.pages.count())
    preview.print_pages()
    assert asked[-1] == "printed"


@pytest.mark.parametrize(
    ("ranges", "order", "copies", "collate", "pages"),
    [
        ("", FIRST, 1, True, [0, 1, 2]),
        ("", LAST, 1, True, [2, 1, 0]),
        ("1,3", FIRST, 2, True, [0, 2, 0, 2]),
        ("1,3", FIRST, 2, False, [0, 0, 2, 2]),
        ("current", FIRST, 1, True, [1]),
    ],
)
def test_ranges_order_and_copies(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    ranges: str,
    order: QPrinter.PageOrder,
    copies: int,
    collate: bool,
    pages: list[int],
) -> None:
    device = printer.new_printer("letter")
    if ranges == "current":
        device.setPrintRange(QPrinter.PrintRange.CurrentPage)
    elif ranges:
        device.setPrintRange(QPrinter.PrintRange.PageRange)
        device.setPageRanges(QPageRanges.fromString(ranges))
    monkeypatch.setattr(device, "pageOrder", lambda: order)
    monkeypatch.setattr(device, "supportsMultipleCopies", lambda: False)
    monkeypatch.setattr(device, "copyCount", lambda: copies)
    monkeypatch.setattr(device, "collateCopies", lambda: collate)
    assert printer.chosen_pages(device, 3, 1) == pages


def test_a_printer_that_refuses_is_said(qtbot: QtBot, preview: PreviewWindow, tmp_path: Path) -> None:
    device = printer.new_printer("a4")
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "none" / "out.pdf"))
    with qtbot.captureExceptions():
        preview.print_on(device)
    assert preview.words.text() == "the printer does not take the pages."


def test_a_page_that_cannot_be_made_ends_the_printing(
    qtbot: QtBot, preview: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview.renderer, "image", raising(PaperError("broken")))
    device = printer.new_printer("a4")
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.print_on(device)
    qtbot.waitUntil(lambda: preview.words.text() == "broken.", timeout=20_000)
