"""What may be written on the command line, and who does it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from templates_lib._cli import _check, _export, _render
from templates_lib._cli._reading import UnusableInput

__all__ = ["FAULTS", "OK", "UNUSABLE", "main"]

OK, FAULTS, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    _speak_utf8()
    options = parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except UnusableInput as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(prog="templates_lib", description="Check and render messages.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="find what is wrong in message documents")
    check.add_argument("--guide", metavar="GUIDE.json", help="what the brand wants")
    check.add_argument("--format", choices=sorted(_check.FORMATS), default="text")
    check.add_argument("--processes", type=_count, default=1, metavar="N", help="beside each other")
    check.add_argument("files", nargs="+", metavar="FILE", help="a document, or one a line; -")
    check.set_defaults(command=_check.command)
    render = commands.add_parser("render", help="fill one variant with values")
    render.add_argument("file", metavar="FILE", help="a message document, or a bundle; -")
    render.add_argument("--channel", required=True)
    render.add_argument("--locale", required=True)
    render.add_argument("--values", required=True, metavar="VALUES.json", help="name to value; -")
    render.add_argument("--key", default="", help="which message, when FILE holds several")
    render.add_argument("--persona", default="")
    render.add_argument("--arm", default="", help="of a message document")
    render.add_argument("--recipient", default="", help="of a bundle: whose id chooses the arm")
    render.add_argument("--output", default="", help="one output only, such as subject or html")
    render.add_argument("--format", choices=("text", "json"), default="text")
    render.set_defaults(command=_render.command)
    export = commands.add_parser("export", help="write one variant in a sender's merge language")
    export.add_argument("file", metavar="FILE", help="a message document; -")
    export.add_argument("--target", required=True, help="whose language, such as braze or icu")
    export.add_argument("--channel", required=True)
    export.add_argument("--locale", required=True)
    export.add_argument("--key", default="", help="which message, when FILE holds several")
    export.add_argument("--persona", default="")
    export.add_argument("--arm", default="")
    export.add_argument("--profile", default="", metavar="PROFILE.json", help="marks and names; -")
    export.add_argument("--format", choices=("text", "json"), default="text")
    export.set_defaults(command=_export.command)
    return top


def _count(written: str) -> int:
    """So many processes: at least one, and no more than the machine has processors."""
    number = int(written)
    if number < 1:
        raise ValueError
    return min(number, os.cpu_count() or 1)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's encoding: messages are in every language."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
