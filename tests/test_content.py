"""What the built-in briefing must say, and who says it, in both languages."""

import datetime
import hashlib
import html
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from briefing.document import walking
from briefing.document.blocks import Block, Citation, Heading, List, Paragraph, Text
from briefing.document.dates import is_historical
from briefing.document.model import PictureKind, SourceKind
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.export.exporting import FORMS, export
from briefing.paper.options import PrintOptions

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "briefings" / "troop-buildup-2021-12"
SECTIONS = ["buildup", "kremlin", "demands", "west", "talks"]
IMAGERY, STATEMENT, ASSESSMENT, REPORT = (
    SourceKind.IMAGERY,
    SourceKind.STATEMENT,
    SourceKind.ASSESSMENT,
    SourceKind.REPORT,
)

# Number, section, kind of source, words in English, words in Dutch; all words of a fact stand in one paragraph.
FACTS = [
    (
        1,
        "buildup",
        IMAGERY,
        ["satellite pictures", "fast", "border with Ukraine"],
        ["satellietbeelden", "snel", "grens"],
    ),
    (
        2,
        "buildup",
        IMAGERY,
        ["Thursday", "five", "three bases", "annexed in 2014"],
        ["donderdag", "vijf", "drie bases", "2014"],
    ),
    (
        3,
        "buildup",
        IMAGERY,
        ["hundreds of military vehicles", "tanks", "missile"],
        ["honderden", "tanks", "raketsystemen"],
    ),
    (4, "buildup", REPORT, ["100,000", "said to be", "names no source"], ["100.000", "zouden", "geen bron"]),
    (
        5,
        "buildup",
        IMAGERY,
        ["November and December", "13 December", "Biden"],
        ["november en december", "13 december", "Biden"],
    ),
    (6, "buildup", IMAGERY, ["before", "April", "October"], ["eerder", "april", "oktober"]),
    (7, "buildup", IMAGERY, ["Crimea", "7 October 2021", "garrison"], ["Krim", "7 oktober 2021", "garnizoen"]),
    (8, "kremlin", STATEMENT, ["Friday", "right", "“provocations”"], ["vrijdag", "recht", "“provocaties”"]),
    (9, "kremlin", STATEMENT, ["manpower", "defend Russia"], ["manschappen", "verdedigen"]),
    (10, "kremlin", STATEMENT, ["spokesman", "own territory", "NATO"], ["woordvoerder", "eigen grondgebied", "NAVO"]),
    (11, "demands", STATEMENT, ["warned the West", "year-end"], ["waarschuwde het Westen", "eindejaarstoespraak"]),
    (
        12,
        "demands",
        STATEMENT,
        ["avoid a conflict", "security guarantees"],
        ["conflict wil vermijden", "veiligheidsgaranties"],
    ),
    (
        13,
        "demands",
        STATEMENT,
        ["doorstep", "withdraw", "no more troops"],
        ["stoep", "terugtrekken", "geen troepen meer"],
    ),
    (14, "demands", STATEMENT, ["withdraw from the border region"], ["grensgebied terugtrekken"]),
    (15, "demands", STATEMENT, ["joining NATO", "member", "fears"], ["lid wordt van de NAVO", "vreest"]),
    (16, "west", REPORT, ["wary"], ["beducht"]),
    (17, "west", ASSESSMENT, ["US intelligence services", "invasion"], ["inlichtingendiensten", "invasie"]),
    (18, "west", STATEMENT, ["heavy sanctions", "if Russia invades"], ["zware sancties", "binnenvalt"]),
    (
        19,
        "talks",
        STATEMENT,
        ["Moscow expects", "January 2022", "derived"],
        ["Moskou verwacht", "januari 2022", "afgeleid"],
    ),
]


@pytest.fixture(scope="module")
def opened() -> OpenedBriefing:
    return open_briefing(FOLDER)


def said(block: Block) -> str:
    from briefing.document.blocks import BlockTree

    return "".join(each.text for each in walking.inlines(BlockTree(blocks=(block,))) if isinstance(each, Text))


def cited(opened: OpenedBriefing, block: Block) -> set[SourceKind]:
    from briefing.document.blocks import BlockTree

    marks = [each.source for each in walking.inlines(BlockTree(blocks=(block,))) if isinstance(each, Citation)]
    sources = [opened.briefing.source(mark) for mark in marks]
    return {source.kind for source in sources if source is not None}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(("number", "section", "kind", "english", "dutch"), FACTS, ids=lambda each: str(each)[:12])
def test_every_fact_is_told_in_its_section_and_says_who_says_so(
    opened: OpenedBriefing,
    number: int,
    section: str,
    kind: SourceKind,
    english: list[str],
    dutch: list[str],
    language: str,
) -> None:
    words = english if language == "en" else dutch
    paragraphs = opened.own_text(section, language).blocks
    telling = [block for block in paragraphs if all(word in said(block) for word in words)]
    assert telling, f"fact {number} is not told in {language}"
    assert any(kind in cited(opened, block) for block in telling)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_event_and_the_caption_say_who_says_so(opened: OpenedBriefing, language: str) -> None:
    texts = [event.text for event in opened.briefing.events] + [each.caption for each in opened.briefing.figures]
    marks = [{each.source for each in line if isinstance(each, Citation)} for line in opened.lines(texts, language)]
    imagery: list[set[str]] = [{"maxar"}] * 6
    assert marks == [*imagery, {"putin"}, {"kremlin"}, {"kremlin", "article"}, {"maxar"}]


