"""The style of the window: qt-material, rendered once for each theme and version and kept in the cache.

Rendering takes about a third of a second and writes icons; a later start only reads a file and imports neither
qt_material nor jinja2. Whatever goes wrong means plain Fusion in our colours, and a line in the log.
"""

import contextlib
import logging
import os
import re
import sys
import zlib
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from briefing import __version__
from briefing.desktop.look import DARK, LIGHT, STRONG, Look
from briefing.desktop.wishes import system_wants_contrast
from briefing.files import read_file, replace
from briefing.paths import cache_folder, resource

log = logging.getLogger(__name__)

STYLE_FILE = "style.qss"
USUAL = 100  # percent
ROW = 20  # pixels that a line of usual letters has in a field, as look.qss says
MATERIAL = ("QCheckBox", "QRadioButton", "QSlider", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QGroupBox", "QMenu::")

SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}

INVERTED = re.compile(r"QMenu::.*:selected$")  # white signs, for a row that is marked darker than ours
BOX = "QCheckBox::indicator"
SIGNS = {"unchecked": "M0 0", "checked": "M6 10.2L8.8 13L14 7.2", "indeterminate": "M6.5 10H13.5"}


def wanted_look(theme: str) -> Look:
    """The look that a setting (``system``, ``light`` or ``dark``) asks for now, and the system as to its strength."""
    dark = theme == "dark"
    if theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    look = DARK if dark else LIGHT
    return STRONG[look.name] if system_wants_contrast() else look


