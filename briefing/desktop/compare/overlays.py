"""What lies over the pictures: dates and labels at all times, and what else must be said of what is seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

from briefing.desktop.compare.chips import INSET, Chip, Letters, Sign, draw_sign, letters_for, place
from briefing.desktop.compare.divider import CASING, WHITE
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.viewport import Viewport
from briefing.desktop.compare.words import alignment_words
from briefing.document.picture_names import parted
from briefing.imagery.comparing.comparison import Mode, Side, lens_circle
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.description import Description

WIDEST = 300
WIDEST_BADGE = 2000
WIDEST_HINT = 420
GAP = 6
ENDS = (0.0, 1.0)  # places of the divider where only one picture is seen


class Overlays:
    """Draws signs once and puts them on the canvas wherever it is painted."""

    def __init__(self, canvas: Viewport) -> None:
        self._canvas = canvas
        self._drawn: dict[tuple[Sign, tuple[int, Letters | None]], Chip] = {}
        self._fitted: dict[tuple[tuple[Sign, int], ...], Letters] = {}
        self.chips: list[Chip] = []
        self._dates = 0
        self._bar_bottom = 0
        self.notes: tuple[str, ...] = ()
        self.notes_away = False
        self._copied = False
        self._note_chips: list[Chip] = []
        self.described = False
        self.grid = False

    @cached_property
    def description(self) -> "Description":
        """What the pictures show in words, which is painted while they are ``described``."""
        from briefing.desktop.compare.description import Description

        return Description(self._canvas)

    def forget(self) -> None:
        """Draw everything anew at the next paint, as after a change of colours, letters or words."""
        self._drawn.clear()
        self._fitted.clear()

    def follow(self) -> None:
        """Put the signs where the comparison wants them."""
        scene = self._canvas.scene
        self.chips, self._note_chips = [], []
        if scene is not None:
            dates = self._date_chips(scene)
            self._dates = len(dates)
            self.chips = [*dates, *self._badges(scene, dates)]

    def put_away_notes(self) -> None:
        """Let what is noted of the pictures cover them no longer, until another pair is shown."""
        self.notes_away = True
        self.follow()
        self._canvas.update()

    @contextmanager
    def as_copied(self) -> Iterator[None]:
        """Have the signs meanwhile as they are on a copy of the pictures, where no note is away or can be put away."""
        self._copied = True
        self.follow()
        try:
            yield
        finally:
            self._copied = False
            self.follow()

    @property
    def has_notes(self) -> bool:
        """Whether notes are shown."""
        return bool(self._note_chips)

    def remarks(self) -> list[str]:
        """All that is said of the pictures beside their dates, whether it is on the screen now or not."""
        scene = self._canvas.scene
        return [*self._noted(scene), *self._done(scene)] if scene is not None else []

    def is_note(self, point: QPointF) -> bool:
        """Whether a note is at a point of the widget."""
        return any(chip.rect.contains(point.toPoint()) for chip in self._note_chips)

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint what lies over the pictures in ``rect``."""
        scene = self._canvas.scene
        if scene is None:
            return
        hint = self.hint()
        self._paint_measures(painter, scene, hint)
        if self._canvas.is_zoomed:
            from briefing.desktop.compare import minimap

            box = minimap.area(self._canvas, self.chips)
            if box.intersects(QRectF(rect)) and not (hint is not None and box.intersects(QRectF(hint.rect))):
                minimap.paint(painter, self._canvas, box)
        for chip in self.chips:
            if chip.rect.intersects(rect):
                chip.paint(painter)
        if self.described:
            self.description.paint(painter)
        if self._canvas.tool is not None:
            if hint is not None:
                hint.paint(painter)
            self._canvas.tool.paint(painter)

    def hint(self) -> Chip | None:
        """How the tool that is out is used, below the dates; a map or scale bar that it would hide is left out."""
        words = self._canvas.tool.hint() if self._canvas.tool is not None else ""
        if not words:
            return None
        stage = self._canvas.stage()
        chip = self._chip(Sign("", words, wraps=True), min(WIDEST_HINT, self._canvas.width() - 2 * INSET))
        tops = [date.rect for date in self.chips[: self._dates] if date.rect.center().y() < stage.center().y()]
        top = max((rect.bottom() + 1 + GAP for rect in tops), default=stage.top() + INSET)
        return Chip(QPoint(stage.center().x() - chip.rect.width() // 2, top), chip.pixmap)

    def paint_signs(self, painter: QPainter) -> None:
        """Paint what belongs on a copy of the pictures: dates, badges and measures, no map and no hint.

        A picture that is not seen has no date on a copy, since nobody can bring it up there.
        """
        scene = self._canvas.scene
        if scene is not None:
            self._paint_measures(painter, scene, None)
            alone = _alone(scene)
            unseen = [at for at, side in enumerate(scene.sides) if alone not in (None, side)]
            for at, chip in enumerate(self.chips):
                if at not in unseen:
                    chip.paint(painter)
            if self._canvas.tool is not None and self._canvas.tool.stays_on_copies:
                self._canvas.tool.paint(painter)

    def _paint_measures(self, painter: QPainter, scene: Scene, hint: Chip | None) -> None:
        self._paint_lines(painter, scene)
        if self.grid or scene.pair.metres_per_pixel is not None:
            from briefing.desktop.compare import measure

            over = hint.rect if hint is not None else QRect()
            measure.paint(painter, self._canvas, self.bar_corner(), grid=self.grid, over=over)

    def bar_corner(self) -> QPoint:
        """Where the scale bar stands: its lower left."""
        return QPoint(self._canvas.stage().left() + INSET, self._bar_bottom)

    def _date_chips(self, scene: Scene) -> list[Chip]:
        beside = scene.effective.mode is Mode.SIDE_BY_SIDE
        signs = {side: self._sign(scene, side) for side in scene.sides}
        areas = {side: self._area(scene, side) for side in signs}
        chips = self._alike(signs, dict.fromkeys(signs, WIDEST))
        natural = {side: chip.rect.width() for side, chip in chips.items()}
        if not beside:
            wanted = len(signs) * max(natural.values()) + 2 * INSET + GAP
            areas = {side: self._widened(area, wanted) for side, area in areas.items()}
        shares = {}
        for side, width in natural.items():
            room = areas[side].width() - 2 * INSET
            others = sum(natural.values()) - width
            shares[side] = room if beside or len(signs) == 1 else max((room - GAP) // 2, room - GAP - others)
        if any(natural[side] > share for side, share in shares.items()):
            chips = self._alike(signs, shares)
        placed = []
        for side, chip in chips.items():
            right, bottom = scene.corner(side)
            placed.append(Chip(place(chip.rect.size(), areas[side], right=right, bottom=bottom), chip.pixmap))
        return placed

    def _alike(self, signs: dict[Side, Sign], widest: dict[Side, int]) -> dict[Side, Chip]:
        """Some signs in the same letters, each no wider than it may be."""
        key = tuple((sign, widest[side]) for side, sign in signs.items())
        if key not in self._fitted:
            self._fitted[key] = letters_for(key, self._canvas.lettering)
        return {side: self._chip(sign, widest[side], self._fitted[key]) for side, sign in signs.items()}

    def _widened(self, area: QRect, wanted: int) -> QRect:
        """A stage that is too narrow for its signs, with as much of the ground beside it as they need."""
        spare = min(wanted, self._canvas.width()) - area.width()
        return area.adjusted(-(spare // 2), 0, spare - spare // 2, 0) if spare > 0 else area

    def _sign(self, scene: Scene, side: Side) -> Sign:
        view, shown = scene.pair.side(side), scene.effective
        alone = _alone(scene)
        first, second = view.name, view.date if view.by_label else view.label
        name, remark = parted(view.label)
        if view.by_label and name != parted(scene.pair.side(side.other).label)[0]:
            first, second = name, f"{view.date} {remark}".strip()
        if shown.mode is Mode.LENS:
            part = _("Around the lens") if side is shown.shown else _("In the lens")
            second = f"{part} · {second}" if second else part
        angle = shown.angle if shown.mode is Mode.SWIPE and len(scene.sides) == 2 else None
        seen = {"dimmed": alone is not side, "marked": alone is side} if alone is not None else {}
        return Sign(first, second, view.kind, view.by_label, side, angle, **seen)

    def _badges(self, scene: Scene, dates: list[Chip]) -> list[Chip]:
        notes = self._noted(scene)
        shown = notes if self._copied or not self.notes_away else []
        signs = [Sign("", each, wraps=True, closes=not self._copied) for each in shown]
        count = len(signs)
        signs += [Sign("", line, wraps=True) for line in self._done(scene)]
        widest = max((self._chip(sign, WIDEST_BADGE).rect.width() for sign in signs), default=0)
        area = self._widened(self._canvas.stage(), widest + 2 * INSET)
        bottom = area.bottom() + 1 - INSET
        for chip in dates:
            if chip.rect.center().y() > area.center().y() and chip.rect.left() == area.left() + INSET:
                bottom = chip.rect.top() - GAP
        chips = []
        for sign in signs:
            chip = self._chip(sign, area.width() - 2 * INSET)
            bottom -= chip.rect.height()
            chips.append(Chip(QPoint(area.left() + INSET, bottom), chip.pixmap))
            bottom -= GAP
        self._bar_bottom = bottom
        self._note_chips = chips[:count]
        return chips

    def _noted(self, scene: Scene) -> list[str]:
        """What one should know of the pictures."""
        return [*self.notes, *([_("The pictures differ in shape; they are scaled to fit")] if scene.mismatch else [])]

    def _done(self, scene: Scene) -> list[str]:
        """What was done to what is seen."""
        words = [moved] if (moved := alignment_words(scene.comparison.alignment)) else []
        if scene.comparison.tone and len(scene.surfaces) == 2:
            words.append(_("Tones matched"))
        if scene.effective.mode is Mode.BLINK and self._canvas.reduced_motion:
            words.append(_("Blinking is off because motion is reduced; Space shows the other picture"))
        if scene.effective.mode is Mode.DIFFERENCE and len(scene.surfaces) == 2:
            words.append(_("Orange is lighter in the later picture, blue is darker"))
        return words

    def _chip(self, sign: Sign, widest: int, letters: Letters | None = None) -> Chip:
        key = sign, (widest, letters)
        if key not in self._drawn:
            self._drawn[key] = Chip(QPoint(), draw_sign(sign, widest, self._canvas.lettering, letters))
        return self._drawn[key]

    def _area(self, scene: Scene, side: Side) -> QRect:
        stage, ratio = scene.frames[side].stage, self._canvas.ratio
        size = QSize(round(stage.width / ratio), round(stage.height / ratio))
        return QRect(QPoint(round(stage.left / ratio), round(stage.top / ratio)), size)

    def _paint_lines(self, painter: QPainter, scene: Scene) -> None:
        """The rim of the lens, or the line between two pictures side by side."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mode, ratio = scene.effective.mode, self._canvas.ratio
        if mode is Mode.LENS:
            circle = lens_circle(scene.effective, scene.frame, scene.ground)
            middle, radius = QPointF(circle.x, circle.y) / ratio, circle.radius / ratio
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for width, colour in ((4, CASING), (2, WHITE)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(middle, radius, radius)
        elif mode is Mode.SIDE_BY_SIDE:
            second = self._area(scene, Side.AFTER)
            across = second.left() > self._area(scene, Side.BEFORE).left()
            line = QRectF(second.left() - 1, 0, 2, self._canvas.height())
            if not across:
                line = QRectF(0, second.top() - 1, self._canvas.width(), 2)
            painter.fillRect(line, self._canvas.palette().color(QPalette.ColorRole.Midlight))


def _alone(scene: Scene) -> Side | None:
    """The side of which alone something is seen, where there are two."""
    shown = scene.effective
    if len(scene.sides) == 1:
        return None
    if shown.mode is Mode.SWIPE and shown.position in ENDS:
        return shown.single or (Side.AFTER if shown.position == 0 else Side.BEFORE)
    return shown.single
