"""``POST check`` and ``POST measure``: texts that are not stored."""

from typing import Any

import pytest

from cms.models import Brand, MessageTemplate, Variant

MESSAGE = {
    "key": "order.confirmed",
    "source_locale": "en",
    "placeholders": {"first_name": {"type": "name"}},
    "variants": [
        {"channel": "sms", "locale": "en", "content": {"body": "Hi {{ first_name }}!"}},
        {"channel": "sms", "locale": "nb", "content": {"body": "Hei! Din ordre er her."}},
    ],
}
CLEAN = {**MESSAGE, "variants": MESSAGE["variants"][:1]}
GUIDE = {
    "brand": "nordhus",
    "locales": {"nb": {"terms": [{"concept": "order", "forbidden": ["ordre"]}]}},
}


def found(response: Any) -> set[str]:
    assert response.status_code == 200, response.content
    return {finding["check"] for finding in response.json()["findings"]}


def test_findings_are_told_with_their_place(api: Any) -> None:
    response = api.post("check", {"message": MESSAGE, "guide": GUIDE})
    answer = response.json()
    assert "term_forbidden" in found(response)
    (term,) = [each for each in answer["findings"] if each["check"] == "term_forbidden"]
    assert (term["channel"], term["locale"], term["part"]) == ("sms", "nb", "body")
    assert MESSAGE["variants"][1]["content"]["body"][term["start"] : term["end"]] == "ordre"
    assert answer["errors"] == sum(each["severity"] == "error" for each in answer["findings"]) > 0


def test_a_clean_message_has_no_findings(api: Any) -> None:
    answer = api.post("check", {"message": CLEAN, "guide": GUIDE}).json()
    assert answer == {"findings": [], "errors": 0, "warnings": 0, "infos": 0, "exit_status": 0}


def test_a_message_document_is_checked_as_it_is(api: Any) -> None:
    bare = found(api.post("check", MESSAGE))
    assert bare == found(api.post("check", {"message": MESSAGE}))
    assert bare and "term_forbidden" not in bare


def test_a_stored_brand_is_named_by_its_key(api: Any, brand: Brand) -> None:
    assert "term_forbidden" in found(api.post("check", {"message": MESSAGE, "brand": "fjellheim"}))


def test_nothing_is_stored(api: Any, brand: Brand) -> None:
    api.post("check", {"message": MESSAGE, "brand": "fjellheim"})
    assert not MessageTemplate.objects.exists()
    assert not Variant.objects.exists()


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({}, "#/message", "is required"),
        ([], "#", "must be an object"),
        ({"message": MESSAGE, "gide": {}}, "#", "'gide' is not known here (did you mean guide?)"),
        ({"message": {**MESSAGE, "kee": 1}}, "#/message/kee", "did you mean key"),
        ({**MESSAGE, "kee": 1}, "#/kee", "did you mean key"),
        ({"message": {"key": "x"}}, "#/message/variants", "is missing"),
        ({"message": {**MESSAGE, "source_locale": "nbb"}}, "#/message/source_locale", "nb"),
        (
            {**MESSAGE, "variants": [{"channel": "sms", "locale": "nb", "content": {"text": "x"}}]},
            "#/variants/0/content/text",
            "text",
        ),
        ({"message": MESSAGE, "guide": {"brand": "x", "local": {}}}, "#/guide/local", "locales"),
        ({"message": MESSAGE, "guide": []}, "#/guide", "an object"),
        ({"message": MESSAGE, "brand": "fjelheim"}, "#/brand", "not the key of a brand"),
        ({"message": MESSAGE, "brand": "Not A Key"}, "#/brand", "pattern"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_document_that_does_not_fit_is_refused_with_the_place(
    api: Any, brand: Brand, problem: Any, body: Any, pointer: str, words: str
) -> None:
    told = problem(api.post("check", body), 422, "invalid-body")
    assert pointer in [fault["pointer"] for fault in told["errors"]]
    assert words in str(told["errors"])


def test_an_unknown_brand_comes_with_the_nearest(api: Any, brand: Brand, problem: Any) -> None:
    response = api.post("check", {"message": MESSAGE, "brand": "fjelheim"})
    assert problem(response, 422, "invalid-body")["suggestions"] == ["fjellheim"]


def test_a_guide_and_a_brand_are_one_too_many(api: Any, brand: Brand, problem: Any) -> None:
    body = {"message": MESSAGE, "guide": GUIDE, "brand": "fjellheim"}
    problem(api.post("check", body), 422, "invalid-body")


def test_a_template_that_cannot_be_read_is_a_finding(api: Any) -> None:
    broken = {"channel": "sms", "locale": "en", "content": {"body": "Hi {{ first_name"}}
    assert "template_syntax" in found(api.post("check", {**MESSAGE, "variants": [broken]}))


def test_a_finding_has_both_sides_and_what_decided(api: Any) -> None:
    findings = api.post("check", MESSAGE).json()["findings"]
    (lost,) = [each for each in findings if each["check"] == "placeholder_missing"]
    other = lost["related"]
    assert (other["channel"], other["locale"], other["part"]) == ("sms", "en", "body")
    words = MESSAGE["variants"][0]["content"]["body"][other["start"] : other["end"]]
    assert words == "first_name"
    assert lost["rule"] == ""


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("", "*/*", "application/json"),
        ("", "text/html", "application/json"),
        ("", "text/plain", "text/plain; charset=utf-8"),
        ("", "application/sarif+json", "application/sarif+json"),
        ("", "text/plain;q=0.5, application/json", "application/json"),
        ("?format=text", "application/json", "text/plain; charset=utf-8"),
        ("?format=sarif", "*/*", "application/sarif+json"),
    ],
)
def test_the_form_is_asked_for(api: Any, query: str, accept: str, media: str) -> None:
    response = api.call("POST", f"check{query}", MESSAGE, Accept=accept)
    assert response.status_code == 200
    assert response["Content-Type"] == media
    assert response["Budskap-Exit-Status"] == "1"
    assert b"placeholder_missing" in response.content


