from typing import Any

import pytest

from cms.api import compiled as module
from cms.api.compiled import compiled
from cms.models import StoredContent


def test_a_content_is_compiled_once(live: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    live("nb")
    stored = StoredContent.objects.get()
    first = compiled(stored)
    monkeypatch.setattr(module, "_compile", None)
    assert compiled(stored) is first


def test_no_more_than_so_many_are_kept(live: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    for locale in ("en", "nb", "da"):
        live(locale)
    en, nb, da = StoredContent.objects.all()
    compiled(en)
    compiled(nb)
    compiled(en)
    compiled(da)
    assert list(module._kept) == [en.digest, da.digest]
