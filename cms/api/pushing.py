"""Message documents that are pushed as drafts: read, carried out, and told row by row."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth import get_user_model

import channels
from cms.api.caller import Caller
from cms.api.drafting import counts
from cms.api.names import nearest
from cms.api.problems import Fault, Refusal, pointer, shown
from cms.api.reading import reach_of
from cms.api.rights import Verb
from cms.api.schemas.drafts import PushAnswer, PushedTemplate, PushedVariant, PushMany
from cms.errors import Refused
from cms.exchange.plan import Fate, Row, TemplateRow
from cms.exchange.push_planning import PushPlan
from cms.exchange.pushing import PushRefused, UnknownBrand, push_drafts, push_plan
from cms.models import Brand, MessageTemplate
from cms.queries import Brands
from templates_lib import message as messages
from templates_lib.message import Message, MessageError

MOST_TOLD = 100
MAX_VARIANTS = 600
"""Of one push: they are written while others wait, within the time that they wait for SQLite."""


def push(sent: Any, caller: Caller, *, dry_run: bool) -> PushAnswer:
    """Write what was sent as drafts, or with *dry_run* tell what would be; `Refusal`.

    A brand that is closed to the caller is one that does not exist.
    """
    brands = caller.rights.brands(Verb.PUSH)
    below = _Below(isinstance(sent, PushMany))
    documents = sent.messages if isinstance(sent, PushMany) else [sent]
    found = _loaded(documents, below)
    _require_brands(found, below, caller, brands)
    _require_reach(found, below, caller)
    user = get_user_model().objects.get(pk=caller.user_id)
    try:
        plan = push_plan(found) if dry_run else push_drafts(found, user, caller.token_name)
    except UnknownBrand as error:
        raise _unknown_brand(error.key, error.index, below, brands) from error
    except PushRefused as error:
        faults = list(_faults(error.plan, below))[:MOST_TOLD]
        told = "; ".join(fault.detail for fault in faults[:3])
        raise Refusal("conflict", f"Nothing was written. {told}", errors=faults) from error
    except Refused as error:
        raise Refusal("conflict", " ".join(error.messages)) from error
    return _answer(plan, found, dry_run=dry_run)


class _Below:
    """Where things stand in the body: below ``messages`` when there are several."""

    def __init__(self, many: bool) -> None:
        self.many = many

    def document(self, index: int, *steps: str | int) -> str:
        """The pointer to a place in the document of this number."""
        return pointer(["messages", index, *steps] if self.many else steps)


def _loaded(documents: Sequence[Any], below: _Below) -> list[Message]:
    """The documents read; `Refusal` names every fault in all of them."""
    found, faults = [], []
    for index, document in enumerate(documents):
        try:
            found.append(messages.load(document))
        except MessageError as error:
            for each in error.problems:
                place = below.document(index, *filter(None, each.path.split(".")))
                faults.append(Fault(pointer=place, detail=each.message))
    if not faults:
        faults = list(_unfit(found, below))
    if faults:
        detail = "; ".join(f"{each.pointer}: {each.detail}" for each in faults[:3])
        raise Refusal("invalid-body", f"{detail}.", errors=faults[:MOST_TOLD])
    return found


def _unfit(found: Sequence[Message], below: _Below) -> Iterator[Fault]:
    """What is wrong with readable documents as things to be pushed."""
    keys: set[str] = set()
    for index, message in enumerate(found):
        if not message.brand:
            yield Fault(pointer=below.document(index, "brand"), detail="is required")
        if message.key in keys:
            detail = f"stands in two documents: {message.key}"
            yield Fault(pointer=below.document(index, "key"), detail=detail)
        keys.add(message.key)
    count = sum(len(message.variants) for message in found)
    if count > MAX_VARIANTS:
        detail = f"{count} variants are too many; {MAX_VARIANTS} at a time is the most"
        yield Fault(pointer="#", detail=detail)


def _require_brands(
    found: Sequence[Message], below: _Below, caller: Caller, brands: Brands
) -> None:
    """Refuse the first document of a brand that is closed to *caller*, which is logged."""
    for index, message in enumerate(found):
        if brands is not None and message.brand not in brands:
            caller.log_denied(f"push {message.key}")
            raise _unknown_brand(message.brand, index, below, brands)


def _require_reach(found: Sequence[Message], below: _Below, caller: Caller) -> None:
    """Refuse texts of locales that the caller's groups do not reach, and what all locales share."""
    reached = reach_of(caller, Verb.PUSH)
    if reached.is_everywhere:
        return
    rows = {brand.key: brand for brand in Brand.objects.filter(key__in={m.brand for m in found})}
    known = set(
        MessageTemplate.objects.filter(key__in=[m.key for m in found]).values_list(
            "key", "brand__key"
        )
    )
    faults = []
    for index, message in enumerate(found):
        brand = rows.get(message.brand)
        if brand is None:
            continue
        tags = reached.locales(brand.pk)
        if tags is None:
            continue
        if not tags:
            caller.log_denied(f"push {message.key}")
            raise _unknown_brand(message.brand, index, below, reached.brand_keys())
        if (message.key, message.brand) not in known:
            detail = "a new message takes the reach of every locale of the brand"
            faults.append(Fault(pointer=below.document(index, "key"), detail=detail))
        for number, each in enumerate(message.variants):
            if each.locale not in tags:
                place = below.document(index, "variants", number, "locale")
                detail = f"{each.locale} is out of reach; in reach: {', '.join(sorted(tags))}"
                faults.append(Fault(pointer=place, detail=detail))
    if faults:
        caller.log_denied("push to locales out of reach")
        detail = "; ".join(fault.detail for fault in faults[:3])
        raise Refusal("invalid-body", f"{detail}.", errors=faults[:MOST_TOLD])


