"""Where commands write, and over what they do not."""

from pathlib import Path

import pytest

from briefing.cli import main
from tests.paper.conftest import small_briefing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_briefing(tmp_path / "small")


def test_nothing_is_written_over_the_briefing_itself(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "own.briefing"
    assert main(["pack", str(folder), "-o", str(archive)]) == 0
    for words in (
        ["pdf", archive, "-o", archive],
        ["export", archive, "--to", "txt", "-o", archive],
        ["pdf", folder, "-o", folder / "briefing.toml"],
        ["pdf", folder / "briefing.toml", "-o", folder / "images" / "a.png"],
        ["export", folder, "--to", "md", "-o", folder / "sections" / "en" / "first.md"],
        ["pack", folder, "-o", folder / "images" / "b.png"],
    ):
        before = Path(str(words[-1])).read_bytes()
        assert main([str(word) for word in words]) == 1
        assert "this is the briefing itself, or a part of it. Choose another name." in capsys.readouterr().err
        assert Path(str(words[-1])).read_bytes() == before
    (folder / "out.txt").write_text("of last time")
    assert main(["export", str(folder), "--to", "txt", "-o", str(folder / "out.txt")]) == 0
    assert "Small" in (folder / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("deep", ["", "notes/"])
def test_what_is_written_into_the_folder_of_a_briefing_is_told(
    deep: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "notes").mkdir()
    assert main(["export", str(folder), "--to", "txt", "-o", f"{folder}/{deep}x.txt"]) == 0
    assert "it lies in the folder of a briefing" in capsys.readouterr().err
    (folder / ".notes").mkdir()
    for outside in (tmp_path / "x.txt", folder / ".notes" / "x.txt"):  # where no briefing has it as a part
        assert main(["export", str(folder), "--to", "txt", "-o", str(outside)]) == 0
        assert "it lies in" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        (["pdf"], "PDF", ".html"),
        (["export", "--to", "html"], "htm", ".pdf"),
        (["export", "--to", "txt"], "log", ".MD"),
        (["pack"], "briefing", ".txt"),
    ],
)
def test_a_name_that_ends_as_that_of_something_else_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], right: str, wrong: str
) -> None:
    for ending, is_told in ((f".{right}", False), ("", False), (wrong, True)):
        target = tmp_path / f"made{ending}"
        assert main([words[0], str(folder), *words[1:], "-o", str(target)]) == 0
        said = capsys.readouterr().err
        assert (f"{target}: its name ends in {wrong.lower()}, so that programs" in said) is is_told


@pytest.mark.parametrize("words", [["pdf"], ["export", "--to", "txt"], ["pack"]])
def test_no_other_briefing_is_written_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    other, archive = tmp_path / "other", tmp_path / "other.briefing"
    assert main(["new", str(other)]) == main(["pack", str(other)]) == 0
    for target in (other / "briefing.toml", *([archive] if words != ["pack"] else [])):
        before = target.read_bytes()
        assert main([words[0], str(folder), *words[1:], "-o", str(target)]) == 1
        said = f"briefing: {target}: a briefing is there, and is not written over. Choose another name.\n"
        assert said in capsys.readouterr().err
        assert target.read_bytes() == before


def test_a_target_that_cannot_be_written_leaves_what_was_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", str(folder), "-o", str(tmp_path / "none" / "x.briefing")]) == 1
    assert capsys.readouterr().err.endswith("this folder does not exist.\n")


@pytest.mark.parametrize("to", ["html", "md"])
def test_an_export_into_a_folder_is_refused(to: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder), "--to", to, "-o", ""]) == 1
    assert "this is a folder, not a file" in capsys.readouterr().err
