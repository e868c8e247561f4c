"""How a text addresses its reader: du or De, je or u, ty or Pan, tu or vous.

``evidence`` reads a text in a language and gives every word that tells, with how sure it is;
``spoken_evidence`` reads a variant, and asks the source what a doubtful word means. What a language
says stands in its TOML, table ``address_form``; Polish verbs are read by Morfeusz.

_evidence   what a word tells
_lexicon    a language's table, made ready
_places     where a word stands: opening a sentence, in a quotation
_tokens     the words of a text
_opening    De, Sie and Ni at the beginning of a sentence, where the capital says nothing
_polish     titles (Pan, Pani, Państwo) and verbs in the second person
_kinds      what a word of each kind tells, by its place
_reader     all of it together
_members    the evidence of a whole variant
"""

from templates_lib.checks._address._evidence import FORMAL, INFORMAL, Evidence, Strength
from templates_lib.checks._address._lexicon import READ, Lexicon, lexicon
from templates_lib.checks._address._members import Told, rule_of, spoken_evidence
from templates_lib.checks._address._places import opens, quotations
from templates_lib.checks._address._reader import evidence, telling
from templates_lib.checks._address._tokens import tokens

__all__ = [
    "FORMAL",
    "INFORMAL",
    "READ",
    "Evidence",
    "Lexicon",
    "Strength",
    "Told",
    "evidence",
    "lexicon",
    "opens",
    "quotations",
    "rule_of",
    "spoken_evidence",
    "telling",
    "tokens",
]
