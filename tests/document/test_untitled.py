import datetime
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from briefing import translation
from briefing.document.checks import check
from briefing.document.loose import MOST_PICTURES, LoosePicture, _clean
from briefing.document.model import PartialDate
from briefing.document.opening import OpenedBriefing, open_briefing
from briefing.document.places import place_words
from briefing.document.saving import save
from briefing.document.storage import MOST_MANIFEST_BYTES, MOST_SECTION_BYTES, MemoryStorage
from briefing.document.untitled import name_for_files, name_for_pictures, untitled
from briefing.errors import LimitExceeded, MissingPart, OutputError
from briefing.files import Chosen

TODAY = datetime.date(2021, 12, 24)
CHANGED = datetime.date(2021, 12, 1)


def picture(kind: str = "PNG", colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(out, kind)
    return out.getvalue()


def loose(name: str, taken: datetime.date | None = None, data: bytes = b"") -> LoosePicture:
    return LoosePicture(name=name, data=data or picture(), changed=CHANGED, taken=taken)


def made(*pictures: LoosePicture) -> OpenedBriefing:
    opened, files = untitled(pictures, today=TODAY, language=translation.language())
    assert [opened.picture(file) for file in files] == [each.data for each in pictures]
    return opened


def test_pictures_stand_in_the_order_of_their_dates() -> None:
    opened = made(loose("Dubai_11122012.jpg"), loose("Dubai_11272000.jpg"))
    assert opened.path is None
    (figure,) = opened.briefing.figures
    assert [str(each.date) for each in figure.pictures] == ["2000-11-27", "2012-11-12"]
    assert figure.pictures[0].label.get("en") == "Dubai_11272000.jpg"
    assert opened.briefing.title.get("en") == "Dubai_11272000 compared with Dubai_11122012"
    words = opened.storage.read("sections/en/comparison.md").decode()
    assert r"- **27 November 2000**: Dubai\_11272000.jpg. The date is from the name of the file" in words


@pytest.mark.parametrize(
    ("names", "order", "begin"),
    [
        (("lake2020.tif", "lake1985.tif"), ("lake1985.tif", "lake2020.tif"), "The pictures:"),
        (("2020_1985.tif", "new.tif", "a1999.tif"), ("new.tif", "2020_1985.tif", "a1999.tif"), "The pictures:"),
        (("new.tif", "old.tif"), ("new.tif", "old.tif"), "The pictures:"),
        (("a_20211207.tif", "b.tif"), ("b.tif", "a_20211207.tif"), "The pictures, in the order of their dates:"),
        (("lake_2020.tif", "1985.tif"), ("1985.tif", "lake_2020.tif"), "The pictures, in the order of their dates:"),
        (
            ("2021-11.tif", "a_2014.tif"),
            ("a_2014.tif", "2021-11.tif"),
            "The pictures, in the order of their dates:",
        ),
        (("a_2014-06.tif", "a_2014.tif"), ("a_2014.tif", "a_2014-06.tif"), "The pictures:"),
        (("b.tif", "a_2021.tif"), ("a_2021.tif", "b.tif"), "The pictures:"),
        (("a_2014.tif", "b_2014.tif"), ("a_2014.tif", "b_2014.tif"), "The pictures:"),
        (("a_20211107.tif", "b_20211107.tif"), ("a_20211107.tif", "b_20211107.tif"), "The pictures:"),
    ],
)
def test_files_of_one_day_go_by_the_years_in_their_names_and_no_order_is_told_that_is_not_known(
    names: tuple[str, ...], order: tuple[str, ...], begin: str
) -> None:
    opened = made(*map(loose, names))
    (figure,) = opened.briefing.figures
    assert tuple(each.label.get("en").partition(" (")[0] for each in figure.pictures) == order
    assert opened.storage.read("sections/en/comparison.md").decode().startswith(f"{begin}\n")


def test_a_month_or_a_year_in_a_name_is_no_day(tmp_path: Path) -> None:
    opened = made(loose("2014-06_x.jpg"), loose("x_1992.tif"), loose("2021-10-07.png"))
    save(opened, Chosen(tmp_path / "saved"))
    with open_briefing(tmp_path / "saved") as again:
        assert [str(each.date) for each in again.briefing.figures[0].pictures] == ["1992", "2014-06", "2021-10-07"]
    words = opened.storage.read("sections/en/comparison.md").decode()
    for line in (r"- **1992**: x\_1992.tif. ", r"- **June 2014**: 2014-06\_x.jpg. "):
        assert f"{line}The date is from the name of the file.\n" in words


def test_a_number_that_is_as_large_as_the_picture_is_no_year() -> None:
    wide, other = replace(loose("a_1920.png"), size=(1920, 1080)), replace(loose("b_1920.png"), size=(1000, 1080))
    dates = {each.label.get("en"): str(each.date) for each in made(wide, other).briefing.figures[0].pictures}
    assert dates == {"a_1920.png (day of the file)": str(CHANGED), "b_1920.png": "1920"}


def test_it_does_not_call_itself_unpublished_beside_the_day_on_which_it_was_published() -> None:
    briefing = made(loose("one.jpg"), loose("two.jpg")).briefing
    assert (briefing.issuer.get("en"), briefing.published) == ("Own comparison", TODAY)


def test_a_kind_that_nobody_has_said_is_marked_as_a_guess_beside_the_others() -> None:
    opened = made(loose("one.jpg"), loose("two.jpg"))
    lines = opened.storage.read("briefing.toml").decode().splitlines()
    kinds = "satellite, aerial, photo, map, illustration"
    guess = f'kind = "photo"  # nobody has said which of these it is: {kinds}'
    assert lines.count(guess) == 2
    assert not [line for line in lines if line.startswith("kind") and line != guess]


def test_files_are_called_by_the_title_unless_somebody_has_given_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing = made(loose("Dubai_11122012.jpg"), loose("Dubai_11272000.jpg")).briefing
    assert name_for_files(briefing) == "dubai-11272000-compared-with-dubai-11122012"
    assert name_for_files(replace(briefing, id="dubai"), Path("of-mine.briefing")) == "dubai"
    (figure,) = (each.id for each in briefing.figures)
    assert name_for_pictures(briefing, None, figure) == name_for_files(briefing)
    assert name_for_pictures(briefing, None, "palm") == f"{name_for_files(briefing)}-palm"
    assert name_for_pictures(replace(briefing, id="dubai"), None, figure) == f"dubai-{figure}"
    for saved in ("of-mine.briefing", "of-mine.BRIEFING", "of-mine"):
        assert name_for_files(briefing, Path("there") / saved) == "of-mine"
    (tmp_path / "of-mine/sections").mkdir(parents=True)
    for inside, way in (("of-mine", "."), ("of-mine/sections", "..")):
        monkeypatch.chdir(tmp_path / inside)
        assert name_for_files(briefing, Path(way)) == "of-mine"


def test_where_each_date_is_from_is_said() -> None:
    opened = made(loose("one.jpg", taken=datetime.date(2020, 1, 2)), loose("07102021.jpg"), loose("three.jpg"))
    words = opened.storage.read("sections/en/comparison.md").decode()
    for part in (
        "2 January 2020",
        "camera",
        "7 October 2021",
        "day before the month",
        "1 December 2021",
        "last changed",
    ):
        assert part in words
    labels = [each.label.get("en") for each in opened.briefing.figures[0].pictures]
    assert labels == ["one.jpg", "07102021.jpg (uncertain day)", "three.jpg (day of the file)"]


def test_a_date_that_has_not_come_yet_is_not_taken() -> None:
    ahead = datetime.date(2099, 9, 29)
    opened = made(loose("one.jpg", taken=ahead), loose("2021-10-07.jpg", taken=ahead), loose("2099-09-29.jpg"))
    labels = [each.label.get("en") for each in opened.briefing.figures[0].pictures]
    assert labels == ["2021-10-07.jpg", "one.jpg (day of the file)", "2099-09-29.jpg (day of the file)"]
    words = opened.storage.read("sections/en/comparison.md").decode()
    assert words.count("camera’s date has not come yet") == 1
    assert "2099**" not in words


@pytest.mark.parametrize(
    ("dated", "undated", "caption"),
    [
        (2, 0, "Pictures from files, with the dates that the files tell."),
        (
            1,
            1,
            "Pictures from files, with the dates that the files tell; where one tells none, with the day on which it "
            "was last changed.",
        ),
        (0, 2, "Pictures from files that tell no dates, with the days on which they were last changed."),
    ],
)
def test_the_caption_says_of_which_dates_files_tell(dated: int, undated: int, caption: str) -> None:
    names = ["2021-10-07.png", "2021-12-13.png"][:dated] + ["one.png", "two.png"][:undated]
    (figure,) = made(*map(loose, names)).briefing.figures
    assert figure.caption is not None
    assert figure.caption.get("en") == caption


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("1985.tif", "2020.tif"), "1985 compared with 2020"),
        (("1985.tif", "2000.tif", "2020.tif"), "1985, 2000 and 2020 compared"),
        (("1985.tif", "1990.tif", "2000.tif", "2020.tif"), "1985, 1990, 2000 and 2020 compared"),
        (("a.tif", "b.tif", "c.tif", "d.tif", "e.tif"), "5 pictures compared, from a to e"),
        (
            ("The airfield in 1985.tif", "The airfield in 2000.tif", "The airfield in 2020.tif"),
            "3 pictures compared, from The airfield in 1985 to The airfield in 2020",
        ),
    ],
)
def test_the_title_tells_of_all_or_how_many_there_are(names: tuple[str, ...], title: str) -> None:
    assert made(*(loose(name) for name in names)).briefing.title.get("en") == title


