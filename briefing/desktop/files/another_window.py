"""Another window, which is another process: neither knows of the other, nor ends with it."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

from briefing.imagery.surroundings import places_of_modules


def open_another(path: Path | None) -> bool:
    """Start the reader in a window of its own with the briefing at ``path``; whether that could be done."""
    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in places_of_modules().items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    process.setProgram(sys.executable)
    python = [] if getattr(sys, "frozen", False) else ["-s", "-m", "briefing"]
    process.setArguments([*python, "--new-window", *([str(path.absolute())] if path else [])])
    return bool(process.startDetached())
