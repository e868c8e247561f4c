"""``manage.py roll_back``: what stood at a release stands again."""

from argparse import ArgumentParser
from collections.abc import Collection
from typing import Any

from cms import releases
from cms.environments import default_environment
from cms.management.moving import MoveCommand, release_called
from cms.models import Brand, Release
from cms.releases import Plan


class Command(MoveCommand):
    help = "Make what stood at a release stand again, as a new release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", required=True, metavar="N", help="a number or a label")
        parser.add_argument("--environment", help="where (the one that readers get who name none)")

    def plan(self, brand: Brand, keys: Collection[str] | None, options: dict[str, Any]) -> Plan:
        number = release_called(options["to"]).number
        return releases.plan_roll_back(brand, number, _environment(options), keys=keys)

    def act(
        self, brand: Brand, keys: Collection[str] | None, expected: int, options: dict[str, Any]
    ) -> Release | None:
        return releases.roll_back(
            brand,
            release_called(options["to"]).number,
            _environment(options),
            user=options["user"],
            keys=keys,
            expected=expected,
            note=options["note"],
        )


def _environment(options: dict[str, Any]) -> str:
    return options["environment"] or default_environment()
