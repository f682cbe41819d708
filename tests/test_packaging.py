"""What is handed out works where it arrives: the wheel, the source archive, and what desktops are told."""

import ast
import configparser
import json
import os
import re
import runpy
import subprocess
import sys
import tarfile
import tomllib
import types
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefing import __version__
from briefing.desktop.starting.startup import WINDOWS_ID
from briefing.document.opening import SUFFIX
from briefing.imagery.service import PictureService
from briefing.paths import resource
from briefing.translation import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
MEDIA_TYPE = "application/vnd.briefing+zip"

Done = subprocess.CompletedProcess[str]
Programs = Callable[..., Done]


# The wheel and the source archive


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    build(folder)
    return folder


def build(folder: Path) -> None:
    words = ["-m", "hatchling", "build", "-d", str(folder), "-t", "sdist", "-t", "wheel"]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Programs:
    """Runs a program of a clean environment in which only the wheel is installed, and what it depends on is at hand."""
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "venv"), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--quiet", str(next(built.glob("*.whl")))], check=True)
    site = json.loads(
        subprocess.run(
            [programs / "python", "-c", "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"],
            check=True,
            capture_output=True,
        ).stdout
    )
    dependencies = Path(pytest.__file__).parent.parent
    (Path(site) / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    clean |= {"HOME": str(folder), "USERPROFILE": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}

    def run(program: str, *words: str) -> Done:
        command = [str(programs / program), *words]
        return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)

    return run


