"""The ``.eml``: read back by Python's own parser, and looked at line by line."""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email._mime import EnvelopeError, Mailbox, MailEnvelope, eml
from channels.email._mime._limits import ENCODED_LINE, ENCODED_WORD, LINE_ADVISED, LINE_CHARACTERS

OUTPUTS = {"subject": "Your order", "preheader": "Soon", "text": "Hi\n", "html": "<p>Hi</p>\n"}
OSLO = timezone(timedelta(hours=2))
ENVELOPE = MailEnvelope(
    sender=Mailbox("hei@nordhus.example", "Nordhus"),
    date=datetime(2026, 5, 1, 12, 30, 5, tzinfo=OSLO),
    to=(Mailbox("kari@example.no", "Kari"),),
    language="nb",
    seed="order-4711",
)
WHOLE = replace(
    ENVELOPE,
    reply_to=Mailbox("svar@nordhus.example"),
    message_id_domain="mail.nordhus.example",
    unsubscribe_url="https://nordhus.example/u/" + "x1" * 60,
    unsubscribe_mailto="off@nordhus.example?subject=off",
    one_click=True,
)

SUBJECTS = {
    "ascii": "Your order is on its way",
    "Polish": "Zażółć gęślą jaźń, czyli wszystko o Twoim zamówieniu numer 4711 – już w drodze!",
    "Dutch": "Rechtsbijstandverzekeringsovereenkomst: " * 4 + "getekend",
    "emoji": "🎉👩‍👩‍👧‍👦🇳🇴" * 12,
    "Arabic": "طلبك في الطريق إليك وسيصل يوم الأربعاء قبل الظهر إن شاء الله، شكرا جزيلا لك",
    "mixed": "Hei Łukasz, pakken din er på vei 📦 " * 5,
    "one long word": "x" * 900,
    "looks encoded": "=?utf-8?q?Hi?= there",
    "spaces": "a  b   c",
    "long with spaces": "word " * 40 + "end",
    "edges": " a ",
    "empty": "",
}


def lines_of(message):
    """The lines of the header, and those of the whole."""
    assert b"\r" not in message.replace(b"\r\n", b"") and b"\n" not in message.replace(b"\r\n", b"")
    head = message.partition(b"\r\n\r\n")[0].decode("ascii")
    return head.split("\r\n"), message.split(b"\r\n")


def parsed(message):
    return message_from_bytes(message, policy=policy.default)


def bodies(message):
    found = parsed(message)
    return [
        (part.get_content_type(), part.get_content().replace("\r\n", "\n"))
        for part in found.iter_parts()
    ]


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_comes_back_from_lines_of_78(subject):
    message = eml({**OUTPUTS, "subject": subject}, WHOLE)
    assert parsed(message)["Subject"] == subject
    head, _ = lines_of(message)
    for line in head:
        unbreakable = re.fullmatch(r" <\S+>,?", line)
        assert len(line) <= LINE_ADVISED.value or unbreakable, line
    words = re.findall(r"=\?\S*?\?=", "\n".join(head))
    assert all(len(word) <= ENCODED_WORD.value for word in words)
    for word in words:
        # Each is a text of its own: no letter is cut in two.
        ((octets, charset),) = decode_header(word)
        assert charset == "utf-8" and octets.decode("utf-8")


def test_the_headers_one_by_one():
    head, _ = lines_of(eml(OUTPUTS, WHOLE))
    url = WHOLE.unsubscribe_url
    assert [re.sub(r"[0-9a-f]{32}", "DIGEST", line) for line in head] == [
        "Date: Fri, 01 May 2026 12:30:05 +0200",
        "From: Nordhus <hei@nordhus.example>",
        "Reply-To: svar@nordhus.example",
        "To: Kari <kari@example.no>",
        "Message-ID: <DIGEST@mail.nordhus.example>",
        "Subject: Your order",
        "List-Unsubscribe:",
        f" <{url}>,",
        " <mailto:off@nordhus.example?subject=off>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Content-Language: nb",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative;",
        ' boundary="=_DIGEST"',
    ]


