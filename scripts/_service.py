"""What the scripts that lend a throw-away server to one command have in common."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

APT_INSTALL = Path(__file__).parent / "apt_install"


def in_ci() -> bool:
    """Whether nobody is watching, so that what cannot be tried counts as a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def install(*packages: str) -> bool:
    """Install Debian packages where this user may; says why not on standard error."""
    return subprocess.run([APT_INSTALL, *packages], check=False).returncode == 0


def skip(what: str) -> int:
    """Say that a command was not run for want of `what`; the exit status to leave with."""
    print(f"SKIPPED, not run: {what} is not to be had here.", file=sys.stderr)
    return 1 if in_ci() else 0


def scratch(name: str) -> tempfile.TemporaryDirectory[str]:
    """A new folder with a path short enough for a socket (107 bytes), whatever TMPDIR says."""
    return tempfile.TemporaryDirectory(prefix=f"budskap-{name}-", dir="/tmp")


def run(command: Sequence[str], **environment: str) -> int:
    """Run a command and return its exit status, outliving it so that the caller can clean up."""
    child = subprocess.Popen(command, env={**os.environ, **environment})
    # Ctrl-C reaches the child by itself; a polite kill is passed on. Either way we wait and tidy.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: child.send_signal(received))
    status = child.wait()
    return status if status >= 0 else 128 - status
