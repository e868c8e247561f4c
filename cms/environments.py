"""Environments: where something is live. Publishing goes to the first, readers ask the last.

``BUDSKAP_ENVIRONMENTS=staging,production`` names them in the order in which releases are promoted.
With one there is nothing to promote, and what is published is what readers get.
"""

from difflib import get_close_matches

from django.conf import settings
from django.utils.translation import gettext as _

from cms.errors import Refused


def all_environments() -> tuple[str, ...]:
    """Every environment, in the order of promotion."""
    return tuple(settings.BUDSKAP_ENVIRONMENTS)


def entry_environment() -> str:
    """Where publishing makes something live."""
    return all_environments()[0]


def default_environment() -> str:
    """What readers get who name none."""
    return all_environments()[-1]


def require_environment(name: str) -> str:
    """*name* when there is such an environment; `Refused` with the nearest when there is none."""
    known = all_environments()
    if name in known:
        return name
    near = get_close_matches(name[:100], known, n=1) or known
    raise Refused(
        _("There is no environment “%(name)s”. There is: %(known)s.")
        % {"name": name[:40], "known": ", ".join(near)}
    )
