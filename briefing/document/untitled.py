"""A briefing made of loose pictures: held in memory, with one figure, whole enough to be printed, saved and checked.

What nobody has said is said to be so: a picture without a date has the day on which its file was last changed, with
that beside it; description and credit are named as lacking, and the kind, without which no picture is, as a guess.
"""

import datetime
import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefing.document import manifest
from briefing.document.compared_titles import title_of_all
from briefing.document.dates import format_date
from briefing.document.dates_in_names import dates_in, year_in
from briefing.document.loose import LoosePicture
from briefing.document.loose_maps import OnMap, lie_apart, told_together
from briefing.document.model import Briefing, PartialDate, PictureKind
from briefing.document.opening import SUFFIX, OpenedBriefing
from briefing.document.placeholders import CAPTIONS, CREDIT, DESCRIPTION, GUESS
from briefing.document.scaffold import slug
from briefing.document.storage import MANIFEST_NAME, MemoryStorage
from briefing.document.values import partial_date, written
from briefing.picture_files import suffix_of
from briefing.translation import _

_SECTION = "comparison"
_FIGURE = "pictures"
_ID = re.compile(r"comparison-[0-9a-f]{12}")
PLACE_DIGITS = 4  # of degrees, some ten metres, as they are shown
_MARKS = re.compile(r"([\\`*_\[\]<>&])")


class _Dated(Struct, frozen=True, kw_only=True):
    """A picture with its date, where that is from in words, and its name inside the briefing.

    ``tells`` is whether the picture or its name tells the date.
    """

    picture: LoosePicture
    date: PartialDate
    tells: bool
    origin: str
    label: str
    file: str = ""


def name_for_files(briefing: Briefing, path: Path | None = None) -> str:
    """How files of a briefing are called to begin with: by its id.

    An id of ours tells nothing: then as the file or folder at ``path`` where it was saved, else by the title.
    """
    if not _ID.fullmatch(briefing.id):
        return briefing.id
    if path is None:
        return slug(briefing.title.get(briefing.languages[0]))
    saved = Path(os.path.abspath(path))  # noqa: PTH100 - pathlib leaves "..", which is no name
    return saved.stem if saved.suffix.lower() == SUFFIX else saved.name


def name_for_pictures(briefing: Briefing, path: Path | None, figure: str) -> str:
    """The same of what is made of one of its figures: a comparison of ours is called as the whole."""
    name = name_for_files(briefing, path)
    return name if _ID.fullmatch(briefing.id) and figure == _FIGURE else f"{name}-{figure}"


def untitled(
    pictures: Sequence[LoosePicture], *, today: datetime.date, language: str
) -> tuple[OpenedBriefing, tuple[str, ...]]:
    """A briefing that compares two or more pictures in the order of their dates, and the file of each in it.

    A month or a year goes by its first day. Files that were changed on one day, as where they were copied, are in the
    order of the years in their names.
    """
    dated = sorted(_dated(pictures, today), key=_moment)
    named = [
        replace(each, file=f"images/{at}-{slug(Path(each.picture.name).stem)}{suffix_of(each.picture.data)}")
        for at, each in enumerate(dated, start=1)
    ]
    on_map = told_together(pictures)
    description = _manifest(named, today, language, on_map).encode()
    parts = {
        MANIFEST_NAME: description,
        f"sections/{language}/{_SECTION}.md": _text(named, language, on_map).encode(),
        **{each.file: each.picture.data for each in named},
    }
    opened = OpenedBriefing(None, MemoryStorage(parts), manifest.parse(description))
    files = tuple(next(each.file for each in named if each.picture is picture) for picture in pictures)
    return opened, files


def _moment(dated: _Dated) -> tuple[datetime.date, int]:
    return dated.date.first, 0 if dated.tells else year_in(dated.picture.name)


def _dated(pictures: Sequence[LoosePicture], today: datetime.date) -> Iterable[_Dated]:
    told = dates_in([Path(picture.name).stem for picture in pictures], today)
    for picture, named in zip(pictures, told, strict=True):
        label, tells = picture.name, True
        taken = picture.taken if picture.taken is not None and picture.taken <= today else None
        if taken is not None:
            date, origin = partial_date(taken), _("The date is the camera’s.")
        elif named is not None and (named.date.month or named.date.year not in picture.size):
            date, origin = named.date, _("The date is from the name of the file.")
            if not named.certain:
                origin = _("The date is from the name of the file, read with the day before the month.")
                label = _("{name} (uncertain day)").format(name=picture.name)
        else:
            date, tells = partial_date(picture.changed), False
            origin = _("The picture tells no date; this is the day on which its file was last changed.")
            if picture.taken is not None:
                origin = _("The camera’s date has not come yet; this is the day on which the file was last changed.")
            label = _("{name} (day of the file)").format(name=picture.name)
        yield _Dated(picture=picture, date=date, tells=tells, origin=origin, label=label)


