"""The ways to look at a mail: at three widths, and as several clients would change it.

A browser is none of those clients: what is changed here is a simulation, and each is labelled
as one. A view changes the finished HTML, whose own styles and markup come from ``_night``,
``_frame`` and the MJML compiler.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from channels._scene import Device
from channels.email._pictures import with_drawn_images, without_images
from channels.email._word import as_word
from locales.words import gettext_noop

__all__ = ["VIEWS", "View"]

_STYLES = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)
_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)")
_SCHEMES = re.compile(r'(name="(?:supported-)?color-schemes?" content=)"light dark"')
_OWN_SCHEME = re.compile(r"color-scheme:\s*light dark")

# Turned once more, an image has its own colours again.
_UPRIGHT = "<style>img { filter: invert(1) hue-rotate(180deg); }</style></head>"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a mail. ``note`` (a msgid) says what is simulated, "" for nothing;
    ``change`` makes of the finished HTML what is shown; ``css`` is the class of its frame."""

    device: Device
    change: Callable[[str], str]
    note: str = ""
    css: str = ""

    @property
    def edge(self) -> int:
        """The width in pixels of what stands round it."""
        return 10 if "handheld" in self.css else 1


def _by_day(mail: str) -> str:
    return _in_scheme(mail, "light", "not all")


def _by_night(mail: str) -> str:
    return _in_scheme(mail, "dark", "all")


def _in_scheme(mail: str, scheme: str, media: str) -> str:
    """Return *mail* as one scheme shows it, whatever the viewer's own scheme is."""
    named = _SCHEMES.sub(rf'\1"{scheme}"', mail)
    return _STYLES.sub(
        lambda styles: _OWN_SCHEME.sub(
            f"color-scheme: {scheme}", _DARK.sub(f"@media {media}", styles[0])
        ),
        named,
    )


def _day(mail: str) -> str:
    return _by_day(with_drawn_images(mail))


def _night(mail: str) -> str:
    return _by_night(with_drawn_images(mail))


def _inverted(mail: str) -> str:
    return _day(mail).replace("</head>", _UPRIGHT, 1)


def _images_off(mail: str) -> str:
    return _by_day(without_images(mail))


def _word(mail: str) -> str:
    return as_word(_day(mail))


VIEWS = (
    View(Device("phone", gettext_noop("Phone"), 375), _day, css="handheld"),
    View(Device("tablet", gettext_noop("Tablet"), 640), _day),
    View(Device("wide", gettext_noop("Wide screen"), 960), _day),
    View(
        Device("dark", gettext_noop("Dark mode"), 375),
        _night,
        gettext_noop(
            "The mail's own dark colours, as Apple Mail, Samsung Email and Thunderbird use them."
        ),
        "handheld dark",
    ),
    View(
        Device("inverted", gettext_noop("Forced dark mode"), 375),
        _inverted,
        gettext_noop(
            "All colours turned round, as Gmail on an iPhone does; the mail has no say in it. "
            "Outlook's apps turn light backgrounds only."
        ),
        "handheld inverted",
    ),
    View(
        Device("images_off", gettext_noop("Images off"), 640),
        _images_off,
        gettext_noop("No image is loaded: alternative texts stand in their place."),
    ),
    View(
        Device("outlook", gettext_noop("Outlook (Word)"), 720),
        _word,
        gettext_noop(
            "Outlook for Windows lays mail out with Word: square corners, no styles for phones or "
            "dark mode, fonts of the system."
        ),
    ),
)
