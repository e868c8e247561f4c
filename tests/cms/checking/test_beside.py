"""Stale messages checked by several processes: the same findings, and nobody's work undone."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.checking import beside
from cms.checking.beside import check_all
from cms.checking.rechecking import digest_of, stale
from cms.models import Brand, CheckedTemplate, FindingRow, MessageTemplate, Variant
from templates_lib.checks import Finding
from templates_lib.message import Message


@pytest.fixture
def many(faulty: Variant) -> MessageTemplate:
    """Twelve messages: some with a fault, one that cannot be read, one without any text."""
    template = faulty.template
    variants = list(template.variants.all())
    for number in range(11):
        template.pk, template.key = None, f"more.{number}"
        template.save()
        for variant in variants if number else []:
            content = {"no_such_part": ""} if number == 5 else variant.content
            Variant.objects.create(
                template=template,
                channel=variant.channel,
                locale=variant.locale,
                content=content,
            )
    return template


def rows() -> list[tuple[Any, ...]]:
    told = ("variant_id", "check_id", "place", "in_live", "in_draft", "msgid", "severity")
    return sorted(FindingRow.objects.values_list(*told))


def test_two_processes_keep_what_one_does(
    many: MessageTemplate, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WORTH_IT", 1)
    kept = []
    for processes in ("1", "2"):
        call_command("recheck_messages", "--all", "--processes", processes, stdout=StringIO())
        assert not stale(brand, digest_of(brand))
        kept.append(rows())
    assert kept[0] == kept[1]
    assert len({variant for variant, *_ in kept[0]}) >= 10


def test_few_messages_need_no_other_process(
    many: MessageTemplate, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside.checks, "run_many", None)
    assert check_all(brand, 8) == 12
    assert rows()


@pytest.mark.parametrize("was_checked", [False, True])
def test_what_was_checked_meanwhile_is_left_as_it_is(
    many: MessageTemplate, brand: Brand, monkeypatch: pytest.MonkeyPatch, was_checked: bool
) -> None:
    """Somebody saves a text, and its message is checked, while this process waits for findings."""
    check_all(brand, 1)
    before = rows()
    checked = CheckedTemplate.objects.filter(template=many)
    digest = checked.get().guide_digest
    CheckedTemplate.objects.exclude(template=many).delete()
    if was_checked:
        checked.update(guide_digest="")
    else:
        checked.delete()

    def slow(messages: Iterable[Message], *given: Any, **more: Any) -> Iterator[list[Finding]]:
        for message in list(messages):
            if message.key == many.key:
                CheckedTemplate.objects.update_or_create(
                    template=many, defaults={"guide_digest": digest, "checked_at": timezone.now()}
                )
                yield []  # as of the text before
            else:
                yield from beside.checks.run_many([message], *given)

    found = beside.checks.run_many

    def instead(messages: Iterable[Message], *given: Any, **more: Any) -> Iterator[list[Finding]]:
        monkeypatch.setattr(beside.checks, "run_many", found)
        return slow(messages, *given)

    monkeypatch.setattr(beside, "WORTH_IT", 1)
    monkeypatch.setattr(beside.checks, "run_many", instead)
    check_all(brand, 2)
    mine = {row for row in before if FindingRow.objects.filter(variant_id=row[0]).exists()}
    assert set(rows()) == mine == set(before)


def test_there_is_at_least_one_process() -> None:
    assert 1 <= beside.usual_processes() <= beside.MOST
