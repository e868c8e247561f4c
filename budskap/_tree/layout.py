"""Message documents as files, and back: nothing is lost on the way.

A text is a file of its own where it stands at the top of a content or has a space in it, so that a
difference goes by line; what is left is JSON, which names those files as ``{"$file": NAME}``. A
content of top texts alone needs no JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from budskap._documents import read_json
from budskap.errors import Unusable

__all__ = [
    "HEAD",
    "Address",
    "Content",
    "Head",
    "content_files",
    "directory_of",
    "head_file",
    "read",
]

Address = tuple[str, str, str, str]
"""Channel, locale, persona, arm."""
Head = Mapping[str, Any]
Content = Mapping[str, Any]

HEAD = "template.json"
CONTENT = "content.json"
_REFERENCE = "$file"
_TEXT = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*\.txt")
_STEP = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_PLACE = re.compile(r"(?P<locale>[^@+]+)(?:@(?P<persona>[^@+]+))?(?:\+(?P<arm>[^@+]+))?")
_LARGEST = 2 * 1024 * 1024


def head_file(head: Head) -> bytes:
    """``template.json``: what a template is, without its texts."""
    return _json({name: value for name, value in head.items() if value})


def directory_of(address: Address) -> PurePosixPath:
    """Where a variant's files stand in its template's directory."""
    channel, locale, persona, arm = address
    for step in filter(None, address):
        if not _STEP.fullmatch(step):
            raise Unusable(f"{step!r} cannot be the name of a directory")
    place = locale + (f"@{persona}" if persona else "") + (f"+{arm}" if arm else "")
    return PurePosixPath(channel, place)


def content_files(content: Content) -> dict[str, bytes]:
    """The files of one content by name."""
    files: dict[str, bytes] = {}
    left = {name: _written(value, (name,), files) for name, value in content.items()}
    if any(value != {_REFERENCE: f"{name}.txt"} for name, value in left.items()) or not left:
        files[CONTENT] = _json(left)
    return files


def _written(value: Any, steps: tuple[str, ...], files: dict[str, bytes]) -> Any:
    if isinstance(value, str):
        name = f"{'.'.join(steps)}.txt"
        if _is_file(value, top=len(steps) == 1) and _TEXT.fullmatch(name):
            files[name] = (value + "\n").encode()
            return {_REFERENCE: name}
        return value
    if isinstance(value, Mapping):
        if _REFERENCE in value:
            raise Unusable(f"a content has a field named {_REFERENCE}, which is ours")
        return {name: _written(each, (*steps, name), files) for name, each in value.items()}
    if isinstance(value, list):
        return [
            _written(each, (*steps, str(number)), files) for number, each in enumerate(value, 1)
        ]
    return value


def _is_file(text: str, *, top: bool) -> bool:
    """Whether *text* stands in a file: git may change ``\\r``, editors a mark of byte order."""
    is_safe = "\r" not in text and not text.startswith("\ufeff")
    return (top or " " in text) and is_safe and _is_whole(text)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read(folder: Path) -> Iterator[tuple[Path, Head, dict[Address, Content]]]:
    """Every template below *folder*: its directory, its head, its contents; `Unusable`."""
    for path in sorted(folder.glob(f"*/{HEAD}")):
        head = read_json(path)
        if not isinstance(head.get("key"), str):
            raise Unusable(f"{path}: has no key")
        yield path.parent, head, dict(_variants(path.parent))


def _variants(folder: Path) -> Iterator[tuple[Address, Content]]:
    for place in sorted(folder.glob("*/*")):
        if place.is_dir() and not place.name.startswith("."):
            found = _PLACE.fullmatch(place.name)
            if found is None:
                raise Unusable(f"{place}: is not named LOCALE, LOCALE@PERSONA or LOCALE+ARM")
            persona, arm = found["persona"] or "", found["arm"] or ""
            content = _content(place)
            if content is not None:
                yield (place.parent.name, found["locale"], persona, arm), content


def _content(folder: Path) -> Content | None:
    """The content whose files stand in *folder*; None where there are none."""
    texts = {path.name: path for path in folder.glob("*.txt")}
    path = folder / CONTENT
    if not path.exists():
        if not texts:
            return None
        return {path.stem: _text(path) for _, path in sorted(texts.items())}
    used: set[str] = set()
    content = {name: _read(each, folder, used) for name, each in read_json(path).items()}
    if left := sorted(texts.keys() - used):
        raise Unusable(f"{folder / left[0]}: {CONTENT} does not name it")
    return content


def _read(value: Any, folder: Path, used: set[str]) -> Any:
    if isinstance(value, Mapping):
        name = value.get(_REFERENCE)
        if name is None:
            return {key: _read(each, folder, used) for key, each in value.items()}
        if len(value) > 1 or not isinstance(name, str) or not _TEXT.fullmatch(name):
            raise Unusable(f"{folder / CONTENT}: {_REFERENCE} names a text file beside it")
        used.add(name)
        return _text(folder / name)
    if isinstance(value, list):
        return [_read(each, folder, used) for each in value]
    return value


def _text(path: Path) -> str:
    """A text without the one line break at its end; those of Windows are read as ours."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from error
    if len(data) > _LARGEST:
        raise Unusable(f"{path}: is larger than {_LARGEST:,} bytes")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unusable(f"{path}: is not UTF-8 (byte {error.start + 1:,})") from error
    return text.removesuffix("\n")


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
