"""A plan as its page shows it: narrowed by fate, locale and findings, grouped by message."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

import channels
import locales
from cms.exchange.grouping import Ignored
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.saying import told
from cms.guard import words
from cms.models import Variant
from templates_lib.checks import Finding, Severity

WEIGHTS = {
    Severity.ERROR: gettext_lazy("Error"),
    Severity.WARNING: gettext_lazy("Warning"),
    Severity.INFO: gettext_lazy("Remark"),
}
FATES = {
    Fate.CREATE: gettext_lazy("New"),
    Fate.CHANGE: gettext_lazy("Changed"),
    Fate.SAME: gettext_lazy("Unchanged"),
    Fate.REFUSE: gettext_lazy("Refused"),
}
SEVERITIES = {
    Severity.ERROR: gettext_lazy("Errors"),
    Severity.WARNING: gettext_lazy("Warnings"),
    Severity.INFO: gettext_lazy("Remarks"),
}
WHO = {
    "file": gettext_lazy("Only the file"),
    "here": gettext_lazy("Only here"),
    "both": gettext_lazy("Both"),
}
"""Who changed a text since file and text here were one."""


@dataclass(frozen=True)
class Choice:
    """A link that narrows the list; following an active one shows all again."""

    label: str
    count: int
    url: str
    active: bool
    value: str = ""


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; "" is everything. ``base`` is the address of the list."""

    base: str = ""
    fate: str = ""
    locale: str = ""
    severity: str = ""
    who: str = ""

    @classmethod
    def asked(cls, base: str, query: Mapping[str, str]) -> "Wanted":
        """From the query of an address; what does not exist is left out."""
        fate, severity = query.get("fate", ""), query.get("findings", "")
        return cls(
            base,
            fate if fate in set(Fate) else "",
            query.get("locale", ""),
            severity if severity in set(Severity) else "",
            who if (who := query.get("who", "")) in WHO else "",
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.fate or self.locale or self.severity or self.who)

    def takes(self, row: Row) -> bool:
        """Whether *row* is shown."""
        return (
            (not self.fate or row.fate == self.fate)
            and (not self.locale or row.locale == self.locale)
            and (not self.severity or row.count(self.severity) > 0)
            and (not self.who or row.changed_by == self.who)
        )

    def url(self, **changed: str) -> str:
        """The address of the list with this *changed*."""
        now = {"fate": self.fate, "locale": self.locale, "findings": self.severity, "who": self.who}
        now |= changed
        asked = urlencode({name: value for name, value in now.items() if value})
        return f"{self.base}?{asked}"


@dataclass(frozen=True)
class ShownFinding:
    """One finding, in words; ``severity`` is its name in styles, ``weight`` in words."""

    severity: str
    weight: str
    check: str
    part: str
    words: str


@dataclass(frozen=True)
class ShownRow:
    """One variant, in words."""

    row: Row
    channel: str
    language: str
    edit_url: str
    fate: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    differences: tuple[tuple[str, str, str], ...]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownTemplate:
    """One message with those of its variants that are shown."""

    row: TemplateRow
    fate: str
    why: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class Counts:
    """How many rows there are of each kind, whoever counted them."""

    fates: dict[Fate, int]
    locales: Counter[str]
    severities: Counter[str]
    who: Counter[str]

    @classmethod
    def of(cls, plan: Plan) -> "Counts":
        return cls(
            dict(plan.counts),
            Counter(row.locale for row in plan.rows),
            Counter(each.value for row in plan.rows for each in Severity if row.count(each)),
            Counter(row.changed_by for row in plan.rows if row.changed_by),
        )


def choices(counts: Counts, source_locale: str, wanted: Wanted) -> dict[str, list[Choice]]:
    """The links over the list: by fate, by locale, by findings, by who changed the text."""

    def choice(label: str, key: str, value: str, count: int, now: str) -> Choice:
        active = now == value
        return Choice(label, count, wanted.url(**{key: "" if active else value}), active, value)

    tags = sorted(counts.locales, key=lambda tag: (tag != source_locale, tag))
    return {
        "fates": [
            choice(str(label), "fate", fate.value, counts.fates[fate], wanted.fate)
            for fate, label in FATES.items()
        ],
        "locales": [choice(tag, "locale", tag, counts.locales[tag], wanted.locale) for tag in tags],
        "severities": [
            choice(str(label), "findings", each.value, count, wanted.severity)
            for each, label in SEVERITIES.items()
            if (count := counts.severities.get(each, 0)) or wanted.severity == each
        ],
        "who": [
            choice(str(label), "who", who, count, wanted.who)
            for who, label in WHO.items()
            if (count := counts.who.get(who, 0)) or wanted.who == who
        ],
    }


def shown(plan: Plan, rows: Iterable[Row]) -> list[ShownTemplate]:
    """*rows* under their templates, in the order of the plan."""
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return [
        ShownTemplate(
            row=template,
            fate=str(FATES[template.fate]),
            why=tuple(told(each) for each in template.why),
            rows=tuple(_shown(row) for row in by_key.pop(template.key)),
        )
        for template in plan.templates
        if template.key in by_key
    ]


def _shown(row: Row) -> ShownRow:
    channel = channels.get(row.channel)
    texts = channel.texts(channel.load(row.content)) if row.content is not None else ()
    return ShownRow(
        row=row,
        channel=gettext(channel.label),
        language=locales.get(row.locale).name,
        edit_url=_edit_url(row),
        fate=str(FATES[row.fate]),
        why=tuple(told(each) for each in row.why),
        notes=tuple(told(each) for each in row.notes),
        findings=tuple(_finding(each, row, channel) for each in _gravest_first(row.findings)),
        differences=tuple((gettext(d.label), d.before, d.after) for d in row.differences),
        texts=tuple((gettext(part.block or part.label), part.text) for part in texts if part.text),
    )


def _edit_url(row: Row) -> str:
    """The editor of the variant, where there is one."""
    if row.pk is None:
        return ""
    return reverse(Variant.snippet_viewset.get_url_name("edit"), args=[quote(row.pk)])


def _gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: Severity(finding.severity).rank)


def _finding(finding: Finding, row: Row, channel: channels.Channel) -> ShownFinding:
    labels = {}
    if row.content is not None:
        labels = {
            part.path: part.block or part.label for part in channel.texts(channel.load(row.content))
        }
    label = labels.get(finding.part)
    return ShownFinding(
        str(finding.severity),
        str(WEIGHTS[Severity(finding.severity)]),
        finding.check,
        gettext(label) if label else finding.part,
        words(finding),
    )


@dataclass(frozen=True)
class ShownIgnored:
    """Keys left out for one reason, under their first step."""

    head: str
    why: str
    keys: tuple[Ignored, ...]


def left_out(plan: Plan) -> list[ShownIgnored]:
    """The keys that become nothing, gathered by their first step and the reason."""
    gathered: dict[tuple[str, str], list[Ignored]] = {}
    for each in plan.ignored:
        head, dot, _ = each.key.partition(".")
        gathered.setdefault((f"{head}.*" if dot else head, told(each.why)), []).append(each)
    return [
        ShownIgnored(keys[0].key if len(keys) == 1 else head, why, tuple(keys))
        for (head, why), keys in gathered.items()
    ]
