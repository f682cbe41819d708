"""The lines of a file, as places in it."""

from briefing.translation import _


def line_place(number: int) -> str:
    """The place that a line is, counted from 1."""
    return _("line {number}").format(number=number)


def place_at(text: str, at: int) -> str:
    """The place that the line is in which a letter of a text stands."""
    return line_place(1 + text.count("\n", 0, at))


def not_utf_8(error: UnicodeDecodeError) -> tuple[str, str, str]:
    """What is wrong with bytes that are no text, at which place, and what to do."""
    place = line_place(1 + error.object.count(b"\n", 0, error.start))
    return _("this file is not UTF-8 text"), place, _("Save it as UTF-8")
