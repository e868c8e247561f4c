"""Which messages are to be looked through, for whom."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.models import MessageTemplate, Variant

SOON = timedelta(days=7)
"""So long before its day a message is told of."""


@dataclass(frozen=True)
class Due:
    """A message whose day comes, or has passed; ``may_confirm`` is of the person who looks."""

    template: MessageTemplate
    may_confirm: bool
    url: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.template.is_overdue

    @property
    def seen(self) -> str:
        """What a form sends back of the day that was shown."""
        return self.template.review_by.isoformat() if self.template.review_by else ""


def templates_for(user: Any) -> QuerySet[MessageTemplate]:
    """The message templates that *user* may look at."""
    policy = policy_registry.get_by_type(MessageTemplate)
    rows: QuerySet[MessageTemplate] = policy.instances_user_has_any_permission_for(user, ACTIONS)
    return rows


def on_the_clock(user: Any) -> QuerySet[MessageTemplate]:
    """Live messages that have a day, the nearest first."""
    live = Variant.objects.filter(live=True).order_by().values("template_id")
    rows = templates_for(user).filter(review_by__isnull=False, pk__in=live)
    return rows.select_related("brand", "owner").order_by("review_by", "key")


def due(rows: QuerySet[MessageTemplate]) -> QuerySet[MessageTemplate]:
    """Those of *rows* whose day has passed, or comes within `SOON`."""
    return rows.filter(review_by__lte=timezone.localdate() + SOON)


def of(user: Any, rows: QuerySet[MessageTemplate]) -> QuerySet[MessageTemplate]:
    """Those of *rows* that *user* owns, and those without an owner that they may publish."""
    mine = rows.filter(owner=user)
    return mine | rows.filter(owner=None, pk__in=published_by(user))


def published_by(user: Any) -> QuerySet[Any, Any]:
    """The primary keys of the messages that *user* may publish texts of."""
    policy = policy_registry.get_by_type(Variant)
    allowed = policy.instances_user_has_permission_for(user, "publish")
    keys: QuerySet[Any, Any] = allowed.order_by().values("template_id")
    return keys


def dressed(user: Any, rows: list[MessageTemplate]) -> list[Due]:
    """*rows* with whether *user* may say that each still holds. One query."""
    wanted = [row.pk for row in rows]
    keys = published_by(user).filter(template_id__in=wanted)
    may = set(keys.values_list("template_id", flat=True))
    return [Due(row, row.owner_id == user.pk or row.pk in may) for row in rows]
