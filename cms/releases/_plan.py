"""Plans: what a release would change, or what changed between two: the dry run of every verb."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cms import queries
from cms.models import ReleaseEntry, StoredContent
from cms.releases._log import address_of_entry
from templates_lib.message import Address

Standing = Mapping[Address, ReleaseEntry]


@dataclass(frozen=True)
class PlannedChange:
    """One address, as it is and as it would be; None: nothing stands there."""

    address: Address
    before: ReleaseEntry | None
    after: ReleaseEntry | None
    # What would stand there, where no entry of the log has it yet (a new footer).
    content: StoredContent | None = None

    @property
    def kind(self) -> str:
        """``added``, ``changed`` or ``withdrawn``."""
        if self.before is None:
            return "added"
        return "changed" if self.after is not None or self.content else "withdrawn"

    @property
    def digests(self) -> tuple[str, str]:
        """Of the content before and after; "" for none."""
        after = self.content.digest if self.content else _digest(self.after)
        return _digest(self.before), after


@dataclass(frozen=True)
class Plan:
    """What would become of a brand in an environment. `newest` is the release it was made on."""

    brand_key: str
    environment: str
    newest: int
    changes: tuple[PlannedChange, ...]
    source: int | None = None
    # Fallback chains that come with it, where they are others.
    fallbacks: Mapping[str, list[str]] | None = None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The message templates that it touches."""
        return tuple(sorted({change.address.key for change in self.changes}))

    def __bool__(self) -> bool:
        return bool(self.changes) or self.fallbacks is not None


def compare(
    before: int, after: int, environment: str, brand_key: str, keys: Collection[str] | None = None
) -> Plan:
    """What changed between two releases of an environment, either of which may be the later."""
    changes = differences(
        standing(environment, brand_key, before, keys),
        standing(environment, brand_key, after, keys),
    )
    old, new = (queries.chains_at(brand_key, environment, number) for number in (before, after))
    return Plan(
        brand_key, environment, after, changes, before, fallbacks=new if new != old else None
    )


def standing(
    environment: str, brand_key: str, release: int, keys: Collection[str] | None = None
) -> Standing:
    """What stood at *release*, without the contents themselves. One query."""
    rows = queries.standing_at(release, brand_key, environment)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    return {address_of_entry(row): row for row in rows}


def differences(before: Standing, after: Standing) -> tuple[PlannedChange, ...]:
    """Every address that has another content after than before, in order."""
    return tuple(
        PlannedChange(address, before.get(address), after.get(address))
        for address in sorted({*before, *after})
        if _digest(before.get(address)) != _digest(after.get(address))
    )


def _digest(entry: ReleaseEntry | None) -> str:
    return (entry.content_id or "") if entry else ""


def contents_of(changes: Iterable[PlannedChange]) -> dict[str, StoredContent]:
    """The contents before and after of *changes*, by digest. One query for each 200."""
    digests = sorted({digest for change in changes for digest in change.digests if digest})
    found: dict[str, StoredContent] = {}
    for start in range(0, len(digests), 200):
        found |= StoredContent.objects.in_bulk(digests[start : start + 200])
    found |= {each.content.digest: each.content for each in changes if each.content}
    return found
