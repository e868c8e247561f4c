"""Who sends a mail to whom, and what is wrong with that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from channels._frozen import Frozen
from channels._problem import Problem
from channels.email._mailbox import is_mail_address
from channels.email._mime._addresses import unsubscribe_address
from locales.words import gettext_noop

__all__ = ["FORBIDDEN", "EnvelopeError", "MailEnvelope", "Mailbox", "problems"]

# All that could end a header line or be hidden in one: Unicode's Cc, its two separators, and
# halves of surrogate pairs, which no encoding can carry.
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

# RFC 5646, section 2.1, without grandfathered tags.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_FIRST_YEAR = 1900  # RFC 5322, 3.3

_CONTROL = gettext_noop("holds %(code)s, which may not stand in a header")
_NO_ADDRESS = gettext_noop("%(address)s is not a mail address")
_NO_DOMAIN = gettext_noop("%(domain)s is not a domain")
_NO_ZONE = gettext_noop("has no time zone, or lies before 1900")
_NO_LANGUAGE = gettext_noop("%(language)s is not a language tag")
_NO_HTTPS = gettext_noop("one-click unsubscribing needs an https address (RFC 8058)")
_BAD_LINK = gettext_noop("%(address)s is not an address that a header can carry")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mail address, and the name shown for it ("" for none)."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class MailEnvelope:
    """What a mail needs besides its words.

    ``date`` has a time zone; without one the header is left to the server that takes the mail
    (RFC 6409, section 8). ``message_id_domain`` stands in Message-ID, the sender's domain
    where it is "". ``unsubscribe_url`` is an https address, ``unsubscribe_mailto`` the address
    of a mailbox (with "?subject=..." if wanted); with ``one_click`` the mail says that a POST
    to the first unsubscribes (RFC 8058). ``language`` is a BCP 47 tag. ``seed`` tells apart
    two mails of the same words: it goes into Message-ID and the boundary, and nowhere else.
    """

    sender: Mailbox
    date: datetime | None = None
    to: tuple[Mailbox, ...] = ()
    reply_to: Mailbox | None = None
    message_id_domain: str = ""
    unsubscribe_url: str = ""
    unsubscribe_mailto: str = ""
    one_click: bool = False
    language: str = ""
    seed: str = ""


class EnvelopeError(ValueError):
    """A mail cannot be written; ``problems`` names every reason, by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(f"{problem.path}: {problem.message}" for problem in self.problems)


def problems(envelope: MailEnvelope) -> Iterator[Problem]:
    """Yield all that is wrong with *envelope*."""
    yield from _controls(envelope)
    yield from _mailboxes(envelope)
    domain = envelope.message_id_domain
    if domain and not is_mail_address(f"x@{domain}"):
        yield _problem("message_id_domain", _NO_DOMAIN, domain=_shown(domain))
    date = envelope.date
    if date is not None and (date.utcoffset() is None or date.year < _FIRST_YEAR):
        yield _problem("date", _NO_ZONE)
    if envelope.language and not _LANGUAGE.fullmatch(envelope.language):
        yield _problem("language", _NO_LANGUAGE, language=_shown(envelope.language))
    yield from _unsubscribing(envelope)


def _controls(envelope: MailEnvelope) -> Iterator[Problem]:
    """Yield each text with a character that could end its header."""
    texts = {
        name: getattr(envelope, name)
        for name in (
            *("message_id_domain", "unsubscribe_url", "unsubscribe_mailto", "language", "seed"),
        )
    }
    for path, mailbox in _paths(envelope):
        texts[f"{path}.address"], texts[f"{path}.name"] = mailbox.address, mailbox.name
    for path, text in texts.items():
        if match := FORBIDDEN.search(text):
            yield _problem(path, _CONTROL, code=f"U+{ord(match[0]):04X}")


def _paths(envelope: MailEnvelope) -> Iterator[tuple[str, Mailbox]]:
    yield "sender", envelope.sender
    yield from ((f"to.{index}", mailbox) for index, mailbox in enumerate(envelope.to))
    if envelope.reply_to is not None:
        yield "reply_to", envelope.reply_to


def _mailboxes(envelope: MailEnvelope) -> Iterator[Problem]:
    for path, mailbox in _paths(envelope):
        if not is_mail_address(mailbox.address):
            yield _problem(f"{path}.address", _NO_ADDRESS, address=_shown(mailbox.address))


def _unsubscribing(envelope: MailEnvelope) -> Iterator[Problem]:
    url, mailbox = envelope.unsubscribe_url, envelope.unsubscribe_mailto
    for path, text, scheme in (
        ("unsubscribe_url", url, "https"),
        ("unsubscribe_mailto", mailbox, "mailto"),
    ):
        if text and unsubscribe_address(text, scheme) is None:
            yield _problem(path, _BAD_LINK, address=_shown(text))
    if envelope.one_click and not url:
        yield _problem("one_click", _NO_HTTPS)


def _problem(path: str, msgid: str, **params: str) -> Problem:
    return Problem(path, msgid, Frozen(params))


def _shown(text: str) -> str:
    return ascii(text[:80])
