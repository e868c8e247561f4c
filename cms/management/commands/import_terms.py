"""``manage.py import_terms FILE``: terms into a brand's style guides, first as a plan."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms.exchange.reading import MAX_BYTES, FileRefused
from cms.exchange.saying import told
from cms.exchange.term_files import TermRow, import_terms, plan_terms, read_terms
from cms.models import Brand


class Command(BaseCommand):
    help = "Add the terms of a TBX or CSV file. Without --apply, only says what would be added."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--brand", required=True, metavar="KEY")
        parser.add_argument("--user", metavar="NAME", help="who adds them")
        parser.add_argument("--apply", action="store_true", help="add them")

    def handle(self, *args: Any, file: str, brand: str, **options: Any) -> None:
        row = Brand.objects.filter(key=brand).first()
        if row is None:
            raise CommandError(f"There is no brand “{brand}”.", returncode=2)
        try:
            with Path(file).open("rb") as opened:
                units = read_terms(file, opened.read(MAX_BYTES + 1))
            user = _user(options["user"])
            rows = import_terms(row, units, user) if options["apply"] else plan_terms(row, units)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from None
        except FileRefused as refusal:
            raise CommandError(f"{file}: {told(refusal.words)}", returncode=2) from None
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages), returncode=2) from None
        for each in rows:
            self.stdout.write(_line(each))
        if refused := sum(each.why is not None for each in rows):
            raise CommandError(f"{refused} of {len(rows)} concepts are refused.", returncode=1)


def _line(row: TermRow) -> str:
    if row.why is not None:
        return f"{row.locale:<6} {row.concept}  ! {told(row.why)}"
    words = "; ".join(f"{name}: {', '.join(lines)}" for name, lines in row.words.items() if lines)
    fate = "unchanged" if not words else "new" if row.is_new else "changed"
    return f"{row.locale:<6} {row.concept}  {fate}  {words}".rstrip()


def _user(name: str | None) -> Any:
    if name is None:
        return None
    users = get_user_model()
    user = users.objects.filter(**{users.USERNAME_FIELD: name}).first()
    if user is None:
        raise CommandError(f"There is no user “{name}”.", returncode=2)
    return user
