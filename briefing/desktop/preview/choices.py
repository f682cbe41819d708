"""What was chosen for paper the last time, the options that follow from it for one briefing, and how they are told."""

from collections.abc import Sequence

from msgspec.structs import replace

from briefing import settings
from briefing.desktop.language_names import language_name
from briefing.document.dates import is_historical
from briefing.document.model import Briefing
from briefing.paper.options import PrintOptions
from briefing.plain_values import fitting
from briefing.settings import Settings
from briefing.translation import _

# What holds for every briefing: how it looks on paper, not what of it is there.
KEPT = ("paper", "plates", "grey", "large")
# What may be left out of one.
PARTS = ("key_points", "timeline", "sources")


def recalled(store: Settings, briefing: Briefing, language: str) -> PrintOptions:
    """What the preview of a briefing begins with: all of its sections in ``language``, the rest as chosen last time.

    That may have been in another window.
    """
    store.look_again(settings.PRINT)
    kept = store.get(settings.PRINT)
    chosen = {name: value for name, value in fitting(kept, PrintOptions).items() if name in KEPT}
    own = {name: kept.get(f"without_{name}") != briefing.id for name in PARTS}
    archive = kept.get("archive") == briefing.id
    usual = PrintOptions(language=language, historical=is_historical(briefing), archive=archive)
    return replace(usual, **own, **chosen)


def unseen(store: Settings, briefing: Briefing, language: str) -> PrintOptions:
    """The same for a file that is made without a look at the preview: it always has all parts and pictures.

    How these are shown is as it was chosen last time, unless they were left out then.
    """
    options = recalled(store, briefing, language)
    plates = PrintOptions(language=language).plates if options.plates == "none" else options.plates
    return replace(options, plates=plates, **dict.fromkeys(PARTS, True))


def put_in(store: Settings, briefing: Briefing, language: str) -> str:
    """A sentence of what is in such a file though it was left out in the preview; empty where nothing was."""
    options = recalled(store, briefing, language)
    left_out = {
        _("the key points"): briefing.summary is not None and not options.key_points,
        _("the timeline"): bool(briefing.events) and not options.timeline,
        _("the sources"): bool(briefing.sources) and not options.sources,
        _("the pictures"): bool(briefing.figures) and options.plates == "none",
    }
    parts = _listed([words for words, so in left_out.items() if so])
    return _("What was left out in the print preview is in it: {parts}.").format(parts=parts) if parts else ""


def remember(store: Settings, briefing: Briefing, options: PrintOptions) -> None:
    """Keep what was chosen.

    That a part is left out, or a briefing is put into its PDF, holds for that one: nobody hands another on without
    knowing it.
    """
    kept: dict[str, object] = {name: getattr(options, name) for name in KEPT}
    own = {"archive": options.archive, **{f"without_{name}": not getattr(options, name) for name in PARTS}}
    store.set(settings.PRINT, {**kept, **{name: briefing.id if so else "" for name, so in own.items()}})


def told(options: PrintOptions, briefing: Briefing, language: str) -> str:
    """What of the options is not as usual for a briefing that is read in ``language``; empty where all is."""
    usual = PrintOptions(language=language)
    chosen, whole = len(options.sections_of(briefing)), len(briefing.sections)
    said = {
        _("in {language}").format(language=language_name(options.language)): options.language != usual.language,
        _("in large print"): options.large,
        _("on Letter paper"): options.paper != usual.paper,
        _("with the pictures of all dates"): options.plates == "all-dates",
        _("with the pictures as on the screen"): options.plates == "on-screen",
        _("without the pictures"): options.plates == "none",
        _("without colours"): options.grey,
        _("with {chosen} of {whole} sections").format(chosen=chosen, whole=whole): chosen < whole,
        _("without the key points"): not options.key_points,
        _("without the timeline"): not options.timeline,
        _("without the sources"): not options.sources,
        _("with the briefing itself in it"): options.archive,
    }
    return _listed([words for words, so in said.items() if so])


def _listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence; empty where there are none."""
    *most, last = words or [""]
    return _("{words} and {last}").format(words=", ".join(most), last=last) if most else last
