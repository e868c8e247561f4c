"""Published wordings in senders' merge languages, and the values that go with them."""

import json
import logging
from collections import OrderedDict
from contextlib import suppress
from threading import Lock

from pydantic import JsonValue

from cms.api.choosing import Chosen, Shelf
from cms.api.compiled import compiled
from cms.api.names import BatchLocales, nearest
from cms.api.problems import Fault, Problem, Refusal
from cms.api.reading import Reading
from cms.api.rendering import unusable, within
from cms.api.schemas.merging import (
    ContractAnswer,
    DeriveAnswer,
    DeriveBody,
    DerivedAnswer,
    DeriveRecipient,
    DeriveResult,
    MergeAnswer,
    MergeQuery,
    RefusalAnswer,
)
from cms.api.schemas.render import Unreadable
from templates_lib import merge
from templates_lib.language import TemplateError
from templates_lib.merge import Export, Profile, Target

log = logging.getLogger("cms.api")

KEPT = 256
"""Exports kept ready, by digest, target and profile: a mail takes about 200 KB."""

_kept: OrderedDict[tuple[str, str, str], Export] = OrderedDict()
_lock = Lock()


def target_of(name: str) -> Target:
    """The target that a call asks for; `Refusal` names those there are."""
    try:
        return merge.get(name)
    except merge.UnknownTargetError as error:
        raise Refusal(
            "unknown-name",
            "This is no target; available says which there are.",
            suggestions=nearest(name, merge.TARGETS),
            available=list(merge.TARGETS),
        ) from error


def profile_of(query: MergeQuery) -> Profile | None:
    """The profile in a query; `Refusal` says what is wrong with it."""
    if query.profile is None:
        return None
    try:
        return merge.load_profile(json.loads(query.profile))
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, merge.MergeError) else "is not JSON"
        raise _bad_profile(said) from error


def _bad_profile(said: str) -> Refusal:
    return Refusal(
        "bad-query", f"profile: {said}.", errors=[Fault(parameter="profile", detail=said)]
    )


def exported(chosen: Chosen, target: Target, query: MergeQuery) -> Export:
    """A published wording in the target's language, kept by its digest."""
    content = chosen.entry.content
    assert content is not None  # `queries.wordings` leaves out what was taken down
    key = (content.digest, target.name, query.profile or "")
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    try:
        made = merge.export_source(
            compiled(content).source, target, chosen.entry.key, profile=profile_of(query)
        )
    except merge.MergeError as error:
        raise _bad_profile(str(error)) from error
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def merge_answer(chosen: Chosen, target: Target, query: MergeQuery, channel: str) -> MergeAnswer:
    """The export, with three worked samples for each value of its contract."""
    export = exported(chosen, target, query)
    entry = chosen.entry
    assert entry.content is not None
    contract = merge.worked(export.contract)
    return MergeAnswer(
        key=entry.key,
        channel=channel,
        target=target.name,
        requested_locale=chosen.requested_locale,
        locale=entry.locale,
        fallback=chosen.fallback,
        persona=entry.persona,
        arm=entry.arm,
        release=entry.release_id,
        digest=entry.content.digest,
        complete=not export.refusals,
        parts=dict(export.parts),
        contract=ContractAnswer.model_validate(contract.document()),
        refusals=[RefusalAnswer.model_validate(each.document()) for each in export.refusals],
        left_out=dict(export.left_out),
    )


def derive_answer(
    key: str, channel: str, target: Target, body: DeriveBody, query: MergeQuery, view: Reading
) -> DeriveAnswer:
    """What to send for each reader; `Refusal` for what is wrong for all of them."""
    profile_of(query)
    batch = BatchLocales()
    tags: set[str] = set()
    for each in body.recipients:
        if isinstance(each, DeriveRecipient):
            with suppress(Refusal):  # told to each reader who asked for it
                tags.add(batch.tag(each.locale))
    shelf = Shelf(key, channel, sorted(tags), query, view)
    results = [
        _result(shelf, batch, target, query, each, index)
        for index, each in enumerate(body.recipients)
    ]
    failed = sum(each.problem is not None for each in results)
    return DeriveAnswer(
        key=key, channel=channel, target=target.name, failed=failed, results=results
    )


def _result(
    shelf: Shelf,
    batch: BatchLocales,
    target: Target,
    query: MergeQuery,
    recipient: DeriveRecipient | Unreadable,
    index: int,
) -> DeriveResult:
    problem: Problem
    try:
        derived = _derived(shelf, batch, target, query, recipient)
        return DeriveResult(id=recipient.id, derived=derived)
    except Refusal as refusal:
        problem = within(refusal.problem, index)
    except Exception:
        log.exception("deriving %s/%s failed for one recipient", shelf.key, shelf.channel)
        ours = Refusal("internal-error", "This recipient's values could not be computed.")
        problem = ours.problem
    return DeriveResult(id=recipient.id, problem=problem)


def _derived(
    shelf: Shelf,
    batch: BatchLocales,
    target: Target,
    query: MergeQuery,
    recipient: DeriveRecipient | Unreadable,
) -> DerivedAnswer:
    if isinstance(recipient, Unreadable):
        raise Refusal("invalid-body", "This recipient does not fit.", errors=recipient.faults)
    chosen = shelf.choose(batch.tag(recipient.locale), recipient.id)
    export = exported(chosen, target, query)
    if export.refusals:
        faults = [Fault(detail=str(each)[:500]) for each in export.refusals[:20]]
        raise Refusal("cannot-carry", f"{target.label} cannot carry this message.", errors=faults)
    try:
        values: dict[str, JsonValue] = merge.derive(export.contract, recipient.values)  # type: ignore[assignment]
    except TemplateError as error:
        raise unusable(error) from error
    entry = chosen.entry
    assert entry.content is not None
    return DerivedAnswer(
        requested_locale=chosen.requested_locale,
        locale=entry.locale,
        fallback=chosen.fallback,
        persona=entry.persona,
        arm=entry.arm,
        release=entry.release_id,
        digest=entry.content.digest,
        values=values,
    )
