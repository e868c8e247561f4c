"""The verb: do what a plan says, all of it or nothing, as drafts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from cms import actions
from cms.errors import Refused
from cms.exchange.bulk import write_many
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan, Row
from cms.exchange.planning import MOST_CHECKED
from cms.exchange.proposing import Proposal, plan_order
from cms.exchange.standing import IMPORTED
from cms.exchange.writing import Hand, Unwritable, write_draft, write_template
from cms.models import Brand, Variant

__all__ = ["PlanMoved", "has_landed", "import_in_pieces", "import_messages", "submit_ready"]


class PlanMoved(Refused):
    """Something changed here since a plan was shown; ``plan`` is what holds now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            _(
                "Something here changed since this plan was made. Nothing was imported: "
                "look at the new plan."
            ),
            code="moved",
        )
        self.plan = plan


def import_messages(
    order: Order, user: Any, *, digest: str | None = None, review: bool = False
) -> Plan:
    """Do what *order* asks for, as drafts of *user*; return the plan that was carried out.

    With *digest* exactly the plan of that digest is carried out, else `PlanMoved` is raised. What
    the plan refuses is left as it is; of the rest all is written, or nothing when one of it cannot
    be. With *review*, texts that their file calls translated are sent to review where nothing
    stands in the way; a file approves nothing. Raises `Refused`, `FileRefused` and `SheetRefused`.
    """
    try:
        plan = _import(order, user, digest)
    except IntegrityError as error:
        raise Refused(
            _("Nothing was imported: somebody else just wrote one of these messages. Try again.")
        ) from error
    if review:
        submit_ready([row for row in plan.rows if _may_go(row)], user)
    return plan


def submit_ready(rows: Sequence[Row], user: Any) -> int:
    """Send to review what of *rows* may go; what may not stays a draft, with its findings.

    What is in review or live already stays as it is, so that one may begin again where one was
    interrupted. How many were sent.
    """
    sent = 0
    for row in rows:
        variant = Variant.objects.get(
            template__key=row.key, channel=row.channel, locale=row.locale, arm=row.arm,
            **({"persona__key": row.persona} if row.persona else {"persona": None}),
        )  # fmt: skip
        state = variant.current_workflow_state
        if not variant.has_unpublished_changes or (
            state and state.status == state.STATUS_IN_PROGRESS
        ):
            continue
        with suppress(Refused):
            actions.submit(variant, user)
            sent += 1
    return sent


def _may_go(row: Row) -> bool:
    """Whether its file calls all of *row* translated, and the draft here says what it says."""
    return row.is_ready and row.fate is not Fate.REFUSE


@transaction.atomic
def _import(order: Order, user: Any, digest: str | None) -> Plan:
    # Imports into one brand queue here: the second one plans on what the first one wrote.
    brand = Brand.objects.select_for_update().get(key=order.brand)
    plan = plan_order(order, brand, lock=True)
    if digest is not None and digest != plan.digest:
        raise PlanMoved(plan)
    hand = Hand(user, IMPORTED, {"plan": plan.digest})
    fields = {
        "brand": brand,
        "purpose": plan.profile.purpose,
        "source_locale": plan.source_locale,
    }
    try:
        if len(plan.rows) > MOST_CHECKED:
            write_many(plan.templates, plan.rows, fields, hand)
            return plan
        templates = {row.key: write_template(row, fields, hand) for row in plan.templates}
        for row in plan.rows:
            if row.fate.writes:
                write_draft(row, templates[row.key], hand)
    except Unwritable as error:
        raise Refused(
            _("Nothing was imported. %(what)s: %(problem)s")
            % {"what": error.what, "problem": error.problem}
        ) from error
    return plan


def has_landed(stamp: str, since: float) -> bool:
    """Whether the import that the log calls *stamp* was written since then (seconds since 1970):
    one entry stands for all, which are written together.
    """
    moment = datetime.fromtimestamp(since, UTC)
    entries = ModelLogEntry.objects.filter(action=IMPORTED, timestamp__gte=moment)
    return entries.filter(data__plan=stamp).exists()


@transaction.atomic
def import_in_pieces(
    proposal: Proposal, user: Any, stamp: str, progress: Callable[[int], None],
    ready: list[Row] | None = None,
) -> Mapping[Fate, int]:  # fmt: skip
    """Do all that *proposal* asks for, piece by piece in one transaction; what became of its rows.

    *stamp* names the import in the log. *progress* is told how many rows are done; what it raises
    undoes everything, as any fault does. *ready* takes the rows that their file calls translated,
    without their texts, for `submit_ready`. Raises `Refused`.
    """
    brand = Brand.objects.select_for_update().get(pk=proposal.brand.pk)
    hand = Hand(user, IMPORTED, {"plan": stamp})
    fields = {
        "brand": brand,
        "purpose": proposal.purpose,
        "source_locale": proposal.order.source_locale,
    }
    counts: Counter[Fate] = Counter()
    try:
        for families in proposal.families(lock=True):
            rows = [row for _, rows in families for row in rows]
            write_many([head for head, _ in families], rows, fields, hand)
            counts.update(row.fate for row in rows)
            if ready is not None:
                ready += [
                    replace(row, content=None, differences=()) for row in rows if _may_go(row)
                ]
            progress(sum(counts.values()))
    except Unwritable as error:
        raise Refused(
            _("Nothing was imported. %(what)s: %(problem)s")
            % {"what": error.what, "problem": error.problem}
        ) from error
    except IntegrityError as error:
        raise Refused(
            _("Nothing was imported: somebody else just wrote one of these messages. Try again.")
        ) from error
    return {fate: counts[fate] for fate in Fate}
