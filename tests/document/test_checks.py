from pathlib import Path

import pytest

from briefing.document.checks import check
from briefing.document.findings import Finding
from briefing.document.names import is_portable
from briefing.document.scaffold import create
from briefing.document.untouched import still_new
from briefing.errors import PictureError
from tests.document.samples import MANIFEST, files, found, write_folder, write_zip
from tests.raising import raising

ROOT = Path(__file__).resolve().parents[2]


def test_findings_in_the_manifest_tell_their_lines(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('file = "images/b.png"', 'file = "images/none.png"').replace("cutoff =", "cutof =")
    for wanted in ({"cutof": "cutof =", "cutoff": ""}, {"figures[0].pictures[1].file": "none.png"}):
        folder = write_folder(tmp_path / "x", files(manifest=manifest))
        told = {finding.place: finding.line for finding in check(folder) if finding.place in wanted}
        lines = manifest.splitlines()
        assert told == {
            place: next((at for at, line in enumerate(lines, start=1) if words and words in line), 0)
            for place, words in wanted.items()
        }
        manifest = manifest.replace("cutof =", "cutoff =")
    sentences = [str(finding) for finding in check(folder)]
    assert any(
        f"pictures[1].file (line {told['figures[0].pictures[1].file']}): images/none.png" in each for each in sentences
    )


def test_findings_tell_what_they_are_a_part_of(tmp_path: Path) -> None:
    manifest = (
        MANIFEST.replace('alt = "Fields"', 'alt = " "')
        .replace('title.nl = "Eerste"', "")
        .replace("[[ev", "x = 1\n[[ev")
    )
    parts = files(manifest=manifest, nl="##Woorden.[^one]")
    folder = write_folder(tmp_path / "x", {**parts, "sections/en/idle.md": b"Idle"})
    told = {(each.file, each.place): (each.section, each.figure) for each in check(folder)}
    assert told["briefing.toml", "sections[0].title.nl"] == ("first", "")
    assert told["briefing.toml", "figures[0].pictures[0].alt"] == ("", "pair")
    assert told["sections/nl/first.md", "line 1"] == ("first", "")
    assert told["sections/en/idle.md", ""] == ("", "")


def test_a_whole_briefing_has_no_findings(tmp_path: Path) -> None:
    assert check(write_folder(tmp_path / "small", files())) == ()
    assert check(write_zip(tmp_path / "small.briefing", files())) == ()
    assert check(ROOT / "resources/briefings/troop-buildup-2021-12") == ()


def test_a_figure_that_words_lead_to_and_an_event_that_ends_at_once_are_nothing_to_fix(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('figures = ["pair"]', "").replace('month = "2021-11"', "date = 2021-12-12")
    assert found(tmp_path, files(manifest=manifest, en="[The pair](figure:pair).[^one]")) == []


def test_a_figure_to_which_the_key_points_alone_lead_is_in_no_section(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('figures = ["pair"]', "").replace("A point.", "[A point](figure:pair).")
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, figures[0]: no section shows the figure “pair”. Give it to a section, or take it out."
    ]


def test_a_briefing_that_does_not_open_is_one_finding(tmp_path: Path) -> None:
    (finding,) = check(write_folder(tmp_path / "bad", files(manifest=MANIFEST.replace("edition = 1", ""))))
    expected = Finding(file="briefing.toml", place="edition", what="this key is missing", advice="Add it", closing=True)
    assert finding == expected
    assert str(finding) == "briefing.toml, edition: this key is missing. Add it."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("edition = 1", "edition = 1\ncolour = 1", "briefing.toml, colour: this key is not part of format 1."),
        ("cutoff = 2021-12-24", "cutoff = 2021-12-25", "cutoff: the information is later than the publication"),
        ('title.nl = "Eerste"', "", "sections[0].title.nl: there are no words in this language"),
        ('title.nl = "Eerste"', 'title.nl = "E"\ntitle.fr = "P"', "sections[0].title.fr: this language is not among"),
        ('alt = "Fields"', 'alt = " "', "figures[0].pictures[0].alt: this text is empty"),
        ('name = "Somewhere"', 'name = { nl = "Ergens" }', "figures[0].place.name.en: there are no words in this"),
        ('title.nl = "Eerste"', 'title.nl = ""', "sections[0].title.nl: this text is empty"),
        ('figures = ["pair"]', 'figures = ["pair", "none"]', "sections[0].figures[1]: there is no figure “none”"),
        ('figures = ["pair"]', 'figures = ["pair", "piar"]', "“piar”. Add it to figures, or write pair."),
        ('section = "first"', 'section = "frist"', "there is no section “frist”. Write first."),
        ('section = "first"', 'section = "none"', "events[0].section: there is no section “none”"),
        ('figures = ["pair"]', 'figures = ["pair", "pair"]', "sections[0].figures[1]: “pair” is there twice. Take one"),
        ("date = 2021-10-07", "date = 2022-10-07", "figures[0].pictures: the pictures are not in the order"),
        (
            'file = "images/a.png"',
            'file = "images/c.png"',
            "figures[0].pictures[0].file: images/c.png: this file is not",
        ),
        ('figures = ["pair"]', "", "figures[0]: no section shows the figure “pair”"),
        (
            "[[corrections]]",
            '[[events]]\ndate = 2020-01-01\ntext = "x"\n[[corrections]]',
            "events[1]: this event is earlier",
        ),
        ("summary.en", 'summary.fr = "x"\nsummary.en', "summary.fr: this language"),
        ('"- A point.[^one]"', '"[^none]"', "briefing.toml, summary.en: there is no source or footnote “none”"),
        ('"- A point.[^one]"', '"' + "> " * 40 + 'a"', "briefing.toml, summary: this text is nested"),
    ],
)
def test_what_is_wrong_in_the_manifest_is_found(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in MANIFEST
    sentences = found(tmp_path, files(manifest=MANIFEST.replace(old, new, 1)))
    assert any(words in sentence for sentence in sentences), sentences


def test_all_that_is_wrong_with_the_form_of_the_manifest_is_found_at_once(tmp_path: Path) -> None:
    wrong = MANIFEST
    for old, new in (
        ("edition = 1", 'edition = "one"'),
        ('issuer = "Somebody"\n', ""),
        ('kind = "report"', 'kind = "rumour"'),
        ('alt = "Fields"\n', ""),
        ("latitude = 45.3", "latitude = 145.3"),
        ('month = "2021-12"', 'month = "December"'),
    ):
        assert old in wrong
        wrong = wrong.replace(old, new, 1)
    folder = write_folder(tmp_path / "x", files(manifest=wrong))
    for path in (folder, folder / "briefing.toml"):
        assert [(each.place, each.what) for each in check(path)] == [
            ("edition", "this should be a whole number, and is text"),
            ("sources[0].kind", "“rumour” is not a kind"),
            ("sources[0].month", "this value is not written as it should be"),
            ("figures[0].place.latitude", "this number is out of range"),
            ("figures[0].pictures[0].alt", "this key is missing"),
            ("issuer", "this key is missing"),
        ]


@pytest.mark.parametrize(
    ("manifest", "place"),
    [
        ("edition = 1\nsources = 3\n", "sources"),
        ("edition = 1\nsources = [3]\n", "sources[0]"),
        ("format = 1", "id"),
    ],
)
def test_what_is_no_table_is_found(tmp_path: Path, manifest: str, place: str) -> None:
    findings = check(write_folder(tmp_path / "x", files(manifest=manifest)))
    assert place in [finding.place for finding in findings]


def test_where_there_is_no_briefing_that_is_the_finding(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "nowhere")
    assert finding.what == "there is nothing at this path"


def test_what_the_form_does_not_show_is_found_alone(tmp_path: Path) -> None:
    twice = MANIFEST.replace('languages = ["en", "nl"]', 'languages = ["en", "en"]')
    for manifest, words in ((twice, "“en” is there twice"), ("edition = = 1", "this is not TOML: edition = = 1")):
        (sentence,) = found(tmp_path / words, files(manifest=manifest))
        assert words in sentence


def test_words_that_nobody_has_written_yet_are_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace('alt = "Fields"', 'alt.en = "Fields"\nalt.nl = "Nobody has described a.png yet."')
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, figures[0].pictures[0].alt.nl: this only says that nobody has written it yet. Write it."
    ]
    manifest = MANIFEST.replace('alt = "Fields"', 'alt = "Nobody has described a.png yet."')
    assert found(tmp_path, files(manifest=manifest)) == [
        "briefing.toml, figures[0].pictures[0].alt: this only says that nobody has written it yet. Write it."
    ]