def test_the_parts_stand_from_the_plainest_on():
    message = eml({**OUTPUTS, "text": "Zażółć\n", "html": "<p>Zażółć</p>"}, ENVELOPE)
    assert bodies(message) == [("text/plain", "Zażółć\n"), ("text/html", "<p>Zażółć</p>")]
    found = parsed(message)
    assert found.get_content_type() == "multipart/alternative"
    assert [part.get_content_charset() for part in found.iter_parts()] == ["utf-8", "utf-8"]
    assert found.defects == [] and all(part.defects == [] for part in found.iter_parts())


@pytest.mark.parametrize(
    ("url", "header"),
    [
        pytest.param("https://a.no/u?x=1&y=2", ["List-Unsubscribe: <https://a.no/u?x=1&y=2>"],
                     id="short"),
        pytest.param("https://a.no/" + "x" * 45,
                     [f"List-Unsubscribe: <https://a.no/{'x' * 45}>"], id="fits the line"),
        pytest.param("https://a.no/" + "x" * 46,
                     ["List-Unsubscribe:", f" <https://a.no/{'x' * 46}>"], id="one over"),
        pytest.param("https://blåbær.no/ø?q=å b".replace(" ", "%20"),
                     ["List-Unsubscribe: <https://xn--blbr-roah.no/%C3%B8?q=%C3%A5%20b>"],
                     id="other letters"),
        pytest.param("https://a.no/" + "x" * 981, ["List-Unsubscribe:",
                     f" <https://a.no/{'x' * 981}>"], id="the longest"),
    ],
)  # fmt: skip
def test_the_unsubscribe_header_is_never_encoded(url, header):
    message = eml(OUTPUTS, replace(ENVELOPE, unsubscribe_url=url, one_click=True))
    head, whole = lines_of(message)
    place = next(number for number, line in enumerate(head) if line.startswith("List-Unsubscribe:"))
    assert head[place : place + len(header)] == header
    assert head[place + len(header)] == "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
    assert all(len(line) <= LINE_CHARACTERS.value for line in whole)


def test_without_a_click_nothing_is_promised():
    head, _ = lines_of(eml(OUTPUTS, replace(ENVELOPE, unsubscribe_mailto="mailto:off@a.no")))
    assert "List-Unsubscribe: <mailto:off@a.no>" in head
    assert not any(line.startswith("List-Unsubscribe-Post") for line in head)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", "From: hei@nordhus.example"),
        ("Nordhus AS", "From: Nordhus AS <hei@nordhus.example>"),
        ("Nordhus, AS", 'From: "Nordhus, AS" <hei@nordhus.example>'),
        ('Ka"ri\\', 'From: "Ka\\"ri\\\\" <hei@nordhus.example>'),
        ("Bjørn Hansen", "From: =?utf-8?q?Bj=C3=B8rn_Hansen?= <hei@nordhus.example>"),
        ("Łukasz", "From: =?utf-8?q?=C5=81ukasz?= <hei@nordhus.example>"),
        ("=?utf-8?q?x?=", "From: =?utf-8?b?PT91dGYtOD9xP3g/PQ==?= <hei@nordhus.example>"),
    ],
)
def test_names(name, written):
    message = eml(OUTPUTS, replace(ENVELOPE, sender=Mailbox("hei@nordhus.example", name)))
    head, _ = lines_of(message)
    assert written in head
    (sender,) = parsed(message)["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, "hei@nordhus.example")


NAMES = st.text(max_size=120).filter(lambda text: _is_plain(text) and text == text.strip())


def _is_plain(text):
    return not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", text)


@given(NAMES, st.lists(NAMES, min_size=1, max_size=4))
def test_any_name_comes_back(sender, names):
    to = tuple(Mailbox(f"r{number}@example.no", name) for number, name in enumerate(names))
    message = eml(OUTPUTS, replace(ENVELOPE, sender=Mailbox("a@b.no", sender), to=to))
    found = parsed(message)
    read = [each.display_name for header in ("From", "To") for each in found[header].addresses]
    # Python's parser squeezes the space of names, and puts some between encoded words.
    assert [_squeezed(name) for name in read] == [_squeezed(name) for name in (sender, *names)]
    head, _ = lines_of(message)
    assert all(len(line) <= LINE_ADVISED.value for line in head)


def _squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    "name", ["Zażółć gęślą jaźń i spółka " * 4, "🎉👩‍👩‍👧‍👦" * 12], ids=["words", "emoji"]
)
def test_a_long_name_stands_in_words_that_join_again(name):
    name = name.strip()
    message = eml(OUTPUTS, replace(ENVELOPE, sender=Mailbox("a@b.no", name)))
    raw = message_from_bytes(message, policy=policy.compat32)["From"]
    assert str(make_header(decode_header(raw))) == f"{name} <a@b.no>"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (datetime(2026, 1, 9, 8, 5, tzinfo=UTC), "Fri, 09 Jan 2026 08:05:00 +0000"),
        (datetime(2026, 7, 9, 8, 5, 7, 999, tzinfo=OSLO), "Thu, 09 Jul 2026 08:05:07 +0200"),
        (datetime(2026, 7, 9, 8, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
         "Thu, 09 Jul 2026 08:00:00 -0330"),
        (datetime(2026, 7, 9, 8, tzinfo=timezone(timedelta(minutes=43, seconds=8))),
         "Thu, 09 Jul 2026 07:16:52 +0000"),
    ],
)  # fmt: skip
def test_dates(date, written):
    assert lines_of(eml(OUTPUTS, replace(ENVELOPE, date=date)))[0][0] == f"Date: {written}"


