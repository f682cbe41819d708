"""What lies over the pictures: dates and labels at all times, and what else must be said of what is seen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

from briefing.desktop.compare.badges import GAP, SHARE, Remark, advised, counted, done, foldings, noted, stacked
from briefing.desktop.compare.chips import INSET, LEAST_LETTERS, Chip, Letters, Sign, draw_sign, letters_for, place
from briefing.desktop.compare.divider import CASING, WHITE
from briefing.desktop.compare.scene import Scene
from briefing.desktop.compare.viewport import Viewport
from briefing.imagery.comparing.comparison import Mode, Side
from briefing.imagery.comparing.placing import lens_circle
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.description import Description

WIDEST = 300
WIDEST_HINT = 420
# What is said, its chips, where, how large they all are.
Layout = tuple[list[Remark], list[Chip], list[QPoint], QSize]
NOTHING: Layout = ([], [], [], QSize())


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
        self.is_folded = self.unfolded = False
        self._copied = False
        self._note_chips: list[Chip] = []
        self._live: list[Chip] = []
        self._small = Letters(LEAST_LETTERS, glyph=False)
        self.described = False
        self.grid = False

    @cached_property
    def description(self) -> "Description":
        """What the pictures show in words, which is painted while they are ``described``."""
        from briefing.desktop.compare.description import Description

        return Description(self._canvas, self.remarks)

    def forget(self) -> None:
        """Draw everything anew at the next paint, as after a change of colours, letters or words."""
        self._drawn.clear()
        self._fitted.clear()

    def follow(self) -> None:
        """Put the signs where the comparison wants them."""
        scene = self._canvas.scene
        self.chips, self._note_chips, self._live = [], [], []
        if scene is not None:
            dates = self._date_chips(scene)
            self._dates = len(dates)
            self.chips = [*dates, *self._badges(scene, dates)]
            self._canvas.signs = max(
                (each.bottom() + 1 for each in self._at_top([chip.rect for chip in dates])), default=0
            )

    def begin(self) -> None:
        """Have all that is noted of another pair said, as far as there is room."""
        self.notes_away = self.unfolded = False

    def put_away_notes(self) -> None:
        """Let what is noted of the pictures cover them no longer, until another pair is shown."""
        self.notes_away, self.unfolded = self.notes_away or self.has_notes, False
        self.follow()
        self._canvas.update()

    def press_badge(self) -> None:
        """Say in full what is folded, wherever that is; put away notes that are."""
        if not self.is_folded:
            self.put_away_notes()
            return
        self.unfolded = True
        self.follow()
        self._canvas.update()

    def tell_notes(self) -> None:
        """Say in full what is folded, and the notes that were put away."""
        self.notes_away, self.unfolded = False, True
        self.follow()
        self._canvas.update()

    @contextmanager
    def as_copied(self) -> Iterator[None]:
        """Have the signs meanwhile as they are on a copy of the pictures, where no note is away or can be put away.

        Those drawn for the screen stay, and are drawn on for a copy that is as large.
        """
        here, signs = dict(vars(self)), self._canvas.signs
        self._copied, self._drawn = True, self._drawn if self._canvas.times == 1 else {}
        try:
            self.follow()
            yield
        finally:
            vars(self).update(here)
            self._canvas.signs = signs

    @property
    def has_notes(self) -> bool:
        """Whether notes are shown."""
        return bool(self._note_chips)

    @property
    def is_told(self) -> bool:
        """Whether all that is noted is seen in full."""
        return bool(self.chips[self._dates :]) and not (self.is_folded or self.notes_away)

    def remarks(self) -> list[str]:
        """All that is said of the pictures beside their dates in sentences, whether it is on the screen now or not."""
        scene = self._canvas.scene
        if scene is None:
            return []
        seen = done(scene, reduced_motion=self._canvas.reduced_motion)
        said = [*noted(scene, self.notes), *seen, *advised(scene)]
        return [each.words if each.words.endswith(".") else f"{each.words}." for each in said]

    def is_live(self, point: QPointF) -> bool:
        """Whether a badge that can be clicked is at a point of the widget."""
        return any(chip.rect.contains(point.toPoint()) for chip in self._live)

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
        if self._canvas.tool is not None:
            if hint is not None:
                hint.paint(painter)
            self._canvas.tool.paint(painter)
        if self.described:
            self.description.paint(painter)

    def taken(self) -> list[QRectF]:
        """What is painted on the pictures already, over which nothing else is to stand."""
        boxes = [QRectF(chip.rect) for chip in self.chips]
        if self._canvas.is_zoomed and not self._copied:
            from briefing.desktop.compare import minimap

            boxes.append(minimap.area(self._canvas, self.chips))
        if self._canvas.scene is not None and self._canvas.scene.pair.metres_per_pixel is not None:
            from briefing.desktop.compare import measure

            boxes.append(measure.bar(self._canvas, self.bar_corner()))
        return boxes

    def hint(self) -> Chip | None:
        """How the tool that is out is used: below the dates, or at the foot where it would hide the handle there.

        A map or scale bar that it would hide is left out.
        """
        words = self._canvas.tool.hint() if self._canvas.tool is not None else ""
        if not words:
            return None
        stage = self._canvas.stage()
        chip = self._chip(Sign("", words, wraps=True), min(WIDEST_HINT, self._canvas.width() - 2 * INSET))
        tops = self._at_top([date.rect for date in self.chips[: self._dates]])
        top = max((rect.bottom() + 1 + GAP for rect in tops), default=stage.top() + INSET)
        left, low = stage.center().x() - chip.rect.width() // 2, stage.bottom() + 1 - INSET - chip.rect.height()
        below, at_foot = (Chip(QPoint(left, y), chip.pixmap) for y in (top, low))
        divider = self._canvas.divider()
        if divider is None or not divider.is_covered(below.rect) or divider.is_covered(at_foot.rect):
            return below
        return below if any(box.intersects(QRectF(at_foot.rect)) for box in self.taken()) else at_foot

    def chips_of_copy(self, scene: Scene) -> list[Chip]:
        """The dates and badges that belong on a copy of the pictures.

        A picture that is not seen has no date there, since nobody can bring it up.
        """
        alone = scene.alone
        unseen = [at for at, side in enumerate(scene.sides) if alone not in (None, side)]
        return [chip for at, chip in enumerate(self.chips) if at not in unseen]

    def paint_below_chips(self, painter: QPainter, scene: Scene) -> None:
        """Paint the lines and measures that belong on a copy, and no map."""
        self._paint_measures(painter, scene, None)

    def paint_above_chips(self, painter: QPainter) -> None:
        """Paint what was measured with a tool, and no hint."""
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
        self._small = Letters(self._fitted[key].size, glyph=False)
        return {side: self._chip(sign, widest[side], self._fitted[key]) for side, sign in signs.items()}

    def _widened(self, area: QRect, wanted: int) -> QRect:
        """A stage that is too narrow for its signs, with as much of the ground beside it as they need."""
        spare = min(wanted, self._canvas.width()) - area.width()
        return area.adjusted(-(spare // 2), 0, spare - spare // 2, 0) if spare > 0 else area

    def _at_top(self, rects: list[QRect]) -> list[QRect]:
        """Those that stand in the upper half of the pictures."""
        return [each for each in rects if each.center().y() < self._canvas.stage().center().y()]

    def _sign(self, scene: Scene, side: Side) -> Sign:
        view, shown = scene.pair.side(side), scene.effective
        alone = scene.alone
        remark = view.label.removeprefix(view.short)
        second = f"{view.date}{remark}" if view.short else view.label
        if shown.mode is Mode.LENS:
            part = _("Around the lens") if side is shown.shown else _("In the lens")
            second = f"{part} · {second}" if second else part
        angle = shown.angle if shown.mode is Mode.SWIPE and len(scene.sides) == 2 else None
        seen = {"dimmed": alone is not side, "marked": alone is side} if alone is not None else {}
        return Sign(view.name, second, view.kind, bool(view.short), side, angle, **seen)

    def _badges(self, scene: Scene, dates: list[Chip]) -> list[Chip]:
        notes = noted(scene, self.notes) if self._copied or not self.notes_away else []
        advice = advised(scene) if not self._copied else []
        remarks = [*notes, *done(scene, reduced_motion=self._canvas.reduced_motion), *advice]
        layout = self._in_little_room(remarks)
        if not (self._copied or self.unfolded) and self._meets(layout, dates):
            fewer = self._drawn_in(counted(remarks), (None, self._small))
            layout = next((each for each in fewer if not self._meets(each, dates)), NOTHING)
        said, placed = layout[0], self._placed(layout, dates)
        self.is_folded = said != remarks
        self._note_chips = [chip for chip, each in zip(placed, said, strict=True) if each.is_note]
        self._live = placed if self.is_folded or self.unfolded else self._note_chips
        return placed

    def _placed(self, layout: Layout, dates: list[Chip]) -> list[Chip]:
        """The badges of a layout where they stand."""
        _said, chips, places, whole = layout
        corner = self._badge_corner(whole, dates)
        return [
            Chip(corner + QPoint(at.x(), -at.y() - chip.rect.height()), chip.pixmap)
            for chip, at in zip(chips, places, strict=True)
        ]

    def _meets(self, layout: Layout, dates: list[Chip]) -> bool:
        """Whether a badge of a layout would stand over a date, or under it."""
        placed = self._placed(layout, dates)
        return any(badge.rect.intersects(date.rect) for badge in placed for date in dates)

    def _in_little_room(self, remarks: list[Remark]) -> Layout:
        """Some remarks in as many words as cover little of the pictures or have room below, else in the lowest rows."""
        stage = self._canvas.stage()
        most = max(stage.height() * SHARE, self._canvas.height() - stage.bottom() - 1 - 2 * GAP)
        if self._copied or self.unfolded:
            most = inf
        tried = []
        for layout in self._layouts(remarks):
            tried.append(layout)
            if layout[-1].height() <= most:
                break
        return min(tried, key=lambda each: each[-1].height())

    def _layouts(self, remarks: list[Remark]) -> Iterator[Layout]:
        """Some remarks in ever fewer words, and at last in letters as small as those of the dates."""
        *before, last = foldings(remarks)
        for said in before:
            yield from self._drawn_in(said, (None,), whole=remarks)
        yield from self._drawn_in(last, (None, self._small), whole=remarks)

    def _drawn_in(
        self, said: list[Remark], ways: Sequence[Letters | None], *, whole: Sequence[Remark] = ()
    ) -> Iterator[Layout]:
        """Some remarks in each of some letters; notes that are among the ``whole`` ones can be put away."""
        room = self._canvas.width() - 2 * INSET
        for letters in ways:
            closing = [each.is_note and each in whole and not self._copied for each in said]
            signs = [Sign("", each.words, wraps=True, closes=so) for each, so in zip(said, closing, strict=True)]
            chips = [self._chip(sign, room, letters) for sign in signs]
            yield said, chips, *stacked([chip.rect.size() for chip in chips], room)

    def _badge_corner(self, whole: QSize, dates: list[Chip]) -> QPoint:
        """The lower left of the badges: below the pictures where all have room there, else on them, above dates."""
        stage = self._canvas.stage()
        left = self._widened(stage, whole.width() + 2 * INSET).left() + INSET
        reach = left + max(1, whole.width())
        low = [chip.rect for chip in dates if chip.rect.center().y() > stage.center().y() and chip.rect.left() < reach]
        bottom = min((rect.top() - GAP for rect in low), default=stage.bottom() + 1 - INSET)
        below = stage.bottom() + 1 + GAP + whole.height()
        is_below = below + GAP <= self._canvas.height()
        self._bar_bottom = bottom if is_below or whole.isEmpty() else bottom - whole.height() - GAP
        return QPoint(left, below if is_below else bottom)

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
