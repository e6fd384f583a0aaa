"""Promises of grouping: order, repeats, copies and the process change nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.codec import to_json
from marsad.model import Claim, Incident
from marsad.resolve import incidents, origins
from marsad.resolve.grouping import accounts_of, fits, prepared
from marsad.resolve.wording import Wording

Build = Callable[..., Claim]

SPECS = st.fixed_dictionaries(
    {
        "text": st.sampled_from(["t1", "t2", "t3", "t4"]),
        "harm": st.sampled_from(["killed", "killed", "injured", "abducted", "destroyed"]),
        "n": st.sampled_from([None, 1, 3, 4, 9, 12, (10, None)]),
        "day": st.sampled_from([None, 10, 11, 11, 12]),
        "place": st.sampled_from([None, "bambari", "bambari", "ippy", "ouaka", "cf"]),
        "role": st.sampled_from(["main", "main", "main", "background", "anniversary", "aggregate"]),
        "status": st.sampled_from(["asserted", "asserted", "alleged", "denied", "threatened"]),
        "act": st.sampled_from(["unknown", "bombing", "shooting"]),
        "source": st.sampled_from([None, "Rights Monitor", "officials"]),
        "at": st.sampled_from([0, 60, 700, 3000]),
    }
)
MANY = st.lists(SPECS, max_size=14)


DAYS = {"t1": 12, "t2": 13, "t3": 13, "t4": 15, "copy": 12}


def built(claim: Build, specs: list, **more: str) -> list[Claim]:
    """Claims of the specs; a text has one day of publication."""
    made = [{**spec, **more} for spec in specs]
    return [claim(published=date(2024, 6, DAYS[spec["text"]]), **spec) for spec in made]


def shape(found: tuple[Incident, ...]) -> list[object]:
    return [to_json(incident) for incident in found]


@settings(max_examples=150)
@given(MANY, st.randoms(use_true_random=False))
def test_order_and_repeats_change_nothing(claim: Build, specs: list, random: object) -> None:
    claims = built(claim, specs)
    again = claims + claims[: len(claims) // 2]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert shape(incidents(again)) == shape(incidents(claims))


@settings(max_examples=150)
@given(MANY)
def test_a_report_repeated_under_another_id_adds_no_incident_and_no_origin(
    claim: Build, specs: list
) -> None:
    claims = built(claim, specs)
    original = [spec for spec in specs if spec["text"] == "t1"]
    twins = built(claim, original, text="copy", outlet="Copyist")
    before = incidents(claims, {"t1": "copy"})
    after = incidents([*claims, *twins], {"t1": "copy", "copy": "copy"})
    assert len(before) == len(after)
    assert sorted(len(i.origins) for i in before) == sorted(len(i.origins) for i in after)
    assert sorted(i.status for i in before) == sorted(i.status for i in after)


@settings(max_examples=150)
@given(MANY)
def test_no_two_accounts_of_an_incident_contradict_each_other(claim: Build, specs: list) -> None:
    claims = {said.id: said for said in built(claim, specs)}
    ready = prepared(claims.values(), origins(claims.values()), {})
    nothing = Wording(frozenset(), frozenset())
    told = accounts_of(ready, {slots.report: nothing for slots in ready})
    by_claim = {slots.claim.id: at for at, account in enumerate(told) for slots in account.claims}
    for incident in incidents(claims.values()):
        together = sorted({by_claim[id] for id in incident.claims if id in by_claim})
        for one, other in combinations(together, 2):
            assert fits(told[one], told[other])


@settings(max_examples=100)
@given(MANY)
def test_a_claim_is_in_one_incident_and_only_if_it_tells_of_a_happening(
    claim: Build, specs: list
) -> None:
    claims = {said.id: said for said in built(claim, specs)}
    used = [id for incident in incidents(claims.values()) for id in incident.claims]
    assert len(used) == len(set(used))
    assert not any(claims[id].role == "aggregate" for id in used)
    assert not any(claims[id].status == "threatened" for id in used)


PROGRAM = """
import json, sys
from marsad import codec, model, resolve
claims = [codec.from_json(model.Claim, data) for data in json.load(sys.stdin)]
print(json.dumps([codec.to_json(i) for i in resolve.incidents(claims)]))
"""


def test_another_process_gives_the_same_incidents_and_ids(claim: Build) -> None:
    claims = [
        claim(f"t{n % 7}", n=n % 5 + 1, day=10 + n % 3, place=("bambari", "ippy", "ouaka")[n % 3],
              at=n * 10, source=("Rights Monitor", "officials", None)[n % 3],
              actor=("Red Banner Front", "Harbour Brigade", None)[n % 3])
        for n in range(40)
    ]  # fmt: skip
    given = json.dumps([to_json(said) for said in claims])
    for seed in ("1", "4321"):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=given, capture_output=True, text=True,
            check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert json.loads(run.stdout) == shape(incidents(claims))
