import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.policy import CodeFinding, CodeKind, CodeSeen, Use, strictest, verdict

CALL_TYPE, DISPOSITION = CodeKind.CALL_TYPE, CodeKind.DISPOSITION

POLICY = {
    (CALL_TYPE, "MVA"): Use.ASK,
    (CALL_TYPE, "NOISE"): Use.ASK,
    (CALL_TYPE, "ALARM"): Use.TELL,
    (CALL_TYPE, "DV"): Use.NEVER,
    (CALL_TYPE, "DRONE"): None,
    (DISPOSITION, "01"): Use.ASK,
    (DISPOSITION, "04"): Use.TELL,
    (DISPOSITION, "03"): Use.NEVER,
}


def seen(*codes: str) -> list[CodeSeen]:
    """Codes of digits are dispositions here, all others call types."""
    return [CodeSeen(DISPOSITION if code.isdigit() else CALL_TYPE, code) for code in codes]


@pytest.mark.parametrize(
    ("codes", "use"),
    [
        (("MVA",), Use.ASK),
        (("MVA", "NOISE"), Use.ASK),
        (("MVA", "01"), Use.ASK),
        (("MVA", "ALARM"), Use.TELL),
        (("MVA", "04"), Use.TELL),
        (("ALARM", "01"), Use.TELL),
        (("MVA", "DV"), Use.NEVER),
        (("DV", "MVA"), Use.NEVER),
        (("DV", "MVA", "01"), Use.NEVER),
        (("MVA", "03"), Use.NEVER),
        (("ALARM", "03"), Use.NEVER),
        (("MVA", "DRONE"), Use.NEVER),
        (("MVA", "NOT-IN-POLICY"), Use.NEVER),
        (("MVA", "99"), Use.NEVER),
        (("mva",), Use.NEVER),
        (("01",), Use.NEVER),
        ((), Use.NEVER),
    ],
)
def test_the_strictest_of_all_codes_counts(codes: tuple[str, ...], use: Use) -> None:
    assert verdict(seen=seen(*codes), policy=POLICY).use is use


def test_findings_keep_the_order_seen_and_each_code_once() -> None:
    found = verdict(seen=seen("MVA", "DRONE", "MVA", "01"), policy=POLICY).findings
    assert found == (
        CodeFinding(CALL_TYPE, "MVA", Use.ASK),
        CodeFinding(CALL_TYPE, "DRONE", None),
        CodeFinding(DISPOSITION, "01", Use.ASK),
    )


def test_a_call_type_is_not_judged_by_a_disposition_of_the_same_code() -> None:
    policy = {(DISPOSITION, "CIVIL"): Use.ASK}
    assert verdict(seen=[CodeSeen(CALL_TYPE, "CIVIL")], policy=policy).use is Use.NEVER


@given(st.lists(st.sampled_from(["MVA", "NOISE", "ALARM", "DV", "DRONE", "01", "04", "03", "99"])))
def test_one_more_code_never_loosens(codes: list[str]) -> None:
    before = verdict(seen=seen("MVA", *codes[:-1]), policy=POLICY).use
    after = verdict(seen=seen("MVA", *codes), policy=POLICY).use
    assert strictest([before, after]) is after
