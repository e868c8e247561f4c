"""``manage.py export_bundle FILE``: a release as one file, for workers without a database."""

import gzip
import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms import queries
from cms.bundles import bundle
from cms.models import Brand


class Command(BaseCommand):
    """The file appears whole or not at all; one that stands there is replaced."""

    help = "Write a release as a bundle: a file that templates_lib renders without a database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="its name; ending in .gz it is packed")
        parser.add_argument("--release", type=int, help="its number (the newest)")
        parser.add_argument("--brand", default="", metavar="KEY", help="of this brand only")

    def handle(self, *args: Any, file: str, brand: str, **options: Any) -> None:
        number = options["release"]
        release = queries.release(queries.newest_release() if number is None else number)
        if release is None:
            newest = queries.newest_release()
            why = f"the newest is {newest}" if newest else "nothing was ever published"
            raise CommandError(f"There is no release {number or ''}: {why}.")
        if brand and not Brand.objects.filter(key=brand).exists():
            known = ", ".join(Brand.objects.order_by("key").values_list("key", flat=True))
            raise CommandError(f"There is no brand “{brand}”; there is {known or 'none'}.")
        try:
            size = _write(Path(file), bundle(release, brand))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}") from error
        self.stdout.write(f"{file}: release {release.number}, {size:,} bytes")


def _write(path: Path, lines: Iterator[bytes]) -> int:
    """Write *lines* beside *path*, then put the file in its place; its size."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as raw:
            if path.suffix == ".gz":
                # No time in the head: the same release gives the same bytes.
                with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
                    packed.writelines(lines)
            else:
                raw.writelines(lines)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return path.stat().st_size