@pytest.mark.parametrize(
    ("count", "title"),
    [(2, "1 vergeleken met 2"), (3, "1, 2 en 3 vergeleken"), (5, "5 afbeeldingen vergeleken, van 1 tot 5")],
)
def test_the_title_is_in_the_language_of_the_reader(count: int, title: str) -> None:
    translation.use("nl")
    assert made(*(loose(f"{at}.tif") for at in range(1, count + 1))).briefing.title.get("nl") == title


def test_a_language_that_is_added_takes_no_words_of_the_other_for_its_own(tmp_path: Path) -> None:
    translation.use("nl")
    save(made(loose("2021-10-07.png"), loose("two.png")), Chosen(tmp_path / "saved"))
    manifest = tmp_path / "saved" / "briefing.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('["nl"]', '["nl", "en"]'), "utf-8")
    translation.use("en")
    lacking = {each.place: each.what for each in check(tmp_path / "saved") if "no words in this language" in each.what}
    of_figure = ("title", "caption", "pictures[0].alt", "pictures[0].credit", "pictures[1].label")
    assert lacking.keys() == {
        *("issuer.en", "title.en", "sections[0].title.en"),
        *(f"figures[0].{each}.en" for each in of_figure),
    }
    assert {place for place, what in lacking.items() if "nor are there in 1 more" in what} == {
        *("figures[0].pictures[0].alt.en", "figures[0].pictures[0].credit.en")
    }


