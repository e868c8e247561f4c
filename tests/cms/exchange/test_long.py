"""A long import: planned and carried out beside the requests, stopped, silent, started again."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import ModelLogEntry, Revision

from cms import jobs
from cms.exchange import running
from cms.exchange.exporting import Wanted, export_catalogue
from cms.exchange.importing import import_in_pieces
from cms.exchange.orders import Order, Upload
from cms.exchange.plan import Fate
from cms.exchange.planning import make_plan
from cms.exchange.proposing import Proposal
from cms.jobs import Stopped
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Variant
from templates_lib.formats import FORMATS, Catalogue
from templates_lib.formats import State as FileState
from tests.cms.job_threads import run_jobs_as

COUNT = 700


def order(brand: Brand, word: str = "Hi", count: int = COUNT) -> Order:
    texts = {f"sms.m{n}.body": f"{word} {{{{name}}}} {n}" for n in range(count)}
    return Order((Upload("en.json", json.dumps(texts).encode()),), brand.key, "en", "x")


def state() -> list[int]:
    models = (MessageTemplate, DeclaredPlaceholder, Variant, Revision, ModelLogEntry)
    return [model.objects.count() for model in models]


def test_many_rows_are_written_as_few_are(brand: Brand, copywriter: Any) -> None:
    counts = import_in_pieces(
        Proposal(order(brand, count=3), brand), copywriter, "x", lambda n: None
    )
    assert counts[Fate.CREATE] == 3
    row = Variant.objects.get(template__key="x.m1")
    revision = row.get_latest_revision()
    assert row.has_unpublished_changes and not row.live and revision.user == copywriter
    assert revision.as_object().content == row.content == {"body": "Hi {{ name }} 1"}
    assert [p.name for p in row.template.placeholders.all()] == ["name"]
    actions = ModelLogEntry.objects.filter(object_id=str(row.pk)).values_list("action", flat=True)
    assert {"wagtail.create", "cms.import"} <= set(actions)
    row.get_latest_revision_as_object().full_clean()


def test_what_changed_is_written_over_and_what_did_not_is_left(
    brand: Brand, copywriter: Any
) -> None:
    import_in_pieces(Proposal(order(brand, count=3), brand), copywriter, "x", lambda n: None)
    before = state()
    again = import_in_pieces(
        Proposal(order(brand, count=3), brand), copywriter, "x", lambda n: None
    )
    assert (again[Fate.SAME], state()) == (3, before)
    counts = import_in_pieces(
        Proposal(order(brand, "Hello", count=3), brand), copywriter, "x", lambda n: None
    )
    assert counts[Fate.CHANGE] == 3
    row = Variant.objects.get(template__key="x.m1")
    assert row.get_latest_revision_as_object().content["body"] == "Hello {{ name }} 1"
    assert row.revisions.count() == 2


def test_one_that_is_stopped_leaves_nothing(brand: Brand, copywriter: Any) -> None:
    before = state()

    def stop(done: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        import_in_pieces(Proposal(order(brand), brand), copywriter, "x", stop)
    assert state() == before


def test_more_than_a_thousand_rows_are_planned_without_findings(brand: Brand) -> None:
    plan = make_plan(order(brand, count=1001), brand)
    assert len(plan.rows) == 1001 and not any(row.findings for row in plan.rows)


# -- on the page -----------------------------------------------------------------------------------


@pytest.fixture
def writer(client: Client, copywriter: Any, settings: Any, tmp_path: Path) -> Client:
    settings.STATE_DIR = tmp_path
    client.force_login(copywriter)
    return client


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs run in the request, so that a test sees what they made; everything is long."""
    monkeypatch.setattr(running, "LARGE", 0)
    run_jobs_as(monkeypatch, lambda target, args: target(*args))


def sent(writer: Client, brand: Brand, data: bytes, name: str = "en.json") -> Any:
    files = [SimpleUploadedFile(name, data)]
    asked = {"uploads": files, "brand": brand.key, "source_locale": "en", "key_prefix": "x"}
    return writer.post("/admin/import/", asked, follow=True)


@pytest.mark.usefixtures("at_once")
def test_the_plan_is_shown_a_page_at_a_time_and_carried_out(writer: Client, brand: Brand) -> None:
    page = sent(writer, brand, order(brand, count=120).uploads[0].data)
    url = page.redirect_chain[-1][0]
    assert "/long/" in url
    assert page.context["writes"] == 120
    assert len(page.context["plan"].rows) == 50
    assert len(writer.get(f"{url}?p=3").context["plan"].rows) == 20
    assert writer.get(f"{url}?fate=refuse").context["templates"] == []
    table = b"".join(writer.get(url.replace("/long/", "/plan.csv")).streaming_content).decode()
    assert table.count("x.m") >= 120
    done = writer.post(url, {"do": "import"}, follow=True)
    assert done.context["done"]["create"] == 120
    assert Variant.objects.count() == 120