def test_a_new_briefing_is_begun_by_its_issuer_and_its_text_too(tmp_path: Path) -> None:
    create(tmp_path / "mine")
    manifest = tmp_path / "mine/briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"Your organisation"', '"The lake"'), "utf-8")
    assert [each.place for each in check(tmp_path / "mine")] == ["title.en", "line 1", "line 1"]
    create(tmp_path / "other")
    text = tmp_path / "other/sections/en/beginning.md"
    for written in (b"The lake is full.\n", b"\xff"):
        text.write_bytes(written)
        assert "title.en" in [each.place for each in check(tmp_path / "other")]


def test_of_a_briefing_that_nobody_has_begun_it_is_told_that_it_is_new(tmp_path: Path) -> None:
    create(tmp_path / "mine")
    assert still_new(tmp_path / "mine") == "Its title and its text are still those of a new briefing."
    (tmp_path / "mine/sections/en/beginning.md").write_text("The lake is full.\n", encoding="utf-8")
    assert still_new(tmp_path / "mine") == ""


def test_what_a_new_briefing_says_of_its_author_is_found_once_it_is_begun(tmp_path: Path) -> None:
    create(tmp_path / "mine")
    sentence = "this still says what a new briefing says. Write your own."
    assert check(tmp_path / "mine") == ()
    manifest = tmp_path / "mine/briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("A new briefing", "The lake"), "utf-8")
    in_manifest, in_english, in_dutch = map(str, check(tmp_path / "mine"))
    others = "and 22 other texts still say what a new briefing says. Write your own."
    assert in_manifest == f"briefing.toml, title.nl (line 11): this {others}"
    assert in_english == f"sections/en/beginning.md, line 1: {sentence}"
    assert in_dutch == f"sections/nl/beginning.md, line 1: {sentence}"
    text = tmp_path / "mine/sections/en/beginning.md"
    text.write_text(text.read_text("utf-8").replace("Say what is known", "Known is this"), "utf-8")
    assert [str(each) for each in check(tmp_path / "mine") if each.file.endswith(".md")] == [
        f"sections/en/beginning.md, line 3: {sentence}",
        f"sections/nl/beginning.md, line 1: {sentence}",
    ]


