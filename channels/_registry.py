"""Finding the channels: this package is walked, and there is no list to edit."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from channels._channel import Channel
from channels._frozen import Frozen

__all__ = ["ChannelModuleError", "UnknownChannelError", "find", "look_up"]


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


class ChannelModuleError(ImportError):
    """A module among the channels does not hold one ``CHANNEL`` that bears its name."""


def find(package: ModuleType) -> Mapping[str, Channel]:
    """Return name -> channel for each module of *package* without a leading underscore."""
    return Frozen(dict(sorted(_walk(package))))


def look_up(channels: Mapping[str, Channel], name: str) -> Channel:
    """Return the channel called *name*; UnknownChannelError suggests the nearest names."""
    try:
        return channels[name]
    except (KeyError, TypeError):
        wanted = name.lower() if isinstance(name, str) else ""
        near = tuple(get_close_matches(wanted, channels, n=3)) if len(wanted) < 80 else ()
        raise UnknownChannelError(name, near or tuple(channels)) from None


def _walk(package: ModuleType) -> Iterator[tuple[str, Channel]]:
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        channel = getattr(module, "CHANNEL", None)
        if not isinstance(channel, Channel) or channel.name != info.name:
            raise ChannelModuleError(
                f"{module.__name__} must hold CHANNEL, a Channel named {info.name!r}"
            )
        yield info.name, channel
