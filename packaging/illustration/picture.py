"""The two pictures, put together from their parts."""

from PIL import Image

from .arrivals import arrivals
from .fields import fields
from .garrison import buildings, grounds, residents
from .palette import AUTUMN, WINTER
from .plate import plate
from .sheet import Sheet
from .trees import trees
from .water import river
from .ways import ways


def draw(*, after: bool) -> Image.Image:
    """The place, before or after the arrival."""
    sheet = Sheet(WINTER if after else AUTUMN)
    boundaries = fields(sheet)
    river(sheet)
    ways(sheet)
    grounds(sheet)
    buildings(sheet)
    residents(sheet)
    if after:
        arrivals(sheet)
    trees(sheet, boundaries)
    picture = sheet.finished()
    plate(picture)
    return picture
