"""What the pictures of a figure are told apart by, in the window and on paper."""

from collections.abc import Sequence

from briefing.document.dates import format_date
from briefing.document.model import Picture


def go_by_labels(pictures: Sequence[Picture], language: str) -> list[bool]:
    """Which of some pictures beside each other go by their labels: those of one date, if their labels differ."""
    labels: dict[str, list[str]] = {}
    dates = [format_date(picture.date, language) for picture in pictures]
    for date, picture in zip(dates, pictures, strict=True):
        labels.setdefault(date, []).append(picture.label.get(language))
    return [len(set(alike)) == len(alike) > 1 and all(alike) for date in dates for alike in (labels[date],)]


def picture_names(pictures: Sequence[Picture], language: str) -> list[str]:
    """What each of some pictures beside each other goes by: its date, or else its label, if need be with its remark."""
    told = go_by_labels(pictures, language)
    labels = [picture.label.get(language) for picture, by_label in zip(pictures, told, strict=True) if by_label]
    short = [parted(label)[0] for label in labels]
    names = iter(short if len(set(short)) == len(short) else labels)
    return [
        next(names) if by_label else format_date(picture.date, language)
        for picture, by_label in zip(pictures, told, strict=True)
    ]


def parted(label: str) -> tuple[str, str]:
    """A label without the remark in brackets that it ends in, such as that its day is the file's, and that remark."""
    name, _start, remark = label.rpartition(" (")
    return (name, f"({remark}") if name.strip() and remark.endswith(")") else (label, "")
