"""The pages of a snippet: edited, proposed, confirmed, looked up; each within reach."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from cms import actions as verbs
from cms import roles
from cms.models import Brand, Reach, Release, Snippet, SnippetChange, SnippetText
from cms.snippets import actions as proposals
from cms.snippets import showing
from tests.cms.snippets.conftest import MARK, Change, Make, stamp_of
from tests.cms.snippets.test_changing import HEI, HELLO

Post = Callable[..., Any]


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_cms_snippet:{name}", args=args)


@pytest.fixture
def edit(client: Client, brand: Brand, manager: User) -> Post:
    """``edit(snippet, {"nb": "…"}, user=…)``: the form sent with these texts, by locale."""

    def send(snippet: Snippet | None, texts: dict[str, str], user: Any = None, **more: Any) -> Any:
        client.force_login(user or manager)
        rows = list(SnippetText.objects.filter(snippet=snippet)) if snippet else []
        shown = [row for row in rows if row.locale in texts or more.get("see", True)]
        data: dict[str, Any] = {
            "brand": brand.pk,
            "key": snippet.key if snippet else "signature",
            "name": "Signature",
            "kind": "signature",
            "notes": "",
            "texts-INITIAL_FORMS": len(shown),
            "texts-MIN_NUM_FORMS": 0,
            "texts-MAX_NUM_FORMS": 1000,
        }
        told: list[dict[str, Any]] = []
        left = dict(texts)
        for row in shown:
            text = left.pop(row.locale, None)
            told.append(
                {
                    "id": row.pk,
                    "locale": row.locale,
                    "channel": row.channel,
                    "text": row.text if text is None else text,
                    "DELETE": "on" if text is None else "",
                }
            )
        told += [
            {"id": "", "locale": tag, "channel": "", "text": text, "DELETE": ""}
            for tag, text in left.items()
        ]
        for number, fields in enumerate(told):
            data |= {f"texts-{number}-{name}": value for name, value in fields.items()}
        data["texts-TOTAL_FORMS"] = len(told)
        data |= more.get("fields", {})
        where = url("edit", snippet.pk) if snippet else url("add")
        return client.post(where, data)

    return send


@pytest.fixture
def dane(brand: Brand) -> User:
    """A brand manager whose group reaches Danish alone."""
    group = Group.objects.create(name="Danish managers")
    group.permissions.set(Group.objects.get(name=roles.BRAND_MANAGER).permissions.all())
    Reach.objects.create(group=group, brand=brand, locale="da", reads_source=False)
    user = User.objects.create_user("mette", password="a long password")
    user.groups.add(group)
    return user


def test_a_new_snippet_says_its_texts_at_once(edit: Post) -> None:
    answer = edit(None, {"en": "Yours", "nb": "Hilsen"})
    snippet = Snippet.objects.get()
    assert answer.url == url("edit", snippet.pk)
    assert {row.locale: row.text for row in snippet.texts.all()} == {"en": "Yours", "nb": "Hilsen"}
    change = snippet.changes.get()
    assert change.confirmed_by == change.proposed_by


def test_an_edit_that_live_texts_would_say_is_proposed(
    edit: Post, live: Any, signature: Snippet, client: Client
) -> None:
    live("en", HELLO)
    answer = edit(signature, {"en": "Best", "nb": "Hilsen Fjellheim", "da": "Hilsen Fjellheim"})
    change = SnippetChange.objects.get()
    assert answer.url == url("change", signature.pk, change.pk)
    assert [each["locale"] for each in change.places] == ["en"]
    assert SnippetText.objects.get(locale="en").text == "Yours, Fjellheim"
    page = client.get(answer.url).content.decode()
    assert "1 live text would say it" in page
    assert "in this brand somebody else has to confirm it" in page
    assert 'value="confirm"' not in page


def test_another_manager_confirms_it_on_its_page(
    live: Any, signature: Snippet, propose: Change, other_manager: User, client: Client
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best, Fjellheim")
    client.force_login(other_manager)
    page = client.get(url("change", signature.pk, change.pk)).content.decode()
    assert "<del>Yours</del>" in page
    assert 'value="confirm"' in page
    data = {"do": "confirm", "seen": stamp_of(change)}
    answer = client.post(url("change", signature.pk, change.pk), data, follow=True)
    assert "Release 2: 1 live text says it now." in answer.content.decode()
    assert Release.objects.get(number=2).action == "snippet"
    assert "Confirmed by" in client.get(url("change", signature.pk, change.pk)).content.decode()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param("Segments: 1", "Segments: 1–2", "Segments: 1 → 1–2", id="label-once"),
        pytest.param("Segments: 1", "Size: 2", "Segments: 1 → Size: 2", id="another-figure"),
    ],
)
def test_a_figure_that_changes_is_named_once(before: str, after: str, said: str) -> None:
    assert showing._figure(before, after) == said


def test_a_change_that_would_break_a_live_text_says_so_and_has_no_button(
    live: Any, signature: Snippet, propose: Change, other_manager: User, client: Client
) -> None:
    live("nb", HEI)
    change = propose(signature, nb="En ordre")
    client.force_login(other_manager)
    page = client.get(url("change", signature.pk, change.pk)).content.decode()
    assert "order.confirmed/sms/nb" in page
    assert "The brand does not say “ordre”" in page
    assert 'value="confirm"' not in page


def test_a_proposal_is_dropped(
    live: Any, signature: Snippet, propose: Change, manager: User, client: Client
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    client.force_login(manager)
    client.post(url("change", signature.pk, change.pk), {"do": "drop"})
    change.refresh_from_db()
    assert change.dropped_at
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("tag", "text", "error"),
    [
        pytest.param("nb", "Hei {{ name", "“{{” is", id="no-template"),
        pytest.param("nb", "Hei {", "must not end with a brace", id="open-brace"),
        pytest.param("xx", "Hei", "is not a known locale", id="locale"),
    ],
)
def test_a_text_that_cannot_be_taken_in_is_not_saved(
    edit: Post, tag: str, text: str, error: str
) -> None:
    answer = edit(None, {tag: text})
    assert answer.status_code == 200
    assert not SnippetText.objects.exists()


def test_two_texts_of_one_place_are_refused(edit: Post) -> None:
    answer = edit(None, {"no": "Hei", "nb": "Hallo"})
    assert "This locale and channel has a text already." in answer.content.decode()
    assert not SnippetText.objects.exists()


def test_the_key_stays_while_texts_use_it(edit: Post, draft: Any, signature: Snippet) -> None:
    texts = {row.locale: row.text for row in signature.texts.all()}
    draft("en", HELLO)
    answer = edit(signature, texts, fields={"key": "greeting"})
    assert "it cannot have another while they do" in answer.content.decode()
    signature.refresh_from_db()
    assert signature.key == "signature"


def test_the_key_of_an_unused_one_may_change(edit: Post, signature: Snippet) -> None:
    texts = {row.locale: row.text for row in signature.texts.all()}
    edit(signature, texts, fields={"key": "greeting"})
    signature.refresh_from_db()
    assert signature.key == "greeting"


def test_what_is_used_is_not_deleted(
    client: Client, manager: User, draft: Any, signature: Snippet, make: Make
) -> None:
    make("footer", en=MARK)
    draft("nb", HEI)
    client.force_login(manager)
    answer = client.post(url("delete", signature.pk), follow=True)
    page = answer.content.decode()
    assert "is used and was not deleted" in page
    assert "Used in 1 text" in page
    assert "Footer" in page
    assert Snippet.objects.filter(key="signature").exists()


def test_nor_by_another_road(draft: Any, signature: Snippet, make: Make) -> None:
    make("footer", en=MARK)
    with pytest.raises(ProtectedError), transaction.atomic():
        Snippet.objects.filter(key="signature").delete()
    Snippet.objects.filter(key="footer").delete()
    variant = draft("nb", HEI)
    with pytest.raises(ProtectedError) as caught, transaction.atomic():
        signature.delete()
    assert caught.value.protected_objects == {variant}


def test_what_is_not_used_is_deleted(client: Client, manager: User, signature: Snippet) -> None:
    client.force_login(manager)
    client.post(url("delete", signature.pk))
    assert not Snippet.objects.exists()


def test_used_in_tells_live_and_draft_and_counts_what_is_out_of_reach(
    client: Client, manager: User, live: Any, draft: Any, signature: Snippet, dane: User
) -> None:
    live("en", HELLO)
    live("nb", HEI)
    variant = draft("da", f"Hej {{{{ first_name }}}} {MARK}")
    client.force_login(manager)
    page = client.get(url("uses", signature.pk)).content.decode()
    assert "Used in 3 texts" in page
    client.force_login(dane)
    page = client.get(url("uses", signature.pk)).content.decode()
    assert "Used in 1 text" in page
    assert "and in 2 more out of your reach" in page
    assert f"/edit/{variant.pk}/" in page
    assert "norsk" not in page


def test_who_reaches_danish_writes_danish_alone(
    edit: Post, signature: Snippet, dane: User, client: Client
) -> None:
    client.force_login(dane)
    page = client.get(url("edit", signature.pk)).content.decode()
    assert "Hilsen Fjellheim" in page
    assert "Yours, Fjellheim" not in page
    rows = SnippetText.objects.filter(snippet=signature)
    rows.exclude(locale="da").update(text="UNSEEN")
    edit(signature, {"da": "Venlig hilsen"}, dane, see=False)
    assert rows.get(locale="da").text == "Venlig hilsen"
    assert rows.get(locale="nb").text == "UNSEEN"
    answer = edit(signature, {"da": "Venlig hilsen", "pl": "Cześć"}, dane, see=False)
    assert "out of your reach" in answer.content.decode()
    assert not rows.filter(locale="pl").exists()


def test_nor_is_a_text_of_theirs_confirmed_with_others(
    live: Any, signature: Snippet, propose: Change, dane: User, client: Client
) -> None:
    live("en", HELLO)
    change = propose(signature, en="SECRETWORD")
    client.force_login(dane)
    page = client.get(url("change", signature.pk, change.pk)).content.decode()
    assert "SECRETWORD" not in page
    data = {"do": "confirm", "seen": stamp_of(change)}
    client.post(url("change", signature.pk, change.pk), data)
    assert Release.objects.count() == 1


def test_a_copywriter_proposes_and_decides_nothing(
    client: Client, copywriter: User, live: Any, signature: Snippet, propose: Change, edit: Post
) -> None:
    live("en", HELLO)
    texts = {row.locale: row.text for row in signature.texts.all()}
    edit(signature, {**texts, "en": "Cheers"}, copywriter)
    own = SnippetChange.objects.get()
    assert own.is_open
    assert own.proposed_by == copywriter
    client.post(url("change", signature.pk, own.pk), {"do": "drop"})
    own.refresh_from_db()
    assert own.dropped_at
    change = propose(signature, en="Best")
    client.force_login(copywriter)
    assert client.get(url("uses", signature.pk)).status_code == 200
    client.post(url("change", signature.pk, change.pk), {"do": "drop"})
    client.post(url("change", signature.pk, change.pk), {"do": "confirm", "seen": stamp_of(change)})
    change.refresh_from_db()
    assert change.is_open


def test_a_step_of_a_review_is_open_again_when_what_it_approved_is_said_otherwise(
    draft: Any, signature: Snippet, propose: Change, manager: User
) -> None:
    from cms.models.approval import digest_of_revision

    variant = draft("nb", HEI)
    before = digest_of_revision(variant, variant.latest_revision)
    propose(signature, nb="Hilsen oss")
    after = digest_of_revision(variant, variant.latest_revision)
    assert before != after
    verbs.edit_variant(variant, {"body": "Hei"}, manager)
    variant.refresh_from_db()
    plain = digest_of_revision(variant, variant.latest_revision)
    propose(signature, nb="Hilsen dere")
    assert digest_of_revision(variant, variant.latest_revision) == plain


def test_what_was_proposed_waits_on_the_home_page(
    live: Any,
    client: Client,
    signature: Snippet,
    propose: Any,
    manager: User,
    other_manager: User,
    copywriter: User,
) -> None:
    def home(user: User) -> str:
        client.force_login(user)
        return client.get(reverse("wagtailadmin_home")).content.decode()

    live("en", HELLO)
    change = propose(signature, en="Best")
    address = url("change", signature.pk, change.pk)
    assert address in home(other_manager) and address in home(manager)
    assert address not in home(copywriter)
    proposals.drop(change, manager)
    assert address not in home(other_manager)
