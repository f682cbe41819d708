"""Figures of plain pictures, and how one is brought up in the pane."""

from typing import Any, cast

from pytestqt.qtbot import QtBot

from briefing.desktop.image_pane import ImagePane
from briefing.document.model import Figure, LocalizedText, PartialDate, Picture, PictureKind
from tests.desktop.compare.fakes import FakeOpened

RED, BLUE, GREEN = "#c03020", "#2040c0", "#208040"


def words(english: str, dutch: str = "") -> LocalizedText:
    return LocalizedText(texts={"en": english, "nl": dutch or english})


def picture(file: str, day: int, kind: PictureKind = PictureKind.SATELLITE) -> Picture:
    return Picture(
        file=file,
        date=PartialDate(year=2021, month=10, day=day),
        label=words("Label", "Bijschrift"),
        alt=words(f"What {file} shows"),
        credit=words("Maxar"),
        kind=kind,
    )


PAIR = Figure(
    id="pair",
    title=words("The base", "De basis"),
    caption=words("Twice the same place."),
    pictures=(picture("red", 7), picture("blue", 13, PictureKind.ILLUSTRATION)),
)
THREE = Figure(
    id="three",
    title=words("Three"),
    caption=words(""),
    pictures=(picture("red", 7), picture("blue", 13), picture("green", 20)),
)
SINGLE = Figure(id="single", title=words("One"), caption=words(""), pictures=(picture("green", 9),))


def show(pane: ImagePane, qtbot: QtBot, opened: FakeOpened, figure: Figure, state: object = None) -> None:
    with qtbot.waitSignal(pane.canvas.shown):
        pane.show_figure(cast(Any, opened), figure, "en", state)
    qtbot.waitUntil(lambda: pane.controls.options is not None)
