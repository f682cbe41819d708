"""No line is lost where text goes on below, or behind, a figure on top of the next page.

The typesetter lays a block out anew on each page that it reaches; where a figure left less room than it had first
reckoned with, lines that stay together went to a page that was done, and with them the tags of the whole document.
"""

import random
import re
from pathlib import Path

import pytest

from briefing.document.opening import open_briefing
from tests.document.samples import MANIFEST
from tests.imagery.pictures import scene_png
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import text_of

FIGURE = """
[[figures]]
id = "more{at}"
title = "More"
caption = "C"
pictures = [{{ file = "images/m{at}.png", date = 2021-12-13, label = "L", alt = "A", credit = "C", kind = "photo" }}]
"""


def mixed(folder: Path, chance: random.Random) -> tuple[Path, int]:
    """A briefing of paragraphs, lists and quotations among figures, whose words are numbered."""
    count = chance.randint(0, 2)
    figures, said, told = ["pair", *(f"more{at}" for at in range(count))], 0, []

    def words(many: int) -> str:
        nonlocal said
        said += many
        return " ".join(f"w{number}" for number in range(said - many, said))

    left = list(figures)
    for _block in range(chance.randint(8, 16)):
        match chance.choice("ppplq"):
            case "p":
                told.append(words(chance.randint(5, 60)) + ("[^one]" if chance.random() < 0.3 else ""))
            case "l":
                told.append("\n".join(f"- {words(chance.randint(5, 30))}" for _item in range(4)))
            case _:
                told.append(f"> {words(30)}")
        if left and chance.random() < 0.4:
            told.append(f"{words(5)} [see](figure:{left.pop(0)}).")
    manifest = MANIFEST.replace('"A caption"', f'"{"A caption. " * chance.randint(1, 12)}"')
    manifest = manifest.replace('figures = ["pair"]', f"figures = {figures}")
    manifest += "".join(FIGURE.format(at=at) for at in range(count))
    made = small_briefing(folder, manifest=manifest, en="\n\n".join(told) + "\n\n")
    for name in ("a", "b", *(f"m{at}" for at in range(count))):
        (made / f"images/{name}.png").write_bytes(scene_png(600, chance.choice((300, 400, 500, 700)), 5))
    return made, said


@pytest.mark.parametrize(("seed", "large"), [(11, False), (27, False), (51, True)])
def test_every_line_is_on_paper_and_both_standards_are_met(
    tmp_path: Path, render: Render, seed: int, large: bool
) -> None:
    chance = random.Random(seed)
    folder, count = mixed(tmp_path / "x", chance)
    with open_briefing(folder) as opened:
        printed = render(opened, large=large, paper=chance.choice(("a4", "letter")))
    words = text_of(printed.data, tmp_path)
    missing = [number for number in range(count) if not re.search(rf"w{number}\b", words)]
    assert [number for number in missing if number + 1 in missing] == [], "but for single ones, parted on two lines"
    assert printed.standards == ("a-2a", "ua-1")
