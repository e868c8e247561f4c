"""The whole message: headers, and the two alternatives, plain text first."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from channels._frozen import Frozen
from channels._problem import Problem
from channels.email._mailbox import split_address
from channels.email._mime._addresses import unsubscribe_address
from channels.email._mime._body import encoded
from channels.email._mime._envelope import FORBIDDEN, EnvelopeError, Mailbox, MailEnvelope, problems
from channels.email._mime._headers import folded, phrase, unstructured
from locales.words import gettext_noop

__all__ = ["eml"]

_CONTROL = gettext_noop("holds %(code)s, which may not stand in a header")
_UNENCODABLE = gettext_noop("holds %(code)s, which no mail can carry")

_PARTS = (("text", "text/plain"), ("html", "text/html"))


def eml(outputs: Mapping[str, str], envelope: MailEnvelope) -> bytes:
    """Return the message of finished *outputs* ("subject", "text", "html").

    The preheader stands in the HTML. EnvelopeError names all that is wrong with the envelope
    and the outputs; nothing is mended silently. KeyError for an output that is missing.
    """
    faults = (*problems(envelope), *_of_outputs(outputs))
    if faults:
        raise EnvelopeError(faults)
    digest = _digest(outputs, envelope)
    headers = "".join(_headers(outputs["subject"], envelope, digest))
    # No line of quoted-printable or base64 can hold "=_" (RFC 2045, 6.7).
    boundary = f"=_{digest[:32]}"
    head = f'{headers}Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
    parts = b"".join(_part(outputs[name], kind, boundary) for name, kind in _PARTS)
    return head.encode("ascii") + parts + f"--{boundary}--\r\n".encode("ascii")


def _of_outputs(outputs: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each output that no mail can carry."""
    if match := FORBIDDEN.search(outputs["subject"]):
        yield _problem("subject", _CONTROL, match[0])
    for name, _ in _PARTS:
        text = outputs[name]
        found = next((each for each in text if each == "\x00" or "\ud800" <= each <= "\udfff"), "")
        if found:
            yield _problem(name, _UNENCODABLE, found)


def _problem(path: str, msgid: str, character: str) -> Problem:
    return Problem(path, msgid, Frozen({"code": f"U+{ord(character):04X}"}))


def _digest(outputs: Mapping[str, str], envelope: MailEnvelope) -> str:
    """Return what tells this mail from every other: the SHA-256 of all that it is made of."""
    told = (*(outputs[name] for name in ("subject", "text", "html")), repr(envelope))
    lengths = "".join(f"{len(text)}:{text}" for text in told)
    return hashlib.sha256(lengths.encode("utf-8", "surrogatepass")).hexdigest()


def _headers(subject: str, envelope: MailEnvelope, digest: str) -> Iterator[str]:
    """Yield the headers in the order of RFC 5322, 3.6."""
    domain = _domain(envelope)
    if envelope.date is not None:
        yield folded("Date", [_date(envelope.date)])
    yield folded("From", _mailboxes("From", [envelope.sender]))
    if envelope.reply_to is not None:
        yield folded("Reply-To", _mailboxes("Reply-To", [envelope.reply_to]))
    if envelope.to:
        yield folded("To", _mailboxes("To", envelope.to))
    yield folded("Message-ID", [f"<{digest[32:]}@{domain}>"])
    yield folded("Subject", unstructured("Subject", subject))
    yield from _unsubscribe(envelope)
    if envelope.language:
        yield folded("Content-Language", [envelope.language])
    yield "MIME-Version: 1.0\r\n"


def _date(date: datetime) -> str:
    """Return *date* as RFC 5322, 3.3 has it; a zone of odd seconds becomes UTC."""
    offset = date.utcoffset()
    odd = offset is not None and offset.total_seconds() % 60
    return format_datetime((date.astimezone(UTC) if odd else date).replace(microsecond=0))


def _domain(envelope: MailEnvelope) -> str:
    named = envelope.message_id_domain or envelope.sender.address.rpartition("@")[2]
    parts = split_address(f"x@{named}")
    assert parts is not None
    return parts[1]


def _mailboxes(name: str, mailboxes: Sequence[Mailbox]) -> Sequence[str]:
    """Return the words of *name*, a header of addresses."""
    found: list[str] = []
    for number, mailbox in enumerate(mailboxes, 1):
        parts = split_address(mailbox.address)
        assert parts is not None
        address = "@".join(parts)
        written = f"<{address}>" if mailbox.name else address
        found += phrase(name, mailbox.name) if mailbox.name else ()
        found.append(written if number == len(mailboxes) else f"{written},")
    return found


def _unsubscribe(envelope: MailEnvelope) -> Iterator[str]:
    """Yield the two headers of RFC 8058, and the older one alone where no click is promised.

    They are written here by hand: ``EmailMessage`` encodes a long address by RFC 2047, and
    then no client finds it.
    """
    wanted = (("https", envelope.unsubscribe_url), ("mailto", envelope.unsubscribe_mailto))
    found = [unsubscribe_address(text, scheme) for scheme, text in wanted if text]
    if found:
        words = [f"<{address}>," for address in found[:-1]] + [f"<{found[-1]}>"]
        yield folded("List-Unsubscribe", words)
    if envelope.one_click:
        yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"


def _part(text: str, kind: str, boundary: str) -> bytes:
    body = encoded(text)
    head = (
        f"--{boundary}\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {body.encoding}\r\n\r\n"
    )
    return head.encode("ascii") + body.octets + b"\r\n"
