"""Start the reader from a checkout: ``python main.py [BRIEFING]``."""

import sys

from briefing.app import main

if __name__ == "__main__":
    sys.exit(main())