def test_equal_mails_are_equal_and_others_are_told_apart():
    assert eml(OUTPUTS, WHOLE) == eml(dict(OUTPUTS), replace(WHOLE))
    variants = [
        eml(OUTPUTS, WHOLE),
        eml(OUTPUTS, replace(WHOLE, seed="order-4712")),
        eml({**OUTPUTS, "text": "Ho\n"}, WHOLE),
        eml(OUTPUTS, replace(WHOLE, to=(Mailbox("ola@example.no"),))),
    ]
    assert len({parsed(each)["Message-ID"] for each in variants}) == 4
    assert len({parsed(each).get_boundary() for each in variants}) == 4


TEXTS = st.text(
    alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=300
)


@given(subject=TEXTS.filter(_is_plain), text=TEXTS, html=TEXTS)
def test_all_comes_back(subject, text, html):
    message = eml({**OUTPUTS, "subject": subject, "text": text, "html": html}, WHOLE)
    assert parsed(message)["Subject"] == subject
    ends = re.compile(r"\r\n|\r|\n")
    assert bodies(message) == [
        ("text/plain", ends.sub("\n", text)),
        ("text/html", ends.sub("\n", html)),
    ]
    _, whole = lines_of(message)
    body = message.partition(b"\r\n\r\n")[2].split(b"\r\n")
    assert all(len(line) <= ENCODED_LINE.value for line in body)
    assert all(len(line) <= LINE_CHARACTERS.value for line in whole)
    assert message.isascii()


BREAKS = ["\r\n", "\n", "\r", "\x00", "\x0b", "\x0c", "\x1b", "\x85", "\u2028", "\u2029", "\ud800"]
SPOTS = [
    *("sender.address", "sender.name", "to.0.address", "to.0.name", "reply_to.address"),
    *("reply_to.name", "message_id_domain", "unsubscribe_url", "unsubscribe_mailto"),
    *("language", "seed", "subject"),
]


