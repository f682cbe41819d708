"""Large briefings to measure with: sections of words with sources, and pairs of pictures."""

import random
from pathlib import Path

from tests.imagery.pictures import saved, scene

WORDS = (
    *("the", "of", "satellite", "imagery", "government", "reported", "movement", "along", "border", "according"),
    *("statement", "officials", "troops", "equipment", "observed", "north", "region", "analysis", "preparation"),
)
HEAD = """format = 1
id = "large"
edition = 1
languages = ["en"]
published = 2024-05-06
cutoff = 2024-05-05
issuer = "Somebody"
title = "A large briefing"
"""
SOURCE = """[[sources]]
id = "s{at}"
title = "Source {at}"
publisher = "Publisher {at}"
kind = "report"
date = 2024-01-01
url = "https://example.org/{at}"
"""
SECTION = """[[sections]]
id = "x{at}"
title = "Section {at}"
figures = [{figures}]
"""
FIGURE = """[[figures]]
id = "f{at}"
title = "Figure {at}"
caption = "What is seen here."
pictures = [
  {{ file = "images/a.jpg", date = 2023-01-01, label = "Before", alt = "Fields", credit = "X", kind = "aerial" }},
  {{ file = "images/b.jpg", date = 2024-01-01, label = "After", alt = "Tents", credit = "X", kind = "aerial" }},
]
"""


def write_large(folder: Path, *, sections: int, figures: int, words: int) -> Path:
    """A briefing in a folder; each section has ``words`` words in two paragraphs, the first ones a figure each."""
    chance = random.Random(1)

    def paragraph(count: int) -> str:
        return f"{' '.join(chance.choices(WORDS, k=count)).capitalize()}.[^s{chance.randint(1, 12)}]"

    manifest = HEAD + "".join(SOURCE.format(at=at) for at in range(1, 13))
    for at in range(sections):
        manifest += SECTION.format(at=at, figures=f'"f{at}"' if at < figures else "")
    manifest += "".join(FIGURE.format(at=at) for at in range(figures))
    (folder / "sections/en").mkdir(parents=True)
    (folder / "images").mkdir()
    (folder / "briefing.toml").write_text(manifest)
    for at in range(sections):
        half = words // 2
        (folder / f"sections/en/x{at}.md").write_text(f"{paragraph(half)}\n\n## More\n\n{paragraph(words - half)}\n")
    ground = scene(1300, 900, 5)
    (folder / "images/a.jpg").write_bytes(saved(ground.crop((0, 0, 1200, 800)), "JPEG"))
    (folder / "images/b.jpg").write_bytes(saved(ground.crop((40, 20, 1240, 820)), "JPEG"))
    return folder
