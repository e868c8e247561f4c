"""Tags as Handlebars, Mustache, Go and Braze write them, told by how they begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._names import NAME
from templates_lib.language._reading import can_ask, can_print
from templates_lib.language._source import Source

_WRITTEN = gettext_noop("“%(words)s” is written %(instead)s here.")
_ONE_PAIR = gettext_noop("“%(words)s”: one pair of double braces is enough; write %(instead)s.")
_CLOSES_NOTHING = gettext_noop("“%(words)s” closes nothing here.")
_ALONE = gettext_noop(
    "“%(words)s”: a template stands alone and takes in no other; write the text itself here."
)

# Quantifiers are bounded, and none can give way to its neighbour: these run on anything.
_INSIDE = r"([^{}\n]{1,200})"
_BRACES = re.compile(rf"\{{\{{\s{{0,20}}+\{{{{1,4}}{_INSIDE}\}}{{1,4}}(?:\s{{0,20}}+\}}\}})?")
_DOLLAR = re.compile(rf"\{{\{{\s{{0,20}}+\$\{{{_INSIDE}\}}([^{{}}\n]{{0,200}})\}}\}}")
_COLON = re.compile(r"\s{0,9}+:\s{0,9}+('[^']{0,100}+'|\"[^\"]{0,100}+\"|[0-9]{1,9}+)")
_SIGNED = re.compile(r"\{\{~?\s{0,20}+([#/^>&!=])([^\n]{0,200}?)~?\}\}")
_STATEMENT = re.compile(
    r"\{\{[-~]?\s{0,20}+(if|unless|elif|elsif|elseif|else|endif|endunless|for|endfor)\b"
    r"([^{}\n]{0,200})\}\}"
)
_EACH = re.compile(r"([\w.]{1,64})(?:\s+as\s+\|?\s*(\w{1,64}).*)?", re.ASCII)


def foreign_tag(source: Source, start: int) -> TemplateSyntaxError | None:
    """Return the error about the tag that begins at ``start``; None when it is none of theirs."""
    for pattern, instead_of in _KINDS:
        found = pattern.match(source.text, start)
        if found is None:
            continue
        msgid, instead = instead_of(found)
        if msgid:
            return source.refuse(*found.span(), msgid, suggestion=instead, instead=instead or "")
    return None


_Instead = tuple[str, str | None]
_NONE: _Instead = ("", None)


def _braces(found: re.Match[str]) -> _Instead:
    inside = found[1].strip()
    return (_ONE_PAIR, f"{{{{ {inside} }}}}") if can_print(inside, in_loop=True) else _NONE


def _dollar(found: re.Match[str]) -> _Instead:
    filters = _COLON.sub(r"(\1)", found[2])
    for each in (f"{found[1]}{filters}".strip(), found[1].strip()):
        if can_print(each, in_loop=True):
            return _WRITTEN, f"{{{{ {each} }}}}"
    return _NONE


def _signed(found: re.Match[str]) -> _Instead:
    sign, inside = found[1], found[2].strip()
    if sign in "!#^/" and not found[0].startswith("{{" + sign) and "~" not in found[0]:
        return _NONE  # {{ #name }} is a name with a sign, as Handlebars has no space there
    if sign == "!" and NAME.fullmatch(inside) and found[2] == inside:
        return _NONE
    if sign == "!":
        text = inside.removeprefix("--").removesuffix("--").strip()
        return (_WRITTEN, f"{{# {text} #}}") if "#}" not in text else _NONE
    if sign == ">":
        return _ALONE, None
    if sign in "&=":
        return (_WRITTEN, f"{{{{ {inside} }}}}") if can_print(inside, in_loop=True) else _NONE
    if sign == "/":
        return _closing(found, inside)
    if sign == "^":
        return _opening("unless", inside) if inside else (_WRITTEN, "{% else %}")
    word, _, rest = inside.partition(" ")
    return _opening(word, rest.strip()) if rest else _opening("if", inside)


def _closing(found: re.Match[str], name: str) -> _Instead:
    """``{{/if}}``, and ``{{/name}}`` where ``{{#name}}`` stands before it."""
    if name in ("each", "foreach", "for"):
        return _WRITTEN, "{% endfor %}"
    opened = re.compile(rf"\{{\{{[#^]{re.escape(name)}\}}\}}").search(
        found.string, 0, found.start()
    )
    return (_WRITTEN, "{% endif %}") if name in _TAGS or opened else (_CLOSES_NOTHING, "")


def _statement(found: re.Match[str]) -> _Instead:
    word, rest = found[1], found[2].strip(" \t-~")
    if word == "else" and rest.startswith("if "):
        word, rest = "elif", rest[3:]
    if word in ("else", "endif", "endunless", "endfor"):
        return _WRITTEN, "{% endif %}" if word == "endunless" else f"{{% {word} %}}"
    return _opening(word, rest)


def _opening(word: str, rest: str) -> _Instead:
    """The tag that opens a block: ``word`` is what the block is called there."""
    if word in ("each", "foreach") and (each := _EACH.fullmatch(rest)):
        return _loop(each[2] or "item", each[1].split(".")[-1])
    if word == "for" and (pair := re.fullmatch(r"(\w{1,64})\s+in\s+(\w{1,64})", rest, re.ASCII)):
        return _loop(pair[1], pair[2])
    if word not in _TAGS or not can_ask(rest, in_loop=True):
        return _NONE
    condition = negated(rest) if word == "unless" else rest
    return _WRITTEN, f"{{% {_TAGS[word]} {condition} %}}"


_TAGS = {
    **dict.fromkeys(("if", "with", "unless"), "if"),
    **dict.fromkeys(("elif", "elsif", "elseif"), "elif"),
}


def negated(condition: str) -> str:
    """The opposite of a condition that can be read."""
    return f"not ({condition})" if _JOINT.search(condition) else f"not {condition}"


_JOINT = re.compile(r"\b(?:and|or|not)\b")


def _loop(variable: str, items: str) -> _Instead:
    if not (NAME.fullmatch(variable) and NAME.fullmatch(items)) or variable == items:
        return _NONE
    return _WRITTEN, f"{{% for {variable} in {items} %}}"


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Instead]], ...] = (
    (_BRACES, _braces),
    (_DOLLAR, _dollar),
    (_SIGNED, _signed),
    (_STATEMENT, _statement),
)
