"""Small locale files to import, and the order that does it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cms.exchange.orders import Order, Upload

EN = {
    "emails": {
        "sender": "{{project}} team",
        "welcome": {
            "subject": "Welcome to {{project}}",
            "hello": "Hello {{user}},",
            "body": "Your {{b}}{{project}}{{/b}} account is ready.",
            "thanks": "Thanks,",
            "buttonText": "Open it",
        },
    },
    "sms": {"welcome": {"body": "{{user}}, your account is ready."}},
    "countries": {"no": "Norway", "pl": "Poland"},
}
NB = {
    "emails": {
        "welcome": {
            "subject": "Velkommen",
            "hello": "Hei {{user}},",
            "body": "Kontoen din hos {{project}} er klar.",
            "thanks": "Takk,",
            "buttonText": "Åpne den",
        }
    },
    "sms": {"welcome": {"body": "{{user}}, kontoen din er klar."}},
    "countries": {"no": "Norge"},
}

Ask = Callable[..., Order]


@pytest.fixture
def texts() -> dict[str, Any]:
    """A fresh copy of the English and the Norwegian file, by locale."""
    return {"en": json.loads(json.dumps(EN)), "nb": json.loads(json.dumps(NB))}


@pytest.fixture
def ask(texts: dict[str, Any]) -> Ask:
    """``ask()`` orders both files; ``ask({"nb": …}, prefix="x")`` others."""

    def order(files: Mapping[str, Any] | None = None, **more: Any) -> Order:
        uploads = tuple(
            Upload(f"{tag}.json", data if isinstance(data, bytes) else json.dumps(data).encode())
            for tag, data in (texts if files is None else files).items()
        )
        return Order(uploads, "fjellheim", more.pop("source_locale", "en"), **more)

    return order
