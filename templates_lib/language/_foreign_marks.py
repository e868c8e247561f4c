"""How other systems mark values in a text, and what each mark is here.

Adobe Campaign and ERB ``<%= name %>``, Braze and Customer.io ``{{ … }}``, Campaign Monitor
``[name,fallback=x]``, Emarsys ``$name$``, Freemarker and shells ``${name}``, gettext ``%(name)s``,
GOV.UK Notify ``((name))``, i18n files ``{name}`` and ``%{name}``, ICU ``{n, number}``, Mailchimp
``*|NAME|*`` and ``*|IF:NAME|*``, MailerLite and Smarty ``{$name}``, Salesforce ``{!name}``,
``%%name%%`` and ``%%=v(@name)=%%``, Symfony ``%name%``, Word ``«First_Name»``, and drafts
``<name>``. Where a mark may be ordinary text (``$``, ``[…]``, ``«…»``), only a word that no prose
has is one: ``first_name``, ``firstName``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.language._names import NAME, RESERVED
from templates_lib.language.filters import FILTERS

BROKEN = gettext_noop("“%(words)s” looks like a tag gone wrong; write %(instead)s.")
FOREIGN = gettext_noop("“%(words)s” is how another system marks a value; write %(instead)s.")
NAMELESS = gettext_noop(
    "“%(words)s” is how another system marks a value; give it a name, as in {{ first_name }}."
)
FOREIGN_TAG = gettext_noop("“%(words)s” is a tag of another system; write %(instead)s.")
PROGRAM = gettext_noop("“%(words)s” is a tag of another system, and there is none like it here.")
STRAY = gettext_noop("“%(words)s” closes nothing here.")

Instead = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True)
class Mark:
    """What ``pattern`` finds is told by ``msgid``, with what ``instead`` returns for it.

    ``needle`` stands in whatever the pattern finds. ``bare`` tells it when nothing is to be written
    instead; None: it is not told then.
    """

    needle: str
    pattern: re.Pattern[str]
    msgid: str
    instead: Instead
    bare: str | None = None


def printed(match: re.Match[str]) -> str | None:
    """``{{ name }}`` for the group ``name``, when that is one."""
    return tag_of(match["name"])


def tag_of(name: str, filters: str = "") -> str | None:
    """``{{ name }}``, or None for what cannot be a name here."""
    fits = all(NAME.fullmatch(part) for part in name.split(".")) and name not in RESERVED
    return f"{{{{ {name}{filters} }}}}" if fits else None


def _nothing(_match: re.Match[str]) -> str | None:
    return None


def _mailchimp(match: re.Match[str]) -> str | None:
    """``*|IF:NAME|*`` and its kin."""
    word, name = match["word"], match["name"]
    if word in ("END", "ELSE") or not name:
        return {"END": "{% endif %}", "ELSE": "{% else %}"}.get(word)
    opening = {"IF": "if ", "IFNOT": "if not ", "ELSEIF": "elif "}.get(word)
    fits = opening is not None and NAME.fullmatch(name)
    return f"{{% {opening}{name} %}}" if fits else None


_ICU_FILTERS = {
    "number": "number",
    "number,currency": "money",
    "number,percent": "percent",
    "date": "date",
    "time": "time",
}


def _icu(match: re.Match[str]) -> str | None:
    """``{total, number, currency}`` and ``{due, date, long}``."""
    kind, style = match["kind"], (match["style"] or "").strip()
    filter_ = _ICU_FILTERS.get(f"{kind},{style}") or _ICU_FILTERS[kind]
    written = f'("{style}")' if style in ("short", "medium", "long", "full") else ""
    return tag_of(match["name"], f" | {filter_}{written}")


def _fallback(match: re.Match[str]) -> str | None:
    """``[name,fallback=friend]`` and ``((name??text))``: with a text for the missing value."""
    text = match["text"] or ""
    quoted = f' | default("{text}")' if text and not set(text) & set('"\\{}') else ""
    return tag_of(match["name"], quoted)


def _filtered(match: re.Match[str]) -> str | None:
    """``{name|date}``, with its filter where there is one of that name."""
    filter_ = match["filter"]
    return tag_of(match["name"], f" | {filter_}" if filter_ in FILTERS else "")


def _placeholder(match: re.Match[str]) -> str | None:
    """``<name>``, unless HTML has an element of that name."""
    return None if match["name"].lower() in _HTML else printed(match)


# Possessive throughout: nothing that has been read is given back, so each runs in linear time.
# What must not stand before a mark is looked at behind its first character, for which the search
# is fast.
_WORD = r"(?P<name>[A-Za-z][A-Za-z0-9_]{0,63}+(?:\.[A-Za-z][A-Za-z0-9_]{0,63}+){0,3}+)"
# A word as only programs write it: with an underscore or a capital inside.
_CODE_WORD = r"(?P<name>(?=[a-zA-Z]+_[a-zA-Z]|[a-z]+[A-Z][a-z])[A-Za-z][A-Za-z0-9_]{1,63}+)"
_GAP = r"[ \t\xa0]{0,4}+"


def _mark(
    needle: str,
    pattern: str,
    instead: Instead = printed,
    msgid: str = FOREIGN,
    bare: str | None = None,
) -> Mark:
    return Mark(needle, re.compile(pattern), msgid, instead, bare)


MARKS = (
    _mark(
        "*|",
        r"\*\|(?P<word>IFNOT|IF|ELSEIF|ELSE|END)(?::(?P<name>[^|\n]{0,64}+))?+\|\*",
        _mailchimp,
        FOREIGN_TAG,
        PROGRAM,
    ),
    _mark("*|", r"\*\|(?P<name>[A-Za-z][\w:.-]{0,63}+)\|\*", bare=PROGRAM),
    _mark("%%=", rf"%%={_GAP}(?:\w{{1,30}}+\()?+@?{_WORD}\)?+{_GAP}=%%"),
    _mark("%%=", r"%%=[^%\n]{1,200}+%%", _nothing, PROGRAM, PROGRAM),
    _mark("%%[", r"%%\[[^%]{0,500}+%%", _nothing, PROGRAM, PROGRAM),
    _mark("%%", rf"%%{_WORD}%%"),
    # %C3%B8 are two bytes of an address.
    _mark("%", rf"%(?<![%\w]%)(?![0-9A-Fa-f]{{2}}%){_WORD}%(?![%\w])"),
    _mark("%(", rf"%\({_WORD}\)[sd]"),
    _mark("%", r"%(?<![%\w]%)(?:[0-9]{1,2}\$)?+[sd@](?!\w)", _nothing, NAMELESS, NAMELESS),
    _mark("{", rf"[$#%@]!?+\{{{_GAP}{_WORD}{_GAP}\}}"),
    _mark("$", rf"\$(?<![\w$]\$){_WORD}\$(?![\w$])"),
    _mark("[[", rf"\[\[{_GAP}{_WORD}{_GAP}\]\]"),
    _mark("[", rf"\[{_WORD},{_GAP}fallback=(?P<text>[^\[\]\n]{{0,100}}+)\]", _fallback),
    _mark("[%", rf"\[%{_GAP}{_WORD}{_GAP}%\]"),
    _mark("[", rf"\[{_CODE_WORD}\]"),
    _mark("((", rf"\(\({_GAP}{_WORD}{_GAP}(?:\?\?(?P<text>[^()\n]{{0,200}}+))?+\)\)", _fallback),
    _mark("<", rf"<[%?]=?{_GAP}\$?{_WORD}{_GAP};?{_GAP}[%?]>", bare=PROGRAM),
    _mark("<<", rf"<<(?<!<<<){_WORD}>>(?!>)"),
    _mark("<", r"<(?<![<\w]<)(?P<name>[A-Za-z][A-Za-z0-9_]{1,63}+)>(?!>)", _placeholder),
    _mark("«", rf"«{_CODE_WORD}»"),
    _mark("##", rf"##(?<![#\w]##){_WORD}##(?![#\w])"),
    _mark("@@", rf"@@(?<![@\w]@@){_WORD}@@(?![@\w])"),
    _mark(
        "{",
        rf"\{{{_GAP}{_WORD}{_GAP},{_GAP}(?P<kind>number|date|time)"
        rf"(?:{_GAP},(?P<style>[^{{}}\n]{{0,40}}+))?+\}}",
        _icu,
    ),
    _mark(
        "{",
        rf"\{{(?<![{{$#%@\\]\{{){_GAP}[$!@]?+{_WORD}{_GAP}"
        rf"(?:\|{_GAP}(?P<filter>[a-z]{{1,20}}+){_GAP})?+\}}(?!\}})",
        _filtered,
    ),
    _mark("{", r"\{(?<![{$#%\w]\{)[0-9]{1,2}\}(?!\})", _nothing, NAMELESS, NAMELESS),
    _mark("$", r"\$(?<![\w$]\$)!?+(?P<name>[a-z][a-zA-Z0-9_]{2,63}+)(?![\w$])"),
)
"""In the order in which they are tried: what one has found no later one finds again."""

# The elements of the HTML standard (section 4) and those that it calls obsolete (16.2), with what
# mail programs add. https://html.spec.whatwg.org/multipage/indices.html#elements-3
_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
blockquote body br button canvas caption center cite code col colgroup command content data datalist
dd del details dfn dialog dir div dl dt element em embed fieldset figcaption figure font footer form
frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd
keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav
nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre
progress q rb rbc rp rt rtc ruby s samp script search section select shadow slot small source spacer
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
title tr track tt u ul var video wbr xml xmp
"""
_HTML = frozenset(_ELEMENTS.split())