def wear(app: QApplication, theme: str) -> None:
    """Put on what a setting asks for; Windows and macOS draw the frames of windows and their own dialogs to suit."""
    QGuiApplication.styleHints().setColorScheme(SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    apply(app, wanted_look(theme))


def apply(app: QApplication, look: Look) -> None:
    """Put ``look`` on everything ``app`` shows."""
    app.setPalette(palette(look))
    try:
        folder = _cached(look)
        style = _whole(folder)
    except Exception:
        log.exception("qt-material is of no use here; plain Fusion serves")
        style = _own_style(look)
    else:
        QDir.setSearchPaths("icon", [str(folder)])
    app.setStyleSheet(style)


def palette(look: Look) -> QPalette:
    """The colours of ``look`` as Qt's roles, for what no style sheet reaches."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: look.ground,
        role.WindowText: look.ink,
        role.Base: look.paper,
        role.AlternateBase: look.ground,
        role.Text: look.ink,
        role.Button: look.ground,
        role.ButtonText: look.ink,
        role.BrightText: look.paper,
        role.ToolTipBase: look.paper,
        role.ToolTipText: look.ink,
        role.PlaceholderText: look.muted,
        role.Mid: look.line,
        role.Midlight: look.mat,
        role.Highlight: look.selected,
        role.HighlightedText: look.ink,
        role.Link: look.ink,
        role.LinkVisited: look.ink,
        role.Accent: look.accent,
    }.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
    return result


def _cached(look: Look) -> Path:
    """The folder that holds the style sheet and the icons of ``look``, rendered if it is not there."""
    folder = cache_folder() / f"theme-{look.name}-{_version(look)}"
    if not _whole(folder):
        _render(look, folder)
    return folder


def _whole(folder: Path) -> str:
    """The style sheet in ``folder``; nothing where there is none, or a damaged one, which would be so for ever."""
    try:
        head, _line, sheet = read_file(folder / STYLE_FILE).decode("utf-8").partition("\n")
    except (OSError, ValueError):
        return ""
    return sheet if head == _seal(sheet) else ""


def _seal(sheet: str) -> str:
    return f"/* {zlib.crc32(sheet.encode()):08x} */"


def _version(look: Look) -> str:
    """What the style sheet is made of, in short: another value, another rendering."""
    parts = [__version__, repr(look), str(_age_of_qt_material()), _interface_face(), str(letter_size())]
    files = (f"{look.name}.xml", "look.qss", "strong.qss", "box.svg")
    parts += [(resource("themes") / name).read_text(encoding="utf-8") for name in files]
    return f"{zlib.crc32(chr(0).join(parts).encode()):08x}"


def _age_of_qt_material() -> int:
    """When the package that is installed was written, without importing it; 0 where it is not found."""
    for folder in sys.path:
        try:
            return (Path(folder) / "qt_material" / "__init__.py").stat().st_mtime_ns
        except OSError:
            continue
    return 0


def _render(look: Look, folder: Path) -> None:
    """Make the style sheet and the icons in a folder beside, and put it in place in one step.

    The theme file is given by its absolute path, so that a file of that name in the current folder is not taken for
    it; the environment, to which qt_material writes, is put back.
    """
    import shutil

    import qt_material

    part = folder.with_name(f"{folder.name}.{os.urandom(4).hex()}.part")
    damaged = part.with_suffix(".damaged")
    before = dict(os.environ)
    try:
        theme = str(resource(f"themes/{look.name}.xml"))
        sheet = qt_material.build_stylesheet(theme=theme, parent=str(part), extra={"density_scale": "-2"})
        if not sheet:
            raise ValueError("qt_material rendered nothing")
        _draw_boxes(look, part)
        style = of_use(sheet) + _own_style(look)
        (part / STYLE_FILE).write_bytes(f"{_seal(style)}\n{style}".encode())
        try:
            replace(part, folder)
        except OSError:
            if _whole(folder):
                log.info("another start rendered %s first", folder.name)
            else:
                log.warning("%s is damaged, and rendered anew", folder)
                folder.rename(damaged)
                part.rename(folder)
    finally:
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)
        for each in (part, damaged):
            shutil.rmtree(each, ignore_errors=True)
        with contextlib.suppress(OSError):
            damaged.unlink()
        QGuiApplication.setPalette(palette(look))


def _draw_boxes(look: Look, folder: Path) -> None:
    """Put a tick and a dash in place of what qt-material draws into boxes; only what is chosen has the accent."""
    from string import Template

    box = Template(resource("themes/box.svg").read_text(encoding="utf-8"))
    for kind, colour, quiet in (("primary", look.accent, look.muted), ("disabled", look.thumb, look.thumb)):
        for state, sign in SIGNS.items():
            ground, line = (look.paper, quiet) if state == "unchecked" else (colour, colour)
            drawn = box.substitute(ground=ground, line=line, sign=sign, ink=look.paper)
            (folder / kind / f"checkbox_{state}.svg").write_text(drawn, encoding="utf-8")
    ring = folder / "primary" / "radiobutton_unchecked.svg"
    ring.write_text(ring.read_text(encoding="utf-8").replace(look.accent, look.muted), encoding="utf-8")


def of_use(sheet: str) -> str:
    """The rules of ``sheet`` for the kinds of widget that the reader has and does not style itself.

    A third of the start went into reading rules for what is never shown, and some of them shone through. The boxes in
    lists look like the others.
    """
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    kept = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        names = [each.strip() for each in selectors.split(",")]
        wanted = [each for each in names if each.startswith(MATERIAL) and not INVERTED.match(each)]
        wanted += [each.replace("QCheckBox", "QListView") for each in wanted if each.startswith(BOX)]
        if wanted:
            kept.append(f"{', '.join(wanted)} {{{body.strip()}}}")
    return "\n".join(kept) + "\n"


def _own_style(look: Look) -> str:
    colours = {name: getattr(look, name) for name in look.__struct_fields__ if name not in ("name", "strong")}
    from string import Template

    sheets = ("look.qss", "strong.qss") if look.strong else ("look.qss",)
    rules = Template("".join((resource("themes") / name).read_text(encoding="utf-8") for name in sheets))
    return rules.substitute(colours, size=letter_size(), interface=f'"{_interface_face()}"')


def letters(percent: int) -> str:
    """The rules for letters of so many percent of the usual, to be laid over the look; none for the usual ones."""
    if percent == USUAL:
        return ""
    from string import Template

    rules = Template((resource("themes") / "larger.qss").read_text(encoding="utf-8"))
    usual = letter_size()
    size = round(usual * percent / USUAL)
    half = (usual + size) // 2
    rows = {"row": line_height(size), "tool": line_height(half)}
    return rules.substitute(size=size, half=half, menu=2 * half, usual=usual, **rows)


def line_height(letters: int) -> int:
    """How many pixels a line of ``letters`` of so many has in a field, and in what stands beside one."""
    return round(ROW * letters / letter_size())


class Sized(Protocol):
    """What has to fit its letters into the room there is."""

    def fit_letters(self) -> None:
        """Do that anew."""


def size_letters(window: QWidget, percent: int, *parts: Sized) -> None:
    """Have what is read in a window, and in those that belong to it, in letters of so many percent of the usual."""
    rules = letters(percent)
    if rules != window.styleSheet():
        window.setStyleSheet(rules)
    for part in parts:
        part.fit_letters()


def _interface_face() -> str:
    return QGuiApplication.font().family()


def letter_size() -> int:
    """The size of the interface's letters in pixels: the system's, and not below 13."""
    font: QFont = QGuiApplication.font()
    points = font.pointSizeF()
    inch = 72 if sys.platform == "darwin" else 96
    pixels = font.pixelSize() if points <= 0 else round(points * inch / 72)
    return max(13, pixels)
