"""A folder that was pulled into: a bundle, a message document a template, and what was written.

Names and order depend on nothing but what is published, so two pulls differ where the release does.
A document that somebody changed since it was pulled is never overwritten unasked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from budskap import _files
from budskap._bundles import Bundle, Entry
from budskap.answers import Template
from budskap.errors import Unusable

__all__ = ["BUNDLE", "STATE", "Pulled", "State", "documents", "state_of", "write_documents"]

BUNDLE = "release.bundle"
STATE = "budskap.json"
_FORMAT = "budskap-folder"
# As keys are made; a name that could lead out of the folder is none.
_KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


@dataclass(frozen=True)
class State:
    """What was last pulled into a folder; ``files`` maps their names to their SHA-256."""

    server: str
    environment: str
    release: int
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pulled:
    """What a pull did. ``kept`` are documents left as they are, since somebody changed them;
    ``skipped`` keys whose template was taken down while it was read."""

    folder: Path
    release: int
    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    skipped: tuple[str, ...]


def state_of(folder: Path) -> State | None:
    """What was last pulled into *folder*; None when nothing was. `Unusable` when it is broken."""
    try:
        told = json.loads((folder / STATE).read_bytes())
        if told["format"] != _FORMAT or told["version"] != 1:
            raise ValueError("another format")
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        server, environment = str(told["server"]), str(told["environment"])
        return State(server, environment, int(told["release"]), files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Unusable(f"{folder / STATE}: cannot be read") from error


def documents(
    bundle: Bundle, templates: Iterable[Template]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """A message document for each template of *bundle* by file name; and keys nobody describes."""
    heads = {template.key: template for template in templates}
    by_key: dict[str, list[Entry]] = {}
    for entry in bundle.entries:
        by_key.setdefault(entry.key, []).append(entry)
    found, skipped = {}, []
    for key, entries in sorted(by_key.items()):
        if _KEY.fullmatch(key) is None or len(key) > 100:
            raise Unusable("the bundle names a template as no template is named")
        if key in heads:
            found[f"{key}.json"] = written(_document(heads[key], entries))
        else:
            skipped.append(key)
    return found, tuple(skipped)


def written(document: Mapping[str, Any]) -> bytes:
    """A document as its file has it."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _document(head: Template, entries: Iterable[Entry]) -> dict[str, Any]:
    ordered = sorted(
        entries,
        key=lambda e: (e.channel, e.locale != head.source_locale, e.locale, e.persona, e.arm),
    )
    names = ("brand", "stage", "touchpoint", "purpose", "title", "source_locale")
    told: dict[str, Any] = {"key": head.key, **{name: getattr(head, name) for name in names}}
    told["placeholders"] = _placeholders(ordered)
    told["tags"] = list(head.tags)
    kept = {name: value for name, value in told.items() if value}
    return {**kept, "variants": [_variant(entry) for entry in ordered]}


def _placeholders(entries: Iterable[Entry]) -> dict[str, Any]:
    """Each name as it was last published, in the order of the alphabet."""
    declared: dict[str, Any] = {}
    for entry in sorted(entries, key=lambda e: (e.release, e.address)):
        declared |= entry.document["placeholders"]
    return dict(sorted(declared.items()))


def _variant(entry: Entry) -> dict[str, Any]:
    places = {"persona": entry.persona, "arm": entry.arm}
    return {
        "channel": entry.channel,
        "locale": entry.locale,
        **{name: value for name, value in places.items() if value},
        "content": entry.document["content"],
        "base": entry.digest,
    }


def write_documents(
    folder: Path, found: Mapping[str, bytes], before: State | None, now: State, *, force: bool
) -> Pulled:
    """Make *folder* hold *found*, and say what was done. What was pulled *before* and is not
    published any longer goes away; what somebody changed since stays, but with *force*.
    """
    known = before.files if before else {}
    done: dict[str, list[str]] = {"written": [], "removed": [], "kept": []}
    unchanged = 0
    for name in sorted({*found, *known}):
        path, wanted = folder / name, found.get(name)
        here = _digest(path)
        if wanted is not None and here == _sha(wanted):
            unchanged += 1
        elif not (here in (None, known.get(name)) or force or _says_the_same(path, wanted)):
            done["kept"].append(name)
        elif wanted is not None:
            _files.write(path, wanted)
            done["written"].append(name)
        elif here is not None:
            path.unlink(missing_ok=True)
            done["removed"].append(name)
    _write_state(folder, now, found, {name: known[name] for name in done["kept"] if name in known})
    told = {what: tuple(names) for what, names in done.items()}
    return Pulled(
        folder, now.release, told["written"], unchanged, told["removed"], told["kept"], ()
    )


def _says_the_same(path: Path, wanted: bytes | None) -> bool:
    """Whether the document here is *wanted* but for what its texts were made from: somebody pushed
    it, and it was published."""
    if wanted is None:
        return False
    try:
        return _unbased(path.read_bytes()) == _unbased(wanted)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return False


def _unbased(data: bytes) -> dict[str, Any]:
    told = json.loads(data)
    variants = [{**each, "base": None} for each in told["variants"]]
    return {**told, "variants": variants}


def _write_state(
    folder: Path, now: State, found: Mapping[str, bytes], kept: Mapping[str, str]
) -> None:
    """Last of all: a pull that was cut off is not taken for a whole one.

    Of documents that were *kept* the digest from before stays, so that they are kept again.
    """
    digests = {name: kept.get(name) or _sha(data) for name, data in found.items()}
    told = {
        "format": _FORMAT,
        "version": 1,
        "server": now.server,
        "environment": now.environment,
        "release": now.release,
        "files": dict(sorted({**kept, **digests}.items())),
    }
    _files.write(folder / STATE, written(told))


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file; None when it is not there."""
    try:
        return _sha(path.read_bytes())
    except FileNotFoundError:
        return None


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
