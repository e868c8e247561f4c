"""Counts of use: none is lost, none is written twice, and nothing disturbs an answer."""

from threading import Thread
from typing import Any

import pytest
from django.db import OperationalError
from wagtail.models import APIToken

from cms.delivery import usage
from cms.models import Fetched

PLACE = (1, "order.confirmed", "sms", "nb", "")


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_tallies", "_used", "_many"):
        monkeypatch.setattr(usage, name, {})
    monkeypatch.setattr(usage, "_dropped", 0)


def counts() -> dict[tuple[str, str], int]:
    return {(row.key, row.locale): row.count for row in Fetched.objects.all()}


@pytest.mark.django_db
def test_counts_add_up_over_flushes() -> None:
    for number in (3, 2):
        for _ in range(number):
            usage.count(PLACE)
        usage.count_many([(PLACE, 10)])
        assert usage.flush()
    assert counts() == {("order.confirmed", "nb"): 25}
    assert usage.flush()
    assert counts() == {("order.confirmed", "nb"): 25}


@pytest.mark.django_db
def test_what_cannot_be_written_is_kept(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def failing(rows: Any) -> None:
        raise OperationalError("no such disk")

    usage.count(PLACE)
    usage.count_many([(PLACE, 2)])
    with monkeypatch.context() as patch:
        patch.setattr(usage, "_upsert", failing)
        assert not usage.flush()
    assert "are kept" in caplog.text
    usage.count(PLACE)
    assert usage.flush()
    assert counts() == {("order.confirmed", "nb"): 4}


def test_threads_lose_none() -> None:
    tally = usage.Tally()

    def add() -> None:
        for _ in range(20_000):
            tally.add()

    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tally.unwritten(), tally.unwritten()) == (80_000, 80_000)
    tally.written(80_000)
    assert tally.unwritten() == 0


@pytest.mark.django_db
def test_memory_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr(usage, "MOST", 10)
    for number in range(15):
        usage.count((number, "a", "sms", "nb", ""))
    assert len(usage._tallies) == 10
    usage.flush()
    assert "5 uses were not counted" in caplog.text
    usage.flush()
    assert len(usage._tallies) == 0
    usage.count(PLACE)
    assert len(usage._tallies) == 1


def test_reads_and_renderings_are_counted_and_the_token_was_used(
    ask: Any, live: Any, token: str
) -> None:
    live("nb")
    for _ in range(3):
        assert ask().status_code == 200
    assert ask(If_None_Match="*").status_code == 304
    assert ask("locale=da").status_code == 200
    assert ask("locale=nbb").status_code == 404
    assert usage.flush()
    row = Fetched.objects.get()
    assert (row.token_id, row.key, row.channel, row.locale, row.count) == (
        APIToken.objects.get().pk, "order.confirmed", "sms", "nb", 5,
    )  # fmt: skip
    assert APIToken.objects.get().last_used_at is not None


@pytest.mark.parametrize("accept", ["application/json", "application/x-ndjson"])
def test_a_batch_counts_what_it_rendered(
    accept: str, token: str, live: Any, dispatcher: Any
) -> None:
    from tests.cms.delivery.doors import through

    live("nb")
    good = {"id": "1", "locale": "nb", "values": {"first_name": "Kari", "total": 1}}
    for _ in range(2):  # by Django, and from memory
        response = through(dispatcher).post(
            "/api/v1/templates/order.confirmed/sms/render",
            {"recipients": [good, good, {**good, "values": {}}, {**good, "locale": "da"}]},
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}", "Accept": accept},
        )
        assert response.status_code == 200
        assert response.getvalue()
    assert usage.flush()
    assert counts() == {("order.confirmed", "nb"): 6}
    assert {row.environment for row in Fetched.objects.all()} == {"production"}
