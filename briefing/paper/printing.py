"""A briefing as a PDF."""

from collections.abc import Mapping

from briefing.document.findings import Finding
from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.patience import Step
from briefing.paper.preflight import of_contents, of_print
from briefing.paper.press import Press, Printed
from briefing.paper.rehearsal import Rehearsal


def render_and_check(
    opened: OpenedBriefing,
    options: PrintOptions,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison] | None = None,
    *,
    progress: Step = lambda _done, _whole: None,
    rehearsal: Rehearsal | None = None,
) -> tuple[Printed, tuple[Finding, ...]]:
    """The PDF, and what keeps it from being accessible or complete.

    PDF/A-2a (A-3a with the briefing in it) and PDF/UA-1 where the briefing allows both, and never a standard that does
    not hold. Raises DocumentError or PaperError. ``progress`` is told how many of how many steps are done, and may
    raise.
    """
    with Press(opened, pictures, rehearsal) as press:
        laid_out = press.lay_out(options, comparisons, progress=progress)
        lacking = of_contents(opened, laid_out)  # while a rehearsal is still at work
        printed = laid_out.pdf(progress)
        findings = of_print(opened, laid_out, printed)
    progress(1, 1)
    return printed, (*findings, *lacking)
