"""Run a command with a PostgreSQL in DATABASE_URL: `python -m scripts.with_postgres COMMAND...`.

A DATABASE_URL that names one already is used as it is. Otherwise a throw-away cluster listens on a
socket in a folder of its own, no port taken, and is gone when the command ends.
"""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scripts import _service

SCHEMES = ("postgres://", "postgresql://")
# C.UTF-8 sorts by code point everywhere alike, and still folds the case of letters past ASCII.
INITDB = ("--auth=trust", "--username=budskap", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
# The data need not survive a power cut: not one write has to wait for the disk.
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(command: list[str]) -> int:
    """Run the command; its exit status, or that of a skip where there is no PostgreSQL."""
    if os.environ.get("DATABASE_URL", "").startswith(SCHEMES):
        return _service.run(command)
    binaries = _binaries() or (_service.install("postgresql") and _binaries())
    if not binaries:
        return _service.skip("PostgreSQL")
    with _cluster(binaries) as url:
        return _service.run(command, DATABASE_URL=url)


def _binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or where Debian keeps the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


@contextmanager
def _cluster(binaries: Path) -> Iterator[str]:
    """A new cluster's address, for as long as the context lasts."""
    with _service.scratch("pg") as folder:
        data, log = f"{folder}/data", f"{folder}/log"
        pg_ctl: list[str | Path] = [binaries / "pg_ctl", f"--pgdata={data}", "--silent"]
        identity = _identity(folder)
        _quietly([binaries / "initdb", f"--pgdata={data}", *INITDB], **identity)
        _quietly([*pg_ctl, "-l", log, "-o", f"{OPTIONS} -k {folder}", "-w", "start"], **identity)
        try:
            yield f"postgres://budskap@{quote(folder, safe='')}/postgres"
        finally:
            _quietly([*pg_ctl, "--mode=immediate", "stop"], **identity)


def _identity(folder: str) -> dict[str, Any]:
    """Who runs the cluster, as arguments to subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"cwd": folder, "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _quietly(command: list[str | Path], **identity: Any) -> None:
    """Run a step, and show what it said only when it fails."""
    done = subprocess.run(command, text=True, capture_output=True, check=False, **identity)
    if done.returncode:
        log = Path(identity["cwd"], "log")
        said = log.read_text() if log.exists() else ""
        sys.exit(f"{done.stdout}{done.stderr}{said}The throw-away PostgreSQL failed at {command}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
