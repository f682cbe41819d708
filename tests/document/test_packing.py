import datetime
import errno
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.document import archive, manifest, scaffold
from briefing.document.checks import check
from briefing.document.dates import is_historical
from briefing.document.manifest_texts import texts
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.packing import pack, packed
from briefing.document.saving import save
from briefing.document.schema import schema, schema_text
from briefing.document.storage import MANIFEST_NAME, FolderStorage, MemoryStorage
from briefing.errors import (
    LimitExceeded,
    MissingPart,
    NotABriefing,
    OutputError,
    UnreadablePart,
    UnsafeArchive,
    UsageError,
)
from briefing.files import Chosen, write_atomically
from tests.document.samples import files, write_folder

ROOT = Path(__file__).resolve().parents[2]


def test_a_folder_is_packed_the_same_whenever_and_in_whatever_order(tmp_path: Path) -> None:
    first = write_folder(tmp_path / "one", files())
    second = write_folder(tmp_path / "two", dict(reversed(files().items())))
    os.utime(second / "briefing.toml", (1_000_000_000, 1_000_000_000))
    write_folder(second, {".hidden/x": b"", "mimetype": b"something"})
    assert pack(first) == pack(second)
    (tmp_path / "small.briefing").write_bytes(pack(first))
    with zipfile.ZipFile(tmp_path / "small.briefing") as archive:
        assert archive.namelist() == ["mimetype", *sorted(files())]
    assert check(tmp_path / "small.briefing") == ()


def test_what_does_not_open_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(NotABriefing):
        pack(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotABriefing, match="this is not a folder"):
        pack(tmp_path / "file")


@pytest.mark.skipif(os.name == "nt", reason="such names are one file on Windows")
def test_an_archive_does_not_go_into_the_folder_that_is_packed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", files())
    for target in (folder / "small.briefing", folder / "images" / "x.briefing"):
        with pytest.raises(OutputError, match="inside the folder that is packed"):
            pack(folder, target)
    assert pack(folder, tmp_path / "small.briefing")


def test_an_open_briefing_is_not_saved_into_its_own_folder_nor_over_itself(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", files())
    with open_briefing(folder) as opened:
        for target in (folder / "small.briefing", folder / "copy"):
            with pytest.raises(OutputError, match="inside the folder that is packed"):
                save(opened, Chosen(target))
            assert not target.exists()
        save(opened, Chosen(tmp_path / "small.briefing"))
    with (
        open_briefing(tmp_path / "small.briefing") as opened,
        pytest.raises(OutputError, match="this is the briefing itself"),
    ):
        save(opened, Chosen(tmp_path / "small.briefing"))


@pytest.mark.parametrize("name", ["copy.briefing", "copy"])
def test_what_was_on_a_stick_that_is_gone_is_not_saved_as_nothing(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path / "stick", files())
    target = tmp_path / name
    with open_briefing(folder) as opened:
        folder.rename(tmp_path / "gone")
        with pytest.raises(UnreadablePart, match="the folder of the briefing is not there any more"):
            save(opened, Chosen(target))
        with pytest.raises(UnreadablePart, match="the folder of the briefing is not there any more"):
            opened.picture("images/a.png")
        folder.mkdir()
        with pytest.raises(MissingPart, match=r"briefing\.toml"):
            save(opened, Chosen(target))
    assert not target.exists()


def test_a_folder_that_cannot_be_looked_into_is_not_left_out_of_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "small", {**files(), ".hidden/a": b"", "images/é.png": files()["images/a.png"]})
    scan = os.scandir
    unreadable = [folder / "images", folder / ".hidden"]

    def refuse(path: Any) -> Any:
        if Path(path) in unreadable:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with open_briefing(folder) as opened:
        with pytest.raises(UnreadablePart, match="images: this cannot be read"):
            packed(opened)
        assert opened.picture("images/é.png")
        with pytest.raises(MissingPart, match="e\u0301"):
            opened.picture("images/e\u0301.jpg")
        assert [str(each) for each in check(folder)] == ["images: this cannot be read (Permission denied)."]
        unreadable.pop(0)
        assert packed(opened), "what is hidden is no part of it"
        unreadable.append(folder)
        with pytest.raises(UnreadablePart, match="small: this cannot be read"):
            packed(opened)


def test_names_that_clash_elsewhere_are_not_packed(tmp_path: Path) -> None:
    with pytest.raises(UnsafeArchive):
        pack(write_folder(tmp_path / "x", {**files(), "images/A.png": b""}))


