"""Whom an SMS goes to and comes from: a number, a short number or a name."""

import re
from collections.abc import Iterator
from typing import Literal

from channels._options import envelope_path
from channels._problem import Problem
from channels._reading import problem, shown
from channels.sms.providers._limits import NAME
from locales.words import gettext_noop

__all__ = ["SenderKind", "kind_of", "recipient_faults", "sender_faults"]

SenderKind = Literal["number", "short", "name"]

# ITU-T E.164: at most 15 digits, and no country code begins with 0. The shortest numbers that
# are given out have 7.
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")

# Given out by country and operator: 4 digits in Norway, 5 in Sweden, up to 8 elsewhere.
_SHORT = re.compile(r"[0-9]{3,8}")

# https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id, the narrowest rule that we
# know, kept for all: a name that one of them refuses is a name to change.
_NAME = re.compile(r"(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?")


def kind_of(sender: str) -> SenderKind | None:
    """Return what *sender* is; None for what can be no sender."""
    if _NUMBER.fullmatch(sender):
        return "number"
    if _SHORT.fullmatch(sender):
        return "short"
    fits = len(sender) <= NAME.value and _NAME.fullmatch(sender) is not None
    return "name" if fits else None


def recipient_faults(recipient: str) -> Iterator[Problem]:
    """Yield what is wrong with the number that a message goes to."""
    if not recipient:
        yield problem(envelope_path("recipient"), gettext_noop("is missing"))
    elif not _NUMBER.fullmatch(recipient):
        message = gettext_noop(
            "%(value)s is not a number in E.164: a plus sign, then 7 to 15 digits"
        )
        yield problem(envelope_path("recipient"), message, value=shown(recipient))


def sender_faults(sender: str) -> Iterator[Problem]:
    """Yield what is wrong with a *sender* that is given."""
    if sender and kind_of(sender) is None:
        yield problem(
            envelope_path("sender"), _wrong(sender), value=shown(sender), limit=NAME.value
        )


def _wrong(sender: str) -> str:
    if re.fullmatch(r"[+0-9 ()-]+", sender):
        return gettext_noop(
            "%(value)s is neither a number in E.164 nor a short number of 3 to 8 digits"
        )
    if len(sender) > NAME.value:
        return gettext_noop("%(value)s is longer than the %(limit)s characters of a sender's name")
    return gettext_noop(
        "%(value)s is not a sender's name: letters from A to Z, digits and spaces only"
    )
