import json
import sys
import threading
from pathlib import Path

import pytest

from briefing import app, cli, files
from briefing.cli import Open, main
from tests.document.samples import MANIFEST
from tests.paper.conftest import small_briefing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_briefing(tmp_path / "small")


def test_no_word_or_a_path_opens_the_window(tmp_path: Path) -> None:
    assert main([]) == Open()
    assert main([str(tmp_path)]) == Open(path=tmp_path)


def test_a_word_that_names_nothing_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere"]) == 1
    assert capsys.readouterr().err == "briefing: nowhere: there is nothing at this path. Check the path.\n"
    assert main(["exprot"]) == 1
    assert capsys.readouterr().err.endswith("Check the path; or did you mean `briefing export`?\n")


def test_of_a_disk_that_does_not_answer_the_window_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr(files, "is_there", lambda _path: answers.wait(60) and False)
    monkeypatch.setattr(cli, "PATIENCE", 0.01)
    assert main([str(tmp_path)]) == Open(path=tmp_path)
    answers.set()


def test_a_mistyped_command_is_answered_with_the_one_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek", "flood"]) == 2
    assert capsys.readouterr().err == "briefing: there is no command “chek”. Did you mean `briefing check`?\n"
    assert main(["fly", "flood"]) == 2
    assert "choose from" in capsys.readouterr().err


def test_markdown_to_standard_output_says_that_it_has_no_pictures(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(folder), "--to", "md", "-o", "-"]) == 0
    said = capsysbinary.readouterr()
    assert b"# Small" in said.out
    assert b"the pictures are left out" in said.err


def test_a_folder_without_a_name_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", Path.cwd().anchor]) == 1
    assert "there is no briefing.toml in it" in capsys.readouterr().err


def test_a_briefing_with_faults_is_packed_and_that_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sections/en/first.md").write_text("[^none]")
    target = tmp_path / "out.briefing"
    assert main(["pack", str(folder), "-o", str(target)]) == 0
    assert target.exists()
    said = capsys.readouterr().err
    assert main(["check", str(folder)]) == 1
    assert said == f"briefing: {capsys.readouterr().out}", "as a check does"


def test_a_briefing_with_faults_is_exported_and_that_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(folder), "--to", "html", "-o", str(tmp_path / "out.html")]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    (folder / "sections/en/first.md").write_text("Words.[^one][^none] [More](section:nowhere).\n")
    (folder / "images/a.png").unlink()
    (folder / "spare.txt").write_text("nothing uses this, and it is not exported")
    assert main(words) == 0
    said = capsys.readouterr().err
    assert said.splitlines() == [
        "briefing: “First”: a source is cited that is not there: “none”. Add it to the sources, or fix the mark.",
        "briefing: “First”: a link leads to a section that is not there: “nowhere”. Fix the link.",
        "briefing: “A pair”: images/a.png cannot be shown: this file is not in the briefing."
        " Add it, or take it out of briefing.toml.",
    ]
    assert main(["pdf", str(folder), "-o", str(tmp_path / "out.pdf")]) == 0
    assert set(said.splitlines()) <= set(capsys.readouterr().err.splitlines()), "as print does"


def test_the_manifest_stands_for_its_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "briefing.toml")]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_an_option_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--frob"]) == 2
    assert "--frob" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("--language nl pucallpa", "“--language” is an option of commands, and stands after one of them. Available: "),
        ("pucallpa --language=nl", "Available: `briefing pdf`, `briefing export`, `briefing new`.\n"),
        ("--json check x", "Available: `briefing check`.\n"),
        ("-o x.pdf pdf", "“-o” is an option of commands"),
    ],
)
def test_an_option_that_stands_before_its_command_leads_to_those_that_take_it(
    words: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.split()) == 2
    assert named in capsys.readouterr().err


