"""Static checks of a finished mail: its HTML, subject, preheader and plain text.

    >>> [advice.rule for advice in lint({"subject": "RE: Your order"}, "en")]
    ['subject_fake_reply']

Machinery begins with an underscore; every other module here is a rule and holds one ``RULE``.
Adding a rule is adding a module.
"""

import sys
from collections.abc import Collection, Mapping

from channels.email._lint._advice import MailAdvice
from channels.email._lint._engine import run_rules
from channels.email._lint._mail import Mail
from channels.email._lint._registry import RuleModuleError, find
from channels.email._lint._rule import Example, Fault, Rule

__all__ = ["RULES", "Example", "Fault", "MailAdvice", "Rule", "RuleModuleError", "lint"]

RULES: Mapping[str, Rule] = find(sys.modules[__name__])


def lint(
    outputs: Mapping[str, str], locale: str = "", *, only: Collection[str] | None = None
) -> tuple[MailAdvice, ...]:
    """Return what is to be mended in finished *outputs*, by output and place.

    Outputs are "subject", "preheader", "html" and "text"; one that is absent is empty.
    ``locale`` is the message's tag, "" when it is not known. ``only`` names the rules to run;
    KeyError for a name that is none. Whatever the texts are, this raises nothing else.
    """
    rules = RULES.values() if only is None else [RULES[name] for name in only]
    return run_rules(rules, Mail(outputs, locale))
