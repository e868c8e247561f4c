"""``python -m budskap``: the client on the command line."""

import sys

from budskap._cli import main

if __name__ == "__main__":
    sys.exit(main())
