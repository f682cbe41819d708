"""Loading PySide: what it compiles is kept, damage is survived, and it does not read what is imported later."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.desktop.starting import qt_import

ROOT = Path(__file__).resolve().parents[3]
SOURCE = "shibokensupport/signature/loader.py"

# Loads PySide in a fresh process, and says how much of its support was compiled there.
PROBE = """
import builtins, re
expressions = re.compile
real, compiled = builtins.compile, []
builtins.compile = lambda source, name, *words, **named: compiled.append(name) or real(source, name, *words, **named)
from briefing.desktop.starting import qt_import
qt_import.load()
assert builtins.__import__.__name__ != "__feature_import__"
assert builtins.compile.__name__ == "<lambda>"
assert re.compile is expressions
from PySide6.QtCore import QObject, Qt
from enum import EnumType
assert EnumType._create_.__module__ == "briefing.desktop.starting.quick_enums"
assert QObject(objectName="made").objectName() == "made" and Qt.AlignmentFlag.AlignLeft.name == "AlignLeft"
print(sum(str(name).startswith("shibokensupport/") for name in compiled))
"""


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    """A folder of caches of its own."""
    folder = tmp_path / "caches"
    folder.mkdir()
    return folder


def compiled(caches: Path) -> int:
    """How many files of its support PySide compiles in a start with these caches."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(caches), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def kept_file(caches: Path) -> Path:
    """The one file in which the compiled support is kept."""
    (file,) = (caches / "briefing").glob("pyside-*.bin")
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of other systems are not chosen by a variable")
class TestALaterStart:
    def test_compiles_hardly_anything(self, caches: Path) -> None:
        first, second = compiled(caches), compiled(caches)
        assert first > 8
        assert second <= 1  # the writer of stub files, which is left empty

    def test_makes_anew_what_is_damaged(self, caches: Path) -> None:
        compiled(caches)
        file = kept_file(caches)
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)
        assert compiled(caches) > 8
        assert compiled(caches) <= 1

    def test_does_not_trust_what_others_can_write(self, caches: Path) -> None:
        compiled(caches)
        kept_file(caches).chmod(0o666)
        assert compiled(caches) > 8

    def test_needs_no_cache(self, caches: Path) -> None:
        (caches / "briefing").write_text("a file where the folder should be")
        assert compiled(caches) > 8


class TestWhatIsKept:
    def test_is_used_for_the_same_source_only(self, tmp_path: Path) -> None:
        file = tmp_path / "kept.bin"
        with qt_import._kept_compiled(file):
            assert compile(b"value = 1", SOURCE, "exec").co_consts[0] == 1
        with qt_import._kept_compiled(file):
            assert compile(b"value = 2", SOURCE, "exec").co_consts[0] == 2
        assert {source for _name, source in qt_import._read(file)} == {b"value = 2"}

    def test_leaves_other_code_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "kept.bin"
        with qt_import._kept_compiled(file):
            assert compile("value = 3", "elsewhere.py", "exec").co_consts[0] == 3
        assert not file.exists()

    def test_is_nothing_where_it_cannot_be_read(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        file = tmp_path / "kept.bin"
        file.write_bytes(b"too short")
        file.chmod(0o600)
        assert qt_import._read(file) == {}
        assert "is made anew" in caplog.text

    def test_is_done_without_where_it_cannot_be_written(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level("INFO"):
            qt_import._write(Path("/proc/briefing/kept.bin"), {})
        assert "is not kept" in caplog.text


class TestWhatIsPutOff:
    LONG = "(a)(?:b|cd)*" + "(?:e|f)?" * qt_import.LONG

    def test_are_long_expressions_until_they_are_used(self) -> None:
        real = re.compile
        with qt_import._long_ones_later():
            short, long = re.compile("ab+"), re.compile(self.LONG, re.IGNORECASE)
        assert isinstance(short, re.Pattern)
        assert isinstance(long, qt_import._Later)
        assert re.compile is real
        find = long.finditer
        assert [each.groups() for each in find("xABCDf")] == [("A",)]
        assert long.match("abcd") is not None
        assert long.groups == 1

    def test_are_none_after_a_failure(self) -> None:
        real = re.compile
        with pytest.raises(OSError, match="gone"), qt_import._long_ones_later():
            raise OSError("gone")
        assert re.compile is real

    def test_is_read_by_pyside_where_a_call_is_wrong(self) -> None:
        code = """
from PySide6.QtCore import QRect
try:
    QRect("here")
except TypeError as error:
    print(error)
"""
        load = "from briefing.desktop.starting import qt_import; qt_import.load()"
        usual, ours = (
            subprocess.run([sys.executable, "-c", start + code], cwd=ROOT, capture_output=True, text=True, check=True)
            for start in ("", load)
        )
        assert "PySide6.QtCore.QSize" in usual.stdout
        assert ours.stdout == usual.stdout
