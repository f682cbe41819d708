"""The floor for launch: the reader's widgets, bare, with one picture: ``floor_launch.py PICTURE TEXT``.

Qt's own widgets, without style, settings, document or worker; Qt scales the picture while it decodes. Stays open.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMainWindow, QSplitter, QTextBrowser


def main(picture_file: str, text_file: str) -> int:
    """Show the window until it is closed."""
    app = QApplication([])
    window = QMainWindow()
    panes = QSplitter()
    sections = QListWidget()
    sections.addItems(["The beginning", "The ending"])
    text = QTextBrowser()
    text.setMarkdown("# The beginning\n\n" + Path(text_file).read_text(encoding="utf-8"))
    picture = QLabel()
    for widget in (sections, text, picture):
        panes.addWidget(widget)
    reader = QImageReader(picture_file)
    reader.setScaledSize(QSize(600, 400))
    picture.setPixmap(QPixmap.fromImage(reader.read()))
    window.setCentralWidget(panes)
    window.addToolBar("tools").addAction("open")
    window.menuBar().addMenu("file")
    window.statusBar()
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
