"""What is taken in besides messages: terms and memories, each with its words, rights and rows."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import reach
from cms.exchange.forms import brands_to_import_into
from cms.exchange.listing import FATES
from cms.exchange.locating import tag_of
from cms.exchange.memory_files import MemoryPlan, import_memory, plan_memory, read_memory
from cms.exchange.orders import Upload
from cms.exchange.plan import Fate
from cms.exchange.saying import told
from cms.exchange.term_files import TermRow, import_terms, plan_terms, read_terms
from cms.exchange.words import Words
from cms.models import Brand

__all__ = ["KINDS", "Kind", "ShownRow"]


@dataclass(frozen=True)
class ShownRow:
    """One row of a file, in words: what it is of, what it says, what becomes of it.

    ``head_locale``: the language of ``head``, where it is a text.
    """

    fate: Fate
    locale: str
    head: str
    texts: tuple[str, ...]
    why: str
    head_locale: str = ""

    @property
    def language(self) -> str:
        """Its locale, where it is one that browsers may be told."""
        return tag_of(self.locale) or ""

    @property
    def fate_label(self) -> str:
        return str(FATES[self.fate])


class Kind:
    """What is taken in: its words, its rights, its rows."""

    name: ClassVar[str]
    title: ClassVar[Promise]
    lead: ClassVar[Promise]
    accept: ClassVar[str]
    heads: ClassVar[tuple[Promise, Promise]]

    def brands(self, user: Any) -> QuerySet[Brand]:
        """Into which *user* may take it in."""
        raise NotImplementedError

    def read(self, upload: Upload) -> Any:
        """What the file says; raises `FileRefused`."""
        raise NotImplementedError

    def rows(self, brand: Brand, read: Any) -> list[ShownRow]:
        """What becomes of each row."""
        raise NotImplementedError

    def take_in(self, brand: Brand, upload: Upload, read: Any, user: Any) -> None:
        """Write it: all of it or nothing. Raises `ValidationError`."""
        raise NotImplementedError


class Terms(Kind):
    name = "terms"
    title = gettext_lazy("Import terms")
    lead = gettext_lazy(
        "A term base as TBX, or as CSV with the columns concept, locale, status, word and forms, "
        "goes into the style guides. Words are added; none is taken away."
    )
    accept = ".tbx,.csv,.xml"
    heads = (gettext_lazy("Concept"), gettext_lazy("Words that are added"))

    def brands(self, user: Any) -> QuerySet[Brand]:
        return reach.brands_where(user, "change_styleguide")

    def read(self, upload: Upload) -> Any:
        return read_terms(upload.name, upload.data)

    def rows(self, brand: Brand, read: Any) -> list[ShownRow]:
        return [self._shown(row) for row in plan_terms(brand, read)]

    def _shown(self, row: TermRow) -> ShownRow:
        names = {"approved": _("approved"), "forbidden": _("forbidden"), "keep": _("kept as it is")}
        words = (f"{names[name]}: {', '.join(each)}" for name, each in row.words.items() if each)
        return ShownRow(row.fate, row.locale, row.concept, tuple(words), _why(row.why))

    def take_in(self, brand: Brand, upload: Upload, read: Any, user: Any) -> None:
        import_terms(brand, read, user)


class Memory(Kind):
    name = "memory"
    title = gettext_lazy("Import a translation memory")
    lead = gettext_lazy(
        "Pairs of texts from a TMX are offered in the editor after what the brand itself has live, "
        "named with their file. They are never part of what the brand says, and are removed with "
        "their file."
    )
    accept = ".tmx"
    heads = (gettext_lazy("Source"), gettext_lazy("Translation"))

    def brands(self, user: Any) -> QuerySet[Brand]:
        return brands_to_import_into(user)

    def read(self, upload: Upload) -> Any:
        return read_memory(upload.name, upload.data)

    def rows(self, brand: Brand, read: Any) -> list[ShownRow]:
        plan: MemoryPlan = plan_memory(brand, read)
        return [
            ShownRow(
                row.fate, row.locale, row.source, (row.target,), _why(row.why), row.source_locale
            )
            for row in plan.rows
        ]

    def take_in(self, brand: Brand, upload: Upload, read: Any, user: Any) -> None:
        import_memory(brand, upload.name, read, user)


KINDS: Final[dict[str, Kind]] = {kind.name: kind for kind in (Terms(), Memory())}


def _why(words: Words | None) -> str:
    return told(words) if words else ""
