"""Which sources are named beside a text: each once on a page, however often that cites it."""

from pathlib import Path
from typing import Any

import pytest

from briefing.document.opening import open_briefing
from briefing.paper import press
from briefing.paper.compiler import compiled
from briefing.paper.content import MANY
from tests.document.samples import MANIFEST
from tests.paper.conftest import Render, small_briefing
from tests.paper.readback import boxes

CITING = "Words that fill a good part of a line of the text. " * 8 + "[^one]"
SECTION = '\n[[sections]]\nid = "s{at}"\ntitle = "S"\n'


def pages_named(folder: Path, render: Render, manifest: str, text: str) -> list[list[int]]:
    """For each page the tops of the lines beside the text in which the publisher is named."""
    named = manifest.replace('publisher = "Somebody"', 'publisher = "Whoever"')
    with open_briefing(small_briefing(folder / "it", manifest=named, en=text)) as opened:
        printed = render(opened, plates="none", key_points=False, timeline=False)
    found: list[list[int]] = [[] for _page in range(printed.pages)]
    for page, word, left, _right, top in boxes(printed.data, folder):
        if word == "Whoever" and left > 400:
            found[page].append(round(top))
    return found


def test_a_source_is_named_once_on_a_page_and_again_on_the_next(tmp_path: Path, render: Render) -> None:
    text = "\n\n".join(f"## Heading\n\n{CITING}" for _at in range(12))
    first, second, *_rest = pages_named(tmp_path, render, MANIFEST, text)
    assert (len(first), len(second)) == (1, 1)
    assert second[0] < 200, "where the first of that page cites it"


def test_sources_that_are_not_named_again_leave_their_room_to_none_that_is(tmp_path: Path, render: Render) -> None:
    others = "".join(
        f'\n[[sources]]\nid = "{each}"\ntitle = "T"\npublisher = "Whoever"\nkind = "report"\n' for each in "abcd"
    )
    text = f"Words.[^one][^a]\n\n## Heading\n\n{CITING}[^a][^b][^c][^d]\n"
    ((*first, third, fourth, fifth), *_rest) = pages_named(tmp_path, render, MANIFEST + others, text)
    assert len(first) == 2
    assert third - first[-1] > 1.5 * (fourth - third), "the new ones stand at the top of their text"
    assert abs((fourth - third) - (fifth - fourth)) <= 1


def test_where_all_stands_is_settled_in_a_text_that_cites_much(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[bool] = []

    def watched(*given: Any, **how: Any) -> tuple[bytes, bool]:
        made = compiled(*given, **how)
        settled.append(made[1])
        return made

    monkeypatch.setattr(press, "compiled", watched)
    others = "".join(
        f'\n[[sources]]\nid = "o{at}"\ntitle = "T"\npublisher = "Whoever"\nkind = "report"\n' for at in range(12)
    )
    said = (
        "## Heading\n\n" * (at % 3 == 0)
        + " ".join(f"{CITING[:90]}[^o{(at * 7 + each * each) % 12}]" for each in range(1 + at * 5 % 9))
        for at in range(40)
    )
    named = pages_named(tmp_path, render, MANIFEST + others, "\n\n".join(said))
    assert settled == [True]
    assert max(map(len, named)) <= 12


def test_where_the_text_is_laid_out_once_each_section_names_them(tmp_path: Path, render: Render) -> None:
    folder = small_briefing(tmp_path / "it")
    manifest = MANIFEST + "".join(SECTION.format(at=at) for at in range(MANY))
    for at in range(MANY):
        (folder / f"sections/en/s{at}.md").write_text("Words.[^one]\n")
        (folder / f"sections/nl/s{at}.md").write_text("Woorden.[^one]\n")
    named = pages_named(tmp_path, render, manifest, "Words.[^one]\n")
    assert max(map(len, named)) > 5
