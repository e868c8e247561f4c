"""``python -m templates_lib``: check and render message documents, without Django."""

import sys

from templates_lib._cli import main

if __name__ == "__main__":
    sys.exit(main())
