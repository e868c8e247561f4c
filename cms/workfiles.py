"""Files of work that goes on between requests: uploads, plans of imports, how jobs are.

They are kept in files, not in the session or the database. Where several machines serve the admin,
the storage ``imports`` in ``STORAGES`` names a place that they share.
"""

from datetime import timedelta

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils import timezone

__all__ = ["storage", "sweep"]


def storage() -> Storage:
    """Where they are kept: not below ``MEDIA_ROOT``, from which a web server may serve."""
    if "imports" in settings.STORAGES:
        return storages["imports"]
    return FileSystemStorage(
        location=settings.STATE_DIR / "imports",
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )


def sweep(folder: str, age: timedelta) -> None:
    """Delete what lies in *folder* for longer than *age*."""
    place = storage()
    try:
        _, names = place.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        path = f"{folder}/{name}"
        try:
            if place.get_modified_time(path) < timezone.now() - age:
                place.delete(path)
        except FileNotFoundError:  # another process was faster
            continue
