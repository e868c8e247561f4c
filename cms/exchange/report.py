"""A plan as lines of text, for the command."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.exchange.listing import FATES, SEVERITIES, WEIGHTS, left_out
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.saying import told
from cms.guard import words
from templates_lib.checks import Severity

__all__ = ["lines"]


def lines(plan: Plan, *, everything: bool = False) -> Iterator[str]:
    """The plan, a row a line with what belongs to it below; *everything*: every key left out."""
    by_key: dict[str, list[Row]] = {}
    for row in plan.rows:
        by_key.setdefault(row.key, []).append(row)
    for template in plan.templates:
        yield from _template(template)
        for row in by_key.pop(template.key, []):
            yield from _row(row)
    yield from _ignored(plan, everything)
    for theirs, ours in plan.renamed.items():
        yield _("Placeholder %(theirs)s is called %(ours)s here.") % {
            "theirs": theirs,
            "ours": ours,
        }
    for note in plan.notes:
        yield told(note)
    yield summary(plan)


def summary(plan: Plan) -> str:
    """How many texts meet each fate, in one line."""
    counted = (f"{str(FATES[fate]).lower()} {count}" for fate, count in plan.counts.items())
    return f"{plan.brand}: {', '.join(counted)}"


def _template(row: TemplateRow) -> Iterator[str]:
    yield f"{row.key}  [{FATES[row.fate]}]"
    yield from (f"    ! {told(why)}" for why in row.why)
    if row.declares:
        declared = ", ".join(f"{name} ({each['type']})" for name, each in row.declares.items())
        yield "    " + _("declares %(placeholders)s") % {"placeholders": declared}


def _row(row: Row) -> Iterator[str]:
    yield f"    {row.channel:<8} {row.locale:<6} {FATES[row.fate]}{_figures(row)}"
    sign = "!" if row.fate is Fate.REFUSE else "-"
    yield from (f"        {sign} {told(why)}" for why in row.why)
    yield from (f"        - {told(note)}" for note in row.notes)
    for each in row.differences:
        yield f"        {_(each.label)}: {each.before!r} -> {each.after!r}"
    for finding in row.findings:
        weight = str(WEIGHTS[Severity(finding.severity)]).lower()
        yield f"        {weight} {finding.check} {finding.part}: {words(finding)}"


def _figures(row: Row) -> str:
    counted = [
        f"{str(label).lower()} {row.count(severity)}"
        for severity, label in SEVERITIES.items()
        if row.count(severity)
    ]
    return f"  ({', '.join(counted)})" if counted else ""


def _ignored(plan: Plan, everything: bool) -> Iterator[str]:
    if plan.ignored:
        yield _("Left out:")
    for group in left_out(plan):
        yield f"    {group.head} ({len(group.keys)}): {group.why}"
        if everything and len(group.keys) > 1:
            yield from (f"        {each.key}  {' '.join(each.locales)}" for each in group.keys)
