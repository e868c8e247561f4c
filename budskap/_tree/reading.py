"""Both sides of a tree, taken apart into what is compared: heads, and texts by their address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from budskap._tree import layout
from budskap._tree.layout import Address, Content, Head
from budskap._tree.merging import digest
from budskap._tree.state import Name
from budskap.errors import BadAnswer, Unusable

__all__ = ["TEMPLATES", "Half", "here", "place_of", "there"]

TEMPLATES = "templates"
# As keys are made; a name that could lead out of the folder is none.
_KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


@dataclass
class Half:
    """One side: heads by key, contents by key and place; what stands for each of them."""

    heads: dict[str, Head] = field(default_factory=dict)
    contents: dict[Name, tuple[Address, Content]] = field(default_factory=dict)
    directories: dict[str, Path] = field(default_factory=dict)
    versions: dict[Name, str] = field(default_factory=dict)
    """What the server calls each text's draft."""

    def digests(self) -> dict[Name, str]:
        return {
            **{(key, ""): digest(_plain(head)) for key, head in self.heads.items()},
            **{name: digest(content) for name, (_, content) in self.contents.items()},
        }


def place_of(address: Address) -> str:
    """The place of a text in its template's directory, as people read and write it."""
    return str(layout.directory_of(address))


def _plain(head: Head) -> dict[str, Any]:
    """A head without what is empty: left out and empty are the same."""
    return {name: value for name, value in head.items() if value}


def here(folder: Path) -> Half:
    """The tree in *folder*; `Unusable`, and nothing is half read."""
    half = Half()
    for directory, head, variants in layout.read(folder / TEMPLATES):
        key = head["key"]
        if key in half.heads:
            raise Unusable(f"{directory}: {half.directories[key]} is of {key} too")
        half.heads[key] = head
        half.directories[key] = directory
        half.contents |= {
            (key, place_of(address)): (address, content) for address, content in variants.items()
        }
    return half


def there(documents: Iterable[Mapping[str, Any]]) -> Half:
    """The server's drafts, from message documents."""
    half = Half()
    try:
        for document in documents:
            key = document["key"]
            if not _KEY.fullmatch(key) or len(key) > 100:
                raise BadAnswer("the server names a template as no template is named")
            half.heads[key] = {name: document[name] for name in document if name != "variants"}
            for each in document["variants"]:
                _add(half, key, each)
    except (LookupError, TypeError, AttributeError) as error:
        raise BadAnswer("the answer is no message document") from error
    return half


def _add(half: Half, key: str, told: Mapping[str, Any]) -> None:
    address = (told["channel"], told["locale"], told.get("persona", ""), told.get("arm", ""))
    name = (key, place_of(address))
    half.contents[name] = (address, told["content"])
    if told.get("base"):
        half.versions[name] = str(told["base"])
