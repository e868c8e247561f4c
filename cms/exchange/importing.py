"""The verb: do what a plan says, all of it or nothing, as drafts."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

import channels
from cms import actions
from cms.errors import Refused
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.planning import make_plan
from cms.exchange.standing import IMPORTED
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Variant

__all__ = ["PlanMoved", "import_messages"]


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


def import_messages(order: Order, user: Any, *, digest: str | None = None) -> Plan:
    """Do what *order* asks for, as drafts of *user*; return the plan that was carried out.

    With *digest* exactly the plan of that digest is carried out, else `PlanMoved` is raised. What
    the plan refuses is left as it is; of the rest all is written, or nothing when one of it cannot
    be. Raises `Refused`, `FileRefused` and `SheetRefused`.
    """
    try:
        return _import(order, user, digest)
    except IntegrityError as error:
        raise Refused(
            _("Nothing was imported: somebody else just wrote one of these messages. Try again.")
        ) from error


@transaction.atomic
def _import(order: Order, user: Any, digest: str | None) -> Plan:
    # Imports into one brand queue here: the second one plans on what the first one wrote.
    brand = Brand.objects.select_for_update().get(key=order.brand)
    plan = make_plan(order, brand, lock=True)
    if digest is not None and digest != plan.digest:
        raise PlanMoved(plan)
    templates = {row.key: _write_template(row, plan, brand, user) for row in plan.templates}
    for row in plan.rows:
        if row.fate.writes:
            _write(row, templates[row.key], plan, user)
    return plan


def _write_template(
    row: TemplateRow, plan: Plan, brand: Brand, user: Any
) -> MessageTemplate | None:
    if row.fate is Fate.REFUSE:
        return None
    if row.pk is not None:
        template = MessageTemplate.objects.get(pk=row.pk)
    else:
        template = MessageTemplate(
            key=row.key,
            title=row.title,
            brand=brand,
            purpose=plan.profile.purpose,
            source_locale=plan.source_locale,
        )
        _checked(row.key, template)
        template.save()
        log(instance=template, action="wagtail.create", user=user)
    _declare(template, row, user)
    return template


def _declare(template: MessageTemplate, row: TemplateRow, user: Any) -> None:
    """Declare what the row adds, after what is declared already."""
    if not row.declares:
        return
    first = template.placeholders.count()
    for index, (name, declared) in enumerate(row.declares.items(), start=first):
        placeholder = DeclaredPlaceholder(
            template=template, name=name, sort_order=index, **declared
        )
        _checked(row.key, placeholder)
        placeholder.save()
    if row.pk is not None:
        template.save(update_fields=["updated_at"])
        log(
            instance=template,
            action=IMPORTED,
            user=user,
            data={"declared": list(row.declares)},
            content_changed=True,
        )


def _write(row: Row, template: MessageTemplate | None, plan: Plan, user: Any) -> None:
    assert template is not None and row.content is not None, "a row that writes has both"
    content = dict(row.content)
    try:
        if row.pk is None:
            variant = actions.start_variant(template, row.channel, row.locale, content, user)
        else:
            variant = Variant.objects.select_related("template", "latest_revision").get(pk=row.pk)
            actions.edit_variant(variant, content, user)
    except ValidationError as error:
        raise _refused(f"{row.key}/{row.channel}/{row.locale}", error) from error
    log(
        instance=variant,
        action=IMPORTED,
        user=user,
        data=_receipt(row, plan, content),
    )


def _receipt(row: Row, plan: Plan, content: Mapping[str, Any]) -> dict[str, str]:
    """What is remembered of an imported text, to see later whether somebody changed it here."""
    digest = channels.get(row.channel).load(content).digest
    return {"digest": digest, "plan": plan.digest}


def _checked(what: str, row: Any) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise _refused(what, error) from error


def _refused(what: str, error: ValidationError) -> Refused:
    return Refused(
        _("Nothing was imported. %(what)s: %(problem)s")
        % {"what": what, "problem": " ".join(error.messages)}
    )
