import os
from pathlib import Path

from briefing.document.changes import open_knowing, state_of
from briefing.document.opening import OpenedBriefing, open_briefing
from tests.document.samples import files, write_folder, write_zip


def test_the_state_changes_with_the_files_of_the_briefing_and_only_with_them(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", files())
    text = folder / "sections/en/first.md"
    with open_briefing(folder) as opened:
        before = state_of(opened)
        (folder / ".swap").write_text("of an editor")
        (folder / ".git").mkdir()
        (folder / ".git/index").write_text("of a tool")
        (folder / "out.pdf").write_bytes(b"a print, put beside what it is of")
        assert state_of(opened) == before
        os.utime(text, ns=(1, 1))
        touched = state_of(opened)
        text.write_text("Other words, and more of them.")
        os.utime(text, ns=(1, 1))
        longer = state_of(opened)
        (folder / "images/b.png").write_bytes(b"new")
        more = state_of(opened)
        text.unlink()
        assert len({before, touched, longer, more, state_of(opened)}) == 5


def test_an_archive_is_one_file(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "small.briefing", files())
    with open_briefing(archive) as opened:
        before = state_of(opened)
        os.utime(archive, ns=(1, 1))
        assert state_of(opened) != before
        archive.unlink()
        assert state_of(opened) == 0
        assert OpenedBriefing(None, opened.storage, opened.briefing).files() == [], "what is nowhere yet has none"


def test_a_briefing_knows_the_state_in_which_it_was_opened(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", files())
    with open_briefing(folder) as opened:
        assert opened.state is None, "a start need not wait for it"
    with open_knowing(folder) as opened:
        assert opened.state == state_of(opened)
