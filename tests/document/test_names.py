"""What is said of a name that a file of a briefing cannot have."""

import pytest

from briefing.document.names import objection_to, trap_in

FORWARD = "a file is named from the folder of briefing.toml on, with forward slashes"
OUT = "the name of this file leads out of the briefing, or could"


@pytest.mark.parametrize(
    ("name", "what", "advice"),
    [
        ("images\\after.png", FORWARD, "Write images/after.png"),
        ("./images/after.png", FORWARD, "Write images/after.png"),
        ("images\before.png", FORWARD, "Write images/before.png"),
        ("images\town.png", FORWARD, "Write images/town.png"),
        ("../after.png", OUT, "Copy the file into the briefing, and write images/after.png"),
        ("C:\\Users\\me\\after.png", OUT, "Copy the file into the briefing, and write images/after.png"),
        ("https://example.org/after.png", OUT, "Copy the file into the briefing, and write images/after.png"),
        ("", OUT, "Copy the file into the briefing, and write images/before.jpg"),
        ("a\u009b.png", "the name of this file is not safe (control)", "Rename it"),
    ],
)
def test_a_name_that_cannot_be_is_told_as_it_was_meant(name: str, what: str, advice: str) -> None:
    assert trap_in(name)
    assert objection_to(name) == (what, advice)
