from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing.desktop.session import come_back, keep_comparing
from tests.desktop.conftest import Desk
from tests.desktop.files.loose import write


def leave_unsaved(desk: Desk, *comparisons: list[Path]) -> None:
    """Leave these as several windows do that end without a question, of which only one more comes up again."""
    for pictures in (*comparisons, [Path("today"), Path("tomorrow")]):
        keep_comparing(desk.store, pictures)
    come_back(desk.store)


def offered(desk: Desk) -> list[str]:
    menu = desk.commands.actions.menus["recent"]
    menu.aboutToShow.emit()
    return [each.text() for each in menu.actions()][:-1]


def test_comparisons_of_one_name_are_told_apart_by_their_folders(desk: Desk, tmp_path: Path) -> None:
    of_may, of_june = tmp_path / "may", tmp_path / "june"
    leave_unsaved(
        desk,
        [of_may / "a.png", of_june / "b.png"],
        [of_may / "a.png", of_may / "b.png"],
        [of_june / "a.png", of_june / "c.png"],
    )
    assert offered(desk) == [
        "a compared with c (not saved)",
        f"a compared with b (not saved) — {of_may}",
        f"a compared with b (not saved) — {of_may}, {of_june}",
    ]


def test_those_of_one_folder_are_told_apart_by_their_files(desk: Desk, tmp_path: Path) -> None:
    leave_unsaved(desk, *([tmp_path / f"{name}.{kind}" for name in "ab"] for kind in ("png", "jpg")))
    assert offered(desk) == [
        f"a compared with b (not saved) — {tmp_path} — a.jpg, b.jpg",
        f"a compared with b (not saved) — {tmp_path} — a.png, b.png",
    ]


def test_a_comparison_whose_files_are_not_there_at_the_moment_can_be_chosen_again(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drive = [tmp_path / "2020.png", tmp_path / "2021.png"]
    leave_unsaved(desk, drive)
    [words] = offered(desk)
    desk.commands.actions.menus["recent"].actions()[0].trigger()
    qtbot.waitUntil(lambda: "cannot be compared" in desk.message())
    assert offered(desk) == [words]
    for path in drive:
        write(path, "green")
    desk.commands.actions.menus["recent"].actions()[0].trigger()
    qtbot.waitUntil(lambda: desk.window.opened is not None and desk.window.opened.originals == tuple(drive))
    assert offered(desk) == []
