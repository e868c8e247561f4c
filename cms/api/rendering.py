"""Filling published wordings with values: one, or a batch where no failure stops another."""

import logging
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from channels import Provider
from cms.api.choosing import Chosen, Shelf
from cms.api.compiled import Compiled, compiled
from cms.api.names import BatchLocales, locale_tag
from cms.api.payloads import payload_of, provider_of
from cms.api.problems import Fault, Problem, Refusal, pointer
from cms.api.quick import QuickRecipient
from cms.api.reading import Reading
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.content import RenderQuery
from cms.api.schemas.render import (
    BatchAnswer,
    OneAnswer,
    Recipient,
    RenderedAnswer,
    RenderMany,
    RenderOne,
    Result,
    Unreadable,
)
from templates_lib.language import MissingValue, TemplateError, WrongValue

log = logging.getLogger("cms.api")


Recipients = Iterable[Recipient | Unreadable | QuickRecipient]


@dataclass(frozen=True)
class Order:
    """What holds for every recipient of a batch."""

    shelf: Shelf
    batch: BatchLocales
    provider: Provider | None
    measured: bool = True
    uses: Counter[str] = field(default_factory=Counter)  # by locale: how many were rendered


def render_one(
    key: str, channel: str, body: RenderOne, query: RenderQuery, view: Reading
) -> OneAnswer:
    """One finished message; `Refusal` with every reason when it cannot be."""
    tag = locale_tag(body.locale, status=422)
    shelf = Shelf(key, channel, [tag], query, view)
    chosen = shelf.choose(tag, body.recipient)
    rendered = _fill(chosen, body, _provider(channel, query), query.measure)
    return OneAnswer(key=key, channel=channel, **dict(rendered))


def order_for(
    key: str, channel: str, recipients: Recipients, query: RenderQuery, view: Reading
) -> Order:
    """What holds for all *recipients*; `Refusal` for what is wrong for all of them."""
    batch = BatchLocales()
    shelf = Shelf(key, channel, sorted(known_tags(recipients, batch)), query, view)
    return Order(shelf, batch, _provider(channel, query), query.measure)


def render_many(order: Order, body: RenderMany) -> BatchAnswer:
    """A result for each recipient, in their order."""
    results = [result_of(order, each, index) for index, each in enumerate(body.recipients)]
    failed = sum(result.problem is not None for result in results)
    return BatchAnswer(
        key=order.shelf.key,
        channel=order.shelf.channel,
        rendered=len(results) - failed,
        failed=failed,
        results=results,
    )


def _provider(channel: str, query: RenderQuery) -> Provider | None:
    return provider_of(channel, query.payload) if query.payload else None


def known_tags(recipients: Recipients, batch: BatchLocales) -> set[str]:
    """The locales that are asked for, without those that nobody knows."""
    asked = {each.locale: None for each in recipients if not isinstance(each, Unreadable)}
    known = set()
    for locale in asked:  # in the order of the recipients: only so many unknown ones are looked at
        with suppress(Refusal):  # told to each recipient who asked for it
            known.add(batch.tag(locale))
    return known


def result_of(order: Order, recipient: Recipient | Unreadable, index: int) -> Result:
    try:
        return Result(id=recipient.id, message=_message(order, recipient))
    except Refusal as refusal:
        return Result(id=recipient.id, problem=within(refusal.problem, index))
    except Exception:
        shelf = order.shelf
        log.exception("rendering %s/%s failed for one recipient", shelf.key, shelf.channel)
        ours = Refusal("internal-error", "This recipient could not be rendered.")
        return Result(id=recipient.id, problem=ours.problem)


def _message(order: Order, recipient: Recipient | Unreadable) -> RenderedAnswer:
    if isinstance(recipient, Unreadable):
        raise Refusal("invalid-body", "This recipient does not fit.", errors=recipient.faults)
    chosen = order.shelf.choose(order.batch.tag(recipient.locale), recipient.id)
    rendered = _fill(chosen, recipient, order.provider, order.measured)
    order.uses[rendered.locale] += 1
    return rendered


def within(problem: Problem, index: int) -> Problem:
    """*problem* with pointers from the top of the batch."""
    here = f"#/recipients/{index}"
    faults = [
        fault.model_copy(update={"pointer": here + (fault.pointer or "#")[1:]})
        for fault in problem.errors or []
    ]
    return problem.model_copy(update={"errors": faults or None})


def _fill(
    chosen: Chosen, asked: RenderOne | Recipient, provider: Provider | None, measured: bool
) -> RenderedAnswer:
    content = chosen.entry.content
    assert content is not None  # `queries.wordings` leaves out what was taken down
    ready = compiled(content)
    outputs = _filled(ready, asked)
    return RenderedAnswer(
        requested_locale=chosen.requested_locale,
        locale=chosen.entry.locale,
        fallback=chosen.fallback,
        persona=chosen.entry.persona,
        arm=chosen.entry.arm,
        outputs=outputs,
        release=chosen.entry.release_id,
        digest=content.digest,
        measurement=MeasurementAnswer.of(ready.channel.measure_outputs(outputs))
        if measured
        else None,
        ignored=sorted(asked.values.keys() - ready.placeholders.keys())
        if ready.placeholders
        else [],
        payload=payload_of(provider, ready, outputs, asked.values, asked.envelope)
        if provider
        else None,
        payload_type=provider.content_type if provider else None,
    )


def _filled(ready: Compiled, asked: RenderOne | Recipient) -> dict[str, str]:
    """The finished outputs; `Refusal` that names the placeholder and what was expected of it."""
    try:
        filled = ready.prepared.fill(asked.values)
    except TemplateError as error:
        raise unusable(error) from error
    return dict(filled)


def unusable(error: TemplateError) -> Refusal:
    """The refusal of values that fill no template."""
    if isinstance(error, MissingValue):
        detail = "is required"
    elif isinstance(error, WrongValue):
        detail = f"must be {error.expected}, and is {error.got}"
    else:
        return Refusal("unusable-values", str(error))
    place = pointer(["values", *error.name.split(".")])
    return Refusal("unusable-values", str(error), errors=[Fault(pointer=place, detail=detail)])