@pytest.mark.parametrize(
    ("name", "most", "words"), [("MOST_BYTES", 100, "more than"), ("MOST_ENTRIES", 3, "6 entries")]
)
def test_what_is_too_much_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int, words: str
) -> None:
    folder = write_folder(tmp_path / "x", files())
    monkeypatch.setattr(archive, name, most)
    (refused,) = (each for each in check(folder) if each.file == "x")
    assert words in refused.what
    with open_briefing(folder) as opened:
        monkeypatch.setattr(opened.storage, "read", None)
        with pytest.raises(LimitExceeded, match=f"^x: the archive .*{words}"):
            packed(opened)


@pytest.mark.skipif(os.name == "nt", reason="such names are refused there")
@pytest.mark.parametrize(("name", "trap"), [("a\x07.txt", "control"), (os.fsdecode(b"\xff.txt"), "encoding")])
def test_a_name_that_is_not_packed_is_found_in_the_folder(tmp_path: Path, name: str, trap: str) -> None:
    if trap == "encoding" and sys.platform != "linux":
        pytest.skip("names are made of letters there")
    folder = write_folder(tmp_path / "x", {**files(), name: b""})
    with pytest.raises(UnsafeArchive) as refused:
        pack(folder)
    assert refused.value.trap == trap
    assert ("the name of a file in it is not safe", "Rename it") in [
        (each.what.partition(" (")[0], each.advice) for each in check(folder)
    ]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need leave on Windows")
@pytest.mark.parametrize("name", ["link.txt", "README", "more/folder", "images/a.png", "sections/en/first.md", "pipe"])
def test_a_check_says_what_keeps_a_link_or_a_pipe_from_being_packed(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path / "x", files())
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    if name == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to(tmp_path)
    with pytest.raises(UnsafeArchive) as refused:
        pack(folder)
    assert refused.value.where == name
    (finding,) = check(folder)
    assert str(finding).endswith(str(refused.value))


@pytest.mark.skipif(os.name == "nt", reason="links need leave on Windows")
def test_a_check_names_every_link_and_what_else_is_not_packed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", {**files(), "images/B.png": b""})
    for name in ("one", "two"):
        (folder / name).symlink_to(tmp_path)
    found = {each.file: each.what for each in check(folder)}
    assert found["one"] == found["two"] == "this is a link, a pipe or a device, not a file"
    assert "names that some systems take for one" in found["images/b.png"]


def test_a_briefing_in_memory_is_packed_as_one_in_a_folder(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "x", files())
    opened = OpenedBriefing(None, MemoryStorage(files()), manifest.parse(files()[MANIFEST_NAME]))
    assert packed(opened) == pack(folder)


def test_a_file_that_goes_while_it_is_packed_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="cannot be read"):
        FolderStorage(tmp_path).size("gone.png")


def test_a_new_briefing_opens_and_passes_every_check(tmp_path: Path) -> None:
    folder = tmp_path / "My  briefing!"
    scaffold.create(folder)
    assert check(folder) == ()
    with open_briefing(folder) as opened:
        assert opened.briefing.id == "my-briefing"
        today = datetime.datetime.now().astimezone().date()
        assert today - opened.briefing.published <= datetime.timedelta(days=1)
        assert not is_historical(opened.briefing)


@pytest.mark.parametrize(
    ("languages", "title"),
    [(("nl",), "Een nieuwe briefing"), (("fr", "nl-BE", "fr"), "A new briefing")],
)
def test_a_new_briefing_is_in_the_languages_that_were_chosen(
    tmp_path: Path, languages: tuple[str, ...], title: str
) -> None:
    folder = tmp_path / "new"
    scaffold.create(folder, languages)
    assert check(folder) == ()
    with open_briefing(folder) as opened:
        briefing = opened.briefing
        assert briefing.languages == tuple(dict.fromkeys(languages))
        assert [each.name for each in sorted((folder / "sections").iterdir())] == sorted(set(languages))
        assert briefing.title.get(languages[0]) == title
        assert all(set(words.texts) == set(languages) for _place, words in texts(briefing))
        assert "Uw organisatie" in {briefing.issuer.get(each) for each in languages}


@pytest.mark.parametrize(
    ("languages", "comment"),
    [
        (("en", "nl"), "the first is the default"),
        (("nl-BE", "en"), "de eerste is de standaard"),
        (("fr", "nl"), "the first is the default"),
    ],
)
def test_the_comments_of_a_new_briefing_are_in_its_first_language(
    tmp_path: Path, languages: tuple[str, ...], comment: str
) -> None:
    scaffold.create(tmp_path / "new", languages)
    lines = (tmp_path / "new/briefing.toml").read_text("utf-8").splitlines()
    (listed,) = (line for line in lines if line.startswith("languages = "))
    assert listed.endswith(f"]  # {comment}")
    comments = [line.partition("# ")[2] for line in lines if "# " in line]
    assert len(comments) > 7
    assert not any("|" in each for each in comments)