def test_what_is_found_comes_file_by_file_and_line_by_line(tmp_path: Path) -> None:
    create(tmp_path / "mine")
    manifest = tmp_path / "mine/briefing.toml"
    words = manifest.read_text("utf-8").replace("edition = 1", "edition = 1\nextra = 1")
    manifest.write_text(words.replace("The road", "The lake\u202e").replace('"images/after', '"images/late'), "utf-8")
    text = tmp_path / "mine/sections/en/beginning.md"
    text.write_text("<b>The lake is full.[^pictures]\n\n#### Level\n\n[^pictues]\n\n## [x](section:no)\n", "utf-8")
    for name in ("a.txt", "images/idle.png"):
        (tmp_path / "mine" / name).write_bytes(b"")
    findings = check(tmp_path / "mine")
    assert list(dict.fromkeys(each.file for each in findings)) == [
        "briefing.toml",
        "sections/en/beginning.md",
        "sections/nl/beginning.md",
        "a.txt",
        "images/idle.png",
    ]
    lines = [each.line for each in findings if each.file == "briefing.toml"]
    assert lines == sorted(lines)
    assert len(set(lines)) == 4
    assert [each.line for each in findings if each.file == "sections/en/beginning.md"] == [1, 3, 5, 7]


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    create(tmp_path / "mine")
    manifest, text = tmp_path / "mine/briefing.toml", tmp_path / "mine/sections/en/beginning.md"
    words = "# A\u2028comment\n" + manifest.read_text("utf-8").replace("A new briefing", "The lake")
    words = words.replace("along the road.", "along the\u2028[road](figure:lane).", 1)
    manifest.write_text(words, "utf-8")
    text.write_text(f"Known\u2028is this.\n\n{text.read_text('utf-8')}", "utf-8")
    lines = {f"{each.file} {each.place}": each.line for each in check(tmp_path / "mine")}
    (sought,) = (at for at, line in enumerate(words.split("\n"), start=1) if "figure:lane" in line)
    assert lines["briefing.toml summary.en"] == sought
    assert lines["sections/en/beginning.md line 3"] == 3


