from pathlib import Path

from briefing.document.checks import check
from briefing.imagery.service import PictureService
from tests.document.samples import files, write_folder
from tests.imagery.pictures import saved, scene


def test_only_pictures_that_cannot_be_decoded_are_found(tmp_path: Path) -> None:
    whole = saved(scene(60, 40, 1))
    folder = write_folder(tmp_path / "x", {**files(), "images/a.png": whole, "images/b.png": whole[: len(whole) // 2]})
    with PictureService() as pictures:
        (finding,) = check(folder, pictures.told_by)
        assert str(finding).startswith(
            "briefing.toml, figures[0].pictures[1].file (line 45): images/b.png: this is not a whole"
        )
        assert not pictures._stored, "what was looked at is let go of"
        (folder / "images/a.png").write_bytes(b"no picture")
        (folder / "images/b.png").unlink()
        assert [each.advice for each in check(folder, pictures.told_by)] == [
            "Use an undamaged copy of the picture",
            "Add it, or take it out of briefing.toml",
        ]
