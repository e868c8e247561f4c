"""Fetch the schemas that XLIFF is tested against: `python -m scripts.xliff_schemas`.

They are those of OASIS (XLIFF 1.2 strict, the core of 2.0) as Debian's php-symfony-translation
carries them. The package is unpacked beside the other oracles and not installed: no PHP comes in.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import _service

PACKAGE = "php-symfony-translation"
NAMES = ("xliff-core-1.2-strict.xsd", "xliff-core-2.0.xsd", "xml.xsd")
FOLDER = Path(__file__).resolve().parent.parent / "tests" / "oracles" / "schemas"


def find() -> Path | None:
    """The folder of the schemas, when all of them are there."""
    return FOLDER if all((FOLDER / name).is_file() for name in NAMES) else None


def main() -> int:
    """Make sure that they are there; where that fails, their tests are skipped (in CI: failed)."""
    if find() or (_fetched() and find()):
        return 0
    print(
        f"There are no schemas of XLIFF, so their tests are skipped: they come from Debian's "
        f"{PACKAGE}, with apt-get and dpkg-deb.",
        file=sys.stderr,
    )
    return 1 if _service.in_ci() else 0


def _fetched() -> bool:
    """Whether Debian's package could be had; nobody need be root but to renew apt's lists."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    with TemporaryDirectory(prefix="budskap-schemas-") as name:
        folder = Path(name)
        if not _download(folder):
            _run([*as_root, "apt-get", "-q", "update"], folder)
            if not _download(folder):
                return False
        if not _run(["dpkg-deb", "-x", str(next(folder.glob("*.deb"))), str(folder / "x")], folder):
            return False
        FOLDER.mkdir(parents=True, exist_ok=True)
        for found in (each for each in folder.rglob("*.xsd") if each.name in NAMES):
            shutil.copyfile(found, FOLDER / found.name)
    return True


def _download(folder: Path) -> bool:
    return _run(["apt-get", "-q", "download", PACKAGE], folder) and any(folder.glob("*.deb"))


def _run(command: list[str], folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=300).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
