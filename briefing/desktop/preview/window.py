"""The preview window: thumbnails, the pages, and at the side what can be chosen and what was found."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefing.desktop.files.findings import FindingsPanel
from briefing.desktop.jobs import Job
from briefing.desktop.parts import shortcuts
from briefing.desktop.parts.accessible import announce
from briefing.desktop.parts.enter import press_by_enter
from briefing.desktop.parts.labels import breakable_anywhere, plain_label
from briefing.desktop.parts.room import room_for
from briefing.desktop.parts.whole_list import scrolled
from briefing.desktop.preview import choices, printer
from briefing.desktop.preview.options_panel import OptionsPanel, choose_first
from briefing.desktop.preview.paper_sizes import POINTS
from briefing.desktop.preview.rendering import Rendered, Renderer
from briefing.desktop.preview.sheet_area import SheetArea
from briefing.desktop.preview.thumbnails import Thumbnails
from briefing.desktop.preview.zoom_bar import ZoomBar
from briefing.desktop.window import MainWindow
from briefing.document.findings import Finding
from briefing.paper.options import PrintOptions
from briefing.translation import _, ngettext
from briefing.visible import visible

FIRST_WIDTH, FIRST_HEIGHT = 1180, 860
SIDE_WIDTH = 308
NARROW = 760  # of a screen that has no room for the small pages too
PATIENCE_MS = 400


class PreviewWindow(QDialog):
    """Shows the briefing of a window as it will be printed; it closes when the window shows another.

    ``export_wanted`` asks for the PDF with some options, ``jump_wanted`` for the section or figure of a finding.
    """

    export_wanted = Signal(object)
    jump_wanted = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        opened = window.opened
        assert opened is not None  # noqa: S101
        self.setObjectName("preview")
        self.setWindowTitle(_("Print: {title}").format(title=opened.briefing.title.get(window.language)))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shortcuts.close_alone(self, window)
        self._window = window
        self._briefing = opened.briefing
        self._rendered: Rendered | None = None
        self._run: printer.PrintRun | None = None
        options = choices.recalled(window.store, opened.briefing, window.language)
        self.renderer = Renderer(opened, window.images.pictures, window.comparisons(), self)
        self.panel = OptionsPanel(opened.briefing, options)
        self.pages = SheetArea()
        self.thumbs = Thumbnails()
        self.findings = FindingsPanel(_("What keeps the PDF from being complete"))
        self.words = plain_label()
        self.words.setObjectName("words")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Laying out the pages"))
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._lay_out()
        self._connect()
        room = room_for(self)
        self.thumbs.setVisible(room.width() >= NARROW)
        self.resize(QSize(FIRST_WIDTH, FIRST_HEIGHT).boundedTo(room))
        QTimer.singleShot(0, self, self._render)

    def print_pages(self) -> None:
        """Let a person choose a printer and print; where there is none, say so and offer the PDF."""
        if self._rendered is None:
            return
        if not printer.has_printer():
            self.say(_("No printer is set up on this computer. Export the PDF, and print it elsewhere."))
            self._buttons["export-now"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        device = printer.new_printer(self._rendered.options.paper)
        dialog = QPrintDialog(device, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setMinMax(1, self._rendered.printed.pages)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(device)

    def print_on(self, device: QPrinter) -> None:
        """Put the chosen pages on ``device``, in the background."""
        rendered = self._rendered
        if rendered is None or self._run is not None:
            return
        pages = printer.chosen_pages(device, rendered.printed.pages, self.pages.page())
        name = device.printerName() or device.outputFileName()
        image = partial(self.renderer.image, rendered)
        self._run = printer.PrintRun(device, pages, image, self)
        self._run.stepped.connect(self._step)
        self._run.ended.connect(lambda wrong: self._printed(wrong or _("Sent to {printer}.").format(printer=name)))
        self.say(_("Printing…"))
        self.progress.show()
        self._run.start()

    def follow(self, sentence: str, job: Job[Sequence[Finding]]) -> None:
        """Show how far a job is that makes a file of these pages."""
        self.say(sentence)
        self.progress.setRange(0, 0)
        self.progress.show()
        job.stepped.connect(self._step)
        job.ended.connect(self.progress.hide)

    def say(self, sentence: str) -> None:
        """Say a sentence, until other pages are asked for."""
        sentence = visible(sentence)
        self.words.setText(breakable_anywhere(sentence))
        self.words.setAccessibleName(sentence)
        self.words.setMinimumHeight(self.words.heightForWidth(SIDE_WIDTH))
        self.words.show()
        announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why nothing is printed or exported where nothing is chosen, by a key that a button has otherwise."""
        pressed = QKeySequence(event.keyCombination())
        if any(each.shortcut() == pressed and not each.isEnabled() for each in self._buttons.values()):
            self.say(choose_first())
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Let go of what was prepared, and close."""
        if self._run is not None:
            self._run.cancel()
        self._rendered = None
        self.renderer.close()
        super().done(result)

    # Inner works

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pages, 1)
        middle.addWidget(ZoomBar(self.pages))
        choosing = QWidget()
        upper = QVBoxLayout(choosing)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.panel)
        upper.addWidget(self.findings)
        upper.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._options = scrolled(choosing)
        bar = self._options.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self.panel.give_way(bar.sizeHint().width() if most else 0))
        column.addWidget(self._options, 1)
        column.addWidget(self.words)
        below = QHBoxLayout()
        below.setContentsMargins(16, 4, 16, 4)
        below.addWidget(self.progress)
        column.addLayout(below)
        column.addLayout(self._button_row())
        self.words.setContentsMargins(16, 8, 16, 4)
        self.words.hide()
        self.progress.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addLayout(middle, 1)
        row.addWidget(side)

    def _button_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        self._buttons: dict[str, QPushButton] = {}
        rows: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("print-now", _("Print…"), "Ctrl+P", self.print_pages),
            ("export-now", _("Export as PDF…"), "Ctrl+E", lambda: self.export_wanted.emit(self.panel.options)),
            ("close-preview", _("Close"), "", self.reject),
        )
        for name, words, keys, act in rows:
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAutoDefault(False)
            press_by_enter(button)
            button.setShortcut(QKeySequence(keys))
            button.clicked.connect(lambda _checked=False, act=act: act())
            column.addWidget(button)
            self._buttons[name] = button
        return column

    def _connect(self) -> None:
        self.panel.changed.connect(self._options_changed)
        self.pages.wanted.connect(self.renderer.want_sharp)
        self.pages.page_changed.connect(self.thumbs.mark)
        self.thumbs.chosen.connect(self.pages.go_to)
        self.thumbs.wanted.connect(self.renderer.want_small)
        self.findings.jump_wanted.connect(self.jump_wanted)
        self.findings.choice_wanted.connect(self._go_to_plates)
        self.renderer.rendered.connect(self._show)
        self.renderer.sharp.connect(self.pages.set_image)
        self.renderer.small.connect(self.thumbs.set_image)
        self.renderer.failed.connect(self.say)
        self.renderer.stepped.connect(self._step)
        self.renderer.busy.connect(self._busy)
        self._slow.timeout.connect(self.progress.show)
        self._window.briefing_shown.connect(self.reject)
        self._window.closing.connect(self.reject)

    def _go_to_plates(self) -> None:
        self._options.ensureWidgetVisible(self.panel.plates)
        self.panel.plates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _options_changed(self, options: PrintOptions) -> None:
        choices.remember(self._window.store, self._briefing, options)
        self._render()

    def _render(self) -> None:
        self.words.hide()
        none = self.panel.options.sections == ()
        for each in (self.thumbs, self.pages, self._buttons["print-now"], self._buttons["export-now"]):
            each.setDisabled(none)
        if not none:
            inch = self.pages.sharpness(POINTS[self.panel.options.paper])
            self.renderer.show(self.panel.options, self.pages.seen(), inch)

    def _show(self, rendered: Rendered) -> None:
        self._rendered = rendered
        pages, points = rendered.printed.pages, rendered.points
        self.thumbs.show_pages(pages, points)
        self.pages.show_pages(pages, points, dict(rendered.images), rendered.inch)
        self.findings.show_findings(rendered.findings, rendered.left_out)
        found = [self.findings.title.text()] if rendered.findings else []
        announce(self, ", ".join([ngettext("{count} page", "{count} pages", pages).format(count=pages), *found]))

    def _busy(self, busy: bool) -> None:
        if busy:
            self.progress.setRange(0, 0)
            self._slow.start()
        else:
            self._slow.stop()
            self.progress.hide()

    def _step(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _printed(self, sentence: str) -> None:
        self._run = None
        self.progress.hide()
        self.say(sentence)