def _manifest(pictures: Sequence[_Dated], today: datetime.date, language: str, on_map: OnMap) -> str:
    title = title_of_all([Path(each.picture.name).stem for each in pictures], language)
    digest = hashlib.sha256()
    for each in pictures:
        digest.update(each.picture.data)
    lines = [
        f"format = {manifest.FORMAT}",
        f'id = "comparison-{digest.hexdigest()[:12]}"',
        "edition = 1",
        f"languages = [{_quoted(language)}]",
        f"published = {today.isoformat()}",
        f"cutoff = {today.isoformat()}",
        _said("issuer", _("Own comparison"), language),
        _said("title", title, language),
        "",
        "[[sections]]",
        f'id = "{_SECTION}"',
        _said("title", _("Comparison"), language),
        f'figures = ["{_FIGURE}"]',
        "",
        "[[figures]]",
        f'id = "{_FIGURE}"',
        _said("title", title, language),
        _said("caption", _caption(pictures), language),
        *_map_lines(on_map, language),
    ]
    return "\n".join([*lines, *(line for each in pictures for line in _picture_lines(each, language)), ""])


def _picture_lines(dated: _Dated, language: str) -> Iterable[str]:
    guess = _(GUESS).format(kinds=", ".join(PictureKind))
    name = dated.picture.name
    return (
        "",
        "[[figures.pictures]]",
        f"file = {_quoted(dated.file)}",
        f"date = {written(dated.date)}",
        f"label = {_quoted(dated.label)}" if dated.label == name else _said("label", dated.label, language),
        _said("alt", _(DESCRIPTION).format(name=name), language),
        _said("credit", _(CREDIT), language),
        f'kind = "{PictureKind.PHOTO}"  # {guess}',
    )


def _caption(pictures: Sequence[_Dated]) -> str:
    telling = [each.tells for each in pictures]
    all_tell, some_tell, none_tells = CAPTIONS
    return _(all_tell if all(telling) else some_tell if any(telling) else none_tells)


def _map_lines(on_map: OnMap, language: str) -> Iterable[str]:
    if on_map.middle is not None:
        east, north = (round(degrees, PLACE_DIGITS) for degrees in on_map.middle)
        name = _said("name", _("Middle of the pictures"), language)
        yield f"place = {{ {name}, longitude = {east}, latitude = {north} }}"
    if on_map.metres_per_pixel is not None:
        yield f"metres_per_pixel = {on_map.metres_per_pixel}"


def _text(pictures: Sequence[_Dated], language: str, on_map: OnMap) -> str:
    lines = [
        f"- **{format_date(each.date, language)}**: {_escaped(each.picture.name)}. {each.origin}" for each in pictures
    ]
    told = {
        (True, True): _("Where they are, and how large they are on the ground, is from the files."),
        (True, False): _("Where they are is from the files."),
        (False, True): _("How large they are on the ground is from the files."),
    }.get((on_map.middle is not None, on_map.metres_per_pixel is not None))
    if told is not None:
        lines += ["", told]
    in_order = all(one.date.is_before(other.date) for one, other in pairwise(pictures))
    begin = [_("The pictures, in the order of their dates:") if in_order else _("The pictures:"), ""]
    if lie_apart([each.picture for each in pictures]):
        warning = _("According to the files these pictures do not all show the same area.")
        begin = [f"**{warning}**", "", *begin]
    return "\n".join([*begin, *lines, ""])


def _said(key: str, words: str, language: str) -> str:
    """Words as those of one language, lest they hold for another that somebody adds."""
    return f"{key}.{language} = {_quoted(words)}"


def _quoted(words: str) -> str:
    """A basic string of TOML, which differs from JSON's in one character only."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _escaped(words: str) -> str:
    """Words that Markdown takes as they are, within a line."""
    return _MARKS.sub(r"\\\1", words)
