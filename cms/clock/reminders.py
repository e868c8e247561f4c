"""Mail about messages that are to be looked through: one mail a person, at most one a day.

A message is told of in the week before its day, once that has passed, and every week from then on.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.mail import send_mail
from wagtail.permissions import policy_registry

from cms.clock.reading import SOON
from cms.comments.mail import language_of, wants_mail
from cms.models import MessageTemplate, Variant

log = logging.getLogger("cms.clock")


def to_tell(today: date) -> QuerySet[MessageTemplate]:
    """The live messages that somebody is to be told of today."""
    live = Variant.objects.filter(live=True).order_by().values("template_id")
    week_ago = today - SOON
    fresh = Q(reminded_on=None) | Q(reminded_on__lte=week_ago)
    passed = Q(review_by__lt=today, reminded_on__lte=F("review_by"), reminded_on__lt=today)
    rows = MessageTemplate.objects.filter(fresh | passed, pk__in=live)
    return rows.filter(review_by__lte=today + SOON).select_related("brand", "owner").order_by("pk")


def send_reminders(today: date | None = None) -> tuple[int, int]:
    """Tell whom it concerns; (mails sent, messages told of). A second call that day sends none.

    Each message is claimed before its mail is sent, so that two calls at once send one mail; a mail
    that could not be sent gives its messages back.
    """
    today = today or timezone.localdate()
    claimed = [row for row in to_tell(today) if _claim(row, today)]
    mails: dict[Any, list[MessageTemplate]] = defaultdict(list)
    for row in claimed:
        for person in _people(row):
            mails[person].append(row)
    failed: set[int] = set()
    sent = 0
    for person, rows in mails.items():
        if _send(person, rows, today):
            sent += 1
        else:
            failed |= {row.pk for row in rows}
    for row in claimed:
        if row.pk in failed:
            MessageTemplate.objects.filter(pk=row.pk).update(reminded_on=row.reminded_on)
    return sent, len(claimed) - len(failed)


def _claim(row: MessageTemplate, today: date) -> bool:
    same = Q(reminded_on=row.reminded_on) if row.reminded_on else Q(reminded_on=None)
    return bool(MessageTemplate.objects.filter(same, pk=row.pk).update(reminded_on=today))


def _people(row: MessageTemplate) -> Iterable[Any]:
    """Its owner; of one without, everybody who may publish it."""
    if row.owner and row.owner.is_active:
        return [row.owner] if wants_mail(row.owner) else []
    variant = row.variants.filter(live=True).first()
    policy = policy_registry.get_by_type(Variant)
    allowed = policy.users_with_any_permission_for_instance(["publish"], variant)
    people = get_user_model().objects.filter(pk__in=allowed.values("pk"), is_superuser=False)
    return [person for person in people.select_related("wagtail_userprofile") if wants_mail(person)]


def _send(person: Any, rows: list[MessageTemplate], today: date) -> bool:
    with override(language_of(person)):
        subject = ngettext(
            "%(n)d message to look through", "%(n)d messages to look through", len(rows)
        ) % {"n": len(rows)}
        lines = [_line(row, today) for row in sorted(rows, key=lambda row: str(row.review_by))]
        page = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('clock:index')}"
        told = _("Read each as a customer would. If it still holds, say so with one press:")
        try:
            send_mail(subject, "\n".join([told, page, "", *lines, ""]), [person.email])
        except Exception:
            log.exception("the reminder to %s was not sent", person.pk)
            return False
    return True


def _line(row: MessageTemplate, today: date) -> str:
    assert row.review_by
    words = _("overdue since %(day)s") if row.review_by < today else _("by %(day)s")
    return f"- {row} ({row.key}): " + words % {"day": date_format(row.review_by, "DATE_FORMAT")}
