"""``manage.py export_messages``: texts for translators, terms, or a memory of what was approved."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import locales
from cms.exchange.exporting import EXPORTS, Wanted, export_catalogue, written
from cms.exchange.memory import memory
from cms.exchange.term_files import TERM_FORMATS, export_terms, write_terms
from cms.models import Brand
from templates_lib.formats import FORMATS, FormatError


class Command(BaseCommand):
    help = (
        "Write a brand's texts for translators into one locale. What comes back is imported by "
        "import_messages. With --terms its terms, with --memory what was approved."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--brand", required=True, metavar="KEY")
        add("--locale", default="", metavar="TAG", help="the locale to translate into")
        add("--format", default="", help=f"one of {', '.join(EXPORTS)} (xliff)")
        add("--channel", default="", help="only of this channel")
        add("--keys", default="", metavar="PREFIX", help="only messages whose keys begin so")
        add("--open", action="store_true", help="only what is not translated, or is stale")
        add("--output", metavar="FILE", help="its name (BRAND.LOCALE and the format's ending)")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--terms", action="store_true", help="the terms: tbx or csv")
        what.add_argument("--memory", action="store_true", help="approved pairs, as TMX")

    def handle(self, *args: Any, **options: Any) -> None:
        brand = Brand.objects.filter(key=options["brand"]).first()
        if brand is None:
            known = ", ".join(Brand.objects.values_list("key", flat=True)) or "none"
            raise CommandError(f"There is no brand “{options['brand']}”. Brands: {known}.")
        locale = _tag(options["locale"])
        try:
            name, data, count = _made(brand, locale, options)
        except FormatError as error:
            raise CommandError(str(error)) from None
        file = Path(options["output"] or name)
        try:
            file.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from None
        self.stdout.write(f"{file}: {count} units")


def _made(brand: Brand, locale: str, options: dict[str, Any]) -> tuple[str, bytes, int]:
    if options["terms"]:
        format_ = _known(options["format"] or "tbx", TERM_FORMATS)
        terms = export_terms(brand, locale)
        name = f"{brand.key}.terms{FORMATS[format_].endings[0]}"
        return name, write_terms(terms, format_), len(terms.units)
    if options["memory"]:
        pairs = memory(brand, locale)
        return f"{brand.key}.tmx", FORMATS["tmx"].write(pairs), len(pairs.units)
    format_ = _known(options["format"] or "xliff", EXPORTS)
    if not locale:
        raise CommandError("--locale: say into which locale it is translated.")
    wanted = Wanted(locale, options["channel"], options["keys"], options["open"])
    catalogue = export_catalogue(brand, wanted)
    name = f"{brand.key}.{locale}{FORMATS[format_].endings[0]}"
    return name, written(catalogue, format_), len(catalogue.units)


def _known(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        raise CommandError(f"--format {name}: it is one of {', '.join(known)}.")
    return name


def _tag(text: str) -> str:
    try:
        return locales.normalise(text) if text else ""
    except locales.UnknownLocaleError as error:
        raise CommandError(f"--locale: {error}.") from None
