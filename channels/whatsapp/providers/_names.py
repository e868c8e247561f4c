"""Who it goes to, and what the template is called: the options that all senders share."""

import re
from collections.abc import Iterator
from datetime import datetime

from channels._content import Content
from channels._limit import Limit
from channels._native import moment
from channels._options import Option, envelope_path, option_path
from channels._over import over
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem, shown
from channels.whatsapp._languages import name_for
from channels.whatsapp._limits import TEMPLATE_NAME
from channels.whatsapp._walk import only
from locales.words import gettext_noop

__all__ = [
    "EXPIRES",
    "NAME",
    "moment_of",
    "moment_problems",
    "name_problem",
    "recipient_problem",
    "reference_problem",
    "sender_problem",
    "template_name",
]

_NO_NUMBER = gettext_noop("%(number)s is no phone number such as +4791234567")
_NO_MOMENT = gettext_noop(
    "%(text)s is no moment in time: give the option expires, such as 2027-05-31T23:59:00+02:00"
)

# What senders share: the template's name at WhatsApp, and when an offer ends.
NAME = Option(
    "name",
    required=True,
    pattern=r"[a-z0-9_]+",
    form=gettext_noop("small letters, digits and “_”, such as order_confirmed"),
)
EXPIRES = Option("expires")

# ITU-T E.164: at most 15 digits, the first of the country's code is no 0.
_NUMBER = re.compile(r"\+?[1-9][0-9]{6,14}")


def template_name(handover: Handover) -> str:
    """Return the name at WhatsApp, with the language at its end where the message says so."""
    name = str(handover.envelope.options["name"])
    return name_for(name, handover.content, handover.locale)


def name_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a name that is too long, with what the language adds to it."""
    if "name" in handover.envelope.options:
        yield from over(option_path("name"), len(template_name(handover)), TEMPLATE_NAME)


def recipient_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a recipient that is no phone number."""
    number = handover.envelope.recipient
    if not _NUMBER.fullmatch(number):
        yield problem(envelope_path("recipient"), _NO_NUMBER, number=number[:40])


def sender_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a sender that is no phone number."""
    number = handover.envelope.sender
    if not _NUMBER.fullmatch(number):
        yield problem(envelope_path("sender"), _NO_NUMBER, number=number[:40])


def reference_problem(handover: Handover, limit: Limit) -> Iterator[Problem]:
    """Yield the problem of a reference that is longer than *limit*."""
    yield from over(envelope_path("reference"), len(handover.envelope.reference), limit)


def moment_of(handover: Handover, finished: Content) -> datetime | None:
    """Return when the offer ends, None when that is not known or there is no offer with an end.

    The option ``expires`` says it (ISO 8601 with its offset), else the finished text, when it is
    such a moment itself.
    """
    offer = only(finished, "offer")
    if offer is None or not offer.text("expires").strip():
        return None
    told = moment(handover.envelope.options.get("expires", offer.text("expires")))
    return told if told is not None and told.year > 2000 else None


def moment_problems(handover: Handover, finished: Content) -> Iterator[Problem]:
    """Yield the problem of an offer that ends at no known moment."""
    offer = only(finished, "offer")
    ends = offer.text("expires").strip() if offer is not None else ""
    if ends and moment_of(handover, finished) is None:
        given = handover.envelope.options.get("expires")
        path = "offer.0.expires" if given is None else option_path("expires")
        yield problem(path, _NO_MOMENT, text=shown(ends if given is None else given))
