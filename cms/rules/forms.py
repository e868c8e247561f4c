"""The form of a rule: a field for each thing that a kind has; the document is made of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

import channels
from cms.models.fields import LinesFormField
from cms.models.rule import BrandRule
from cms.saying import say
from templates_lib import rules

KINDS = {
    "existence": gettext_lazy("Must not stand: words or a pattern"),
    "substitution": gettext_lazy("Another word is wanted"),
    "occurrence": gettext_lazy("How often something may or must stand"),
    "repetition": gettext_lazy("The same word twice in a row"),
    "consistency": gettext_lazy("One of two words, and not both"),
    "conditional": gettext_lazy("Where one stands, another must stand too"),
    "capitalisation": gettext_lazy("Capitals"),
    "sequence": gettext_lazy("In this order"),
}
SEVERITIES = {
    "error": gettext_lazy("error: stops publishing"),
    "warning": gettext_lazy("warning"),
    "info": gettext_lazy("note"),
}
CASES = {
    "": "–",
    "sentence": gettext_lazy("As in a sentence"),
    "title": gettext_lazy("As in a title"),
    "upper": gettext_lazy("All capitals"),
    "lower": gettext_lazy("No capitals"),
}
LISTS = ("words", "needs", "exceptions", "locales", "stages", "parts")
PAIRS = ("swap", "either")
PLAIN = ("kind", "message", "severity", "pattern", "inside_words", "case", "channels")
COUNTS = ("min", "max")
FIELDS = (*PLAIN, *LISTS, *PAIRS, *COUNTS)


def rule_kind(row: BrandRule) -> str:
    """The kind of a stored rule, in words."""
    kind = row.document.get("kind", "")
    return str(KINDS.get(kind, kind))


class PairsField(forms.CharField):
    """A map of words that is edited as lines: ``mailen = e-posten``."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{one} = {other}" for one, other in value.items())
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        pairs = {}
        for line in (value or "").splitlines():
            one, sign, other = line.partition("=")
            if line.strip() and not sign:
                raise ValidationError(_("Write two words a line, with = between them."))
            if line.strip():
                pairs[one.strip()] = other.strip()
        return pairs


def _lines(label: Any, help_text: Any = "", rows: int = 2) -> LinesFormField:
    return LinesFormField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
    )


def _pairs(label: Any, help_text: Any) -> PairsField:
    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
    return PairsField(label=label, help_text=help_text, required=False, widget=widget)


class RuleForm(WagtailAdminModelForm):
    """Writes ``BrandRule.document``; what does not fit is said at the field that holds it."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(KINDS.items()))
    message = forms.CharField(
        label=gettext_lazy("What writers are told"),
        required=False,
        max_length=500,
        help_text=gettext_lazy(
            "{word} stands for the words found, {instead} for what is wanted. Empty: a sentence "
            "of ours."
        ),
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("Weight"), choices=list(SEVERITIES.items()), initial="warning"
    )
    words = _lines(
        gettext_lazy("Words"),
        gettext_lazy("One word or phrase a line; a * at the end stands for any ending."),
        rows=3,
    )
    pattern = forms.CharField(
        label=gettext_lazy("Pattern"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("In place of words: a regular expression (RE2)."),
        widget=forms.TextInput(attrs={"spellcheck": "false", "dir": "ltr"}),
    )
    inside_words = forms.BooleanField(
        label=gettext_lazy("The pattern may begin and end within a word"), required=False
    )
    swap = _pairs(
        gettext_lazy("Word = what to write instead"), gettext_lazy("A line each: e-mail = e-post")
    )
    either = _pairs(
        gettext_lazy("Word = the other word"), gettext_lazy("A line each: levering = bezorging")
    )
    needs = _lines(gettext_lazy("What must stand too"), gettext_lazy("One word or phrase a line."))
    min = forms.IntegerField(label=gettext_lazy("At least"), required=False, min_value=0)
    max = forms.IntegerField(label=gettext_lazy("At most"), required=False, min_value=0)
    case = forms.ChoiceField(
        label=gettext_lazy("Capitals"), required=False, choices=list(CASES.items())
    )
    exceptions = _lines(
        gettext_lazy("Exceptions"), gettext_lazy("Words and phrases in which nothing is found.")
    )
    locales = _lines(gettext_lazy("Only in these locales"), gettext_lazy("One a line: nb"))
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Only on these channels"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    stages = _lines(gettext_lazy("Only in these stages"), gettext_lazy("A stage's key a line."))
    parts = _lines(
        gettext_lazy("Only in these parts"), gettext_lazy("A part's name a line: subject")
    )

    class Meta:
        model = BrandRule
        fields = ("brand", "key", "is_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(name, _(channel.label)) for name, channel in channels.CHANNELS.items()]
        self.fields["channels"].choices = known
        for name, value in (self.instance.document or {}).items():
            if name in self.fields:
                self.fields[name].initial = value
        if self.instance.pk:
            self.fields["brand"].disabled = self.fields["key"].disabled = True
        elif len(brands := self.fields["brand"].queryset[:2]) == 1:
            self.fields["brand"].initial = brands[0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            rules.load({"rule": self.document()})
        except rules.RulesError as error:
            for problem in error.problems:
                field = problem.path.removeprefix("rule").lstrip(".").partition(".")[0]
                words = say(problem.msgid, problem.params)
                self.add_error(field if field in self.fields else "kind", words)
        self.instance.document = self.document()
        return cleaned

    def document(self) -> dict[str, Any]:
        """The rule as it stands in a guide document: what its kind has, and what is filled in."""
        told = self.cleaned_data
        kind = told.get("kind", "")
        others = {name for fields in rules.KINDS.values() for name in fields}
        left_out = others - set(rules.KINDS.get(kind, ()))
        found: dict[str, Any] = {}
        for name in FIELDS:
            value = told.get(name)
            if name in left_out or value in (None, "", [], {}, False):
                continue
            found[name] = [str(each) for each in value] if name in LISTS else value
        if "pattern" not in found:
            found.pop("inside_words", None)
        return found
