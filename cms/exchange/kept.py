"""Uploads between the page that takes them and the one that shows the plan.

They are files (`cms.workfiles`): up to 40 MB for two hours. A page's address holds a signed token
that names them and the person who sent them; nobody else can use it.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from cms.errors import Refused
from cms.exchange.orders import Order, Upload
from cms.exchange.profiling import load as load_profile
from cms.exchange.reading import MAX_BYTES
from cms.workfiles import storage, sweep

__all__ = [
    "AGE", "MAX_TOTAL", "Gone", "Kept", "drop", "drop_file", "drop_files", "fetch", "fetch_file",
    "keep", "keep_again", "keep_file", "kept_of", "name_of",
]  # fmt: skip

AGE: Final = timedelta(hours=2)
MAX_TOTAL: Final = 2 * MAX_BYTES
"""Bytes of all files of one import."""

_SALT = "cms.exchange.kept"
_FILES, _ORDERS = "files", "orders"
_BESIDE = "plans"


class Gone(Refused):
    """The uploads of a token are not there (any more), or are somebody else's."""

    def __init__(self) -> None:
        super().__init__(
            _("These files are not kept any longer. Choose them once more."), code="gone"
        )


@dataclass(frozen=True)
class Kept:
    """An order whose files are still here: its token, names, brand (a key), when it was asked."""

    token: str
    brand: str
    names: tuple[str, ...]
    asked_at: datetime


def keep(order: Order, user: Any) -> str:
    """Keep *order* with its files for *user*; return the token that names it."""
    _sweep()
    return _token(_save(_FILES, user, _zipped(order.uploads)), order, user)


def keep_again(token: str, order: Order, user: Any) -> str:
    """Keep *order*, whose files are those of *token*; return a token of its own."""
    return _token(_named(token, user)["files"], order, user)


def keep_file(kind: str, upload: Upload, brand: str, user: Any) -> str:
    """Keep one file of another *kind* than texts, for the brand with this key; return its token."""
    _sweep()
    file = _save(_FILES, user, upload.data)
    told = {"file": file, "name": upload.name, "brand": brand, "user": user.pk}
    return signing.dumps(told, salt=f"{_SALT}.{kind}")


def fetch_file(kind: str, token: str, user: Any) -> tuple[Upload, str]:
    """The file that *user* got *token* for, and the key of its brand. Raises `Gone`."""
    told = _read_token(token, user, f"{_SALT}.{kind}")
    try:
        with storage().open(told["file"]) as file:
            return Upload(told["name"], file.read()), told["brand"]
    except OSError as error:
        raise Gone from error


def drop_file(kind: str, token: str, user: Any) -> None:
    """Forget the file of *token*."""
    storage().delete(_read_token(token, user, f"{_SALT}.{kind}")["file"])


def fetch(token: str, user: Any, *, files: bool = True) -> Order:
    """The order that *user* got *token* for; without *files* theirs are empty. Raises `Gone`."""
    names = _named(token, user)
    try:
        with storage().open(names["order"]) as file:
            told = json.load(file)
        data = (
            _unzipped(names["files"], len(told["files"])) if files else [b""] * len(told["files"])
        )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Gone from error
    uploads = tuple(
        Upload(name, content, locale)
        for (name, locale), content in zip(told["files"], data, strict=True)
    )
    profile = load_profile(told["profile"]) if told["profile"] else None
    return Order(
        uploads, told["brand"], told["source_locale"], told["prefix"], profile, told["overwrite"]
    )


def _unzipped(name: str, count: int) -> list[bytes]:
    with storage().open(name) as file, zipfile.ZipFile(file) as archive:
        return [archive.read(str(index)) for index in range(count)]


def name_of(token: str, user: Any) -> str:
    """What the jobs of *token* are called; raises `Gone`."""
    return _named(token, user)["order"].rpartition("/")[2]


def drop_files(token: str, user: Any) -> None:
    """Forget the files of *token*; what was asked for can still be shown."""
    storage().delete(_named(token, user)["files"])


def kept_of(user: Any) -> list[Kept]:
    """What *user* asked for and may go on with, the newest first: one order a set of files."""
    place = storage()
    try:
        _, names = place.listdir(_ORDERS)
    except FileNotFoundError:
        return []
    found: dict[str, Kept] = {}
    for name in (each for each in names if each.startswith(f"{user.pk}-")):
        path = f"{_ORDERS}/{name}"
        try:
            moment = place.get_modified_time(path)
            with place.open(path) as file:
                told = json.load(file)
        except (OSError, ValueError):  # swept meanwhile
            continue
        files = told["upload"]
        if moment < timezone.now() - AGE or not place.exists(files):
            continue
        if files not in found or found[files].asked_at < moment:
            token = signing.dumps({"files": files, "order": path, "user": user.pk}, salt=_SALT)
            shown = tuple(name for name, _ in told["files"])
            found[files] = Kept(token, told["brand"], shown, moment)
    return sorted(found.values(), key=lambda each: each.asked_at, reverse=True)


def drop(token: str, user: Any) -> None:
    """Forget the files of *token*."""
    for name in _named(token, user).values():
        storage().delete(name)


def _token(files: str, order: Order, user: Any) -> str:
    told = {
        "brand": order.brand,
        "source_locale": order.source_locale,
        "prefix": order.prefix,
        "overwrite": order.overwrite,
        "profile": order.profile.document() if order.profile else None,
        "files": [[upload.name, upload.locale] for upload in order.uploads],
        "upload": files,
    }
    name = _save(_ORDERS, user, json.dumps(told).encode())
    return signing.dumps({"files": files, "order": name, "user": user.pk}, salt=_SALT)


def _named(token: str, user: Any) -> dict[str, str]:
    told = _read_token(token, user, _SALT)
    return {"files": told["files"], "order": told["order"]}


def _read_token(token: str, user: Any, salt: str) -> dict[str, Any]:
    """What *token* says; raises `Gone` for one that is old, broken or somebody else's."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=salt, max_age=AGE)
    except signing.BadSignature as error:
        raise Gone from error
    if told["user"] != user.pk:
        raise Gone
    return told


def _save(folder: str, user: Any, data: bytes) -> str:
    name: str = storage().save(f"{folder}/{user.pk}-{get_random_string(32)}", ContentFile(data))
    return name


def _zipped(uploads: tuple[Upload, ...]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, upload in enumerate(uploads):
            archive.writestr(str(index), upload.data)
    return buffer.getvalue()


def _sweep() -> None:
    """Delete what is older than any token that may name it."""
    for folder in (_FILES, _ORDERS, _BESIDE):
        sweep(folder, 2 * AGE)
