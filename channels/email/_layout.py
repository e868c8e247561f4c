"""The whole HTML of an email: a brand's header, a sheet of blocks, a footer."""

import re
from collections.abc import Sequence

from channels._content import Block, Content
from channels._look import Look
from channels.email._bands import heading_levels, sheet
from channels.email._frame import foot, head, header
from channels.email._mjml import compile_mjml
from channels.email._setting import Piece, Setting
from channels.email._theme import Theme, theme_of
from locales import Locale

__all__ = ["html_template", "mjml_document"]

_SLOT = re.compile(r"slot-([a-z0-9_]+)-tols")


def html_template(content: Content, look: Look, locale: Locale) -> str:
    """Return the HTML of *content* as a template: literals escaped, tags as they were."""
    document = mjml_document(content, look, locale)
    slots = dict(document.slots)
    compiled = compile_mjml(document.mjml)
    return _SLOT.sub(lambda match: slots[match[1]], compiled)


def mjml_document(content: Content, look: Look, locale: Locale) -> Piece:
    """Return the whole mail as MJML, and what its slots hold.

    Legal text that ends the body stands below the sheet, with what the brand says there.
    """
    theme, blocks = theme_of(look), content.blocks("body")
    start = "right" if locale.direction == "rtl" else "left"
    place = Setting(theme.none, start, theme.font, heading_levels(blocks))
    kept = len(blocks) - _legal_at_end(blocks)
    top = head(content, look, _backgrounds(blocks))
    pieces = (
        header(look, theme),
        sheet(blocks[:kept], theme, place),
        foot(blocks[kept:], kept, look, place.on(theme.page)),
    )
    mjml = (
        f'<mjml lang="{locale.tag}" dir="{locale.direction}">'
        f"<mj-head>{_defaults(theme, locale, start)}{top.mjml}</mj-head>"
        f'<mj-body width="600px" css-class="b-page" background-color="{theme.page.background}">'
        f"{''.join(piece.mjml for piece in pieces)}</mj-body></mjml>"
    )
    return Piece(mjml, tuple(slot for piece in (top, *pieces) for slot in piece.slots))


def _legal_at_end(blocks: Sequence[Block]) -> int:
    """Return how many blocks of legal text end the body."""
    count = 0
    for block in reversed(blocks):
        if block.type != "legal":
            break
        count += 1
    return count


def _backgrounds(blocks: Sequence[Block]) -> frozenset[str]:
    """Return which surfaces there are besides page and sheet."""
    named = (block.fields.get("background") for block in blocks)
    return frozenset(name for name in named if isinstance(name, str))


def _defaults(theme: Theme, locale: Locale, start: str) -> str:
    text = f'align="{start}" font-size="16px" line-height="1.55"'
    button = (
        'font-size="16px" font-weight="600" line-height="1.3" inner-padding="14px 28px" '
        'border-radius="8px"'
    )
    return (
        '<mj-breakpoint width="480px" /><mj-attributes>'
        f'<mj-all font-family="{theme.font}" />'
        f"<mj-text {text} />"
        '<mj-class name="small" font-size="13px" line-height="1.5" />'
        f'<mj-section padding="0" direction="{locale.direction}" />'
        f'<mj-column direction="{locale.direction}" />'
        f"<mj-button {button} />"
        f'<mj-image align="{start}" border-radius="8px" />'
        '<mj-divider border-width="1px" />'
        "</mj-attributes>"
    )
