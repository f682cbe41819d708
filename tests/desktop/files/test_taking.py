"""What is seen of a pair, written as a picture or an animation in the size that was chosen."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing import settings
from briefing.desktop import jobs
from briefing.desktop.actions import plain_words
from briefing.desktop.commands import Commands
from briefing.desktop.compare import sizes
from briefing.desktop.files import file_dialog
from briefing.desktop.files.taking import write_film, write_picture
from briefing.document.opening import open_briefing
from briefing.errors import PictureError
from briefing.settings import Settings
from tests.desktop.conftest import Desk
from tests.end_to_end.pair import write_pair
from tests.imagery.pictures import plain_png


@pytest.fixture
def large_desk(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window with a pair of pictures in it that are larger than they are seen."""
    desk.opener.begin(open_briefing(write_pair(tmp_path / "large", size=(1200, 800))))
    images = desk.window.images
    qtbot.waitUntil(lambda: images.handles() is not None and images.canvas.scene is not None)
    return desk


@pytest.mark.parametrize(
    ("name", "typed", "kind", "written", "frames"),
    [
        ("save-picture", "seen", "PNG picture (*.png)", "seen.png", 1),
        ("save-picture", "seen.png", "PNG picture (*.png)", "seen.png", 1),
        ("save-picture", "seen", "JPEG picture (*.jpg *.jpeg)", "seen.jpg", 1),
        ("save-picture", "seen.JPEG", "PNG picture (*.png)", "seen.JPEG", 1),
        ("save-film", "film", "Animated PNG (*.png *.apng)", "film.png", 2),
        ("save-film", "film", "Animated GIF (*.gif)", "film.gif", 2),
        ("save-film", "film.gif", "Animated PNG (*.png *.apng)", "film.gif", 2),
    ],
)
def test_what_is_seen_is_written_where_one_says(
    pair_desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    typed: str,
    kind: str,
    written: str,
    frames: int,
) -> None:
    chosen = lambda *_asked: (str(tmp_path / typed), kind)  # noqa: E731
    monkeypatch.setattr(file_dialog, "one_to_save", chosen)
    pair_desk.trigger(name)
    qtbot.waitUntil(lambda: pair_desk.message().startswith("Saved:"))
    image = Image.open(io.BytesIO((tmp_path / written).read_bytes()))
    assert pair_desk.message() == f"Saved: {tmp_path / written}, {image.width} × {image.height} pixels"
    assert getattr(image, "n_frames", 1) == frames
    assert image.format == {".png": "PNG", ".gif": "GIF"}.get(Path(written).suffix, "JPEG")


