"""A briefing as a web page in one file: nothing in it comes from anywhere else, and nothing may.

Pictures are in it, the style and the script as well; the page itself forbids everything but these, by their hashes.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable
from html import escape
from itertools import starmap

from briefing.paper.export.edition import (
    KEY_POINTS,
    Bar,
    Dated,
    Edition,
    FigureView,
    Part,
    Pictured,
    Reference,
    Written,
)
from briefing.paper.export.html_text import HtmlText, digits
from briefing.paper.export.html_words import attribute, marked, said_in
from briefing.paper.export.pictures import Image
from briefing.paper.foreign import Foreign
from briefing.paths import resource

LEAST_BARE = 0.0005  # of a ground; less is not seen


def write_html(edition: Edition) -> str:
    """The page."""
    return _Page(edition).page()


class _Page:
    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        sections = {f"section-{part.id}" for part in edition.parts}
        self._text = HtmlText(edition, sections | {f"figure-{figure}" for figure in edition.figures})

    def page(self) -> str:
        edition = self._edition
        style, script = (_resource(name) for name in ("style.css", "slider.js"))
        policy = (
            f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
            " base-uri 'none'; form-action 'none'"
        )
        body = "".join(self._body())
        return (
            f'<!doctype html>\n<html {said_in(edition.language)}>\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(edition.title)}</title>\n"
            f'<meta name="author" content="{escape(edition.issuer)}">\n'
            f'<link rel="icon" href="data:,">\n<style>{style}</style>\n</head>\n'
            f"<body>\n{body}<script>{script}</script>\n</body>\n</html>\n"
        )

    def _body(self) -> Iterable[str]:
        """The parts of the page, in order; the list of sources comes last, since it leads back to all mentions."""
        edition = self._edition
        yield self._title_block()
        yield "<main>\n"
        if edition.summary.text.blocks:
            yield self._section("key-points", edition.label("key-points"), self._written(edition.summary, KEY_POINTS))
        yield self._contents()
        for part in edition.parts:
            yield self._section(f"section-{part.id}", part.title, self._part(part))
        if edition.events:
            yield self._section("timeline", edition.label("timeline"), self._timeline())
        if edition.corrections:
            yield self._section("corrections", edition.label("corrections"), self._corrections())
        if edition.sources:
            yield self._section("sources", edition.label("sources"), self._sources())
        yield "</main>\n"
        cutoff = edition.own(f"{edition.label('cutoff')} {edition.cutoff}")
        words = " · ".join(map(marked, (edition.issuer, edition.title, cutoff)))
        yield f"<footer><p>{words}</p></footer>\n"

    def _section(self, name: str, title: str, inside: str) -> str:
        return (
            f'<section id="{escape(name)}" aria-labelledby="title-{escape(name)}">'
            f'<h2 id="title-{escape(name)}">{marked(title)}</h2>\n{inside}\n</section>\n'
        )

    def _part(self, part: Part) -> str:
        """A text with its figures where it tells of them, as on paper; these are in the language of the page."""
        language = self._edition.language
        spoken = f" {said_in(language)}" if part.language != language else ""

        def figures(after: int) -> str:
            return "".join(self._figure(each, spoken) for each in part.after.get(after, ()))

        return self._written(part, part.id, figures)

    def _written(self, written: Written, name: str, after: Callable[[int], str] = lambda _blocks: "") -> str:
        """A text, and before it what is said of its language."""
        text = self._text.tree(written.text, name, after, written.language)
        notice = f'<p class="quiet">{marked(written.notice)}</p>' if written.notice else ""
        other = written.language != self._edition.language
        return notice + (f"<div {said_in(written.language)}>{text}</div>" if other else text)

    def _title_block(self) -> str:
        edition = self._edition
        facts = "".join(starmap(_fact, edition.facts()))
        notices = "".join(f"<p>{marked(each)}</p>" for each in edition.notices)
        apart = f'<div class="apart" role="note">{notices}</div>' if notices else ""
        return (
            f'<header><p class="issuer">{marked(edition.issuer)}</p>\n<h1>{marked(edition.title)}</h1>\n'
            f'<dl class="facts">{facts}</dl>\n{apart}</header>\n'
        )

    def _contents(self) -> str:
        edition = self._edition
        links = [(f"section-{name}" if kind == "section" else name, words) for kind, name, words in edition.contents()]
        if not links:
            return ""
        items = "".join(f'<li><a href="#{escape(name)}">{marked(title)}</a></li>' for name, title in links)
        label = marked(edition.label("contents"))
        return f'<nav aria-labelledby="contents"><h2 id="contents">{label}</h2>\n<ol>{items}</ol></nav>\n'

    # Figures

    def _figure(self, figure: FigureView, language: str) -> str:
        if figure.pair:
            shown = [self._pair(*(figure.pictures[at] for at in figure.pair))]
            for when, pictures in figure.others:
                shown.append(f'<p class="others">{marked(self._edition.label(when))}</p>')
                shown += map(self._picture, pictures)
        else:
            shown = list(map(self._picture, figure.pictures))
        if figure.bar:
            shown.insert(1, self._bar(figure.bar))
        processing = f" <em>{marked(figure.processing)}</em>" if figure.processing else ""
        caption = f"<p><b>{marked(figure.title)}.</b> {self._text.line(figure.caption)}{processing}</p>"
        return (
            f'\n<figure id="figure-{escape(figure.id)}"{language}>{"".join(shown)}'
            f"<figcaption>{caption}{self._map(figure)}</figcaption></figure>\n"
        )

    def _pair(self, before: Pictured, after: Pictured) -> str:
        """Two pictures, one below the other until the script puts them on each other; its words are told here."""
        edition = self._edition
        names = {"before": before.name, "after": after.name}
        words = {
            "label": edition.label("divider", **names),
            "both": edition.label("both", **names, one="{one}", other="{other}"),
            "before": edition.label("whole", date=before.name),
            "after": edition.label("whole", date=after.name),
            "how": edition.label("how"),
        }
        told = "".join(f' data-{name}="{escape(value)}"' for name, value in words.items())
        if edition.own_language != edition.language:
            told += f' data-language="{escape(edition.own_language)}"'
        return f'<div class="pair"{told}>{self._picture(before)}{self._picture(after)}</div>'

    def _picture(self, picture: Pictured) -> str:
        name, *told = (_dated(picture, words) for words in (picture.name, *picture.told))
        about = f" {' · '.join(told)}" if told else ""
        return (
            f'<div class="picture"><p class="head"><b>{name}</b>{about}</p>{self._image(picture.image, picture.alt)}'
            f'<p class="credit">{marked(picture.credit)}</p></div>'
        )

    def _bar(self, bar: Bar) -> str:
        return f'<p class="scale"><svg width="{bar.share:.2%}" aria-hidden="true"></svg> {escape(bar.words)}</p>'

    def _image(self, image: Image, alt: str) -> str:
        if image.problem:
            return f'<p class="missing">{marked(self._edition.label("missing", reason=image.problem))}</p>'
        data = base64.b64encode(image.data).decode()
        size = f'width="{image.width}" height="{image.height}"'
        across, down = image.bare
        bare = f' data-bare="{across:.2%} {down:.2%}"' if max(image.bare) > LEAST_BARE else ""
        return f'<img {size}{bare} {attribute("alt", alt)} src="data:image/{image.kind};base64,{data}">'

    def _map(self, figure: FigureView) -> str:
        if figure.map is None:
            return ""
        place = f"{marked(self._edition.label('place'))}: {escape(figure.place)}."
        about = self._edition.own(" ".join(each for each in (figure.map.note, figure.map.credit) if each))
        drawn = figure.map.inline()
        if self._edition.own_language != self._edition.language:
            drawn = drawn.replace("<svg ", f'<svg lang="{self._edition.own_language}" ', 1)
        return f'<div class="locator">{drawn}<p class="credit">{place} {marked(about)}</p></div>'

    # What comes after the sections

    def _timeline(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{_time(each)}</th><td>{self._text.line(each.text)}{_see(each)}</td></tr>'
            for each in self._edition.events
        )
        head = "".join(f'<th scope="col">{marked(self._edition.label(name))}</th>' for name in ("date", "event"))
        return f'<table class="timeline"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'

    def _corrections(self) -> str:
        rows = (
            f"<div><dt>{_time(each)}</dt><dd>{self._text.line(each.text)}</dd></div>"
            for each in self._edition.corrections
        )
        return f'<dl class="dated apart">{"".join(rows)}</dl>'

    def _sources(self) -> str:
        notes = [self._text.line(source.note) for source in self._edition.sources]  # all mentions come before the ways
        items = "".join(map(self._source, self._edition.sources, notes))
        kinds = "".join(
            f"<div><dt>{marked(kind)}</dt><dd>{marked(reading)}</dd></div>" for kind, reading in self._edition.kinds
        )
        room = digits(len(self._edition.sources), "sources")
        return (
            f'<ol{room}>{items}</ol>\n<h3>{marked(self._edition.label("kinds"))}</h3>\n<dl class="dated">{kinds}</dl>'
        )

    def _source(self, source: Reference, note: str) -> str:
        url = f'<br><a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a>' if source.url else ""
        noted = f'<br><span class="quiet">{note}</span>' if note else ""
        back = self._text.ways_back(f"cite-{source.id}", self._text.cited[source.id])
        about = f"<b>{marked(source.title)}</b><br>{', '.join(marked(each) for each in source.about if each)}"
        return f'<li id="source-{source.id}">{about}{url}{noted}{back}</li>'


def _fact(word: str, value: str) -> str:
    way = ' dir="ltr"' if isinstance(word, Foreign) else ""
    return f"<div{way}><dt>{marked(word)}</dt><dd>{marked(value)}</dd></div>"


def _dated(picture: Pictured, words: str) -> str:
    return f'<time datetime="{picture.moment}">{marked(words)}</time>' if words == picture.date else marked(words)


def _time(dated: Dated) -> str:
    words = marked(dated.when)
    return f'<time datetime="{dated.moment}">{words}</time>' if dated.moment else words


def _see(dated: Dated) -> str:
    return f' <a href="#section-{escape(dated.section)}">{marked(dated.see)}</a>' if dated.section else ""


def _resource(name: str) -> str:
    return resource(f"export/{name}").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What the policy of a page calls a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
