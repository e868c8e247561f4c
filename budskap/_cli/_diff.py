"""``diff``: what two releases, or a folder and the server, say otherwise."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from budskap._cli._output import as_json
from budskap.client import Client
from budskap.errors import Unusable

NAME = "diff"
HELP = "compare releases, a pulled folder, or files of message documents"


def declare(parser: argparse.ArgumentParser) -> None:
    what = "a release's number, latest, a folder that was pulled into, or files"
    parser.add_argument("--from", dest="before", nargs="+", default=["latest"], metavar="SIDE",
                        help=f"{what} (without: latest)")  # fmt: skip
    parser.add_argument("--to", dest="after", nargs="+", default=["latest"], metavar="SIDE",
                        help=f"{what} (without: latest)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="write the differences as JSON")


def command(client: Client, options: argparse.Namespace) -> int:
    """0 without a difference, 1 with."""
    if options.before == options.after:
        raise Unusable("both sides are the same: say --from, or --to")
    found = client.diff(_side(options.before), _side(options.after))
    if options.json:
        as_json(found)
        return int(bool(found))
    for each in found:
        sys.stdout.write(each.text)
    kinds = [each.kind for each in found]
    print(
        f"{kinds.count('changed')} changed, {kinds.count('added')} added, "
        f"{kinds.count('removed')} removed",
        file=sys.stderr,
    )
    return int(bool(found))


def _side(written: Sequence[str]) -> int | str | list[Path]:
    if len(written) == 1:
        (one,) = written
        if one == "latest":
            return one
        if one.isascii() and one.isdecimal() and not Path(one).exists():
            return int(one)
    for each in written:
        if not Path(each).exists():
            raise Unusable(f"{each}: is no release, no folder and no file")
    return [Path(each) for each in written]
