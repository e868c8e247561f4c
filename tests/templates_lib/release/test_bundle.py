"""Finding and rendering the wordings of a loaded release."""

import pickle
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

import locales
from templates_lib import message as messages
from templates_lib import rendering
from templates_lib.language import MissingValue, TemplateError, WrongValue
from templates_lib.release import BundleError, NothingPublished, arm_number, load
from tests.templates_lib.release.conftest import DOCUMENT, VALUES

KEY = "order.confirmed"


@pytest.fixture
def bundle(lines):
    return load(b"".join(lines))


def test_it_tells_what_it_is(bundle):
    assert (bundle.release, len(bundle), bundle.keys) == (57, 5, (KEY,))
    assert bundle.made_at == "2026-05-03T10:00:00+00:00"


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_it_renders_what_the_message_itself_does(bundle, channel):
    message = messages.load(DOCUMENT)
    variant = message.variant(channel, "nb")
    from channels import Look

    own = rendering.render(variant, message, VALUES, look=Look(brand_name="Nordhus"))
    found = bundle.render(KEY, channel, "nb", VALUES)
    assert dict(found) == dict(own.outputs)
    assert found.measurement == own.measurement


@pytest.mark.parametrize(
    ("asked", "got", "fallback"),
    [
        pytest.param("nb", "nb", False, id="itself"),
        pytest.param("no-NO", "nb", False, id="another spelling"),
        pytest.param("nn", "nb", True, id="by the chain"),
        pytest.param("en-GB", "en", True, id="from the region to the language"),
    ],
)
def test_the_locale_is_found_by_the_chain_and_said(bundle, asked, got, fallback):
    found = bundle.find(KEY, "sms", asked)
    assert (found.locale, found.fallback) == (got, fallback)
    assert found.requested_locale == locales.normalise(asked)


def test_a_brand_has_its_own_chain(make):
    own = load(b"".join(make(DOCUMENT, fallbacks={"da": ["en"], "pl": []})))
    assert own.find(KEY, "sms", "da").locale == "en"
    with pytest.raises(NothingPublished, match="has no sms in pl"):
        own.find(KEY, "sms", "pl")


def test_strict_takes_no_other_locale(bundle):
    with pytest.raises(NothingPublished) as caught:
        bundle.find(KEY, "sms", "nn", strict=True)
    assert caught.value.available == ("en", "nb")


@pytest.mark.parametrize(
    ("key", "channel", "available"),
    [
        pytest.param("order.confirmd", "sms", (KEY,), id="a key that is near"),
        pytest.param("x", "sms", (), id="a key that is not"),
        pytest.param(KEY, "push", ("email", "sms"), id="a channel that it is not in"),
        pytest.param("", "", (), id="nothing"),
        pytest.param("x" * 100_000, "sms", (), id="a very long key"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(bundle, key, channel, available):
    with pytest.raises(NothingPublished) as caught:
        bundle.find(key, channel, "nb")
    assert caught.value.available == available


def test_an_unknown_locale_is_named(bundle):
    with pytest.raises(locales.UnknownLocaleError):
        bundle.find(KEY, "sms", "xx")


@pytest.mark.parametrize(
    ("persona", "words"),
    [("student", "Heisann"), ("", "Hei "), ("nobody", "Hei ")],
    ids=["its own", "none asked for", "one without a wording"],
)
def test_a_persona_gets_its_own_wording_or_the_common_one(bundle, persona, words):
    assert bundle.render(KEY, "sms", "nb", VALUES, persona=persona)["body"].startswith(words)


def test_a_recipient_always_falls_on_the_same_arm(bundle):
    arms = Counter(bundle.find(KEY, "sms", "nb", recipient=str(n)).entry.arm for n in range(2_000))
    assert set(arms) == {"", "b"}
    assert min(arms.values()) > 900
    for number in range(20):
        arm = bundle.find(KEY, "sms", "nb", recipient=str(number)).entry.arm
        assert arm == ["", "b"][arm_number(KEY, str(number), 2)]


def test_each_wording_carries_its_receipt(bundle):
    entry = bundle.find(KEY, "sms", "nb").entry
    assert (entry.approved_by, entry.release, len(entry.digest)) == ("ola", 57, 64)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        pytest.param({}, MissingValue, id="missing"),
        pytest.param({**VALUES, "items": "many"}, WrongValue, id="of the wrong type"),
    ],
)
def test_values_that_do_not_fit_are_an_error_by_name(bundle, values, error):
    with pytest.raises(error):
        bundle.render(KEY, "sms", "nb", values)


def test_one_bad_row_stops_no_other(bundle):
    rows = [VALUES, {}, {**VALUES, "first_name": "Ola"}]
    results = list(bundle.find(KEY, "sms", "nb").render_many(rows))
    assert [isinstance(each, TemplateError) for each in results] == [False, True, False]
    assert results[2]["body"].startswith("Hei Ola, 3 varer")


def test_it_travels_to_workers(bundle):
    again = pickle.loads(pickle.dumps(bundle))
    assert dict(again.render(KEY, "sms", "nb", VALUES)) == dict(
        bundle.render(KEY, "sms", "nb", VALUES)
    )


def test_threads_may_share_it(bundle):
    answers: list[str] = []

    def work():
        for _ in range(50):
            answers.append(bundle.render(KEY, "email", "nb", VALUES)["subject"])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["Takk, Kari <3"] * 200


def test_a_content_that_was_changed_is_refused(bundle, lines):
    bundle.verify()
    forged = load(b"".join(lines))
    digest = forged.find(KEY, "sms", "nb").entry.digest
    changed = forged.lines[digest].replace(b"varer", b"verar")
    object.__setattr__(forged, "lines", {**forged.lines, digest: changed})
    object.__setattr__(forged, "_ready", forged._read)
    with pytest.raises(BundleError, match="was changed"):
        forged.verify()


def test_neither_django_nor_a_database_is_loaded(lines, tmp_path):
    file = tmp_path / "release.bundle"
    file.write_bytes(b"".join(lines))
    script = (
        "import sys\n"
        "from templates_lib.release import load\n"
        f"text = load({str(file)!r}).render('order.confirmed', 'sms', 'nb', {VALUES!r})['body']\n"
        "print(text)\n"
        "bad = {'django', 'wagtail', 'sqlite3', 'psycopg', 'redis'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {bad}' if bad else 0)\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Hei Kari <3, 3 varer")
