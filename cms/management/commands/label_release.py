"""``manage.py label_release N NAME``: let a name stand for a release."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms import releases
from cms.management.moving import release_called, user_called


class Command(BaseCommand):
    help = "Let a name stand for a release; it is good wherever the number is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("release", metavar="N", help="its number, or another label of it")
        parser.add_argument("name", help="small letters, digits and hyphens: summer-sale")
        parser.add_argument("--user", metavar="U", help="on whose behalf, for the log")

    def handle(self, *args: Any, release: str, name: str, **options: Any) -> None:
        try:
            row = releases.label(release_called(release), name, user=user_called(options["user"]))
        except ValidationError as refusal:
            raise CommandError("\n".join(refusal.messages)) from refusal
        self.stdout.write(f"{row.name}: release {row.release_id}")
