"""What is copied out of the text: the words with the numbers of their sources, and if wanted those sources too."""

import itertools
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from briefing.desktop.parts.labels import escape
from briefing.desktop.reading.about import edition_words
from briefing.desktop.reading.fragments import all_of, between, blocks_from, fragments, mark_of, pieces
from briefing.desktop.reading.part_titles import title_of
from briefing.desktop.reading.references import listed
from briefing.desktop.reading.structure import BULLETS
from briefing.document.addresses import leads_out
from briefing.document.dates import format_cutoff
from briefing.document.directions import is_right_to_left
from briefing.document.model import Briefing, Source
from briefing.document.opening import OpenedBriefing
from briefing.translation import N_, _

SOURCE = "source:"
MARKS = SOURCE, "note:"
# What Qt and the writer of the page put into words so that lines break well, or in place of a line's end.
PLAIN = str.maketrans({"\xa0": " ", "\u200b": None, "\u2028": "\n", "\ufffc": None})
# What is said where there are none to copy, or to mark.
SELECT_FIRST = N_("Select words in the text first, by the mouse or by Shift and the arrow keys.")
_BEFORE_MARK = re.compile(r" +\[")


class Quotation(Struct, frozen=True):
    """Paragraphs of the text, each source in them as its number in brackets, and the ids of those sources."""

    paragraphs: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n".join(self.paragraphs)


class _Run(Struct, frozen=True):
    """Words that are all or not at all a mark, of a ``source`` or of a note."""

    words: str
    source: str
    is_mark: bool

    @property
    def written(self) -> str:
        return f" [{self.words.strip(' []')}]" if self.is_mark else self.words


def quoted(chosen: QTextCursor, *, goes_on: bool = True) -> Quotation:
    """What is chosen; where it ``goes_on``, to the next mark, since that names the source of the words before it."""
    start, end = chosen.selectionStart(), chosen.selectionEnd()
    paragraphs, sources = [], []
    for block in itertools.takewhile(
        lambda each: each.position() < end, blocks_from(chosen.document().findBlock(start))
    ):
        runs = list(_runs(block, start, end))
        entry = _entry(block)
        if goes_on and entry:
            sources.append(entry)
        elif goes_on and block.contains(end):
            runs += _marks_after(runs, _runs(block, end, block.position() + block.length()))
        number = _number(block) if block.position() >= start else ""
        paragraphs.append(number + _BEFORE_MARK.sub(" [", "".join(run.written for run in runs)))
        sources += [run.source for run in runs if run.source]
    return Quotation(tuple(paragraphs), tuple(dict.fromkeys(sources)))


def copied(chosen: QTextCursor) -> QMimeData:
    """What is chosen as text, and as HTML without what has a sense here alone: our letters, colours and addresses."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(chosen.selection())
    for fragment in [each for block in blocks_from(document.begin()) for each in fragments(block)]:
        all_of(fragment, document).setCharFormat(_stress(fragment.charFormat()))
    data = QMimeData()
    data.setText(quoted(chosen, goes_on=False).text)
    data.setHtml(document.toHtml())
    return data


def cited(quotation: Quotation, opened: OpenedBriefing, part: str, language: str) -> QMimeData:
    """The words, what their sources are, and out of which part of which edition they come, as text and as HTML."""
    sources = listed(quotation.sources, opened, language)
    stands_in = origin(opened.briefing, part, language)
    data = QMimeData()
    data.setText("\n\n".join(filter(None, (quotation.text, "\n".join(line for _, line in sources), stands_in))))
    lines = [_linked(line, source) for source, line in sources]
    way = "rtl" if is_right_to_left(language) else "ltr"
    words = "".join(f"<p>{escape(each)}</p>" for each in quotation.paragraphs if each)
    tail = "".join(f"<p>{each}</p>" for each in ("<br>".join(lines), escape(stands_in)) if each)
    data.setHtml(f'<div dir="{way}"><blockquote>{words}</blockquote>{tail}</div>')
    return data


def origin(briefing: Briefing, part: str, language: str) -> str:
    """Out of which part of which edition words come; without a part, which edition it is."""
    cutoff = " ".join((_("Information as of"), format_cutoff(briefing, language)))
    title, issuer = briefing.title.get(language), briefing.issuer.get(language)
    facts = title, title_of(briefing, part, language) if part else "", issuer, edition_words(briefing, language), cutoff
    return " ".join(f"{each}." for each in facts if each)


def _linked(line: str, source: Source) -> str:
    if source.url is None or not leads_out(source.url):
        return escape(line)
    url = escape(source.url)
    return f'{escape(line.removesuffix(source.url))}<a href="{url}">{url}</a>'


def _stress(letters: QTextCharFormat) -> QTextCharFormat:
    """Of a format what has a sense elsewhere."""
    kept = QTextCharFormat()
    kept.setFontWeight(letters.fontWeight())
    kept.setFontItalic(letters.fontItalic())
    kept.setVerticalAlignment(letters.verticalAlignment())
    if leads_out(letters.anchorHref()):
        kept.setAnchor(True)
        kept.setAnchorHref(letters.anchorHref())
    return kept


def _runs(block: QTextBlock, start: int, end: int) -> Iterator[_Run]:
    """The runs of a block between two places of its document; a mark is whole where its end is there, or not at all."""
    for piece in pieces(block, mark_of):
        is_mark = piece.address.startswith(MARKS)
        first, last = (piece.start, piece.end) if is_mark else (max(start, piece.start), min(end, piece.end))
        if max(start, first) < last <= end:
            words = between(block.document(), first, last).selectedText().translate(PLAIN)
            source = piece.address.removeprefix(SOURCE) if piece.address.startswith(SOURCE) else ""
            yield _Run(words, source, is_mark)


def _entry(block: QTextBlock) -> str:
    """The source of which a block is the entry in a list of sources, that begins with its number; nothing of others."""
    first = next(iter(fragments(block)), None)
    address = mark_of(first.charFormat()) if first is not None else ""
    return address.removeprefix(SOURCE) if address.startswith(SOURCE) else ""


def _marks_after(chosen: list[_Run], rest: Iterable[_Run]) -> Iterator[_Run]:
    """The marks of the words that end what is chosen: at once, or where a sentence goes on behind it."""
    if chosen and not chosen[-1].source and chosen[-1].words.strip():
        rest = itertools.dropwhile(lambda run: not run.source, rest)
    together = itertools.takewhile(lambda run: run.source or not run.words.strip(), rest)
    return (run for run in together if run.source)


def _number(block: QTextBlock) -> str:
    """What stands before an item of a list."""
    items = block.textList()
    if items is None:
        return ""
    return "• " if items.format().style() in BULLETS else f"{items.itemText(block)} "
