"""What the commands about releases share: options, plans in lines, refusals as exit status 1."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms import queries
from cms.models import Brand, Release, ReleaseEntry, StoredContent
from cms.releases import Plan, PlannedChange

CHUNK = 100  # changes whose contents are read at once


class MoveCommand(BaseCommand):
    """Prints what would change, then does it; with ``--dry-run`` it only prints."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--brand", required=True, metavar="KEY")
        parser.add_argument(
            "--key", action="append", metavar="K", help="this message only; may be repeated"
        )
        parser.add_argument("--dry-run", action="store_true", help="only print what would change")
        parser.add_argument("--user", metavar="U", help="on whose behalf, for the log")
        parser.add_argument("--note", default="", help="a note for the log")

    def plan(self, brand: Brand, keys: Collection[str] | None, options: dict[str, Any]) -> Plan:
        """What would change."""
        raise NotImplementedError

    def act(
        self, brand: Brand, keys: Collection[str] | None, expected: int, options: dict[str, Any]
    ) -> Release | None:
        """Do it, if nothing was released since *expected*."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        brand = brand_called(options["brand"])
        options["user"] = user_called(options["user"])
        refuse_unknown_keys(brand, options["key"])
        try:
            plan = self.plan(brand, options["key"], options)
            for line in lines_of(plan):
                self.stdout.write(line)
            if options["dry_run"]:
                return
            release = self.act(brand, options["key"], plan.newest, options)
        except ValidationError as refusal:
            raise CommandError("\n".join(refusal.messages)) from refusal
        if release is not None:
            self.stdout.write(f"release {release.number}: {release.changes} changed")


def brand_called(key: str) -> Brand:
    """The brand with this key; `CommandError` names those that there are."""
    found = Brand.objects.filter(key=key).first()
    if found is None:
        known = ", ".join(Brand.objects.order_by("key").values_list("key", flat=True))
        raise CommandError(f"There is no brand “{key}”; there is {known or 'none'}.")
    return found


def user_called(name: str | None) -> Any:
    """The active user of this name, None without one; `CommandError` for a name of nobody."""
    if name is None:
        return None
    users = get_user_model()
    found = users.objects.filter(**{users.USERNAME_FIELD: name}, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no active user “{name}”.")
    return found


def refuse_unknown_keys(brand: Brand, keys: Collection[str] | None) -> None:
    """`CommandError` for a key that *brand* never published: a slip would do nothing, quietly."""
    known = ReleaseEntry.objects.filter(brand_key=brand.key, key__in=keys or ())
    unknown = set(keys or ()) - set(known.order_by().values_list("key", flat=True).distinct())
    if unknown:
        raise CommandError(f"Never published: {', '.join(sorted(unknown))}.")


def release_called(written: str) -> Release:
    """The release of this number or label; `CommandError` for none."""
    number = int(written) if written.isdecimal() and len(written) < 19 else None
    number = queries.labelled(written) if number is None else number
    found = queries.release(number) if number else None
    if found is None:
        raise CommandError(f"There is no release “{written}”.")
    return found


def lines_of(plan: Plan) -> Iterator[str]:
    """*plan* for a terminal: a head, then each text with its parts before and after."""
    kinds = Counter(each.kind for each in plan.changes)
    head = ", ".join(f"{kinds[kind]} {kind}" for kind in ("added", "changed", "withdrawn"))
    yield f"{plan.brand_key} in {plan.environment}, on release {plan.newest}: {head}"
    if plan.fallbacks is not None:
        yield f"fallback chains: {dict(plan.fallbacks)}"
    for start in range(0, len(plan.changes), CHUNK):
        part = plan.changes[start : start + CHUNK]
        digests = {digest for each in part for digest in each.digests if digest}
        contents = StoredContent.objects.defer("outputs").in_bulk(digests)
        for change in part:
            yield from _lines(change, contents)


def _lines(change: PlannedChange, contents: dict[str, StoredContent]) -> Iterator[str]:
    yield f"{change.kind} {change.address}"
    before, after = (contents[each].document["content"] if each else {} for each in change.digests)
    for part in dict.fromkeys([*before, *after]):
        if before.get(part) != after.get(part):
            yield from (f"  - {part}: {line}" for line in _text(before.get(part)))
            yield from (f"  + {part}: {line}" for line in _text(after.get(part)))


def _text(value: Any) -> list[str]:
    """The lines of a part: of blocks, each block is one."""
    if value is None:
        return []
    return str(value).splitlines() if isinstance(value, str) else [str(each) for each in value]
