"""Promises of a count: order, repeats and copies change nothing; the derivation adds up again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.codec import to_json
from marsad.count import total
from marsad.model import Claim, Count

Build = Callable[..., Claim]

FIGURES = st.sampled_from(
    [
        {"n": 9}, {"n": 12}, {"n": 17}, {"n": 1, "words": "a girl", "sex": "female"},
        {"n": 2, "words": "two boys", "sex": "male", "age_group": "child"},
        {"n": [10, None], "words": "at least 10"}, {"n": [1, 60], "words": "up to 60"},
        {"n": [24, None], "words": "dozens", "soft": True}, {"n": None, "words": "people"},
        {"n": [2, None], "words": "people", "soft": True, "rule": "count.plural"},
        {"n": [0, 0], "words": "no one"}, {"n": 9, "status": "denied"},
        {"n": 17, "supersedes": 12}, {"n": 30, "words": "30 casualties"},
        {"n": 3, "names": ["Ada Lind", "Bo Marsh"]},
    ]
)  # fmt: skip
SPECS = st.fixed_dictionaries(
    {
        "text": st.sampled_from(["t1", "t2", "t3"]),
        "source": st.sampled_from(["Hospital", "Monitor", "Army"]),
        "at": st.sampled_from([0, 9, 20, 400]),
        "part": st.booleans(),
        "figure": FIGURES,
    }
)
MANY = st.lists(SPECS, min_size=1, max_size=9)
RULE_SETS = st.sampled_from(["literal", "acled", "airwars", "ucdp"])
DAYS = {"t1": 12, "t2": 12, "t3": 14, "copy": 12}


def built(claim: Build, specs: list, text: str | None = None) -> list[Claim]:
    """Claims of the specs; a "part" is a subset of its text's first claim."""
    made: list[Claim] = []
    first: dict[str, str] = {}
    for spec in specs:
        name = text or spec["text"]
        said = claim(name, day=DAYS[name], source=spec["source"], at=spec["at"], **spec["figure"])
        if spec["part"] and first.get(name, said.id) != said.id:
            said = replace(said, subset_of=first[name])
        first.setdefault(name, said.id)
        made.append(said)
    return list({said.id: said for said in made}.values())


def origins_of(claims: list[Claim]) -> dict[str, str]:
    return {said.id: str(said.sources[0].name) for said in claims}


def counted(claims: list[Claim], rule_set: str) -> Count:
    return total("killed", claims, origins_of(claims), rule_set)


def recomputed(count: Count, bound: str) -> int | None:
    """The bound added up again from the amounts that the derivation cites."""
    lines = [line for line in count.derivation if line.bound == bound]
    assert lines
    if any(line.reason.startswith("no upper bound") for line in lines):
        return None
    return sum(int(line.reason.partition(":")[0]) for line in lines)


@settings(max_examples=200)
@given(MANY, RULE_SETS, st.randoms(use_true_random=False))
def test_order_and_repeats_change_nothing(
    claim: Build, specs: list, rule_set: str, random: object
) -> None:
    claims = built(claim, specs)
    again = claims + claims[:2]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert counted(again, rule_set) == counted(claims, rule_set)


@settings(max_examples=200)
@given(MANY, RULE_SETS)
def test_a_copy_of_a_report_changes_no_number(claim: Build, specs: list, rule_set: str) -> None:
    claims = built(claim, specs)
    copy = built(claim, [spec for spec in specs if spec["text"] == "t1"], "copy")
    before, after = counted(claims, rule_set), counted([*claims, *copy], rule_set)
    assert (before.low, before.best, before.high) == (after.low, after.best, after.high)


@settings(max_examples=300)
@given(MANY, RULE_SETS)
def test_bounds_are_in_order_or_flagged_and_unknown_is_not_zero(
    claim: Build, specs: list, rule_set: str
) -> None:
    found = counted(built(claim, specs), rule_set)
    if found.low is None:
        assert found.best is None
        assert found.high is None
        return
    assert found.best is not None
    ordered = 0 <= found.low <= found.best <= (found.best if found.high is None else found.high)
    assert ordered or found.needs_review


@settings(max_examples=300)
@given(MANY, RULE_SETS)
def test_the_cited_claims_add_up_to_the_number(claim: Build, specs: list, rule_set: str) -> None:
    claims = built(claim, specs)
    found = counted(claims, rule_set)
    if found.low is None:
        return
    assert recomputed(found, "low") == found.low
    assert recomputed(found, "best") == found.best
    assert recomputed(found, "high") == found.high
    cited = {line.claim for line in found.derivation if line.claim}
    assert cited <= {said.id for said in claims}


@settings(max_examples=200)
@given(MANY, RULE_SETS)
def test_no_number_exceeds_what_one_report_says(claim: Build, specs: list, rule_set: str) -> None:
    claims = built(claim, specs)
    found = counted(claims, rule_set)
    texts = {said.text for said in claims}
    highest = max(
        sum(s.count.high or s.count.low or 0 for s in claims if s.text == text and s.count)
        for text in texts
    )
    assert (found.low or 0) <= max(highest, 3)  # ACLED codes an unspecified plural as 3


PROGRAM = """
import json, sys
from marsad import codec, count, model
given = json.load(sys.stdin)
claims = [codec.from_json(model.Claim, data) for data in given["claims"]]
print(json.dumps(codec.to_json(count.total("killed", claims, given["origins"], "airwars"))))
"""


def test_another_process_gives_the_same_count(claim: Build) -> None:
    claims = [
        claim(f"t{n % 4}", n=n % 6 + 2, source=("Hospital", "Monitor", "Army")[n % 3], at=n * 30)
        for n in range(24)
    ]
    given = json.dumps({"claims": [to_json(c) for c in claims], "origins": origins_of(claims)})
    for seed in ("1", "4321"):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=given, capture_output=True, text=True,
            check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert json.loads(run.stdout) == to_json(counted(claims, "airwars"))