def test_a_file_that_cannot_be_written_is_told(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    write_picture(pair_desk.window, tmp_path / "nowhere" / "seen.png")
    qtbot.waitUntil(lambda: "this folder does not exist" in pair_desk.message())


def test_saving_asks_nothing_when_one_gives_up(
    pair_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def given_up(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return "", ""

    monkeypatch.setattr(file_dialog, "one_to_save", given_up)
    before = sorted(tmp_path.rglob("*"))
    pair_desk.trigger("save-picture")
    pair_desk.trigger("save-film")
    assert pair_desk.message() == ""
    figure = pair_desk.window.images.figure_id
    assert offered == [f"two-colours-{figure}.png", f"two-colours-{figure}-animation.png"]
    assert sorted(tmp_path.rglob("*")) == before


def written(desk: Desk, qtbot: QtBot, path: Path) -> Image.Image:
    """A picture of what is seen, once it is there."""
    path.unlink(missing_ok=True)
    write_picture(desk.window, path)
    qtbot.waitUntil(lambda: desk.message().startswith("Saved:"))
    desk.window.say_no_more()
    return Image.open(io.BytesIO(path.read_bytes()))


def test_the_size_that_was_chosen_holds_from_then_on(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    once = written(pair_desk, qtbot, tmp_path / "seen.png")
    pair_desk.trigger("size-double")
    twice = written(pair_desk, qtbot, tmp_path / "seen.png")
    assert twice.size == pytest.approx((2 * once.width, 2 * once.height), abs=1), "but for parts of a pixel"
    pair_desk.store.save()
    again = Settings(pair_desk.store.path)
    assert again.get(settings.SAVED_SIZE) == "double"
    actions = Commands(pair_desk.window, pair_desk.opener, None).actions
    assert [size for size in ("screen", "double", "pictures") if actions[f"size-{size}"].isChecked()] == ["double"]


def test_as_large_as_the_pictures_it_has_their_own_pixels(large_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    large_desk.trigger("size-pictures")
    seen = written(large_desk, qtbot, tmp_path / "seen.png")
    assert (seen.width, 800 < seen.height < 1000) == (1200, True)
    for name, left in (("before", 20), ("after", 700)):
        box = (left, 500, left + 400, 700)
        with Image.open(tmp_path / "large" / "images" / f"{name}.png") as picture:
            assert seen.convert("RGB").crop(box).tobytes() == picture.crop(box).tobytes()


def test_an_animation_has_that_size_too_and_it_is_said_where_there_is_no_more(
    large_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.gif"
    large_desk.trigger("size-pictures")
    write_film(large_desk.window, path)
    qtbot.waitUntil(lambda: large_desk.message().startswith("Saved:"))
    film = Image.open(io.BytesIO(path.read_bytes()))
    assert film.width == 1200
    large_desk.window.say_no_more()
    monkeypatch.setattr(sizes, "MEGAPIXEL", 100_000)
    monkeypatch.setattr(sizes, "MOST_OF_A_FILM", 400_000)
    write_film(large_desk.window, path)
    qtbot.waitUntil(lambda: large_desk.message().endswith("pixels (limited to 4 megapixels)"))
    film = Image.open(io.BytesIO(path.read_bytes()))
    assert 380_000 < film.width * film.height <= 400_000


def test_the_menu_tells_how_large_each_size_is(large_desk: Desk) -> None:
    menu: Any = large_desk.commands.actions.menus["size"]
    menu.aboutToShow.emit()
    told = [action.text().split("\t") for action in menu.actions()]
    assert [plain_words(words) for words, _size in told] == [
        "As on the screen",
        "Twice as large",
        "As large as the pictures",
    ]
    wide = large_desk.window.images.canvas.stage().width()
    widths = [int(size.split(" × ")[0]) for _words, size in told]
    assert widths == pytest.approx([wide, 2 * wide, 1200], abs=1)
    assert (widths[0], widths[2]) == (wide, 1200)


def test_saving_can_be_cancelled_while_pictures_come(pair_desk: Desk, tmp_path: Path, qtlog: Any) -> None:
    service, path = pair_desk.service, tmp_path / "seen.png"
    path.write_bytes(b"what was there")
    pair_desk.trigger("size-double")
    service.held = True
    write_picture(pair_desk.window, path)
    assert pair_desk.message() == "Writing the picture…"
    assert not pair_desk.window.messages.progress.isHidden()
    pair_desk.window.messages._closed()
    assert pair_desk.message() == "Cancelled; nothing was changed."
    service.held = False
    while jobs.writing() or not service.released:
        service.answer()
    jobs.drain()
    QApplication.processEvents()
    assert path.read_bytes() == b"what was there"
    assert pair_desk.message() == "Cancelled; nothing was changed."
    assert len(service.released) == len(service.stored) == 2, "the files are closed"
    assert not qtlog.records


def test_the_window_goes_on_while_a_picture_is_made(pair_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    canvas, service = pair_desk.window.images.canvas, pair_desk.service
    pair_desk.trigger("size-double")
    service.held = True
    write_picture(pair_desk.window, tmp_path / "seen.png")
    canvas.set_position(0.0)
    service.held = False
    service.answer()
    qtbot.waitUntil(lambda: pair_desk.message().startswith("Saved:"))
    seen = Image.open(io.BytesIO((tmp_path / "seen.png").read_bytes()))
    row = seen.height // 2
    assert seen.getpixel((20, row)) != seen.getpixel((seen.width - 20, row)), "what was seen when it was asked for"


def test_why_a_picture_was_not_made_is_told_in_a_sentence(
    pair_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object, **_how: object) -> None:
        raise PictureError("this picture is broken")

    pair_desk.trigger("size-double")
    monkeypatch.setattr(pair_desk.service, "pixels", broken)
    write_picture(pair_desk.window, tmp_path / "seen.png")
    qtbot.waitUntil(lambda: pair_desk.message() == "this picture is broken.")
    assert not (tmp_path / "seen.png").exists()


def test_a_picture_is_saved_as_it_is_seen_though_its_file_is_another_by_now(
    large_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    large_desk.trigger("size-pictures")
    first = written(large_desk, qtbot, tmp_path / "seen.png")
    for name in ("before", "after"):
        file = tmp_path / "large" / "images" / f"{name}.png"
        other = plain_png("blue", (1200, 800))
        assert len(other) <= file.stat().st_size
        file.write_bytes(other.ljust(file.stat().st_size, b"\0"))
    again = written(large_desk, qtbot, tmp_path / "seen.png")
    assert again.tobytes() == first.tobytes()


def test_pictures_that_are_not_there_yet_are_not_taken_for_those_that_are_seen(pair_desk: Desk, tmp_path: Path) -> None:
    canvas = pair_desk.window.images.canvas
    assert canvas.scene is not None
    canvas.show_pair(canvas.scene.pair)
    write_picture(pair_desk.window, tmp_path / "seen.png")
    assert pair_desk.message() == "Other pictures are on their way; save them once they are there."
    jobs.drain()
    assert not (tmp_path / "seen.png").exists()
