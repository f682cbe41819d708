"""Start the reader from a checkout: ``python main.py [BRIEFING]``."""

from briefing.app import run

if __name__ == "__main__":
    run()
