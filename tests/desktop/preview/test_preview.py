from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QIcon, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.files import file_dialog
from briefing.desktop.preview import options_panel, printer
from briefing.desktop.preview.sheet_area import GAP
from briefing.desktop.preview.window import PreviewWindow
from briefing.desktop.window import MainWindow
from briefing.document.opening import open_briefing
from briefing.errors import PaperError
from briefing.paper.press import Press
from tests.desktop.heard import announced
from tests.desktop.preview.conftest import shown_preview, wait_for_pages
from tests.desktop.preview.hands import click, ink
from tests.raising import raising


def test_the_pages_are_seen_with_their_words_and_small_beside_them(qtbot: QtBot, preview: PreviewWindow) -> None:
    assert preview._rendered is not None
    count = preview._rendered.printed.pages
    assert count >= 3
    assert preview.pages.count() == preview.thumbs.pages.rowCount() == count
    assert 0.005 < ink(preview) < 0.3

    def first_is_small() -> bool:
        shown = preview.thumbs.pages.data(preview.thumbs.pages.index(0), Qt.ItemDataRole.DecorationRole)
        assert isinstance(shown, QIcon)
        image = shown.pixmap(preview.thumbs.iconSize()).toImage()
        return any(image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(60))

    qtbot.waitUntil(first_is_small, timeout=20_000)
    assert preview.thumbs.pages.data(preview.thumbs.pages.index(1), Qt.ItemDataRole.AccessibleTextRole) == "Page 2"
    assert preview.thumbs.pages.data(preview.thumbs.pages.index(1), Qt.ItemDataRole.ToolTipRole) is None


def test_on_a_narrow_screen_the_choices_are_there_and_small_pages_are_not(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 640, 400))
    monkeypatch.setattr(PreviewWindow, "screen", lambda _self: narrow)
    window.commands.output.print()  # type: ignore[attr-defined]
    made = shown_preview(qtbot, window)
    assert made.width() <= 640
    assert made.panel.isVisible()
    assert not made.thumbs.isVisible()


def test_one_box_chooses_all_parts_or_none(preview: PreviewWindow) -> None:
    panel = preview.panel

    def checked() -> list[bool]:
        return [panel.parts.item(row).checkState() is Qt.CheckState.Checked for row in range(5)]

    assert panel.all_parts.checkState() is Qt.CheckState.Checked
    panel.parts.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert panel.all_parts.checkState() is Qt.CheckState.PartiallyChecked
    for every in (True, False, True):
        panel.all_parts.click()
        assert checked() == [every] * 5
        assert panel.all_parts.checkState() is (Qt.CheckState.Checked if every else Qt.CheckState.Unchecked)
    assert panel.options.sections is None
    rows = [panel.parts.item(row).text() for row in range(panel.parts.count())]
    assert rows == ["Key points", "First", "Second", "Timeline", "Sources"]


def test_what_is_chosen_is_named_and_not_what_is_left_out(preview: PreviewWindow) -> None:
    boxes = {each.text(): each.isChecked() for each in preview.panel.findChildren(QCheckBox)}
    assert boxes == {"Colours": True, "Large print": False, "The briefing itself in the PDF": False, "All parts": True}


def test_few_things_to_mend_leave_their_room_to_the_sections(preview: PreviewWindow) -> None:
    findings = preview.findings
    assert findings.isVisible()
    assert findings.list.count() == 1
    assert findings.list.height() <= findings.list.sizeHintForRow(0) + 4


ROWS = {"key_points": 0, "sections": 2, "timeline": 3, "sources": 4}
BOXES = {"grey": "colours", "large": "large", "archive": "archive"}


