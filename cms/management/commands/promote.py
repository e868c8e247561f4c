"""``manage.py promote``: what stands in one environment is made to stand in another."""

from argparse import ArgumentParser
from collections.abc import Collection
from typing import Any

from cms import releases
from cms.management.moving import MoveCommand, release_called
from cms.models import Brand, Release
from cms.releases import Plan


class Command(MoveCommand):
    help = "Make what stands in one environment stand in another, with its receipts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--from", dest="source", required=True, metavar="ENVIRONMENT")
        parser.add_argument("--to", dest="target", required=True, metavar="ENVIRONMENT")
        parser.add_argument("--release", metavar="N", help="a number or a label (the newest)")

    def plan(self, brand: Brand, keys: Collection[str] | None, options: dict[str, Any]) -> Plan:
        return releases.plan_promotion(
            brand, options["source"], options["target"], release=_number(options), keys=keys
        )

    def act(
        self, brand: Brand, keys: Collection[str] | None, expected: int, options: dict[str, Any]
    ) -> Release | None:
        return releases.promote(
            brand,
            options["source"],
            options["target"],
            user=options["user"],
            release=_number(options),
            keys=keys,
            expected=expected,
            note=options["note"],
        )


def _number(options: dict[str, Any]) -> int | None:
    return release_called(options["release"]).number if options["release"] else None
