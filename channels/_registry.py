"""Finding the channels: this package is walked, and there is no list to edit."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from channels._channel import Channel
from channels._frozen import Frozen
from channels._provider import Provider

__all__ = [
    "ChannelModuleError",
    "UnknownChannelError",
    "UnknownProviderError",
    "find",
    "look_up",
    "look_up_provider",
    "providers_of",
]


class UnknownChannelError(LookupError):
    """There is no such channel; ``suggestions`` are the names that are near, best first."""

    def __init__(self, name: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(name, suggestions)
        self.name = name
        self.suggestions = suggestions

    def __str__(self) -> str:
        if not self.suggestions:
            return f"{self.name!r} is not a channel"
        return f"{self.name!r} is not a channel; did you mean {' or '.join(self.suggestions)}?"


class UnknownProviderError(LookupError):
    """A channel has no such provider; ``known`` are those it has."""

    def __init__(self, channel: str, name: object, known: tuple[str, ...]) -> None:
        super().__init__(channel, name, known)
        self.channel, self.name, self.known = channel, name, known

    def __str__(self) -> str:
        has = f"it has {', '.join(self.known)}" if self.known else "it has none"
        return f"{self.name!r} is not a provider of {self.channel}; {has}"


class ChannelModuleError(ImportError):
    """A module among the channels does not hold one ``CHANNEL`` that bears its name, or one
    among a channel's providers no ``PROVIDER``."""


def find(package: ModuleType) -> Mapping[str, Channel]:
    """Return name -> channel for each module of *package* without a leading underscore."""
    return Frozen(dict(sorted(_walk(package, "CHANNEL", Channel))))


def look_up(channels: Mapping[str, Channel], name: str) -> Channel:
    """Return the channel called *name*; UnknownChannelError suggests the nearest names."""
    try:
        return channels[name]
    except (KeyError, TypeError):
        wanted = name.lower() if isinstance(name, str) else ""
        near = tuple(get_close_matches(wanted, channels, n=3)) if len(wanted) < 80 else ()
        raise UnknownChannelError(name, near or tuple(channels)) from None


def providers_of(package: ModuleType) -> Mapping[str, Provider]:
    """Return name -> provider for each module of the folder ``providers`` in a channel's package.

    A channel that is one plain module, or has no such folder, has no providers.
    """
    place = f"{package.__name__}.providers"
    if not hasattr(package, "__path__") or find_spec(place) is None:
        return Frozen({})
    return Frozen(dict(sorted(_walk(import_module(place), "PROVIDER", Provider))))


def look_up_provider(known: Mapping[str, Provider], channel: str, name: str) -> Provider:
    """Return the provider called *name*; UnknownProviderError names those there are."""
    try:
        return known[name]
    except (KeyError, TypeError):
        raise UnknownProviderError(channel, name, tuple(known)) from None


def _walk(package: ModuleType, holds: str, kind: type) -> Iterator[tuple[str, Any]]:
    """Yield name and what it ``holds`` for each module of *package* that is no machinery."""
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        found = getattr(module, holds, None)
        if not isinstance(found, kind) or getattr(found, "name", None) != info.name:
            raise ChannelModuleError(
                f"{module.__name__} must hold {holds}, a {kind.__name__} named {info.name!r}"
            )
        yield info.name, found
