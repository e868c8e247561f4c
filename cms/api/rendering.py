"""Filling published wordings with values: one, or a batch where no failure stops another."""

import logging
from collections.abc import Iterable
from contextlib import suppress

from cms.api.choosing import Chosen, Shelf
from cms.api.compiled import Compiled, compiled
from cms.api.names import BatchLocales, locale_tag
from cms.api.problems import Fault, Problem, Refusal, pointer
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.content import WordingQuery
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
from templates_lib import rendering
from templates_lib.language import MissingValue, TemplateError, WrongValue

log = logging.getLogger("cms.api")


def render_one(key: str, channel: str, body: RenderOne, query: WordingQuery) -> OneAnswer:
    """One finished message; `Refusal` with every reason when it cannot be."""
    tag = locale_tag(body.locale, status=422)
    shelf = Shelf(key, channel, [tag], query)
    rendered = _fill(shelf.choose(tag, body.recipient), body)
    return OneAnswer(key=key, channel=channel, **dict(rendered))


def render_many(key: str, channel: str, body: RenderMany, query: WordingQuery) -> BatchAnswer:
    """A result for each recipient, in their order; `Refusal` for what is wrong for all of them."""
    batch = BatchLocales()
    shelf = Shelf(key, channel, sorted(_tags(body.recipients, batch)), query)
    results = [_result(shelf, each, index, batch) for index, each in enumerate(body.recipients)]
    failed = sum(result.problem is not None for result in results)
    return BatchAnswer(
        key=key, channel=channel, rendered=len(results) - failed, failed=failed, results=results
    )


def _tags(recipients: Iterable[Recipient | Unreadable], batch: BatchLocales) -> set[str]:
    """The locales that are asked for, without those that nobody knows."""
    known = set()
    for recipient in recipients:
        if isinstance(recipient, Recipient):
            with suppress(Refusal):  # told to each recipient who asked for it
                known.add(batch.tag(recipient.locale))
    return known


def _result(
    shelf: Shelf, recipient: Recipient | Unreadable, index: int, batch: BatchLocales
) -> Result:
    try:
        return Result(id=recipient.id, message=_message(shelf, recipient, batch))
    except Refusal as refusal:
        return Result(id=recipient.id, problem=_within(refusal.problem, index))
    except Exception:
        log.exception("rendering %s/%s failed for one recipient", shelf.key, shelf.channel)
        ours = Refusal("internal-error", "This recipient could not be rendered.")
        return Result(id=recipient.id, problem=ours.problem)


def _message(
    shelf: Shelf, recipient: Recipient | Unreadable, batch: BatchLocales
) -> RenderedAnswer:
    if isinstance(recipient, Unreadable):
        raise Refusal("invalid-body", "This recipient does not fit.", errors=recipient.faults)
    chosen = shelf.choose(batch.tag(recipient.locale), recipient.id)
    return _fill(chosen, recipient)


def _within(problem: Problem, index: int) -> Problem:
    """*problem* with pointers from the top of the batch."""
    here = f"#/recipients/{index}"
    faults = [
        fault.model_copy(update={"pointer": here + (fault.pointer or "#")[1:]})
        for fault in problem.errors or []
    ]
    return problem.model_copy(update={"errors": faults or None})


def _fill(chosen: Chosen, asked: RenderOne | Recipient) -> RenderedAnswer:
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
        measurement=MeasurementAnswer.of(ready.channel.measure_outputs(outputs)),
        ignored=sorted(asked.values.keys() - ready.placeholders.keys())
        if ready.placeholders
        else [],
    )


def _filled(ready: Compiled, asked: RenderOne | Recipient) -> dict[str, str]:
    """The finished outputs; `Refusal` that names the placeholder and what was expected of it."""
    try:
        filled = rendering.fill(
            ready.outputs,
            ready.placeholders,
            asked.values,
            ready.locale,
            ready.channel.plain_typography,
        )
    except TemplateError as error:
        raise _unusable(error) from error
    return dict(filled)


def _unusable(error: TemplateError) -> Refusal:
    if isinstance(error, MissingValue):
        detail = "is required"
    elif isinstance(error, WrongValue):
        detail = f"must be {error.expected}, and is {error.got}"
    else:
        return Refusal("unusable-values", str(error))
    place = pointer(["values", *error.name.split(".")])
    return Refusal("unusable-values", str(error), errors=[Fault(pointer=place, detail=detail)])
