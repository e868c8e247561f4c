"""The values a brand's guide is made of: all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels._frozen import Frozen
from templates_lib._documents import DocumentError

ADDRESS_FORMS: Final = ("informal", "formal", "neutral")


class GuideError(DocumentError):
    """A guide document that cannot be used; ``problems`` names every fault with its path."""


@dataclass(frozen=True)
class Term:
    """One concept: the words a brand says for it, never says, and never translates.

    ``forms`` gives a word's inflected forms, for words of any of the three lists.
    """

    concept: str
    approved: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", Frozen(self.forms))

    def document(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "concept": self.concept,
            "approved": list(self.approved),
            "forbidden": list(self.forbidden),
            "keep": list(self.keep),
            "forms": {word: list(forms) for word, forms in self.forms.items()},
        }
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True)
class StyleGuide:
    """One brand in one locale. Empty: the brand has not decided, and checks stay silent."""

    locale: str
    address_form: str = ""
    opt_out: tuple[str, ...] = ()
    link_prefix: str = ""
    currency: str = ""
    terms: tuple[Term, ...] = ()

    def document(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "address_form": self.address_form,
            "opt_out": list(self.opt_out),
            "link_prefix": self.link_prefix,
            "currency": self.currency,
            "terms": [term.document() for term in self.terms],
        }
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True)
class Guide:
    """What one brand wants, everywhere and by locale."""

    brand: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    locales: Mapping[str, StyleGuide] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "locales", Frozen(self.locales))

    @classmethod
    def empty(cls, brand: str) -> Guide:
        """The guide of a brand that has decided nothing yet."""
        return cls(brand)

    def document(self) -> dict[str, object]:
        """The guide document: ``load(guide.document()) == guide``."""
        head = {
            "brand": self.brand,
            "names": list(self.names),
            "domains": list(self.domains),
            "emails": list(self.emails),
            "phones": list(self.phones),
        }
        written: dict[str, object] = {name: value for name, value in head.items() if value}
        return {**written, "locales": {tag: s.document() for tag, s in self.locales.items()}}
