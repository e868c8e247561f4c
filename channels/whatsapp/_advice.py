"""What WhatsApp will do to a finished message, or refuse, that no part alone shows."""

import re
from collections.abc import Iterator

from channels._advice import Advice
from channels._content import Content
from channels._emoji import emoji
from channels._frozen import Frozen
from channels.whatsapp._buttons import COPY_CODE, QUICK_REPLY
from channels.whatsapp._folding import folded_at, lines
from channels.whatsapp._languages import code_of, known, language_of
from channels.whatsapp._limits import DESKTOP_BUTTONS, EMOJI, FOLD_LINES
from channels.whatsapp._parts import MARKETING
from channels.whatsapp._walk import is_template
from locales.words import gettext_noop

__all__ = ["advice", "folds", "hidden_on_desktop"]

_NO_LANGUAGE = gettext_noop(
    "WhatsApp has no templates in %(locale)s: choose under which language this one is sent, or "
    "send no WhatsApp in it"
)
_OTHER_LANGUAGE = gettext_noop(
    "sent under the language %(code)s, as chosen; its name at WhatsApp gets %(locale)s at its end"
)
_FOLDS = gettext_noop(
    "about %(lines)s lines on a phone: after %(limit)s, WhatsApp shows “Read more” and readers "
    "stop. What matters stands before that"
)
_EMOJI = gettext_noop("%(count)s emoji: WhatsApp refuses templates with more than %(limit)s")
_FOREIGN = gettext_noop(
    "%(sign)s is no WhatsApp formatting and is shown as it stands: write *bold*, _italic_, and "
    "addresses in full"
)
_NOT_ON_DESKTOP = gettext_noop(
    "WhatsApp on a computer does not show this message but asks to open the phone: it has more "
    "than %(limit)s buttons, quick replies beside others, a discount code or an offer"
)

# Formatting of email and web: **bold**, __bold__, [label](https://address).
_MARKDOWN = re.compile(
    r"\*\*(?=\S)[^*\n]+\*\*|__(?=\S)[^_\n]+__|\[[^\]\[\n]+\]\(https?://[^)\s]+\)"
)


def advice(content: Content, locale: str) -> Iterator[Advice]:
    """Yield what is to be said of a finished *content* in *locale*, the gravest first."""
    if is_template(content):
        yield from _language(content, locale)
        yield from _too_many_emoji(content)
    yield from _foreign_marks(content)
    yield from _long(content)
    if hidden_on_desktop(content):
        params = Frozen({"limit": DESKTOP_BUTTONS.value})
        source = DESKTOP_BUTTONS.source
        yield Advice("not_on_desktop", "info", "body", _NOT_ON_DESKTOP, params, source=source)


def folds(content: Content) -> bool:
    """Whether a phone folds the body: WhatsApp does that to marketing only."""
    return content.text("category") == MARKETING and folded_at(content.text("body")) is not None


def hidden_on_desktop(content: Content) -> bool:
    """Whether the desktop apps ask to open the phone instead of showing the message."""
    kinds = [button.type for button in content.blocks("buttons")]
    mixed = QUICK_REPLY in kinds and any(kind != QUICK_REPLY for kind in kinds)
    many = len(kinds) > DESKTOP_BUTTONS.value
    return many or mixed or COPY_CODE in kinds or bool(content.blocks("offer"))


def _language(content: Content, locale: str) -> Iterator[Advice]:
    params = Frozen({"locale": locale, "code": language_of(content, locale)})
    if params["code"] is None:
        yield Advice(
            "language_undecided", "error", "language", _NO_LANGUAGE, params, source=known().source
        )
    elif params["code"] != code_of(locale):
        yield Advice("language_chosen", "info", "language", _OTHER_LANGUAGE, params)


def _too_many_emoji(content: Content) -> Iterator[Advice]:
    found = list(emoji(content.text("body")))
    if len(found) > EMOJI.value:
        body, first = content.text("body"), found[EMOJI.value]
        yield Advice(
            "too_many_emoji",
            "warning",
            "body",
            _EMOJI,
            Frozen({"count": len(found), "limit": EMOJI.value}),
            body.count("\n", 0, first.start()) + 1,
            first.start(),
            found[-1].end(),
            EMOJI.source,
        )


def _foreign_marks(content: Content) -> Iterator[Advice]:
    for name, text in _copies(content):
        for found in _MARKDOWN.finditer(text):
            yield Advice(
                "foreign_marks",
                "warning",
                name,
                _FOREIGN,
                Frozen({"sign": found[0][:60]}),
                text.count("\n", 0, found.start()) + 1,
                *found.span(),
            )


def _copies(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the output and the text of what WhatsApp formats: the body and those of cards."""
    yield "body", content.text("body")
    for index, card in enumerate(content.blocks("cards")):
        yield f"cards.{index}.body", card.text("body")


def _long(content: Content) -> Iterator[Advice]:
    if not folds(content):
        return
    body = content.text("body")
    start = folded_at(body) or 0
    params = Frozen({"lines": lines(body), "limit": FOLD_LINES.value})
    line = body.count("\n", 0, start) + 1
    source = FOLD_LINES.source
    yield Advice("body_folds", "info", "body", _FOLDS, params, line, start, len(body), source)
