"""A secret key that is made once and kept in a file that only its owner reads."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def read_or_make(path: Path) -> str:
    """The key in *path*; made there (mode 0600) when the file is absent.

    The file appears complete or not at all (written beside, then linked), so two processes that
    start at once agree on one key.
    """
    if not path.exists():
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".secret")
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
        os.unlink(beside)
    return path.read_text(encoding="ascii").strip()
