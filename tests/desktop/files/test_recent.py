from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing.desktop.session import add_recent, come_back, keep_comparing
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


def test_comparisons_of_one_name_are_told_apart_by_their_folders(desk: Desk) -> None:
    of_may, of_june = Path("/may"), Path("/june")
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


def test_those_of_one_folder_are_told_apart_by_their_files(desk: Desk) -> None:
    leave_unsaved(desk, *([Path(f"/may/{name}.{kind}") for name in "ab"] for kind in ("png", "jpg")))
    assert offered(desk) == [
        "a compared with b (not saved) — /may — a.jpg, b.jpg",
        "a compared with b (not saved) — /may — a.png, b.png",
    ]


def test_long_names_do_not_make_the_menu_wider_than_a_screen(desk: Desk) -> None:
    name = "a-long-name-that-somebody-gave-to-a-briefing-for-all-of-it-to-be-told-in-it-2021.briefing"
    for folder in ("one", "other"):
        add_recent(desk.store, f"/home/somebody/{name}/{folder}/{name}")
    menu = desk.commands.actions.menus["recent"]
    menu.aboutToShow.emit()
    assert menu.sizeHint().width() < 100 * menu.fontMetrics().averageCharWidth() + 100
    other, one = (action.text() for action in menu.actions())
    assert other.startswith("a-long-name"), "both ends tell most"
    assert other.endswith("/other")
    assert one.endswith("/one")
    tip = menu.actions()[1].toolTip().replace("\u200b", "")
    assert menu.toolTipsVisible()
    assert f"/home/somebody/{name}/one/{name}" in tip, "all of it is told there"


def test_names_that_would_be_as_others_when_shortened_stay_whole(desk: Desk) -> None:
    alike = [f"/{'a' * 60}{middle}{'b' * 60}/name" for middle in ("one", "other")]
    for path in alike:
        add_recent(desk.store, path)
    menu = desk.commands.actions.menus["recent"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        f"name — {path.removesuffix('/name')}" for path in reversed(alike)
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
