"""What the canvas says in words: of its pictures, and of where its divider, fade, lens or view stands."""

from msgspec import Struct

from briefing.imagery.comparing.comparison import Alignment, Comparison, Method, Mode, Side
from briefing.translation import N_, _, number


class PictureView(Struct, frozen=True, kw_only=True):
    """What is said of one picture: ``date`` in words, ``kind`` where it must always be told (an illustration is).

    ``short`` is as much of the label as tells it from the pictures beside it, where the date does not. ``title`` is
    that of the figure where it alone is seen.
    """

    date: str
    label: str = ""
    alt: str = ""
    credit: str = ""
    kind: str = ""
    short: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """What it is told apart by: its date, or else its label."""
        return self.short or self.date


class Span(Struct, frozen=True):
    """Words from ``start`` to ``end`` that lead to an address."""

    start: int
    end: int
    address: str


class PairView(Struct, frozen=True, kw_only=True):
    """Two pictures of one figure to be compared, or the only one that it has.

    ``name`` is the title of the figure, ``title`` that of these two where it names more.
    ``caption`` is how the caption is seen, with its ``links``, ``told`` how it is read aloud and copied. ``is_uneven``
    says that pixels are longer one way than the other on the ground, so that there can be no ``metres_per_pixel``,
    which is of the ground of the two; ``is_unsure`` that it is not known since the size of some picture is not.
    """

    name: str
    before: PictureView
    after: PictureView | None = None
    caption: str = ""
    links: tuple[Span, ...] = ()
    told: str = ""
    title: str = ""
    metres_per_pixel: float | None = None
    is_uneven: bool = False
    is_unsure: bool = False

    @property
    def views(self) -> tuple[PictureView, ...]:
        """The pictures that there are."""
        return (self.before,) if self.after is None else (self.before, self.after)

    @property
    def credits(self) -> tuple[str, ...]:
        """Whose the pictures are, each told once."""
        return tuple(dict.fromkeys(view.credit for view in self.views if view.credit))

    def seen(self, alone: Side | None) -> tuple[str, ...]:
        """The title and the credits of what is seen: of both pictures, or of that of one side alone."""
        if alone is None:
            return self.title or self.name, *self.credits
        view = self.side(alone)
        return tuple(each for each in (view.title or self.name, view.credit) if each)

    def side(self, side: Side) -> PictureView:
        """The picture on a side."""
        return self.after if side is Side.AFTER and self.after is not None else self.before


MODE_NAMES = {
    Mode.SWIPE: N_("Swipe"),
    Mode.TOGGLE: N_("Toggle"),
    Mode.BLINK: N_("Blink"),
    Mode.FADE: N_("Fade"),
    Mode.LENS: N_("Lens"),
    Mode.SIDE_BY_SIDE: N_("Side by side"),
    Mode.DIFFERENCE: N_("Difference"),
}

# Why something cannot be done with a pair.
UNTOUCHED = N_("Nothing is aligned or matched.")
NO_NOTES = N_("There are no notes on these pictures.")
NO_SCALE = N_("This figure does not say how large its pixels are.")
UNSURE = N_("How large the pixels are is known only once every picture of this figure has been read.")
UNEVEN = N_("The pixels of this figure are longer one way than the other on the ground.")


def mode_name(mode: Mode) -> str:
    """The name of a way to compare."""
    return _(MODE_NAMES[mode])


def percents(comparison: Comparison) -> tuple[int, int]:
    """How much of the stage the before and the after picture have, in percent that add up to 100."""
    share = comparison.opacity if comparison.mode is Mode.FADE else 1 - comparison.position
    after = round(share * 100)
    return 100 - after, after


def value_words(pair: PairView, comparison: Comparison) -> str:
    """What is seen, in a sentence that makes sense without the picture."""
    before, after = pair.before.name, pair.side(Side.AFTER).name
    if pair.after is None:
        return before
    if comparison.single is not None:
        return _("{date} whole").format(date=pair.side(comparison.single).name)
    match comparison.mode:
        case Mode.LENS:
            inside, around = (before, after) if comparison.shown is Side.AFTER else (after, before)
            return _("{inside} in the lens, {around} around it").format(inside=inside, around=around)
        case Mode.SIDE_BY_SIDE:
            return _("{before} beside {after}").format(before=before, after=after)
        case Mode.DIFFERENCE:
            return _("what differs between {before} and {after}").format(before=before, after=after)
        case _:
            one, other = percents(comparison)
            return _("{before} on {one} percent, {after} on {other} percent").format(
                before=before, one=one, after=after, other=other
            )


def description(pair: PairView) -> str:
    """What the pictures show, for those who do not see them."""
    texts = [_told(view) for view in pair.views]
    return " ".join((*texts, pair.told)) if pair.told else " ".join(texts)


def unmeasured(pair: PairView) -> str:
    """Why nothing can be measured, not translated yet; nothing where it can be."""
    if pair.metres_per_pixel is not None:
        return ""
    if pair.is_unsure:
        return UNSURE
    return UNEVEN if pair.is_uneven else NO_SCALE


def problem_words(pair: PairView, side: Side, sentence: str) -> str:
    """Why the picture of a side cannot be shown, with which it is."""
    return f"{pair.side(side).name}: {sentence}"


def alt_words(view: PictureView) -> str:
    """What a picture shows, or that nobody has said it."""
    return view.alt or _("There is no description of this picture.")


def _told(view: PictureView) -> str:
    """A picture in words; that it is an illustration is told once."""
    alt = alt_words(view)
    is_told = not view.kind or alt.casefold().startswith(view.kind.casefold())
    return f"{view.name}: {alt}" if is_told else f"{view.name}, {view.kind}: {alt}"


def alignment_words(alignment: Alignment) -> str:
    """How the after picture was moved, or nothing where it was not."""
    if alignment.is_none:
        return ""
    words = {
        Method.PINNED: _("Aligned by pinned points"),
        Method.AUTOMATIC: _("Aligned automatically"),
    }.get(alignment.method, _("Aligned by hand"))
    across, down = _plus(alignment.dx, 1), _plus(alignment.dy, 1)
    parts = [_("{across}, {down} pixels").format(across=across, down=down)]
    if abs(alignment.rotation) >= 0.005:
        parts.append(f"{_plus(alignment.rotation, 2)}°")
    if abs(alignment.scale - 1) >= 0.00005:
        parts.append(f"×{number(alignment.scale, 4)}")
    return f"{words}: {', '.join(parts)}"


def found_words(pair: PairView, found: Alignment) -> str:
    """What an alignment that was found does, of which the pictures themselves tell how far."""
    if found.is_none:
        return _("The pictures match as they are.")
    return _("“{after}” was shifted only, neither turned nor scaled.").format(after=pair.side(Side.AFTER).name)


def tone_words(pair: PairView) -> str:
    """Which tones were matched to which."""
    words = _("The tones of “{after}” were matched to those of “{before}”")
    return words.format(before=pair.before.name, after=pair.side(Side.AFTER).name)


def _plus(value: float, decimals: int) -> str:
    """A number with its sign, also where that is a plus."""
    written = number(value, decimals)
    return f"+{written}" if round(value, decimals) > 0 else written
