"""Manifests that were read are kept, for the very same bytes only."""

from pathlib import Path

import pytest

from briefing.document import kept_manifests, manifest
from briefing.document.model import Briefing
from briefing.document.opening import open_briefing
from briefing.errors import ManifestError
from briefing.paths import builtin_briefing
from tests.document.samples import MANIFEST, files, write_folder

MOMENT = MANIFEST.replace("cutoff = 2021-12-24", "cutoff = 2021-12-24T18:00:00+01:00")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was read anew."""
    seen: list[bytes] = []
    read = manifest.parse

    def parse(data: bytes) -> Briefing:
        seen.append(data)
        return read(data)

    monkeypatch.setattr(manifest, "parse", parse)
    return seen


@pytest.mark.parametrize("text", [MANIFEST, MOMENT, f"\ufeff{MANIFEST}", MANIFEST.replace("\n", "\r\n")])
def test_what_was_kept_is_the_briefing_that_was_read(text: str, readings: list[bytes]) -> None:
    data = text.encode()
    first = kept_manifests.parsed(data)
    assert kept_manifests.parsed(data) == first == manifest.parse(data)
    assert readings == [data, data], "once to keep it, and once here"


def test_all_of_the_built_in_briefing_comes_back(readings: list[bytes]) -> None:
    with open_briefing(builtin_briefing()) as first, open_briefing(builtin_briefing()) as again:
        assert again.briefing == first.briefing
        assert again.briefing.events
    assert len(readings) == 1


def test_a_manifest_that_was_changed_is_read_anew(tmp_path: Path, readings: list[bytes]) -> None:
    folder = write_folder(tmp_path / "briefing", files())
    open_briefing(folder).close()
    file = folder / "briefing.toml"
    file.write_text(MANIFEST.replace("edition = 1", "edition = 2"), encoding="utf-8")
    with open_briefing(folder) as opened:
        assert opened.briefing.edition == 2
    assert len(readings) == 2


def test_a_reader_that_was_changed_reads_for_itself(monkeypatch: pytest.MonkeyPatch, readings: list[bytes]) -> None:
    kept_manifests.parsed(MANIFEST.encode())
    made_of: list[Path] = []

    def maker(*files: Path) -> str:
        made_of.extend(files)
        return "another"

    with monkeypatch.context() as changed:
        changed.setattr(kept_manifests, "maker", maker)
        kept_manifests._reader.cache_clear()
        kept_manifests.parsed(MANIFEST.encode())
    kept_manifests._reader.cache_clear()
    assert len(readings) == 2
    assert {"manifest.py", "model.py"} < {file.name for file in made_of}
    assert all(file.exists() for file in made_of), "or a change of it would go unseen"


def test_what_is_at_fault_is_told_each_time(readings: list[bytes]) -> None:
    for _time in range(2):
        with pytest.raises(ManifestError, match="edition"):
            kept_manifests.parsed(MANIFEST.replace("edition = 1", "edition = 0").encode())
    assert len(readings) == 2


def test_a_very_long_manifest_is_not_kept(readings: list[bytes]) -> None:
    data = MANIFEST.encode() + b"# words\n" * (kept_manifests.MOST_BYTES // 8)
    assert kept_manifests.parsed(data) == kept_manifests.parsed(data)
    assert len(readings) == 2