def _unknown_brand(key: str, index: int, below: _Below, brands: Brands) -> Refusal:
    rows = Brand.objects.order_by("key")
    open_to = rows if brands is None else rows.filter(key__in=brands)
    return Refusal(
        "invalid-body",
        f"{shown(key)} is not the key of a brand.",
        errors=[Fault(pointer=below.document(index, "brand"), detail="is not the key of a brand")],
        suggestions=nearest(key, list(open_to.values_list("key", flat=True))),
    )


def _faults(plan: PushPlan, below: _Below) -> Iterator[Fault]:
    """What stands in the way, each with where it stands."""
    for index, (head, rows) in enumerate(plan.families):
        if head.fate is Fate.REFUSE:
            detail = f"{head.key}: {' '.join(map(str, head.why))}"
            yield Fault(pointer=below.document(index), detail=detail)
            continue
        for number, row in enumerate(rows):
            if row.fate is Fate.REFUSE:
                detail = f"{_address(row)}: {' '.join(map(str, row.why))}"
                yield Fault(pointer=below.document(index, "variants", number), detail=detail)


def _address(row: Row) -> str:
    return str(messages.Address(row.key, row.channel, row.locale, row.persona, row.arm))


def _answer(plan: PushPlan, found: Sequence[Message], *, dry_run: bool) -> PushAnswer:
    fates = [row.fate for row in plan.rows]
    heads = zip(plan.templates, found, strict=True)
    return PushAnswer(
        dry_run=dry_run,
        written=sum(fate.writes for fate in fates),
        unchanged=fates.count(Fate.SAME),
        refused=fates.count(Fate.REFUSE),
        templates=[_template(head, message.brand) for head, message in heads],
        variants=[_variant(row) for row in plan.rows],
    )


def _template(head: TemplateRow, brand: str) -> PushedTemplate:
    return PushedTemplate(
        key=head.key,
        brand=brand,
        fate=head.fate.value,
        why=[str(words) for words in head.why],
        notes=[str(words) for words in head.notes],
        declares=list(head.declares),
    )


def _variant(row: Row) -> PushedVariant:
    assert row.content is not None
    return PushedVariant(
        key=row.key,
        channel=row.channel,
        locale=row.locale,
        persona=row.persona,
        arm=row.arm,
        fate=row.fate.value,
        why=[str(words) for words in row.why],
        notes=[str(words) for words in row.notes],
        revision=row.base,
        digest=channels.get(row.channel).load(row.content).digest,
        findings=counts(row.findings),
    )
