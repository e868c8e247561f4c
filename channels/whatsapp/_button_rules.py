"""What a button may say and do, and how buttons stand together."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from channels._content import Block, Content
from channels._emoji import emoji
from channels._problem import Problem
from channels._reading import problem
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY
from channels.whatsapp._limits import EMOJI_SOURCE, PLAIN_SOURCE
from channels.whatsapp._walk import Place, all_buttons, blocks, buttons_of
from channels.whatsapp._wording import literal
from locales.words import gettext_noop

__all__ = ["button_problems", "plain_problems"]

_GROUPS = gettext_noop(
    "quick replies stand together, and all other buttons before or after them: this one parts them"
)
_PHONE = gettext_noop("%(number)s is no phone number: digits, with the country's code first")
_NOT_PLAIN = gettext_noop("WhatsApp shows plain text here; take out %(sign)s (%(source)s)")

_NUMBER = re.compile(r"\+?[0-9](?:[0-9 ().-]*[0-9])?")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_MARK = re.compile(r"[*_~`]")
_NEW_LINE = gettext_noop("the line break")


def button_problems(content: Content) -> Iterator[Problem]:
    """Yield buttons that part the quick replies, and phone numbers that are none."""
    yield from _parted(tuple(blocks(content, "buttons")))
    for path, card in blocks(content, "cards"):
        yield from _parted(tuple(buttons_of(path, card)))
    for path, button in all_buttons(content):
        if button.type == PHONE_CALL:
            yield from _phone(f"{path}.phone", button.text("phone"))


def plain_problems(content: Content) -> Iterator[Problem]:
    """Yield what is more than plain text in a title, a footer or a label.

    Placeholders' values are not known here; what they must not hold is the sender's to refuse.
    """
    for path, block in blocks(content, "header"):
        if "text" in block.fields:
            yield from _plain(f"{path}.text", block.text("text"), EMOJI_SOURCE)
    yield from _plain("footer", content.text("footer"), EMOJI_SOURCE, marks=False)
    for path, button in all_buttons(content):
        if button.type != COPY_CODE:
            yield from _plain(f"{path}.label", button.text("label"), PLAIN_SOURCE)
    for path, code in blocks(content, "code"):
        yield from _plain(f"{path}.label", code.text("label"), PLAIN_SOURCE)
        yield from _plain(f"{path}.autofill", code.text("autofill"), PLAIN_SOURCE)


def _plain(path: str, template: str, source: str, marks: bool = True) -> Iterator[Problem]:
    words = literal(template)
    found = next(emoji(words), None) or (_MARK.search(words) if marks else None)
    if found is not None:
        yield problem(path, _NOT_PLAIN, sign=found[0], source=source)
    if _BREAK.search(words):
        yield problem(path, _NOT_PLAIN, sign=_NEW_LINE, source=source)


def _parted(places: Sequence[Place]) -> Iterator[Problem]:
    """Yield the first button of a third group."""
    groups = [list(group) for _, group in groupby(places, key=lambda place: _is_reply(place[1]))]
    if len(groups) > 2:
        path, _ = groups[2][0]
        yield problem(path, _GROUPS)


def _is_reply(button: Block) -> bool:
    return button.type == QUICK_REPLY


def _phone(path: str, number: str) -> Iterator[Problem]:
    if number.strip() and not _NUMBER.fullmatch(number.strip()):
        yield problem(path, _PHONE, number=number.strip()[:40])