def test_a_long_title_makes_the_name_of_a_file_that_ends_with_a_whole_word() -> None:
    names = [f"Kherson airfield in full after the rain of {year}.tif" for year in (1985, 2000)]
    assert name_for_files(made(*map(loose, names)).briefing) == (
        "kherson-airfield-in-full-after-the-rain-of-1985-compared-with-kherson-airfield"
    )


def test_what_the_camera_says_goes_before_what_the_name_says() -> None:
    opened = made(loose("2021-10-07.jpg", taken=datetime.date(2021, 10, 9)), loose("b.jpg"))
    assert opened.briefing.figures[0].pictures[0].date == PartialDate(year=2021, month=10, day=9)


def on_ground(name: str, size: tuple[int, int], metres: float | None) -> LoosePicture:
    return replace(loose(name), size=size, ground=(metres, metres) if metres else None)


def test_the_scale_of_the_largest_picture_is_taken_where_all_tell_it_and_agree(tmp_path: Path) -> None:
    opened = made(on_ground("a.png", (500, 400), 2.0), on_ground("b.png", (1000, 801), 1.0))
    assert opened.briefing.figures[0].metres_per_pixel == 1.0
    assert "on the ground" in opened.storage.read("sections/en/comparison.md").decode()
    save(opened, Chosen(tmp_path / "saved"))
    with open_briefing(tmp_path / "saved") as again:
        assert again.briefing.figures[0].metres_per_pixel == 1.0


@pytest.mark.parametrize("other", [None, 2.0, 0.97])
def test_no_scale_is_taken_where_one_is_silent_or_shows_other_ground(other: float | None) -> None:
    opened = made(on_ground("a.png", (500, 400), 1.0), on_ground("b.png", (500, 400), other))
    assert opened.briefing.figures[0].metres_per_pixel is None
    assert "on the ground" not in opened.storage.read("sections/en/comparison.md").decode()


