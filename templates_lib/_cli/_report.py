"""What a run of the checker over one document found."""

from __future__ import annotations

from dataclasses import dataclass

import channels
from templates_lib._cli._reading import Input
from templates_lib.checks import Finding
from templates_lib.message import Address, Message

__all__ = ["Checked"]


@dataclass(frozen=True)
class Checked:
    """One document, the message in it, and its findings."""

    document: Input
    message: Message
    findings: tuple[Finding, ...]

    def text_of(self, finding: Finding) -> str:
        """The whole text that a finding is about; empty for a part that is no text."""
        return self.text_at(finding.address, finding.part)

    def text_at(self, address: Address, part: str) -> str:
        """The text of a part of one variant; empty for what is no text."""
        variant = self.message.variant(
            address.channel, address.locale, address.persona, address.arm
        )
        if variant is None:
            return ""
        texts = channels.get(variant.channel).texts(variant.written)
        return next((each.text for each in texts if each.path == part), "")
