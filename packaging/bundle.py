"""The program in a bundle: the reader, or its picture worker when the reader starts itself as that.

In a bundle ``sys.executable`` is this program and no Python, so it understands the one form in which the reader calls
it as one: ``-s -m briefing.imagery.worker``.
"""

import sys

WORKER = ["-s", "-m", "briefing.imagery.worker"]


def main() -> int:
    """Be the worker or the reader; return the exit code."""
    if sys.argv[1 : 1 + len(WORKER)] == WORKER:
        import runpy

        sys.argv[1:] = sys.argv[1 + len(WORKER) :]
        runpy.run_module(WORKER[-1], run_name="__main__", alter_sys=True)
        return 0
    from briefing.app import main as read

    return read()


if __name__ == "__main__":
    sys.exit(main())
