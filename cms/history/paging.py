"""Pages of rows of the log in the order of their addresses, by where the last one ended."""

from collections.abc import Sequence

from django.db.models import Q

from templates_lib.message import Address

ADDRESS = ("key", "channel", "locale", "persona", "arm")
"""The order of addresses, which is that of the index `entry_history`."""


def after(place: Sequence[str | int], fields: Sequence[str] = ADDRESS) -> Q:
    """Rows that come after *place*, its values in the order of *fields*; a minus before a field's
    name means that the greatest come first.
    """
    found = Q()
    for field, value in reversed(list(zip(fields, place, strict=True))):
        name = field.removeprefix("-")
        beyond = Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
        found = beyond | Q(**{name: value}) & found if found else beyond
    first = fields[0].removeprefix("-")
    # Said again for the database's planner, which begins there in the index.
    return Q(**{f"{first}__{'lte' if fields[0].startswith('-') else 'gte'}": place[0]}) & found


def place_of(address: Address) -> tuple[str, ...]:
    """*address* as a place in its order."""
    return tuple(getattr(address, name) for name in ADDRESS)
