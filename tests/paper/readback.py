"""PDFs read back by programs that are not our own."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest


def poppler(program: str, data: bytes, folder: Path, *words: str) -> str:
    path = folder / "printed.pdf"
    path.write_bytes(data)
    if not sys.platform.startswith("linux"):
        pytest.skip("the programs of poppler are a matter of Linux")
    command = [program, *words, str(path), *(["-"] if program == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def text_of(data: bytes, folder: Path, *options: str) -> str:
    """The words in the order of reading, hyphens at the ends of lines undone."""
    words = poppler("pdftotext", data, folder, "-raw", *options)
    return re.sub(r"\s+", " ", re.sub(r"(\w)[-\u2010\u00ad]\n(\w)", r"\1\2", words))


def structure(data: bytes) -> list[tuple[str, dict[str, Any]]]:
    """The kinds of the tagged structure in order of reading, with the attributes of each."""
    found: list[tuple[str, dict[str, Any]]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(
                    (str(node["/S"]), {key: node[key] for key in list(node.keys()) if key in ("/Alt", "/Lang", "/T")})
                )
            if "/K" in node:
                walk(node["/K"])

    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot)
        return [(kind, {key: str(value) for key, value in facts.items()}) for kind, facts in found]


def boxes(data: bytes, folder: Path) -> list[tuple[int, str, float, float, float]]:
    """The words of a PDF: the page of each from 0, itself, its left and right edge and its top, in points."""
    found = []
    for at, page in enumerate(poppler("pdftotext", data, folder, "-bbox").split("<page ")[1:]):
        pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
        for left, top, right, word in re.findall(pattern, page):
            found.append((at, word, float(left), float(right), float(top)))
    return found
