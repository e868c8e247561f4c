"""What stands round the sheet of a mail: its head, the brand's mark above, the footer below."""

import html
from collections.abc import Iterator, Sequence
from functools import lru_cache

from channels._content import Block, Content
from channels._look import Look
from channels._tags import literal
from channels.email._html import attribute, block_html, slot
from channels.email._night import night_styles
from channels.email._setting import Piece, Setting
from channels.email._theme import Theme, theme_of

__all__ = ["LOGO_WIDTH", "foot", "head", "header"]

LOGO_WIDTH = 160  # pixels

# Inboxes fill the line after the preheader with the first words of the mail. These marks are
# invisible and keep them out: combining grapheme joiner, non-joiner, no-break space.
_FILLER = "\u034f\u200c\u00a0" * 80

# On a phone, margins of 40 pixels would take a quarter of the line.
_PHONE = (
    "@media (max-width: 479px) "
    "{ .b-in { padding-left: 22px !important; padding-right: 22px !important; } }"
)


def head(content: Content, look: Look, backgrounds: frozenset[str]) -> Piece:
    """Return title, hidden preheader and styles; *backgrounds* are those that sections have."""
    preheader = attribute(content.text("preheader").strip())
    mjml = f"<mj-title>{slot('title')}</mj-title><mj-raw>{slot('head')}</mj-raw>"
    slots = [
        ("title", attribute(content.text("subject").strip())),
        ("head", _styles(look, backgrounds)),
    ]
    if preheader:
        mjml += f"<mj-preview>{slot('preheader')}</mj-preview>"
        slots.append(("preheader", preheader + _FILLER))
    return Piece(mjml, tuple(slots))


@lru_cache(maxsize=128)
def _styles(look: Look, backgrounds: frozenset[str]) -> str:
    alt = ".b-image img { font: 15px/1.4 " + theme_of(look).font + "; }"
    return (
        '<meta name="color-scheme" content="light dark">'
        '<meta name="supported-color-schemes" content="light dark">'
        f'<style type="text/css">\n:root {{ color-scheme: light dark; }}\n{_PHONE}\n{alt}\n'
        f"{night_styles(look, backgrounds)}\n</style>"
    )


def header(look: Look, theme: Theme) -> Piece:
    """Return the logo of a brand, or its name, or nothing but air."""
    alt = _plain(look.logo_alt or look.brand_name)
    if look.logo_url:
        source = f'src="{slot("logo_url")}" alt="{slot("logo_alt")}"'
        size = f'width="{LOGO_WIDTH}px" padding="0 40px" border-radius="0"'
        mark = f'<mj-image css-class="b-in b-image" {source} {size} />'
        slots: tuple[tuple[str, str], ...] = (
            ("logo_url", _plain(look.logo_url)),
            ("logo_alt", alt),
        )
    elif look.brand_name:
        style = f'font-size="20px" font-weight="700" color="{theme.page.text}" padding="0 40px"'
        mark = f'<mj-text css-class="b-in b-text" {style}>{slot("brand")}</mj-text>'
        slots = (("brand", _plain(look.brand_name)),)
    else:
        return Piece('<mj-section padding="12px 0"></mj-section>')
    return Piece(
        f'<mj-section padding="28px 0 20px"><mj-column>{mark}</mj-column></mj-section>', slots
    )


def foot(legal: Sequence[Block], first: int, look: Look, setting: Setting) -> Piece:
    """Return what ends the mail: *legal* blocks, which begin at number *first* of the body,
    then who the brand is and where it lives."""
    pieces = [*_legal(legal, first, setting), *_brand(look, setting)]
    if not pieces:
        return Piece('<mj-section padding="12px 0"></mj-section>')
    inner = "".join(piece.mjml for piece in pieces)
    return Piece(
        f'<mj-section padding="20px 0 32px"><mj-column>{inner}</mj-column></mj-section>',
        tuple(slot for piece in pieces for slot in piece.slots),
    )


def _legal(blocks: Sequence[Block], first: int, setting: Setting) -> Iterator[Piece]:
    for number, block in enumerate(blocks, first):
        piece = block_html(block, f"b{number}", setting)
        if piece is not None:
            yield piece


def _brand(look: Look, setting: Setting) -> Iterator[Piece]:
    lines = "".join(
        f'<p style="margin:0 0 6px">{_plain(text.strip())}</p>'
        for text in (look.footer, look.address)
        if text.strip()
    )
    if lines:
        place = f'css-class="b-in b-quiet" padding="{setting.padding(0, 0)}"'
        style = f'mj-class="small" {place} color="{setting.surface.quiet}"'
        yield Piece(f"<mj-text {style}>{slot('foot')}</mj-text>", (("foot", lines),))


def _plain(text: str) -> str:
    """Return a brand's own text for HTML; nothing in it is a tag."""
    return html.escape(literal(text)).replace("\n", "<br>")
