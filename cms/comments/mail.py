"""Mail to who is mentioned, in their language, if they want any.

Whether they do is Wagtail's own switch for comments, in each person's account.
"""

import logging
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from cms.models import Comment, Mention, Variant

log = logging.getLogger("cms.comments")


def tell_mentioned(written: Comment) -> None:
    """Write to everybody whom *written* mentions. A mail that cannot be sent stops nothing."""
    rows = Mention.objects.filter(comment=written).select_related("user__wagtail_userprofile")
    for row in rows:
        if wants_mail(row.user):
            _send(written, row.user)


def wants_mail(user: Any) -> bool:
    """Whether *user* has an address, and has not switched mail about comments off."""
    profile = getattr(user, "wagtail_userprofile", None)
    return bool(
        user.is_active and user.email and (not profile or profile.updated_comments_notifications)
    )


def language_of(user: Any) -> str:
    """The language that *user* reads the admin in."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _send(written: Comment, user: Any) -> None:
    with override(language_of(user)):
        subject = _("%(who)s mentions you: %(variant)s") % {
            "who": written.author.get_username(),
            "variant": written.variant,
        }
        page = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[written.variant_id])
        quote = f"“{written.quote}”\n" if written.quote else ""
        body = f"{quote}{written.text}\n\n{settings.WAGTAILADMIN_BASE_URL}{page}\n"
        try:
            send_mail(" ".join(subject.split()), body, [user.email])
        except Exception:
            log.exception("the mail about comment %s to %s was not sent", written.pk, user.pk)
