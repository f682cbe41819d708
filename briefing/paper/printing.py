"""A briefing as a PDF."""

from collections.abc import Mapping

from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.pages import Printed, lay_out
from briefing.paper.plates import Step


def render_pdf(
    opened: OpenedBriefing,
    options: PrintOptions,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison] | None = None,
    *,
    progress: Step = lambda _done, _whole: None,
) -> Printed:
    """The PDF: PDF/A-2a and PDF/UA-1 where the briefing allows both, and never a standard that does not hold.

    Raises DocumentError or PaperError. ``progress`` is told how many of how many steps are done, and may raise.
    """
    with lay_out(opened, options, pictures, comparisons, progress=progress) as laid_out:
        printed = laid_out.pdf()
    progress(1, 1)
    return printed
