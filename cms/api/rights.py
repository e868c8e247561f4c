"""What a caller may do: verbs by brand and environment, as one frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.models import ApiGrant

Verb = ApiGrant.Verb

# Django's permissions that stand for a verb in every brand and environment.
PERMISSIONS: dict[str, tuple[str, ...]] = {
    "fetch_published": (Verb.FETCH, Verb.RENDER, Verb.CHECK),
    "read_drafts": (Verb.DRAFT,),
    "push_drafts": (Verb.PUSH,),
}


@dataclass(frozen=True)
class Grant:
    """A verb in one brand ("": all) and one environment ("": all)."""

    verb: str
    brand: str = ""
    environment: str = ""


@dataclass(frozen=True)
class Rights:
    """The union of what somebody's groups grant."""

    grants: frozenset[Grant]

    def may(self, verb: str, brand: str = "", environment: str = "") -> bool:
        """Whether *verb* is granted for *brand* in *environment*; empty: for any at all."""
        return any(
            each.verb == verb
            and (not brand or each.brand in ("", brand))
            and (not environment or each.environment in ("", environment))
            for each in self.grants
        )

    def brands(self, verb: str, environment: str = "") -> frozenset[str] | None:
        """The brands that *verb* is granted for in *environment*; None: all of them."""
        found = {
            each.brand
            for each in self.grants
            if each.verb == verb and (not environment or each.environment in ("", environment))
        }
        return None if "" in found else frozenset(found)


EVERYTHING = Rights(frozenset(Grant(verb) for verb in Verb.values))


def rights_of(permissions: Iterable[str], grants: Iterable[Grant]) -> Rights:
    """Rights from the codenames of a user's *permissions* and the *grants* of their groups."""
    whole = {Grant(verb) for name in permissions for verb in PERMISSIONS.get(name, ())}
    return Rights(frozenset(whole | set(grants)))
