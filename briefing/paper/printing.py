"""A briefing as a PDF: laid out by Typst, as PDF/A-2a and PDF/UA-1 together."""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefing.document.opening import OpenedBriefing
from briefing.errors import PaperError
from briefing.imagery.service import PictureService
from briefing.paper.content import content
from briefing.paper.options import PrintOptions
from briefing.paths import resource
from briefing.translation import _

# Half the text width of A4 at 300 dots an inch.
PLATE_PIXELS = 1000

Step = Callable[[int, int], None]


def render_pdf(
    opened: OpenedBriefing,
    options: PrintOptions,
    pictures: PictureService,
    *,
    progress: Step = lambda _done, _whole: None,
) -> bytes:
    """The bytes of the PDF; DocumentError, PictureError or PaperError where it cannot be made."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        root = Path(folder)
        files = _prepare_pictures(opened, pictures, root, progress)
        data = content(opened, options, files)
        (root / "briefing.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        shutil.copy(resource("print/briefing.typ"), root / "briefing.typ")
        return _compile(root)


def _prepare_pictures(opened: OpenedBriefing, pictures: PictureService, root: Path, progress: Step) -> dict[str, str]:
    """Every picture that is printed, at print resolution, in ``root``; its name there for each file."""
    wanted = list(dict.fromkeys(each.file for figure in opened.briefing.figures for each in figure.pictures))
    whole = len(wanted) + 1
    progress(0, whole)
    asked = [(file, pictures.overview(opened.picture(file), (8, 8))) for file in wanted]
    made = []
    for file, future in asked:
        info = future.result().info
        share = min(1.0, PLATE_PIXELS / info.width)
        size = (max(1, round(info.width * share)), max(1, round(info.height * share)))
        box = (0, 0, info.width, info.height)
        made.append((file, info.handle, pictures.encoded(info.handle, box=box, size=size)))
    files = {}
    for at, (file, handle, encoded) in enumerate(made, start=1):
        data = encoded.result()
        files[file] = f"{at}.png" if data.startswith(b"\x89PNG") else f"{at}.jpg"
        (root / files[file]).write_bytes(data)
        pictures.release(handle)
        progress(at, whole)
    return files


def _compile(root: Path) -> bytes:
    import typst

    try:
        made = typst.compile(str(root / "briefing.typ"), root=str(root), pdf_standards=["a-2a", "ua-1"])
    except (RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise PaperError(_("the PDF cannot be laid out ({reason})").format(reason=reason)) from error
    if not isinstance(made, bytes):
        raise PaperError(_("the PDF cannot be laid out ({reason})").format(reason=type(made).__name__))
    return made
