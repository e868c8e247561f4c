"""``manage.py check_messages``: findings in what is stored, for people and for pipelines.

What is published is checked, or with ``--text drafts`` the latest draft of every variant; the last
line on standard error says which. Findings that a waiver lets stand are left out.

Exit status: 0 nothing that weighs as much as ``--fail-on``, 1 something does, 2 the options cannot
be used, or a stored text cannot be read.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import channels
import locales
from cms.checking.stored import PUBLISHED, TEXTS, Wanted, checked_messages
from cms.models import Brand
from cms.saying import say_error
from templates_lib import report
from templates_lib.checks import CHECKS, UnknownCheckError

FOUND, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = "Find what is wrong in stored messages: what is published, or the latest drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        several: dict[str, Any] = {"action": "append", "default": []}
        add("--brand", metavar="KEY", help="one brand only (all of them)", **several)
        add("--locale", metavar="TAG", help="texts in this locale only", **several)
        add("--channel", metavar="NAME", help="texts of this channel only", **several)
        add("--check", metavar="ID", help="this check only", **several)
        add("--text", choices=TEXTS, default=PUBLISHED, help="what to check")
        add("--waived", action="store_true", help="also what a waiver lets stand")
        add("--format", choices=sorted(report.FORMATS), default="text")
        add("--fail-on", choices=report.FAIL_ON, default="error")

    def handle(self, *args: Any, **options: Any) -> None:
        brands, wanted = _brands(options["brand"]), _wanted(options)
        status = _Status(options["fail_on"])
        for piece in report.FORMATS[options["format"]](self._checked(brands, wanted, status)):
            self.stdout.write(piece, ending="")
        which = "what is published" if wanted.text == PUBLISHED else "the latest drafts"
        self.stderr.write(f"Checked: {which} of {', '.join(brand.key for brand in brands)}.")
        if status.value:
            raise SystemExit(status.value)

    def _checked(
        self, brands: Sequence[Brand], wanted: Wanted, status: "_Status"
    ) -> Iterator[report.Checked]:
        for brand in brands:
            for each in checked_messages(brand, wanted):
                place = f"{brand.key}/{each.template.key}"
                if each.message is None:
                    status.value = UNUSABLE
                    why = say_error(each.error) if each.error else ""
                    self.stderr.write(f"{place}: {why}")
                    continue
                status.meet(report.exit_status(each.findings, status.fail_on))
                yield report.checked(each.message, each.findings, place)


class _Status:
    """The gravest that was met."""

    def __init__(self, fail_on: str) -> None:
        self.fail_on, self.value = fail_on, 0

    def meet(self, value: int) -> None:
        self.value = max(self.value, value)


def _brands(keys: Sequence[str]) -> list[Brand]:
    found = list(Brand.objects.order_by("key"))
    unknown = set(keys) - {brand.key for brand in found}
    if unknown or not found:
        known = ", ".join(brand.key for brand in found) or "none yet"
        named = ", ".join(sorted(unknown)) or "any"
        raise _unusable(f"there is no brand {named}; the brands are: {known}")
    return [brand for brand in found if not keys or brand.key in keys]


def _wanted(options: dict[str, Any]) -> Wanted:
    try:
        return Wanted(
            text=options["text"],
            locales=[locales.normalise(tag) for tag in options["locale"]],
            channels=[channels.get(name).name for name in options["channel"]],
            checks=[_known(name) for name in options["check"]],
            waived=options["waived"],
        )
    except (locales.UnknownLocaleError, channels.UnknownChannelError, UnknownCheckError) as error:
        raise _unusable(str(error)) from None


def _known(name: str) -> str:
    if name not in CHECKS:
        raise UnknownCheckError(name, CHECKS)
    return name


def _unusable(words: str) -> CommandError:
    return CommandError(words, returncode=UNUSABLE)
