"""Meta: WhatsApp templates by the Graph API, ``/<WABA_ID>/message_templates``.

Shapes after Meta's own pages: templates/template-management, Graph API reference "WhatsApp Business
HSM", support/error-codes. What a template says is written by `channels.whatsapp`'s meta_template.
"""

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
from cms.provider_templates.backends._contents import payload
from cms.provider_templates.calling import Client, Reply, objects_in, text_in
from cms.provider_templates.errors import ProviderBusy, ProviderRefused
from cms.webhooks.backoff import asked_for
from cms.webhooks.errors import SendFailed

__all__ = ["BACKEND", "STATES", "Meta"]

STATES: Mapping[str, str] = {
    "PENDING": State.PENDING,
    "IN_APPEAL": State.PENDING,
    "APPROVED": State.APPROVED,
    "FLAGGED": State.APPROVED,  # may still be sent; it is at risk
    "REINSTATED": State.APPROVED,
    "REJECTED": State.REJECTED,
    "PAUSED": State.PAUSED,
    "DISABLED": State.DISABLED,
    "ARCHIVED": State.DISABLED,
    "PENDING_DELETION": State.REMOVED,
    "DELETED": State.REMOVED,
    "LIMIT_EXCEEDED": State.FAILED,
}
"""Meta's words for how a template stands, in its answers and in what it tells. LOCKED changes
nothing of that: such a template cannot be edited, which we never do."""

# "Graph API error handling" and the WhatsApp error codes: too many calls of one kind or another.
BUSY = frozenset({4, 17, 32, 613, 80007, 80008, 130429})
PASSING = frozenset({1, 2})
DENIED = frozenset({0, 3, 10, 102, 190, *range(200, 300)})
FIELDS = "id,name,language,status,category,rejected_reason,components"
PAGES = 5
"""Of a search by name, fifty templates each. It is the whole name, so there is one as a rule."""


class Meta(Backend):
    """A WhatsApp Business Account of one's own."""

    name: ClassVar[str] = "meta"
    label: ClassVar[str] = _("Meta: WhatsApp")
    about: ClassVar[str] = _("Your own WhatsApp Business Account, by Meta’s Graph API.")
    channels: ClassVar[tuple[str, ...]] = ("whatsapp",)
    tells: ClassVar[bool] = True
    source: ClassVar[str] = (
        "https://developers.facebook.com/documentation/business-messaging/whatsapp/templates"
    )
    fields: ClassVar[tuple[Field, ...]] = (
        Field("waba_id", _("WhatsApp Business Account ID"), pattern=r"[0-9]{5,25}"),
        Field("version", _("Graph API version"), default="v24.0", pattern=r"v[0-9]{1,3}\.[0-9]"),
        Field("address", _("Address of the API"), default="https://graph.facebook.com"),
        Field(
            "token",
            _("Access token"),
            _("Of a system user, with the right whatsapp_business_management."),
            secret=True,
        ),
        Field(
            "app_secret",
            _("App secret"),
            _("What Meta signs its own calls with. Empty: they are not taken, and we ask instead."),
            secret=True,
            required=False,
        ),
    )

    def request(self, *, content: StoredContent, base: str, version: int) -> Request:
        body = payload(content, "meta_template", name=f"{base}_v{version}")
        return Request(
            body["name"], body["language"], body["category"], body, content.document["channel"]
        )

    def find(self, *, access: Access, request: Request) -> Standing | None:
        client = _client(access)
        query = {"name": request.name, "fields": FIELDS, "limit": "50"}
        for _page in range(PAGES):
            reply = _checked(client, client("GET", self._list(access), query=query))
            for each in objects_in(reply.document, "data"):
                names = (text_in(each, "name", most=512), text_in(each, "language"))
                if names == (request.name, request.language):
                    return _standing(client, each, at_home=_alike(each, request.body))
            after = text_in(reply.document, "paging", "cursors", "after", most=300)
            if not after or not text_in(reply.document, "paging", "next", most=1):
                break
            query = {**query, "after": after}
        return None

    def submit(self, *, access: Access, request: Request, found: Standing | None) -> Standing:
        if found is not None:
            return found
        client = _client(access)
        reply = _checked(client, client("POST", self._list(access), body=request.body))
        return _standing(client, reply.document)

    def status(self, *, access: Access, reference: Reference) -> Standing:
        client = _client(access)
        path = f"/{access.settings['version']}/{_digits(reference.id)}"
        reply = client("GET", path, query={"fields": FIELDS.replace(",components", "")})
        return _standing(client, _checked(client, reply).document, id=reference.id)

    def remove(self, *, access: Access, reference: Reference) -> None:
        client = _client(access)
        query = {"hsm_id": _digits(reference.id), "name": reference.name}
        reply = client("DELETE", self._list(access), query=query)
        if reply.status != 404:
            _checked(client, reply)

    @staticmethod
    def _list(access: Access) -> str:
        return f"/{access.settings['version']}/{access.settings['waba_id']}/message_templates"


def _client(access: Access) -> Client:
    token = access.secrets.get("token", "")
    return Client(
        access.settings["address"],
        {"Authorization": f"Bearer {token}"},
        tuple(access.secrets.values()),
    )


def _digits(number: str) -> str:
    """An id that may stand in an address; Meta's are numbers."""
    if not (number.isascii() and number.isdecimal()):
        raise SendFailed(_("The provider named a template by something that is no name."))
    return number


def _checked(client: Client, reply: Reply) -> Reply:
    """*reply*, where it is no error; else what kind of error it is."""
    error = reply.document.get("error")
    if reply.is_success and not error:
        return reply
    said = error if isinstance(error, dict) else {}
    code = said.get("code") if isinstance(said.get("code"), int) else -1
    words = client.words(
        text_in(said, "error_user_msg", most=2000)
        or text_in(said, "error_data", "details", most=2000)
        or text_in(said, "message", most=2000)
        or reply.status
    )
    if reply.status == 429 or code in BUSY:
        raise ProviderBusy(
            _("Meta wants fewer calls: %(why)s"),
            why=words,
            retry_after=asked_for(reply.retry_after),
        )
    if code in PASSING or (reply.status >= 500 and code not in DENIED):
        raise SendFailed(_("Meta could not answer: %(why)s"), why=words)
    if reply.status in (401, 403) or code in DENIED:
        raise ProviderRefused(_("Meta does not accept the access token: %(why)s"), why=words)
    raise ProviderRefused(_("Meta did not take it: %(why)s"), why=words)


def _standing(
    client: Client, each: Mapping[str, Any], *, id: str = "", at_home: bool = True
) -> Standing:
    """How one template stands; `SendFailed` where that is not said."""
    state = STATES.get(text_in(each, "status"))
    number = id or _digits(text_in(each, "id"))
    if state is None:
        raise SendFailed(_("The provider named a state that is not known here."))
    reason = text_in(each, "rejected_reason")
    return Standing(
        number,
        state,
        "" if reason == "NONE" else client.words(reason),
        text_in(each, "category", most=40),
        at_home,
    )


def _alike(there: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    """Whether what stands there says the same; Meta adds to components, so texts are compared."""
    wanted = _texts(ours)
    found = _texts(there)
    return all(found.get(kind) == text for kind, text in wanted.items())


def _texts(template: Mapping[str, Any]) -> dict[str, str]:
    return {
        text_in(each, "type").upper(): text_in(each, "text", most=2000)
        for each in objects_in(template, "components")
        if text_in(each, "text")
    }


BACKEND = Meta()
