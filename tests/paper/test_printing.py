import io
import re
from itertools import chain, pairwise
from pathlib import Path

import pikepdf
import pytest

from briefing.document import walking
from briefing.document.blocks import Citation, Text
from briefing.document.manifest_texts import line_texts
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.packing import pack
from briefing.imagery.service import PictureService
from briefing.paper.content import MANY
from briefing.paper.options import PrintOptions
from briefing.paper.press import Press
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import poppler, structure, text_of

# Points by which a comma or a hyphen may hang into the margin.
HANGING = 3.0


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_pdf_is_archival_accessible_and_in_its_language(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, language: str
) -> None:
    printed = render(builtin, language=language)
    assert (printed.standards, printed.refusals) == (("a-2a", "ua-1"), ())
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert str(pdf.Root.Lang) == language
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "2A"
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == builtin.briefing.title.get(language)
        assert str(pdf.docinfo["/Author"]) == builtin.briefing.issuer.get(language)
        assert "/Keywords" in pdf.docinfo
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20211224")
        with pdf.open_outline() as outline:
            titles = [str(item.title) for part in outline.root for item in (part, *part.children)]
    sections = [section.title.get(language) for section in builtin.briefing.sections]
    assert [title for title in titles if title in sections] == sections
    assert "Tagged:" in (info := poppler("pdfinfo", printed.data, tmp_path))
    assert re.search(r"Tagged:\s+yes", info)
    fonts = poppler("pdffonts", printed.data, tmp_path).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes (yes|no) +yes ", line) for line in fonts)


def test_headings_and_alternatives_come_in_the_order_of_reading(builtin: OpenedBriefing, render: Render) -> None:
    found = structure(render(builtin).data)
    kinds = [kind for kind, _facts in found]
    assert kinds.count("/H1") == 1
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/Figure")
    assert "/TH" in kinds
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    figures = [facts for kind, facts in found if kind == "/Figure"]
    assert len(figures) >= 2
    assert all(len(facts.get("/Alt", "")) > 20 for facts in figures)


def test_everything_is_said_in_order(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(builtin, historical=True).data, tmp_path)
    marks = [
        "Historical edition",
        "Key points",
        "Build-up",
        "7 October 2021",
        "Kremlin response",
        "Timeline",
        "Sources",
        "What the kinds of source mean",
    ]
    places = [words.index(mark) for mark in marks]
    assert places[:3] == sorted(places[:3])
    assert [words.rindex(mark) for mark in marks[5:]] == sorted(words.rindex(mark) for mark in marks[5:])
    assert "Page 1 of 4" in words
    assert "Illustration" in words
    assert "Information as of 24 December 2021" in words


def test_words_are_in_dutch_when_asked_for(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(builtin, language="nl").data, tmp_path)
    for mark in ("Kernpunten", "Opbouw", "7 oktober 2021", "Bronnen", "Pagina 1 van"):
        assert mark in words


def test_the_same_choices_give_the_same_bytes(builtin: OpenedBriefing, render: Render) -> None:
    assert render(builtin).data == render(builtin).data


def test_what_is_left_out_is_said(
    small: OpenedBriefing, builtin: OpenedBriefing, render: Render, tmp_path: Path
) -> None:
    for whole in (small, builtin):
        assert "left out" not in text_of(render(whole).data, tmp_path)
    words = text_of(render(builtin, sections=("talks", "west"), plates="none", sources=False).data, tmp_path)
    assert "an extract: 2 of 5 sections. The pictures are left out. The sources are left out." in words
    assert "uittreksel" in text_of(render(builtin, sections=("talks",), language="nl").data, tmp_path)


@pytest.mark.parametrize("large", [False, True])
def test_key_points_and_timeline_can_be_left_out(
    small: OpenedBriefing, render: Render, tmp_path: Path, large: bool
) -> None:
    whole = text_of(render(small, large=large).data, tmp_path)
    without = render(small, large=large, key_points=False, timeline=False)
    words = text_of(without.data, tmp_path)
    for words_of in ("Key points", "A point.", "Timeline", "Something"):
        assert words_of in whole
        assert words_of not in words
    assert "The key points are left out. The timeline is left out." in words
    assert "First" in words
    assert without.standards == ("a-2a", "ua-1")


def test_dates_of_a_figure_that_are_not_printed_are_named(tmp_path: Path, render: Render) -> None:
    third = '[[figures.pictures]]\nfile = "images/a.png"\ndate = 2022-01-01\nlabel = "Later"\nalt = "Fields"\n'
    third += 'credit = "Somebody"\nkind = "satellite"\n\n'
    folder = small_briefing(tmp_path / "three", manifest=MANIFEST.replace("[[events]]", third + "[[events]]", 1))
    with open_briefing(folder) as opened:
        assert "Not printed: 13 December 2021." in text_of(render(opened).data, tmp_path)


def test_chosen_sections_are_all_that_is_printed(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(builtin, sections=("talks",)).data, tmp_path)
    assert "Kremlin response" not in words
    assert "Before" not in words
    assert "Talks" in words


