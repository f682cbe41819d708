"""What was chosen for paper the last time, and the options that follow from it for one briefing."""

from typing import cast

from briefing import settings
from briefing.document.dates import is_historical
from briefing.document.model import Briefing
from briefing.paper.options import PAPERS, PLATES, PrintOptions
from briefing.settings import Settings


def recalled(store: Settings, briefing: Briefing, language: str) -> PrintOptions:
    """The options for a briefing: all of its sections in ``language``, the rest as it was chosen last time."""
    kept = store.get(settings.PRINT)
    return PrintOptions(
        language=language,
        paper=cast(str, kept.get("paper")) if kept.get("paper") in PAPERS else PAPERS[0],
        plates=cast(str, kept.get("plates")) if kept.get("plates") in PLATES else PLATES[0],
        grey=kept.get("grey") is True,
        sources=kept.get("sources") is not False,
        historical=is_historical(briefing),
        archive=kept.get("archive") == briefing.id,
    )


def remember(store: Settings, briefing: Briefing, options: PrintOptions) -> None:
    """Keep what holds for every briefing: not its sections, nor its language.

    That a briefing is put into its PDF holds for that one: nobody hands another on without knowing it.
    """
    kept: dict[str, object] = {
        "paper": options.paper,
        "plates": options.plates,
        "grey": options.grey,
        "sources": options.sources,
        "archive": briefing.id if options.archive else "",
    }
    store.set(settings.PRINT, kept)