def test_the_place_is_said_to_be_the_middle_and_from_the_files_and_is_saved(tmp_path: Path) -> None:
    pair = [replace(on_ground(name, (500, 400), 2.0), middle=(-74.440737, -8.434507)) for name in ("a.png", "b.png")]
    opened = made(*pair)
    place = opened.briefing.figures[0].place
    assert place is not None
    assert place_words(place, "en", str) == "Middle of the pictures (8.4345°\u00a0S,\u00a074.4407°\u00a0W)"
    text = opened.storage.read("sections/en/comparison.md").decode()
    assert "Where they are, and how large they are on the ground, is from the files." in text
    save(opened, Chosen(tmp_path / "saved"))
    with open_briefing(tmp_path / "saved") as again:
        assert again.briefing.figures[0].place == place


@pytest.mark.parametrize(("middle", "is_told"), [((-74.44, -8.43), False), ((-103.0, 48.0), True)])
def test_of_pictures_that_lie_apart_that_is_said_first(middle: tuple[float, float], is_told: bool) -> None:
    pair = [replace(on_ground(name, (500, 400), 2.0), middle=(-74.44, -8.43)) for name in ("a.png", "b.png")]
    text = made(pair[0], replace(pair[1], middle=middle)).storage.read("sections/en/comparison.md").decode()
    warning = "**According to the files these pictures do not all show the same area.**\n\n"
    assert text.startswith(warning) is is_told


def test_the_same_pictures_make_the_same_briefing_again() -> None:
    one, other = loose("a.png"), loose("b.png", data=picture(colour="blue"))
    assert made(one, other).briefing == made(one, other).briefing
    assert made(one, other).briefing.id != made(one, one).briefing.id


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("target", ["saved", "saved.briefing"])
def test_it_is_saved_as_a_briefing_that_lacks_only_words(tmp_path: Path, language: str, target: str) -> None:
    translation.use(language)
    pair = [loose(f"*a* [b](c) <d> \\ {kind}.x", data=picture(kind)) for kind in ("PNG", "JPEG", "WEBP", "TIFF")]
    opened = made(*pair)
    path = tmp_path / target
    save(opened, Chosen(path))
    unwritten = translation._("this only says that nobody has written it yet")
    assert {(each.place.removesuffix(f".{language}").rpartition(".")[2], each.what) for each in check(path)} == {
        *((key, unwritten) for key in ("caption", "alt", "credit")),
        ("kind", translation._("“{kind}” is only a guess").format(kind="photo")),
    }
    with open_briefing(path) as again:
        assert again.briefing == opened.briefing
        assert {Path(each.file).suffix for each in again.briefing.figures[0].pictures} == {
            ".png",
            ".jpg",
            ".webp",
            ".tif",
        }


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), min_size=2, max_size=3))
def test_no_name_breaks_the_briefing(names: list[str]) -> None:
    pictures = [replace(loose("x"), name=_clean(name)) for name in names]
    opened, _files = untitled(pictures, today=TODAY, language="en")
    assert opened.text("comparison", "en").blocks
    assert {
        each.label.get("en").removesuffix(" (day of the file)") for each in opened.briefing.figures[0].pictures
    } == {each.name for each in pictures}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_as_many_as_there_may_be_have_room_in_the_parts_of_a_briefing(language: str) -> None:
    translation.use(language)
    longest = "字" * 251 + ".png"
    opened = made(*(loose(longest, data=picture() + bytes([at % 256])) for at in range(MOST_PICTURES)))
    assert len(opened.storage.read("briefing.toml", MOST_MANIFEST_BYTES)) > MOST_MANIFEST_BYTES / 2
    assert opened.storage.read(f"sections/{language}/comparison.md", MOST_SECTION_BYTES)
    assert opened.text("comparison", language).blocks


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("words")
    with pytest.raises(OutputError, match="this folder is not empty"):
        save(made(loose("a"), loose("b")), Chosen(tmp_path))
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


def test_parts_in_memory_keep_to_their_names_and_limits() -> None:
    with OpenedBriefing(None, MemoryStorage({"b": b"123", "a": b""}), made(loose("a"), loose("b")).briefing) as opened:
        assert opened.storage.names() == ["a", "b"]
        assert opened.storage.read("b") == b"123"
        with pytest.raises(MissingPart):
            opened.storage.read("c")
        with pytest.raises(LimitExceeded):
            opened.storage.read("b", 2)
