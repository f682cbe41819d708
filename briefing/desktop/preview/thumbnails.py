"""The pages small, as a list to go by; their images are asked for when they come into view."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing.paper.sheets import POINTS_AN_INCH
from briefing.translation import _

WIDTH = 92
FINER = 3  # images are drawn so much larger and made small here, since no line is drawn thinner than a pixel
Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListView):
    """``wanted`` tells which pages are to be had and the pixels an inch, ``chosen`` which is to be gone to."""

    wanted = Signal(list, float)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thumbs")
        self.setAccessibleName(_("Pages, small"))
        self.setUniformItemSizes(True)
        self.setFixedWidth(WIDTH + 76)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Framed(self))
        self.pages = Pages(self)
        self.setModel(self.pages)
        self._points = QSizeF()
        self.pages.wanted.connect(lambda pages: self.wanted.emit(pages, self._inch()))
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def show_pages(self, count: int, points: QSizeF) -> None:
        """Show other pages; those before stay until each is there."""
        self._points = points
        height = round(WIDTH * points.height() / points.width())
        self.setIconSize(QSize(WIDTH, height))
        self.pages.renew(count, QSize(WIDTH, height))
        self.viewport().update()

    def set_image(self, page: int, image: QImage) -> None:
        """Show the image of a page."""
        ratio = self.devicePixelRatioF()
        small = image.scaledToWidth(round(WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        self.pages.set_image(page, icon(QPixmap.fromImage(small)))

    def mark(self, page: int) -> None:
        """Mark the page that is read."""
        model = self.selectionModel()
        model.blockSignals(True)
        self.setCurrentIndex(self.pages.index(page))
        model.blockSignals(False)
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _inch(self) -> float:
        return FINER * WIDTH * self.devicePixelRatioF() * POINTS_AN_INCH / self._points.width()


class _Framed(QStyledItemDelegate):
    """Draws a line round each page, as round the large ones: white is all that there is beside it in strong looks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, and the line."""
        super().paint(painter, option, index)
        self.initStyleOption(option, index)
        part = QStyle.SubElement.SE_ItemViewItemDecoration
        page = option.widget.style().subElementRect(part, option, option.widget)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(page.adjusted(-1, -1, 0, 0))


class Pages(QAbstractListModel):
    """Numbers and images of pages; what is looked at and not there, or of other options, is ``wanted``."""

    wanted = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: list[QIcon] = []
        self._stale: set[int] = set()
        self._asked: dict[int, None] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    def renew(self, count: int, size: QSize) -> None:
        """There are ``count`` other pages; each keeps the image it had until it gets another."""
        now = len(self._images)
        if count > now:
            blank = QPixmap(size)
            blank.fill(QColor("white"))
            self.beginInsertRows(QModelIndex(), now, count - 1)
            self._images += [icon(blank)] * (count - now)
            self.endInsertRows()
        elif count < now:
            self.beginRemoveRows(QModelIndex(), count, now - 1)
            del self._images[count:]
            self.endRemoveRows()
        self._asked.clear()
        self._stale = set(range(count))

    def set_image(self, page: int, image: QIcon) -> None:
        """The image of a page."""
        if page < len(self._images):
            self._images[page] = image
            self._stale.discard(page)
            self.dataChanged.emit(self.index(page), self.index(page))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many pages there are."""
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number and the image of a page."""
        page = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(page + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _("Page {page}").format(page=page + 1)
            case Qt.ItemDataRole.DecorationRole:
                if page in self._stale and page not in self._asked:
                    self._asked[page] = None
                    self._asking.start()
                return self._images[page]
        return None

    def _ask(self) -> None:
        self.wanted.emit([page for page in self._asked if page in self._stale])


def icon(image: QPixmap) -> QIcon:
    """The image of a page, the same where its row is selected."""
    made = QIcon(image)
    made.addPixmap(image, QIcon.Mode.Selected)
    return made
