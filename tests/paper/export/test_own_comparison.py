"""A comparison of loose pictures, in every form."""

import datetime
import re

import pytest

from briefing.document.loose import LoosePicture
from briefing.document.untitled import untitled
from tests.imagery.pictures import saved, scene
from tests.paper.export.conftest import Make

DAY = datetime.date(2021, 12, 24)


@pytest.mark.parametrize(("form", "figure"), [("html", "<figure "), ("md", "> ### ")])
def test_its_pictures_do_not_part_the_words_on_their_dates_from_the_list_of_these(
    make: Make, form: str, figure: str
) -> None:
    names = ("of2001.png", "of2011.png", "of2021.png")
    loose = [LoosePicture(name=name, data=saved(scene(240, 180, at)), changed=DAY) for at, name in enumerate(names)]
    opened, _files = untitled(loose, today=DAY, language="en")
    written = make(opened, form, folder="pictures").data.decode()
    text = written[written.index("The pictures:") :]
    told = re.findall(rf"the day on which its file was last changed|{figure}", text)
    assert told == ["the day on which its file was last changed"] * 3 + [figure]
