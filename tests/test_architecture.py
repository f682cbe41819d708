"""The plan of the house, held: who may know whom, what an import brings along, how large a part may be."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 400

QT = ("PySide6", "shiboken6", "qt_material")
PIXELS = ("PIL", "numpy")


@pytest.mark.parametrize(
    ("module", "left_out"),
    [
        ("briefing.app", (*QT, *PIXELS, "typst", "markdown_it", "msgspec", "argparse")),
        ("briefing.cli", (*QT, *PIXELS, "typst", "markdown_it")),
        ("briefing.document.opening", (*QT, *PIXELS, "typst")),
        ("briefing.desktop.starting.first", (*QT, *PIXELS, "typst", "markdown_it")),
        ("briefing.imagery.service", (*QT, *PIXELS, "typst", "briefing.document")),
        ("briefing.imagery.worker", (*QT, "typst", "markdown_it", "briefing.document")),
        ("briefing.paper.printing", QT),
    ],
)
def test_an_import_in_a_fresh_interpreter_leaves_out_what_belongs_elsewhere(
    module: str, left_out: tuple[str, ...]
) -> None:
    code = f"import sys, {module}; print(*(name for name in {left_out!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_root_of_a_start_loads_nothing_before_an_interrupt_is_heard() -> None:
    code = "import sys; before = set(sys.modules); import briefing.app; print(*(sys.modules.keys() - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"briefing", "briefing.app", "gc"}


def test_the_layers_and_the_doors_of_libraries_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_part_of_the_package_is_too_long_to_be_read_at_once() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "briefing").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize("room", ["document", "imagery", "paper", "desktop/compare"])
def test_a_large_room_says_where_each_of_its_parts_belongs(room: str) -> None:
    plan = (ROOT / "briefing" / room / "__init__.py").read_text(encoding="utf-8")
    told = sorted(
        name for line in re.findall(r"^[A-Z][^:]+: {2,}(.+)$", plan, re.MULTILINE) for name in line.split(", ")
    )
    there = (path for path in (ROOT / "briefing" / room).iterdir() if not path.name.startswith("__"))
    assert told == sorted(path.stem for path in there)


def test_no_label_takes_words_for_html() -> None:
    made = {path.name for path in (ROOT / "briefing").rglob("*.py") if "QLabel(" in path.read_text(encoding="utf-8")}
    assert made == {"labels.py"}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_requirement_has_a_version_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert "//" not in text
    assert not re.search(r"^\s*-(?!-hash)", text, re.MULTILINE), "only hashes stand on lines of their own"
    entries = re.split(r"\n(?=\S)", text.strip())[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ (; .+ )?\\\n", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = _locked("requirements.txt")
    asked = {_name(each) for each in project["project"]["dependencies"]}
    assert asked <= runtime
    for_development = {_name(each) for each in project["dependency-groups"]["dev"]}
    assert for_development <= runtime | _locked("requirements-dev.txt")
    assert not runtime & _locked("requirements-dev.txt")


def _locked(name: str) -> set[str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower()