def test_what_is_chosen_of_a_few_words_may_be_in_capitals(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.txt"
    assert main(["export", str(folder), "--to", "TXT", "--language", "EN", "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith("Small")
    assert main(["pdf", str(folder), "--paper", "A3", "-o", str(target)]) == 2
    assert "--paper" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("check a b", "briefing check"),
        ("pdf -o x.pdf a b", "briefing pdf"),
        ("export --to md -o x.md --frob", "briefing export"),
        ("pack a b", "briefing pack"),
        ("--frob", "briefing"),
    ],
)
def test_a_word_too_many_leads_to_the_help_of_its_command(
    words: str, whose: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.split()) == 2
    said = capsys.readouterr().err
    assert said == f"briefing: unrecognized arguments: {words.split()[-1]}. See `{whose} --help`.\n"


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("pdf {folder} -o {out}", "out.pdf", "The PDF is in {out}.\n"),
        ("export {folder} --to md -o {out}", "out.md", "The export is in {out}.\n"),
        ("pack {folder} -o {out}", "out.briefing", "The briefing is packed in {out}.\n"),
        ("pack {folder}", "small.briefing", "The briefing is packed in {out}.\n"),
    ],
)
def test_what_was_written_is_said_unless_it_went_to_standard_output(
    folder: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    name: str,
    said: str,
) -> None:
    out = folder.parent / name
    asked = words.format(folder=folder, out=out).split()
    assert main(asked) == 0
    assert capsysbinary.readouterr().out.decode() == said.format(out=out)
    if "-o" in asked:
        assert main([*asked[:-1], "-"]) == 0
        assert said[:12].encode() not in capsysbinary.readouterr().out
        with monkeypatch.context() as without:
            without.setattr(sys, "stdout", None)
            assert main(asked) == 0, "which is no fault of what was written"


