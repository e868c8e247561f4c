"""A text that every message of the brand must have is not there.

What it finds: for each channel in which the message is written in its source locale, the locales
that the brand says every message must have, and has not here; and the channels it must have. A
locale whose parent is there (``de-AT``: ``de``) is served. Without the brand's word, nothing.

Why it hurts: those customers get another language, or nothing.

Write instead: the text; or take the locale or channel off the brand's list.

Source: the brand's guide; check catalogue, L10N-MISSING and COVERAGE.
"""

from __future__ import annotations

from collections.abc import Iterator

import channels
import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_LOCALE = gettext_noop("There is no %(channel)s text in %(locale)s, and this brand wants one.")
_CHANNEL = gettext_noop("There is no %(channel)s text, and this brand wants one.")

LOCALES = Setting(
    name="required_locales",
    kind="words",
    label=gettext_noop("Locales that every message has"),
    help=gettext_noop("Tags such as nb or de-AT; a message without one of them is warned about."),
    default=(),
)
CHANNELS = Setting(
    name="required_channels",
    kind="words",
    label=gettext_noop("Channels that every message has"),
    help=gettext_noop("Names such as sms or email; a message without one of them is warned about."),
    default=(),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield what is missing beside a text of the source locale."""
    message, variant = member.family.message, member.variant
    if variant.locale != message.source_locale or variant.persona or variant.arm:
        return
    here = {each.locale for each in message.variants if each.channel == variant.channel}
    for tag in _chosen(member, LOCALES):
        serving = _served_by(tag)
        if serving and here.isdisjoint(serving):
            params = {"channel": member.channel.label, "locale": locales.get(tag).english_name}
            yield _fault(member, _LOCALE, params, f"{variant.channel}/{tag}")
    if member.family.channels_of(member)[0] is member:
        there = {each.channel for each in message.variants}
        for name in _chosen(member, CHANNELS):
            if name in channels.CHANNELS and name not in there:
                params = {"channel": channels.get(name).label}
                yield _fault(member, _CHANNEL, params, name)


def _chosen(member: Member, setting: Setting) -> tuple[str, ...]:
    chosen = member.setting(setting)
    return chosen if isinstance(chosen, tuple) else ()


def _served_by(tag: str) -> tuple[str, ...]:
    """The locale and those it inherits from; none for what is no locale."""
    try:
        locale = locales.get(tag)
    except locales.UnknownLocaleError:
        return ()
    return (locale.tag, *(_served_by(locale.parent) if locale.parent else ()))


def _fault(member: Member, msgid: str, params: dict[str, str], evidence: str) -> Fault:
    where = member.passages[0] if member.passages else ""
    return Fault(where, 0, 0, msgid, params, evidence=evidence, rule="settings")


_BOTH = {"settings": {"required_locales": ["nb", "da"]}}
_MAIL = {"settings": {"required_channels": ["email"]}}


def _sms(locale: str, text: str) -> dict[str, object]:
    return {"channel": "sms", "locale": locale, "content": {"body": text}}


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.setting(LOCALES) or circumstances.setting(CHANNELS))


CHECK = Check(
    id="locale_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("L10N-MISSING",),
    when=_may_be,
    find=find,
    settings=(LOCALES, CHANNELS),
    examples=(
        fails("nb", "Hei!", "there is no Danish", source="Hello!", brand=_BOTH),
        fails("pl", "Cześć!", "there is no email", source="Hello!", brand=_MAIL),
        passes(
            "nb", "Hei!", "both are there", source="Hello!", brand=_BOTH, more=(_sms("da", "Hej!"),)
        ),
        passes("pl", "Cześć!", "the brand has not said", source="Hello!"),
    ),
)