def broken(spot, text):
    """Outputs and envelope with *text* at *spot*."""
    if spot == "subject":
        return {**OUTPUTS, "subject": text}, WHOLE
    name, _, part = spot.partition(".")
    if not part:
        return OUTPUTS, replace(WHOLE, **{name: text})
    field = part.rpartition(".")[2]
    old = WHOLE.to[0] if name == "to" else getattr(WHOLE, name)
    new = replace(old, **{field: text})
    return OUTPUTS, replace(WHOLE, **{name: (new,) if name == "to" else new})


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("mark", BREAKS, ids=[ascii(mark) for mark in BREAKS])
@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_what_could_end_a_header_is_refused_by_name(spot, mark, where):
    good = {"language": "nb", "message_id_domain": "a.no", "unsubscribe_url": "https://a.no/u"}
    text = good.get(spot, "a@a.no")
    place = {"start": 0, "middle": len(text) // 2, "end": len(text)}[where]
    outputs, envelope = broken(spot, text[:place] + mark + text[place:])
    with pytest.raises(EnvelopeError) as caught:
        eml(outputs, envelope)
    assert spot in [problem.path for problem in caught.value.problems]
    assert spot in str(caught.value)


def test_every_text_of_an_envelope_is_tried():
    tried = {spot.partition(".")[0] for spot in SPOTS}
    untexted = {"date", "one_click"}
    assert {field.name for field in fields(MailEnvelope)} - untexted <= tried


@given(st.sampled_from(SPOTS), st.text(max_size=40))
def test_no_value_adds_a_header(spot, text):
    try:
        message = eml(*broken(spot, text))
    except EnvelopeError as error:
        assert error.problems
        return
    plain = eml(OUTPUTS, WHOLE)
    names = [re.findall(rb"(?m)^([A-Za-z-]+):", each.partition(b"\r\n\r\n")[0])
             for each in (message, plain)]  # fmt: skip
    assert set(names[0]) <= set(names[1])
    assert len(parsed(message)["From"].addresses) == 1


@pytest.mark.parametrize("name", ["text", "html"])
@pytest.mark.parametrize("mark", ["\x00", "\ud83d"])
def test_a_body_that_no_mail_can_carry_is_refused(name, mark):
    with pytest.raises(EnvelopeError) as caught:
        eml({**OUTPUTS, name: f"a{mark}b"}, ENVELOPE)
    assert [problem.path for problem in caught.value.problems] == [name]


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        pytest.param({"sender": Mailbox("nordhus")}, ["sender.address"], id="no address"),
        pytest.param({"sender": Mailbox("ø@a.no")}, ["sender.address"], id="letters of RFC 6532"),
        pytest.param({"to": (Mailbox("a@a.no"), Mailbox("b"))}, ["to.1.address"], id="the second"),
        pytest.param({"date": datetime(2026, 5, 1)}, ["date"], id="no zone"),
        pytest.param({"date": datetime(1899, 5, 1, tzinfo=UTC)}, ["date"], id="too early"),
        pytest.param({"message_id_domain": "a_b"}, ["message_id_domain"], id="no domain"),
        pytest.param({"language": "norsk bokmål"}, ["language"], id="no language"),
        pytest.param({"unsubscribe_url": "http://a.no"}, ["unsubscribe_url"], id="not encrypted"),
        pytest.param({"unsubscribe_url": "https://a.no/a b"}, ["unsubscribe_url"], id="a space"),
        pytest.param({"unsubscribe_url": "https://a.no/>,<https://b.no/"}, ["unsubscribe_url"],
                     id="another address in it"),
        pytest.param({"unsubscribe_url": "https://a.no/" + "x" * 982}, ["unsubscribe_url"],
                     id="longer than a line"),
        pytest.param({"unsubscribe_mailto": "off"}, ["unsubscribe_mailto"], id="no mailbox"),
        pytest.param({"one_click": True}, ["one_click"], id="a click on nothing"),
        pytest.param({"one_click": True, "unsubscribe_mailto": "off@a.no"}, ["one_click"],
                     id="a click on a mailbox"),
        pytest.param({"sender": Mailbox("x"), "language": "?"}, ["sender.address", "language"],
                     id="all at once"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(changes, paths):
    with pytest.raises(EnvelopeError) as caught:
        eml(OUTPUTS, replace(ENVELOPE, **changes))
    assert [problem.path for problem in caught.value.problems] == paths


def test_a_domain_in_other_letters_is_written_in_ascii():
    envelope = replace(ENVELOPE, sender=Mailbox("hei@blåbær.no"), to=(Mailbox("a@ÆØÅ.no"),))
    found = parsed(eml(OUTPUTS, envelope))
    assert str(found["From"]) == "hei@xn--blbr-roah.no"
    assert str(found["To"]) == "a@xn--5cab8c.no"
    assert found["Message-ID"].endswith("@xn--blbr-roah.no>")
