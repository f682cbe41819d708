"""The floor for a PDF: a bare script that compiles a folder in which all is prepared: ``floor_pdf.py FOLDER FILE``."""

import sys
from pathlib import Path

import typst


def main(folder: str, target: str) -> None:
    """Write the PDF."""
    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler(input=f"{folder}/briefing.typ", root=folder, font_paths=fonts)
    data = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
    assert isinstance(data, bytes)
    Path(target).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
