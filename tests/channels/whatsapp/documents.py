"""Content documents that WhatsApp takes, and handovers of them: what the tests change one thing in.

Every function returns a new document.
"""

import json
from pathlib import Path
from typing import Any

import channels
from channels import CannotCarry, Envelope, Look
from tests.channels import handovers
from tests.channels.handovers import handover

__all__ = [
    "GALLERY",
    "PAYLOADS",
    "WHATSAPP",
    "card",
    "carousel",
    "code",
    "condition_refused",
    "offer",
    "outputs_of",
    "payload",
    "phone",
    "problems",
    "refused",
    "reply",
    "web",
]

HERE = Path(__file__).parent
WHATSAPP = channels.get("whatsapp")
GALLERY = json.loads((HERE / "gallery.json").read_text("utf-8"))
PAYLOADS = tuple(channels.providers("whatsapp"))

Json = dict[str, Any]


def reply(label: str = "Ja", **more: Any) -> Json:
    return {"type": "quick_reply", "label": label, **more}


def web(url: str = "https://nordhus.example/nb/", label: str = "Se", **more: Any) -> Json:
    return {"type": "url", "label": label, "url": url, **more}


def phone(number: str = "+4722334455", label: str = "Ring") -> Json:
    return {"type": "phone", "label": label, "phone": number}


def card(**more: Any) -> Json:
    written = {"url": "https://nordhus.example/1.jpg", "body": "Pledd", "buttons": [web()]}
    return {"type": "card", **written, **more}


def carousel(*cards: Json, **more: Any) -> Json:
    return {
        "category": "marketing",
        "body": "Til deg.",
        "cards": list(cards or (card(), card())),
        **more,
    }


def offer(**more: Any) -> Json:
    return {
        "category": "marketing",
        "body": "Til søndag.",
        "offer": [{"type": "offer", "text": "25 %", "expires": "2027-05-31T23:59:00+02:00"}],
        "buttons": [{"type": "copy_code", "code": "VAAR25"}, web()],
        **more,
    }


def code(**more: Any) -> Json:
    block = {"type": "code", "label": "Kopier kode", **more}
    return {"category": "authentication", "body": "{{ code }}", "code": [block]}


def outputs_of(document: Json, locale: str = "nb") -> dict[str, str]:
    """The outputs of a document without tags: its texts are the finished ones."""
    made = WHATSAPP.assemble(WHATSAPP.load(document), Look(), locale)
    return {output.name: output.template for output in made}


def problems(document: Json) -> list[tuple[str, str]]:
    """Path and words of what the channel refuses."""
    found = WHATSAPP.refusals(WHATSAPP.load(document))
    return [(problem.path, problem.message) for problem in found]


def payload(
    provider: str, document: Json, values: Json | None = None, locale: str = "nb", **envelope: Any
) -> Any:
    """What *provider* makes of it; an envelope's ``options`` has a name unless it says more."""
    given = Envelope("+4791234567", "+4722334455", "", {"name": "order", **_asked(provider)})
    given = Envelope(
        envelope.get("recipient", given.recipient),
        envelope.get("sender", given.sender),
        envelope.get("reference", ""),
        {**given.options, **envelope.get("options", {})},
    )
    message = handover(WHATSAPP, document, values or {}, locale=locale, envelope=given)
    return channels.get_provider("whatsapp", provider).payload(message)


def condition_refused(provider: str, document: Json, body: str, **options: Any) -> list[str]:
    """Paths that *provider* refuses in a document with conditions, finished as *body*."""
    asked = {"name": "order", **_asked(provider), **options}
    envelope = Envelope("+4791234567", "+4722334455", "", asked)
    finished = outputs_of({**document, "body": body})
    message = handover(WHATSAPP, document, outputs=finished, envelope=envelope)
    found = handovers.refused(channels.get_provider("whatsapp", provider), message)
    return [path for path, _ in found]


def refused(provider: str, document: Json, *args: Any, **kwargs: Any) -> list[tuple[str, str]]:
    """Path and words of what *provider* refuses, none when it carries the message."""
    try:
        payload(provider, document, *args, **kwargs)
    except CannotCarry as refusal:
        return [(problem.path, problem.message) for problem in refusal.problems]
    return []


def _asked(provider: str) -> Json:
    return {"app_id": "01F8"} if provider == "sinch" else {}
