"""Load lists of forms once, so that nobody waits for one: for a new machine, or an image.

    python -m templates_lib.lexicons [LOCALE...]

All that are curated, where none is named. Prints the seconds that each took, and where they are
kept from now on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

import locales
from templates_lib.lexicons._cache import cache_folder
from templates_lib.lexicons._sources import list_of_forms


def main(tags: Sequence[str]) -> None:
    """Load the lists of ``tags``, one after the other; those that there are none for are left."""
    for tag in tags:
        begun = time.perf_counter()
        if list_of_forms(tag) is not None:
            print(f"{tag:<4}{time.perf_counter() - begun:7.3f} s")
    print("folder:", cache_folder() or "none, so that each process makes its own")


if __name__ == "__main__":
    main(sys.argv[1:] or locales.curated_tags())
