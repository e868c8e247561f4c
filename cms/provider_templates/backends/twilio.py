"""Twilio: contents (``/v1/Content``), and for WhatsApp the request for approval of each.

Shapes after Twilio's own specification of the Content API (twilio_content_v1, v2). A content and
its approval are two calls: one that was broken off between them is gone on with.
"""

import base64
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _

from cms.models import StoredContent
from cms.provider_templates.backends._base import (
    Access,
    Backend,
    Field,
    Reference,
    Request,
    Standing,
    State,
)
from cms.provider_templates.backends._contents import category_of, payload
from cms.provider_templates.calling import Client, Reply, objects_in, text_in
from cms.provider_templates.errors import ProviderBusy, ProviderRefused
from cms.webhooks.backoff import asked_for
from cms.webhooks.errors import SendFailed

__all__ = ["BACKEND", "Twilio"]

STATES: Mapping[str, str] = {
    "received": State.PENDING,
    "pending": State.PENDING,
    "approved": State.APPROVED,
    "rejected": State.REJECTED,
    "paused": State.PAUSED,
    "disabled": State.DISABLED,
}
UNSUBMITTED = "unsubmitted"
# Channel -> the option of `twilio_content` that bears the name there. What a channel has reviewed
# is `REVIEWED`; anything else may be sent as soon as it is there.
NAMED: Mapping[str, str] = {"whatsapp": "name", "sms": "friendly_name"}
REVIEWED = frozenset({"whatsapp"})


class Twilio(Backend):
    """An account with Twilio."""

    name: ClassVar[str] = "twilio"
    label: ClassVar[str] = _("Twilio Content")
    about: ClassVar[str] = _("WhatsApp templates, approved through Twilio, and SMS contents.")
    channels: ClassVar[tuple[str, ...]] = tuple(NAMED)
    source: ClassVar[str] = "https://www.twilio.com/docs/content/content-api-resources"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("account_sid", _("Account SID"), pattern=r"AC[0-9a-fA-F]{32}"),
        Field("address", _("Address of the API"), default="https://content.twilio.com"),
        Field("token", _("Auth token"), secret=True),
    )

    def request(self, *, content: StoredContent, base: str, version: int) -> Request:
        channel = content.document["channel"]
        body = payload(content, "twilio_content", **{NAMED[channel]: f"{base}_v{version}"})
        return Request(body["friendly_name"], body["language"], category_of(content), body, channel)

    def find(self, *, access: Access, request: Request) -> Standing | None:
        client = _client(access)
        query = {"ContentName": f"^{re.escape(request.name)}$", "PageSize": "50"}
        reply = _checked(client, client("GET", "/v2/Content", query=query))
        for each in objects_in(reply.document, "contents"):
            names = (text_in(each, "friendly_name", most=512), text_in(each, "language"))
            if names == (request.name, request.language):
                alike = _bodies(each) == _bodies(request.body)
                return Standing(_sid(each), State.PENDING, at_home=alike)
        return None

    def submit(self, *, access: Access, request: Request, found: Standing | None) -> Standing:
        client = _client(access)
        if found is None:
            made = _checked(client, client("POST", "/v1/Content", body=request.body))
            sid = _sid(made.document)
        else:
            sid = found.id
        if request.channel not in REVIEWED:
            return Standing(sid, State.APPROVED)
        if found is not None and (standing := _approval(client, sid)):
            return standing
        path = f"/v1/Content/{sid}/ApprovalRequests/whatsapp"
        body = {"name": request.name, "category": request.category}
        reply = _checked(client, client("POST", path, body=body))
        return _standing(client, sid, reply.document)

    def status(self, *, access: Access, reference: Reference) -> Standing:
        client = _client(access)
        sid = _sid({"sid": reference.id})
        if reference.channel in REVIEWED:
            standing = _approval(client, sid)
            if standing is None:
                raise SendFailed(_("Twilio has the content, and no request for its approval."))
            return standing
        reply = client("GET", f"/v1/Content/{sid}")
        if reply.status == 404:
            return Standing(sid, State.REMOVED)
        _checked(client, reply)
        return Standing(sid, State.APPROVED)

    def remove(self, *, access: Access, reference: Reference) -> None:
        client = _client(access)
        reply = client("DELETE", f"/v1/Content/{_sid({'sid': reference.id})}")
        if reply.status != 404:
            _checked(client, reply)


def _client(access: Access) -> Client:
    token = access.secrets.get("token", "")
    pair = base64.b64encode(f"{access.settings['account_sid']}:{token}".encode()).decode()
    return Client(access.settings["address"], {"Authorization": f"Basic {pair}"}, (token, pair))


def _sid(document: Mapping[str, Any]) -> str:
    sid = text_in(document, "sid")
    if not re.fullmatch(r"HX[0-9a-fA-F]{32}", sid):
        raise SendFailed(_("The provider named a template by something that is no name."))
    return sid


def _approval(client: Client, sid: str) -> Standing | None:
    """How the approval stands; nothing where none was asked for."""
    reply = client("GET", f"/v1/Content/{sid}/ApprovalRequests")
    if reply.status == 404:
        return Standing(sid, State.REMOVED)
    found = _checked(client, reply).document.get("whatsapp")
    if not isinstance(found, dict) or text_in(found, "status").lower() in ("", UNSUBMITTED):
        return None
    return _standing(client, sid, found)


def _standing(client: Client, sid: str, found: Mapping[str, Any]) -> Standing:
    state = STATES.get(text_in(found, "status").lower())
    if state is None:
        raise SendFailed(_("The provider named a state that is not known here."))
    reason = client.words(text_in(found, "rejection_reason", most=2000))
    return Standing(sid, state, reason, text_in(found, "category", most=40))


def _bodies(content: Mapping[str, Any]) -> dict[str, str]:
    types = content.get("types")
    found = types.items() if isinstance(types, dict) else ()
    return {str(kind): text_in(each, "body", most=2000) for kind, each in found}


def _checked(client: Client, reply: Reply) -> Reply:
    if reply.is_success:
        return reply
    words = client.words(text_in(reply.document, "message", most=2000) or reply.status)
    if reply.status == 429:
        raise ProviderBusy(
            _("Twilio wants fewer calls: %(why)s"),
            why=words,
            retry_after=asked_for(reply.retry_after),
        )
    if reply.status >= 500:
        raise SendFailed(_("Twilio could not answer: %(why)s"), why=words)
    if reply.status in (401, 403):
        raise ProviderRefused(_("Twilio does not accept the auth token: %(why)s"), why=words)
    raise ProviderRefused(_("Twilio did not take it: %(why)s"), why=words)


BACKEND = Twilio()
