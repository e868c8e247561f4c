"""The end and the terms of a campaign."""

import pytest

ID = "campaign_terms_missing"


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        ("nb", "20 % rabatt!", 1),
        ("nb", "20 % rabatt til og med fredag!", 0),
        ("nb", "20 % rabatt frem til 31.5.", 0),
        ("nb", "20 % rabatt, til {{ end | date }}.", 0),
        ("nb", "20 % rabatt. Vilkårene står på nett.", 0),
        ("nb", "Nye lamper!", 0),
        ("pl", "Rabat 20%!", 1),
        ("pl", "Rabat 20%! Regulamin na stronie.", 0),
    ],
)
def test_ends_and_terms(found, locale: str, text: str, count: int) -> None:
    texts = {f"email/{locale}": {"subject": "NordHus", "body": [{"type": "text", "text": text}]}}
    findings = found(ID, texts, purpose="marketing")
    assert len(findings) == count
    assert {str(each.severity) for each in findings} <= {"info"}
    assert found(ID, texts) == []
