"""What an answer of the picture worker says: what was asked for, or in words why there is none."""

import json
from typing import TYPE_CHECKING

from briefing.errors import AlignmentRefused, PictureError
from briefing.imagery.pictures import Overview, PictureInfo, Pixels
from briefing.imagery.protocol import Answer, BrokenFrame, Kind, Request, Size, fitted, map_in

if TYPE_CHECKING:
    import datetime

    from briefing.imagery.comparing.comparison import Alignment


def result_of(request: Request, answer: Answer) -> "bytes | Pixels | Overview | Alignment | Size":
    """What a good answer brings; BrokenFrame where it has not as many pixels as it says."""
    match request.kind:
        case Kind.SIZE:
            return answer.whole
        case Kind.ENCODED | Kind.COMPOSED:
            return answer.payload
        case Kind.ALIGNED:
            from briefing.imagery.comparing.state import alignment_from_json

            return alignment_from_json(json.loads(answer.payload))
    width, height = answer.size
    stride = width * (4 if answer.has_alpha else 3)
    if not 0 < stride * height == len(answer.payload):
        raise BrokenFrame("there are not as many pixels as a frame says")
    pixels = Pixels(width, height, stride, answer.payload, answer.has_alpha)
    if request.kind == Kind.PIXELS:
        return pixels
    from briefing.document.scale_checks import is_uneven
    from briefing.imagery.reasons import NOTES, UNEVEN

    taken, *notes = answer.words.split("\n")
    ground, middle = map_in(notes)
    words = [NOTES[note] for note in notes if note in NOTES]
    words += [UNEVEN] if ground is not None and is_uneven(ground) else []
    info = PictureInfo(request.picture, *answer.whole, tuple(words), _day(taken), ground, middle, len(request.payload))
    return Overview(info, pixels, fitted(answer.whole, request.size))


def error_of(request: Request, answer: Answer) -> PictureError:
    """The error that any other answer is, and what can be done about it."""
    from briefing.imagery.reasons import advice, reason

    kind = AlignmentRefused if request.kind == Kind.ALIGNED else PictureError
    return kind(reason(answer.words), advice=advice(answer.words))


def _day(words: str) -> "datetime.date | None":
    import datetime

    return datetime.date.fromisoformat(words) if words else None
