"""Names of files that are no text, as Linux allows: told, read and remembered, and never the end of the program."""

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

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")

ODD = os.fsdecode(b"odd\xff")


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


def test_one_is_not_packed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_briefing(tmp_path / "small")
    (folder / f"{ODD}.txt").write_text("x")
    assert main(["pack", str(folder), "-o", str(tmp_path / "x.briefing")]) == 1
    assert "not safe" in capsys.readouterr().err


def test_an_export_at_one_has_its_pictures_beside_it(tmp_path: Path) -> None:
    folder = small_briefing(tmp_path / "small")
    target = tmp_path / f"{ODD}.md"
    assert main(["export", str(folder), "--to", "md", "-o", str(target)]) == 0
    assert "odd�-images/" in target.read_text()
    assert list((tmp_path / "odd�-images").iterdir())


def test_one_is_remembered(tmp_path: Path) -> None:
    store = Settings(tmp_path / "settings.json")
    store.set(LAST, f"/tmp/{ODD}")
    store.save()
    assert Settings(store.path).get(LAST) == f"/tmp/{ODD}"


def test_one_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.Logger("root")
    monkeypatch.setattr(logging, "getLogger", lambda _name=None: root)
    file = log.start(tmp_path)
    assert file is not None
    root.info("opened %s", ODD)
    for handler in root.handlers:
        handler.close()
    assert r"opened odd\udcff" in file.read_text()