def test_an_installed_wheel_tells_its_version(installed: Programs) -> None:
    done = installed("briefing", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_an_installed_wheel_finds_its_resources_and_not_those_of_the_checkout(
    installed: Programs,
) -> None:
    done = installed("python", "-c", "from briefing.paths import resources; print(resources())")
    folder = Path(done.stdout.strip())
    assert folder.parts[-2:] == ("briefing", "resources")
    assert ROOT not in folder.parents
    for name in ("briefings", "export", "format", "icons", "maps", "print", "themes", "translations"):
        assert any((folder / name).iterdir()), name


def test_an_installed_wheel_checks_and_prints_the_built_in_briefing(installed: Programs, tmp_path: Path) -> None:
    code = "from briefing.paths import resource; print(resource('briefings/troop-buildup-2021-12'))"
    builtin = installed("python", "-c", code).stdout.strip()
    checked = installed("briefing", "check", builtin)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    target = tmp_path / "out.pdf"
    printed = installed("briefing", "pdf", "-o", str(target))
    assert printed.returncode == 0, printed.stderr
    assert target.read_bytes().startswith(b"%PDF-")


def test_the_source_archive_holds_what_it_takes_to_build_and_test(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "main.py",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "briefing/app.py",
        "packaging/dev.py",
        "packaging/requirements.txt",
        "tests/test_packaging.py",
    }
    assert wanted <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


def test_the_wheel_says_what_it_is(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        metadata = wheel.read(next(name for name in names if name.endswith("/METADATA"))).decode()
        entries = wheel.read(next(name for name in names if name.endswith("/entry_points.txt"))).decode()
    assert f"Version: {__version__}\n" in metadata
    assert "License-Expression: Apache-2.0\n" in metadata
    assert "briefing = briefing.app:run" in entries
    assert "briefing-reader = briefing.app:run" in entries
    assert not [name for name in names if not name.startswith(("briefing/", f"briefing-{__version__}"))]


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for path in built.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


# What a desktop is told


def test_all_places_name_the_same_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    changes = re.search(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", text, re.MULTILINE)
    assert changes is not None
    release = ElementTree.parse(PACKAGING / "linux" / "briefing.metainfo.xml").find("releases/release")  # noqa: S314
    assert release is not None
    assert changes.groups() == (release.get("version"), release.get("date"))
    assert changes[1] == __version__


def test_the_menu_entry_opens_the_files_that_the_media_type_names() -> None:
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "linux" / "briefing.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["gui-scripts"]
    assert desktop["Exec"].split() == ["briefing-reader", "%f"]
    assert desktop["TryExec"] in scripts
    assert desktop["MimeType"] == f"{MEDIA_TYPE};"
    described = ElementTree.parse(PACKAGING / "linux" / "briefing.xml").getroot()[0]  # noqa: S314
    assert described.get("type") == MEDIA_TYPE
    glob = described.find("{*}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.briefing"
    assert (ROOT / "resources" / "icons" / f"{desktop['Icon']}.svg").is_file()


def test_the_menu_entry_is_installed_with_another_command_and_removed_without_a_trace(tmp_path: Path) -> None:
    install = runpy.run_path(str(PACKAGING / "linux" / "install.py"))["main"]
    assert install(["--prefix", str(tmp_path), "--command", "/opt/Briefing/briefing --quiet"]) == 0
    entry = (tmp_path / "share/applications/briefing.desktop").read_text(encoding="utf-8")
    assert "\nExec=/opt/Briefing/briefing --quiet %f\n" in entry
    assert "\nTryExec=/opt/Briefing/briefing\n" in entry
    assert (tmp_path / "share/icons/hicolor/scalable/apps/briefing.svg").is_file()
    assert install(["--prefix", str(tmp_path), "--remove"]) == 0
    assert not list(tmp_path.rglob("briefing.*"))


class Recipe:
    """Stands for PyInstaller, and takes down what the recipe of the bundle asks of it on some system."""

    def __init__(self, system: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        hooks = types.ModuleType("PyInstaller.utils.hooks")
        hooks.collect_data_files = lambda _package: []  # type: ignore[attr-defined]
        for name in ("PyInstaller", "PyInstaller.utils"):
            monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
        monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
        monkeypatch.setattr(sys, "platform", system)
        steps = {name: self._step(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        spec = PACKAGING / "bundle.spec"
        runpy.run_path(str(spec), {**steps, "SPECPATH": str(PACKAGING), "workpath": str(folder)})

    def _step(self, name: str) -> Callable[..., object]:
        def step(*_parts: object, **words: Any) -> object:
            self.asked.append((name, words))
            return types.SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])

        return step

    def of(self, name: str) -> list[dict[str, Any]]:
        """With which words a step was asked for, each time."""
        return [words for each, words in self.asked if each == name]


def test_a_bundle_has_our_icon_and_on_windows_a_program_for_the_console_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Recipe("win32", tmp_path, monkeypatch).of("EXE")
    assert [(each["name"], each["console"]) for each in asked] == [("briefing", False), ("briefing-console", True)]
    for each in asked:
        with Image.open(each["icon"]) as icon:
            assert icon.size == (1024, 1024)
            assert len(icon.convert("RGB").getcolors(1 << 20) or ()) > 2
    installer = (PACKAGING / "windows" / "briefing.iss").read_text(encoding="utf-8")
    assert f'Filename: "{{app}}\\briefing.exe"; AppUserModelID: "{WINDOWS_ID}"' in installer


def test_a_bundle_on_macos_speaks_all_languages_and_opens_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = Recipe("darwin", tmp_path, monkeypatch)
    (made,) = recipe.of("BUNDLE")
    assert [each["name"] for each in recipe.of("EXE")] == ["briefing"]
    told = made["info_plist"]
    assert set(told["CFBundleLocalizations"]) == set(LANGUAGES)
    (exported,) = told["UTExportedTypeDeclarations"]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX.removeprefix(".")]
    assert exported["UTTypeTagSpecification"]["public.mime-type"] == [MEDIA_TYPE]
    (opened,) = told["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert Path(made["icon"]).is_file()


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
def test_a_bundle_is_the_picture_worker_when_the_reader_calls_it_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "briefing"
    program.write_text(f"#!{sys.executable}\n" + (PACKAGING / "bundle.py").read_text(encoding="utf-8"))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with PictureService() as pictures:
        data = resource("briefings/troop-buildup-2021-12/images").joinpath("before.jpg")
        assert pictures.overview(data.read_bytes(), (40, 40)).result(30).pixels.width == 40


def test_the_catalogues_are_what_the_source_says_and_complete() -> None:
    command = [sys.executable, str(PACKAGING / "translations.py"), "--check"]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_words_to_translate_stand_where_only_some_pythons_find_them() -> None:
    """Before 3.12, what is within an f-string is no code to who collects the words."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "briefing").rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "N_", "ngettext")
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
