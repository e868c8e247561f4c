"""Promoting: what stands in one environment is made to stand in another, exactly."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms import queries
from cms.environments import require_environment
from cms.errors import Refused
from cms.models import Brand, Release
from cms.releases._judging import require_sound
from cms.releases._log import Change, chains_told, lock, one_release
from cms.releases._plan import Plan, PlannedChange, contents_of, differences, standing
from cms.releases._variants import Variants


def plan_promotion(
    brand: Brand,
    source: str,
    target: str,
    *,
    release: int | None = None,
    keys: Collection[str] | None = None,
) -> Plan:
    """What promoting would change in *target*; nothing is written. Five queries.

    *release* is the state of *source* to take, its newest when None; *keys* are the message
    templates to take, all when None. `Refused` for an environment or a release that is not.
    """
    require_environment(source)
    require_environment(target)
    if source == target:
        raise Refused(_("An environment cannot be promoted to itself."))
    newest = queries.newest_release()
    if release is not None and not 0 < release <= newest:
        raise Refused(_("There is no release %(number)s.") % {"number": release})
    taken = newest if release is None else release
    chains = queries.chains_at(brand.key, source, taken)
    return Plan(
        brand.key,
        target,
        newest,
        differences(
            standing(target, brand.key, newest, keys), standing(source, brand.key, taken, keys)
        ),
        source=taken,
        fallbacks=chains
        if keys is None and chains is not None and chains != chains_told(brand.key, target)
        else None,
    )


def promote(
    brand: Brand,
    source: str,
    target: str,
    *,
    user: Any,
    release: int | None = None,
    keys: Collection[str] | None = None,
    expected: int | None = None,
    note: str = "",
) -> Release | None:
    """Make what stands in *source* stand in *target*; None where nothing would change.

    *expected* is the newest release that the plan was made on: when there is a newer one of this
    brand by now, `Refused`, and nothing is written. `PublishRefused` names every unwaived error.
    Receipts go along.
    """
    with transaction.atomic():
        lock()
        plan = plan_promotion(brand, source, target, release=release, keys=keys)
        refuse_if_moved_on(plan, expected)
        if not plan:
            return None
        require_sound(brand, plan)
        with one_release(
            brand,
            action=Release.Action.PROMOTE,
            environment=target,
            user=user,
            source=plan.source,
            note=note,
            even_if_empty=True,
        ) as gathered:
            gathered.chains = plan.fallbacks
            gathered.changes += changes_of(plan.changes)
        log(
            instance=gathered.release,
            action="cms.promote",
            user=user,
            data={"brand": brand.key, "environment": plan.environment, "source": plan.source},
        )
    return gathered.release


def refuse_if_moved_on(plan: Plan, expected: int | None) -> None:
    """`Refused` when the brand has a release newer than *expected*, what somebody looked at."""
    if expected is not None and queries.newest_release(plan.brand_key) > expected:
        raise Refused(
            _("Something was released meanwhile, so this is no longer what you saw. Look again.")
        )


def changes_of(planned: Iterable[PlannedChange]) -> list[Change]:
    """The changes that *planned* come to, each with the receipt of the entry it comes from."""
    planned = list(planned)
    contents, variants = contents_of(planned), Variants(each.address for each in planned)
    return [_change(each, contents, variants) for each in planned]


def _change(planned: PlannedChange, contents: dict[str, Any], variants: Variants) -> Change:
    entry = planned.after
    if entry is None or entry.content_id is None:
        before = planned.before
        return Change(planned.address, before.variant_id if before else None)
    variant = variants.at(planned.address)
    content = contents[entry.content_id]
    return Change(
        address=planned.address,
        variant_id=variant.pk,
        template_id=variant.template_id,
        content=content,
        content_digest=variants.words_digest(content),
        revision_id=entry.revision_id,
        approved_by=entry.approved_by,
        approved_at=entry.approved_at,
        waivers=entry.waivers,
        snippets=entry.snippets,
    )
