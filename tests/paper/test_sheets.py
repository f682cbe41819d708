import threading
from pathlib import Path

import pytest
from PIL import ImageStat

from briefing.document.opening import OpenedBriefing
from briefing.errors import PaperError
from briefing.imagery.service import PictureService
from briefing.paper import sheets
from briefing.paper.options import PrintOptions
from briefing.paper.press import Press, Printed
from briefing.paper.sheets import Sheets, in_device_colours
from tests.paper.golden import picture


def printed(opened: OpenedBriefing, pictures: PictureService, options: PrintOptions) -> Printed:
    with Press(opened, pictures) as press:
        return press.lay_out(options).pdf()


def test_each_page_comes_as_sharp_as_is_asked(builtin: OpenedBriefing, pictures: PictureService) -> None:
    made = printed(builtin, pictures, PrintOptions(language="en"))
    assert made.pages >= 3
    pages = Sheets(made)
    first, second = pages.drawn([0, 1], 36)
    assert (first.width, first.height) == (298, 421)
    assert first.pixels != second.pixels
    assert pages.drawn([1, 0], 36) == [second, first]
    (sharp,) = pages.drawn([1], 72)
    assert (sharp.width, sharp.height) == (596, 842)
    letter = Sheets(printed(builtin, pictures, PrintOptions(language="nl", paper="letter")))
    assert [(each.width, each.height) for each in letter.drawn([0], 36)] == [(306, 396)]


def test_a_page_that_is_not_there_is_refused_in_words(small: OpenedBriefing, pictures: PictureService) -> None:
    pages = Sheets(printed(small, pictures, PrintOptions(language="en")))
    with pytest.raises(PaperError, match="cannot be laid out"):
        pages.drawn([99], 36)
    with pytest.raises(PaperError, match="cannot be laid out"):
        Sheets(Printed(b"no PDF", ())).drawn([0], 36)
    assert pages.drawn([0], 36)


@pytest.mark.parametrize("grey", [False, True])
def test_pages_look_the_same_without_the_profiles_that_are_left_out(
    builtin: OpenedBriefing, pictures: PictureService, monkeypatch: pytest.MonkeyPatch, *, grey: bool
) -> None:
    made = printed(builtin, pictures, PrintOptions(language="en", grey=grey))
    plain = in_device_colours(made.data)
    assert made.data.count(b"/ICCBased") == (2 if grey else 1)
    assert b"/ICCBased" not in plain
    assert len(plain) == len(made.data)
    quick = Sheets(made).drawn(range(made.pages), 83)
    monkeypatch.setattr(sheets, "SMALL", 0)
    assert Sheets(made).drawn(range(made.pages), 83) == quick
    assert any(ImageStat.Stat(picture(each)).stddev[0] > 20 for each in quick)


def test_threads_may_draw_at_once(small: OpenedBriefing, pictures: PictureService) -> None:
    made = printed(small, pictures, PrintOptions(language="en"))
    expected = Sheets(made).drawn([0], 60)
    found: list[bool] = []

    def draw() -> None:
        found.extend(Sheets(made).drawn([0], 60) == expected for _each in range(5))

    threads = [threading.Thread(target=draw) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 20


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
