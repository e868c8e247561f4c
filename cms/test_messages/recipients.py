"""Who may receive a test message: addresses and numbers that an administrator has listed."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from cms.errors import Refused

LONGEST = 254
_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]{4,30}")


def allowed(written: str, *, by_mail: bool) -> str:
    """*written* as an address or number that may receive a test; `Refused` for any other.

    The setting lists addresses, whole domains as ``@brand.example``, numbers, and whatever else a
    channel calls its readers, such as the token of a telephone.
    """
    recipient = normal(written)
    if not recipient or len(recipient) > LONGEST or not recipient.isprintable():
        raise Refused(_("Say to whom the test goes."))
    if by_mail:
        _require_address(recipient)
    listed = {normal(each) for each in settings.TEST_RECIPIENTS}
    if not listed:
        raise Refused(
            _("Nobody may receive tests yet: an administrator lists who may, in the settings.")
        )
    domain = "@" + recipient.rpartition("@")[2]
    if recipient not in listed and not ("@" in recipient and domain in listed):
        raise Refused(
            _("“%(recipient)s” is not among those who may receive tests. An administrator adds it.")
            % {"recipient": recipient}
        )
    return recipient


def offered(*, by_mail: bool, own: str) -> list[str]:
    """Recipients to choose from: the person's own address if it may, and those listed whole."""
    listed = [normal(each) for each in settings.TEST_RECIPIENTS]
    whole = [each for each in listed if not each.startswith("@") and ("@" in each) == by_mail]
    mine = []
    if by_mail and own:
        try:
            mine = [allowed(own, by_mail=True)]
        except Refused:
            mine = []
    return list(dict.fromkeys([*mine, *whole]))


def masked(recipient: str) -> str:
    """*recipient* as the log keeps it: enough to know one's own again."""
    name, at, domain = recipient.rpartition("@")
    if at:
        return f"{name[:2]}…@{domain}"
    return f"{recipient[:3]}…{recipient[-2:]}" if len(recipient) > 6 else "…"


def normal(written: str) -> str:
    """One spelling of an address or a number."""
    written = written.strip()
    if "@" in written:
        return written.casefold()
    return re.sub(r"[ ().-]", "", written) if _NUMBER.fullmatch(written) else written


def _require_address(recipient: str) -> None:
    try:
        validate_email(recipient)
    except ValidationError as error:
        raise Refused(
            _("“%(recipient)s” is not an email address.") % {"recipient": recipient}
        ) from error
