"""What both sides said when they last agreed: kept in the tree, and committed with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from budskap import _files
from budskap.errors import Unusable

__all__ = ["BASE", "Agreed", "Base", "Name", "read_base", "write_base"]

BASE = Path(".budskap", "base.json")
_FORMAT, _VERSION = "budskap-tree", 1

Name = tuple[str, str]
"""A template's key, and a variant's place in it; "" for the template's head."""


@dataclass(frozen=True)
class Agreed:
    """A digest of what was said, and, of a text, the version on the server that said it."""

    digest: str
    base: str = ""


@dataclass(frozen=True)
class Base:
    """Of which server and brand a tree is, and what both said; ``brand`` is "" for all of them."""

    server: str
    brand: str
    agreed: dict[Name, Agreed] = field(default_factory=dict)


def read_base(folder: Path) -> Base | None:
    """The base of the tree in *folder*; None where nothing was pulled yet; `Unusable`."""
    path = folder / BASE
    try:
        told = json.loads(path.read_bytes())
        if (told["format"], told["version"]) != (_FORMAT, _VERSION):
            raise ValueError("another format")
        agreed = {
            (str(key), str(place)): Agreed(str(each["digest"]), str(each.get("base", "")))
            for key, places in told["agreed"].items()
            for place, each in places.items()
        }
        return Base(str(told["server"]), str(told["brand"]), agreed)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Unusable(f"{path}: cannot be read; pull into an empty folder") from error


def write_base(folder: Path, base: Base) -> None:
    """Last of all: a pull that was cut off is done again, and comes to the same."""
    agreed: dict[str, dict[str, dict[str, str]]] = {}
    for (key, place), each in sorted(base.agreed.items()):
        told = {"digest": each.digest, **({"base": each.base} if each.base else {})}
        agreed.setdefault(key, {})[place] = told
    document = {
        "format": _FORMAT,
        "version": _VERSION,
        "server": base.server,
        "brand": base.brand,
        "agreed": agreed,
    }
    path = folder / BASE
    path.parent.mkdir(parents=True, exist_ok=True)
    _files.write(path, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode())
