"""Words on the command line that open the window, or say why it is not opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import Open, main
from briefing.paths import resource
from briefing.settings import LANGUAGE, of_reader

ROOT = Path(__file__).resolve().parent.parent


def test_two_pictures_open_the_window(tmp_path: Path) -> None:
    pair = tmp_path / "a.png", tmp_path / "b.png"
    for path in pair:
        path.write_bytes(resource("format/beginning/images/before.png").read_bytes())
    assert main(["compare", *map(str, pair)]) == Open(compare=pair)
    assert main(["--new-window", "compare", *map(str, pair)]) == Open(compare=pair, anew=True)
    assert main([str(pair[0]), "--new-window"]) == Open(path=pair[0], anew=True)


def test_more_pictures_open_the_window_too_and_one_does_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three = tuple(tmp_path / name for name in ("a.png", "b.png", "c.png"))
    for path in three:
        path.write_bytes(resource("format/beginning/images/before.png").read_bytes())
    assert main(["compare", *map(str, three)]) == Open(compare=three)
    assert main(["compare", *map(str, three), str(three[0])]) == Open(compare=(*three, three[0]))
    for given in ([], [str(three[0])]):
        assert main(["compare", *given]) == 2
        said = "briefing: a comparison needs two pictures or more."
        assert capsys.readouterr().err == f"{said} See `briefing compare --help`.\n"
    assert main(["compare", str(three[0]), str(three[0])]) == 1
    said = f"briefing: {three[0]}: this is the only picture, and a comparison has two or more."
    assert capsys.readouterr().err == f"{said} Choose another one as well.\n"
    assert main(["compare", *(["a.png"] * 400)]) == 1
    assert capsys.readouterr().err == (
        "briefing: these are 400 pictures, and at most 366 can be compared. Choose fewer.\n"
    )


@pytest.fixture
def chosen_dutch() -> None:
    """Dutch was chosen in the window, and the system speaks English."""
    store = of_reader()
    store.set(LANGUAGE, "nl")
    store.save()


@pytest.mark.skipif(sys.platform != "linux", reason="it would open one")
@pytest.mark.usefixtures("chosen_dutch")
def test_that_there_is_no_screen_for_a_window_is_said_in_the_language_that_was_chosen_in_one() -> None:
    ended = run()
    assert ended.returncode == 1
    assert "er is geen scherm om" in ended.stderr


@pytest.mark.usefixtures("chosen_dutch")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere"], 1, "nowhere: op dit pad staat niets."),
        (["compare", "nowhere", "nowhere"], 1, "nowhere: op dit pad staat niets."),
        (["check"], 0, "Geen problemen gevonden in de ingebouwde briefing."),
        (["check", "nowhere"], 1, "nowhere: op dit pad staat niets."),
        (["pack", "nowhere"], 1, "nowhere: op dit pad staat niets."),
        (["pdf", "--help"], 0, "gebruik: briefing pdf"),
        (["pdf"], 2, "deze argumenten ontbreken"),
        (["chek", "nowhere"], 2, "Bedoelde u `briefing check`?"),
    ],
)
def test_commands_speak_the_language_that_was_chosen_in_the_window(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    assert said in "".join(capsys.readouterr())


def test_settings_that_are_no_good_are_not_told_by_a_command() -> None:
    store = of_reader()
    store.path.write_text("{", encoding="utf-8")
    ended = run("new")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens} | {"LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_what_is_no_picture_opens_no_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "a.png"
    good.write_bytes(resource("format/beginning/images/before.png").read_bytes())
    (tmp_path / "notes.txt").write_bytes(b"words")
    for path, reason in (("nowhere.png", "there is nothing at this path"), ("notes.txt", "this is not a PNG")):
        assert main(["compare", str(good), str(tmp_path / path)]) == 1
        said = capsys.readouterr().err
        assert f"{path}: {reason}" in said
        assert len(said.splitlines()) == 1


def test_the_way_to_the_window_leaves_the_reader_of_words_alone() -> None:
    code = "import sys; from briefing.cli import main; main(['x']); print('argparse' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
