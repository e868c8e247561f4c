"""Rolling back: what stood at a release stands again, exactly as it was sent."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from cms import queries
from cms.environments import entry_environment, require_environment
from cms.errors import Refused
from cms.models import Brand, Release, Variant
from cms.releases._judging import require_sound
from cms.releases._log import lock, one_release
from cms.releases._plan import Plan, PlannedChange, differences, standing
from cms.releases._promote import changes_of, refuse_if_moved_on
from cms.releases._variants import Variants


def plan_roll_back(
    brand: Brand, to: int, environment: str, *, keys: Collection[str] | None = None
) -> Plan:
    """What rolling *environment* back to release *to* would change; nothing is written.

    *keys* are the message templates to roll back, all when None. `Refused` for a release or an
    environment that is not. Fallback chains stay as they are.
    """
    require_environment(environment)
    newest = queries.newest_release()
    if not 0 < to <= newest:
        raise Refused(_("There is no release %(number)s.") % {"number": to})
    changes = differences(
        standing(environment, brand.key, newest, keys), standing(environment, brand.key, to, keys)
    )
    return Plan(brand.key, environment, newest, changes, source=to)


def roll_back(
    brand: Brand,
    to: int,
    environment: str,
    *,
    user: Any,
    keys: Collection[str] | None = None,
    expected: int | None = None,
    note: str = "",
) -> Release | None:
    """Make what stood at release *to* stand again; None where nothing would change.

    One release for all of it. Where publishing goes, each text is published and taken down through
    the guard, so that editors see what is live. `PublishRefused` names what stands in the way,
    `Refused` what was deleted since; then nothing is changed. *expected*: see `promote`.
    """
    with transaction.atomic():
        lock()
        plan = plan_roll_back(brand, to, environment, keys=keys)
        refuse_if_moved_on(plan, expected)
        if not plan:
            return None
        require_sound(brand, plan)
        with one_release(
            brand,
            action=Release.Action.ROLL_BACK,
            environment=environment,
            user=user,
            source=to,
            note=note,
        ) as gathered:
            if environment == entry_environment():
                _publish_as_it_was(plan, user)
            else:
                gathered.changes += changes_of(plan.changes)
        log(
            instance=gathered.release,
            action="cms.roll_back",
            user=user,
            data={"brand": brand.key, "environment": plan.environment, "source": plan.source},
        )
    return gathered.release


def _publish_as_it_was(plan: Plan, user: Any) -> None:
    variants = Variants(change.address for change in plan.changes)
    for change in plan.changes:
        variant = Variant.objects.get(pk=variants.at(change.address).pk)
        if change.after is None:
            variant.unpublish(user=user)
        else:
            _bring_back(variant, change, user)


def _bring_back(variant: Variant, change: PlannedChange, user: Any) -> None:
    from cms.publishing import PublishVariant  # it writes releases itself

    assert change.after is not None
    revision = Revision.objects.filter(pk=change.after.revision_id).first()
    if revision is None:
        raise Refused(
            _("The revision of “%(where)s” was deleted, so it cannot come back. Leave it out.")
            % {"where": change.address}
        )
    entry = type(change.after).objects.select_related("content").get(pk=change.after.pk)
    PublishVariant(
        revision, user=user, previous_revision=revision, changed=False, as_in=entry
    ).execute(skip_permission_checks=True)
