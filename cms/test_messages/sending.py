"""The verb: render a variant and send it to somebody who may receive tests."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

import channels
from cms.errors import Refused
from cms.models import Variant
from cms.preview import fill_with, value_sets
from cms.saying import say_error
from cms.test_messages.recipients import allowed, masked
from cms.test_messages.senders import TestMessage, goes_by_mail, sender_for
from templates_lib.language import TemplateError
from templates_lib.message import MessageError

ACTION = "cms.test_message"
WINDOW = timedelta(hours=1)


def send_test(variant: Variant, written: str, samples: str, user: Any) -> str:
    """Send *variant* as it stands, filled with the set of values *samples*, to the recipient
    *written*; whom it went to. Raises `Refused` with what stands in the way.
    """
    if samples not in dict(value_sets(variant)):
        raise Refused(_("There is no such set of values."))
    by_mail = goes_by_mail(variant.channel)
    recipient = allowed(variant.template.brand, written, by_mail=by_mail)
    sender = sender_for(variant.channel)
    _require_room(user)
    try:
        outputs = fill_with(variant, samples).outputs
    except (
        TemplateError,
        MessageError,
        channels.ContentError,
        channels.UnknownChannelError,
    ) as error:
        raise Refused(
            _("The text cannot be filled, so nothing was sent. %(error)s")
            % {"error": say_error(error)}
        ) from error
    # Logged first: an attempt counts, whatever becomes of it.
    log(
        instance=variant,
        action=ACTION,
        user=user,
        data={"recipient": masked(recipient), "samples": samples},
    )
    look = variant.template.brand.look(variant.locale)
    sender.send(
        TestMessage(
            variant.channel, variant.locale, recipient, look.sender, str(variant), dict(outputs)
        )
    )
    return recipient


def _require_room(user: Any) -> None:
    """Each person may send so many an hour: a test is no campaign."""
    sent = ModelLogEntry.objects.filter(
        action=ACTION, user=user, timestamp__gt=timezone.now() - WINDOW
    )
    if sent.count() >= settings.TEST_RATE:
        raise Refused(
            _("You have sent %(count)d tests in the last hour, which is the most. Wait a while.")
            % {"count": settings.TEST_RATE}
        )
