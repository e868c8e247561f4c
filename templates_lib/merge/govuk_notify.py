"""GOV.UK Notify: ``((name))``, and ``((name??text))`` for text behind a yes.

It writes the HTML of a mail itself, and names are the same whatever their capitals and spaces.
"""

import re

from locales.words import gettext_noop
from templates_lib.merge._marks import GovUkNotify
from templates_lib.merge._target import Can, Target


def _same(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.lower())


TARGET = Target(
    name="govuk_notify",
    label="GOV.UK Notify",
    writer=GovUkNotify,
    can=Can(plain_flags=True),
    marks=("((", "))"),
    channels=frozenset({"sms", "email"}),
    leaves_out={"html": gettext_noop("GOV.UK Notify makes the HTML of a mail from its text.")},
    no="no",
    same=_same,
    source="https://github.com/alphagov/notifications-utils",
)
