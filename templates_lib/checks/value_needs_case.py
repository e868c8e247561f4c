"""A sentence is built around a value that would have to be inflected.

What it finds: a name or text printed right behind a word that asks for its case, gender or sound:
Polish prepositions (``w {{ city }}``), Norwegian and Danish ``den`` and ``det``, Dutch ``de`` and
``het``, English ``a`` and ``an``. What formats its value, and a value whose name says its case
(``city_loc``), is left alone.

Why it hurts: "w Kraków" and "det lampe" read like a machine's.

Write instead: words before it that bear the case (``w mieście {{ city }}``), or a colon.

Source: check catalogue, VAR-GLUE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._wording import SENTINEL
from templates_lib.language import Use

_NEEDS = gettext_noop("“%(word)s” asks for a form that %(value)s may not have: build it otherwise.")

_NAMED_SO = re.compile(
    r"(?:^|_)(?:city|town|place|product|item|store|shop|category|brand|plan)(?:_?name)?$"
)
_DECLARED_SO = frozenset({"name", "choice"})


@lru_cache(maxsize=512)
def _before_value(tag: str) -> re.Pattern[str] | None:
    words = locales.get(tag).table("words_before_values").get("governing", ())
    if not words:
        return None
    behind = rf"(?:{SENTINEL}|(?:{{%[^{{}}%]*%}})?{{{{)"  # a value, or the tag that prints it
    return re.compile(rf"(?<!\w)(?P<word>{'|'.join(words)})[ \u00a0]{behind}", re.IGNORECASE)


def find(member: Member) -> Iterator[Fault]:
    """Yield each value behind a word that asks for its form."""
    pattern = _before_value(member.variant.locale)
    for passage in member.copy if pattern else ():
        if pattern is None or not pattern.search(passage.text):
            continue
        tags = {use.tag: use for use in passage.uses if use.printed}
        for wording in passage.wordings if tags else ():
            for match in pattern.finditer(wording.text):
                run = wording.print_at(match.end() - 1)
                use = tags.get((run.start, run.end)) if run else None
                if use is not None and _is_inflected(member, use):
                    start, end = wording.span(*match.span())
                    params = {"word": match["word"], "value": f"{{{{ {use.path} }}}}"}
                    yield Fault(passage, start, end, _NEEDS, params)


def _is_inflected(member: Member, use: Use) -> bool:
    """Whether the value is a word of the sentence, as its type or its name says."""
    if any(each.name not in ("default", "lower", "capitalize") for each in use.filters):
        return False
    declared = member.family.message.placeholders.get(use.path)
    if declared is not None and declared.type not in ("text", "name", "choice"):
        return False
    named = _NAMED_SO.search(use.path.rpartition(".")[2]) is not None
    return named or (declared is not None and declared.type in _DECLARED_SO)


CHECK = Check(
    id="value_needs_case",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("VAR-GLUE",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("pl", "Nasz sklep w {{ city }} czeka.", "the locative"),
        fails("nb", "Takk for at du kjøpte den {{ product }}.", "den, det or de"),
        fails("en", "You bought a {{ product }}.", "a or an"),
        passes("pl", "Nasz sklep w mieście {{ city }} czeka.", "mieście bears the case"),
        passes("pl", "Sklep w {{ city_loc }} czeka.", "its name says the case"),
        passes("nb", "Du kjøpte: {{ product }}.", "a colon"),
    ),
)
