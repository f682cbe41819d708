"""How two pictures of one place are compared, as a value.

The *ground* is what both pictures show: it has the size of the larger one, and the other is fitted to it by scale. A
*view* is the part of the ground that is looked at.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from briefing.imagery.comparing.geometry import Affine, Size, direction

LEAST_LENS, MOST_LENS = 0.06, 0.5  # radius, in fractions of the stage's shorter side
ENDS = (0.0, 1.0)  # places of the divider where only one picture is seen

# What makes sense of what was kept of an earlier time.
Number = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Turns = Annotated[float, Meta(ge=-360, le=360)]
LensSize = Annotated[float, Meta(ge=LEAST_LENS, le=MOST_LENS)]
Start = Annotated[float, Meta(ge=-1000, le=1000)]
Extent = Annotated[float, Meta(gt=1e-5, le=1000)]
Shift = Annotated[float, Meta(ge=-60_000, le=60_000)]
Scale = Annotated[float, Meta(ge=0.05, le=20)]


class Mode(StrEnum):
    """A way to compare, in the order of its keys 1 to 7."""

    SWIPE = "swipe"
    TOGGLE = "toggle"
    BLINK = "blink"
    FADE = "fade"
    LENS = "lens"
    SIDE_BY_SIDE = "side-by-side"
    DIFFERENCE = "difference"


class Side(StrEnum):
    """One of the two pictures that are compared."""

    BEFORE = "before"
    AFTER = "after"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.AFTER if self is Side.BEFORE else Side.BEFORE


class Method(StrEnum):
    """How an alignment was found."""

    NONE = "none"
    NUDGED = "nudged"
    PINNED = "pinned"
    AUTOMATIC = "automatic"

    @classmethod
    def _missing_(cls, _value: object) -> "Method":
        return cls.NUDGED


class View(Struct, frozen=True, kw_only=True, array_like=True):
    """The part of the ground that is looked at, in fractions of its width and height.

    A box that reaches past the ground (less than 0, more than 1) shows the ground smaller than it would fit.
    """

    left: Start = 0.0
    top: Start = 0.0
    width: Extent = 1.0
    height: Extent = 1.0


WHOLE = View()


class Alignment(Struct, frozen=True, kw_only=True, array_like=True):
    """How the after picture is moved onto the before picture: turned and scaled about the middle, then shifted.

    ``dx`` and ``dy`` are pixels of the ground, ``rotation`` degrees clockwise.
    """

    dx: Shift = 0.0
    dy: Shift = 0.0
    scale: Scale = 1.0
    rotation: float = 0.0
    method: Method = Method.NONE

    def matrix(self, ground: Size) -> Affine:
        """The map of ground onto ground."""
        turn = Affine.turned(self.rotation, self.scale, (ground[0] / 2, ground[1] / 2))
        return turn.then(Affine(c=self.dx, f=self.dy))

    @property
    def is_none(self) -> bool:
        """Whether the picture stays where it is."""
        return (self.dx, self.dy, self.scale, self.rotation) == (0.0, 0.0, 1.0, 0.0)

    def reversed(self) -> "Alignment":
        """The alignment that moves the other picture instead, for when the two change sides."""
        cos, sin = direction(-self.rotation)
        return replace(
            self,
            dx=-(cos * self.dx - sin * self.dy) / self.scale,
            dy=-(sin * self.dx + cos * self.dy) / self.scale,
            scale=1 / self.scale,
            rotation=-self.rotation,
        )


UNALIGNED = Alignment()


class Comparison(Struct, frozen=True, kw_only=True):
    """Everything about how two pictures of a figure are compared.

    ``before`` and ``after`` count the figure's pictures from 0. ``position`` (0 to 1) is where the divider crosses
    the stage, ``angle`` how it is turned: 0 is upright with the before picture on the left, 90 lies flat with it on
    top. ``whole`` is the side shown whole while the toggle interrupts another mode. ``shown`` is the side
    that toggle and blink show, and the one round the lens. ``opacity`` is that of the after picture in a fade.
    ``lens`` is the middle of the lens in fractions of the ground, ``lens_size`` its radius in fractions of the
    stage's shorter side. ``threshold`` (0 to 1) is the least difference that is marked. ``tone`` says whether the
    tones of the after picture are matched to those of the before picture.
    """

    before: Number = 0
    after: Number = 1
    mode: Mode = Mode.SWIPE
    position: Share = 0.5
    angle: Turns = 0.0
    shown: Side = Side.AFTER
    whole: Side | None = None
    opacity: Share = 0.5
    lens: tuple[Share, Share] = (0.5, 0.5)
    lens_size: LensSize = 0.22
    threshold: Share = 0.12
    view: View = WHOLE
    alignment: Alignment = UNALIGNED
    tone: bool = False

    def swapped(self) -> "Comparison":
        """The same comparison with the two pictures on each other's side."""
        return replace(self, before=self.after, after=self.before, alignment=self.alignment.reversed())

    def only(self, side: Side) -> "Comparison":
        """One of the two pictures alone, all of it, aligned and toned as it is compared."""
        return replace(self, mode=Mode.TOGGLE, shown=side, whole=None, view=WHOLE)

    @property
    def single(self) -> Side | None:
        """The only side that is seen, if it is only one."""
        seen = self.seen
        return seen.shown if seen.mode in (Mode.TOGGLE, Mode.BLINK) else None

    @property
    def alone(self) -> Side | None:
        """The only side of which something is seen, also where the divider is at its end."""
        seen = self.seen
        if seen.mode is Mode.SWIPE and seen.position in ENDS:
            return Side.AFTER if seen.position == 0 else Side.BEFORE
        return seen.single

    @property
    def order(self) -> tuple[Side, ...]:
        """The sides of which something is seen, as they lie from left to right or from above, the first one first."""
        if self.alone is not None:
            return (self.alone,)
        across, down = direction(self.angle)
        is_turned = self.seen.mode is Mode.SWIPE and (across if self.is_upright else down) < 0
        return (Side.AFTER, Side.BEFORE) if is_turned else tuple(Side)

    @property
    def is_upright(self) -> bool:
        """Whether the divider parts left from right, more than it parts what is above from what is below."""
        across, down = direction(self.angle)
        return abs(across) > abs(down)

    @property
    def seen(self) -> "Comparison":
        """The comparison as it is painted: where the toggle interrupts it, that of one picture whole."""
        return self if self.whole is None else replace(self, mode=Mode.TOGGLE, shown=self.whole, whole=None)