def test_text_is_never_read_as_code(tmp_path: Path, render: Render) -> None:
    text = '#panic() *x* `raw` <b> "quoted" $x$ \\*y\\* @ref // note\n\n'
    text += "- a\n- b\n\n3. c\n\n> quote\n\n```\ncode #panic()\n```\n\n---\n\n|h|i|j|\n|:-|:-:|-:|\n|1|2|3|\n\n"
    text += "a  \nb[^n] **s** [out](https://example.org) "
    text += "[s](section:first) [f](figure:pair) [g](figure:none)\n\n[^n]: Note."
    with open_briefing(small_briefing(tmp_path / "odd", en=text)) as opened:
        printed = render(opened)
        assert printed.standards == ("a-2a", "ua-1")
        words = text_of(printed.data, tmp_path)
        for part in ("#panic()", "<b>", "$x$", "*y*", "@ref // note", "code #panic()", "Note.", "quote"):
            assert part in words
        assert "/Table" in [kind for kind, _facts in structure(printed.data)]


def test_a_standard_that_does_not_hold_is_not_claimed(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "skip", en="Words.\n\n#### Deep\n\nMore.[^one]")) as opened:
        printed = render(opened)
    assert "ua-1" not in printed.standards
    assert printed.refusals
    with pikepdf.open(io.BytesIO(printed.data)) as pdf, pdf.open_metadata() as xmp:
        assert "pdfuaid:part" not in xmp


def test_scripts_of_other_languages_are_printed(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "ru", en="Россия и Україна, Ελλάδα, Łódź, Šiauliai")) as opened:
        printed = render(opened)
        assert printed.standards == ("a-2a", "ua-1")
        assert "Україна, Ελλάδα, Łódź" in text_of(printed.data, tmp_path)


def test_letters_that_no_font_has_cost_the_standard_and_are_named(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "odd", en="Words \U0010fffd.")) as opened:
        printed = render(opened)
    assert printed.standards == ()
    assert (printed.missing, printed.refusals) == (("\U0010fffd",), ())


