"""Publish what is due and take down what has expired: Wagtail's command, with refusals that
stop nothing else.

Wagtail's own runs a plain loop, in which the first refusal of our guard would keep back
everything after it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.models import Variant


class Command(BaseCommand):
    """Exit status 0 when everything due went live, 1 when something was refused (and says what)."""

    help = "Publish scheduled revisions that are due; unpublish variants that have expired."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", "--dryrun", action="store_true", help="List what is due; change nothing."
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        refused = sum(not self._expire(variant, dry_run) for variant in self._expired())
        refused += sum(not self._publish(revision, dry_run) for revision in self._due())
        if refused:
            raise SystemExit(1)

    @staticmethod
    def _expired() -> list[Variant]:
        return list(
            Variant.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
        )

    @staticmethod
    def _due() -> list[Revision]:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        return list(due.order_by("approved_go_live_at"))

    def _expire(self, variant: Variant, dry_run: bool) -> bool:
        self.stdout.write(f"expired: {variant}")
        if not dry_run:
            variant.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True

    def _publish(self, revision: Revision, dry_run: bool) -> bool:
        self.stdout.write(f"due: {revision.object_str}")
        if dry_run:
            return True
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as refusal:
            self.stderr.write("refused: " + " ".join(refusal.messages))
            return False
        return True
