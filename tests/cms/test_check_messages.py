"""``manage.py check_messages``: what is stored, in the command line's formats."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms import actions
from cms.guard import judge
from cms.models import Brand, Variant
from tests.cms.conftest import LOST


class Ran:
    """One run: its output and its exit status."""

    def __init__(self, *arguments: str) -> None:
        out, err = StringIO(), StringIO()
        self.status = 0
        try:
            call_command("check_messages", *arguments, stdout=out, stderr=err)
        except SystemExit as ended:
            self.status = int(ended.code or 0)
        except CommandError as error:
            self.status = error.returncode
            err.write(str(error))
        self.out, self.err = out.getvalue(), err.getvalue()


def test_what_is_published_is_checked_unless_drafts_are_asked_for(faulty: Variant) -> None:
    live = Ran()
    assert (live.status, "order.confirmed/sms/nb" in live.out) == (0, False)
    assert "what is published of fjellheim" in live.err
    drafts = Ran("--text", "drafts")
    assert drafts.status == 1
    assert "fjellheim/order.confirmed: order.confirmed/sms/nb body" in drafts.out
    assert "placeholder_missing" in drafts.out
    assert "the latest drafts" in drafts.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--locale", "nb"], 1),
        (["--locale", "nb_NO"], 1),
        (["--locale", "en"], 0),
        (["--channel", "sms"], 1),
        (["--channel", "email"], 0),
        (["--check", "placeholder_missing"], 1),
        (["--check", "term_forbidden"], 0),
        (["--brand", "fjellheim"], 1),
        (["--brand", "fjelheim"], 2),
        (["--check", "placeholder_mising"], 2),
        (["--channel", "pigeon"], 2),
        (["--locale", "xx-nonsense"], 2),
    ],
    ids=str,
)
def test_a_part_is_checked(faulty: Variant, arguments: list[str], status: int) -> None:
    assert Ran("--text", "drafts", *arguments).status == status


def test_an_unknown_name_comes_with_the_nearest(faulty: Variant) -> None:
    assert "placeholder_missing" in Ran("--check", "placeholder_mising").err


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_read_it(faulty: Variant, form: str) -> None:
    told = json.loads(Ran("--text", "drafts", "--format", form).out)
    if form == "json":
        assert {each["check"] for each in told} == {"placeholder_missing"}
    else:
        (run,) = told["runs"]
        assert run["invocations"][0]["exitCode"] == 1
        uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "fjellheim/order.confirmed"


def test_what_a_waiver_lets_stand_is_left_out(faulty: Variant, manager) -> None:
    finding = judge(faulty).blocking[0]
    actions.waive(faulty, finding.fingerprint, "The app greets the customer.", manager)
    assert Ran("--text", "drafts").status == 0
    assert Ran("--text", "drafts", "--waived").status == 1


def test_how_grave_a_failure_is_is_asked_for(faulty: Variant, brand: Brand) -> None:
    Brand.objects.update(checks={"placeholder_missing": "warning"})
    assert Ran("--text", "drafts").status == 0
    assert Ran("--text", "drafts", "--fail-on", "warning").status == 1


def test_a_text_that_cannot_be_read_is_named(draft) -> None:
    variant = draft("nb", LOST["nb"])
    Variant.objects.filter(pk=variant.pk).update(content={"no_such_part": "x"})
    variant.revisions.all().delete()
    ran = Ran("--text", "drafts")
    assert ran.status == 2
    assert "fjellheim/order.confirmed" in ran.err and "no_such_part" in ran.err


def test_without_a_brand_nothing_can_be_checked(db: None) -> None:
    assert Ran().status == 2
