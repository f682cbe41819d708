"""Names of files that are odd, long or no text: told, read and remembered, and never the end of the program."""

import json
import logging
import os
import sys
from pathlib import Path

import pytest

from briefing import log
from briefing.cli import main
from briefing.settings import LAST, Settings
from tests.paper.conftest import small_briefing

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")

ODD = os.fsdecode(b"odd\xff")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_briefing(tmp_path / "small")


@only_linux
def test_what_is_said_of_one_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_briefing(tmp_path / ODD)
    (folder / f"{ODD}.txt").write_text("x")
    assert main(["check", str(folder)]) == 1
    assert r"odd\udcff.txt" in capsys.readouterr().out
    assert main(["check", str(folder), "--json"]) == 1
    assert any(f"{ODD}.txt" in finding.values() for finding in json.loads(capsys.readouterr().out))
    assert main(["new", str(tmp_path / f"{ODD}-new")]) == 0
    assert r"odd\udcff-new" in capsys.readouterr().out
    assert main(["check", str(tmp_path / f"{ODD}-nowhere")]) == 1


@only_linux
def test_one_is_not_packed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_briefing(tmp_path / "small")
    (folder / f"{ODD}.txt").write_text("x")
    assert main(["pack", str(folder), "-o", str(tmp_path / "x.briefing")]) == 1
    assert "not safe" in capsys.readouterr().err


@only_linux
def test_an_export_at_one_has_its_pictures_beside_it(tmp_path: Path) -> None:
    folder = small_briefing(tmp_path / "small")
    target = tmp_path / f"{ODD}.md"
    assert main(["export", str(folder), "--to", "md", "-o", str(target)]) == 0
    assert "odd�-images/" in target.read_text()
    assert list((tmp_path / "odd�-images").iterdir())


@only_linux
def test_one_is_remembered(tmp_path: Path) -> None:
    store = Settings(tmp_path / "settings.json")
    store.set(LAST, f"/tmp/{ODD}")
    store.save()
    assert Settings(store.path).get(LAST) == f"/tmp/{ODD}"


@only_linux
def test_one_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.Logger("root")
    monkeypatch.setattr(logging, "getLogger", lambda _name=None: root)
    file = log.start(tmp_path)
    assert file is not None
    root.info("opened %s", ODD)
    for handler in root.handlers:
        handler.close()
    assert r"opened odd\udcff" in file.read_text()


@pytest.mark.skipif(os.name == "nt", reason="such a name is no path there")
def test_a_name_that_is_too_long_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long, small = str(tmp_path / ("a" * 300)), str(folder)
    for words, reason in (
        ([long], "there is nothing at this path"),
        (["pdf", small, "-o", long], "this name is too long"),
        (["export", small, "--to", "md", "-o", long], "this name is too long"),
        (["export", small, "--to", "md", "-o", str(tmp_path / ("a" * 252))], "this name is too long"),
        (["pack", small, "-o", long], "this name is too long"),
        (["pack", long], "this cannot be read"),
        (["new", long], "this folder cannot be made"),
        (["check", long], "this cannot be read"),
        (["check", f"{long}/briefing.toml"], "this cannot be read"),
        (["compare", long, long], "this file cannot be read"),
    ):
        assert main(words) == 1
        said = "".join(capsys.readouterr())
        assert reason in said
        assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.skipif(os.name == "nt", reason="links need leave on Windows")
def test_a_link_that_leads_to_itself_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for words, reason in (
        (["pack", str(loop)], "this cannot be read"),
        (["check", str(loop)], "this cannot be read"),
        (["new", str(loop)], "this folder cannot be made"),
    ):
        assert main(words) == 1
        assert reason in "".join(capsys.readouterr())
    assert main(["pack", str(folder), "-o", str(loop)]) == 0
    assert loop.is_file()


@pytest.mark.skipif(os.name == "nt", reason="such names are refused there")
def test_what_a_stranger_wrote_gives_the_terminal_no_command(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "images" / "a\x1b]0;pwn\x07.txt").touch()
    manifest = folder / "briefing.toml"
    whole = manifest.read_text(encoding="utf-8")
    manifest.write_text(f'"k\\n\u202ex" = 1\n{whole}', encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    said = capsysbinary.readouterr().out.decode()
    assert r"images/a\x1b]0;pwn\x07.txt: nothing uses this file." in said
    assert r"briefing.toml, k\n\u202ex: this key" in said
    assert said.replace("\n", "").isprintable()
    assert main(["check", "--json", str(folder)]) == 1
    said = capsysbinary.readouterr().out.decode()
    assert said.replace("\n", "").isprintable()
    assert "k\n\u202ex" in {each["place"] for each in json.loads(said)}
    manifest.write_text(f"x = \x1b[31mred\n{whole}", encoding="utf-8")
    for words in (["check"], ["pdf", "-o", "-"], ["export", "--to", "txt", "-o", "-"], ["pack", "-o", "-"]):
        assert main([words[0], str(folder), *words[1:]]) == 1
        assert r"this is not TOML: x = \x1b[31mred." in b"".join(capsysbinary.readouterr()).decode()
