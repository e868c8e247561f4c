"""``tree``: texts in git, one directory a template, pulled and pushed against what both sides last
agreed on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from budskap._tree.merging import Fate
from budskap._tree.state import Name
from budskap._tree.syncing import CONFLICTS, Choice, Standing, pull, push, standing, told
from budskap.client import Client
from budskap.errors import Conflict

NAME = "tree"
HELP = "keep drafts as a tree of files: pull, push, or say what differs"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=("pull", "push", "status"))
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--brand", help="pull this brand alone (the first time)")
    parser.add_argument("--check", action="store_true",
                        help="write nothing; 1 when there would be something to do")  # fmt: skip
    parser.add_argument("--ours", action="append", default=[], metavar="TEXT",
                        help="pull: where both changed, the tree's holds")  # fmt: skip
    parser.add_argument("--theirs", action="append", default=[], metavar="TEXT",
                        help="pull: where both changed, the server's holds")  # fmt: skip
    parser.add_argument("--prune", action="store_true",
                        help="pull: remove what is gone on the server")  # fmt: skip


def command(client: Client, options: argparse.Namespace) -> int:
    """0 done; 1 when something stands in the way, or with --check something differs."""
    if options.verb == "status" or (options.check and options.verb == "pull"):
        return _status(standing(client, options.folder, options.brand))
    if options.verb == "pull":
        choice = Choice(frozenset(options.ours), frozenset(options.theirs))
        found = pull(
            client, options.folder, brand=options.brand, choice=choice, prune=options.prune
        )
        return _conflicts(found, choice) or _pulled(found)
    try:
        found = push(client, options.folder, dry_run=options.check)
    except Conflict as error:
        for fault in error.problem.errors:
            print(fault.detail, file=sys.stderr)
        print("somebody edited meanwhile: nothing was written; pull first", file=sys.stderr)
        return 1
    return _conflicts(found, Choice()) or _pushed(found)


def _status(found: Standing) -> int:
    for name, three in found.sides.items():
        if three.fate is not Fate.SAME:
            print(f"{three.fate:<22} {told(name)}")
    differing = len(found.sides) - len(found.of(Fate.SAME))
    print(f"{differing} differ, {len(found.of(Fate.SAME))} the same")
    return int(differing > 0)


def _conflicts(found: Standing, choice: Choice) -> int:
    names = [name for name in found.of(*CONFLICTS) if not choice.of(name)]
    for name in names:
        print(f"{told(name)}: changed on both sides", file=sys.stderr)
    if names:
        print(
            "nothing was written; pull with --ours TEXT or --theirs TEXT for each, or for a key",
            file=sys.stderr,
        )
    return int(bool(names))


def _pulled(found: Standing) -> int:
    for word in ("written", "removed", "kept", "left"):
        for name in found.done.get(word, ()):
            print(f"{word:<8} {told(name)}{_why(word)}")
    counts = [f"{len(found.done.get(word, ()))} {word}" for word in ("written", "removed")]
    print(f"{', '.join(counts)}, {len(found.of(Fate.HERE, Fate.GONE_HERE))} changed here")
    return 0


def _why(word: str) -> str:
    return " (gone on the server; --prune removes it)" if word == "left" else ""


def _pushed(found: Standing) -> int:
    answer = found.answer
    for each in answer.variants if answer else ():
        place = "/".join(
            filter(None, (each.key, each.channel, each.locale, each.persona, each.arm))
        )
        errors = f"  ({each.findings.errors} errors)" if each.findings.errors else ""
        print(f"{each.fate:<8} {place}{errors}")
        for why in each.why:
            print(f"         ! {why}")
    for name in _unsent(found):
        print(
            f"left     {told(name)} (a push removes nothing, and changes no template that is there)"
        )
    written, refused = (answer.written, answer.refused) if answer else (0, 0)
    would = " would be" if answer and answer.dry_run else ""
    print(f"{written}{would} written, {refused} refused")
    broken = any(each.findings.errors for each in answer.variants) if answer else False
    return int(refused > 0 or (bool(answer and answer.dry_run) and broken))


def _unsent(found: Standing) -> list[Name]:
    pushed = set(found.done.get("pushed", ()))
    heads = [
        name for name in found.of(Fate.HERE)
        if not name[1] and found.sides[name].there and name not in pushed
    ]  # fmt: skip
    return heads + found.of(Fate.GONE_HERE)
