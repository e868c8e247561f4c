"""A placeholder as JSON Schema, draft 2020-12, for the clients of the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from templates_lib.language import values

if TYPE_CHECKING:
    from templates_lib.placeholders._placeholder import Placeholder

_NUMBER = {"type": "string", "pattern": r"^[+-]?[0-9]{1,15}(\.[0-9]{1,20})?$"}
# A ratio up to MAX_RATIO, 2.
_RATIO = {"type": "string", "pattern": r"^[+-]?(0*[01](\.[0-9]{1,20})?|0*2(\.0{1,20})?)$"}
_PERCENT = {"type": "string", "pattern": r"^[+-]?[0-9]{1,7}(\.[0-9]{1,10})? ?%$"}
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?"
_DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"


def schema(placeholder: Placeholder) -> dict[str, object]:
    """Return the schema of one value."""
    found = _SHAPES[placeholder.type](placeholder)
    if placeholder.description:
        found["description"] = placeholder.description
    if placeholder.samples:
        found["examples"] = list(placeholder.samples)
    return found


def _text(placeholder: Placeholder, usual: int, **more: object) -> dict[str, object]:
    most = usual if placeholder.max_length is None else min(placeholder.max_length, usual)
    return {"type": "string", "maxLength": most, **more}


def _number(placeholder: Placeholder) -> dict[str, object]:
    return {"anyOf": [_bounded(), _NUMBER]}


def _bounded() -> dict[str, object]:
    limit = values.NUMBER_LIMIT
    return {"type": "number", "exclusiveMinimum": -limit, "exclusiveMaximum": limit}


def _money(placeholder: Placeholder) -> dict[str, object]:
    amount = {"anyOf": [_bounded(), _NUMBER]}
    record = {
        "type": "object",
        "properties": {
            "amount": amount,
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        },
        "required": ["amount"] if placeholder.currency else ["amount", "currency"],
        "additionalProperties": False,
    }
    return {"anyOf": [_bounded(), _NUMBER, record]}


def _percent(placeholder: Placeholder) -> dict[str, object]:
    most = values.MAX_RATIO
    return {"anyOf": [{"type": "number", "minimum": -most, "maximum": most}, _PERCENT, _RATIO]}


def _code(placeholder: Placeholder) -> dict[str, object]:
    most = values.CODE_LIMIT
    whole = {"type": "integer", "exclusiveMinimum": -most, "exclusiveMaximum": most}
    return {"anyOf": [_text(placeholder, values.MAX_CODE), whole]}


def _choice(placeholder: Placeholder) -> dict[str, object]:
    if placeholder.choices:
        return {"type": "string", "enum": list(placeholder.choices)}
    return _text(placeholder, values.MAX_NAME, minLength=1)


def _list(placeholder: Placeholder) -> dict[str, object]:
    items: dict[str, object] = {"type": "string"}
    if placeholder.max_length is not None:
        items = _text(placeholder, values.MAX_TEXT)
    if placeholder.fields:
        items = {
            "type": "object",
            "properties": {name: schema(each) for name, each in placeholder.fields.items()},
            "required": sorted(n for n, each in placeholder.fields.items() if each.required),
        }
    return {"type": "array", "maxItems": values.MAX_ITEMS, "items": items}


_SHAPES: Mapping[str, Callable[[Placeholder], dict[str, object]]] = {
    "text": lambda declared: _text(declared, values.MAX_TEXT),
    "name": lambda declared: _text(declared, values.MAX_NAME),
    "number": _number,
    "count": lambda declared: {
        "type": "integer",
        "minimum": 0,
        "exclusiveMaximum": values.NUMBER_LIMIT,
    },
    "money": _money,
    "percent": _percent,
    "date": lambda declared: {"type": "string", "format": "date"},
    "time": lambda declared: {"type": "string", "pattern": f"^{_CLOCK}$"},
    "datetime": lambda declared: {
        "type": "string",
        "pattern": rf"^{_DATE}[T ]{_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}})?$",
    },
    "url": lambda declared: _text(declared, values.MAX_URL, format="uri", pattern="^https?://"),
    "phone": lambda declared: _text(
        declared, values.MAX_PHONE, pattern=r"^\+[0-9][0-9 ()./\u00a0-]{5,30}$"
    ),
    "email": lambda declared: _text(
        declared, values.MAX_EMAIL, format="email", pattern=r"^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,63}$"
    ),
    "code": _code,
    "choice": _choice,
    "list": _list,
}
