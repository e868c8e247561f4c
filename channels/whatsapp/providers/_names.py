"""Who it goes to, and what the template is called: the options that all senders share."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from channels._content import Content
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem, shown
from channels.whatsapp._languages import name_for
from channels.whatsapp._limits import REFERENCE, TEMPLATE_NAME
from channels.whatsapp._walk import only
from locales.words import gettext_noop

__all__ = [
    "moment_of",
    "moment_problems",
    "name_problem",
    "recipient_problem",
    "reference_problem",
    "sender_problem",
    "template_name",
]

_NO_NAME = gettext_noop(
    "is needed: the template's name at WhatsApp, of small letters, digits and “_”, such as "
    "order_confirmed"
)
_LONG_NAME = gettext_noop("%(name)s is longer than %(limit)s characters (%(source)s)")
_NO_NUMBER = gettext_noop("%(number)s is no phone number such as +4791234567")
_LONG_REFERENCE = gettext_noop("is longer than %(limit)s characters (%(source)s)")
_NO_MOMENT = gettext_noop(
    "%(text)s is no moment in time: give the option expires, such as 2027-05-31T23:59:00+02:00"
)

_NAME = re.compile(r"[a-z0-9_]+")
# ITU-T E.164: at most 15 digits, the first of the country's code is no 0.
_NUMBER = re.compile(r"\+?[1-9][0-9]{6,14}")
# Milliseconds of the years 2001 to 2286.
_MILLISECONDS = re.compile(r"[1-9][0-9]{12}")


def template_name(handover: Handover) -> str:
    """Return the name at WhatsApp, with the language at its end where the message says so."""
    name = str(handover.envelope.options["name"])
    return name_for(name, handover.content, handover.locale)


def name_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of the option ``name``, if it has one."""
    name = handover.envelope.options.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield problem("options.name", _NO_NAME)
    elif len(whole := template_name(handover)) > TEMPLATE_NAME.value:
        words = {"limit": TEMPLATE_NAME.value, "source": TEMPLATE_NAME.source}
        yield problem("options.name", _LONG_NAME, name=f"{whole[:40]}…", **words)


def recipient_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a recipient that is no phone number."""
    number = handover.envelope.recipient
    if not _NUMBER.fullmatch(number):
        yield problem("recipient", _NO_NUMBER, number=number[:40])


def sender_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a sender that is no phone number."""
    number = handover.envelope.sender
    if not _NUMBER.fullmatch(number):
        yield problem("sender", _NO_NUMBER, number=number[:40])


def reference_problem(handover: Handover) -> Iterator[Problem]:
    """Yield the problem of a reference that is too long to come back from Meta."""
    if len(handover.envelope.reference) > REFERENCE.value:
        words = {"limit": REFERENCE.value, "source": REFERENCE.source}
        yield problem("reference", _LONG_REFERENCE, **words)


def moment_of(handover: Handover, finished: Content) -> datetime | None:
    """Return when the offer ends, None when that is not known or there is no offer with an end.

    The option ``expires`` says it (ISO 8601 with its offset, or milliseconds since 1970), else
    the finished text, when it is such a moment itself.
    """
    offer = only(finished, "offer")
    if offer is None or not offer.text("expires").strip():
        return None
    told = handover.envelope.options.get("expires", offer.text("expires").strip())
    return _moment(told)


def moment_problems(handover: Handover, finished: Content) -> Iterator[Problem]:
    """Yield the problem of an offer that ends at no known moment."""
    offer = only(finished, "offer")
    ends = offer.text("expires").strip() if offer is not None else ""
    if ends and moment_of(handover, finished) is None:
        told = handover.envelope.options.get("expires", ends)
        yield problem("offer.0.expires", _NO_MOMENT, text=shown(told))


def _moment(told: object) -> datetime | None:
    if isinstance(told, bool) or not isinstance(told, str | int):
        return None
    if _MILLISECONDS.fullmatch(str(told)):
        return datetime.fromtimestamp(int(told) / 1000, tz=UTC)
    try:
        moment = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
