"""The words of figures, as they are looked for: title, caption, and what is said of the pictures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.desktop.compare.views import picture_views, place_sentence
from briefing.desktop.parts.folding import folded
from briefing.desktop.reading.page_texts import PageText
from briefing.document.line_words import seen_runs

if TYPE_CHECKING:
    from briefing.desktop.compare.words import PictureView
    from briefing.document.model import Figure
    from briefing.document.opening import OpenedBriefing

FIGURE = "figure:"


def texts_of_figures(opened: "OpenedBriefing", language: str) -> dict[str, PageText]:
    """The words of each figure, by ``FIGURE`` and its id."""
    figures, numbers = opened.briefing.figures, opened.briefing.numbers()
    captions = opened.lines([figure.caption for figure in figures], language)
    texts = {}
    for figure, caption in zip(figures, captions, strict=True):
        told = "".join(run.words for run in seen_runs(caption, numbers))
        words = "\n".join(filter(None, _lines(figure, told, language))).replace("\xa0", " ")
        texts[FIGURE + figure.id] = PageText(words, folded(words))
    return texts


def pictures_with(words: str, figure: "Figure", language: str) -> list[int]:
    """The pictures of a figure, from 0, of which ``words`` that are folded are told."""
    views = picture_views(figure.pictures, language)
    return [at for at, view in enumerate(views) if any(words in folded(line) for line in _of_picture(view))]


def _lines(figure: "Figure", caption: str, language: str) -> Iterator[str]:
    yield figure.title.get(language)
    yield f"{caption} {place_sentence(figure, language)}".strip()
    for view in picture_views(figure.pictures, language):
        yield from _of_picture(view)


def _of_picture(view: "PictureView") -> tuple[str, ...]:
    return ", ".join(filter(None, (view.date, view.label))), view.alt, view.credit
