"""What was chosen for paper the last time, and the options that follow from it for one briefing."""

from briefing import settings
from briefing.document.dates import is_historical
from briefing.document.model import Briefing
from briefing.paper.options import PrintOptions
from briefing.plain_values import fitting
from briefing.settings import Settings

# What holds for every briefing: not its sections, nor its language.
KEPT = ("paper", "plates", "grey", "large", "sources")


def recalled(store: Settings, briefing: Briefing, language: str) -> PrintOptions:
    """The options for a briefing: all of its sections in ``language``, the rest as it was chosen last time."""
    kept = store.get(settings.PRINT)
    chosen = {name: value for name, value in fitting(kept, PrintOptions).items() if name in KEPT}
    archive = kept.get("archive") == briefing.id
    return PrintOptions(language=language, historical=is_historical(briefing), archive=archive, **chosen)


def remember(store: Settings, briefing: Briefing, options: PrintOptions) -> None:
    """Keep what was chosen.

    That a briefing is put into its PDF holds for that one: nobody hands another on without knowing it.
    """
    kept: dict[str, object] = {name: getattr(options, name) for name in KEPT}
    store.set(settings.PRINT, {**kept, "archive": briefing.id if options.archive else ""})
