"""The pages: who sees and does what, the list with its filters, accounts and their secrets."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.models import Brand, ProviderAccount, Submission, Variant
from cms.provider_templates.accounts import secrets_of
from tests.cms.provider_templates.conftest import APP_SECRET, Live
from tests.cms.provider_templates.standin import TOKEN, Meta

pytestmark = pytest.mark.django_db
State = Submission.State


def text(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.fixture
def admin(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


@pytest.fixture
def row(whatsapp: Live, queued: Any, work: Any) -> Submission:
    """A template that Meta has rejected."""
    queued(whatsapp())
    work()
    Submission.objects.update(state=State.REJECTED, reason="INVALID_FORMAT: <b>at the end</b>")
    return Submission.objects.get()


def address(name: str, row: Submission) -> str:
    args = {
        "versions": [row.account_id, row.variant_id],
        "ask": [row.pk],
        "remove": [row.pk],
    }.get(name, [])
    return reverse(f"provider_templates:{name}", args=args)


POSTS = ["submit", "ask", "remove"]


@pytest.mark.parametrize("name", ["index", "index_results", "versions"])
def test_a_writer_sees_how_it_stands(
    client: Client, copywriter: User, row: Submission, name: str
) -> None:
    client.force_login(copywriter)
    page = client.get(address(name, row))
    assert page.status_code == 200
    assert "order_confirmed_v1" in text(page)
    assert "&lt;b&gt;at the end" in page.content.decode()
    assert "provider-templates/submit" not in page.content.decode()


@pytest.mark.parametrize("name", POSTS)
def test_a_writer_submits_nothing(
    client: Client, copywriter: User, row: Submission, meta: Meta, name: str
) -> None:
    before = list(Submission.objects.values())
    client.force_login(copywriter)
    sent = {"account": row.account_id, "variant": row.variant_id, "all": "1"}
    assert client.post(address(name, row), sent).status_code == 302
    assert before == list(Submission.objects.values())


@pytest.mark.parametrize("name", POSTS)
def test_nothing_is_done_by_a_get_or_without_the_pages_token(
    admin: Client, manager: User, row: Submission, meta: Meta, name: str
) -> None:
    before, calls = list(Submission.objects.values()), len(meta.calls)
    assert admin.get(address(name, row)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    assert strict.post(address(name, row), {"variant": row.variant_id}).status_code == 403
    assert (before, calls) == (list(Submission.objects.values()), len(meta.calls))


@pytest.mark.parametrize("name", ["index", "index_results", "versions"])
def test_looking_calls_nobody(admin: Client, row: Submission, meta: Meta, name: str) -> None:
    before, calls = list(Submission.objects.values()), len(meta.calls)
    admin.get(address(name, row) + "?submit=1&all=1")
    assert (before, calls) == (list(Submission.objects.values()), len(meta.calls))


def test_the_button_queues_what_is_live(
    admin: Client, manager: User, whatsapp: Live, account: ProviderAccount
) -> None:
    variant = whatsapp()
    page = admin.get(reverse("provider_templates:index"))
    assert "never submitted" in text(page)
    sent = {"account": account.pk, "variant": variant.pk}
    page = admin.post(reverse("provider_templates:submit"), sent, follow=True)
    assert "1 template is queued" in text(page)
    found = Submission.objects.get()
    assert (found.state, found.created_by) == (State.QUEUED, manager)
    page = admin.post(reverse("provider_templates:submit"), sent, follow=True)
    assert "at the provider already" in text(page)
    assert Submission.objects.count() == 1


def test_all_that_pass_the_filters_are_queued(
    admin: Client, whatsapp: Live, account: ProviderAccount
) -> None:
    for locale in ("nb", "da", "pl"):
        whatsapp(locale)
    there = reverse("provider_templates:submit")
    admin.post(f"{there}?account={account.pk}&locale=nb&locale=da", {"all": "1"})
    assert sorted(Submission.objects.values_list("locale", flat=True)) == ["da", "nb"]
    page = admin.post(f"{there}?account={account.pk}&locale=xx", {"all": "1"}, follow=True)
    assert "Nothing was submitted" in text(page)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize("sent", ["", "x", "-1", "0", "9" * 40, "٣"])
def test_what_is_no_variant_is_passed_by(
    admin: Client, account: ProviderAccount, sent: str
) -> None:
    there = reverse("provider_templates:submit")
    page = admin.post(there, {"account": account.pk, "variant": sent}, follow=True)
    assert page.status_code == 200
    assert not Submission.objects.exists()


@pytest.mark.parametrize("sent", ["", "x", "0", "9" * 40])
def test_an_account_that_is_none_is_not_found(
    admin: Client, account: ProviderAccount, sent: str
) -> None:
    assert admin.post(reverse("provider_templates:submit"), {"account": sent}).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("?state=rejected", True),
        ("?state=approved", False),
        ("?state=unsubmitted&state=rejected", True),
        ("?locale=nb", True),
        ("?locale=da", False),
        ("?channel=whatsapp", True),
        ("?template=confirmed", True),
        ("?template=nothing", False),
        ("?state=%00&locale=<script>&account=x", True),
    ],
)
def test_the_filters_stand_in_the_address(
    admin: Client, whatsapp: Live, row: Submission, query: str, shown: bool
) -> None:
    whatsapp("da")
    page = admin.get(reverse("provider_templates:index") + query)
    assert page.status_code == 200
    assert ("order_confirmed_v1" in text(page)) is shown
    assert "<script>&" not in page.content.decode()


def test_what_changed_since_is_said_and_offered(
    admin: Client, whatsapp: Live, row: Submission
) -> None:
    Submission.objects.update(state=State.APPROVED, reason="")
    whatsapp(body="Hei {{ first_name }}. Vi har fått {{ total | money }}. Takk.")
    old = row.release_number
    page = text(admin.get(reverse("provider_templates:index") + "?state=outdated"))
    assert re.search(rf"Approved is release {old} \( order_confirmed_v1 \); live is release", page)
    assert "Submit the new text" in page
    editor = Variant.snippet_viewset.get_url_name("edit")
    page = text(admin.get(reverse(editor, args=[row.variant_id])))
    assert re.search(rf"The approved one is of release {old}; what is live is \d+", page)


def test_a_rejection_stands_beside_the_text(
    client: Client, copywriter: User, row: Submission
) -> None:
    client.force_login(copywriter)
    editor = Variant.snippet_viewset.get_url_name("edit")
    page = client.get(reverse(editor, args=[row.variant_id]))
    assert "INVALID_FORMAT" in text(page)
    assert "Put words round them" in text(page)
    assert "<b>at the end" not in page.content.decode()


def test_the_list_costs_the_same_for_many(
    admin: Client, whatsapp: Live, account: ProviderAccount, django_assert_max_num_queries: Any
) -> None:
    for locale in ("en", "nb", "da", "pl", "nl"):
        whatsapp(locale)
    with django_assert_max_num_queries(30):
        admin.get(reverse("provider_templates:index"))


def test_a_missing_worker_is_said(admin: Client, row: Submission) -> None:
    assert "submit_templates" not in text(admin.get(reverse("provider_templates:index")))
    Submission.objects.update(next_attempt_at="2020-01-01T00:00:00Z")
    assert "manage.py submit_templates" in text(admin.get(reverse("provider_templates:index")))


def test_without_an_account_the_page_says_how_to_begin(
    client: Client, copywriter: User, manager: User, brand: Brand
) -> None:
    client.force_login(manager)
    assert "Add a message provider" in text(client.get(reverse("provider_templates:index")))
    client.force_login(copywriter)
    assert "Ask whoever looks after" in text(client.get(reverse("provider_templates:index")))


# -- accounts --------------------------------------------------------------------------------------


def form(brand: Brand, **more: str) -> dict[str, Any]:
    return {
        "name": "Meta",
        "brand": brand.pk,
        "environment": "production",
        "active": "on",
        "waba_id": "102290129340398",
        "version": "v24.0",
        "address": "https://graph.facebook.com",
        "token": TOKEN,
        "app_secret": APP_SECRET,
        **more,
    }


NEW = "?provider=meta"


def test_first_comes_which_provider(admin: Client, brand: Brand) -> None:
    page = text(admin.get(reverse("provider_accounts:add")))
    for words in ("Meta: WhatsApp", "Twilio Content", "SendGrid: email", "Files"):
        assert words in page
    assert "Which provider" in text(admin.get(reverse("provider_accounts:add") + "?provider=x"))


def test_an_account_keeps_its_secrets_to_itself(admin: Client, brand: Brand) -> None:
    there = reverse("provider_accounts:add") + NEW
    assert admin.post(there, form(brand)).status_code == 302
    row = ProviderAccount.objects.get()
    assert secrets_of(row) == {"token": TOKEN, "app_secret": APP_SECRET}
    edit = reverse("provider_accounts:edit", args=[row.pk])
    page = admin.get(edit).content.decode()
    assert f"/provider-templates/meta/{row.public_id}/" in page
    for name in ("index", "edit", "history", "delete"):
        args = [] if name == "index" else [row.pk]
        shown = admin.get(reverse(f"provider_accounts:{name}", args=args)).content.decode()
        for secret in (TOKEN, APP_SECRET, row.secret):
            assert secret not in shown
    assert TOKEN not in str(list(ModelLogEntry.objects.values("data", "label")))
    admin.post(edit, form(brand, token="", app_secret="another-secret", version="v25.0"))
    row.refresh_from_db()
    assert secrets_of(row) == {"token": TOKEN, "app_secret": "another-secret"}
    assert row.settings["version"] == "v25.0"


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("waba_id", "12/../34", "does not look like one"),
        ("waba_id", "", "required"),
        ("version", "24", "does not look like one"),
        ("token", "", "required"),
        ("token", "two words", "does not look like one"),
        ("token", "a\r\nX-Evil: 1", "does not look like one"),
        ("token", "nøkkel", "does not look like one"),
        ("address", "http://graph.facebook.com", "must begin with https://"),
        ("address", "https://127.0.0.1", "not public"),
        ("address", "https://169.254.169.254/latest", "not public"),
        ("address", "https://user:pass@graph.facebook.com", "user name"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    admin: Client, brand: Brand, field: str, value: str, why: str
) -> None:
    page = admin.post(reverse("provider_accounts:add") + NEW, form(brand, **{field: value}))
    assert page.status_code == 200
    assert why in text(page)
    assert TOKEN not in page.content.decode()
    assert not ProviderAccount.objects.exists()


@pytest.mark.parametrize("name", ["index", "add", "edit", "delete"])
def test_a_writer_sees_no_account(
    client: Client, copywriter: User, account: ProviderAccount, name: str
) -> None:
    client.force_login(copywriter)
    there = reverse(
        f"provider_accounts:{name}", args=[] if name in ("index", "add") else [account.pk]
    )
    for call in (client.get, client.post):
        assert call(there).status_code in (302, 404)
    assert ProviderAccount.objects.count() == 1


def test_deleting_forgets_what_was_submitted(admin: Client, row: Submission, meta: Meta) -> None:
    there = reverse("provider_accounts:delete", args=[row.account_id])
    assert "stays at the provider" in text(admin.get(there))
    admin.post(there)
    assert (ProviderAccount.objects.count(), Submission.objects.count(), meta.made()) == (0, 0, 1)
