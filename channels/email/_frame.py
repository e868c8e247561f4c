"""What stands round the sheet of a mail: its head, the brand's mark above, the footer below."""

import html
from functools import lru_cache

from channels._content import Content
from channels._look import Look
from channels._tags import literal
from channels.email._html import Piece, attribute, slot
from channels.email._theme import Theme, night_styles, theme_of

__all__ = ["foot", "head", "header"]

# Inboxes fill the line after the preheader with the first words of the mail. These marks are
# invisible and keep them out: combining grapheme joiner, non-joiner, no-break space.
_FILLER = "\u034f\u200c\u00a0" * 80

# On a phone, margins of 40 pixels would take a quarter of the line.
_PHONE = (
    "@media (max-width: 479px) "
    "{ .b-in { padding-left: 22px !important; padding-right: 22px !important; } }"
)


def head(content: Content, look: Look) -> Piece:
    """Return title, hidden preheader and styles."""
    preheader = attribute(content.text("preheader").strip())
    mjml = f"<mj-title>{slot('title')}</mj-title><mj-raw>{slot('head')}</mj-raw>"
    slots = [("title", attribute(content.text("subject").strip())), ("head", _styles(look))]
    if preheader:
        mjml += f"<mj-preview>{slot('preheader')}</mj-preview>"
        slots.append(("preheader", preheader + _FILLER))
    return Piece(mjml, tuple(slots))


@lru_cache(maxsize=128)
def _styles(look: Look) -> str:
    alt = ".b-image img { font: 15px/1.4 " + theme_of(look).font + "; }"
    return (
        '<meta name="color-scheme" content="light dark">'
        '<meta name="supported-color-schemes" content="light dark">'
        f'<style type="text/css">\n:root {{ color-scheme: light dark; }}\n{_PHONE}\n{alt}\n'
        f"{night_styles(look)}\n</style>"
    )


def header(look: Look, theme: Theme) -> Piece:
    """Return the logo of a brand, or its name, or nothing but air."""
    alt = _plain(look.logo_alt or look.brand_name)
    if look.logo_url:
        source = f'src="{slot("logo_url")}" alt="{slot("logo_alt")}"'
        size = 'width="160px" padding="0 40px" border-radius="0"'
        mark = f'<mj-image css-class="b-in" {source} {size} />'
        slots: tuple[tuple[str, str], ...] = (
            ("logo_url", _plain(look.logo_url)),
            ("logo_alt", alt),
        )
    elif look.brand_name:
        colour = theme.page_ink
        style = f'font-size="20px" font-weight="700" color="{colour}"'
        mark = f'<mj-text css-class="b-in b-brand" {style}>{slot("brand")}</mj-text>'
        slots = (("brand", _plain(look.brand_name)),)
    else:
        return Piece('<mj-section padding="12px 0"></mj-section>')
    return Piece(
        f'<mj-section padding="28px 0 20px"><mj-column>{mark}</mj-column></mj-section>', slots
    )


def foot(look: Look, theme: Theme) -> Piece:
    """Return the brand's last lines: who it is and where it lives."""
    lines = "".join(
        f'<p style="margin:0 0 6px">{_plain(text.strip())}</p>'
        for text in (look.footer, look.address)
        if text.strip()
    )
    if not lines:
        return Piece('<mj-section padding="12px 0"></mj-section>')
    style = f'mj-class="small" css-class="b-in b-quiet" color="{theme.page_quiet}"'
    text = f"<mj-text {style}>{slot('foot')}</mj-text>"
    return Piece(
        f'<mj-section padding="20px 0 32px"><mj-column>{text}</mj-column></mj-section>',
        (("foot", lines),),
    )


def _plain(text: str) -> str:
    """Return a brand's own text for HTML; nothing in it is a tag."""
    return html.escape(literal(text)).replace("\n", "<br>")
