"""The whole HTML of an email: a brand's header, a sheet of blocks, a footer."""

import re
from collections.abc import Iterator

from channels._content import Content
from channels._look import Look
from channels.email._frame import foot, head, header
from channels.email._html import Piece, Setting, block_html
from channels.email._mjml import compile_mjml
from channels.email._theme import Theme, theme_of
from locales import Locale

__all__ = ["html_template"]

_SLOT = re.compile(r"slot-([a-z0-9_]+)-tols")


def html_template(content: Content, look: Look, locale: Locale) -> str:
    """Return the HTML of *content* as a template: literals escaped, tags as they were."""
    theme = theme_of(look)
    pieces = [
        head(content, look),
        header(look, theme),
        *_body(content, theme, locale),
        foot(look, theme),
    ]
    slots = dict(pair for piece in pieces for pair in piece.slots)
    compiled = compile_mjml(_document(pieces, theme, locale))
    return _SLOT.sub(lambda match: slots[match[1]], compiled)


def _document(pieces: list[Piece], theme: Theme, locale: Locale) -> str:
    top, above, *body, below = (piece.mjml for piece in pieces)
    sheet = (
        '<mj-section css-class="b-sheet" border-radius="10px" padding="32px 0 20px" '
        f'background-color="{theme.sheet}"><mj-column>{"".join(body)}</mj-column></mj-section>'
    )
    return (
        f'<mjml lang="{locale.tag}" dir="{locale.direction}">'
        f"<mj-head>{_defaults(theme, locale)}{top}</mj-head>"
        f'<mj-body width="600px" css-class="b-page" background-color="{theme.page}">'
        f"{above}{sheet}{below}</mj-body></mjml>"
    )


def _defaults(theme: Theme, locale: Locale) -> str:
    start = _start(locale)
    text = f'align="{start}" color="{theme.text}" font-size="16px" line-height="1.55"'
    button = (
        f'align="{start}" background-color="{theme.button}" color="{theme.button_text}" '
        'font-size="16px" font-weight="600" line-height="1.3" inner-padding="14px 28px" '
        'border-radius="8px" padding="8px 40px 24px"'
    )
    return (
        '<mj-breakpoint width="480px" /><mj-attributes>'
        f'<mj-all font-family="{theme.font}" />'
        f'<mj-text padding="0 40px" {text} />'
        '<mj-class name="small" font-size="13px" line-height="1.5" />'
        f'<mj-section padding="0" direction="{locale.direction}" />'
        f'<mj-column direction="{locale.direction}" />'
        f"<mj-button {button} />"
        f'<mj-image align="{start}" border-radius="8px" padding="0 40px 20px" />'
        f'<mj-divider border-width="1px" border-color="{theme.rule}" padding="12px 40px 28px" />'
        "</mj-attributes>"
    )


def _body(content: Content, theme: Theme, locale: Locale) -> Iterator[Piece]:
    setting = Setting(theme, _start(locale))
    for index, block in enumerate(content.blocks("body")):
        piece = block_html(block, f"b{index}", setting)
        if piece is not None:
            yield piece
            if block.type == "heading":
                setting = Setting(theme, setting.start, 2)


def _start(locale: Locale) -> str:
    return "right" if locale.direction == "rtl" else "left"
