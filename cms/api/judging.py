"""Checking and measuring texts that are not stored."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import channels
from cms import brand_index
from cms.api.caller import Caller
from cms.api.names import nearest
from cms.api.problems import Fault, Refusal, pointer, shown
from cms.api.rights import Verb
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.documents import CheckAnswer, CheckRequest, FindingAnswer, MeasureRequest
from cms.door import to_guide
from cms.models import Brand
from cms.snippets.values import brand_snippets, mentions
from templates_lib import checks, report
from templates_lib import guide as guides
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.guide import Guide, GuideError
from templates_lib.message import Message, MessageError
from templates_lib.snippets import write_snippet

_Problems = tuple[channels.Problem, ...]


@dataclass(frozen=True)
class Judged:
    """A message that was sent, with what was found in it."""

    message: Message
    findings: tuple[Finding, ...]
    exit_status: int

    def answer(self) -> CheckAnswer:
        """As JSON tells it."""
        weights = Counter(str(finding.severity) for finding in self.findings)
        return CheckAnswer(
            findings=[FindingAnswer.model_validate(each.as_dict()) for each in self.findings],
            errors=weights["error"],
            warnings=weights["warning"],
            infos=weights["info"],
            exit_status=self.exit_status,
        )

    def written(self, form: str) -> str:
        """As the command line writes it in this format."""
        result = report.checked(self.message, self.findings, self.message.key)
        return "".join(report.FORMATS[form]([result]))


def check(sent: Any, fail_on: str, who: Caller) -> Judged:
    """Every finding in what was sent: a `CheckRequest`, or a message document as it is.

    Of the stored brands there are those that *who* may check texts of.
    """
    index = checks.Index()
    if isinstance(sent, CheckRequest):
        guide, brand = _guide(sent, who)
        message = _message(_with_snippets(sent.message, brand), "message")
    else:
        message, guide, brand = _message(sent), None, None
    if guide and brand:
        with brand_index.held(brand, guide) as index:
            found = checks.run(message, guide, index=index)
    else:
        found = checks.run(message, guide, index=index)
    return Judged(message, tuple(found), report.exit_status(found, fail_on))


def measure(sent: MeasureRequest) -> MeasurementAnswer:
    """The figures of the content that was sent."""
    try:
        channel = channels.get(sent.channel)
        return MeasurementAnswer.of(channel.measure(sent.content))
    except channels.UnknownChannelError as error:
        raise Refusal(
            "invalid-body",
            f"{shown(sent.channel)} is not a channel.",
            errors=[Fault(pointer="#/channel", detail="is not a channel")],
            suggestions=error.suggestions,
        ) from error
    except channels.ContentError as error:
        raise _unfit("The content does not fit its channel.", error.problems, "content") from error
    except ValueError as error:  # such as a mail too large to be laid out
        raise Refusal("invalid-body", f"The content cannot be measured: {error}") from error


def _message(document: Any, *below: str) -> Message:
    try:
        return messages.load(document)
    except MessageError as error:
        raise _unfit("The message document does not fit.", error.problems, *below) from error


def _with_snippets(document: Any, brand: Brand | None) -> Any:
    """*document* with the snippets of the *brand* that was named, unless it brings its own."""
    if brand is None or not isinstance(document, dict) or "snippets" in document:
        return document
    if not mentions(document.get("variants")):
        return document
    known = {key: write_snippet(each) for key, each in brand_snippets(brand.key).items()}
    return {**document, "snippets": known} if known else document


def _guide(sent: CheckRequest, who: Caller) -> tuple[Guide | None, Brand | None]:
    """The guide document that was sent, or the guide of the brand that was named."""
    if sent.guide is not None and sent.brand is not None:
        raise Refusal("invalid-body", "Send a guide or the key of a brand, and not both.")
    if sent.brand is not None:
        brand = _brand(sent.brand, who)
        return to_guide(brand), brand
    if sent.guide is None:
        return None, None
    try:
        guide = guides.load(sent.guide)
    except GuideError as error:
        raise _unfit("The guide document does not fit.", error.problems, "guide") from error
    if problems := checks.problems_of(guide):
        raise _unfit("The guide document names what no check has.", problems, "guide")
    return guide, None


def _brand(key: str, who: Caller) -> Brand:
    rows, brands = Brand.objects.order_by("key"), who.rights.brands(Verb.CHECK)
    open_to = rows if brands is None else rows.filter(key__in=brands)
    brand = open_to.filter(key=key).first()
    if brand is None:
        if rows.filter(key=key).exists():
            who.log_denied("check in another brand")
        known = list(open_to.values_list("key", flat=True))
        fault = Fault(pointer="#/brand", detail="is not the key of a brand")
        raise Refusal(
            "invalid-body",
            f"{shown(key)} is not the key of a brand.",
            errors=[fault],
            suggestions=nearest(key, known),
        )
    return brand


def _unfit(detail: str, problems: _Problems, *below: str) -> Refusal:
    faults = [
        Fault(pointer=pointer([*below, *filter(None, each.path.split("."))]), detail=each.message)
        for each in problems[:100]
    ]
    return Refusal("invalid-body", detail, errors=faults)
