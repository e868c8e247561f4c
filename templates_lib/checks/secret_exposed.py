"""A secret is printed where others see it.

What it finds: a one-time code, a password or a number of a person or card in a part that a locked
screen shows to anybody (the title of a push notification), or an inbox (the subject and preheader
of a mail; many do it for the reader's ease, so there it is a warning). A secret is a ``code`` in a
message of authentication, or a placeholder whose name says so.

Why it hurts: who sees the phone on the table has the code.

Write instead: "Your code is inside", and the secret in the text itself.

Source: check catalogue, VAR-UNSAFE; OWASP Mobile Application Security, MASVS-PLATFORM (sensitive
data in notifications).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.language import Use

_EXPOSED = gettext_noop(
    "“%(name)s” is a secret, and others see this part: print it in the text itself."
)

_SECRET_NAME = re.compile(
    r"(?:^|_)(?:otp|one_?time_?(?:code|password|pin)|pass(?:word|code)|passwd|pin(?:_?code)?"
    r"|verification_?code|security_?code|login_?code|auth(?:entication)?_?code|mfa_?code"
    r"|2fa_?code|cvc|cvv|iban|card_?number|ssn|social_security_number|personnummer"
    r"|f(?:ø|oe?)dselsnummer|fnr|cpr(?:_?nr|_?number)?|pesel|bsn|engangskode|hasło|haslo)(?:_|$)"
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each secret printed in an open part."""
    open_parts, listed_parts = member.channel.open_parts, member.channel.listed_parts
    for passage in member.passages if open_parts or listed_parts else ():
        if passage.group not in open_parts | listed_parts:
            continue
        severity = Severity.ERROR if passage.group in open_parts else Severity.WARNING
        for use in passage.uses:
            if use.printed and _is_secret(member, use):
                params = {"name": use.path}
                yield Fault(
                    passage, *use.tag, _EXPOSED, params, severity=severity, evidence=use.path
                )


def _is_secret(member: Member, use: Use) -> bool:
    message = member.family.message
    declared = message.placeholders.get(use.name)
    if declared is not None and declared.type == "code" and message.purpose == "authentication":
        return True
    name = use.path.rpartition(".")[2].lower()
    return _SECRET_NAME.search(name) is not None and not (
        declared is not None and declared.type in ("url", "date", "datetime", "time", "count")
    )


def _mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "{{ otp }}"}]}


def _push(title: str) -> dict[str, object]:
    return {"title": title, "body": "{{ otp }}"}


_OTP = {"otp": {"type": "code"}}


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.channel.open_parts or circumstances.channel.listed_parts)


CHECK = Check(
    id="secret_exposed",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-UNSAFE",),
    when=_may_be,
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails(
            "nb", "", "a title", channel="push", content=_push("Kode {{ otp }}"), placeholders=_OTP
        ),
        fails(
            "pl",
            "",
            "a subject",
            channel="email",
            content=_mail("Kod: {{ otp }}"),
            placeholders=_OTP,
        ),
        passes(
            "nb", "", "in the text", channel="push", content=_push("Koden din"), placeholders=_OTP
        ),
        passes(
            "pl", "", "in the text", channel="email", content=_mail("Twój kod"), placeholders=_OTP
        ),
        passes("da", "Din kode er {{ otp }}.", "an SMS has one text", placeholders=_OTP),
    ),
)
