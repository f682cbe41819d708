import datetime
import os
from pathlib import Path

import pytest

from briefing.document import loose as module
from briefing.document.loose import LoosePicture, check_loose, read_loose, reasons, to_compare, together
from briefing.errors import PictureError
from briefing.paths import resource

PNG = resource("format/beginning/images/before.png").read_bytes()


def test_a_picture_is_read_with_the_day_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    noon = datetime.datetime(2021, 10, 7, 12).astimezone()
    os.utime(path, (noon.timestamp(), noon.timestamp()))
    assert read_loose(path) == LoosePicture(name="a.png", data=PNG, changed=noon.date())


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be made there")
def test_a_name_that_is_no_text_is_made_readable(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n.png")
    path.write_bytes(PNG)
    assert read_loose(path).name == "caf? .png"


def test_what_cannot_be_compared_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.txt").write_text("words")
    (tmp_path / "large.png").write_bytes(PNG)
    with pytest.raises(PictureError, match=r"nothing.png: there is nothing at this path\. Check the path"):
        check_loose(tmp_path / "nothing.png")
    with pytest.raises(PictureError, match="this is not a file"):
        check_loose(tmp_path)
    with pytest.raises(PictureError, match=r"notes.txt: this is not a PNG, JPEG, WebP or TIFF picture\."):
        read_loose(tmp_path / "notes.txt")
    with pytest.raises(PictureError, match=r"this file cannot be read"):
        check_loose(tmp_path / ("x" * 300))
    monkeypatch.setattr(module, "MOST_ENTRY_BYTES", 5)
    with pytest.raises(PictureError, match="this file is larger than"):
        check_loose(tmp_path / "large.png")


def test_a_file_that_goes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    monkeypatch.setattr(module, "check_loose", lambda path: path.unlink())
    with pytest.raises(PictureError, match="this file cannot be read"):
        read_loose(path)


def test_of_very_many_that_are_left_out_for_one_reason_it_is_said_how_many() -> None:
    same = [PictureError("this is broken", where=f"there/{name}.png", advice="Mend it") for name in "abcdefghij"]
    other = PictureError("this is large", where="x.png")
    assert reasons([same[0]]) == "a.png: this is broken. Mend it."
    assert reasons([same[0], other, *same[1:]]) == (
        "a.png, b.png, c.png, d.png, e.png, f.png, g.png, h.png and 2 more: this is broken. Mend it. "
        "x.png: this is large."
    )
    assert together([other]) is other
    assert str(together([same[0], other])) == "a.png: this is broken. Mend it. x.png: this is large."


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, ...]:
    paths = tuple(tmp_path / name for name in ("a.png", "b.png", "c.png"))
    for path in paths:
        path.write_bytes(PNG)
    return paths


def test_of_a_picture_that_is_named_twice_one_is_compared(three: tuple[Path, ...], tmp_path: Path) -> None:
    a, b, c = three
    (tmp_path / "link.png").hardlink_to(a)
    assert to_compare([b, a, c]) == ([b, a, c], []), "though their bytes are the same"
    assert to_compare([a, tmp_path / "link.png", b, tmp_path / "." / "a.png"]) == ([a, b], [])


def test_where_files_have_no_numbers_they_are_told_apart_by_their_paths(
    three: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "check_loose", lambda _path: os.stat_result((0,) * 10))
    monkeypatch.chdir(three[0].parent)
    assert to_compare([*three, Path(three[0].name)]) == (list(three), [])


def test_one_picture_is_nothing_to_compare(three: tuple[Path, ...]) -> None:
    for paths in (three[:1], three[:1] * 2):
        with pytest.raises(PictureError) as told:
            to_compare(paths)
        assert str(told.value) == (
            f"{three[0]}: this is the only picture, and a comparison has two or more. Choose another one as well."
        )


def test_of_three_or_more_those_that_are_no_pictures_are_left_out(three: tuple[Path, ...]) -> None:
    a, b, c = three
    b.write_text("words")
    found, (why,) = to_compare([a, b, c])
    assert found == [a, c]
    assert str(why) == f"{b}: this is not a PNG, JPEG, WebP or TIFF picture."
    c.unlink()
    for paths, other in (([a, b], ""), (three, " c.png: there is nothing at this path. Check the path.")):
        with pytest.raises(PictureError) as told:
            to_compare(paths)
        assert str(told.value).endswith(f"b.png: {why.reason}{other}"), "there is nothing left to compare it with"


def test_too_many_pictures_are_refused_with_how_many_may_be(
    three: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PICTURES", 2)
    assert to_compare(three[:2]) == (list(three[:2]), [])
    with pytest.raises(PictureError, match=r"^these are 3 pictures, and at most 2 can be compared\. Choose fewer\.$"):
        to_compare(three)


def test_pictures_that_have_no_room_in_one_archive_are_refused(
    three: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_TOGETHER", 2 * len(PNG))
    assert to_compare(three[:2]) == (list(three[:2]), [])
    with pytest.raises(PictureError, match=r"^these pictures are larger than 0 MiB together\. Choose fewer, or make"):
        to_compare(three)
