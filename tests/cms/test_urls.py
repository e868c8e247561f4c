"""Addresses that are nobody's page: health, and what Django refuses before any view."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_health_reads_nothing(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_a_forged_host_is_a_problem_in_the_api_and_a_page_elsewhere(client: Client) -> None:
    answer = client.get("/api/v1/templates", headers={"host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    answer = client.get("/admin/", headers={"host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_the_root_leads_to_the_admin(client: Client) -> None:
    assert client.get("/")["Location"] == "/admin/"
