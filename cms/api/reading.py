"""What a call may see of what is published: whose brands, and in which environment."""

import re
from dataclasses import dataclass

from cms import queries
from cms.api.caller import Caller
from cms.api.names import as_key, nearest
from cms.api.problems import Fault, Refusal, shown
from cms.api.rights import EVERYTHING, PERMISSIONS, Verb
from cms.environments import all_environments, default_environment
from cms.models import Release, Variant
from cms.reach.areas import EVERYWHERE, Reached
from cms.reach.over_api import drafts_reached
from cms.reach.policies import PLACES

_LABEL = re.compile(r"[a-z][a-z0-9-]{0,49}")  # what else is sent is not asked of the database


@dataclass(frozen=True)
class Reading:
    """One caller's view of one environment. ``brands`` None: all of them."""

    caller: Caller
    verb: str
    environment: str
    brands: frozenset[str] | None
    reached: Reached = EVERYWHERE  # of drafts: what the groups' reach leaves of them

    def reads(self, row: Variant) -> bool:
        """Whether the draft of *row* is open to the caller, whose brand is."""
        return PLACES[Variant].holds(row, self.reached, reading=True)

    def sees(self, brand: str) -> bool:
        """Whether *brand* is open to the caller here."""
        return self.brands is None or brand in self.brands

    def require_brand(self, key: str, brand: str) -> None:
        """`Refusal` as for a template that does not exist, when *brand* is closed to the caller.

        It is logged as a denied call; the answer does not tell that there is such a template. No
        brand: nothing was published under *key*.
        """
        if brand and not self.sees(brand):
            self.caller.log_denied(f"{self.verb} {key} in {self.environment}")
            raise unknown_template(key, self)


def reading(caller: Caller, verb: str, environment: str | None) -> Reading:
    """The view that *caller* asks for; `Refusal` for an environment that is not, or is closed.

    *verb* is one of `ApiGrant.Verb`.
    """
    name = environment or default_environment()
    if name not in all_environments():
        raise Refusal(
            "unknown-name",
            f"{shown(name)} is no environment here.",
            errors=[Fault(parameter="environment", detail="names nothing")],
            suggestions=nearest(name, all_environments()),
        )
    brands = caller.rights.brands(verb, name)
    if brands is not None and not brands:
        caller.log_denied(f"{verb} in {name}")
        open_to = [each for each in all_environments() if caller.rights.may(verb, environment=each)]
        words = f"; it may in {', '.join(open_to)} (environment=)" if open_to else ""
        raise Refusal(
            "forbidden",
            f"The token's user may not {verb} in {name}{words}.",
            headers={"WWW-Authenticate": 'Bearer realm="budskap", error="insufficient_scope"'},
        )
    return Reading(caller, verb, name, brands)


def drafting(caller: Caller) -> Reading:
    """The view of drafts, which are in no environment, for one who may read some."""
    reached = reach_of(caller, Verb.DRAFT)
    brands, within = caller.rights.brands(Verb.DRAFT), reached.brand_keys()
    if within is not None:
        brands = within if brands is None else brands & within
    return Reading(caller, Verb.DRAFT, "", brands, reached)


def reach_of(caller: Caller, verb: str) -> Reached:
    """Where *caller* may read or write drafts, as far as the reach of their groups says."""
    if caller.rights == EVERYTHING:
        return EVERYWHERE
    names = {given: name for name, verbs in PERMISSIONS.items() for given in verbs}
    return drafts_reached(caller.user_id, verb, names[Verb(verb)])


def release_number(sent: str | None, view: Reading) -> int | None:
    """The number that ``release=`` means, which may be a label; `Refusal` for one of nothing.

    Numbers are of all brands. A label is of one brand, and names nothing where that is closed.
    """
    if sent is None or sent.isdecimal():
        return int(sent) if sent else None
    number = queries.labelled(sent, view.brands)
    if number is None:
        if view.brands is not None and queries.labelled(sent) is not None:
            view.caller.log_denied(f"{view.verb} at a label of another brand")
        raise Refusal("unknown-release", f"No release is labelled {shown(sent)}.")
    return number


def release_at(sent: str, brands: queries.Brands = None) -> Release | None:
    """The release in an address, by its number or a label of *brands*; None for what is neither."""
    if sent.isascii() and sent.isdecimal() and len(sent) < 19:
        return queries.release(int(sent))
    number = queries.labelled(sent, brands) if _LABEL.fullmatch(sent) else None
    return queries.release(number) if number else None


def known_number(sent: str, view: Reading) -> int:
    """The number of a release that has been, by its number or a label; `Refusal` else."""
    number, newest = release_number(sent, view), queries.newest_release()
    if number is None or not 0 < number <= newest:
        raise unknown_release(sent, newest)
    return number


def unknown_template(key: str, view: Reading) -> Refusal:
    """The refusal of a key under which nothing is published. At most two queries."""
    meant = as_key(key)
    near = nearest(meant, queries.keys_like(meant, view.environment, view.brands))
    return Refusal(
        "unknown-template", f"Nothing is published under {shown(key)}.", suggestions=near
    )


def unknown_release(sent: int | str, newest: int) -> Refusal:
    """The refusal of a release that has not been."""
    detail = f"There is no release {str(sent)[:20]}; the newest is {newest}."
    return Refusal("unknown-release", detail, available=[str(newest)] if newest else [])
