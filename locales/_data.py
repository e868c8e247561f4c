"""Reading the TOML files: one a tag, each holding only what CLDR does not say.

A file may hold two tables. ``[aliases]`` lists other tags that mean this one; ``[fallback]``
lists where to look next when a text is missing in this locale. Each says its ``source``.
Adding a locale is adding a file: the folder is listed, and no list is kept by hand.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

__all__ = ["LocaleData", "LocaleFileError", "aliases", "curated", "read"]


class LocaleFileError(ValueError):
    """A locale's TOML is not of the known shape: a fault of ours, found by tests."""


@dataclass(frozen=True, slots=True)
class LocaleData:
    """What one TOML says: tags in BCP 47, both empty when the file has no such table."""

    aliases: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()


def read(tag: str, text: str) -> LocaleData:
    """Return the data in *text*, the TOML of *tag*; LocaleFileError names what is wrong."""
    tables = tomllib.loads(text)
    found: dict[str, tuple[str, ...]] = {}
    for name, table in tables.items():
        if name not in LocaleData.__dataclass_fields__:
            raise LocaleFileError(f"{tag}.toml: unknown table [{name}]")
        if not isinstance(table, dict) or set(table) != {"tags", "source"}:
            raise LocaleFileError(f"{tag}.toml: [{name}] holds exactly 'tags' and 'source'")
        found[name] = tuple(table["tags"])
    return LocaleData(**found)


@cache
def curated() -> Mapping[str, LocaleData]:
    """Return tag -> data for every TOML of this package, in the order of the tags."""
    files = sorted(
        (entry.name.removesuffix(".toml"), entry)
        for entry in resources.files(__package__).iterdir()
        if entry.name.endswith(".toml")
    )
    return MappingProxyType({tag: read(tag, file.read_text("utf-8")) for tag, file in files})


@cache
def aliases() -> Mapping[str, str]:
    """Return alias -> tag over all files, aliases in lower case."""
    return MappingProxyType(
        {alias.lower(): tag for tag, data in curated().items() for alias in data.aliases}
    )
