"""SendGrid: dynamic transactional templates, a version for each wording of ours.

Shapes after Twilio SendGrid's API reference, "Transactional Templates" and "Transactional Templates
Versions". One template a message and locale; each submission is a version of it, and the newest
handed over is the active one. Nobody reviews them: what is there may be sent.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _

import channels
from channels import CannotCarry
from cms.api.compiled import compiled
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
from cms.provider_templates.backends._contents import handed
from cms.provider_templates.calling import Client, Reply, objects_in, text_in
from cms.provider_templates.errors import ProviderBusy, ProviderRefused
from cms.webhooks.backoff import asked_for
from cms.webhooks.errors import SendFailed

__all__ = ["BACKEND", "SendGrid"]

_UUID = r"[0-9A-Za-z-]{1,60}"
PAGES = 5
"""Of the list of templates, 200 each: an account may have 300."""


class SendGrid(Backend):
    """An account with SendGrid."""

    name: ClassVar[str] = "sendgrid"
    label: ClassVar[str] = _("SendGrid: email")
    about: ClassVar[str] = _("Mails as dynamic templates, a version for each wording.")
    channels: ClassVar[tuple[str, ...]] = ("email",)
    source: ClassVar[str] = (
        "https://www.twilio.com/docs/sendgrid/api-reference/transactional-templates-versions"
    )
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "address",
            _("Address of the API"),
            _("For an account in the EU: https://api.eu.sendgrid.com"),
            default="https://api.sendgrid.com",
        ),
        Field("token", _("API key"), _("With full access to template engine."), secret=True),
    )

    def request(self, *, content: StoredContent, base: str, version: int) -> Request:
        language = content.document["locale"]
        handover = handed(content, {})
        texts, problems = channels.handlebars(compiled(content).outputs, handover.variables)
        if problems:
            raise CannotCarry(self.name, problems)
        template = f"{base}_{language.replace('-', '_').lower()}"
        samples = {each.name: next(iter(each.samples), each.value) for each in handover.variables}
        body = {
            "template": template,
            "version": {
                "name": f"{template}_v{version}",
                "subject": texts["subject"],
                "html_content": texts["html"],
                "plain_content": texts["text"],
                "generate_plain_content": False,
                "active": 1,
                "test_data": json.dumps(samples, ensure_ascii=False),
            },
        }
        return Request(f"{template}_v{version}", language, "", body, content.document["channel"])

    def find(self, *, access: Access, request: Request) -> Standing | None:
        client = _client(access)
        template = _template(client, request.body["template"])
        if template is None:
            return None
        for each in objects_in(template, "versions"):
            if text_in(each, "name") == request.name[:100]:
                ids = f"{_id(template)}/{_id(each)}"
                reply = _checked(client, client("GET", _path(ids)))
                return _standing(ids, reply.document, _alike(reply.document, request.body))
        return None

    def submit(self, *, access: Access, request: Request, found: Standing | None) -> Standing:
        if found is not None:
            return found
        client = _client(access)
        template = _template(client, request.body["template"])
        if template is None:
            body = {"name": request.body["template"], "generation": "dynamic"}
            template = _checked(client, client("POST", "/v3/templates", body=body)).document
        number = _id(template)
        version = {**request.body["version"], "name": request.name[:100]}
        reply = client("POST", f"/v3/templates/{number}/versions", body=version)
        made = _checked(client, reply).document
        return _standing(f"{number}/{_id(made)}", made, at_home=True)

    def status(self, *, access: Access, reference: Reference) -> Standing:
        client = _client(access)
        reply = client("GET", _path(reference.id))
        if reply.status == 404:
            return Standing(reference.id, State.REMOVED)
        return _standing(reference.id, _checked(client, reply).document, at_home=True)

    def remove(self, *, access: Access, reference: Reference) -> None:
        client = _client(access)
        reply = client("DELETE", _path(reference.id))
        if reply.status != 404:
            _checked(client, reply)

    def rename(self, *, access: Access, reference: Reference, name: str) -> None:
        client = _client(access)
        _checked(client, client("PATCH", _path(reference.id), body={"name": name[:100]}))


def _client(access: Access) -> Client:
    token = access.secrets.get("token", "")
    return Client(access.settings["address"], {"Authorization": f"Bearer {token}"}, (token,))


def _template(client: Client, name: str) -> Mapping[str, Any] | None:
    query = {"generations": "dynamic", "page_size": "200"}
    for _page in range(PAGES):
        reply = _checked(client, client("GET", "/v3/templates", query=query))
        for each in objects_in(reply.document, "result"):
            if text_in(each, "name") == name[:100]:
                return each
        following = text_in(reply.document, "_metadata", "next", most=500)
        token = re.search(r"[?&]page_token=([^&#]{1,300})", following)
        if token is None:
            break
        query = {**query, "page_token": token[1]}
    return None


def _id(document: Mapping[str, Any]) -> str:
    found = text_in(document, "id")
    if not re.fullmatch(_UUID, found):
        raise SendFailed(_("The provider named a template by something that is no name."))
    return found


def _path(ids: str) -> str:
    found = re.fullmatch(rf"({_UUID})/({_UUID})", ids)
    if found is None:
        raise SendFailed(_("The provider named a template by something that is no name."))
    return f"/v3/templates/{found[1]}/versions/{found[2]}"


def _standing(ids: str, version: Mapping[str, Any], at_home: bool) -> Standing:
    is_active = text_in(version, "active") == "1"
    return Standing(ids, State.APPROVED if is_active else State.DISABLED, at_home=at_home)


def _alike(there: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    names = ("subject", "html_content")
    return all(there.get(name) == ours["version"][name] for name in names)


def _checked(client: Client, reply: Reply) -> Reply:
    if reply.is_success:
        return reply
    said = "; ".join(
        text_in(each, "message", most=500) for each in objects_in(reply.document, "errors")
    )
    words = client.words(said or text_in(reply.document, "error", most=500) or reply.status)
    if reply.status == 429:
        raise ProviderBusy(
            _("SendGrid wants fewer calls: %(why)s"),
            why=words,
            retry_after=asked_for(reply.retry_after),
        )
    if reply.status >= 500:
        raise SendFailed(_("SendGrid could not answer: %(why)s"), why=words)
    if reply.status in (401, 403):
        raise ProviderRefused(_("SendGrid does not accept the API key: %(why)s"), why=words)
    raise ProviderRefused(_("SendGrid did not take it: %(why)s"), why=words)


BACKEND = SendGrid()