def test_a_new_briefing_is_checked_packed_and_printed(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    new = tmp_path / "new"
    assert main(["new", str(new)]) == 0
    capfdbinary.readouterr()
    assert main(["check", str(new)]) == 0
    assert (
        capfdbinary.readouterr().out
        == b"No problems found. Its title and its text are still those of a new briefing.\n"
    )
    assert main(["pack", str(new)]) == 0
    packed = tmp_path / "new.briefing"
    assert main(["check", str(packed)]) == 0
    assert main(["pack", str(new), "-o", str(tmp_path / "again.briefing")]) == 0
    assert packed.read_bytes() == (tmp_path / "again.briefing").read_bytes()
    packed.unlink()
    assert main(["pack", str(new / "briefing.toml")]) == 0
    assert packed.read_bytes() == (tmp_path / "again.briefing").read_bytes()
    target = tmp_path / "out.pdf"
    looks = "--paper", "letter", "--grey", "--large-print"
    assert main(["pdf", str(packed), "-o", str(target), "--language", "nl", *looks]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert b"the issuer still says what a new briefing says. Write your own." in capfdbinary.readouterr().err
    assert main(["pdf", str(new), "-o", "-", "--sections", "beginning", "--plates", "none", "--no-sources"]) == 0
    said = capfdbinary.readouterr()
    assert said.out.startswith(b"%PDF")
    assert b"the timeline:" in said.err
    left_out = "--no-key-points", "--no-timeline", "--no-sources"
    assert main(["pdf", str(new), "-o", "-", "--plates", "none", *left_out]) == 0
    assert b"the timeline:" not in capfdbinary.readouterr().err


def test_a_new_briefing_is_begun_in_other_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "new"
    assert main(["new", str(new), "--language", "fr", "--language", "de"]) == 0
    assert main(["check", str(new)]) == 0
    assert main(["pdf", str(new), "-o", str(tmp_path / "out.pdf"), "--language", "de"]) == 0
    capsys.readouterr()
    assert main(["new", str(tmp_path / "other"), "--language", "German"]) == 2
    said = capsys.readouterr().err
    assert "“German” is not a language tag. Write a language tag such as en or pt-BR, each after a --language" in said


def test_a_briefing_is_exported_in_every_form_and_language(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    new = tmp_path / "new"
    assert main(["new", str(new)]) == 0
    for form, start in (("html", b"<!doctype html>"), ("md", b"# "), ("txt", b"")):
        target = tmp_path / f"out.{form}"
        assert main(["export", str(new), "--to", form, "-o", str(target), "--language", "nl"]) == 0
        assert target.read_bytes().startswith(start)
    assert all(path.suffix in (".png", ".jpg", ".svg") for path in (tmp_path / "out-images").iterdir())
    capfdbinary.readouterr()
    assert main(["export", "--to", "md", "-o", "-", "--sections", "talks,west"]) == 0
    words = capfdbinary.readouterr().out.decode()
    assert "## Talks" in words
    assert "Kremlin response" not in words


def test_findings_are_told_in_lines_or_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "briefing.toml").write_text(MANIFEST.replace("metres_per", "meters_per"))
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    told = "figures[0].meters_per_pixel (line 34): this key is not part of format 1. Write metres_per_pixel, or take"
    assert f"briefing.toml, {told} it out.\n" in said
    assert "hints" not in said
    assert main(["check", str(folder), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["place"] == "figures[0].meters_per_pixel"


def test_hints_alone_are_nothing_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "images/idle.png").write_bytes(b"")
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "images/idle.png: nothing uses this file. Use it, or take it out.",
        "These are hints alone: readers miss nothing by them.",
    ]
    assert main(["check", str(folder), "--json"]) == 0
    assert [each["harmless"] for each in json.loads(capsys.readouterr().out)] == [True]


def test_a_picture_that_cannot_be_decoded_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = folder / "images/a.png"
    picture.write_bytes(picture.read_bytes()[:2000])
    assert main(["check", str(folder)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "briefing.toml, figures[0].pictures[0].file (line 37): images/a.png: this is not a whole PNG"
    )


def test_the_built_in_briefing_is_checked_without_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert "No problems found in the built-in briefing." in capsys.readouterr().out


def test_the_briefing_in_which_one_stands_is_meant_without_a_path(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main(["export", "--to", "txt", "-o", str(tmp_path / "out.txt")]) == 0
    assert "Ukraine" not in (tmp_path / "out.txt").read_text()
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems found.\n"
    (folder / "sections/en/first.md").unlink()
    assert main(["check"]) == 1


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "briefing.toml, format 1"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["pdf"], 2, "required: -o/--output"),
        (["--nonsense"], 2, "briefing: "),
        (["pdf", "-o", "x.pdf", "--language", "de"], 2, "there is no language “de”. Available: en, nl"),
        (["pdf", "-o", "x.pdf", "--sections", "a"], 2, "there is no section “a”"),
        (["pdf", "-o", "x.pdf", "--sections", ""], 2, "there is no section “”. Available: buildup"),
        (["export", "-o", "x.html"], 2, "required: --to"),
        (["export", "--to", "html", "-o", "x.html", "--sections", "a"], 2, "there is no section “a”"),
        (["export", "nowhere", "--to", "txt", "-o", "-"], 1, "nowhere: there is nothing at this path"),
        (["export", "--to", "txt", "-o", "no/such/x.txt"], 1, "this folder does not exist"),
        (["pdf", "nowhere", "-o", "x.pdf"], 1, "nowhere: there is nothing at this path"),
        (["pack", "nowhere"], 1, "there is nothing at this path"),
    ],
)
def test_a_fault_is_one_line_and_a_code(
    words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert said.startswith("briefing: ")


@pytest.mark.parametrize("words", [["--help"], ["pdf", "--help"], ["export", "--help"], ["--version"]])
def test_help_and_version_are_no_faults(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out


def test_a_standard_that_is_not_met_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sections/en/first.md").write_text("Words.\n\n#### Deep\n")
    assert main(["pdf", str(folder), "-o", str(tmp_path / "x.pdf"), "--plates", "none"]) == 0
    assert "a standard for archives or accessibility is not met" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "usage", "options", "missing"),
    [
        ("en", "usage: briefing", "show this help message and exit", "the following arguments are required"),
        ("nl", "gebruik: briefing", "deze hulp tonen en stoppen", "deze argumenten ontbreken"),
    ],
)
def test_what_argparse_says_is_in_the_language_of_the_system(
    language: str,
    usage: str,
    options: str,
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert app.main(["--help"]) == 0
    whole = capsys.readouterr().out
    assert whole.startswith(f"{usage} [-h] [--version] [--new-window] [PATH | COMMAND ...]\n")
    assert all(name in whole for name in cli.COMMANDS)
    assert options in whole
    assert app.main(["pdf", "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"{usage} pdf")
    assert app.main(["pdf"]) == 2
    assert missing in capsys.readouterr().err
