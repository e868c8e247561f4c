"""MIME: the mail itself, as any mail server takes it.

The bytes of a ``.eml``: headers, plain text and HTML (RFC 5322, 2045 to 2047, 8058). Hand them to
SMTP, or to an API that takes a raw message (Amazon SES ``SendEmail`` with ``Raw``, Gmail
``messages.send``, Mailgun ``messages.mime``). Signing it (DKIM) is the sender's.

Recipient and sender are mail addresses, their names are options. ``date`` is a moment by ISO 8601
with its zone; without it the server that takes the mail writes it. ``unsubscribe_url`` and
``unsubscribe_mailto`` make List-Unsubscribe, and ``one_click`` promises that a POST to the first is
enough. The reference tells two mails of the same words apart, in their Message-ID.
"""

from datetime import datetime
from typing import ClassVar

from channels._options import Option, envelope_path, option_path, read_options
from channels._problem import Problem
from channels._provider import CannotCarry, Handover, Payload, Provider
from channels.email._mime import EnvelopeError, Mailbox, MailEnvelope, eml
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Mime"]

_MOMENT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})"

OPTIONS = (
    Option("sender_name", most=200),
    Option("recipient_name", most=200),
    Option("reply_to", most=254),
    Option("reply_to_name", most=200),
    Option("date", pattern=_MOMENT, form=gettext_noop("a moment such as 2026-05-14T09:30:00Z")),
    Option("message_id_domain", most=253),
    Option("unsubscribe_url", "url"),
    Option("unsubscribe_mailto", most=900),
    Option("one_click", "flag"),
)

# Where a caller gave what the message names differently.
_PATHS = {
    "sender.address": envelope_path("sender"),
    "sender.name": option_path("sender_name"),
    "to.0.address": envelope_path("recipient"),
    "to.0.name": option_path("recipient_name"),
    "reply_to.address": option_path("reply_to"),
    "reply_to.name": option_path("reply_to_name"),
    "seed": envelope_path("reference"),
    "html": "body",
    "text": "body",
    "subject": "subject",
    "language": "",
}


class Mime(Provider):
    """One mail to one reader."""

    name: ClassVar[str] = "mime"
    label: ClassVar[str] = "MIME (.eml)"
    content_type: ClassVar[str] = "message/rfc822"
    source: ClassVar[str] = "https://www.rfc-editor.org/rfc/rfc5322"
    options: ClassVar[tuple[Option, ...]] = OPTIONS

    def payload(self, handover: Handover) -> Payload:
        """Return the bytes of the mail; CannotCarry names everything that is in its way."""
        given, problems = read_options(self.options, handover.envelope.options)
        date, more = _date(given.get("date"))
        if problems or more:
            raise CannotCarry(self.name, (*problems, *more))
        reply_to = given.get("reply_to")
        envelope = MailEnvelope(
            sender=Mailbox(handover.envelope.sender, given.get("sender_name", "")),
            date=date,
            to=(Mailbox(handover.envelope.recipient, given.get("recipient_name", "")),),
            reply_to=Mailbox(reply_to, given.get("reply_to_name", "")) if reply_to else None,
            message_id_domain=given.get("message_id_domain", ""),
            unsubscribe_url=given.get("unsubscribe_url", ""),
            unsubscribe_mailto=given.get("unsubscribe_mailto", ""),
            one_click=given.get("one_click", False),
            language=handover.locale,
            seed=handover.envelope.reference,
        )
        try:
            return eml(handover.outputs, envelope)
        except EnvelopeError as error:
            raise CannotCarry(self.name, tuple(map(_told, error.problems))) from error


def _date(written: str | None) -> tuple[datetime | None, tuple[Problem, ...]]:
    """Return the moment that is *written*, or the problem of one that no calendar has."""
    try:
        return (datetime.fromisoformat(written) if written else None), ()
    except ValueError:
        message = gettext_noop("is no moment of any calendar")
        return None, (Problem(option_path("date"), message),)


def _told(fault: Problem) -> Problem:
    """Return a problem of the message at the path where the caller can mend it."""
    path = _PATHS.get(fault.path, option_path(fault.path))
    return Problem(path, fault.msgid, fault.params)


PROVIDER = Mime()