def test_letters_that_the_carried_fonts_lack_come_from_those_of_the_machine(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typst

    asked = []

    def fonts(*, own: bool) -> typst.Fonts:
        asked.append(own)
        return typst.Fonts(include_system_fonts=False)

    monkeypatch.setattr("briefing.paper.compiler.fonts", fonts)
    with open_briefing(small_briefing(tmp_path / "zh", en="北京")) as opened:
        printed = render(opened)
    assert asked[0] is True
    assert not any(asked[1:])
    assert printed.missing == ("北", "京")


def test_a_statement_has_its_source_beside_it(builtin: OpenedBriefing, render: Render, tmp_path: Path) -> None:
    words = text_of(render(builtin).data, tmp_path)
    west = words[words.index("Western reaction The West") : words.index("Talks Moscow")]
    for beside in ("4 US intelligence services assessment", "5 US government statement"):
        assert west.count(beside) == 1
    assert "6 A Dutch news organisation" not in west, "it is named further up on the page"
    assert "Maxar" not in west
    assert "in advance" not in west
    assert "(year derived).2, 6" in words
    assert "preparing an invasion.4 The United States" in words
    bare = text_of(render(builtin, sources=False).data, tmp_path)
    assert "US government statement" not in bare


def test_a_footnote_has_its_sources_beside_it_too(tmp_path: Path, render: Render) -> None:
    with open_briefing(small_briefing(tmp_path / "x", en="Words.[^n]\n\n[^n]: Note.[^one]")) as opened:
        words = text_of(render(opened, key_points=False).data, tmp_path)
    assert words.count("1 Somebody report, December 2021") == 1


def test_where_words_lead_stands_beside_them(tmp_path: Path, render: Render) -> None:
    address = "https://example.org/reports/2021/a-very-long-name-of-a-report/index.html?page=12&sort=date"
    text = f"See [the report]({address}), [it again]({address}), [him](mailto:a@example.org), <https://example.org/x>."
    with open_briefing(small_briefing(tmp_path / "x", en=text)) as opened:
        data = render(opened).data
    words = poppler("pdftotext", data, tmp_path, "-raw")
    assert re.sub(r"\s", "", words).count(address) == 1
    right = [float(each) for each in re.findall(r'xMax="([\d.]+)"', poppler("pdftotext", data, tmp_path, "-bbox"))]
    assert max(right) <= 595.276 - 68.0 + HANGING
    assert words.count("https://example.org/x") == 1
    assert "mailto:" not in words
    assert "a@example.org" in words


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_has_the_briefing_within_it(tmp_path: Path, pictures: PictureService, packed: bool) -> None:
    path = small_briefing(tmp_path / "small")
    data = pack(path)
    if packed:
        path = tmp_path / "small.briefing"
        path.write_bytes(data)
    with open_briefing(path) as opened, Press(opened, pictures) as press:
        printed = press.lay_out(PrintOptions(language="en", archive=True)).pdf()
        assert printed.data == press.lay_out(PrintOptions(language="en", archive=True)).pdf().data
    assert printed.standards == ("a-3a", "ua-1")
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        (name,) = pdf.attachments
        held = pdf.attachments[name].get_file()
        assert (name, held.mime_type) == ("small.briefing", "application/vnd.briefing+zip")
        assert held.read_bytes() == data
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "3A"
            assert xmp["pdfuaid:part"] == "1"


def test_a_long_briefing_has_contents_and_a_short_one_none(tmp_path: Path, render: Render) -> None:
    long = "\n\n".join(f"## Part {part}\n\n" + "Words and more words. " * 120 for part in range(12))
    with open_briefing(small_briefing(tmp_path / "long", en=long)) as opened:
        assert "Contents" in text_of(render(opened).data, tmp_path)
    with open_briefing(small_briefing(tmp_path / "short")) as opened:
        assert "Contents" not in text_of(render(opened).data, tmp_path)


def test_the_outline_is_that_of_the_headings(tmp_path: Path, render: Render) -> None:
    text = "Words.[^one]\n\n## More\n\n### Deeper\n\nAnd more.\n\n## Last\n\nEnd."
    with open_briefing(small_briefing(tmp_path / "x", en=text)) as opened:
        data = render(opened).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:

        def walk(items: list[pikepdf.OutlineItem], level: int) -> list[tuple[int, str]]:
            return [found for each in items for found in ((level, str(each.title)), *walk(each.children, level + 1))]

        shown = walk(list(outline.root), 1)
    kinds = [int(kind[2]) for kind, _facts in structure(data) if re.fullmatch(r"/H\d", kind)]
    assert [level for level, _title in shown] == kinds
    assert [title for _level, title in shown] == [
        *("Small", "Key points", "First", "More", "Deeper", "Last", "Timeline", "Corrections", "Sources"),
        "What the kinds of source mean",
    ]


def test_each_citation_leads_to_its_source(builtin: OpenedBriefing, render: Render) -> None:
    trees = [builtin.text(section.id, "en") for section in builtin.briefing.sections] + [builtin.summary("en")]
    cited = [each for tree in trees for each in walking.inlines(tree) if isinstance(each, Citation)]
    with pikepdf.open(io.BytesIO(render(builtin).data)) as pdf:
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
    assert len(links) >= len(cited) > 20


@pytest.mark.parametrize(("plates", "pages"), [("side-by-side", 4), ("none", 3)])
def test_there_are_no_contents_where_it_is_they_that_make_a_fourth_page(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, plates: str, pages: int
) -> None:
    printed = render(builtin, language="nl", plates=plates, historical=True)
    assert printed.pages == pages
    assert ("Inhoud" in text_of(printed.data, tmp_path)) is (pages > 3)


def test_many_sections_have_contents_of_their_own(tmp_path: Path, render: Render) -> None:
    many = "".join(f'[[sections]]\nid = "x{at}"\ntitle = "Part {at}"\n\n' for at in range(MANY))
    folder = small_briefing(tmp_path / "many", manifest=MANIFEST.replace("[[figures]]", f"{many}[[figures]]", 1))
    for at in range(MANY):
        (folder / f"sections/en/x{at}.md").write_text("Words.[^one]")
    with open_briefing(folder) as opened:
        printed = render(opened)
    assert printed.standards == ("a-2a", "ua-1")
    words = poppler("pdftotext", printed.data, tmp_path, "-raw").split("\f")
    assert "Contents" in words[0] + words[1]
    assert "Part 39" in words[1]
    assert "First" in words[2].splitlines()[:3]
    assert words[2].count("1 Somebody") == words[2].count("Words.1") > 3


def test_links_are_alive(builtin: OpenedBriefing, small: OpenedBriefing, render: Render) -> None:
    for opened, address in ((builtin, None), (small, "https://example.org/one")):
        with pikepdf.open(io.BytesIO(render(opened).data)) as pdf:
            links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
            assert links
            assert all("/Contents" in each for each in links)
            assert all("/Dest" in each or "/A" in each for each in links)
            outside = {str(each.A.URI) for each in links if "/A" in each and "/URI" in each.A}
        assert outside == ({address} if address else set())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_word_of_the_briefing_is_on_paper(
    builtin: OpenedBriefing, render: Render, tmp_path: Path, language: str
) -> None:
    def squeezed(words: str) -> str:
        return re.sub(r"[\s\-\u2010\u00ad]", "", words)

    between_head_and_foot = ("-x", "0", "-y", "72", "-W", "600", "-H", "700")
    # A figure on top of a page may part a sentence that goes on below it, so words and figures are looked for apart.
    printed = "".join(
        squeezed(text_of(render(builtin, language=language, plates=plates).data, tmp_path, *between_head_and_foot))
        for plates in ("none", "side-by-side")
    )
    briefing = builtin.briefing
    trees = [builtin.text(section.id, language) for section in briefing.sections] + [builtin.summary(language)]
    inlines = [each for tree in trees for each in walking.inlines(tree)]
    lines = builtin.lines((words for _place, words in line_texts(briefing)), language)
    said = [each.text for each in (*inlines, *chain.from_iterable(lines)) if isinstance(each, Text)]
    assert len(said) > 40
    assert [words for words in said if squeezed(words) not in printed] == []
