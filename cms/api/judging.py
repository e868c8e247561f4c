"""Checking and measuring texts that are not stored."""

from collections import Counter
from typing import Any

import channels
from cms.api.names import nearest
from cms.api.problems import Fault, Refusal, pointer, shown
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.documents import CheckAnswer, CheckRequest, FindingAnswer, MeasureRequest
from cms.door import to_guide
from cms.models import Brand
from templates_lib import checks
from templates_lib import guide as guides
from templates_lib import message as messages
from templates_lib.guide import Guide, GuideError
from templates_lib.message import Message, MessageError

_Problems = tuple[channels.Problem, ...]


def check(sent: Any) -> CheckAnswer:
    """Every finding in what was sent: a `CheckRequest`, or a message document as it is."""
    if isinstance(sent, CheckRequest):
        message, guide = _message(sent.message, "message"), _guide(sent)
    else:
        message, guide = _message(sent), None
    found = checks.run(message, guide)
    weights = Counter(str(finding.severity) for finding in found)
    return CheckAnswer(
        findings=[FindingAnswer.model_validate(finding.as_dict()) for finding in found],
        errors=weights["error"],
        warnings=weights["warning"],
        infos=weights["info"],
    )


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


def _guide(sent: CheckRequest) -> Guide | None:
    """The guide document that was sent, or the guide of the brand that was named."""
    if sent.guide is not None and sent.brand is not None:
        raise Refusal("invalid-body", "Send a guide or the key of a brand, and not both.")
    if sent.brand is not None:
        return to_guide(_brand(sent.brand))
    if sent.guide is None:
        return None
    try:
        return guides.load(sent.guide)
    except GuideError as error:
        raise _unfit("The guide document does not fit.", error.problems, "guide") from error


def _brand(key: str) -> Brand:
    brand = Brand.objects.filter(key=key).first()
    if brand is None:
        known = list(Brand.objects.order_by("key").values_list("key", flat=True))
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
