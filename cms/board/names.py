"""Names of channels and locales for people; what no module declares any more keeps its own name."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

import channels
import locales


def channel_label(name: str) -> str:
    """The channel's label in the interface's language."""
    try:
        return _(channels.get(name).label)
    except channels.UnknownChannelError:
        return name


def locale_name(tag: str) -> str:
    """The locale's name in its own language."""
    try:
        return locales.get(tag).name
    except locales.UnknownLocaleError:
        return tag


def in_declared_order(names: Iterable[str]) -> tuple[str, ...]:
    """Channel names in the order of the registry, those that it does not know last."""
    rank = {name: place for place, name in enumerate(channels.CHANNELS)}
    return tuple(sorted(set(names), key=lambda name: (rank.get(name, len(rank)), name)))
