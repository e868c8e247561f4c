"""The pages: upload, plan, settings, confirmation; and all that can go wrong on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.exchange import kept
from cms.exchange.orders import MAX_FILES
from cms.models import Brand, MessageTemplate, Variant

Send = Callable[..., Any]
Texts = dict[str, Any]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path


@pytest.fixture
def writer(client: Client, copywriter: Any) -> Client:
    client.force_login(copywriter)
    return client


@pytest.fixture
def send(writer: Client, brand: Brand, texts: Texts) -> Send:
    """Post files (name to bytes or document) to the first page; both files without any."""

    def post(files: dict[str, Any] | None = None, **more: Any) -> Any:
        named = {f"{tag}.json": each for tag, each in texts.items()} if files is None else files
        uploads = [
            SimpleUploadedFile(name, data if isinstance(data, bytes) else json.dumps(data).encode())
            for name, data in named.items()
        ]
        data = {"uploads": uploads, "brand": brand.key, "source_locale": "en", "key_prefix": ""}
        return writer.post(reverse("import:index"), data | more)

    return post


def digest(page: Any) -> str:
    return str(page.context["plan"].digest)


def follow(client: Client, answer: Any) -> Any:
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer.url)


def told(page: Any) -> list[str]:
    return [str(message).strip() for message in page.context["messages"]]


def errors(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [str(words) for each in answer.context["form"].errors.values() for words in each]


# -- the road -------------------------------------------------------------------------------------


def test_files_become_a_plan_and_then_drafts(send: Send, writer: Client, brand: Brand) -> None:
    answer = send()
    page = follow(writer, answer)
    assert "Import 4 texts as drafts" in page.content.decode()
    assert not MessageTemplate.objects.exists()
    done = writer.post(answer.url, {"digest": digest(page)}, follow=True)
    assert told(done)[0] == "4 texts are imported as drafts. Nothing is live yet."
    assert done.redirect_chain[0][0] == f"{reverse('board:index')}?brand={brand.key}"
    assert Variant.objects.count() == 4


def test_the_uploads_are_forgotten_afterwards(send: Send, writer: Client, tmp_path: Path) -> None:
    answer = send()
    writer.post(answer.url, {"digest": digest(writer.get(answer.url))})
    assert not [path for path in (tmp_path / "imports").rglob("*") if path.is_file()]
    assert told(writer.get(answer.url, follow=True))[-1] == (
        "These files are not kept any longer. Choose them once more."
    )


def test_a_plan_that_moved_is_shown_anew(
    send: Send, writer: Client, brand: Brand, manager: Any, template: MessageTemplate
) -> None:
    files = {"en.json": {"sms": {"confirmed": {"body": "Hi"}}}}
    answer = send(files, key_prefix="order")
    page = writer.get(answer.url)
    actions.start_variant(template, "sms", "en", {"body": "By hand"}, manager)
    again = writer.post(answer.url, {"digest": digest(page)}, follow=True)
    assert "Something here changed since this plan was made" in told(again)[0]
    assert again.context["plan"].counts["refuse"] == 1
    assert Variant.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"digest": ""}, {"digest": "0" * 64}])
def test_without_the_digest_of_what_was_shown_nothing_happens(
    send: Send, writer: Client, data: dict[str, str]
) -> None:
    answer = send()
    assert "Nothing was imported" in told(writer.post(answer.url, data, follow=True))[0]
    assert not Variant.objects.exists()


def test_get_writes_nothing(send: Send, writer: Client) -> None:
    answer = send()
    writer.get(answer.url)
    writer.get(reverse("import:index"))
    assert not MessageTemplate.objects.exists()


# -- the list -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4), ("?fate=create", 4), ("?fate=refuse", 0), ("?locale=nb", 2),
        ("?findings=error", 1),
        ("?locale=nb&findings=error", 1), ("?locale=en&findings=error", 0), ("?fate=nonsense", 4),
        ("?p=99", 4), ("?p=x", 4),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_links(send: Send, writer: Client, query: str, count: int) -> None:
    page = writer.get(send().url + query)
    assert page.context["count"] == count
    assert ("No text is both." in page.content.decode()) == (count == 0)


def test_long_lists_have_pages(send: Send, writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.exchange.views.ROWS_A_PAGE", 3)
    answer = send()
    first, second = (writer.get(f"{answer.url}?p={number}") for number in (1, 2))
    assert [len(page.context["page"].object_list) for page in (first, second)] == [3, 1]
    assert "Page 1 of 2" in first.content.decode()


def test_texts_are_shown_as_text(send: Send, writer: Client) -> None:
    bad = "<script>alert(1)</script>"
    files = {"en.json": {"sms": {bad: {"body": bad}, "ok": {"body": bad}}, bad: bad}}
    page = follow(writer, send(files)).content.decode()
    assert bad not in page
    assert "&lt;script&gt;" in page


def test_what_is_left_out_is_listed(send: Send, writer: Client) -> None:
    page = follow(writer, send())
    assert [(each.head, len(each.keys)) for each in page.context["left_out"]] == [
        ("emails.sender", 1), ("countries.*", 2),
    ]  # fmt: skip


def test_files_without_messages_show_how_to_go_on(send: Send, writer: Client) -> None:
    page = follow(writer, send({"en.json": {"OK_BUTTON": "OK"}}))
    text = page.content.decode()
    assert "No key looks like a message." in text
    assert '<details class="b-import__settings" open>' in text


# -- settings -------------------------------------------------------------------------------------


def settings_of(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in given.items() if value not in (None, False)}


def change(writer: Client, answer: Any, **changed: Any) -> Any:
    page = writer.get(answer.url)
    data = settings_of(page) | changed
    return writer.post(f"{answer.url}settings/", data)


def test_the_settings_as_they_stand_change_nothing(send: Send, writer: Client) -> None:
    answer = send()
    before = digest(writer.get(answer.url))
    again = change(writer, answer)
    assert again.url != answer.url
    assert digest(follow(writer, again)) == before


def test_a_field_may_go_elsewhere(send: Send, writer: Client) -> None:
    page = follow(writer, change(writer, send(), **{"field-email-thanks": "body/legal.text"}))
    mail = page.context["plan"].rows[0]
    assert mail.content["body"][-1]["type"] == "legal"


def test_a_field_may_be_left_out(send: Send, writer: Client) -> None:
    page = follow(writer, change(writer, send(), **{"field-email-thanks": ""}))
    assert "the profile leaves “thanks” out" in {
        str(each.why) for each in page.context["plan"].ignored
    }


def test_a_new_rule_brings_its_fields(send: Send, writer: Client) -> None:
    rules = "sms: sms.{name}.{field}\nemail: {name}.{field}"
    page = follow(
        writer,
        change(
            writer,
            send({"en.json": {"a": {"title": "x", "words": "y"}, "sms": {"w": {"body": "z"}}}}),
            rules=rules,
        ),
    )
    assert ("a", "email") in {(row.key, row.channel) for row in page.context["plan"].rows}


def test_prefix_and_overwrite_may_change(send: Send, writer: Client) -> None:
    page = follow(writer, change(writer, send(), key_prefix="shop", overwrite="on"))
    plan = page.context["plan"]
    assert (plan.prefix, plan.overwrite, plan.rows[0].key) == ("shop", True, "shop.welcome")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"rules": "email emails"}, "needs {name} once"),
        ({"rules": "fax: {name}"}, "“fax” is not known here"),
        ({"rules": ""}, "This field is required."),
        ({"field-email-thanks": "nowhere"}, "Select a valid choice."),
        ({"locale-0": "xx"}, "“xx” is not a known locale."),
        ({"source_locale": "norsk"}, "“norsk” is not a known locale."),
        ({"key_prefix": "Shop!"}, "Use lower-case letters and digits"),
        ({"brand": "nobody"}, "Select a valid choice."),
        ({"placeholders": "latex"}, "Select a valid choice."),
    ],
)
def test_wrong_settings_are_told_beside_the_plan(
    send: Send, writer: Client, changed: dict[str, str], words: str
) -> None:
    answer = change(writer, send(), **changed)
    assert any(words in each for each in errors(answer))
    assert answer.context["plan"].counts["create"] == 4


def test_beside_wrong_settings_links_and_button_lead_to_the_plan(
    send: Send, writer: Client
) -> None:
    first = send()
    page = change(writer, first, key_prefix="Shop!").content.decode()
    assert "These settings cannot be used." in page
    assert f'<form method="post" action="{first.url}"' in page
    assert f'href="{first.url}?locale=nb"' in page


def test_a_file_whose_name_says_no_locale_asks_for_it(
    send: Send, writer: Client, texts: Texts
) -> None:
    answer = send({"mail.json": texts["en"], "nb.json": texts["nb"]})
    page = follow(writer, answer)
    assert "mail.json: “mail” names no locale we know." in page.context["refusal"]
    again = follow(writer, change(writer, answer, **{"locale-0": "en"}))
    assert again.context["plan"].counts["create"] == 4


def test_two_files_of_one_locale_that_disagree_are_refused(
    send: Send, writer: Client, texts: Texts
) -> None:
    page = follow(writer, send({"nb.json": texts["nb"], "no.json": texts["en"]}))
    assert "stands in nb.json too" in page.context["refusal"]
    assert "digest" not in page.content.decode()


# -- bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": "\xe6"}', "nb.json: The file is not UTF-8: byte 7"),
        (b'{"a": "x', "nb.json: The JSON ends too early, at line 1, column 7."),
        (b'{"a": "x", "a": "y"}', "nb.json: Keys that stand in the file twice: a."),
        (b"[" * 200_000, "nb.json: The JSON is nested more than 20 levels deep."),
        (b'{"a": "\\u0000"}', "nb.json: “a” holds U+0000"),
        (b" ", "nb.json: The file is empty."),
    ],
    ids=["not utf-8", "cut off", "duplicate", "bomb", "nul", "blank"],
)
def test_a_file_that_cannot_be_used_is_named(
    send: Send, texts: Texts, tmp_path: Path, data: bytes, words: str
) -> None:
    (found,) = errors(send({"en.json": texts["en"], "nb.json": data}))
    assert found.startswith(words)
    assert not (tmp_path / "imports").exists()


def test_every_unusable_file_is_named(send: Send) -> None:
    assert len(errors(send({"en.json": b"x", "nb.json": b"y", "da.json": {"a": "ok"}}))) == 2


def test_the_size_of_all_files_is_bounded(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.exchange.forms.MAX_TOTAL", 5 * 1024 * 1024)
    assert errors(send({"en.json": b" " * 6_000_000})) == [
        "All files together are larger than 5 MB."
    ]


@pytest.mark.parametrize(("number", "fits"), [(4, True), (5, False)])
def test_the_number_of_files_is_bounded(
    send: Send, number: int, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.exchange.forms.MAX_FILES", 4)
    files = {f"{index}.json": {"a": "x"} for index in range(number)}
    assert (send(files).status_code == 302) == fits


def test_the_server_takes_as_many_files_as_an_import(settings: Any) -> None:
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES == MAX_FILES


def test_no_file_at_all(send: Send) -> None:
    assert errors(send({})) == ["This field is required."]


# -- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["index", "plan", "settings"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_are_sent_away(
    client: Client, django_user_model: Any, brand: Brand, name: str, method: str
) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("per", password="a long password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    answer = getattr(client, method)(
        reverse(f"import:{name}", args=[] if name == "index" else ["x"])
    )
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert reverse("import:index") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_nobody_without_logging_in(client: Client, db: None) -> None:
    assert reverse("wagtailadmin_login") in client.get(reverse("import:index")).url


def test_those_who_may_find_it_in_the_menu(writer: Client, brand: Brand) -> None:
    assert reverse("import:index") in writer.get(reverse("wagtailadmin_home")).content.decode()


def test_another_s_plan_is_not_shown(send: Send, client: Client, manager: Any) -> None:
    url = send().url
    client.force_login(manager)
    assert told(client.get(url, follow=True)) == [
        "These files are not kept any longer. Choose them once more."
    ]


def test_a_forged_post_is_refused(brand: Brand, copywriter: Any, ask: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(copywriter)
    token = kept.keep(ask(), copywriter)
    for name, args in (("index", []), ("plan", [token]), ("settings", [token])):
        assert client.post(reverse(f"import:{name}", args=args)).status_code == 403


def test_settings_answer_only_to_post(send: Send, writer: Client) -> None:
    assert writer.get(f"{send().url}settings/").status_code == 405


def test_without_a_brand_there_is_nothing_to_import_into(client: Client, admin_user: Any) -> None:
    client.force_login(admin_user)
    assert (
        "There is no brand to import into yet."
        in client.get(reverse("import:index")).content.decode()
    )


def test_a_brand_that_went_away(send: Send, writer: Client, brand: Brand) -> None:
    answer = send()
    brand.style_guides.all().delete()
    brand.delete()
    assert told(writer.get(answer.url, follow=True)) == ["This brand is not there any longer."]
