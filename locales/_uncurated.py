"""The little that we keep about languages without a file of their own.

``uncurated/ordinals.toml`` has their numbers that rank, ``uncurated/samples.toml`` names to try a
placeholder with; each says its source. A locale's own file goes before them.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from locales._ordinals import Form, forms

__all__ = ["ordinals", "sample_names"]


@cache
def ordinals() -> Mapping[str, tuple[Form, ...]]:
    """Return tag -> forms."""
    rows = _read("ordinals.toml")["ordinals"]
    return MappingProxyType({tag: forms(row["forms"]) for row in rows for tag in row["tags"]})


@cache
def sample_names() -> Mapping[str, tuple[str, ...]]:
    """Return tag -> a short, a usual and a long name."""
    named = _read("samples.toml")["names"]
    return MappingProxyType({tag: tuple(names) for tag, names in named.items()})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "uncurated" / name).read_text("utf-8"))
