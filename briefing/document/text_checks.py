"""What is wrong in one text of a briefing: what leads nowhere, and what no reader sees as it was meant."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefing.document import walking
from briefing.document.addresses import fills_in, objection
from briefing.document.blocks import BlockTree, FigureLink, Inline, Paragraph, SectionLink, Text
from briefing.document.examples import first_example
from briefing.document.hidden import HIDDEN
from briefing.document.lacking import Kind, Lack
from briefing.document.meant import IN_SECTIONS, meant_otherwise
from briefing.document.model import Briefing
from briefing.document.near import Near
from briefing.document.seeking import Seeker
from briefing.translation import N_, _, ngettext
from briefing.visible import shortened

MOST_SEARCHED = 100
_BARE_MARK = re.compile(r"\[@?[^\s@^\[\]]+\](?![(\[])")
_BETWEEN = re.compile(r"[,;\s]+")
# A source and a page of it, as other ways to write Markdown have it.
_PAGE = re.compile(r"([^\s,;]+)[,;]?\s+(?:(?:pp?\.?|pages?|blz\.?|pag\.?|ch\.|§+)\s*)?\d.*")
# Keys between two lines of dashes, with which a text begins elsewhere.
_KEYS = re.compile(r"\s*---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n(?:[ \t-].*\n)*)+(?:---|\.\.\.)[ \t]*(?:\n|$)")
# The line of a), where that of b) follows in the paragraph, and not after a line that is broken on purpose.
_LETTERED = re.compile(
    r"^ {0,3}(\(?a[.)] .*)\n(?:(?![ \t]*\n).*\n){0,20}?(?<!\\\n)(?<!  \n) {0,3}\(?b[.)] ", re.MULTILINE
)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_UNSHOWN = {
    "picture": (N_("a text shows no pictures, and “{words}” is one"), N_("Put it into a figure")),
    "wordless": (
        N_("the link to “{words}” has no words, so that nobody can follow it"),
        N_("Write words between its square brackets"),
    ),
    "title": (
        N_("this heading is as high as the title of the section, so it is shown one level lower"),
        N_("Begin it with ##"),
    ),
    "code": (
        N_("“{words}” is not read, for these lines begin with a tab or four spaces, which makes them code"),
        N_("Begin them at the left"),
    ),
    "note": (N_("no mark leads to the footnote “{words}”"), N_("Put its mark where it belongs, or take it out")),
}


class Fault(Struct, frozen=True, kw_only=True):
    """One thing to fix; ``line`` is where it is, or else ``sought`` is what stands there, which ``lack`` may be."""

    what: str
    advice: str
    sought: str = ""
    line: int = 0
    lack: Lack | None = None


def faults(tree: BlockTree, text: str, briefing: Briefing, near: Near) -> Iterator[Fault]:
    """Everything that is wrong in ``text``, of which ``tree`` was read.

    Of very much that is wrong only the first has its line, for looking for it takes long.
    """
    seeker = Seeker(text)
    for number, fault in enumerate(_faults(tree, text, briefing, seeker, near)):
        is_sought = fault.sought and not fault.line and number < MOST_SEARCHED
        yield replace(fault, line=seeker.line(fault.sought)) if is_sought else fault


def _faults(tree: BlockTree, text: str, briefing: Briefing, seeker: Seeker, near: Near) -> Iterator[Fault]:
    yield from _hidden(text)
    yield from _headings(tree)
    for block in walking.blocks(tree):
        for first in block.content[:1] if isinstance(block, Paragraph) else ():  # a picture without words leaves none
            if isinstance(first, Text) and _is_row(first.text):
                what, sought = _("these lines are not read as a table"), first.text.partition("| |")[0]
                advice = _("Put a row of dashes below its head, with as many cells")
                yield Fault(what=what, advice=advice, sought=sought)
    inlines = list(walking.inlines(tree))
    unclosed = _unclosed(text)
    yield from unclosed
    notes = _NOTE.findall(text) if unclosed else seeker.all(_NOTE)  # which may be in the code for want of its end
    yield from _dead(inlines, briefing, seeker, near, notes)
    for what, advice, sought in meant_otherwise(inlines, seeker, IN_SECTIONS):
        yield Fault(what=what, advice=advice, sought=sought)
    yield from _run_on(text, seeker)
    yield from _unshown(text, briefing)
    yield from _notes(seeker)
    yield from _wide_rows(text)


def line_faults(line: Iterable[Inline], text: str, briefing: Briefing, near: Near) -> Iterator[Fault]:
    """Everything that is wrong in a text of one paragraph, of which ``line`` was read."""
    from briefing.document.markdown import is_paragraph

    seeker, inlines = Seeker(text), list(walking.within(line))
    yield from _dead(inlines, briefing, seeker, near)
    for what, advice, sought in meant_otherwise(inlines, seeker):
        yield Fault(what=what, advice=advice, sought=sought)
    yield from _unshown(text, briefing, is_line=True)
    if "\n" in text.strip() and not is_paragraph(text):
        what = _("this is shown as one paragraph, without lists, headings or tables")
        yield Fault(what=what, advice=_("Write it as one, or put it into a section"))


def unwritten(text: str) -> Iterator[Fault]:
    """The first line that is still one of a new briefing, if there is any."""
    number, line = first_example(text)
    if number:
        what, advice = unwritten_words()
        yield Fault(what=what, advice=advice, sought=line, line=number)


def unwritten_words(others: int = 0) -> tuple[str, str]:
    """What to say of a text, and of ``others`` in its file, that nobody has written yet, and what to do."""
    if not others:
        return _("this still says what a new briefing says"), _("Write your own")
    what = ngettext(
        "this and {count} other text still say what a new briefing says",
        "this and {count} other texts still say what a new briefing says",
        others,
    )
    return what.format(count=others), _("Write your own")


def hidden_words(sign: str) -> tuple[str, str]:
    """What to say of a character that no reader sees, and what to do."""
    return _("there is a character that is not shown, {sign}").format(sign=ascii(sign)[1:-1]), _("Take it out")


def no_figure(name: str) -> str:
    """What to say of a figure that is not there."""
    return _("there is no figure “{name}”").format(name=shortened(name))


def no_section(name: str) -> str:
    """What to say of a section that is not there."""
    return _("there is no section “{name}”").format(name=shortened(name))


def _hidden(text: str) -> Iterator[Fault]:
    """The first character of each line that no reader sees."""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := HIDDEN.search(line):
            what, advice = hidden_words(found[0])
            yield Fault(what=what, advice=advice, line=number)


def _headings(tree: BlockTree) -> Iterator[Fault]:
    for heading, before in walking.skipping_headings(tree):
        what = _("a heading of level {level} follows one of level {before}").format(level=heading.level, before=before)
        title = next((each.text for each in heading.content[:1] if isinstance(each, Text)), "")
        yield Fault(what=what, advice=_("Use the level in between"), sought=f"{'#' * heading.level} {title}")


def _is_row(words: str) -> bool:
    return words.startswith("|") and words.count("|") > 1


def _dead(
    inlines: Iterable[Inline], briefing: Briefing, seeker: Seeker, near: Near, notes: Iterable[str] | None = None
) -> Iterator[Fault]:
    """Links and marks that lead nowhere; ``notes`` are the footnotes of the text, None where it can have none."""
    known = [*(notes or ()), *(source.id for source in briefing.sources)]
    names = {each.casefold(): each for each in known} | {each: each for each in known}
    bare = set(seeker.all(_BARE_MARK))
    for inline in inlines:
        match inline:
            case FigureLink(figure=figure) if briefing.figure(figure) is None:
                meant = near.to(figure, [each.id for each in briefing.figures])
                advice = _("Add it to figures, or write {form}") if meant else _("Add it to figures, or fix the link")
                yield Fault(
                    what=no_figure(figure),
                    advice=advice.format(form=f"figure:{meant}"),
                    sought=f"figure:{figure}",
                    lack=Lack(kind=Kind.FIGURE, name=figure, form="" if meant else "figure:{}"),
                )
            case SectionLink(section=section) if briefing.section(section) is None:
                meant = near.to(section.partition("#")[0], [each.id for each in briefing.sections])
                advice = _("Write {form}").format(form=f"section:{meant}") if meant else _("Fix the link")
                lack = Lack(kind=Kind.SECTION, name=section, form="" if meant else "section:{}")
                yield Fault(what=no_section(section), advice=advice, sought=f"section:{section}", lack=lack)
            case Text(text=words):
                yield from _marks(words, names, seeker, near, has_notes=notes is not None)
                yield from _bare_marks(words, names, bare)


def _marks(words: str, names: Mapping[str, str], seeker: Seeker, near: Near, *, has_notes: bool) -> Iterator[Fault]:
    """Marks that lead nowhere, but those that are escaped; ``names`` are those there are, whatever their capitals."""
    for name in seeker.unread(words):
        if names.get(name) == name:
            continue
        what = _("there is no source or footnote “{name}”") if has_notes else _("there is no source “{name}”")
        advice = plain = _("Add it, or fix the mark")
        if same := names.get(name.strip().casefold()):
            advice = _("Write {form}").format(form=f"[^{same}]")
        elif len(several := [names.get(each.strip("^@").casefold()) for each in _BETWEEN.split(name)]) > 1 and all(
            several
        ):
            what = _("a mark names one source or note, and “{name}” names several")
            advice = _("Write {form}").format(form="".join(f"[^{each}]" for each in several))
        elif (page := _PAGE.fullmatch(name)) and (same := names.get(page[1].casefold())):
            what = _("a mark names a source or a note and nothing else, and “{name}” says more")
            advice = _("Write {form}, and the page in words").format(form=f"[^{same}]")
        elif has_notes and " " in name:
            what = _("the name of a footnote has no spaces, and “{name}” has")
            advice = _("Write {mark}, where it is marked and before its words").format(
                mark=f"[^{'-'.join(name.split())}]"
            )
        elif meant := near.to(name, names.values()):
            advice = _("Add it, or write {form}").format(form=f"[^{meant}]")
        lack = Lack(kind=Kind.SOURCE, name=name, form="[^{}]" if advice == plain else "")
        yield Fault(what=what.format(name=shortened(name)), advice=advice, sought=f"[^{name}]", lack=lack)


def _bare_marks(words: str, names: Mapping[str, str], bare: Collection[str]) -> Iterator[Fault]:
    """What is shown in brackets and was meant to be a mark, as other ways to write Markdown have it.

    ``bare`` are all that the text has in brackets, but where these are escaped.
    """
    for mark in _BARE_MARK.findall(words):
        name = mark.strip("[@]")
        if names.get(name) == name and mark in bare:
            what = _("“{words}” is shown as it is written, and a source or a footnote has this name")
            advice = _("Write {form} to cite it, or {escaped} where these words are meant")
            advice = advice.format(form=f"[^{name}]", escaped=f"\\{mark}")
            yield Fault(what=what.format(words=mark), advice=advice, sought=mark)


def _unshown(text: str, briefing: Briefing, *, is_line: bool = False) -> Iterator[Fault]:
    """What stands in a text and is not shown, or not as it is written."""
    from briefing.document.markdown import unshown

    sources = {source.id for source in briefing.sources}
    for kind, words, line in unshown(text, sources, is_line=is_line):
        if kind == "link":
            what, advice = _link(words, briefing)
            yield Fault(what=what, advice=advice, sought=words or "]()", line=line)
            continue
        what, advice = map(_, _UNSHOWN[kind])
        if kind == "note" and words in sources:
            what = _("the footnote “{words}” has the name of a source, which is cited instead")
            advice = _("Give it another name")
        sought = {"note": f"[^{words}]:", "wordless": f"]({words}"}.get(kind, words)
        yield Fault(what=what.format(words=shortened(words)), advice=advice, sought=sought, line=line)


def _run_on(text: str, seeker: Seeker) -> Iterator[Fault]:
    """Lines that are shown as one paragraph, and were meant to be keys, or a list."""
    if _KEYS.match(text.replace("\r\n", "\n")):
        what = _("the lines from --- to --- are shown as words, for a text has no keys")
        yield Fault(what=what, advice=_("Take them out; what they say of it is told in briefing.toml"), line=1)
    for line in seeker.all(_LETTERED):
        what = _("“{words}” is not read as the first of a list, so its lines run on as one paragraph")
        advice = _("Write 1. and 2., or leave an empty line between them")
        yield Fault(what=what.format(words=line.partition(" ")[0]), advice=advice, sought=line)


def _notes(seeker: Seeker) -> Iterator[Fault]:
    """Footnotes of one name."""
    for name, number in Counter(seeker.all(_NOTE)).items():
        if number > 1:
            what = _("the footnote “{name}” is there twice, and only the last is shown").format(name=shortened(name))
            yield Fault(what=what, advice=_("Give each a name of its own"), sought=f"[^{name}]:")


def _link(address: str, briefing: Briefing) -> tuple[str, str]:
    """Why a link is not opened, and what to do: to write the one that was meant, say."""
    if not address:
        return _("this link leads nowhere"), _("Write where it leads to, or take it out")
    kind, colon, name = address.partition(":")
    told = _("the link to “{words}” is not opened: {reason}")
    if fills_in(address):
        what = _("it fills in more of a mail than its subject, body and copies")
        return told.format(words=shortened(address), reason=what), _("Take the other fields out")
    if kind.lower() in ("http", "https"):
        what, advice = objection(address)
        return told.format(words=shortened(address), reason=what), advice
    form = _form(kind, name if colon else kind, briefing)
    what = _("the link to “{words}” is of a kind that is not opened").format(words=shortened(address))
    return what, _("Write {form}").format(form=form) if form else _("Use http, https or mailto, or take it out")


def _form(kind: str, name: str, briefing: Briefing) -> str:
    """How to lead to what has ``name`` as its id, if there is such a thing; of several to the one ``kind`` begins.

    The name may be that of the file of a section, or of a heading, as elsewhere.
    """
    name = name.lower().rpartition("/")[2]
    name = name.partition("#")[0].removesuffix(".md") or name.strip("#")
    meant = {"figure": briefing.figure(name), "section": briefing.section(name), "source": briefing.source(name)}
    there = sorted(filter(meant.get, meant), key=lambda each: each[:3] != kind[:3].lower())
    if not there:
        return ""
    return f"[^{name}]" if there[0] == "source" else f"{there[0]}:{name}"


def _unclosed(text: str) -> list[Fault]:
    """Code that takes in what stands below it, since nothing closes it."""
    from briefing.document.markdown import unclosed_code

    what = _("nothing closes the code that begins here, so what stands below it is code too")
    advice = _("Put a line with the same signs after its last line")
    lines = unclosed_code(text) if "```" in text or "~~~" in text else ()
    return [Fault(what=what, advice=advice, line=line) for line in lines]


def _wide_rows(text: str) -> Iterator[Fault]:
    """The rows of tables that make a column without a head."""
    from briefing.document.markdown import wide_rows

    for line, more in wide_rows(text) if "|" in text else ():
        what = ngettext(
            "this row has {count} cell more than its table has heads",
            "this row has {count} cells more than its table has heads",
            more,
        )
        advice = _("Give each column a head, or write {mark} for a stroke in the words")
        yield Fault(what=what.format(count=more), advice=advice.format(mark="\\|"), line=line)
