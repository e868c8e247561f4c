"""Running the rules over one mail."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from channels._frozen import Frozen
from channels.email._lint._advice import MailAdvice
from channels.email._lint._mail import Mail
from channels.email._lint._places import Lines
from channels.email._lint._rule import Fault, Rule

__all__ = ["run_rules"]

_OUTPUTS = ("subject", "preheader", "html", "text")


def run_rules(rules: Iterable[Rule], mail: Mail) -> tuple[MailAdvice, ...]:
    """Return what *rules* find in *mail*, by output and place; the same twice is one advice."""
    lines = {name: Lines(mail.output(name)) for name in _OUTPUTS}
    found: list[MailAdvice] = []
    for rule in rules:
        if faults := list(rule.find(mail)):
            found += _advices(rule, faults, lines)
    return tuple(sorted(found, key=_order))


def _advices(
    rule: Rule, faults: Iterable[Fault], lines: Mapping[str, Lines]
) -> Iterator[MailAdvice]:
    """Yield one advice for what *rule* says in the same words, at its first place."""
    first: dict[tuple[object, ...], Fault] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    for fault in faults:
        key: tuple[object, ...] = (fault.output, fault.msgid, *fault.params.items())
        first.setdefault(key, fault)
        counts[key] += 1
    for said, fault in first.items():
        yield _advice(rule, fault, lines[fault.output], counts[said])


def _advice(rule: Rule, fault: Fault, lines: Lines, count: int) -> MailAdvice:
    line, column = lines.place(fault.start)
    return MailAdvice(
        rule=rule.id,
        gravity=fault.gravity or rule.gravity,
        output=fault.output,
        msgid=fault.msgid,
        params=Frozen(fault.params),
        line=line,
        start=fault.start,
        end=fault.end,
        source=fault.source or rule.source,
        column=column,
        clients=fault.clients,
        count=count,
    )


def _order(advice: MailAdvice) -> tuple[int, int, str, str]:
    return _OUTPUTS.index(advice.output), advice.start, advice.rule, advice.message