@pytest.mark.parametrize("choice", ["paper", "language", "plates", *BOXES, *ROWS])
def test_each_choice_changes_the_pages_and_is_remembered(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, choice: str
) -> None:
    assert preview._rendered is not None
    before = preview._rendered.printed.data
    panel = preview.panel
    if choice in ROWS:
        panel.parts.item(ROWS[choice]).setCheckState(Qt.CheckState.Unchecked)
    elif choice in BOXES:
        getattr(panel, BOXES[choice]).click()
    else:
        getattr(panel, choice).setCurrentIndex(2 if choice == "plates" else 1)  # all dates of a pair are no more
    assert preview.pages.count() > 0
    wait_for_pages(qtbot, preview)
    assert preview._rendered.printed.data != before
    kept = window.store.get(settings.PRINT)
    left_out = dict.fromkeys(("key_points", "timeline", "sources"), False)
    wanted = {"paper": "letter", "plates": "on-screen", "grey": True, "large": True, "archive": True, **left_out}
    if choice in wanted:
        assert window.opened is not None
        briefing = window.opened.briefing
        own = {"archive": "archive", **{each: f"without_{each}" for each in left_out}}
        assert kept[own.get(choice, choice)] == (briefing.id if choice in own else wanted[choice])
        preview.reject()
        window.commands.output.print()  # type: ignore[attr-defined]
        again = [each for each in window.findChildren(PreviewWindow) if each is not preview][-1]
        assert getattr(again.panel.options, choice) == wanted[choice]
        some = Qt.CheckState.PartiallyChecked if choice in ROWS else Qt.CheckState.Checked
        assert again.panel.all_parts.checkState() is some


