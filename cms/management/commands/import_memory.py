"""``manage.py import_memory FILE``: pairs of a TMX beside a brand's own memory, first as a plan."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.exchange.memory_files import MemoryPlan, import_memory, plan_memory, read_memory
from cms.exchange.plan import Fate
from cms.exchange.reading import MAX_BYTES, FileRefused
from cms.exchange.saying import told
from cms.management.commands.import_terms import _user
from cms.models import Brand


class Command(BaseCommand):
    help = "Take in the pairs of a TMX. Without --apply, only says what would be added."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--brand", required=True, metavar="KEY")
        parser.add_argument("--user", metavar="NAME", help="who adds them")
        parser.add_argument("--apply", action="store_true", help="add them")

    def handle(self, *args: Any, file: str, brand: str, **options: Any) -> None:
        row = Brand.objects.filter(key=brand).first()
        if row is None:
            raise CommandError(f"There is no brand “{brand}”.", returncode=2)
        user = _user(options["user"])
        try:
            with Path(file).open("rb") as opened:
                read = read_memory(file, opened.read(MAX_BYTES + 1))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from None
        except FileRefused as refusal:
            raise CommandError(f"{file}: {told(refusal.words)}", returncode=2) from None
        if options["apply"]:
            plan = import_memory(row, Path(file).name, read, user)
        else:
            plan = plan_memory(row, read)
        self._say(plan)

    def _say(self, plan: MemoryPlan) -> None:
        for row in plan.rows:
            if row.why is not None:
                self.stdout.write(f"{row.locale:<6} {row.source[:60]}  ! {told(row.why)}")
        counts = plan.counts
        new, same, refused = (counts[each] for each in (Fate.CREATE, Fate.SAME, Fate.REFUSE))
        self.stdout.write(f"new {new}, unchanged {same}, refused {refused}")
        if refused:
            raise CommandError(f"{refused} of {len(plan.rows)} pairs are refused.", returncode=1)
