"""The verb: write message documents as drafts, all of them or nothing.

It never publishes, submits or replaces what somebody edited since. The same documents twice write
nothing the second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cms.errors import Refused
from cms.exchange.plan import Row, TemplateRow
from cms.exchange.push_heads import head_fields
from cms.exchange.push_planning import PushPlan, plan_push
from cms.exchange.standing import PUSHED
from cms.exchange.writing import Hand, Unwritable, write_draft, write_template
from cms.models import Brand, DeclaredFact, MessageTemplate
from templates_lib.message import Message

__all__ = ["PushRefused", "UnknownBrand", "push_drafts", "push_plan"]


class UnknownBrand(LookupError):
    """A document is of a brand that is not here; ``index`` says which document."""

    def __init__(self, key: str, index: int) -> None:
        super().__init__(key)
        self.key, self.index = key, index


class PushRefused(Refused):
    """Something stands in the way, and nothing was written; ``plan`` says what of each row."""

    def __init__(self, plan: PushPlan) -> None:
        super().__init__(_("Something stands in the way. Nothing was written."), code="conflict")
        self.plan = plan


def push_plan(messages: Sequence[Message]) -> PushPlan:
    """What `push_drafts` would do; writes nothing. Raises `UnknownBrand`."""
    return plan_push(messages, _brands(messages, lock=False))


def push_drafts(messages: Sequence[Message], user: Any, token: str) -> PushPlan:
    """Write *messages* as drafts of *user*, who came with the token called *token*.

    Returns what was done; ``base`` of each row is its draft's revision. Raises `UnknownBrand`,
    `PushRefused`, and `Refused` when somebody else was writing the same.
    """
    try:
        return _push(messages, Hand(user, PUSHED, {"token": token}))
    except IntegrityError as error:
        raise Refused(
            _("Nothing was written: somebody else just wrote one of these messages. Try again.")
        ) from error
    except Unwritable as error:
        raise Refused(
            _("Nothing was written. %(what)s: %(problem)s")
            % {"what": error.what, "problem": error.problem}
        ) from error


@transaction.atomic
def _push(messages: Sequence[Message], hand: Hand) -> PushPlan:
    brands = _brands(messages, lock=True)
    plan = plan_push(messages, brands, lock=True)
    if plan.refuses:
        raise PushRefused(plan)
    return PushPlan(
        tuple(
            _write(message, brands[message.brand], head, rows, hand)
            for message, (head, rows) in zip(messages, plan.families, strict=True)
        )
    )


def _write(
    message: Message, brand: Brand, head: TemplateRow, rows: Sequence[Row], hand: Hand
) -> tuple[TemplateRow, tuple[Row, ...]]:
    """Write one family; the same rows with the revisions that they have now."""
    fields = head_fields(message, brand) if head.pk is None else {}
    template = write_template(head, fields, hand)
    assert template is not None, "a refused template is not written"
    if head.pk is None:
        _dress(template, message)
    done = (
        replace(row, base=write_draft(row, template, hand)) if row.fate.writes else row
        for row in rows
    )
    return head, tuple(done)


def _dress(template: MessageTemplate, message: Message) -> None:
    """What a new template has besides its placeholders."""
    for order, fact in enumerate(message.facts):
        DeclaredFact.objects.create(template=template, sort_order=order, **fact.document())
    if message.tags:
        template.tags.add(*message.tags)
        template.save()


def _brands(messages: Sequence[Message], *, lock: bool) -> Mapping[str, Brand]:
    """The brands by key. Locked, pushes into one brand queue here, as imports do."""
    brands = Brand.objects.filter(key__in={message.brand for message in messages})
    if lock:
        brands = brands.select_for_update()
    found = {brand.key: brand for brand in brands.order_by("key")}
    for index, message in enumerate(messages):
        if message.brand not in found:
            raise UnknownBrand(message.brand, index)
    return found
