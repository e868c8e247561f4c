"""An amount, number or date is printed without saying how.

What it finds: a placeholder declared as money, number, percent, date, time or datetime that goes
through no filter; and, where nothing is declared, one that the source text formats and this text
prints raw.

Why it hurts: undeclared, the customer reads ``1299.5`` or ``2025-05-31`` for "1 299,50 kr" and
"31. mai 2025". Declared, it is written in its usual form here, but raw by another sender to which
the text is exported; so that is only a warning.

Write instead: the filter, as in ``{{ total | money }}``.

Source: check catalogue, VAR-TYPE; the formats are CLDR's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.language import Use
from templates_lib.placeholders import Placeholder

_RAW = gettext_noop("“%(name)s” (%(type)s) says nothing of its format: write %(written)s.")
_SOURCE_FORMATS = gettext_noop(
    "“%(name)s” is printed raw; the %(source)s text formats it: write %(written)s."
)

FORMATS: Mapping[str, str] = {
    "money": "money",
    "number": "number",
    "percent": "percent",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}
"""Declared type -> the filter that formats it."""

_FORMATTING = frozenset(FORMATS.values())


def find(member: Member) -> Iterator[Fault]:
    """Yield each printed use of a value that no filter formats."""
    declared = member.family.message.placeholders
    formatted = _formatted(member.source) if member.source and not declared else {}
    for passage in member.passages:
        for use in passage.uses:
            if not use.printed or _has_filter(use):
                continue
            if kind := _type(use.path, declared):
                warning = Severity.WARNING
                yield _fault(passage, use, FORMATS[kind], _RAW, warning, type=kind)
            elif use.path in formatted:
                there, filter_text = formatted[use.path]
                error = Severity.ERROR
                yield _fault(passage, use, filter_text, _SOURCE_FORMATS, error, source=there)


def _has_filter(use: Use) -> bool:
    """Whether any filter but ``default`` is there: a wrong one is another check's."""
    return any(each.name != "default" for each in use.filters)


def _type(path: str, declared: Mapping[str, Placeholder]) -> str:
    """The declared type at ``path``, when values of it need a format."""
    placeholder: Placeholder | None = None
    for step in path.split("."):
        placeholder = declared.get(step)
        if placeholder is None:
            return ""
        declared = placeholder.fields
    return placeholder.type if placeholder and placeholder.type in FORMATS else ""


def _formatted(source: Member) -> dict[str, tuple[str, str]]:
    """Path -> the source's locale and its formatting filter as written, for values always so."""
    found: dict[str, tuple[str, str]] = {}
    raw: set[str] = set()
    for passage in source.passages:
        for use in passage.uses:
            if not use.printed:
                continue
            formats = [each for each in use.filters if each.name in _FORMATTING]
            if formats:
                first = formats[0]
                written = passage.text[first.start : first.end]
                found.setdefault(use.path, (source.variant.locale, written))
            else:
                raw.add(use.path)
    return {path: told for path, told in found.items() if path not in raw}


def _fault(
    passage: Passage, use: Use, filter_text: str, msgid: str, severity: Severity, **more: str
) -> Fault:
    name = passage.text[use.start : use.end]
    suggestion = f"{name} | {filter_text}"
    params = {"name": use.path, "written": f"{{{{ {suggestion} }}}}", **more}
    return Fault(
        passage, use.start, use.end, msgid, params, severity=severity, suggestion=suggestion
    )


_DECLARED = {
    "total": {"type": "money", "currency": "NOK"},
    "due": {"type": "date"},
    "count": {"type": "count"},
}

CHECK = Check(
    id="placeholder_unformatted",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-TYPE",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("nb", "Totalt {{ total }}.", "an amount without format", placeholders=_DECLARED),
        fails("pl", "Termin: {{ due }}.", "a date without format", placeholders=_DECLARED),
        fails(
            "da",
            "Betal {{ amount }} nu.",
            "the source formats it, so it is an amount",
            source="Pay {{ amount | money }} now.",
        ),
        passes("nb", "Totalt {{ total | money }}.", "formatted", placeholders=_DECLARED),
        passes("pl", "Termin: {{ due | date }}.", "formatted", placeholders=_DECLARED),
        passes("nl", "{{ count }} pakketten", "a count needs no format", placeholders=_DECLARED),
        passes(
            "da",
            "{% if total > 500 %}Fri fragt!{% endif %}",
            "a condition prints nothing",
            placeholders=_DECLARED,
        ),
    ),
)
