"""``python -m briefing`` takes the words of the command line, as ``briefing`` does."""

from briefing.app import run

if __name__ == "__main__":
    run()