@pytest.fixture(scope="module")
def exported(opened: OpenedBriefing, pictures: PictureService) -> Callable[[str, str], list[str]]:
    """The paragraphs of an export in a form and a language, as words without marks or tags."""
    made = {
        (form, language): export(opened, form, PrintOptions(language=language), pictures).data.decode()
        for form in FORMS
        for language in ("en", "nl")
    }

    def paragraphs(form: str, language: str) -> list[str]:
        text = made[form, language]
        if form == "html":
            found = re.findall(r"<p>(.*?)</p>", text, re.DOTALL)
            return [html.unescape(re.sub(r"<[^>]*>", "", each)).replace("\xa0", " ") for each in found]
        return [" ".join(each.split()) for each in text.split("\n\n")]

    return paragraphs


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("form", FORMS)
def test_every_fact_is_told_in_every_form(exported: Callable[[str, str], list[str]], form: str, language: str) -> None:
    paragraphs = exported(form, language)
    for number, _section, _kind, english, dutch in FACTS:
        words = english if language == "en" else dutch
        assert any(all(word in each for word in words) for each in paragraphs), f"fact {number}"


def test_the_facts_are_all_nineteen_in_five_sections(opened: OpenedBriefing) -> None:
    assert [fact[0] for fact in FACTS] == list(range(1, 20))
    assert [section.id for section in opened.briefing.sections] == SECTIONS
    assert opened.briefing.languages == ("en", "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_statement_stands_without_a_source(opened: OpenedBriefing, language: str) -> None:
    trees = [opened.own_text(section, language) for section in SECTIONS] + [opened.summary(language)]
    own = ("This edition ends here", "Hier eindigt de informatie")
    for tree in trees:
        for block in tree.blocks:
            inner = [item[0] for item in block.items] if isinstance(block, List) else [block]
            for each in inner:
                if isinstance(each, Paragraph) and not said(each).startswith(own):
                    assert cited(opened, each), said(each)


def test_both_languages_are_built_alike(opened: OpenedBriefing) -> None:
    for section in SECTIONS:
        english, dutch = (opened.own_text(section, language) for language in ("en", "nl"))
        assert [type(block) for block in english.blocks] == [type(block) for block in dutch.blocks]
        marks = [
            [each.source for each in walking.inlines(tree) if isinstance(each, Citation)] for tree in (english, dutch)
        ]
        assert marks[0] == marks[1]
    assert any(isinstance(block, Heading) for block in opened.own_text("buildup", "nl").blocks)


def test_the_sources_are_named_with_kind_and_date_and_as_second_hand(opened: OpenedBriefing) -> None:
    sources = {source.id: source for source in opened.briefing.sources}
    assert {name: (source.kind, str(source.date or "")) for name, source in sources.items()} == {
        "maxar": (IMAGERY, "2021-12-23"),
        "kremlin": (STATEMENT, "2021-12-24"),
        "putin": (STATEMENT, "2021-12-23"),
        "intelligence": (ASSESSMENT, ""),
        "usgov": (STATEMENT, ""),
        "article": (REPORT, "2021-12"),
    }
    for source in sources.values():
        assert source.note is not None
        assert "second-hand" in source.note.get("en")
        assert "tweede hand" in source.note.get("nl")


def test_the_timeline_has_its_moments_in_order(opened: OpenedBriefing) -> None:
    moments = [(str(event.date), str(event.until or "")) for event in opened.briefing.events]
    assert moments == sorted(moments)
    for moment in ("2021-04", "2021-10", "2021-10-07", "2021-12-13", "2021-12-23", "2021-12-24", "2022-01"):
        assert moment in [date for date, _until in moments]
    assert ("2021-11", "2021-12") in moments


def test_the_weekdays_that_dates_are_derived_from_are_right(opened: OpenedBriefing) -> None:
    assert datetime.date(2021, 12, 23).strftime("%A") == "Thursday"
    assert datetime.date(2021, 12, 24).strftime("%A") == "Friday"
    assert opened.briefing.cutoff == datetime.date(2021, 12, 24)
    assert is_historical(opened.briefing)


def test_the_drawn_pair_says_everywhere_that_it_is_drawn(opened: OpenedBriefing) -> None:
    (figure,) = opened.briefing.figures
    assert [str(picture.date) for picture in figure.pictures] == ["2021-10-07", "2021-12-13"]
    for language, word, licence, program in (
        ("en", "Illustration", "licence", "in the program Briefing"),
        ("nl", "Illustratie", "licentie", "in het programma Briefing"),
    ):
        caption = figure.caption.get(language)
        assert word in caption
        assert "Maxar Technologies" in caption
        assert licence in caption
        assert program in caption, "which is true on paper too, where there is no window"
        for picture in figure.pictures:
            assert picture.kind is PictureKind.ILLUSTRATION
            assert word in picture.credit.get(language)
            assert word in picture.alt.get(language)


def test_the_drawn_pair_is_drawn_the_same_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "packaging" / "illustrate.py"), str(tmp_path)], check=True)
    for name in ("before.jpg", "after.jpg"):
        drawn, kept = (folder / name for folder in (tmp_path, FOLDER / "images"))
        assert hashlib.sha256(drawn.read_bytes()).digest() == hashlib.sha256(kept.read_bytes()).digest()
        with Image.open(kept) as picture:
            assert picture.size >= (2400, 1600)


def test_the_plate_on_the_drawn_pair_stands_out_when_it_is_shown_500_points_wide() -> None:
    plates = []
    for name in ("before.jpg", "after.jpg"):
        with Image.open(FOLDER / "images" / name) as picture:
            small = picture.convert("L").resize((500, 333), Image.Resampling.BOX)
        plates.append(small.crop((425, 298, 492, 325)))
    before, after = plates
    for shown in plates:
        assert min(shown.tobytes()) < 80
        assert max(shown.tobytes()) > 235
    assert max(ImageChops.difference(before, after).tobytes()) < 16, "one plate, in the same place"
