"""``pull``: the newest release into a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from budskap._cli._output import as_json
from budskap.client import Client

NAME = "pull"
HELP = "write the newest release into a folder: its bundle, and a message document a template"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--force", action="store_true", help="overwrite what was changed here")
    parser.add_argument("--json", action="store_true", help="write what was done as JSON")


def command(client: Client, options: argparse.Namespace) -> int:
    """0; 1 when documents were left as they are, since somebody changed them here."""
    done = client.pull(options.folder, force=options.force)
    if options.json:
        as_json(done)
    else:
        for word, names in (("wrote", done.written), ("removed", done.removed)):
            for name in names:
                print(f"{word} {name}")
        print(f"release {done.release}: {len(done.written)} written, {done.unchanged} unchanged")
    for name in done.kept:
        print(f"{name}: changed here since it was pulled; left as it is (--force)", file=sys.stderr)
    for key in done.skipped:
        print(f"{key}: was taken down meanwhile; pull again", file=sys.stderr)
    return int(bool(done.kept or done.skipped))
