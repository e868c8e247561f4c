"""Find the Chromium that browser tests drive, or install Debian's: `python -m scripts.chromium`."""

import os
import shutil
import sys

from scripts import _service

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these fonts a screenshot has boxes where letters and emoji should be.
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-core", "fonts-noto-color-emoji")


def find() -> str | None:
    """The path of a Chromium: what the variable CHROMIUM names, else the first on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), *NAMES)
    return next((path for name in names if (path := shutil.which(name))), None)


def main() -> int:
    """Make sure that there is one; where that fails, browser tests are skipped (in CI: failed)."""
    if find() or (_service.install(*PACKAGES) and find()):
        return 0
    print(
        "There is no Chromium, so browser tests are skipped: install one, or name it in CHROMIUM.",
        file=sys.stderr,
    )
    return 1 if _service.in_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
