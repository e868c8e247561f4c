"""``render``: one finished message."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from budskap import _documents
from budskap._cli._output import as_json
from budskap.answers import Rendered
from budskap.client import Client
from budskap.errors import Refused, Unusable

NAME = "render"
HELP = "fill an approved wording with values"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("channel", metavar="CHANNEL")
    parser.add_argument("--locale", required=True)
    parser.add_argument("--values", required=True, metavar="FILE", help="JSON; - is standard input")
    parser.add_argument("--persona")
    parser.add_argument("--recipient", help="a pseudonym, which decides the A/B arm")
    parser.add_argument("--release", help="as it stood at this release")
    parser.add_argument("--strict", action="store_true", help="refuse any other locale")
    parser.add_argument("--bundle", type=Path, help="a bundle, or a folder that was pulled into, "
                        "which answers while the server is away")  # fmt: skip
    parser.add_argument("--output", help="this piece alone: body, subject, html, …")
    parser.add_argument("--json", action="store_true", help="write all that is known of it")


def command(client: Client, options: argparse.Namespace) -> int:
    """0; 1 when it cannot be rendered with these values."""
    values = (
        _documents.read_stream(sys.stdin.buffer)
        if options.values == "-"
        else _documents.read_json(Path(options.values))
    )
    try:
        found = client.render(
            options.key,
            options.channel,
            options.locale,
            values,
            persona=options.persona,
            recipient=options.recipient,
            release=options.release,
            strict=options.strict,
        )
    except Refused as error:
        if error.kind != "unusable-values":
            raise
        print(f"{options.key}: {error}", file=sys.stderr)
        return 1
    _warn(found)
    _write(found, options)
    return 0


def _warn(found: Rendered) -> None:
    if found.from_bundle:
        print(
            "warning: the server is away; the bundle here answered, with what release "
            f"{found.release} said",
            file=sys.stderr,
        )
    if found.fallback:
        there = f"{found.key} has no {found.requested_locale}"
        print(f"{there}; this is {found.locale}", file=sys.stderr)


def _write(found: Rendered, options: argparse.Namespace) -> None:
    outputs = dict(found.outputs)
    if options.output:
        if options.output not in outputs:
            raise Unusable(f"no output {options.output}; there are {', '.join(outputs)}")
        outputs = {options.output: outputs[options.output]}
    if options.json:
        as_json(found)
    elif len(outputs) == 1:
        print(*outputs.values())
    else:
        print("\n\n".join(f"--- {name}\n{text}" for name, text in outputs.items()))
