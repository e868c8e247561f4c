"""Checking what is stored: every message of a brand, as it is live or as its latest drafts stand.

A hundred messages are in memory at a time, whatever the size of the brand.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from cms import brand_index
from cms.checking.waived import waived_in
from cms.door import drafted, family_document, to_guide
from cms.models import Brand, MessageTemplate, Variant
from templates_lib import checks
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import Address, Message, MessageError

PUBLISHED, DRAFTS = "published", "drafts"
TEXTS = (PUBLISHED, DRAFTS)
PIECE = 100


@dataclass(frozen=True)
class Wanted:
    """Which findings; an empty collection means all."""

    text: str = PUBLISHED
    locales: Collection[str] = ()
    channels: Collection[str] = ()
    checks: Collection[str] = ()
    waived: bool = False

    def addresses(self, message: Message) -> list[Address]:
        """The variants of *message* that are asked about."""
        return [
            each.address
            for each in message.variants
            if (not self.locales or each.locale in self.locales)
            and (not self.channels or each.channel in self.channels)
        ]


@dataclass(frozen=True)
class CheckedMessage:
    """A stored message with its findings; ``error`` says why it could not be read."""

    template: MessageTemplate
    message: Message | None
    findings: tuple[Finding, ...] = ()
    error: MessageError | None = None


def templates_of(brand: Brand) -> QuerySet[MessageTemplate]:
    """The message templates of *brand* with all that a message document needs."""
    variants = Variant.objects.select_related("persona", "latest_revision").order_by("pk")
    return (
        MessageTemplate.objects.filter(brand=brand)
        .select_related("brand", "stage", "touchpoint")
        .prefetch_related("placeholders", "facts", Prefetch("variants", variants))
        .order_by("key")
    )


def stored_message(template: MessageTemplate, text: str) -> Message | None:
    """*template* as it is live, or with its latest drafts; None where nothing is written.

    Raises `MessageError`.
    """
    rows = list(template.variants.all())
    rows = [row for row in rows if row.live] if text == PUBLISHED else [*map(drafted, rows)]
    return messages.load(family_document(template, rows)) if rows else None


def checked_messages(brand: Brand, wanted: Wanted) -> Iterator[CheckedMessage]:
    """Every message of *brand* that has something to check, with the findings *wanted*."""
    guide = to_guide(brand)
    for piece in pieces(templates_of(brand)):
        waived = set() if wanted.waived else waived_in(piece)
        with brand_index.held(brand, guide) as index:
            found = [_checked(each, wanted, guide, index, waived) for each in piece]
        yield from (each for each in found if each)


def _checked(
    template: MessageTemplate,
    wanted: Wanted,
    guide: Guide,
    index: checks.Index,
    waived: Collection[tuple[Address, str]],
) -> CheckedMessage | None:
    try:
        message = stored_message(template, wanted.text)
    except MessageError as error:
        return CheckedMessage(template, None, error=error)
    about = wanted.addresses(message) if message else []
    if message is None or not about:
        return None
    only = wanted.checks or None
    found = checks.run(message, guide, only=only, about=about, index=index)
    standing = [each for each in found if (each.address, each.fingerprint) not in waived]
    return CheckedMessage(template, message, tuple(standing))


def pieces(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """*rows* a hundred at a time, with what they prefetch."""
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), PIECE):
        yield list(rows.filter(pk__in=keys[start : start + PIECE]))