@pytest.mark.parametrize("where", ["box", "words"])
def test_a_part_is_chosen_by_its_box_and_by_its_words(preview: PreviewWindow, where: str) -> None:
    parts = preview.panel.parts
    row = parts.visualItemRect(parts.item(1))
    across = {"box": row.left() + 10, "words": row.left() + 60}[where]
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        at = QPoint(across, row.center().y())
        QTest.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert parts.item(1).checkState() is state
    QTest.mouseClick(parts.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    assert parts.item(1).checkState() is Qt.CheckState.Checked


def test_without_a_section_nothing_can_be_printed(
    qtbot: QtBot, preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch, options_panel)
    for row in (1, 2):
        preview.panel.parts.item(row).setCheckState(Qt.CheckState.Unchecked)
    panel = preview.panel
    assert (panel.lacking.isVisible(), said) == (True, ["Choose at least one section."])
    assert abs(panel.lacking.geometry().center().y() - panel.all_parts.geometry().center().y()) <= 1
    assert not preview.pages.isEnabled()
    buttons = [preview.findChild(QPushButton, name) for name in ("print-now", "export-now")]
    assert [button.isEnabled() for button in buttons if button] == [False, False]
    for key in (Qt.Key.Key_P, Qt.Key.Key_E):
        preview.words.hide()
        QTest.keyClick(panel.parts, key, Qt.KeyboardModifier.ControlModifier)
        assert (preview.words.isVisible(), preview.words.text()) == (True, "Choose at least one section.")
    jobs.drain()
    QApplication.processEvents()
    assert panel.lacking.isVisible(), "pages that were under way take nothing back"
    preview.panel.parts.item(1).setCheckState(Qt.CheckState.Checked)
    wait_for_pages(qtbot, preview)
    assert [button.isEnabled() for button in buttons if button] == [True, True]
    assert panel.lacking.isHidden()
    assert preview.pages.isEnabled()


def test_one_goes_by_thumbnails_keys_and_wheel(qtbot: QtBot, preview: PreviewWindow) -> None:
    pages, thumbs = preview.pages, preview.thumbs
    thumbs.setCurrentIndex(thumbs.pages.index(2))
    assert pages.page() == 2
    wait_for_pages(qtbot, preview)
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert (pages.page(), thumbs.currentIndex().row()) == (0, 0)
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.page() == pages.count() - 1
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    fitted = pages.zoom()
    for key, factor in ((Qt.Key.Key_Plus, 1.2), (Qt.Key.Key_Minus, 1.0), (Qt.Key.Key_0, 1.0)):
        QTest.keyClick(pages, key)
        assert pages.zoom() == pytest.approx(fitted * factor)
    for name, factor in (("larger-page", 1.2), ("smaller-page", 1.0), ("fit-page", 1.0)):
        click(preview, name)
        assert pages.zoom() == pytest.approx(fitted * factor)
    for turn, modifier in ((120, Qt.KeyboardModifier.ControlModifier), (-120, Qt.KeyboardModifier.NoModifier)):
        event = QWheelEvent(
            QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(pages.viewport(), event)
    assert pages.zoom() == pytest.approx(fitted * 1.2)
    wait_for_pages(qtbot, preview)
    pages.go_to(99)
    pages.zoom_by(1000)
    assert pages.zoom() == 4
    assert pages.sharpness() <= 400
    percent = next(each for each in preview.findChildren(QLabel) if each.text().endswith("%"))
    assert percent.text() == "400%"
    across = pages.horizontalScrollBar()
    assert across.value() == pytest.approx(across.maximum() / 2, abs=10)
    across.setValue(across.maximum() // 4)
    spot = (across.value() + pages.viewport().width() / 2) / pages._sheets.width()
    pages.zoom_by(0.8)
    assert (across.value() + pages.viewport().width() / 2) / pages._sheets.width() == pytest.approx(spot, abs=0.01)


def test_the_memory_of_pages_is_bounded(preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.desktop.preview.sheet_area.KEPT_BYTES", 100)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    for page in range(3):
        preview.pages.set_image(page, image, 5.0)
    assert [preview.pages._sheets.inch_of(page) for page in range(3)] == [0.0, 0.0, 5.0]
    assert preview.pages._sheets.box(0).top() == GAP


def test_what_is_found_leads_to_its_place(window: MainWindow, preview: PreviewWindow) -> None:
    window.go("second")
    panel = preview.findings
    assert panel.title.text() == "1 thing to fix"
    assert panel.list.item(0).text().startswith("“First”: a source is cited that is not there: “")
    assert panel.list.item(0).toolTip() == "Go there"
    panel.list.itemActivated.emit(panel.list.item(0))
    assert window.part == "first"
    assert not preview.isVisible()


def test_what_has_no_place_leads_nowhere(folder: Path, qtbot: QtBot, window: MainWindow) -> None:
    path = folder / "briefing.toml"
    path.write_text(path.read_text().replace('title.nl = "Klein"', ""))
    (folder / "images/a.png").write_bytes(b"")
    with open_briefing(folder) as opened:
        window.show_briefing(opened)
        window.commands.output.print()  # type: ignore[attr-defined]
        preview = shown_preview(qtbot, window)
        preview.panel.language.setCurrentIndex(1)
        wait_for_pages(qtbot, preview)
        rows = [preview.findings.list.item(row) for row in range(preview.findings.list.count())]
        assert rows[0].text() == "The title is not in the language that was chosen. Translate it."
        assert any("cannot be shown" in row.text() for row in rows)
        preview.findings.list.itemClicked.emit(rows[0])
        assert preview.isVisible()
        preview.reject()
        jobs.drain()


def test_closing_while_it_prints_or_renders_leaves_nothing(preview: PreviewWindow, tmp_path: Path) -> None:
    device = printer.new_printer("a4")
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.print_on(device)
    preview.panel.colours.click()
    preview.panel.paper.setCurrentIndex(1)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_it_is_closed_by_keys_as_a_window_is(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, key: Qt.Key
) -> None:
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    with qtbot.waitSignal(preview.finished):
        QTest.keyClick(preview, key, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()


def test_it_closes_when_another_briefing_is_shown(window: MainWindow, preview: PreviewWindow, folder: Path) -> None:
    with open_briefing(folder) as opened:
        window.show_briefing(opened)
        assert not preview.isVisible()
        window.opened = None
        window.commands.output.print()  # type: ignore[attr-defined]
        assert not window.commands.output.export_pdf()  # type: ignore[attr-defined]
        window.commands.output.write_pdf(folder / "x.pdf")  # type: ignore[attr-defined]
        window.opened = opened
        jobs.drain()


def test_a_layout_that_fails_is_said(qtbot: QtBot, preview: PreviewWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Press, "lay_out", raising(PaperError("no room")))
    preview.panel.colours.click()
    qtbot.waitUntil(lambda: preview.words.text() == "no room.", timeout=20_000)


def test_where_there_is_no_room_for_the_pages_that_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as no_room:
        no_room.setattr("tempfile.tempdir", str(tmp_path / "missing"))
        window.commands.output.print()  # type: ignore[attr-defined]
    assert "the folder for temporary files" in window.messages.words.text()
    assert not [each for each in window.findChildren(PreviewWindow) if each.isVisible()]


def test_long_work_shows_how_far_it_is(preview: PreviewWindow) -> None:
    preview._busy(True)
    preview._slow.timeout.emit()
    preview._step(2, 5)
    assert not preview.progress.isHidden()
    assert (preview.progress.value(), preview.progress.maximum()) == (2, 5)
    preview._busy(False)
    assert preview.progress.isHidden()


def test_the_pdf_is_exported_from_there_and_says_what_was_found(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a_folder_whose_name_is_longer_than_the_pane_of_options_is_wide"
    folder.mkdir()
    answers = iter([("", ""), (str(folder / "out"), "")])
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_asked: next(answers))
    preview.panel.paper.setCurrentIndex(1)
    click(preview, "export-now")
    assert preview.isVisible()
    click(preview, "export-now")
    assert preview.words.text() == "Writing the PDF…"
    assert not preview.progress.isHidden()
    qtbot.waitUntil(lambda: window.messages.words.text().startswith("Saved:"), timeout=20_000)
    assert window.messages.words.text().endswith(
        "out.pdf, on Letter paper, as chosen in the print preview. 1 thing keeps it from being complete."
    )
    assert preview.isVisible(), "it may be printed too, or exported otherwise"
    assert not preview.words.isHidden()
    assert preview.words.accessibleName() == window.messages.words.text()
    assert preview.words.height() == preview.words.heightForWidth(preview.words.width())
    room, wraps = preview.words.contentsRect(), Qt.TextFlag.TextWordWrap
    seen = preview.words.fontMetrics().boundingRect(room, wraps, preview.words.text())
    assert seen.width() <= room.width(), "of the path nothing is cut off"
    assert preview.progress.isHidden()
    with pikepdf.open(folder / "out.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[2]) == 612
    preview.reject()
    window.messages._extra.click()
    assert any(each.isVisible() for each in window.findChildren(PreviewWindow))


def test_what_keeps_the_pdf_from_being_written_is_said_there(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (str(tmp_path / "none" / "out.pdf"), "")
    monkeypatch.setattr(file_dialog, "one_to_save", lambda *_asked: asked)
    click(preview, "export-now")
    qtbot.waitUntil(lambda: "none" in preview.words.accessibleName(), timeout=20_000)
    assert preview.words.accessibleName() == window.messages.words.text()


def test_the_pdf_is_exported_with_the_options_of_last_time(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "sections/en/first.md").write_text("Words.")
    with open_briefing(folder) as opened:
        window.show_briefing(opened)
        kept: dict[str, object] = {"paper": "letter", "plates": "odd"}
        window.store.set(settings.PRINT, kept)
        monkeypatch.setattr(file_dialog, "one_to_save", lambda *_asked: (str(tmp_path / "out.pdf"), ""))
        assert window.commands.output.export_pdf()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: window.messages.words.text().startswith("Saved:"), timeout=20_000)
        assert window.messages.words.text().endswith("out.pdf, on Letter paper, as chosen in the print preview.")
        window.commands.output.write_pdf(tmp_path / "none" / "out.pdf")  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: "none" in window.messages.words.text(), timeout=20_000)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[2]) == 612
