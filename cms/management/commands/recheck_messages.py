"""``manage.py recheck_messages``: bring the stored findings of the report up to date.

After a deployment, or when a large brand's guide has changed: the report's page does the same, in
slices, while somebody looks.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.checking.beside import check_all, usual_processes
from cms.models import Brand, CheckedTemplate

UNUSABLE = 2


class Command(BaseCommand):
    help = "Check again what has changed since it was last checked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--brand", metavar="KEY", help="one brand only (all of them)")
        parser.add_argument("--all", action="store_true", help="also what has not changed")
        parser.add_argument(
            "--processes",
            type=int,
            default=usual_processes(),
            metavar="N",
            help="processes that check many messages beside each other (%(default)s here)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        brands = Brand.objects.order_by("key")
        if options["brand"]:
            brands = brands.filter(key=options["brand"])
            if not brands:
                raise CommandError(f"there is no brand {options['brand']}", returncode=UNUSABLE)
        for brand in brands:
            if options["all"]:
                CheckedTemplate.objects.filter(template__brand=brand).delete()
            count = check_all(brand, options["processes"])
            self.stdout.write(f"{brand.key}: {count} checked")
