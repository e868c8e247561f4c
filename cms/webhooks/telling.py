"""Telling people that a webhook is in trouble: a release was given up, or it was switched off.

One mail to each brand manager, once while the trouble lasts and at most once a day: a receiver that
takes every other message must not fill anybody's inbox. The address is in no mail: it may hold a
password.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from cms.models import Delivery, Endpoint
from cms.saying import say
from cms.webhooks.due import Outcome

log = logging.getLogger("cms.webhooks")

QUIET = timedelta(days=1)
"""Between two mails about one webhook."""


def tell(row: Delivery, outcome: Outcome) -> None:
    """Write to those who manage webhooks that *row* came to nothing, unless they know already.

    Never raises for a mail server: the pages say the same.
    """
    now = timezone.now()
    rested = Q(told_at=None) | Q(told_at__lte=now - QUIET)
    unknown = Endpoint.objects.filter(rested, pk=row.endpoint_id, is_told=False)
    if not unknown.update(is_told=True, told_at=now):  # of two workers, one writes
        return
    for user in managers():
        try:
            with translation.override(_language_of(user)):
                send_mail(*_words(row, outcome), None, [user.email])
        except Exception:
            log.exception("user %s could not be told of endpoint %s", user.pk, row.endpoint_id)


def managers() -> Iterable[Any]:
    """Active people with an address who may change webhooks; those who may do all, if none."""
    model = "django.contrib.auth.backends.ModelBackend"
    users = get_user_model().objects
    for everybody in (False, True):
        found = users.with_perm("cms.change_endpoint", include_superusers=everybody, backend=model)
        told = list(found.exclude(email="").select_related("wagtail_userprofile").order_by("pk"))
        if told:
            return told
    return []


def _language_of(user: Any) -> str:
    profile: UserProfile | None = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _words(row: Delivery, outcome: Outcome) -> tuple[str, str]:
    """Subject and body, in the language that is active."""
    error = outcome.error or {}
    gaps = {
        "name": " ".join(row.endpoint.name.split()),  # one line: it stands in the subject
        "release": row.release_number,
        "n": row.attempts + 1,
        "why": say(error["msgid"], error.get("params", {})) if error else "",
    }
    if outcome.is_gone:
        subject = _("The webhook “%(name)s” was switched off")
        body = _(
            "The receiver of the webhook “%(name)s” answered 410 Gone: it wants no more. The "
            "webhook was switched off, and releases are not noted for it meanwhile. What waited "
            "is kept. Switch it on again when that is mended:"
        )
        page = reverse("webhooks:edit", args=[row.endpoint_id])
    else:
        subject = _("The webhook “%(name)s” is not reached")
        body = _(
            "The webhook “%(name)s” could not be told of release %(release)s: it was given up "
            "after %(n)s attempts. %(why)s What was given up is kept. Send it again when the "
            "receiver is well:"
        )
        page = reverse("webhooks:detail", args=[row.endpoint_id])
    once = _("You are told once while this lasts, and at most once a day.")
    told = f"{body % gaps}\n\n{settings.BASE_URL}{page}\n\n{once}\n"
    return subject % gaps, told
