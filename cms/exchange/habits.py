"""What the fields of a message are usually called in locale files, and where such a field belongs.

Gathered from the mail texts of open-source products (appwrite, devise, Keycloak, Zitadel, Spree).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import channels
from channels import Channel
from cms.exchange.places import places

__all__ = ["LAST", "channel_of_word", "is_known", "usual_place"]


@dataclass(frozen=True)
class Habit:
    """*names* of fields, and the places they go to: the first that a channel has."""

    names: frozenset[str]
    places: tuple[str, ...]


def _habit(names: str, *places: str) -> Habit:
    return Habit(frozenset(names.split()), places)


_TEXT = ("body/text.text", "body")

HABITS: Final = (
    _habit("subject subjectline emailsubject mailsubject", "subject"),
    _habit("preheader preview previewtext preheadertext snippet", "preheader"),
    _habit("heading header headline title h1", "body/heading.text", "title"),
    _habit(
        "button buttontext buttonlabel cta ctatext ctalabel action actiontext linktext",
        "body/button.label",
    ),
    _habit("buttonurl actionurl ctaurl buttonlink ctalink", "body/button.url"),
    # The same mail once more with its markup: the plain one is read.
    _habit("bodyhtml html htmlbody htmltext texthtml contenthtml messagehtml"),
    _habit("legal legaltext imprint disclaimer", "body/legal.text", *_TEXT),
    _habit(
        "body text message content hello greeting salutation intro introduction description lead "
        "details instruction instructions info note footer outro thanks regards closing signature "
        "signoff sender paragraph bodytext textbody messagetext plain",
        *_TEXT,
    ),
)

LAST: Final = ("footer", "outro", "thanks", "regards", "closing", "signature", "signoff", "legal")
"""Fields that end a message: a button that a file names after them still comes before them."""

_OTHER_WORDS: Final = {"mail": "email", "text_message": "sms", "textmessage": "sms"}


def channel_of_word(word: str) -> Channel | None:
    """The channel that a step of a key names: ``emails``, ``mail``, ``sms``."""
    lower = word.lower()
    for candidate in (lower, lower.removesuffix("s")):
        name = _OTHER_WORDS.get(candidate, candidate)
        if name in channels.CHANNELS:
            return channels.get(name)
    return None


def is_known(field: str) -> bool:
    """Whether *field* is a usual name for a part of a message."""
    plain = _plain(field)
    return any(plain in habit.names for habit in HABITS)


def usual_place(channel: Channel, field: str) -> str | None:
    """Where *field* goes in *channel*; None when the channel has nothing of the kind.

    A field of no usual name is running text.
    """
    plain = _plain(field)
    wanted = next((habit.places for habit in HABITS if plain in habit.names), _TEXT)
    known = {str(place) for place in places(channel)}
    return next((place for place in wanted if place in known), None)


def _plain(field: str) -> str:
    return re.sub(r"[\W_]+", "", field).lower()
