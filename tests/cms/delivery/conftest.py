"""The API's people and wordings, and both doors to them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import APIToken

from cms.delivery.dispatcher import Dispatcher
from tests.cms.delivery import doors

SMS = "/api/v1/templates/order.confirmed/sms"


@pytest.fixture
def token(automation: User) -> str:
    return APIToken.create_token(user=automation, name="robot")[1]


@pytest.fixture
def dispatcher() -> Dispatcher:
    return doors.dispatcher()


Ask = Callable[..., Any]


@pytest.fixture
def ask(dispatcher: Dispatcher, token: str) -> Ask:
    """``ask("locale=nb", If_None_Match="…")`` fetches a wording through the dispatcher."""
    return asking(doors.through(dispatcher), token)


@pytest.fixture
def ask_django(token: str) -> Ask:
    """The same of Django alone."""
    return asking(doors.WsgiClient(doors.WSGIHandler()), token)


def asking(client: Any, token: str) -> Ask:
    def ask(query: str = "locale=nb", verb: str = "GET", path: str = SMS, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Authorization", f"Bearer {token}")
        return client.generic(verb, f"{path}?{query}", headers=named)

    return ask
