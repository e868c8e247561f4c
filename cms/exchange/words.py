"""A sentence for a person, still untranslated: pages and commands say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from channels._frozen import Frozen

__all__ = ["Words", "say"]


@dataclass(frozen=True)
class Words:
    """``msgid`` is English with ``%(name)s`` gaps for ``params``; a param may be words itself."""

    msgid: str
    params: Mapping[str, str | Words]

    def __str__(self) -> str:
        return self.msgid % {name: str(value) for name, value in self.params.items()}


def say(msgid: str, **params: object) -> Words:
    """Words with their gaps; *msgid* is marked with ``gettext_noop`` where it is written."""
    return Words(
        msgid,
        Frozen(
            {name: each if isinstance(each, Words) else str(each) for name, each in params.items()}
        ),
    )
