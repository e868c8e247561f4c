"""Sequences in few words."""

from collections.abc import Callable
from typing import Any

import pytest

from templates_lib import sequence
from templates_lib.message import Address
from templates_lib.sequence import Remark, Said, Words


def said(text: str, locale: str, number: int, **more: Any) -> Said:
    """One message of its own key with a running text, and buttons by ``labels=``."""
    labels = more.pop("labels", ())
    channel, key = more.pop("channel", "email"), more.pop("key", f"m{number}")
    texts = (
        Words("body.0.text", "text", text, running=True),
        *(Words(f"body.{place}.label", "label", label) for place, label in enumerate(labels, 1)),
    )
    return Said(Address(key, channel, locale), texts, **{"step": str(number), **more})


@pytest.fixture
def remarks() -> Callable[..., list[Remark]]:
    """``remarks(rule, locale, text, text, …)``: what one rule says; a pair (text, fields) says
    more of a message.
    """

    def run(rule: str, locale: str, *texts: Any) -> list[Remark]:
        every = [
            said(*(each[0], locale, number), **each[1])
            if isinstance(each, tuple)
            else said(each, locale, number)
            for number, each in enumerate(texts)
        ]
        return [each for each in sequence.read(every) if each.rule == rule]

    return run
