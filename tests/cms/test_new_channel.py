"""Adding a channel edits no file of the CMS and makes no migration."""

import importlib.util
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

import channels
from cms import actions
from cms.models import LiveEntry, Variant

DUMMY = Path(__file__).resolve().parents[1] / "channels" / "dummy.py"
CONTENT = {
    "title": "Hei",
    "rows": [{"type": "line", "words": "{{ first_name }}: {{ total | money }}"}],
}


@pytest.fixture
def dummy(monkeypatch: pytest.MonkeyPatch) -> channels.Channel:
    """A seventh channel, as if its module lay in `channels/`."""
    spec = importlib.util.spec_from_file_location("dummy", DUMMY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    known = {**channels.CHANNELS, "dummy": module.CHANNEL}
    monkeypatch.setattr(channels, "CHANNELS", known)
    return module.CHANNEL


def test_it_is_written_edited_previewed_published_and_served(
    dummy: channels.Channel, client: Client, template, copywriter: User, manager: User
) -> None:
    variant = actions.start_variant(template, "dummy", "en", CONTENT, copywriter)
    client.force_login(copywriter)
    edit = reverse("wagtailsnippets_cms_variant:edit", args=[variant.pk])
    page = client.get(edit)
    assert page.status_code == 200
    assert "Rows" in page.content.decode()
    preview = client.get(reverse("wagtailsnippets_cms_variant:preview_on_edit", args=[variant.pk]))
    assert preview.status_code == 200
    Variant.objects.get(pk=variant.pk).get_latest_revision().publish(user=manager)
    assert LiveEntry.objects.get(variant=variant).channel == "dummy"


def test_it_is_offered_to_choose(dummy: channels.Channel, client: Client, copywriter: User) -> None:
    client.force_login(copywriter)
    page = client.get(reverse("wagtailsnippets_cms_variant:add")).content.decode()
    assert '<option value="dummy">Dummy</option>' in page


def test_no_migration_is_missing(dummy: channels.Channel, db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
