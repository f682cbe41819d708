"""The locator maps of a print: one beside each figure whose place is told, in the folder of the print."""

import hashlib
from pathlib import Path
from typing import Any

from briefing.document.opening import OpenedBriefing
from briefing.paper.locator.kept_maps import locator_map
from briefing.paper.locator.locator_map import Tone
from briefing.paper.options import PrintOptions


def write_maps(opened: OpenedBriefing, options: PrintOptions, folder: Path) -> dict[str, dict[str, Any]]:
    """What the template needs of each map, by the ids of the figures that have one."""
    maps = {}
    for figure in options.figures_of(opened):
        if figure.place is not None:
            tone: Tone = "grey" if options.grey else "light"
            drawn = locator_map(figure.place, options.language, tone, large=options.large)
            data = drawn.svg.encode()
            file = f"map-{hashlib.sha256(data).hexdigest()[:16]}.svg"  # one print never changes another's
            if not (folder / file).exists():
                (folder / file).write_bytes(data)
            maps[figure.id] = {"file": file, "alt": drawn.alternative, "note": drawn.note, "credit": drawn.credit}
    return maps
