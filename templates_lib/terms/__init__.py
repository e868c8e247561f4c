"""The inflected forms of a term: what a style guide's word looks like in a sentence.

    >>> from templates_lib import terms
    >>> terms.suggest("ordre", "nb").forms[1]
    ('ordren', 'singular definite')

``paradigm`` gives the forms of a word in a locale, each with a grammatical label. Polish comes from
Morfeusz2 with the dictionary SGJP; the other languages from rules, whose exceptions stand in the
locales' TOML (table ``nouns``). ``Paradigm.sure`` says whether the forms are known to be right and
complete: an editor confirms them either way, and what is confirmed is listed in the guide.

Complete (every form that the norm gives a regular noun, the genders of common nouns known): nb, nn,
da, sv, nl, en, and pl for what the dictionary knows. Partial (only what the ending decides, never
``sure`` where a dictionary would have to say): de, fr, es, it, fi.
"""

from templates_lib.terms._offers import Offer, offers
from templates_lib.terms._paradigm import Paradigm, genitives, locales_known, paradigm, suggest

__all__ = [
    "Offer",
    "Paradigm",
    "genitives",
    "locales_known",
    "offers",
    "paradigm",
    "suggest",
]
