"""The gaps as a spreadsheet."""

import csv
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from openpyxl import load_workbook

from cms.models import Brand, MessageTemplate

BOARD = "/admin/board/"


def _exported(response: Any) -> list[list[str]]:
    return list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))


def test_gaps_are_exported(at: Any, live: Any, draft: Any, manager: User) -> None:
    live("en")
    draft("nb")
    response = at(manager, BOARD + "?export=csv")
    assert response["Content-Disposition"].startswith('attachment; filename="fjellheim-gaps-')
    head, *rows = _exported(response)
    assert head[1:3] == ["Key", "Title"]
    assert [row[3:5] + row[6:] for row in rows] == [
        ["sms", "nb", "draft", "Draft"],
        ["sms", "da", "missing", "Missing"],
        ["sms", "pl", "missing", "Missing"],
        ["sms", "nl", "missing", "Missing"],
    ]


def test_the_export_obeys_the_filters(at: Any, live: Any, draft: Any, manager: User) -> None:
    live("en")
    draft("nb")
    rows = _exported(at(manager, BOARD + "?export=csv&state=live"))[1:]
    assert [row[3:5] for row in rows] == [["sms", "en"]]


def test_the_export_has_every_page(at: Any, brand: Brand, manager: User) -> None:
    MessageTemplate.objects.bulk_create(
        MessageTemplate(key=f"m-{number}", title="M", brand=brand) for number in range(60)
    )
    rows = _exported(at(manager, BOARD + "?export=csv&channel=sms&locale=en&p=2"))[1:]
    assert len(rows) == 60


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_an_exported_title_is_no_formula(
    title: str, at: Any, template: MessageTemplate, manager: User
) -> None:
    MessageTemplate.objects.filter(pk=template.pk).update(title=title)
    assert {row[2] for row in _exported(at(manager, BOARD + "?export=csv"))[1:]} == {f"'{title}"}
    sheet = load_workbook(
        BytesIO(b"".join(at(manager, BOARD + "?export=xlsx").streaming_content))
    ).active
    assert {(cell.data_type, cell.value) for cell in sheet["C"][1:]} == {("s", f"'{title}")}
