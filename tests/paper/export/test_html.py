import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.imagery.service import PictureService
from briefing.paper.export.exporting import export
from briefing.paper.options import PrintOptions
from briefing.paths import resource
from tests.document.samples import MANIFEST, MARKED
from tests.paper.conftest import small_briefing
from tests.paper.export.conftest import Make
from tests.paper.export.everything import WORDS, kinds, tree
from tests.paper.export.html_page import page


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_is_in_its_language_with_landmarks_and_headings_in_order(
    builtin: OpenedBriefing, make: Make, language: str
) -> None:
    found = page(make(builtin, "html", language=language, historical=True).data)
    assert found.all("html") == [{"lang": language, "dir": "ltr"}]
    assert builtin.briefing.title.get(language) in found.words
    for name in ("header", "nav", "main", "footer", "h1", "figure", "title", "table"):
        assert len(found.all(name)) == 1, name
    levels = [int(tag[1]) for tag, _facts in found.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    sections = found.all("section")
    assert [each["id"] for each in sections][1:6] == [
        f"section-{each}" for each in ("buildup", "kremlin", "demands", "west", "talks")
    ]
    ids = [facts["id"] for _tag, facts in found.elements if "id" in facts]
    assert max(Counter(ids).values()) == 1
    assert all(each["aria-labelledby"] in ids for each in sections)
    assert [each["href"][1:] in ids for each in found.all("a") if each["href"].startswith("#")].count(False) == 0
    said = {
        "en": ("Historical edition", "Key points", "Sources", "second-hand"),
        "nl": ("Historische", "Kernpunten", "Bronnen", "tweede hand"),
    }
    assert all(words in found.words for words in said[language])
    assert "Maxar Technologies, " in found.words
    times = [each["datetime"] for each in found.all("time")]
    assert {"2021-10-07", "2021-12-13", "2021-04", "2022-01"} <= set(times)


def test_no_mark_of_a_source_is_read_as_the_power_of_a_length(tmp_path: Path, make: Make) -> None:
    text = "Down to 45.9 m[^one] and 3 km[^one], in 1990[^one] and one room[^one].\n"
    with open_briefing(small_briefing(tmp_path / "metres", en=text)) as opened:
        words = page(make(opened, "html").data).words
    assert "45.9\xa0m[1] and 3\xa0km[1], in 19901 and one room1." in words, "and no number is parted from its unit"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_day_is_parted_from_its_month(builtin: OpenedBriefing, make: Make, language: str) -> None:
    """In the text, in captions, and in what the program says."""
    words = page(make(builtin, "html", language=language).data).words
    days = re.findall(r"\b\d{1,2}(\s)(?:o[ck]tober|december)\b", words, re.IGNORECASE)
    assert len(days) > 20
    assert set(days) == {"\xa0"}


def test_only_a_mark_right_after_another_is_set_apart_from_what_is_before_it(tmp_path: Path, make: Make) -> None:
    with open_briefing(
        small_briefing(tmp_path / "small", en="A.[^one] B.[^one][^note] C.[^one]\n\n[^note]: D.\n")
    ) as opened:
        written = make(opened, "html").data.decode()
    assert re.findall(r"([A-C])\.<sup><a", written) == ["A", "B", "C"]
    assert written.count('</sup><sup class="next">') == 1
    assert "sup + sup" not in written, "which would not mind the words between two"


def test_sources_lead_back_to_every_mention(builtin: OpenedBriefing, make: Make) -> None:
    found = page(make(builtin, "html").data)
    marks = [each["id"] for each in found.all("a") if each.get("role") == "doc-noteref"]
    backs = [each["href"][1:] for each in found.all("a") if each.get("role") == "doc-backlink"]
    assert len(marks) > 20
    assert sorted(marks) == sorted(backs)


def test_ways_back_have_numbers_where_there_are_several(tmp_path: Path, make: Make) -> None:
    twice = '[[sources]]\nid = "two"\ntitle = "Two"\npublisher = "P"\nkind = "report"\n\n[[sources]]'
    text = "A.[^one] B.[^one][^note] C.[^two] D.[^note] E.[^single]\n\n[^note]: F.\n\n[^single]: G.\n"
    manifest = MANIFEST.replace("[[sources]]", twice, 1)
    with open_briefing(small_briefing(tmp_path / "small", manifest=manifest, en=text)) as opened:
        written = make(opened, "html").data.decode()
    found = re.findall(r'<a class="back" role="doc-backlink" href="#([^"]*)" aria-label="([^"]*)">([^<]*)</a>', written)
    several = [("mark-first-1", 1), ("mark-first-1", 2), ("cite-one", 1), ("cite-one", 2), ("cite-one", 3)]
    assert sorted(found) == sorted(
        [
            *((f"{name}-{at}", f"Back to mention {at} in the text", str(at)) for name, at in several),
            *((name, "Back to the text", "↩") for name in ("mark-first-2-1", "cite-two-1")),
        ]
    )


def test_contents_are_seen_to_be_links(small: OpenedBriefing, make: Make) -> None:
    page = make(small, "html").data.decode()
    rules = re.findall(r"nav li a[^{]*\{[^}]*\}", page)
    assert rules
    assert not [each for each in rules if "text-decoration: none" in each]


def test_nothing_comes_from_anywhere_else(builtin: OpenedBriefing, make: Make) -> None:
    data = make(builtin, "html").data
    found = page(data)
    policy = next(each["content"] for each in found.all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; img-src data:; ")
    style, script = (re.search(rf"<{name}>(.*?)</{name}>".encode(), data, re.DOTALL) for name in ("style", "script"))
    for part, kind in ((style, "style"), (script, "script")):
        assert part is not None
        digest = base64.b64encode(hashlib.sha256(part[1]).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert all(each["src"].startswith("data:image/jpeg;base64,") for each in found.all("img"))
    assert all(
        "style" not in facts and not any(name.startswith("on") for name in facts) for _tag, facts in found.elements
    )
    assert not re.search(r"url\(|@import|https?:", found.loose)
    assert [each["href"] for each in found.all("link")] == ["data:,"]


def test_pictures_have_alternatives_sizes_dates_credits_and_say_that_they_are_drawn(
    builtin: OpenedBriefing, make: Make
) -> None:
    found = page(make(builtin, "html").data)
    images = found.all("img")
    assert [(each["width"], each["height"]) for each in images] == [("2000", "1333")] * 2
    assert all(len(each["alt"]) > 40 for each in images)
    (pair,) = [facts for tag, facts in found.elements if facts.get("class") == "pair"]
    assert pair["data-label"] == "Divider between 7 October 2021 and 13 December 2021"
    assert pair["data-both"] == "7 October 2021 on {one} percent, 13 December 2021 on {other} percent"
    assert found.words.count("Before · Illustration") == 1
    assert found.words.count("Illustration: Briefing project") == 2
    (map_,) = found.all("svg")
    assert map_["role"] == "img"
    assert map_["aria-label"].startswith("Map: Crimea")
    assert "Place: Crimea (45°\u00a0N,\u00a034°\u00a0E). Crimea is shown as part of Ukraine" in found.words


def test_every_kind_of_block_and_inline_is_written(everything: OpenedBriefing, make: Make) -> None:
    assert len(kinds(tree())) == 17
    found = page(make(everything, "html").data)
    tags = Counter(tag for tag, _facts in found.elements)
    expected = {"em": 4, "blockquote": 2, "pre": 1, "hr": 1, "ul": 4, "h6": 1, "strong": 2, "aside": 1}
    assert {tag: tags[tag] for tag in expected} == expected
    assert [each.get("start") for each in found.all("ol")].count("3") == 1
    assert [each.get("class") for each in found.all("td")][:3] == ["left", "center", "right"]
    addresses = [each["href"] for each in found.all("a")]
    assert "https://example.org/a_(b)?c=1&d=2" in addresses
    assert "mailto:a@example.org" in addresses
    assert "#figure-pair" in addresses
    assert "#figure-none" not in addresses
    assert "#section-gone" not in addresses
    assert addresses.count("#note-first-1") == 2
    assert addresses.count("#mark-first-1-2") == 1
    assert all(words in found.words for words in (*WORDS, "nothing", "nowhere", "code <b> & `ticks`", "&lt;"))


def test_there_is_room_for_long_numbers_and_long_words(tmp_path: Path, make: Make) -> None:
    table = f"|a|b|\n|-:|-|\n|{'c' * 21}|d|\n"
    text = f"1. a\n\nb\n\n8. c\n9. d\n10. e\n\nf\n\n12345. g\n\n{table}"
    with open_briefing(small_briefing(tmp_path / "numbers", en=text)) as opened:
        page = make(opened, "html").data.decode()
    assert "<ol><li><p>a</p></li></ol>" in page
    assert '<ol start="8" class="digits-2">' in page
    assert '<ol start="12345" class="digits-4">' in page
    assert f'<td class="right long">{"c" * 21}</td><td>d</td>' in page
    assert '<ol class="sources">' in page
    style = (resource("export") / "style.css").read_text()
    assert all(f".digits-{digits} {{ padding-inline-start" in style for digits in (2, 3, 4))


def test_a_hostile_briefing_stays_words(tmp_path: Path, make: Make) -> None:
    evil = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)> \\\"'--><!--"
    manifest = MANIFEST
    for old in (
        "Somebody",
        "A pair",
        "A caption",
        "Somewhere",
        "Fields and tents",
        "Before",
        "Something",
        "Corrected",
        "A note",
        "Small",
        "First",
        "One",
    ):
        manifest = manifest.replace(f'"{old}"', f'"{evil} {old}"')
    text = f'{evil}\n\n`{evil}`\n\n    {evil}\n\n[x](https://example.org/?"><script>) {evil}[^n]\n\n[^n]: {evil}\n'
    with open_briefing(small_briefing(tmp_path / "evil", manifest=manifest, en=text)) as opened:
        data = make(opened, "html", historical=True).data
    found = page(data)
    assert len(found.all("script")) == len(found.all("style")) == len(found.all("title")) == 1
    assert all(each["src"].startswith("data:") for each in found.all("img"))
    assert not any(name.startswith("on") for _tag, facts in found.elements for name in facts)
    assert found.words.count("<script>alert(1)</script>") > 15


def test_a_briefing_of_the_least_says_no_more_than_it_has(tmp_path: Path, make: Make) -> None:
    manifest = 'format = 1\nid = "least"\nedition = 1\nlanguages = ["de"]\nissuer = "I"\ntitle = "T"\n'
    manifest += "published = 2021-12-24\ncutoff = 2021-12-24\n"
    manifest += '[[sections]]\nid = "first"\ntitle = "First"\n'
    parts = small_briefing(tmp_path / "least", manifest=manifest)
    (parts / "sections/de").mkdir()
    (parts / "sections/de/first.md").write_text("Worte.")
    with open_briefing(parts) as opened:
        found = page(make(opened, "html", language="de").data)
        for form in ("md", "txt"):
            assert b"Sources" not in make(opened, form, language="de").data
    assert [each["id"] for each in found.all("section")] == ["section-first"]
    assert found.all("html") == [{"lang": "de", "dir": "ltr"}]
    assert not found.all("figure")
    assert not found.all("table")
    assert "Language" in found.words


def test_a_section_that_is_not_translated_says_its_language(tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "half")
    (folder / "sections/nl/first.md").unlink()
    with open_briefing(folder) as opened:
        found = page(make(opened, "html", language="nl").data)
        assert {"lang": "en", "dir": "ltr"} in found.all("div")
        assert "Eerste" in found.words


def test_a_page_in_a_language_from_right_to_left_is_laid_out_so(tmp_path: Path, make: Make) -> None:
    folder = small_briefing(tmp_path / "small", manifest=MANIFEST.replace('["en", "nl"]', '["ar", "nl"]'))
    (folder / "sections/en").rename(folder / "sections/ar")
    with open_briefing(folder) as opened:
        found = page(make(opened, "html", language="ar").data)
    assert found.all("html") == [{"lang": "ar", "dir": "rtl"}]
    style = (resource("export") / "style.css").read_text()
    assert not re.findall(r"(?:padding|border)-(?:left|right)", style)
    assert ".slides, .slides + .scale { direction: ltr; }" in style


def test_the_same_bytes_every_time_and_only_the_sections_that_are_asked_for(
    builtin: OpenedBriefing, make: Make
) -> None:
    assert make(builtin, "html").data == make(builtin, "html").data
    found = page(make(builtin, "html", sections=("west",)).data)
    assert [each["id"] for each in found.all("section")] == ["key-points", "section-west", "timeline", "sources"]
    assert not found.all("img")


@pytest.mark.usefixtures("lost_worker")
def test_a_worker_that_is_lost_leaves_a_reason(small: OpenedBriefing, make: Make) -> None:
    found = page(make(small, "html").data)
    assert found.words.count("This picture cannot be shown: the worker is lost") == 2
    assert not found.all("img")


def test_without_a_section_there_is_still_a_page(builtin: OpenedBriefing, make: Make) -> None:
    found = page(make(builtin, "html", sections=()).data)
    assert [each["id"] for each in found.all("section")] == ["key-points", "timeline", "sources"]


def test_work_can_be_ended(builtin: OpenedBriefing, pictures: PictureService) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(builtin, "html", PrintOptions(language="en"), pictures, progress=stop)
    assert told == [(0, 2), (1, 2)]
    told.clear()
    export(builtin, "txt", PrintOptions(language="en"), pictures, progress=lambda *each: told.append(each))
    assert told == [(0, 2), (1, 2), (1, 1)]


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_what_has_a_single_part_has_no_contents(tmp_path: Path, make: Make, form: str) -> None:
    before, after = MANIFEST.index("[[sources]]"), MANIFEST.index("[[sections]]")
    alone = (MANIFEST[:before] + MANIFEST[after : MANIFEST.index("[[events]]")]).replace("[^one]", "")
    with open_briefing(small_briefing(tmp_path / "one", manifest=alone, en="Words.\n")) as opened:
        told = make(opened, form).data.decode()
    assert "First" in told
    assert "Contents" not in told
    second = '[[sections]]\nid = "second"\ntitle = "Second"\n\n[[figures]]'
    folder = small_briefing(tmp_path / "two", manifest=alone.replace("[[figures]]", second, 1), en="Words.\n")
    (folder / "sections/en/second.md").write_text("More.\n")
    with open_briefing(folder) as opened:
        assert "Contents" in make(opened, form).data.decode()


def test_texts_of_one_paragraph_lead_to_their_sources_and_back(tmp_path: Path, make: Make) -> None:
    with open_briefing(small_briefing(tmp_path / "marked", manifest=MARKED)) as opened:
        text = make(opened, "html").data.decode()
    read = page(text.encode())
    ids = [facts["id"] for _tag, facts in read.elements if facts.get("id", "").startswith("cite-one-")]
    assert ids == [f"cite-one-{at}" for at in range(1, 7)], "key points, text, caption, event, correction, note"
    back = [facts["href"] for facts in read.all("a") if facts.get("role") == "doc-backlink"]
    assert back == [f"#{each}" for each in ids]
    mark = r'<sup><a id="cite-one-\d"[^>]*>1</a></sup>'
    for words in (
        rf'A <em>caption</em> of <a href="#figure-pair">it</a>\.{mark}</p>',
        r'<td><strong>Something</strong> \| <a href="https://example.org/way" rel="noreferrer">happened</a>',
        rf"happened</a>\.{mark} <",
        rf'<dd>Corrected in <a href="#section-first">First</a>\.{mark}</dd>',
        rf'<span class="quiet">A <code>note</code>\.{mark}</span> <span class="backs">',
    ):
        assert re.search(words, text), words


def test_a_text_of_one_paragraph_in_another_language_says_so(tmp_path: Path, make: Make) -> None:
    manifest = MARKED.replace('caption = "A', 'caption.nl = "Een').replace('text = "Corrected', 'text.nl = "Verbeterd')
    with open_briefing(small_briefing(tmp_path / "foreign", manifest=manifest)) as opened:
        text = make(opened, "html").data.decode()
    assert '<span lang="nl" dir="ltr">Een <em>caption</em>' in text
    assert '<dd><span lang="nl" dir="ltr">Verbeterd in <a' in text
