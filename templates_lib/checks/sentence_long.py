"""A sentence is very long.

What it finds: sentences of more words than the brand wants; a line without a full stop is one,
and addresses and values are no words.

Why it hurts: readers lose the thread on a small screen, and those who read with effort lose the
message.

Write instead: two sentences.

Source: Språkrådet, Klarspråk; Dansk Sprognævn; Taalunie; Institutet för språk och folkminnen, all
of whom advise against sentences beyond 20 to 25 words; the number is the project's own choice;
check catalogue, READ-SENTLEN.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import number, rule_of
from templates_lib.checks._circumstances import Asked, Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose

_LONG = gettext_noop("A sentence of %(count)s words; at most %(most)s are wanted. Make two of it.")

SENTENCE = Setting(
    name="sentence_words_most",
    kind="number",
    label=gettext_noop("Words in a sentence, at most"),
    default=30,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each sentence with more words than are wanted."""
    most = number(member, SENTENCE)
    for passage in member.copy:
        # A word and its space are three characters in the mean, and never fewer than two.
        if len(passage.text) <= 2 * most:
            continue
        for wording in passage.wordings:
            read = prose(wording.text)
            if wording.text.count(" ") < most:
                continue
            for sentence in read.sentences:
                count = sum(sentence.start <= word.start < sentence.end for word in read.words)
                if count > most:
                    start, end = wording.span(sentence.start, sentence.end)
                    words = {"count": str(count), "most": str(most)}
                    yield Fault(passage, start, end, _LONG, words, rule=rule_of(member, SENTENCE))


def _may_be(circumstances: Circumstances) -> Asked:
    usual = circumstances.setting(SENTENCE) == SENTENCE.default
    return Asked.WOKEN if usual else Asked.ALWAYS


CHECK = Check(
    id="sentence_long",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("READ-SENTLEN",),
    when=_may_be,
    least=61,
    find=find,
    settings=(SENTENCE,),
    examples=(
        fails("nb", "Pakken er her og " * 8 + "venter.", "thirty-three words"),
        fails("pl", "Paczka już czeka. Odbierz ją " + "i ją " * 14 + "dziś.", "the second one"),
        passes("nb", "Pakken er her. " * 12, "many short ones"),
        passes("pl", "Paczka już czeka.", "three words"),
    ),
)
