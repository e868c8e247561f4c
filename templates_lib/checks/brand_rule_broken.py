"""A rule of the brand's own is broken.

What it finds: what a rule of the guide forbids in this locale, channel, stage and part: words that
must not stand, that want another in their place, that come too often or too seldom, twice in a
row, two ways in one message, without what must go with them, in the wrong order or with other
capitals.

Why it hurts: the brand decided it, and whoever wrote the rule said why in its message.

Write instead: what the rule says. Where it names the right word, that is the suggestion.

Source: the brand's guide, ``rules``; the kinds are those of Vale; check catalogue, TERM-PATTERN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose
from templates_lib.rules import WHOLE, Breach, Rule, breaches

_OWN = gettext_noop("%(message)s")
_SAID = {
    "existence": gettext_noop("The brand's rule %(rule)s: do not write “%(word)s”."),
    "substitution": gettext_noop("The brand's rule %(rule)s: write “%(instead)s”."),
    "occurrence": gettext_noop(
        "The brand's rule %(rule)s: “%(word)s” is here %(count)s times; %(wanted)s is right."
    ),
    "repetition": gettext_noop("The brand's rule %(rule)s: “%(word)s” stands here twice."),
    "consistency": gettext_noop(
        "The brand's rule %(rule)s: this message says “%(instead)s” elsewhere; keep to one word."
    ),
    "conditional": gettext_noop(
        "The brand's rule %(rule)s: whoever writes “%(word)s” must also write: %(instead)s."
    ),
    "capitalisation": gettext_noop("The brand's rule %(rule)s: write “%(instead)s”."),
    "sequence": gettext_noop("The brand's rule %(rule)s: “%(word)s” comes before “%(instead)s”."),
}

_Places = Callable[[int, int], tuple[int, int]]
_Reading = tuple[Passage, int, str, _Places]
"""A text, the offset at which it begins, what is read of it, and the way back to its template."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each place where a rule is broken."""
    rules = member.family.guide.rules
    if not rules:
        return
    address, stage = member.address, member.family.message.stage
    for rule in rules:
        if rule.holds_for(address.channel, member.lineage, stage):
            passages = [each for each in member.copy if _concerns(rule, each)]
            for readings in _whole(passages) if rule.kind in WHOLE else _single(passages):
                yield from _faults(member, rule, readings)


def _concerns(rule: Rule, passage: Passage) -> bool:
    # A branch may begin within a word; what stands in one piece is looked up as it stands.
    worth_reading = "{%" in passage.text or rule.may_be_broken_by(passage.text)
    return worth_reading and rule.looks_at(passage.path)


def _single(passages: list[Passage]) -> Iterator[list[_Reading]]:
    """Each text by itself, on each of its branches."""
    for passage in passages:
        for offset, text, places in passage.spoken:
            yield [(passage, offset, text, places)]


def _whole(passages: list[Passage]) -> Iterator[list[_Reading]]:
    """All texts together, as one reader sees them: the first branch of each, the second ..."""
    for number in range(max((len(each.wordings) for each in passages), default=0)):
        yield [
            (each, 0, wording.text, wording.span)
            for each in passages
            if each.wordings
            for wording in (each.wordings[min(number, len(each.wordings) - 1)],)
        ]


def _faults(member: Member, rule: Rule, readings: list[_Reading]) -> Iterator[Fault]:
    # Words are not looked for in addresses; a pattern may be about one.
    texts = [text if rule.pattern else prose(text).bare for _, _, text, _ in readings]
    for breach in breaches(rule, texts, member.family.guide.names):
        passage, offset, _text, places = readings[breach.text]
        start, end = places(breach.start, breach.end)
        # A value inside the span would be lost with it.
        sure = breach.sure and passage.text[offset + start : offset + end] == breach.word
        yield Fault(
            passage,
            offset + start,
            offset + end,
            _OWN if rule.message else _SAID[rule.kind],
            _params(rule, breach),
            severity=Severity(rule.severity),
            suggestion=breach.instead if sure else None,
            evidence=f"{rule.id}:{breach.word.casefold()}",
            rule=f"rules.{rule.id}",
        )


def _params(rule: Rule, breach: Breach) -> dict[str, str]:
    if rule.message:
        said = rule.message.replace("{word}", breach.word).replace("{instead}", breach.instead)
        return {"message": said}
    most = "" if rule.most is None else str(rule.most)
    wanted = "–".join(dict.fromkeys((str(rule.least), most or "…"))) if rule.least else most
    return {
        "rule": rule.id,
        "word": breach.word,
        "instead": breach.instead,
        "count": str(breach.count),
        "wanted": wanted,
    }


def _rule(**fields: object) -> dict[str, object]:
    return {"rules": {"house": fields}}


_FREE = _rule(
    kind="existence", words=["gratis*"], message="Nothing is free: say what it costs.",
    exceptions=["gratis frakt"], locales=["nb", "da"],
)  # fmt: skip
_SWAP = _rule(kind="substitution", swap={"e-mail": "e-post", "mailen": "e-posten"})
_STOP = _rule(kind="conditional", words=["promocja*", "rabat*"], needs=["regulamin*"])
_MARKS = _rule(kind="occurrence", pattern="!", inside_words=True, max=1, severity="info")
_LABELS = _rule(kind="capitalisation", case="sentence", parts=["subject"])
_EITHER = _rule(kind="consistency", either={"levering": "bezorging"})


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.guide.rules)


CHECK = Check(
    id="brand_rule_broken",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("TERM-PATTERN",),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "Du får en gratis lampe.", "a word that must not stand", brand=_FREE),
        fails("nb", "Svar på denne mailen.", "another word is wanted", brand=_SWAP),
        fails("pl", "Rabat 20% na lampy.", "a discount without its terms", brand=_STOP),
        fails("da", "Velkommen! Tak for din ordre!", "one exclamation mark at most", brand=_MARKS),
        fails("nl", "Levering morgen. Gratis bezorging.", "one thing, two words", brand=_EITHER),
        fails(
            "nb",
            "",
            "a subject has capitals as a sentence has",
            channel="email",
            content={"subject": "Din Bestilling er sendt", "body": []},
            brand=_LABELS,
        ),
        passes("nb", "Gratis frakt på alt.", "an exception of the rule", brand=_FREE),
        passes("pl", "Gratis!", "the rule is for other locales", brand=_FREE),
        passes("nb", "Svar på e-posten.", "the wanted word", brand=_SWAP),
        passes("pl", "Rabat 20%. Regulamin: nordhus.example", "with its terms", brand=_STOP),
        passes("da", "Velkommen! Tak for din ordre.", "one", brand=_MARKS),
        passes("nl", "Bezorging morgen. Gratis bezorging.", "one word", brand=_EITHER),
    ),
)