def test_a_new_briefing_has_a_language_once_and_its_tag_as_it_is(tmp_path: Path) -> None:
    scaffold.create(tmp_path / "new", ("xx-NAME", "pt-br", "pt-BR"))
    assert check(tmp_path / "new") == ()
    with open_briefing(tmp_path / "new") as opened:
        assert opened.briefing.languages == ("xx-NAME", "pt-BR")


@pytest.mark.parametrize("language", ["", "Dutch", 'en"]', "en\n", "a.b"])
def test_a_new_briefing_is_in_no_language_that_is_none(tmp_path: Path, language: str) -> None:
    with pytest.raises(UsageError, match="not a language tag"):
        scaffold.create(tmp_path / "new", ("en", language))
    assert not (tmp_path / "new").exists()


def test_a_new_briefing_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("x")
    with pytest.raises(OutputError, match="not empty"):
        scaffold.create(tmp_path)
    with pytest.raises(OutputError, match="cannot be made"):
        scaffold.create(tmp_path / "kept")
    assert scaffold.slug("…") == "briefing"
    assert scaffold.slug("Mijn Éérste briefing!") == "mijn-eerste-briefing"
    assert scaffold.slug(f"short {'x' * 80}") == "short"
    assert scaffold.slug("x" * 90) == "x" * 80


def test_the_schema_is_that_of_the_reader_and_its_file_is_up_to_date() -> None:
    on_disk = (ROOT / "resources/format/briefing.schema.json").read_text(encoding="utf-8")
    assert on_disk == schema_text()
    assert json.loads(on_disk) == schema()
    picture = schema()["$defs"]["PictureTable"]
    assert set(picture["required"]) == {"file", "date", "label", "alt", "credit", "kind"}


@pytest.mark.parametrize("was_there", [False, True])
def test_a_briefing_that_could_not_be_written_whole_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool
) -> None:
    folder = tmp_path / "in" / "new"
    (folder if was_there else folder.parent).mkdir(parents=True)

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".png":
            if was_there:
                (folder / "theirs.txt").write_text("put there meanwhile")
            raise OutputError("the disk is full", where=str(path))
        write_atomically(path, data)

    with monkeypatch.context() as full_disk:
        full_disk.setattr("briefing.document.scaffold.write_atomically", full)
        with pytest.raises(OutputError, match="the disk is full"):
            scaffold.create(folder)
    if was_there:
        assert [each.name for each in folder.iterdir()] == ["theirs.txt"]
        (folder / "theirs.txt").unlink()
    else:
        assert list(folder.parent.iterdir()) == []
    scaffold.create(folder)
    assert (folder / "images" / "after.png").exists()
    assert list(folder.parent.iterdir()) == [folder]


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "new"

    def parts() -> Iterator[tuple[str, bytes]]:
        for name, data in (("briefing.toml", b"a"), ("images/a.png", b"b")):
            assert not folder.exists(), "whoever kills the reader now leaves no half of a briefing"
            yield name, data

    scaffold.write_parts(folder, parts())
    assert sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*.*")) == [
        "briefing.toml",
        "images/a.png",
    ]


def test_of_two_that_make_a_folder_at_once_one_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    def parts() -> Iterator[tuple[str, bytes]]:
        yield "briefing.toml", b"mine"
        scaffold.write_parts(folder, [("briefing.toml", b"theirs")])

    with pytest.raises(OutputError, match="cannot be made"):
        scaffold.write_parts(folder, parts())
    assert [(each.name, each.read_bytes()) for each in folder.iterdir()] == [("briefing.toml", b"theirs")]
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("was_there", [False, True])
def test_two_files_that_a_disk_takes_for_one_are_told_before_one_is_lost(tmp_path: Path, was_there: bool) -> None:
    folder = tmp_path / "new"
    if was_there:
        folder.mkdir()
    parts = [("images/a.png", b"1"), ("images/a.png", b"2")]  # as a.png and A.png are to a stick
    with pytest.raises(OutputError, match=r"images/a\.png: there are two files of this name"):
        scaffold.write_parts(folder, parts)
    assert list(tmp_path.rglob("*.*")) == []
