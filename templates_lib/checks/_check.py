"""A check: a rule of the catalogue, with the examples that document and test it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from templates_lib.checks._finding import Severity
from templates_lib.guide import Guide, SettingValue
from templates_lib.guide import load as load_guide
from templates_lib.message import Address, Message
from templates_lib.message import load as load_message

if TYPE_CHECKING:
    from templates_lib.checks._circumstances import Asked, Circumstances
    from templates_lib.checks._family import Member, Passage

__all__ = ["Check", "Example", "Fault", "Setting", "fails", "passes"]

_CHANNEL = "sms"
"""Where an example that does not say stands: the channel with a single text, ``body``."""


@dataclass(frozen=True)
class Fault:
    """What a check yields; the engine makes the ``Finding`` of it.

    ``where`` is the part, or for a fault of no text (a block that is missing) its path in the
    content. ``severity`` is the check's own unless the fault weighs less. ``related`` is the
    part compared with and the span there. ``rule`` is what decided, where it is not the check by
    itself: a path in the guide document (``locales.nb.address_form``).
    """

    where: Passage | str
    start: int
    end: int
    msgid: str
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    suggestion: str | None = None
    related: tuple[Passage, int, int] | None = None
    evidence: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Setting:
    """A choice that a check leaves to the brand, everywhere or by locale.

    ``name`` is the same wherever several checks read it. ``kind``: "choice" (one of ``choices``,
    pairs of value and label), "words" (a list of texts), "switch" (yes or no) or "number" (at
    least 0). ``label`` and ``help`` are msgids. ``default`` is what holds when nobody chose.
    """

    name: str
    kind: Literal["choice", "words", "switch", "number"]
    label: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    default: SettingValue = ""


@dataclass(frozen=True)
class Check:
    """One rule. ``id`` is the name of its module and of the fault; ``severity`` its gravest.

    ``docstring`` is the module's: what it finds, why that hurts, what to write instead, and the
    source of the rule. ``find`` looks at one variant among its family. ``codes`` are what the
    research's catalogue calls the fault (``TYP-PERCENT``). ``settings`` are the brand's choices
    that it reads. ``extra`` names the optional extra without which it is off
    (``templates_lib.checks.off``). ``observe`` tells what a variant adds to the index of the
    brand's wording: pairs of kind and value.

    A check need not be asked where there can be nothing to find. It says so itself: ``locales`` are
    its languages, and ``when`` looks at all that is known before the texts are read. Where it may
    be asked it sleeps, if it waits for anything, until the texts wake it by one of these: its own
    hold a character of ``triggers``, or what ``sign`` finds (in one text or at the seam of two,
    which a line feed joins); they, or those it is compared with, hold a character of ``beside``;
    the source's (or those of the first locale, where there is none) hold what
    ``sign_source`` finds;
    its own hold one of ``words``, which are told by locale (as
    ``_heads.head`` gives them; ``None``: there it is awake whatever they hold); its own have
    ``least`` characters or more, or the source's ``least_source``. Texts are searched
    as they are written, tags included; where one could hide what is sought, the check is asked.
    ``sign_needs`` spares the search for ``sign``, which finds nothing in a text without any of
    these characters, unless it is blank. A test asks every check that was left out about every
    example.
    """

    id: str
    severity: Severity
    docstring: str
    find: Callable[[Member], Iterator[Fault]]
    examples: tuple[Example, ...]
    codes: tuple[str, ...] = ()
    triggers: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    sign: re.Pattern[str] | None = None
    sign_needs: frozenset[str] = frozenset()
    sign_source: re.Pattern[str] | None = None
    least: Callable[[Circumstances], int] | int = 0
    least_source: int = 0
    words: Callable[[str], frozenset[str] | None] | None = None
    when: Callable[[Circumstances], Asked | bool] | None = None
    locales: frozenset[str] = frozenset()
    settings: tuple[Setting, ...] = ()
    extra: str = ""
    observe: Callable[[Member], Iterator[tuple[str, str]]] | None = None

    @property
    def waits(self) -> bool:
        """Whether it sleeps until the texts wake it."""
        return bool(
            self.triggers
            or self.beside
            or self.sign
            or self.sign_source
            or self.least
            or self.least_source
            or self.words is not None
        )

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return self.docstring.strip().partition("\n")[0]


@dataclass(frozen=True)
class Example:
    """A text that fails a check, or passes it, and why.

    ``text`` is the body of an SMS in ``locale``; ``content`` says all parts instead, on
    ``channel``. ``source`` is the English wording where the fault shows by comparison.
    ``placeholders``, ``facts`` and ``style`` are as in the message and the guide document,
    ``brand`` holds further fields of the guide, ``more`` further variants. ``elsewhere`` is what
    other messages of the brand say in ``locale``, each a message of its own, with
    ``elsewhere_source`` (or ``source``) in English. ``made_from`` is the English as it was when
    the text was written. ``snippets`` are as in the message document.
    """

    passing: bool
    locale: str
    text: str
    why: str
    source: str = ""
    channel: str = _CHANNEL
    content: Mapping[str, object] = field(default_factory=dict)
    source_content: Mapping[str, object] = field(default_factory=dict)
    placeholders: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    facts: tuple[Mapping[str, str], ...] = ()
    style: Mapping[str, object] = field(default_factory=dict)
    brand: Mapping[str, object] = field(default_factory=dict)
    more: tuple[Mapping[str, object], ...] = ()
    purpose: str = ""
    stage: str = ""
    source_locale: str = "en"
    elsewhere: tuple[str, ...] = ()
    elsewhere_source: str = ""
    made_from: str = ""
    snippets: Mapping[str, object] = field(default_factory=dict)

    @property
    def others(self) -> tuple[Message, ...]:
        """The brand's other messages."""
        source = self.elsewhere_source or self.source
        return tuple(
            load_message(
                {
                    "key": f"other.{number}",
                    "source_locale": self.source_locale,
                    "variants": [
                        {"channel": _CHANNEL, "locale": locale, "content": {"body": text}}
                        for locale, text in ((self.source_locale, source), (self.locale, said))
                        if text
                    ],
                }
            )
            for number, said in enumerate(self.elsewhere, 1)
        )

    @property
    def message(self) -> Message:
        """The example as a message with its variants."""
        return load_message(
            {
                "key": "example",
                "brand": "nordhus",
                "source_locale": self.source_locale,
                **({"purpose": self.purpose} if self.purpose else {}),
                **({"stage": self.stage} if self.stage else {}),
                "placeholders": self.placeholders,
                "facts": self.facts,
                "snippets": self.snippets,
                "variants": [*self._source(), self._variant(), *self.more],
            }
        )

    @property
    def guide(self) -> Guide:
        """The example's guide."""
        return load_guide({"brand": "nordhus", "locales": {self.locale: self.style}, **self.brand})

    @property
    def address(self) -> Address:
        """Which variant the example is about."""
        return Address("example", self.channel, self.locale)

    def _variant(self) -> Mapping[str, object]:
        content = self.content or {"body": self.text}
        variant = {"channel": self.channel, "locale": self.locale, "content": content}
        return {**variant, "made_from": {"body": self.made_from}} if self.made_from else variant

    def _source(self) -> list[Mapping[str, object]]:
        content = self.source_content or ({"body": self.source} if self.source else {})
        return (
            [{"channel": self.channel, "locale": self.source_locale, "content": content}]
            if content
            else []
        )


def fails(locale: str, text: str, why: str, **more: object) -> Example:
    """An example in which the check finds something."""
    return Example(False, locale, text, why, **more)  # type: ignore[arg-type]


def passes(locale: str, text: str, why: str, **more: object) -> Example:
    """An example that the check leaves alone."""
    return Example(True, locale, text, why, **more)  # type: ignore[arg-type]
