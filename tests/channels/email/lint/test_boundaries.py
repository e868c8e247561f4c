"""Each figure of the rules, exactly met and one over."""

import pytest

from channels.email._lint import lint


def told(rule, html="", locale="en", **outputs):
    return [each.gravity for each in lint({"html": html, **outputs}, locale, only=[rule])]


@pytest.mark.parametrize(
    ("ink", "style", "found"),
    [
        ("#767676", "", []),
        ("#777777", "", ["warning"]),
        ("#949494", "font-size:24px", []),
        ("#959595", "font-size:24px", ["warning"]),
        ("#949494", "font-size:23.9px", ["warning"]),
        ("#949494", "font-size:18.67px;font-weight:bold", []),
        ("#949494", "font-size:18.6px;font-weight:bold", ["warning"]),
        ("#949494", "font-size:14pt;font-weight:700", []),
        ("#949494", "font-size:20px;font-weight:500", ["warning"]),
        ("#fefefe", "font-size:1px", []),
    ],
)
def test_contrast(ink, style, found):
    assert told("contrast_low", f'<p style="color:{ink};{style}">Hi</p>') == found


def test_a_contrast_that_is_not_enough_never_reads_as_if_it_were():
    (advice,) = lint({"html": '<p style="color:#777777">x</p>'}, only=["contrast_low"])
    assert "4.4:1" in advice.message and "4.5:1" in advice.message


@pytest.mark.parametrize(("size", "found"), [("12px", []), ("11.9px", ["warning"]), ("9pt", []),
                                             ("8.9pt", ["warning"]), ("1.9px", [])])  # fmt: skip
def test_small_text(size, found):
    assert told("text_small", f'<p style="font-size:{size}">Hi</p>') == found


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("display:block;font-size:16px;line-height:24px", []),
        ("display:block;font-size:16px;line-height:23px", ["warning"]),
        ("display:block;font-size:10px;line-height:1;padding:7px", []),
        ("display:block;font-size:10px;line-height:1;padding:6px 40px", ["warning"]),
        ("display:inline;font-size:10px", []),
        ("display:block;font-size:10px;height:44px", []),
    ],
)
def test_small_targets(style, found):
    assert told("target_small", f'<a href="https://a.no" style="{style}">Buy</a>') == found


@pytest.mark.parametrize(("count", "found"), [(100, []), (99, ["warning"])])
def test_a_mail_of_pictures(count, found):
    assert told("image_only", f'<img src="a" width="600"><p>{"x" * count}</p>') == found


@pytest.mark.parametrize(("width", "found"), [("200", []), ("201", ["warning"]), ("", ["warning"])])
def test_from_which_width_an_image_is_a_picture(width, found):
    assert told("image_only", f'<img src="a" width="{width}">') == found


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("ABCDE FGHIJ", ["warning"]),
        ("ABCDE FGHI", []),
        ("ABCDEFGHIJK", []),
        ("ABCDE FGHIj", []),
        ("12345 67890 1", []),
    ],
)
def test_capitals(subject, found):
    assert told("subject_capitals", subject=subject) == found


@pytest.mark.parametrize(("length", "found"), [(33, []), (34, ["info"])])
def test_the_subject_that_every_inbox_shows(length, found):
    assert told("subject_cut", subject="x" * length) == found


@pytest.mark.parametrize(("length", "found"), [(39, ["info"]), (40, [])])
def test_a_short_preheader(length, found):
    preheader = "x" * length
    html = f"<div>{preheader}</div><p>More words</p>"
    assert told("preheader_short", html, preheader=preheader) == found


@pytest.mark.parametrize(
    "tag", ["da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "pl", "sv"]
)
def test_every_language_of_ours_knows_vague_links(tag):
    from channels.email._lint.link_text_vague import vague

    for words in vague()[tag]:
        assert told("link_text_vague", f'<a href="https://a.no">{words.title()}…</a>', tag)


@pytest.mark.parametrize(
    ("locale", "words", "found"),
    [("nb", "Her", 1), ("pl", "Her", 0), ("nb", "Her er ordren", 0), ("de-AT", "hier", 1),
     ("no", "klikk her", 1), ("xx", "here", 1)],
)  # fmt: skip
def test_vague_words_are_those_of_the_language_and_of_english(locale, words, found):
    assert len(told("link_text_vague", f'<a href="https://a.no">{words}</a>', locale)) == found
