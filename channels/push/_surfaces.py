"""Where a notification is seen, and how much of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from channels._content import Content
from channels._graphemes import clusters
from channels._limit import Limit
from channels.push._limits import (
    ANDROID_DRAWER,
    ANDROID_LOCK,
    IOS_BANNER,
    IOS_BANNER_IMAGE,
    IOS_LOCK,
    IOS_LOCK_IMAGE,
)
from locales.words import gettext_noop

__all__ = ["SURFACES", "Seen", "Surface", "first", "seen"]


@dataclass(frozen=True, slots=True)
class Surface:
    """A place where notifications are seen: how many characters of a message, without an
    image and with one; ``msgid`` says how many of all are seen there."""

    name: str
    label: str
    plain: Limit
    rich: Limit
    msgid: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a body is seen on a surface: the first ``count`` of ``total`` characters as
    readers count them, up to code point ``end``."""

    surface: Surface
    text: str
    count: int
    total: int
    end: int

    @property
    def is_cut(self) -> bool:
        return self.count < self.total

    @property
    def shown(self) -> str:
        """The words as the phone writes them, with its mark where they are cut."""
        return f"{self.text.rstrip()}…" if self.is_cut else self.text


SURFACES = (
    Surface(
        "ios_lock",
        gettext_noop("iPhone, lock screen"),
        IOS_LOCK,
        IOS_LOCK_IMAGE,
        gettext_noop("On an iPhone's lock screen, %(seen)s of %(total)s characters are seen."),
    ),
    Surface(
        "ios_banner",
        gettext_noop("iPhone, banner"),
        IOS_BANNER,
        IOS_BANNER_IMAGE,
        gettext_noop("In an iPhone's banner, %(seen)s of %(total)s characters are seen."),
    ),
    Surface(
        "android_lock",
        gettext_noop("Android, lock screen"),
        ANDROID_LOCK,
        ANDROID_LOCK,
        gettext_noop("On an Android lock screen, %(seen)s of %(total)s characters are seen."),
    ),
    Surface(
        "android_drawer",
        gettext_noop("Android, drawer"),
        ANDROID_DRAWER,
        ANDROID_DRAWER,
        gettext_noop("In Android's drawer, %(seen)s of %(total)s characters are seen."),
    ),
)


def seen(content: Content) -> Iterator[Seen]:
    """Yield for each surface what is seen there of the body of *content*."""
    body = content.text("body").strip()
    has_image = bool(content.text("image").strip())
    for where in SURFACES:
        yield first(where, body, (where.rich if has_image else where.plain).value)


def first(where: Surface, body: str, most: int) -> Seen:
    """Return what is seen of *body* where there is room for *most* characters, none cut."""
    ends = [end for _, end in clusters(body)]
    end = ends[most - 1] if len(ends) > most else len(body)
    return Seen(where, body[:end], min(most, len(ends)), len(ends), end)
