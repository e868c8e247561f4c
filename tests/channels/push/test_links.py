"""What a notification may open."""

import pytest

import channels
from channels.push._links import finished_faults

PUSH = channels.get("push")


def told(**content):
    return {(each.path, each.message) for each in PUSH.refusals(PUSH.load(content))}


@pytest.mark.parametrize(
    ("link", "scheme", "allowed"),
    [
        pytest.param("https://nordhus.example/nb", "", True, id="https"),
        pytest.param("http://nordhus.example", "", True, id="http"),
        pytest.param("{{ link }}", "", True, id="a placeholder"),
        pytest.param("", "", True, id="none"),
        pytest.param("nordhus://ordre/{{ no }}", "nordhus", True, id="the app's own"),
        pytest.param("no.nordhus.app:/ordre", "no.nordhus.app", True, id="a domain backwards"),
        pytest.param("NORDHUS://ordre", "nordhus", True, id="capitals"),
        pytest.param("nordhus://ordre", "", False, id="an app's that is not said"),
        pytest.param("nordhuset://ordre", "nordhus", False, id="another that begins so"),
        pytest.param("noxnordhus.app:/x", "no.nordhus.app", False, id="a dot is a dot"),
        pytest.param("javascript:alert(1)", "nordhus", False, id="a script"),
        pytest.param("{{ a }}java{{ b }}script:x", "nordhus", False, id="a script in pieces"),
        pytest.param("mailto:post@nordhus.example", "", False, id="mail"),
        pytest.param("ordre/4711", "nordhus", False, id="no scheme"),
    ],
)
def test_links(link, scheme, allowed):
    found = told(link=link, app_scheme=scheme)
    button = {"type": "action", "name": "a", "label": "Se", "link": link}
    in_button = told(actions=[button], app_scheme=scheme)
    if allowed:
        assert found == in_button == set()
    else:
        ((path, words),) = found
        assert path == "link" and "does not begin with" in words
        assert f"https:, {scheme}:" in words or not scheme
        assert {path for path, _ in in_button} == {"actions.0.link"}


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        pytest.param("nordhus", "", id="a word"),
        pytest.param("a" + "b" * 62, "", id="63 characters"),
        pytest.param("a" + "b" * 63, "not a scheme", id="64 characters"),
        pytest.param("n", "not a scheme", id="one character"),
        pytest.param("Nordhus", "not a scheme", id="a capital"),
        pytest.param("7nordhus", "not a scheme", id="a digit first"),
        pytest.param("nordhus:", "not a scheme", id="with its colon"),
        pytest.param("a|javascript", "not a scheme", id="signs of a pattern"),
        pytest.param("javascript", "no app's own", id="scripts"),
        pytest.param("data", "no app's own", id="data"),
        pytest.param("intent", "no app's own", id="another app's parts"),
        pytest.param("https", "no app's own", id="the web's"),
        pytest.param("tel", "no app's own", id="the phone's"),
    ],
)
def test_schemes(scheme, words):
    found = told(app_scheme=scheme)
    assert {path for path, _ in found} == ({"app_scheme"} if words else set())
    assert all(words in message for _, message in found)


def test_a_scheme_that_is_refused_allows_nothing():
    found = told(app_scheme="javascript", link="javascript:alert(1)")
    assert {path for path, _ in found} == {"app_scheme", "link"}


@pytest.mark.parametrize(
    ("image", "allowed"),
    [
        ("https://x.no/a.png", True),
        ("{{ image }}", True),
        ("", True),
        ("http://x.no/a.png", False),
        ("nordhus://a.png", False),
        ("data:image/png;base64,AAAA", False),
    ],
)
def test_an_image_is_fetched_by_https(image, allowed):
    found = told(image=image, app_scheme="nordhus")
    assert {path for path, _ in found} == (set() if allowed else {"image"})


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        pytest.param({"link": "https://x.no"}, [], id="https"),
        pytest.param({"link": "nordhus://1", "app_scheme": "nordhus"}, [], id="the app's own"),
        pytest.param({"link": "NordHus://1", "app_scheme": "nordhus"}, [], id="capitals"),
        pytest.param({"link": "nordhus://1"}, ["link"], id="an app's that is not said"),
        pytest.param({"link": "javascript:x"}, ["link"], id="a script from a value"),
        pytest.param({"link": "{{ x }}"}, ["link"], id="a tag from a value"),
        pytest.param({"link": "https://x.no/a b"}, ["link"], id="a space"),
        pytest.param({"link": "nordhus://a\nb", "app_scheme": "nordhus"}, ["link"], id="two lines"),
        pytest.param({"image": "HTTPS://x.no/a.png"}, [], id="an image"),
        pytest.param({"image": "http://x.no/a.png"}, ["image"], id="an image by http"),
        pytest.param(
            {"actions": [{"type": "action", "link": "x"}]}, ["actions.0.link"], id="a button's"
        ),
    ],
)
def test_finished_addresses(content, paths):
    assert [each.path for each in finished_faults(PUSH.load(content))] == paths
