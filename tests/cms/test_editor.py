"""The editor: its form comes from the channel's declaration, and what it saves is a content
document.
"""

import json

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

import channels
from cms import actions
from cms.editor.blocks import root_block, to_document, to_value
from cms.editor.content_field import ContentField
from cms.editor.places import contentpath, utf16
from cms.models import Variant

EMAIL = {
    "subject": "Hi {{ first_name }}",
    "preheader": "{{ total | money }}",
    "body": [
        {"type": "heading", "text": "Thank you"},
        {
            "type": "button",
            "id": "a-b-c",
            "label": "See it",
            "url": "https://fjellheim.example/en/o",
        },
        {"type": "divider"},
    ],
}


def address(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_cms_variant:{name}", args=args)


@pytest.mark.parametrize("channel", sorted(channels.CHANNELS))
def test_every_channel_has_a_form_of_its_parts(channel: str) -> None:
    root = root_block(channel, "nb")
    assert list(root.child_blocks) == [part.name for part in channels.get(channel).parts]


def test_a_content_document_survives_the_form() -> None:
    root = root_block("email", "en")
    document = to_document(root, to_value(root, EMAIL))
    told = channels.get("email").load(document)
    assert told.digest == channels.get("email").load(EMAIL).digest
    assert document["body"][1]["id"] == "a-b-c"


class Nested(channels.StructuredChannel):
    """A channel with lists inside blocks."""

    name = "nested"
    label = "Nested"
    icon = "image"
    preview_devices = ()
    parts = (
        channels.Blocks(
            "cards",
            "Cards",
            (
                channels.BlockType(
                    "card",
                    "Card",
                    "image",
                    (
                        channels.Text("title", "Title"),
                        channels.Blocks(
                            "buttons",
                            "Buttons",
                            (
                                channels.BlockType(
                                    "button", "Button", "link", (channels.Text("label", "Label"),)
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )

    def measure_content(self, content: channels.Content) -> channels.Measurement:
        return channels.Measurement()

    def draw(self, content: channels.Content, scene: channels.Scene) -> str:
        return ""


def test_lists_inside_blocks_survive_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    nested = Nested()
    monkeypatch.setattr(channels, "CHANNELS", {**channels.CHANNELS, "nested": nested})
    button = {"type": "button", "id": "b-1", "label": "See"}
    card = {"type": "card", "id": "c-1", "title": "Boots", "buttons": [button]}
    root = root_block("nested", "nb")
    document = to_document(root, to_value(root, {"cards": [card]}))
    assert document == {"cards": [card]}
    content = nested.load(document)
    assert contentpath("cards.0.buttons.0.label", content) == "content.cards.c-1.buttons.b-1.label"
    assert contentpath("cards.0.buttons.7.label", content) == "content.cards.c-1.buttons.7.label"


def test_a_block_without_id_has_the_same_one_at_every_load() -> None:
    root = root_block("email", "en")
    first, second = (to_document(root, to_value(root, EMAIL)) for _ in range(2))
    assert first == second
    assert len({block["id"] for block in first["body"]}) == 3


def test_the_text_has_the_variants_language() -> None:
    attributes = root_block("sms", "pl").child_blocks["body"].field.widget.attrs
    assert (attributes["lang"], attributes["dir"]) == ("pl", "ltr")
    assert root_block("sms", "ar").child_blocks["body"].field.widget.attrs["dir"] == "rtl"


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ('{"body": "x", "colour": "red"}', "colour"),
        ('{"body": 7}', "body"),
        ('{"body": "x"', "JSON"),
        ('["body"]', "object"),
        ({"body": "x\x00"}, "body"),
    ],
    ids=["unknown part", "wrong type", "cut off", "not an object", "NUL"],
)
def test_a_document_that_is_not_content_is_refused_by_name(sent: object, word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        ContentField("sms", "en").clean(sent)


def test_line_breaks_are_stored_one_way(client: Client, copywriter: User, draft) -> None:
    variant = draft("en")
    client.force_login(copywriter)
    client.post(
        address("edit", variant.pk), {"content-body": "Hi {{ first_name }},\r\n{{ total | money }}"}
    )
    variant.refresh_from_db()
    assert (
        variant.get_latest_revision_as_object().content["body"]
        == "Hi {{ first_name }},\n{{ total | money }}"
    )


def test_white_space_is_copy(client: Client, copywriter: User, draft) -> None:
    variant = draft("en")
    client.force_login(copywriter)
    client.post(address("edit", variant.pk), {"content-body": " Hi {{ first_name }} "})
    variant.refresh_from_db()
    assert variant.get_latest_revision_as_object().content["body"] == " Hi {{ first_name }} "


def test_findings_of_unsaved_text(client: Client, copywriter: User, live, draft) -> None:
    live("en")
    variant = draft("nb")
    client.force_login(copywriter)
    answer = client.post(
        address("findings", variant.pk), {"content-body": "Hei, {{ total | money }} for ordren."}
    )
    told = answer.json()
    assert "first_name" in told["findings"]
    assert "bestilling" in told["findings"]
    assert told["errors"] == 2
    variant.refresh_from_db()
    assert variant.revisions.count() == 1, "nothing was written"


def test_findings_name_the_culprit_of_a_dear_encoding(
    client: Client, copywriter: User, draft
) -> None:
    variant = draft("en")
    client.force_login(copywriter)
    answer = client.post(
        address("findings", variant.pk),
        {"content-body": "Hi {{ first_name }}ę, {{ total | money }}"},
    )
    assert "UCS-2" in answer.json()["findings"]
    assert "ę" in answer.json()["findings"]


def test_a_finding_about_a_list_bears_its_label(client: Client, copywriter: User, draft) -> None:
    variant = actions.start_variant(
        draft("nb").template, "rcs", "nb", {"text": "Hei", "card": [{"type": "card"}]}, copywriter
    )
    client.force_login(copywriter)
    told = client.get(address("edit", variant.pk)).content.decode()
    assert '<span class="b-finding__part">Card</span>' in told


def test_findings_escape_what_the_writer_wrote(client: Client, copywriter: User, draft) -> None:
    variant = draft("en")
    client.force_login(copywriter)
    answer = client.post(
        address("findings", variant.pk), {"content-body": "{{ <script>alert(1)</script> }}"}
    )
    assert "<script>" not in answer.json()["findings"]


def test_findings_are_for_those_who_may_edit(client: Client, automation: User, draft) -> None:
    variant = draft("en")
    client.force_login(automation)
    assert client.post(address("findings", variant.pk), {"content-body": "x"}).status_code in (
        302,
        403,
    )


def test_a_new_variant_is_a_draft(client: Client, copywriter: User, template) -> None:
    client.force_login(copywriter)
    answer = client.post(
        address("add"),
        {"template": template.pk, "channel": "sms", "locale": "nb_NO", "arm": "", "persona": ""},
        follow=True,
    )
    assert answer.status_code == 200
    variant = Variant.objects.get()
    assert (variant.locale, variant.live) == ("nb", False)


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        ({"locale": "xx-nonsense"}, "locale"),
        ({"channel": "pigeon"}, "channel"),
        ({"template": ""}, "template"),
    ],
    ids=["unknown locale", "unknown channel", "no template"],
)
def test_a_variant_of_nothing_is_refused(
    client: Client, copywriter: User, template, sent, word: str
) -> None:
    client.force_login(copywriter)
    values = {
        "template": template.pk,
        "channel": "sms",
        "locale": "nb",
        "arm": "",
        "persona": "",
    } | sent
    answer = client.post(address("add"), values)
    assert answer.status_code == 200
    assert word in answer.context["form"].errors
    assert not Variant.objects.exists()


def test_the_same_variant_twice_is_refused(
    client: Client, copywriter: User, template, draft
) -> None:
    draft("nb")
    client.force_login(copywriter)
    client.post(
        address("add"),
        {"template": template.pk, "channel": "sms", "locale": "nb", "arm": "", "persona": ""},
    )
    assert Variant.objects.count() == 1


def test_what_a_variant_is_for_never_changes(client: Client, copywriter: User, draft) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    client.post(
        address("edit", variant.pk), {"content-body": "Hei", "locale": "da", "channel": "email"}
    )
    variant.refresh_from_db()
    assert (variant.locale, variant.channel) == ("nb", "sms")


def test_preview_shows_the_unsaved_text_with_samples(
    client: Client, copywriter: User, draft
) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    preview = address("preview_on_edit", variant.pk)
    client.post(preview, {"content-body": "Hallo {{ first_name }}, det ble {{ total | money }}."})
    page = client.get(preview)
    assert "Hallo Kari" in page.content.decode()
    assert (
        "script-src" in page["Content-Security-Policy"]
        or "default-src 'none'" in page["Content-Security-Policy"]
    )


def test_preview_of_a_broken_text_says_why(client: Client, copywriter: User, draft) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    preview = address("preview_on_edit", variant.pk)
    client.post(preview, {"content-body": "Hei {{ first_name"})
    page = client.get(preview)
    assert page.status_code == 200
    assert "mended" in page.content.decode()


def test_an_old_revision_is_previewed_too(client: Client, copywriter: User, draft) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    revision = variant.get_latest_revision()
    assert client.get(address("revisions_view", variant.pk, revision.pk)).status_code == 200


def test_comparing_revisions_shows_words(client: Client, copywriter: User, template) -> None:
    variant = actions.start_variant(template, "email", "en", EMAIL, copywriter)
    changed = {**EMAIL, "body": [{"type": "heading", "text": "Many thanks"}, *EMAIL["body"][1:]]}
    actions.edit_variant(variant, changed, copywriter)
    client.force_login(copywriter)
    page = client.get(
        address("revisions_compare", variant.pk, "earliest", "latest")
    ).content.decode()
    assert (
        "Many thanks" in page.replace('<span class="addition">', "").replace("</span>", "")
        or "addition" in page
    )
    assert "&#x27;type&#x27;" not in page, "not a Python dictionary"


def test_a_finding_leads_to_its_field() -> None:
    content = channels.get("email").load(EMAIL)
    assert contentpath("subject", content) == "content.subject"
    assert contentpath("body.1.label", content) == "content.body.a-b-c.label"


def test_offsets_are_those_of_a_browser() -> None:
    assert utf16("a😀b", 2) == 3


def test_wagtails_api_writes_a_draft(client: Client, copywriter: User, draft) -> None:
    variant = draft("nb")
    _, token = APIToken.create_token(user=copywriter, name="test")
    answer = client.patch(
        f"/api/v3/snippets/cms.Variant/{variant.pk}/",
        json.dumps(
            {
                "content": {"body": "Hei {{ first_name }}: {{ total | money }}"},
                "meta": {"type": "cms.Variant"},
            }
        ),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 200, answer.content
    variant.refresh_from_db()
    assert (
        variant.get_latest_revision_as_object().content["body"]
        == "Hei {{ first_name }}: {{ total | money }}"
    )
    assert not variant.live
