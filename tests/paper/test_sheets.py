import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from briefing.document.opening import OpenedBriefing
from briefing.errors import PaperError
from briefing.imagery.service import PictureService
from briefing.paper.options import PrintOptions
from briefing.paper.press import Press
from briefing.paper.sheets import KEPT, Sheets


def sized(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
        return picture.size


def test_each_page_comes_as_sharp_as_is_asked(builtin: OpenedBriefing, pictures: PictureService) -> None:
    with Press(builtin, pictures) as press:
        sheets = Sheets(press)
        printed = press.lay_out(PrintOptions(language="en")).pdf()
        assert printed.pages >= 3
        assert sized(sheets.image(printed, 0, 36)) == (298, 421)
        assert sized(sheets.image(printed, 1, 72)) == (595, 842)
        assert sheets.image(printed, 0, 36) != sheets.image(printed, 1, 36)
        other = press.lay_out(PrintOptions(language="nl", paper="letter")).pdf()
        assert sized(sheets.image(other, 0, 36)) == (306, 396)
        for _each in range(KEPT - 1):
            sheets.image(replace(other), 0, 10)
        assert sorted(path.name for path in press.root.glob("pages-*")) == [f"pages-{at}.pdf" for at in range(2, 6)]
        with pytest.raises(PaperError, match="cannot be laid out"):
            sheets.image(other, 99, 36)


def test_the_folder_stays_while_somebody_is_at_work_and_then_goes(
    small: OpenedBriefing, pictures: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    press = Press(small, pictures)
    with press.busy():
        press.close()
        assert press.root.exists()
    assert not press.root.exists()
    with pytest.raises(PaperError, match="no longer wanted"), press.busy():
        pass
    press.close()


def test_a_plate_is_made_once_for_options_that_leave_it_as_it_is(
    small: OpenedBriefing, pictures: PictureService
) -> None:
    with Press(small, pictures) as press:
        first = press.lay_out(PrintOptions(language="en"))
        assert press.lay_out(PrintOptions(language="nl", sources=False)).plates == first.plates
        grey = press.lay_out(PrintOptions(language="en", grey=True))
        assert grey.plates["pair"].images[0].file != first.plates["pair"].images[0].file
