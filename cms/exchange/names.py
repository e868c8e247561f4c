"""Names of ours for names of theirs: placeholders, keys and titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from templates_lib.language import TemplateSyntaxError, parse

__all__ = ["MAX_KEY", "MAX_NAME", "is_key", "is_name", "name_map", "template_key", "title_of"]

MAX_NAME: Final = 60
"""Characters of a declared placeholder's name (`cms.models.DeclaredPlaceholder`)."""
MAX_KEY: Final = 100
"""Characters of a message template's key (`cms.models.fields.KeyField`)."""

_KEY = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
# Between "otp" and "Session", and between "HTML" and "Mail".
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def is_key(text: str) -> bool:
    """Whether *text* may be a message template's key, or the beginning of one."""
    return len(text) <= MAX_KEY and _KEY.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether the template language takes *text* as a placeholder's name."""
    if len(text) > MAX_NAME or not text.isascii():
        return False
    try:
        uses = parse("{{ " + text + " }}").uses
    except TemplateSyntaxError:
        return False
    return [(use.name, use.path, use.filters) for use in uses] == [(text, text, ())]


def name_map(names: Iterable[str]) -> Mapping[str, str]:
    """A name of ours for each of *names*: the same where ours may be so, else in snake_case.

    Two names never become one. The outcome depends on the order of *names*, first come first.
    """
    found: dict[str, str] = {}
    wanted = list(dict.fromkeys(names))
    taken = {name for name in wanted if is_name(name)}
    for name in wanted:
        found[name] = name if name in taken else _free(_legal(name), taken)
        taken.add(found[name])
    return found


def template_key(prefix: str, name: str) -> str:
    """``shop``, ``dataExport.success`` -> ``shop.data_export.success``; "" for no key."""
    steps = ["_".join(re.findall(r"[a-z0-9]+", _snake(step))) for step in name.split(".")]
    key = ".".join([*([prefix] if prefix else []), *steps])
    return key if all(steps) and is_key(key) else ""


def title_of(name: str) -> str:
    """``dataExport.success`` -> ``Data export: success``."""
    steps = [re.sub(r"[\W_]+", " ", _split_humps(step)).strip() for step in name.split(".")]
    text = ": ".join(" ".join(map(_lower, step.split())) for step in steps if step)
    return text[:1].upper() + text[1:]


def _lower(word: str) -> str:
    return word if len(word) > 1 and word.isupper() else word.lower()


def _legal(name: str) -> str:
    snake = "_".join(re.findall(r"[a-z0-9]+", _snake(name)))[: MAX_NAME - 10]
    candidates = (snake, f"{snake}_value", f"value_{snake}") if snake else ()
    return next((name for name in candidates if is_name(name)), "value")


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def _snake(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _split_humps(name))
    return plain.encode("ascii", "ignore").decode().lower()


def _split_humps(name: str) -> str:
    return _HUMP.sub("_", name)
