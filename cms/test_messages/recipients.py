"""Who may receive a test message: addresses and numbers that an administrator has listed for all
brands, or a manager for one.
"""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from cms.errors import Refused
from cms.models import Brand

LONGEST = 254
_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]{4,30}")


def allowed(brand: Brand, written: str, *, by_mail: bool) -> str:
    """*written* as an address or number that may receive a test of *brand*; `Refused` for any
    other.

    The setting and the brand list addresses, whole domains as ``@brand.example``, numbers, and
    whatever else a channel calls its readers, such as the token of a telephone.
    """
    recipient = normal(written)
    if not recipient or len(recipient) > LONGEST or not recipient.isprintable():
        raise Refused(_("Say to whom the test goes."))
    if by_mail:
        _require_address(recipient)
    listed = _listed(brand)
    if not listed:
        raise Refused(_("Nobody may receive tests yet: the brand’s settings list who may."))
    domain = "@" + recipient.rpartition("@")[2]
    if recipient not in listed and not ("@" in recipient and domain in listed):
        raise Refused(
            _(
                "“%(recipient)s” is not among those who may receive tests. A manager adds it in "
                "the brand’s settings."
            )
            % {"recipient": recipient}
        )
    return recipient


def offered(brand: Brand, *, by_mail: bool, own: str) -> list[str]:
    """Recipients to choose from: the person's own address if it may, and those listed whole."""
    whole = [
        each for each in _listed(brand) if not each.startswith("@") and ("@" in each) == by_mail
    ]
    mine = []
    if by_mail and own:
        try:
            mine = [allowed(brand, own, by_mail=True)]
        except Refused:
            mine = []
    return list(dict.fromkeys([*mine, *whole]))


def _listed(brand: Brand) -> list[str]:
    """Whom the administrator and then the brand lists, in one spelling each."""
    return [normal(each) for each in (*settings.TEST_RECIPIENTS, *brand.test_recipients)]


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