def test_what_is_of_no_line_comes_after_the_rest_of_its_file(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("edition = 1", "").replace('kind = "report"', 'kind = "rumour"')
    assert [each.place for each in check(write_folder(tmp_path / "x", files(manifest=manifest)))] == [
        "sources[0].kind",
        "edition",
    ]


def test_a_text_that_cannot_be_read_is_found_at_its_line_once(tmp_path: Path) -> None:
    parts = {**files(), "sections/nl/first.md": b"Een\n\n\xff"}
    (finding,) = check(write_folder(tmp_path / "x", parts))
    assert (finding.place, finding.line) == ("line 3", 3)
    assert str(finding) == "sections/nl/first.md, line 3: this file is not UTF-8 text. Save it as UTF-8."


def test_names_that_windows_cannot_have_are_found(tmp_path: Path) -> None:
    parts = files(manifest=MANIFEST.replace("images/a.png", "images/aux.png"))
    parts |= {"images/aux.png": parts.pop("images/a.png"), "images/.hidden.": b""}
    (finding,) = check(write_zip(tmp_path / "x.briefing", parts))
    assert str(finding) == "images/aux.png: Windows cannot have a file of this name. Rename the file."


@pytest.mark.parametrize(
    "name",
    ["CON.png", "a/nul", "com1.tar.gz", "lpt9", "aux .png", "a./b.png", "a /b.png", "b.png.", "b.png ", "10:30.png"],
)
def test_a_name_that_windows_takes_otherwise_is_not_portable(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["console.png", "a/null", "com10.gz", "auxiliary.png", ".a", "a b.c.png", "é’s/1.png"])
def test_other_names_are_portable(name: str) -> None:
    assert is_portable(name)


def test_links_that_lead_somewhere_are_not_found(tmp_path: Path) -> None:
    assert found(tmp_path, files(en="[a](figure:pair) [b](section:first) *c*[^one] <mailto:a@b.nl> `![d](e)`")) == []


def test_sources_nobody_cites_and_files_nobody_uses_are_found(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("[^one]", "")
    parts = files(manifest=manifest, en="x", nl="y") | {"images/c.png": b"", "README.md": b"", ".git/x": b""}
    assert found(tmp_path, parts) == [
        "briefing.toml, sources[0]: no text cites the source “one”. Cite it, or take it out.",
        "images/c.png: nothing uses this file. Use it, or take it out.",
    ]


def test_what_keeps_a_briefing_from_being_opened_is_told_from_the_rest(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", files(manifest=MANIFEST.replace("edition = 1", "edition = 0"), en="\n"))
    assert [(each.place, each.closing) for each in check(folder)] == [("edition", True), ("line 1", False)]
    (folder / "briefing.toml").unlink()
    assert [each.closing for each in check(folder)] == [True]


def test_hints_are_told_from_what_a_reader_would_miss(tmp_path: Path) -> None:
    idle = '[[sources]]\nid = "idle"\ntitle = "I"\npublisher = "P"\nkind = "report"\n'
    manifest = f"colour = 1\n{MANIFEST}{idle}".replace('"images/b.png"', '"images/c.png"').replace(
        "_pixel =", "_pixl ="
    )
    parts = {**files(manifest=manifest, en="Words.[^one][^none]\n"), "sections/fr/first.md": b"Mots", "aux.png": b""}
    parts["images/others.png"] = b""
    findings = check(write_folder(tmp_path / "x", parts))
    assert {each.place or each.file for each in findings if not each.harmless} == {
        "figures[0].metres_per_pixl",
        "figures[0].pictures[1].file",
        "line 1",
    }
    assert {each.place or each.file for each in findings if each.harmless} == {
        *("colour", "sources[1]", "sections/fr/first.md", "aux.png", "images/others.png"),
    }


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("sections/fr/first.md", "Add fr to languages, or take it out"),
        ("sections/fr/second.md", "Use it, or take it out"),
        ("sections/en/second.md", "Use it, or take it out"),
        ("sections/old texts/first.md", "Use it, or take it out"),
    ],
)
def test_a_text_in_a_language_that_is_not_listed_is_found(tmp_path: Path, name: str, advice: str) -> None:
    assert found(tmp_path, files() | {name: b"x"}) == [f"{name}: nothing uses this file. {advice}."]


def test_what_is_optional_is_not_asked_for(tmp_path: Path) -> None:
    lines = [line for line in MANIFEST.splitlines() if not line.startswith(("summary", "note", "place"))]
    assert found(tmp_path, files(manifest="\n".join(lines))) == []


def test_a_text_that_is_missing_is_found(tmp_path: Path) -> None:
    parts = files()
    del parts["sections/nl/first.md"]
    told = "this file is not in the briefing, and the section “first” asks for it. Write it."
    assert found(tmp_path, parts) == [f"sections/nl/first.md: {told}"]


def test_a_picture_that_several_show_is_looked_at_once(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("images/b.png", "images/a.png")
    seen = []

    def decode(data: bytes) -> PictureError:
        seen.append(data)
        return PictureError("it is broken")

    findings = check(write_folder(tmp_path / "x", files(manifest=manifest)), decode)
    assert len(seen) == 1
    assert [each.place for each in findings if each.what == "images/a.png: it is broken"] == [
        "figures[0].pictures[0].file",
        "figures[0].pictures[1].file",
    ]


@pytest.mark.parametrize("broken", [False, True])
def test_one_is_asked_before_each_text_and_picture_and_can_end_it(tmp_path: Path, *, broken: bool) -> None:
    manifest = MANIFEST.replace("published =", "unpublished =") if broken else MANIFEST
    folder = write_folder(tmp_path / "x", files(manifest=manifest))
    looked_at: list[str] = []
    check(folder, lambda _data: looked_at.append("picture"), lambda: looked_at.append("asked"))
    assert looked_at == ["asked", "picture", "asked", "picture", "asked", "asked"]  # and the text in two languages
    with pytest.raises(ZeroDivisionError):
        check(folder, step=raising(ZeroDivisionError))


def test_a_finding_without_a_place_or_advice_is_a_short_sentence() -> None:
    assert str(Finding(file="a", place="", what="b", advice="")) == "a: b."


@pytest.mark.parametrize(
    ("told", "found"),
    [({"a": 0.25, "b": 0.5}, ["0.25"]), ({"a": 0.501, "b": 0.5}, []), ({"a": 0.25}, []), ({}, [])],
)
def test_a_scale_that_the_pictures_tell_otherwise_is_found(
    tmp_path: Path, told: dict[str, float], found: list[str]
) -> None:
    folder = write_folder(tmp_path / "x", files() | {"images/a.png": b"a", "images/b.png": b"b"})
    ground = {name: (metres, metres) for name, metres in told.items()}
    assert [str(each) for each in check(folder, lambda data: ground.get(data.decode()))] == [
        f"briefing.toml, figures[0].metres_per_pixel (line 34): the pictures say that a pixel is {metres} metres "
        f"on the ground. Write {metres}, unless they are wrong."
        for metres in found
    ]
