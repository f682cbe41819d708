"""A briefing as one Markdown file, its pictures in a folder beside it, or told in words where there is none."""

import hashlib
import re
from collections.abc import Iterator

from briefing.document import walking
from briefing.document.blocks import BlockTree, Heading
from briefing.paper.export.edition import KEY_POINTS, Dated, Edition, FigureView, Part, Pictured, Written
from briefing.paper.export.markdown_text import MarkdownText, escaped, line, quoted, target
from briefing.picture_files import suffix_of


def write_markdown(edition: Edition, folder: str, files: dict[str, bytes]) -> str:
    """The file; the pictures it refers to in ``folder`` are put into ``files`` by their names."""
    return _Writer(edition, folder, files).file()


class _Writer:
    def __init__(self, edition: Edition, folder: str, files: dict[str, bytes]) -> None:
        self._edition = edition
        self._folder = folder
        self._files = files
        self._text = MarkdownText(self._cite, self._link)
        self._anchors = dict(_anchors(self._headings()))

    def file(self) -> str:
        edition, label = self._edition, self._edition.label
        parts = [f"# {line(edition.title)}", line(edition.issuer)]
        parts.append("\n".join(f"- {word}: {escaped(value)}" for word, value in edition.facts()))
        parts.append("\n>\n".join(f"> {line(each)}" for each in edition.notices))
        if edition.summary.text.blocks:
            parts += [f"## {label('key-points')}", _notice(edition.summary)]
            parts.append(self._text.tree(edition.summary.text, KEY_POINTS))
        if contents := edition.contents():
            links = (f"- {self._link(kind, name, line(words))}" for kind, name, words in contents)
            parts += [f"## {label('contents')}", "\n".join(links)]
        for part in edition.parts:
            parts += self._part(part)
        if edition.events:
            rows = (
                f"| **{line(each.when)}** | {_cell(self._text.line(each.text))}{self._see(each)} |"
                for each in edition.events
            )
            head = f"| {label('date')} | {label('event')} |\n| --- | --- |"
            parts += [f"## {label('timeline')}", "\n".join((head, *rows))]
        if edition.corrections:
            items = (f"- **{line(each.when)}** {self._text.line(each.text)}" for each in edition.corrections)
            parts += [f"## {label('corrections')}", "\n".join(items)]
        if edition.sources:
            parts += [f"## {label('sources')}", "\n".join(self._sources()), f"### {label('kinds')}"]
            parts.append("\n".join(f"- **{line(kind)}**: {escaped(reading)}" for kind, reading in edition.kinds))
        return "\n\n".join(each for each in parts if each) + "\n"

    def _part(self, part: Part) -> Iterator[str]:
        yield f"## {line(part.title)}"
        yield _notice(part)
        figures = {at: [quoted("\n\n".join(self._figure(each))) for each in here] for at, here in part.after.items()}
        yield self._text.tree(part.text, part.id, figures)

    def _figure(self, figure: FigureView) -> Iterator[str]:
        yield f"### {line(figure.title)}"
        for picture in figure.pictures:
            yield self._picture(figure.id, picture)
        yield self._text.line(figure.caption)
        if figure.processing:
            yield f"*{line(figure.processing)}*"
        if figure.map is not None:
            if self._folder:
                yield self._file(f"{figure.id}-map", ".svg", figure.map.svg.encode(), figure.map.alternative)
            about = (f"{self._edition.label('place')}: {figure.place}.", figure.map.note, figure.map.credit)
            yield " ".join(line(each) for each in (about if self._folder else about[:1]) if each)

    def _picture(self, figure: str, picture: Pictured) -> str:
        """The picture, below it what stands over it elsewhere, and its credit; where it is not seen, what it shows."""
        words = [f"**{line(picture.name)}**{'' if not picture.about else ' · ' + escaped(picture.about)}"]
        image = picture.image
        if self._folder and not image.problem:
            name = f"{figure}-{picture.moment}"
            words.insert(0, self._file(name, suffix_of(image.data), image.data, picture.alt))
        else:
            if image.problem:
                words.append(line(self._edition.label("missing", reason=image.problem)))
            words.append(f"{self._edition.label('picture')}: {line(picture.alt)}")
        words.append(line(picture.credit))
        return "\\\n".join(each for each in words if each)

    def _file(self, name: str, suffix: str, data: bytes, alt: str) -> str:
        """A picture beside the file; part of its name is made of its bytes, so that it is never another's."""
        full = f"{name}-{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
        self._files[full] = data
        return f"![{line(alt)}]({target(f'{self._folder}/{full}')})"

    def _sources(self) -> Iterator[str]:
        for source in self._edition.sources:
            words = [f"{source.number}. **{line(source.title)}**", line(source.facts)]
            words += [f"<{source.url}>" if source.url else "", self._text.line(source.note)]
            yield "\\\n   ".join(each for each in words if each)

    # Links inside the file: to headings, by the names that the usual readers of Markdown give them

    def _cite(self, source: str) -> str:
        return f"[\\[{self._edition.numbers[source]}\\]](#{self._anchors['list', 'sources']})"

    def _link(self, kind: str, name: str, words: str) -> str:
        anchor = self._anchors.get((kind, name))
        return f"[{words}](#{anchor})" if anchor else words

    def _see(self, dated: Dated) -> str:
        return f" {self._link('section', dated.section, _cell(line(dated.see)))}" if dated.section else ""

    def _headings(self) -> Iterator[tuple[tuple[str, str], str]]:
        """All headings in order, with a key for those that can be led to; the same words count up."""
        edition, label = self._edition, self._edition.label
        yield ("", ""), edition.title
        if edition.summary.text.blocks:
            yield ("list", "key-points"), label("key-points")
        if edition.contents():
            yield ("", ""), label("contents")
        for part in edition.parts:
            yield ("section", part.id), part.title
            inside = [BlockTree(blocks=()), *(BlockTree(blocks=(block,)) for block in part.text.blocks)]
            for at, tree in enumerate((*inside, BlockTree(blocks=(), notes=part.text.notes))):
                headings = (each for each in walking.blocks(tree) if isinstance(each, Heading))
                yield from ((("", ""), walking.words(heading.content)) for heading in headings)
                yield from ((("figure", figure.id), figure.title) for figure in part.after.get(at, ()))
        yield from ((("list", name), label(name)) for name in ("timeline", "corrections", "sources"))


def _anchors(headings: Iterator[tuple[tuple[str, str], str]]) -> Iterator[tuple[tuple[str, str], str]]:
    times: dict[str, int] = {}
    for key, words in headings:
        anchor = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
        at = times[anchor] = times.get(anchor, -1) + 1
        yield key, f"{anchor}-{at}" if at else anchor


def _notice(written: Written) -> str:
    return f"*{line(written.notice)}*" if written.notice else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