@pytest.mark.usefixtures("at_once")
def test_files_that_cannot_be_used_say_why(writer: Client, brand: Brand, monkeypatch: Any) -> None:
    monkeypatch.setattr("cms.exchange.sheets.MAX_VARIANTS", 3)
    page = sent(writer, brand, order(brand, count=9).uploads[0].data)
    assert "These files make 9 variants; 3 at a time is the most" in page.content.decode()


def test_progress_is_told_and_stopping_is_heard(
    writer: Client, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LARGE", 0)
    monkeypatch.setattr(jobs.threading.Thread, "start", lambda self: None)  # never gets on
    page = sent(writer, brand, order(brand, count=9).uploads[0].data)
    url = page.redirect_chain[-1][0]
    assert "<progress" in page.content.decode() and 'http-equiv="refresh"' in page.content.decode()
    assert writer.get(url.replace("/long/", "/stop/")).status_code == 405
    assert writer.post(url.replace("/long/", "/stop/")).status_code == 302
    progress = jobs.Progress(Path(url.rstrip("/")).name, jobs.Job("plan", jobs.State.RUNNING))
    assert progress.total == 0
    monkeypatch.setattr(jobs, "SILENCE", -1.0)  # its process ended
    page = writer.get(url)
    assert "stopped before it was done" in page.content.decode()


def test_a_job_that_is_asked_to_stop_stops(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path

    def work(progress: jobs.Progress) -> None:
        for number in range(1000):
            progress(number)
            time.sleep(0.01)

    jobs.start("a", "plan", work)
    jobs.cancel("a")
    for _ in range(500):
        job = jobs.read("a")
        if job is not None and not job.is_running:
            break
        time.sleep(0.02)
    assert job is not None and job.state is jobs.State.STOPPED


def test_a_fault_of_ours_is_told_as_failed(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path

    def work(progress: jobs.Progress) -> None:
        raise ZeroDivisionError

    jobs.start("b", "plan", work)
    for _ in range(500):
        job = jobs.read("b")
        if job is not None and not job.is_running:
            break
        time.sleep(0.02)
    assert job is not None and (job.state, job.words) == (jobs.State.FAILED, "ZeroDivisionError")


def test_somebody_elses_pages_are_closed(
    writer: Client, brand: Brand, manager: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LARGE", 0)
    monkeypatch.setattr(jobs.threading.Thread, "start", lambda self: None)
    url = sent(writer, brand, order(brand, count=9).uploads[0].data).redirect_chain[-1][0]
    writer.force_login(manager)
    for path in ("/long/", "/stop/", "/plan.csv"):
        assert writer.post(url.replace("/long/", path)).status_code in (302, 405)
    assert writer.get(url).status_code == 302


# -- findings, filters, going on -------------------------------------------------------------------


def po(count: int) -> bytes:
    """A catalogue of texts in two languages; every third translation lost its placeholder."""
    entries = []
    for n in range(count):
        name = "" if n % 3 == 0 else " {name}"
        entries.append(
            f'msgctxt "sms.m{n}.body"\nmsgid "Hi {{name}} {n}"\nmsgstr "Hei{name} {n}"\n'
        )
    head = 'msgid ""\nmsgstr "Language: nb\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    return (head + "\n".join(entries)).encode()


@pytest.mark.usefixtures("at_once")
def test_findings_of_a_whole_plan_are_looked_up_once_and_filter_it(
    writer: Client, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("planning", "spool"):
        monkeypatch.setattr(f"cms.exchange.{module}.MOST_CHECKED", 5)
    page = sent(writer, brand, po(30), "nb.po")
    url = page.redirect_chain[-1][0]
    assert page.context["choices"]["severities"] == [] and not page.context["index"].is_checked
    page = writer.post(url, {"do": "findings"}, follow=True)
    errors = next(each for each in page.context["choices"]["severities"] if each.value == "error")
    assert errors.count == 10 and page.context["index"].is_checked
    monkeypatch.setattr("cms.exchange.spool._checked", None)  # nobody looks them up again
    page = writer.get(f"{url}?findings=error")
    shown = [row for template in page.context["templates"] for row in template.rows]
    assert [row.row.locale for row in shown] == ["nb"] * 10
    assert all(any(f.severity == "error" for f in row.findings) for row in shown)
    checks = {f.check for row in shown for f in row.findings if f.severity == "error"}
    table = b"".join(writer.get(url.replace("/long/", "/plan.csv")).streaming_content).decode()
    assert len(checks) == 1 and table.count(f"error {checks.pop()} ") == 10


@pytest.mark.usefixtures("at_once")
def test_who_changed_a_text_narrows_a_long_plan_too(
    writer: Client, brand: Brand, copywriter: Any
) -> None:
    import_in_pieces(Proposal(order(brand, count=3), brand), copywriter, "x", lambda n: None)
    row = Variant.objects.get(template__key="x.m1")
    row.content = {"body": "Ours"}
    row.save_revision(user=copywriter)
    page = sent(writer, brand, order(brand, "Hello", count=3).uploads[0].data)
    assert {each.value: each.count for each in page.context["choices"]["who"]} == {
        "file": 2,
        "both": 1,
    }
    url = page.redirect_chain[-1][0]
    (shown,) = writer.get(f"{url}?who=both").context["templates"]
    assert shown.row.key == "x.m1"


@pytest.mark.usefixtures("at_once")
def test_a_stopped_import_goes_on_from_the_first_page_without_its_files(
    writer: Client, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sent(writer, brand, po(4), "nb.po").redirect_chain[-1][0]
    with monkeypatch.context() as patch:
        patch.setattr("cms.exchange.running.import_in_pieces", stopped)
        page = writer.post(url, {"do": "import"}, follow=True)
        assert "nothing of it is kept" in page.content.decode()
    assert Variant.objects.count() == 0
    (begun,) = writer.get("/admin/import/").context["begun"]
    assert begun["kept"].names == ("nb.po",) and begun["job"].state is jobs.State.STOPPED
    done = writer.post(begun["url"], {"do": "import"}, follow=True)
    assert done.context["done"]["create"] == 8 and Variant.objects.count() == 8
    assert writer.get("/admin/import/").context["begun"] == []  # its files are gone
    assert "8 new" in writer.get(begun["url"]).content.decode()


def stopped(*_: Any) -> None:
    raise Stopped


@pytest.mark.usefixtures("at_once")
def test_somebody_else_does_not_see_what_was_begun(
    writer: Client, brand: Brand, manager: Any
) -> None:
    sent(writer, brand, po(4), "nb.po")
    writer.force_login(manager)
    assert writer.get("/admin/import/").context["begun"] == []


def test_an_import_that_ended_between_writing_and_saying_so_is_done(
    brand: Brand, copywriter: Any, settings: Any, tmp_path: Path
) -> None:
    settings.STATE_DIR = tmp_path
    began = time.time()
    jobs._write("a", jobs.Job("import", jobs.State.RUNNING, beat=began - 60, began=began - 60))
    assert running.state_of("a").state is jobs.State.STOPPED
    import_in_pieces(Proposal(order(brand, count=2), brand), copywriter, "a", lambda n: None)
    assert running.state_of("a").state is jobs.State.DONE
    jobs._write("a", jobs.Job("import", jobs.State.RUNNING, beat=began - 60, began=time.time()))
    assert running.state_of("a").state is jobs.State.STOPPED  # a second one, which wrote nothing


@pytest.mark.usefixtures("at_once")
def test_a_long_import_sends_to_review_what_its_file_calls_translated(
    writer: Client, brand: Brand, template: MessageTemplate, live: Any, draft: Any, monkeypatch: Any
) -> None:
    live("en")
    draft("nb")
    draft("pl")
    units = export_catalogue(brand, Wanted("nb")).units
    ready = replace(units[0], target=f"{units[0].target} Takk.", state=FileState.TRANSLATED)
    data = FORMATS["xliff"].write(Catalogue((ready,), "nb", "en"))
    page = sent(writer, brand, data, "nb.xlf")
    url = page.redirect_chain[-1][0]
    assert 'name="review"' in page.content.decode()
    with monkeypatch.context() as patch:  # killed while it was sending
        patch.setattr(running, "submit_ready", stopped_sending)
        page = writer.post(url, {"do": "import", "review": "1"}, follow=True)
    nb = Variant.objects.get(locale="nb")
    assert nb.get_latest_revision_as_object().content["body"].endswith("Takk.")
    assert nb.current_workflow_state is None
    page = writer.post(url, {"do": "import", "review": "1"}, follow=True)
    assert page.context["done"] == {"create": 0, "change": 0, "same": 1, "refuse": 0, "sent": 1,
                                    "ready": 1}  # fmt: skip
    assert nb.current_workflow_state.status == "in_progress"
    assert Variant.objects.get(locale="pl").current_workflow_state is None


def stopped_sending(*_: Any) -> int:
    raise ZeroDivisionError
