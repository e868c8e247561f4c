"""What one customer gets, read in order: faults that no message has by itself.

    >>> from templates_lib import sequence
    >>> remarks = sequence.read(said)

``said`` are the finished messages in the order in which the customer gets them. A rule is one
module here that holds one ``RULE`` bearing its name, the name of the fault; the package is walked,
so adding a rule is adding a module. Rules are pure functions: values in, remarks out.
"""

import sys
from collections.abc import Mapping, Sequence

from templates_lib.sequence._registry import RuleModuleError, find
from templates_lib.sequence._values import Remark, Rule, Said, Words

__all__ = ["RULES", "Remark", "Rule", "RuleModuleError", "Said", "Words", "read"]

RULES: Mapping[str, Rule] = find(sys.modules[__name__])


def read(said: Sequence[Said]) -> list[Remark]:
    """Every remark on ``said``, by the message it is about, then by rule."""
    found = [remark for rule in RULES.values() for remark in rule.find(said)]
    return sorted(found, key=lambda remark: (remark.at, remark.rule, remark.part))
