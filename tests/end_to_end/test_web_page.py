"""An exported page in a real browser: its slider by keys, mouse and finger, and that it asks nobody for anything."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from briefing import cli
from briefing.paths import resource
from tests.document.samples import MANIFEST
from tests.end_to_end.browser import Browser
from tests.end_to_end.pair import AFTER, BEFORE, shows, write_pair
from tests.end_to_end.screen import wait_until
from tests.paper.conftest import small_briefing

BOX = """
const box = document.querySelector('.stage').getBoundingClientRect();
return [box.left, box.top, box.width, box.height];
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing with two pictures of plain colours as a page."""
    folder = tmp_path_factory.mktemp("page")
    write_pair(folder / "briefing", words=40)
    assert cli.main(["export", str(folder / "briefing"), "--to", "html", "-o", str(folder / "page.html")]) == 0
    return folder / "page.html"


@pytest.fixture
def opened(browser: Browser, page: Path) -> Browser:
    """The browser with the page, the pair in its middle."""
    browser.open(page)
    browser.script("document.querySelector('figure').scrollIntoView({block: 'center'})")
    return browser


def now(browser: Browser) -> int:
    return int(browser.script("return document.querySelector('[role=slider]').getAttribute('aria-valuenow')"))


def told(browser: Browser) -> str:
    return str(browser.script("return document.querySelector('[role=slider]').getAttribute('aria-valuetext')"))


def seen(browser: Browser) -> float:
    """How much of the stage shows the earlier picture, in percent, as the screen has it."""
    left, top, wide, high = map(round, browser.script(BOX))
    stage = browser.shot()[top : top + high, left : left + wide]
    before, after = shows(stage, BEFORE).sum(), shows(stage, AFTER).sum()
    assert before + after > 0.9 * stage.shape[0] * stage.shape[1]
    return float(100 * before / (before + after))


def focus(browser: Browser) -> None:
    """Go to the slider by the tab key, as somebody without a mouse does."""

    def there() -> bool:
        browser.keys("Tab")
        return bool(browser.script("return document.activeElement.getAttribute('role') === 'slider'"))

    wait_until(there, "the focus on the slider")


def test_the_slider_obeys_all_its_keys_and_says_where_it_is(opened: Browser) -> None:
    focus(opened)
    assert (now(opened), told(opened)) == (50, "7 October 2021 on 50 percent, 13 December 2021 on 50 percent")
    for keys, at in (
        (["Right", "Right", "Up"], 53),
        (["Left", "Down"], 51),
        (["PageUp", "PageUp"], 71),
        (["PageDown"], 61),
        (["Home", "Left"], 0),
        (["End", "Right"], 100),
        (["PageDown"] * 3, 70),
    ):
        opened.keys(*keys)
        assert now(opened) == at
        assert told(opened) == f"7 October 2021 on {at} percent, 13 December 2021 on {100 - at} percent"
    assert seen(opened) == pytest.approx(70, abs=3)


def test_the_space_bar_shows_whole_pictures_and_escape_comes_back(opened: Browser) -> None:
    focus(opened)
    opened.keys("PageDown", "Space")
    assert (now(opened), told(opened)) == (100, "7 October 2021 whole")
    assert seen(opened) > 97
    opened.keys("Space")
    assert (now(opened), told(opened)) == (0, "13 December 2021 whole")
    assert seen(opened) < 3
    opened.keys("Escape")
    assert now(opened) == 40
    assert seen(opened) == pytest.approx(40, abs=3)


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_the_divider_goes_where_one_points_and_follows_a_drag(opened: Browser, pointer: str) -> None:
    left, top, wide, high = opened.script(BOX)
    opened.drag([(left + wide * 0.2, top + high * 0.3)], pointer)
    assert now(opened) == pytest.approx(20, abs=1)
    assert seen(opened) == pytest.approx(20, abs=3)
    opened.drag([(left + wide * share, top + high * 0.4) for share in (0.2, 0.4, 0.6, 0.75)], pointer)
    assert now(opened) == pytest.approx(75, abs=1)
    opened.drag([(left + wide * 0.5, top + high / 2), (left - 50, top + high / 2)], pointer)
    assert now(opened) == 0
    opened.keys("Right")
    assert now(opened) == 1, "the slider has the focus after it was moved"


def test_a_screen_reader_finds_the_slider_and_both_pictures(opened: Browser) -> None:
    nodes = opened.command("Accessibility.getFullAXTree")["nodes"]
    by_role: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            by_role.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert by_role["slider"] == ["Divider between 7 October 2021 and 13 December 2021"]
    assert by_role["image"].count("A plain colour") == 2
    (slider,) = (node for node in nodes if node["role"]["value"] == "slider")
    facts = {each["name"]: each["value"]["value"] for each in slider["properties"] if "value" in each["value"]}
    assert (facts["valuemin"], facts["valuemax"], slider["value"]["value"]) == (0, 100, 50)
    assert "arrow keys" in slider["description"]["value"]


def test_dates_stand_on_both_sides_at_all_times(opened: Browser) -> None:
    visible = """
    return [...document.querySelectorAll('.heads time')].map((each) => {
      const box = each.getBoundingClientRect();
      return each.checkVisibility() && box.width > 0 ? each.textContent : '';
    });
    """
    focus(opened)
    for keys in (["Home"], ["End"], ["Space"], ["Space"], ["Escape"]):
        opened.keys(*keys)
        assert opened.script(visible) == ["7\xa0October 2021", "13\xa0December 2021"]


def test_on_a_phone_each_date_is_on_one_line_and_no_word_of_a_notice_is_alone(browser: Browser, tmp_path: Path) -> None:
    builtin = resource("briefings/troop-buildup-2021-12")
    assert cli.main(["export", str(builtin), "--to", "html", "-o", str(tmp_path / "page.html")]) == 0
    browser.open(tmp_path / "page.html")
    browser.command("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=1, mobile=False)
    try:
        dates = browser.script(
            "return [...document.querySelectorAll('.heads b')].map(each => each.getBoundingClientRect().height)"
        )
        assert dates[0] == dates[1] < 30
        assert browser.script("return document.documentElement.scrollWidth") == 360
        assert browser.script("return getComputedStyle(document.querySelector('.apart p')).textWrap") == "pretty"
    finally:
        browser.command("Emulation.clearDeviceMetricsOverride")


def test_whose_both_pictures_are_is_said_once(opened: Browser) -> None:
    found = "return [...document.querySelectorAll('.slides .credit')].map(each => each.textContent)"
    assert opened.script(found) == ["Test"]


def test_a_tall_pair_is_seen_whole_and_its_bar_goes_with_it(browser: Browser, tmp_path: Path) -> None:
    folder = write_pair(tmp_path / "tall", size=(60, 180))
    manifest = folder / "briefing.toml"
    manifest.write_text(manifest.read_text().replace('id = "pair"', 'id = "pair"\nmetres_per_pixel = 1', 1))
    assert cli.main(["export", str(folder), "--to", "html", "-o", str(tmp_path / "tall.html")]) == 0
    browser.open(tmp_path / "tall.html")
    _left, _top, wide, high = browser.script(BOX)
    assert high == pytest.approx(3 * wide, rel=0.02)
    assert high <= browser.script("return innerHeight")
    bar = browser.script("return document.querySelector('.scale svg').getBoundingClientRect().width")
    assert bar == pytest.approx(wide * 10 / 60, rel=0.02)
    assert browser.log("browser") == []


def test_the_knob_is_in_the_middle_of_a_divider_that_is_seen_on_white(opened: Browser) -> None:
    left, top, wide, high = map(round, opened.script(BOX))
    shot = opened.shot()
    row = shot[top + 4, left : left + wide].astype(int).sum(axis=1)
    line = [at for at in range(wide) if row[at] > 3 * 250]
    assert len(line) == 2
    assert row[line[0] - 1] < 3 * 60 > row[line[1] + 1], "dark at both sides"
    middle = (line[0] + line[1] + 1) / 2
    across = shot[top + high // 2, left : left + wide].astype(int).sum(axis=1)
    knob = [at for at in range(wide) if across[at] > 3 * 250]
    assert (knob[0] + knob[-1] + 1) / 2 == pytest.approx(middle, abs=0.6)


def test_where_a_picture_is_none_the_page_is_seen(browser: Browser, tmp_path: Path) -> None:
    folder = write_pair(tmp_path / "shapes", size=(600, 400))
    for name, size in (("before", (600, 400)), ("after", (600, 300))):
        (path,) = (folder / "images").glob(f"{name}.*")
        Image.new("RGB", size, {"before": BEFORE, "after": AFTER}[name]).save(path)
    assert cli.main(["export", str(folder), "--to", "html", "-o", str(tmp_path / "shapes.html")]) == 0
    browser.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    try:
        browser.open(tmp_path / "shapes.html")
        browser.script("document.querySelector('figure').scrollIntoView({block: 'center'})")
        left, top, wide, high = map(round, browser.script(BOX))
        stage = browser.shot()[top : top + high, left : left + wide]
    finally:
        browser.command("Emulation.setEmulatedMedia", features=[])
    assert tuple(stage[high // 16, wide * 3 // 4]) == (0x17, 0x19, 0x1C), "neither white nor the picture before"
    assert shows(stage[:, : wide // 2 - 24], BEFORE).all()
    assert shows(stage[high // 4 : high * 3 // 4, wide // 2 + 24 :], AFTER).all()


def test_without_scripts_both_pictures_stand_there_with_their_words(browser: Browser, page: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.script("return document.querySelector('.slides, [role=slider]')") is None
    boxes = browser.script(
        "return [...document.querySelectorAll('.pair img')].map((each) => each.getBoundingClientRect())"
    )
    assert boxes[0]["bottom"] < boxes[1]["top"]
    assert boxes[0]["width"] == boxes[1]["width"] > 300
    words = browser.script("return document.querySelector('.pair').innerText")
    assert all(part in words for part in ("7\xa0October 2021", "13\xa0December 2021", "Test"))


def test_the_page_asks_nobody_for_anything_and_complains_of_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "built-in.html"
    assert cli.main(["export", "--to", "html", "-o", str(path)]) == 0
    browser.open(path)
    focus(browser)
    browser.keys("Right", "Space", "Escape")
    asked = browser.requests()
    assert asked[0] == path.as_uri()[:80]
    assert all(address.startswith("data:") for address in asked[1:])
    assert browser.log("browser") == []
    assert browser.script("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("wide", [320, 800])
def test_long_words_are_parted_and_the_page_is_not_wider_than_the_window(
    browser: Browser, tmp_path: Path, wide: int
) -> None:
    word, manifest = "Landgewinnungsgenehmigungsverfahrensbeschleunigungsverordnung" * 2, MANIFEST
    for words in ('title.en = "First', 'title.en = "Small', 'publisher = "Somebody', 'title = "A pair', 'text = "Some'):
        manifest = manifest.replace(words, f"{words} {word}")
    for words in (
        'label = "Before',
        'credit = "Somebody',
        'caption = "A',
        'name = "Some',
        'text = "Corr',
        'issuer = "S',
    ):
        manifest = manifest.replace(words, f"{words} {word}")
    text = f"Words {word}[^note] and `{word}`.\n\n| a | b |\n| - | - |\n| {word} | word |\n\n[^note]: {word}.\n"
    folder, path = small_briefing(tmp_path / "long", manifest=manifest, en=text), tmp_path / "page.html"
    assert cli.main(["export", str(folder), "--to", "html", "-o", str(path)]) == 0
    browser.command("Emulation.setDeviceMetricsOverride", width=wide, height=900, deviceScaleFactor=1, mobile=False)
    try:
        browser.open(path)
        assert browser.script("return innerWidth") == wide
        assert browser.script("return document.documentElement.scrollWidth") == wide
        assert browser.script("return document.querySelector('.wide td + td').getBoundingClientRect().width") > 36
    finally:
        browser.command("Emulation.clearDeviceMetricsOverride")


def test_what_is_smuggled_into_a_page_cannot_reach_anybody(browser: Browser, page: Path) -> None:
    with Listener() as listener:
        smuggled = f"<img src='{listener.address}/a'><script>fetch('{listener.address}/b')</script>"
        text = page.read_text(encoding="utf-8")
        evil = page.with_name("evil.html")
        evil.write_text(text.replace("<main>", f"<main>{smuggled}"), encoding="utf-8")
        browser.open(evil)
        assert listener.asked == []
        assert sum("Content Security Policy" in each["message"] for each in browser.log("browser")) >= 2
        start, end = text.index('<meta http-equiv="Content'), text.index('<meta name="viewport"')
        evil.write_text((text[:start] + text[end:]).replace("<main>", f"<main>{smuggled}"), encoding="utf-8")
        browser.open(evil)
        wait_until(lambda: {"/a", "/b"} <= set(listener.asked), "the requests of a page without a policy")


class Listener:
    """A context manager: a server on this machine that keeps what it is asked for."""

    def __enter__(self) -> "Listener":
        self.asked: list[str] = []
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            def log_message(self, *_words: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def test_the_map_and_the_words_of_the_program_read_from_the_left_in_arabic(browser: Browser, tmp_path: Path) -> None:
    manifest = MANIFEST.replace('languages = ["en", "nl"]', 'languages = ["ar"]').replace("title.en", "title.ar")
    folder = small_briefing(tmp_path / "arabic", manifest=manifest.replace("summary.en", "summary.ar"))
    (folder / "sections/en").rename(folder / "sections/ar")
    assert cli.main(["export", str(folder), "--to", "html", "-o", str(tmp_path / "arabic.html")]) == 0
    browser.open(tmp_path / "arabic.html")
    way = "return getComputedStyle(document.querySelector('{}')).direction"
    assert browser.script(way.format("figcaption")) == "rtl"
    assert [browser.script(way.format(each)) for each in (".map text", ".how", ".scale")] == ["ltr"] * 3
