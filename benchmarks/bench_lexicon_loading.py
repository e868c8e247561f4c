"""How long simplemma's lists take to load: made from its package, and from the files we keep.

    python -m benchmarks.bench_lexicon_loading

Each list is loaded in two processes of its own, one after the other, with a folder of this run: the
first makes the file, the second finds it. The imports are not counted, the checksum is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import locales
from templates_lib.lexicons import CACHE_VARIABLE
from templates_lib.lexicons._sources import has_list, list_of_forms

LIMIT = 0.1
"""Seconds from a file, whichever the language: a tenth goes unnoticed (Nielsen, Usability
Engineering, chapter 5)."""


def seconds(tag: str) -> float:
    """How long this process takes to load a list, and ask it a word."""
    assert has_list(tag)
    begun = time.perf_counter()
    forms = list_of_forms(tag)
    assert forms is not None and "zqwxvk" not in forms
    return time.perf_counter() - begun


def elsewhere(tag: str, folder: str) -> float:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bench_lexicon_loading", tag]
    environment = {**os.environ, CACHE_VARIABLE: folder}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> int:
    """Print a line a language, and the sums; 1 when one is slower than the limit."""
    all_made = all_found = all_megabytes = slowest = 0.0
    for tag in filter(has_list, locales.curated_tags()):
        with tempfile.TemporaryDirectory() as folder:
            made, found = elsewhere(tag, folder), elsewhere(tag, folder)
            megabytes = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        all_made, all_found = all_made + made, all_found + found
        all_megabytes, slowest = all_megabytes + megabytes, max(slowest, found)
        print(f"{tag:<4} made {made:6.2f} s, from the file {found:6.4f} s, {megabytes:5.1f} MB")
    print(f"all  {all_made:.1f} s, {all_found:.2f} s, {all_megabytes:.0f} MB")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(seconds(sys.argv[1]))
        sys.exit(0)
    sys.exit(main())
