"""The pages one below the other, as large as one likes."""

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from briefing.desktop.parts.fingers import scroll_by_finger
from briefing.desktop.preview.paper_sizes import POINTS
from briefing.paper.sheets import POINTS_AN_INCH
from briefing.translation import _

GAP = 16
SCREEN_INCH = 96.0
LEAST_ZOOM, MOST_ZOOM, MOST_FITTED = 0.25, 4.0, 1.3
ZOOM_STEP = 1.2
MOST_INCH = 400.0
DIMMED = 0.35
KEPT_BYTES = 160 << 20


class SheetArea(QScrollArea):
    """Shows pages of one size; ``wanted`` tells which are seen and not sharp, and the pixels an inch to be sharp."""

    wanted = Signal(list, float)
    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        scroll_by_finger(self)
        self._zoom = 0.0
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def interface_class(self) -> type:
        """What a screen reader meets."""
        from briefing.desktop.preview.accessible_pages import AccessiblePages

        return AccessiblePages

    def show_pages(self, count: int, size: QSizeF, images: dict[int, QImage], inch: float) -> None:
        """Show other pages, with the images that there are already, at the place and the zoom that there were."""
        self._sheets.forget()
        self._sheets.count, self._sheets.points = count, size
        for page, image in images.items():
            self._sheets.keep(page, image, inch)
        self._arrange()
        self.page_changed.emit(self.page())

    def set_image(self, page: int, image: QImage, inch: float) -> None:
        """Show the image of a page."""
        self._sheets.keep(page, image, inch)
        self._sheets.update(self._sheets.box(page))

    def count(self) -> int:
        """How many pages there are."""
        return self._sheets.count

    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._sheets.page_at(middle)

    def page_words(self) -> str:
        """Which page of how many is seen, in words; nothing where there are none."""
        pages = self.count()
        return _("Page {page} of {pages}").format(page=self.page() + 1, pages=pages) if pages else ""

    def seen(self) -> list[int]:
        """The pages of which something is seen, or would be where none are shown yet."""
        top = self.verticalScrollBar().value()
        first = self._sheets.page_at(top)
        return list(range(first, self._sheets.page_at(top + self.viewport().height()) + 1))

    def is_sharp(self, page: int) -> bool:
        """Whether a page is shown as sharp as the screen is."""
        return self._sheets.inch_of(page) == self.sharpness()

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 0 <= page < self.count():
            self.verticalScrollBar().setValue(self._sheets.box(page).top() - GAP)

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller; by 0 as wide as there is room."""
        self._zoom = min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom() * factor)) if factor else 0.0
        self._arrange()

    def zoom(self) -> float:
        """How many times their true size the pages are, at 96 pixels an inch."""
        return self._zoom_of(self._sheets.points)

    def sharpness(self, points: QSizeF | None = None) -> float:
        """Pixels an inch at which every pixel of the screen has one of its own, for pages of a size."""
        zoom = self._zoom_of(points if points is not None else self._sheets.points)
        return min(MOST_INCH, SCREEN_INCH * zoom * self.devicePixelRatioF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and walk by keys."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.zoom_by(0)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as there is room, where that was chosen."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen on the screen on which it is shown."""
        super().showEvent(event)
        self._arrange()

    def _zoom_of(self, points: QSizeF) -> float:
        if self._zoom:
            return self._zoom
        width = points.width() * SCREEN_INCH / POINTS_AN_INCH
        return min(MOST_FITTED, max(LEAST_ZOOM, (self.viewport().width() - 2 * GAP) / width))

    def _scrolled(self) -> None:
        self.page_changed.emit(self.page())
        self._asking.start()

    def _arrange(self) -> None:
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        half = self.viewport().width() / 2
        middle = (across.value() + half) / max(1, self._sheets.width()) if across.maximum() else 0.5
        self._sheets.scale = SCREEN_INCH * self.zoom() / POINTS_AN_INCH
        self._sheets.resize(self._sheets.sizeHint())
        self._sheets.update()
        bar.setValue(round(share * bar.maximum()))
        across.setValue(round(middle * self._sheets.width() - half))
        self.zoomed.emit(self.zoom())
        self._asking.start()

    def _ask(self) -> None:
        seen = [page for page in self.seen() if 0 <= page < self.count() and not self.is_sharp(page)]
        self.wanted.emit(seen, self.sharpness())


class _Sheets(QWidget):
    """White sheets, and on them the images that there are: of the pages seen last, within a share of memory."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.points = POINTS["a4"]
        self.scale = 1.0
        self._images: OrderedDict[int, tuple[QImage, float]] = OrderedDict()

    def forget(self) -> None:
        self._images.clear()

    def keep(self, page: int, image: QImage, inch: float) -> None:
        self._images[page] = image, inch
        self._images.move_to_end(page)
        while len(self._images) > 1 and sum(each.sizeInBytes() for each, _inch in self._images.values()) > KEPT_BYTES:
            self._images.popitem(last=False)

    def inch_of(self, page: int) -> float:
        return self._images[page][1] if page in self._images else 0.0

    def box(self, page: int) -> QRect:
        size = self._size()
        return QRect(QPoint(GAP, GAP + page * (size.height() + GAP)), size)

    def page_at(self, height: int) -> int:
        return max(0, min(self.count - 1, (height - GAP) // (self._size().height() + GAP)))

    def sizeHint(self) -> QSize:
        size = self._size()
        return QSize(size.width() + 2 * GAP, GAP + self.count * (size.height() + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(1.0 if self.isEnabled() else DIMMED)
            for page in range(self.page_at(event.rect().top()), self.page_at(event.rect().bottom()) + 1):
                if page < self.count:
                    self._paint(painter, page, self.box(page), ratio)

    def _paint(self, painter: QPainter, page: int, box: QRect, ratio: float) -> None:
        painter.fillRect(box, QColor("white"))
        if page in self._images:
            image, inch = self._images[page]
            if abs(inch - self.scale * POINTS_AN_INCH * ratio) < 0.01:
                image.setDevicePixelRatio(ratio)
                painter.drawImage(box.topLeft(), image)
            else:
                painter.drawImage(box, image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _size(self) -> QSize:
        return QSize(round(self.points.width() * self.scale), round(self.points.height() * self.scale))
