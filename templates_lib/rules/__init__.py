"""A brand's own rules about wording, as data: what may not be said, how often, with what else.

A rule is one of a few kinds (``KINDS``), as in Vale, and looks for words (whole words and phrases,
whatever their capitals; ``*`` at the end stands for any ending) or, by exception, for a pattern
(RE2: its time grows with the text and with nothing else, whatever a pattern looks like).

    >>> from templates_lib import rules
    >>> rule = rules.load({"no-free": {"kind": "existence", "words": ["gratis"]}})[0]
    >>> [breach.word for breach in rules.breaches(rule, ["Helt gratis!"])]
    ['gratis']
"""

from templates_lib.rules._applied import Breach, breaches
from templates_lib.rules._loading import RULE_FIELDS, RulesError, load, read_rules
from templates_lib.rules._patterns import PatternError
from templates_lib.rules._values import CASES, KINDS, WHOLE, Rule
from templates_lib.rules._words import Words, spelling, words

__all__ = [
    "CASES",
    "KINDS",
    "RULE_FIELDS",
    "WHOLE",
    "Breach",
    "PatternError",
    "Rule",
    "RulesError",
    "Words",
    "breaches",
    "load",
    "read_rules",
    "spelling",
    "words",
]
