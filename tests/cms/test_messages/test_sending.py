"""Test messages: to whom, through what, how many, and what is kept of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.errors import Refused
from cms.models import Brand, Variant
from cms.test_messages.recipients import allowed, masked, offered
from cms.test_messages.senders import goes_by_mail, sender_for
from cms.test_messages.sending import send_test

KARI = "kari@fjellheim.example"


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Path:
    settings.TEST_SENDER = "file"
    settings.TEST_MESSAGES_FILE = tmp_path / "sent.jsonl"
    settings.TEST_RECIPIENTS = ["@fjellheim.example", "+47 400 00 000", "token-1"]
    settings.EMAIL_HOST = ""
    return settings.TEST_MESSAGES_FILE


@pytest.mark.parametrize(
    ("written", "by_mail", "to"),
    [
        (" Kari@Fjellheim.example ", True, KARI),
        ("+4740000000", False, "+4740000000"),
        ("+47 400 00 000", False, "+4740000000"),
        ("token-1", False, "token-1"),
    ],
)
def test_who_is_listed_may_receive(
    file: Path, brand: Brand, written: str, by_mail: bool, to: str
) -> None:
    assert allowed(brand, written, by_mail=by_mail) == to


@pytest.mark.parametrize(
    ("written", "by_mail"),
    [
        ("", True),
        ("kari@elsewhere.example", True),
        ("kari@sub.fjellheim.example", True),
        ("a@fjellheim.example, b@elsewhere.example", True),
        ("kari@fjellheim.example\nBcc: all@elsewhere.example", True),
        ("+4740000001", False),
        ("@fjellheim.example", True),
        ("x" * 255, False),
    ],
)
def test_nobody_else_may(file: Path, brand: Brand, written: str, by_mail: bool) -> None:
    with pytest.raises(Refused):
        allowed(brand, written, by_mail=by_mail)


def test_with_an_empty_list_nobody_may(settings: Any, brand: Brand) -> None:
    settings.TEST_RECIPIENTS = []
    with pytest.raises(Refused, match="Nobody may receive"):
        allowed(brand, KARI, by_mail=True)


def test_what_is_offered(file: Path, brand: Brand) -> None:
    assert offered(brand, by_mail=True, own="KARI@fjellheim.example") == [KARI]
    assert offered(brand, by_mail=True, own="kari@elsewhere.example") == []
    assert offered(brand, by_mail=False, own="") == ["+4740000000", "token-1"]


def test_a_brand_lists_its_own(file: Path, brand: Brand) -> None:
    brand.test_recipients = ["ola@agency.example", "@studio.example"]
    assert allowed(brand, "Ola@agency.example", by_mail=True) == "ola@agency.example"
    assert allowed(brand, "per@studio.example", by_mail=True) == "per@studio.example"
    assert offered(brand, by_mail=True, own="") == ["ola@agency.example"]
    with pytest.raises(Refused):
        allowed(Brand(key="other", name="Other"), "ola@agency.example", by_mail=True)


@pytest.mark.parametrize(
    ("whole", "short"), [(KARI, "ka…@fjellheim.example"), ("+4740000000", "+47…00"), ("1234", "…")]
)
def test_the_log_keeps_a_part(whole: str, short: str) -> None:
    assert masked(whole) == short


def test_an_sms_goes_to_the_file_rendered(file: Path, draft: Any, copywriter: User) -> None:
    variant = draft("nb")
    assert send_test(variant, "+47 40000000", "longest", copywriter) == "+4740000000"
    (line,) = file.read_text("utf-8").splitlines()
    told = json.loads(line)
    assert told["recipient"] == "+4740000000" and told["sender"] == "Fjellheim"
    assert "{{" not in json.dumps(told["outputs"]) and "bestillingen din" in str(told["outputs"])
    entry = ModelLogEntry.objects.get(action="cms.test_message")
    assert entry.user == copywriter and entry.data == {"recipient": "+47…00", "samples": "longest"}


def test_mail_goes_by_the_mail_server(
    file: Path, settings: Any, draft: Any, copywriter: User
) -> None:
    settings.EMAIL_HOST = "mail.fjellheim.example"
    content = {"subject": "Hei {{ first_name }}", "body": [{"type": "text", "text": "Takk."}]}
    variant = draft("nb")
    email = Variant(template=variant.template, channel="email", locale="nb", content=content)
    email.save()
    send_test(email, KARI, "typical", copywriter)
    (sent,) = mail.outbox
    assert sent.subject == "[Test] Hei Kari" and sent.to == [KARI]
    assert "Takk." in sent.body and sent.alternatives[0][1] == "text/html"


def test_each_may_send_so_many_an_hour(
    file: Path, settings: Any, draft: Any, copywriter: User, manager: User
) -> None:
    settings.TEST_RATE = 2
    variant = draft("nb")
    for _ in range(2):
        send_test(variant, "+4740000000", "typical", copywriter)
    with pytest.raises(Refused, match="2 tests in the last hour"):
        send_test(variant, "+4740000000", "typical", copywriter)
    send_test(variant, "+4740000000", "typical", manager)


def test_what_cannot_be_filled_is_not_sent(file: Path, draft: Any, copywriter: User) -> None:
    variant = draft("nb", "Hei {{ nobody }}")
    with pytest.raises(Refused, match="cannot be filled"):
        send_test(variant, "+4740000000", "typical", copywriter)
    with pytest.raises(Refused, match="set of values"):
        send_test(variant, "+4740000000", "hostile", copywriter)
    assert not file.exists()


def test_without_a_sender_it_is_said(settings: Any) -> None:
    settings.TEST_SENDER, settings.EMAIL_HOST = "", ""
    for channel in ("sms", "email"):
        with pytest.raises(Refused):
            sender_for(channel)
    assert goes_by_mail("email") and not goes_by_mail("sms")


def test_over_http_the_unsaved_text_goes(
    file: Path, draft: Any, copywriter: User, client: Client
) -> None:
    variant = draft("nb")
    url = reverse(Variant.snippet_viewset.get_url_name("test"), args=[variant.pk])
    client.force_login(copywriter)
    form = {"content-body": "Ulagret.", "test-recipient": "+4740000000", "test-samples": "typical"}
    assert client.post(url, form).json() == {"said": ["Sent to +4740000000."]}
    assert "Ulagret." in file.read_text("utf-8")
    answer = client.post(url, form | {"test-recipient": "+4799999999"})
    assert answer.status_code == 422 and "not among those" in answer.json()["said"][0]
    assert client.get(url).status_code == 405
