"""What is said of pictures, above all by what they are told apart."""

from msgspec.structs import replace

from briefing.desktop.compare.views import dates_words, note_words, pair_view
from briefing.desktop.compare.words import PairView, description, value_words
from briefing.document.model import Figure, LocalizedText, PartialDate, Picture, PictureKind, Place
from briefing.imagery.comparing.comparison import Comparison, Side
from briefing.imagery.reasons import UNEVEN
from tests.desktop.compare.fakes import FakeOpened


def words(text: str) -> LocalizedText:
    return LocalizedText(texts={"en": text})


def figure(*pictures: tuple[int, str]) -> Figure:
    """A figure of pictures by the day of October 2021, and the label."""
    return Figure(
        id="figure",
        title=words("The place"),
        caption=words(""),
        pictures=tuple(
            Picture(
                file=f"{label}.png",
                date=PartialDate(year=2021, month=10, day=day),
                label=words(label),
                alt=words(""),
                credit=words(""),
                kind=PictureKind.PHOTO,
            )
            for day, label in pictures
        ),
    )


def view_of(shown: Figure, comparison: Comparison) -> PairView:
    return pair_view(FakeOpened({}), shown, comparison, "en")


def seen(shown: Figure, before: int, after: int) -> str:
    comparison = Comparison(before=before, after=after)
    return value_words(view_of(shown, comparison), comparison)


def test_pixels_are_uneven_where_a_note_says_so() -> None:
    shown = figure((7, "Before"), (9, "After"))
    views = [pair_view(FakeOpened({}), shown, Comparison(after=1), "en", notes) for notes in ([], [UNEVEN])]
    assert [each.is_uneven for each in views] == [False, True]


def test_the_caption_tells_where_the_figure_is() -> None:
    place = Place(name=words("A field"), longitude=-5.25, latitude=50.0)
    shown = replace(figure((7, "Before")), place=place)
    assert view_of(shown, Comparison()).caption == "A field (50°\xa0N,\xa05.25°\xa0W)."
    told = replace(shown, caption=words("Fields."))
    assert view_of(told, Comparison()).caption == "Fields. A field (50°\xa0N,\xa05.25°\xa0W)."


def test_a_caption_names_its_sources_as_it_is_seen_and_as_it_is_told() -> None:
    view = view_of(
        replace(figure((7, "Before")), caption=words("The *whole* field.[^one] [So](section:first).")), Comparison()
    )
    assert view.caption == "The whole field.¹ So."
    assert view.told == "The whole field. [1] So."
    assert description(view).endswith("There is no description of this picture. The whole field. [1] So.")


def test_pictures_go_by_their_dates() -> None:
    assert (
        seen(figure((7, "Before"), (8, "After")), 0, 1) == "7 October 2021 on 50 percent, 8 October 2021 on 50 percent"
    )


def test_pictures_of_one_day_go_by_their_labels() -> None:
    shown = figure((7, "1985.tif"), (7, "2000.tif"), (7, "2020.tif"), (9, "later.tif"))
    assert seen(shown, 0, 2) == "1985.tif on 50 percent, 2020.tif on 50 percent"
    assert seen(shown, 0, 3) == "7 October 2021 on 50 percent, 9 October 2021 on 50 percent"
    assert dates_words(shown, 1, 3, "en") == "2000.tif compared with 9 October 2021"


def test_pictures_of_one_day_and_one_label_go_by_their_dates() -> None:
    view = view_of(figure((7, "North"), (7, "North")), Comparison())
    assert [view.side(side).name for side in Side] == ["7 October 2021"] * 2


def test_a_note_of_both_pictures_is_told_once() -> None:
    view = view_of(figure((7, "Before"), (8, "After")), Comparison())
    notes = {Side.BEFORE: ("first page", "16 bits"), Side.AFTER: ("16 bits",)}
    assert note_words(view, notes) == ("7 October 2021: first page", "16 bits")
    notes = {Side.BEFORE: ("cut short",), Side.AFTER: ("cut short",)}
    assert note_words(view, notes) == ("Cut short",)


def test_a_title_that_names_all_pictures_is_that_of_those_that_are_seen() -> None:
    names = "a", "b", "c"
    three = replace(
        figure(*((day, f"{name}.png") for day, name in enumerate(names, 1))), title=words("a, b and c compared")
    )
    shown = view_of(three, Comparison(before=0, after=2))
    assert shown.name == "a, b and c compared"
    assert shown.seen(None) == ("a compared with c",)
    assert shown.seen(Side.AFTER) == ("c",)
    assert view_of(figure((1, "a"), (2, "b"), (3, "c")), Comparison()).seen(Side.AFTER) == ("The place",)


def test_of_one_picture_that_is_seen_there_is_one_credit() -> None:
    view = view_of(figure((1, "a"), (2, "b")), Comparison())
    assert view.after is not None
    view = replace(view, before=replace(view.before, credit="One"), after=replace(view.after, credit="Other"))
    assert view.seen(None) == ("The place", "One", "Other")
    assert [view.seen(side) for side in Side] == [("The place", "One"), ("The place", "Other")]


def test_a_remark_on_its_day_is_no_part_of_what_a_picture_is_called() -> None:
    shown = figure((7, "a.png (day of the file)"), (7, "b.png (day of the file)"))
    pair = view_of(shown, Comparison())
    assert [view.name for view in pair.views] == ["a.png", "b.png"]
    assert [view.label for view in pair.views] == ["a.png (day of the file)", "b.png (day of the file)"]
    assert note_words(pair, {Side.BEFORE: [], Side.AFTER: [UNEVEN]})[0].startswith("b.png: ")
    assert dates_words(shown, 0, 1, "en") == "a.png compared with b.png"


def test_what_stands_in_brackets_is_told_where_it_alone_tells_pictures_apart() -> None:
    shown = figure((7, "Runway (north)"), (7, "Runway (south)"), (9, "Later (north)"))
    assert [view.name for view in view_of(shown, Comparison()).views] == ["Runway (north)", "Runway (south)"]
    assert dates_words(shown, 0, 2, "en") == "Runway (north) compared with 9 October 2021"
