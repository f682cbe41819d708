"""What may lie where a file is to be."""

import os
from pathlib import Path


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_loop(path: Path) -> None:
    path.symlink_to(path)


def put_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "no" / "where")
