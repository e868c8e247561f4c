"""Arguments, and what a command ends with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from budskap._cli import _check, _diff, _pull, _push, _render, _tree
from budskap.client import Client
from budskap.errors import BudskapError, Refused, Unusable

__all__ = ["main"]

_URL, _TOKEN, _CACHE = "BUDSKAP_URL", "BUDSKAP_TOKEN", "XDG_CACHE_HOME"
_LARGEST_TOKEN = 4096


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[Client, argparse.Namespace], int] = options.run
    try:
        with _client(options) as client:
            return run(client, options)
    except BudskapError as error:
        _tell(error)
        return 2
    except BrokenPipeError:  # whoever read our output has enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 2
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Takes names in full only, and repeats no value it did not ask for: it may be a token."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized arguments:"):
            names = [each.partition("=")[0] for each in message.split() if each.startswith("-")]
            message = f"unknown arguments: {' '.join(names) or 'too many'}"
        super().error(message)


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--server", help=f"the server's address (or {_URL})")
    common.add_argument("--token-file", type=Path, help=f"a file with the token (or {_TOKEN})")
    common.add_argument("--environment", help="read this one, not the server's default")
    common.add_argument("--timeout", type=_seconds, default=10.0, help="longest silence, seconds")
    common.add_argument("--deadline", type=_seconds, default=60.0, help="longest call, seconds")
    common.add_argument("--retries", type=_count, default=3)
    common.add_argument("--cache", type=Path, help="where answers are kept by their ETag")
    common.add_argument("--no-cache", action="store_true", help="keep nothing")
    parser = _Parser(prog="python -m budskap", description="A client of Budskap.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (_pull, _push, _render, _check, _diff, _tree):
        command = commands.add_parser(module.NAME, help=module.HELP, parents=[common])
        module.declare(command)
        command.set_defaults(run=module.command)
    return parser


def _client(options: argparse.Namespace) -> Client:
    server = options.server or os.environ.get(_URL, "")
    if not server:
        raise Unusable(f"no server: say --server, or set {_URL}")
    return Client(
        server,
        _token(options.token_file),
        environment=options.environment,
        bundle=getattr(options, "bundle", None),
        cache_dir=None if options.no_cache else options.cache or _cache_dir(),
        timeout=options.timeout,
        deadline=options.deadline,
        retries=options.retries,
    )


def _token(file: Path | None) -> str:
    if file is None:
        token = os.environ.get(_TOKEN, "").strip()
        if not token:
            raise Unusable(f"no token: set {_TOKEN}, or name a file with --token-file")
        return token
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST_TOKEN).decode("ascii").strip()
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise Unusable(f"{file}: holds no token") from None


def _cache_dir() -> Path | None:
    """Where this user's caches are; None where nobody knows."""
    try:
        folder = os.environ.get(_CACHE)
        return (Path(folder) if folder else Path.home() / ".cache") / "budskap"
    except RuntimeError:
        return None


def _tell(error: BudskapError) -> None:
    """The error on standard error, with the reasons and the nearest names where there are some."""
    print(f"budskap: {error}", file=sys.stderr)
    if isinstance(error, Refused):
        for fault in error.problem.errors:
            place = fault.parameter or fault.pointer
            print(f"  {place}: {fault.detail}" if place else f"  {fault.detail}", file=sys.stderr)
        if error.problem.suggestions:
            print(f"  nearest: {', '.join(error.problem.suggestions)}", file=sys.stderr)


def _seconds(written: str) -> float:
    value = float(written)
    if not 0 < value <= 86_400:
        raise argparse.ArgumentTypeError("must be more than 0, and at most 86400")
    return value


def _count(written: str) -> int:
    value = int(written)
    if not 0 <= value <= 20:
        raise argparse.ArgumentTypeError("must be 0 to 20")
    return value