def test_an_unknown_form_is_refused(api: Any, problem: Any) -> None:
    problem(api.post("check?format=xml", MESSAGE), 400, "bad-query")


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1)])
def test_how_grave_a_failure_is_is_asked_for(api: Any, fail_on: str, status: int) -> None:
    weights = {"placeholder_missing": "warning"}
    body = {"message": MESSAGE, "guide": {"brand": "x", "checks": weights, "locales": {}}}
    answer = api.post(f"check?fail_on={fail_on}", body).json()
    assert (answer["errors"], answer["exit_status"]) == (0, status)


def test_a_guide_that_names_no_check_is_refused(api: Any, problem: Any) -> None:
    guide = {"brand": "x", "locales": {}, "checks": {"term_forbiden": "off"}}
    told = problem(api.post("check", {"message": MESSAGE, "guide": guide}), 422, "invalid-body")
    (fault,) = told["errors"]
    assert fault["pointer"] == "#/guide/checks/term_forbiden"
    assert "term_forbidden" in fault["detail"]


# -- measure ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "encoding", "segments"),
    [("x" * 160, "GSM-7", 1), ("x" * 161, "GSM-7", 2), ("ł", "UCS-2", 1), ("ł" * 71, "UCS-2", 2)],
    ids=["full", "one over", "UCS-2", "UCS-2 one over"],
)
def test_a_text_is_measured(api: Any, body: str, encoding: str, segments: int) -> None:
    answer = api.post("measure", {"channel": "sms", "content": {"body": body}}).json()
    assert answer["detail"]["encoding"] == encoding
    assert len(answer["detail"]["segments"]) == segments
    assert {metric["name"] for metric in answer["metrics"]} >= {"segments", "encoding"}


def test_an_email_is_measured(api: Any) -> None:
    content = {"subject": "Hi", "preheader": "", "body": [{"type": "text", "text": "Hi"}]}
    answer = api.post("measure", {"channel": "email", "content": content}).json()
    assert answer["state"] in ("ok", "warn", "over")
    assert {metric["name"] for metric in answer["metrics"]} >= {"subject", "html"}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"channel": "smss", "content": {}}, "#/channel"),
        ({"channel": "sms\0", "content": {}}, "#/channel"),
        ({"channel": "sms"}, "#/content"),
        ({"channel": "sms", "content": {"subject": "x"}}, "#/content/subject"),
        ({"channel": "sms", "content": {"body": 7}}, "#/content/body"),
        ({"channel": "sms", "content": "x"}, "#/content"),
        ({"channel": "email", "content": {"body": [{"type": "x"}]}}, "#/content/body/0/type"),
        ({"channel": "sms", "content": {"body": "x\0"}}, "#/content/body"),
    ],
    ids=str,
)
def test_a_content_that_does_not_fit_is_refused_with_the_place(
    api: Any, problem: Any, body: Any, pointer: str
) -> None:
    told = problem(api.post("measure", body), 422, "invalid-body")
    assert told["errors"][0]["pointer"] == pointer


def test_a_mail_too_large_to_lay_out_is_refused(api: Any, problem: Any) -> None:
    blocks = [{"type": "text", "text": "x" * 190_000}] * 5
    content = {"subject": "", "preheader": "", "body": blocks}
    problem(api.post("measure", {"channel": "email", "content": content}), 422, "invalid-body")
