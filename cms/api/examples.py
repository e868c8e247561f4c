"""Bodies as one would send them, for the OpenAPI document; a test sends each."""

from collections.abc import Mapping
from typing import Any

_VALUES = {"first_name": "Kari", "total": "1299.50"}
_MESSAGE = {
    "key": "order.confirmed",
    "brand": "einerly",
    "source_locale": "nb",
    "purpose": "transactional",
    "placeholders": {"first_name": {"type": "name", "max_length": 40, "samples": ["Kari"]}},
    "variants": [
        {"channel": "sms", "locale": "nb", "content": {"body": "Hei {{ first_name }}, takk!"}},
        {"channel": "sms", "locale": "pl", "content": {"body": "Cześć, dziękujemy!"}},
    ],
}

RENDER: Mapping[str, Any] = {
    "one": {"locale": "nb", "values": _VALUES},
    "many": {"recipients": [{"id": "customer-17", "locale": "nb", "values": _VALUES}]},
}
DERIVE: Mapping[str, Any] = {
    "many": {"recipients": [{"id": "customer-17", "locale": "nb", "values": _VALUES}]},
}
CHECK: Mapping[str, Any] = {
    "message": _MESSAGE,
    "wrapped": {
        "message": _MESSAGE,
        "guide": {
            "brand": "einerly",
            "locales": {"nb": {"terms": [{"concept": "order", "forbidden": ["ordre"]}]}},
        },
    },
}
PUSH: Mapping[str, Any] = {
    "one": _MESSAGE,
    "many": {"messages": [_MESSAGE]},
}
MEASURE: Mapping[str, Any] = {
    "sms": {"channel": "sms", "content": {"body": "Hei {{ first_name }}!"}},
    "email": {
        "channel": "email",
        "content": {"subject": "Hei", "preheader": "", "body": [{"type": "text", "text": "Hei!"}]},
    },
}


def body_examples(examples: Mapping[str, Any]) -> dict[str, Any]:
    """*examples* as Ninja's `openapi_extra` for a JSON body."""
    named = {name: {"value": value} for name, value in examples.items()}
    return {"requestBody": {"content": {"application/json": {"examples": named}}}}
