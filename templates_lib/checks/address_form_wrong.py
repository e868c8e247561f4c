"""The reader is addressed in a form that the brand does not use.

What it finds: formal address (De, u, Pan, Sie, Ni, vous, usted, Lei, te) where the style guide
says informal, and informal address (du, je, ty, tu, sinä) where it says formal: pronouns,
possessives, and in Polish, French, Spanish, Italian and Finnish verb forms. Words that may mean
others ("they", "she", several people) are left to ``address_form_doubtful``. What somebody else
says in quotation marks is not the brand's.

Why it hurts: a brand that says "du" in one message and "De" in the next is two strangers.

Write instead: the form of the style guide, through the whole sentence: verbs and possessives too.

Source: the brand's style guide (``address_form``); check catalogue, ADDR-FORM; Språkrådet,
Retskrivningsordbogen, Taalunie, Duden, Svenska skrivregler, Iso suomen kielioppi, RAE, Crusca and
WSJP, as each locale's table ``address_form`` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._address import (
    FORMAL,
    INFORMAL,
    READ,
    Evidence,
    Strength,
    lexicon,
    rule_of,
    spoken_evidence,
    telling,
)
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_TOO_FORMAL = gettext_noop(
    "“%(word)s” is formal, and the brand addresses its customers informally here."
)
_TOO_INFORMAL = gettext_noop(
    "“%(word)s” is informal, and the brand addresses its customers formally here."
)
_MSGIDS = {FORMAL: _TOO_FORMAL, INFORMAL: _TOO_INFORMAL}


def find(member: Member) -> Iterator[Fault]:
    """Yield each word in the other form."""
    wanted = member.style.address_form
    if wanted not in _MSGIDS:
        return
    for passage, start, end, each in spoken_evidence(member):
        if each.form == wanted or each.strength is Strength.WEAK:
            continue
        yield Fault(
            passage,
            start,
            end,
            _MSGIDS[each.form],
            {"word": each.word},
            severity=Severity.ERROR if each.strength is Strength.STRONG else Severity.WARNING,
            suggestion=_suggestion(member, each, passage.text[start:end]),
            rule=rule_of(member, "address_form"),
        )


def _suggestion(member: Member, each: Evidence, written: str) -> str | None:
    """The word of the other form, where nothing else in the sentence changes with it."""
    if written != each.word or each.strength is not Strength.STRONG:
        return None
    known = lexicon(member.variant.locale).replacements
    return known.get(each.word) or _small(known.get(each.word.lower()), each)


def _small(other: str | None, each: Evidence) -> str | None:
    """For a word with the capital of a sentence: the other one with its capital."""
    return other[0].upper() + other[1:] if other and each.form == INFORMAL else None


_INFORMAL = {"address_form": "informal"}
_FORMAL = {"address_form": "formal"}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.style.address_form in _MSGIDS


CHECK = Check(
    id="address_form_wrong",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ADDR-FORM",),
    locales=READ,
    when=_may_be,
    words=telling,
    find=find,
    examples=(
        fails("nb", "Takk for at De handlet hos oss.", "the brand says du", style=_INFORMAL),
        fails("nb", "Takk for bestillingen din.", "the brand says De", style=_FORMAL),
        fails("da", "Deres pakke er på vej.", "nobody else can be meant", style=_INFORMAL),
        fails("pl", "Przesyłamy Panu fakturę.", "the brand says ty", style=_INFORMAL),
        fails("pl", "Sprawdź stan paczki.", "an imperative to one person", style=_FORMAL),
        fails("nl", "Uw pakket komt vandaag.", "the brand says je", style=_INFORMAL),
        fails("de", "Bitte prüfen Sie die Adresse.", "the brand says du", style=_INFORMAL),
        fails("fi", "Tilauksenne on matkalla.", "a possessive ending", style=_INFORMAL),
        passes("nb", "De nye vilkårene gjelder fra mai.", "an article", style=_INFORMAL),
        passes("da", "Børnene og deres legetøj er trygge.", "theirs", style=_INFORMAL),
        passes("nl", "De winkel is open tot 18 u.", "an hour", style=_INFORMAL),
        passes("pl", "Ci klienci już nam zaufali.", "these customers", style=_FORMAL),
        passes("pl", "Pan Nowak dostarczy paczkę.", "a name", style=_INFORMAL),
        passes("de", "Unsere Lampen sind da. Sie sind bald weg.", "they", style=_INFORMAL),
    ),
)
