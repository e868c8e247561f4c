"""The one guard: nothing goes live, or to review, past an unwaived error.

Every road to "live" ends in `cms.publishing.PublishVariant`, and that calls `require_publishable`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import channels
from cms import brand_index, veil
from cms.door import family_document, to_guide, to_message, working_copies
from cms.errors import PublishRefused
from cms.models import MessageTemplate, Variant, Waiver
from cms.saying import say, say_error
from templates_lib import checks
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import Address, Message, MessageError


@dataclass(frozen=True)
class Verdict:
    """What the checker says of one variant, in which family, and held against which guide.

    Each finding comes with the waiver that lets it stand, if any.
    """

    findings: tuple[tuple[Finding, Waiver | None], ...]
    message: Message
    guide: Guide

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Errors that nobody waived."""
        return tuple(
            finding
            for finding, waiver in self.findings
            if finding.severity == "error" and waiver is None
        )

    @property
    def waived(self) -> tuple[tuple[Finding, Waiver], ...]:
        """Findings that stand by a waiver, with it."""
        return tuple((finding, waiver) for finding, waiver in self.findings if waiver)


_together: ContextVar[tuple[Variant, ...]] = ContextVar("together", default=())


@contextmanager
def together(variants: Iterable[Variant]) -> Iterator[None]:
    """Inside, each text is judged as it would stand with all of *variants* live beside it: they
    go live in one release or not at all.
    """
    token = _together.set(tuple(variants))
    try:
        yield
    finally:
        _together.reset(token)


def judge(variant: Variant, *, wait: bool = True, user: Any = None) -> Verdict:
    """All findings of *variant*'s own text, in its family. Raises `MessageError` for unreadable
    content.

    Without *wait*, checks against the brand's other messages stay silent while their index is
    first made: an editor does not wait for it, the guard does. With a *user*, findings are worded
    for them: one that quotes a locale out of their reach says only that it is there (`cms.veil`).
    """
    brand = variant.template.brand
    message = to_message(variant.template, instead=(*_together.get(), variant))
    guide = to_guide(brand)
    with brand_index.held(brand, guide, wait=wait) as index:
        about = [address_of(variant)]
        found = checks.run(message, guide, about=about, index=index)
        if user is not None:
            found = veil.told(message, guide, brand, user, found, about=about, index=index)
    waivers = {waiver.fingerprint: waiver for waiver in _waivers(variant)}
    return Verdict(
        tuple((finding, waivers.get(finding.fingerprint)) for finding in found), message, guide
    )


def judge_several(
    template: MessageTemplate, variants: Iterable[Variant], *, user: Any = None
) -> dict[int, Verdict]:
    """What `judge` says of each of *variants*, all of *template*, by primary key; none of one whose
    family cannot be read. The rows are read once. Does not wait for the brand's index.
    """
    wanted = list(variants)
    guide = to_guide(template.brand)
    rows = {row.pk: row for row in working_copies(template)}
    waivers = waivers_by_variant(wanted)
    found: dict[int, Verdict] = {}
    with brand_index.held(template.brand, guide, wait=False) as index:
        for variant in wanted:
            family = {**rows, variant.pk: variant}
            try:
                message = messages.load(family_document(template, family.values()))
            except MessageError:
                continue
            about = [address_of(variant)]
            own = waivers.get(variant.pk, {})
            findings = checks.run(message, guide, about=about, index=index)
            if user is not None:
                findings = veil.told(
                    message, guide, template.brand, user, findings, about=about, index=index
                )
            found[variant.pk] = Verdict(
                tuple((each, own.get(each.fingerprint)) for each in findings), message, guide
            )
    return found


def waivers_by_variant(variants: Iterable[Variant]) -> dict[int, dict[str, Waiver]]:
    """Variant -> fingerprint -> the waiver that holds. One query."""
    keys = [variant.pk for variant in variants]
    found: dict[int, dict[str, Waiver]] = {}
    for row in Waiver.objects.holding().filter(variant__in=keys).select_related("user"):
        found.setdefault(row.variant_id, {})[row.fingerprint] = row
    return found


def _waivers(variant: Variant) -> Iterable[Waiver]:
    return Waiver.objects.holding().filter(variant_id=variant.pk).select_related("user")


def address_of(variant: Variant) -> Address:
    """Where *variant* stands in its message."""
    return Address(
        variant.template.key, variant.channel, variant.locale, variant.persona_key, variant.arm
    )


def words(finding: Finding) -> str:
    """The finding in the interface's language."""
    return say(finding.msgid, finding.params)


def label_of(variant: Variant, finding: Finding) -> str:
    """The part a finding stands in, as the form calls it."""
    texts = variant.channel_declaration.texts(variant.typed_content())
    return next((_(part.label) for part in texts if part.path == finding.part), finding.part)


def require_publishable(variant: Variant, user: Any = None) -> Verdict:
    """The verdict on *variant*; `PublishRefused`, naming every unwaived error to *user*, when there
    is one.
    """
    try:
        verdict = judge(variant, user=user)
    except (MessageError, channels.ContentError, channels.UnknownChannelError) as error:
        raise PublishRefused(
            _("“%(variant)s” cannot go live: its content cannot be read. %(error)s")
            % {"variant": variant, "error": say_error(error)}
        ) from error
    if blocking := verdict.blocking:
        head = ngettext(
            "“%(variant)s” has %(count)d error that must be mended or waived first:",
            "“%(variant)s” has %(count)d errors that must be mended or waived first:",
            len(blocking),
        ) % {"variant": variant, "count": len(blocking)}
        lines = [f"{label_of(variant, finding)}: {words(finding)}" for finding in blocking[:5]]
        raise PublishRefused([" ".join([head, *lines])], code="findings")
    return verdict
