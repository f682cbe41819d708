"""A briefing in another form: a web page, Markdown or plain text."""

from collections.abc import Iterator, Mapping

from briefing.document.findings import Finding
from briefing.document.model import Figure
from briefing.document.opening import OpenedBriefing
from briefing.imagery.comparing.comparison import Comparison
from briefing.imagery.service import PictureService
from briefing.paper.export.edition import Edition
from briefing.paper.export.html import write_html
from briefing.paper.export.markdown import write_markdown
from briefing.paper.export.pictures import Shown, prepare
from briefing.paper.export.saving import Exported
from briefing.paper.export.text import write_text
from briefing.paper.incomplete import incomplete, not_shown
from briefing.paper.options import PrintOptions
from briefing.paper.patience import Step

FORMS = ("html", "md", "txt")


def export(
    opened: OpenedBriefing,
    form: str,
    options: PrintOptions,
    pictures: PictureService,
    comparisons: Mapping[str, Comparison] | None = None,
    *,
    folder: str = "",
    progress: Step = lambda _done, _whole: None,
) -> Exported:
    """The briefing in one of FORMS, by what ``options`` say of language, sections and history; DocumentError if none.

    ``folder`` is where Markdown finds its pictures, relative to its file; without one it tells them in words.
    ``progress`` is told how many of how many steps are done, and may raise.
    """
    figures = options.figures_of(opened)
    in_words = form == "txt" or (form == "md" and not folder)
    shown = prepare(opened, figures, pictures, comparisons or {}, progress, in_words=in_words)
    edition = Edition(opened, options, shown)
    files: dict[str, bytes] = {}
    match form:
        case "html":
            text = write_html(edition)
        case "md":
            text = write_markdown(edition, folder, files)
        case _:
            text = write_text(edition)
    progress(1, 1)
    findings = incomplete(opened, options, lambda figure: _images(figure, shown[figure.id], options.language))
    return Exported(data=text.encode(), pictures=files, findings=tuple(findings))


def _images(figure: Figure, shown: Shown, language: str) -> Iterator[Finding]:
    for picture, image in zip(figure.pictures, shown.images, strict=True):
        if image.problem:
            yield not_shown(figure, language, picture.file, image.problem, image.advice)
