"""``manage.py import_messages``: message files into drafts, first as a plan.

Exit status: 0 all that the files ask for is here, or would be; 1 something was refused; 2 nothing
was done, the files or the options cannot be used.
"""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

import locales
from cms.exchange.importing import import_messages
from cms.exchange.names import is_key
from cms.exchange.orders import Order, Upload
from cms.exchange.plan import Fate, Plan
from cms.exchange.profile import Profile
from cms.exchange.profiling import ProfileError
from cms.exchange.profiling import load as load_profile
from cms.exchange.proposing import plan_order
from cms.exchange.reading import MAX_BYTES, FileRefused
from cms.exchange.report import lines
from cms.exchange.saying import told
from cms.exchange.sheets import SheetRefused
from cms.exchange.syntaxes import SYNTAXES
from cms.models import Brand

REFUSED, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Import translation files (JSON, PO, XLIFF, YAML, properties and more) as drafts. "
        "Without --apply, only says what would happen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("files", nargs="*", metavar="FILE", help="nb.json, mail_pl.json, locales/da/mail.json")
        add(
            "--locale",
            action="append",
            default=[],
            metavar="TAG=FILE",
            help="a file whose name does not say its locale",
        )
        add("--brand", required=True, metavar="KEY")
        add("--prefix", default="", help="the beginning of every message's key")
        add("--source", default=None, metavar="TAG", help="the source locale (the brand's)")
        add("--profile", metavar="FILE", help="which keys are messages; see --print-profile")
        add(
            "--placeholders",
            choices=list(SYNTAXES),
            help="how the files write placeholders (found out)",
        )
        add("--overwrite", action="store_true", help="also replace texts that were changed here")
        add("--review", action="store_true", help="send what its file calls translated to review")
        add("--format", choices=["text", "json"], default="text")
        add("--user", metavar="NAME", help="whose drafts they are")
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--apply", action="store_true", help="write the drafts")
        group.add_argument(
            "--print-profile", action="store_true", help="print the profile as JSON and stop"
        )
        group.add_argument(
            "--dry-run", action="store_true", help="only say what would happen (the usual)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            plan = self._run(options)
        except (FileRefused, SheetRefused) as refusal:
            name = f"{refusal.name}: " if isinstance(refusal, FileRefused) else ""
            raise _unusable(f"{name}{told(refusal.words)}") from None
        except ProfileError as error:
            raise _unusable(
                f"{options['profile']}: {'; '.join(map(told, error.problems))}"
            ) from None
        except ValidationError as refusal:
            raise _unusable(" ".join(refusal.messages)) from None
        self._say(plan, options)
        if not options["print_profile"] and (refused := plan.counts[Fate.REFUSE]):
            raise CommandError(
                f"{refused} of {len(plan.rows)} texts are refused.", returncode=REFUSED
            )

    def _run(self, options: dict[str, Any]) -> Plan:
        brand = Brand.objects.filter(key=options["brand"]).first()
        if brand is None:
            known = ", ".join(Brand.objects.values_list("key", flat=True)) or "none"
            raise _unusable(f"There is no brand “{options['brand']}”. Brands: {known}.")
        user, order = _user(options["user"]), _order(brand, options)
        if options["apply"]:
            return import_messages(order, user, review=options["review"])
        return plan_order(order, brand)

    def _say(self, plan: Plan, options: dict[str, Any]) -> None:
        if options["print_profile"]:
            self.stdout.write(_json(plan.profile.document()))
        elif options["format"] == "json":
            self.stdout.write(_json({"applied": options["apply"], **plan.document()}))
        else:
            for line in lines(plan, everything=options["verbosity"] > 1):
                self.stdout.write(line)
            if plan.writes:
                self.stdout.write(
                    "Imported as drafts."
                    if options["apply"]
                    else "Nothing was written; --apply does it."
                )


def _order(brand: Brand, options: dict[str, Any]) -> Order:
    if options["prefix"] and not is_key(options["prefix"]):
        raise _unusable("--prefix: lower-case letters and digits, joined by full stops or hyphens.")
    order = Order(
        uploads=_uploads(options["files"], options["locale"]),
        brand=brand.key,
        source_locale=_tag(options["source"] or brand.source_locale),
        prefix=options["prefix"],
        profile=_profile(options["profile"]),
        overwrite=options["overwrite"],
    )
    if not (syntax := options["placeholders"]):
        return order
    return replace(order, profile=replace(order.profile or order.sheet().profile, syntax=syntax))


def _uploads(files: Sequence[str], with_locale: Sequence[str]) -> tuple[Upload, ...]:
    named = [("", file) for file in files]
    for pair in with_locale:
        tag, equals, file = pair.partition("=")
        if not (tag and equals and file):
            raise _unusable(f"--locale {pair}: write it as nb=FILE.")
        named.append((tag, file))
    if not named:
        raise _unusable("Name at least one file.")
    return tuple(Upload(_printable(file), _read(file), tag) for tag, file in named)


def _printable(file: str) -> str:
    """A name that can be shown, whatever bytes the file system has."""
    return file.encode("utf-8", "replace").decode()


def _read(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)  # one byte too many is enough to refuse it
    except OSError as error:
        raise _unusable(f"{file}: {error.strerror}.") from None


def _profile(file: str | None) -> Profile | None:
    if file is None:
        return None
    try:
        return load_profile(json.loads(_read(file)))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ProfileError):
            raise
        raise _unusable(f"{file}: no JSON ({error}).") from None


def _tag(written: str) -> str:
    try:
        return locales.normalise(written)
    except locales.UnknownLocaleError as error:
        raise _unusable(f"--source: {error}.") from None


def _user(name: str | None) -> Any:
    if name is None:
        return None
    users = get_user_model()
    user = users.objects.filter(**{users.USERNAME_FIELD: name}).first()
    if user is None:
        raise _unusable(f"There is no user “{name}”.")
    return user


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def _unusable(words: str) -> CommandError:
    return CommandError(words, returncode=UNUSABLE)
